"""A part of a month told by its place: "the first week of January", "the last Friday of next month"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ..english.calendar import MONTH, OF_YEAR, WEEKDAY
from .calendar_days import Days, Prefer, in_year, month_of, months_from, one_day, weekday_of
from .numerals import position

_FROM_END = r"(?:second|third)[ -](?:to[ -])?last"
_PLACE = rf"(?:the )?(?P<n>{_FROM_END}|first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)) "
_OF = rf"(?: of| in)? (?:(?:the |this )?months? of )?(?P<m>{MONTH})(?:,? (?P<y>{OF_YEAR}))?"
_WHICH = r"(?: of| in)? (?P<which>(?:the )?(?:next|coming|following|this|current|last|previous) month|the month)"
WEEK = rf"{_PLACE}week{_OF}"
DAY = rf"{_PLACE}(?P<day>(?:business|working|work|week)[ -]?day|{WEEKDAY})(?:{_OF}|{_WHICH})"


def week_in_month(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """Of the first week the days are 1 to 7; of the last the last seven."""
    place = position(m["n"]) or 1

    def of_month(month: Days) -> Days:
        if place < 0:
            return Days(month.last - timedelta(6), month.last)
        return Days(month.first + timedelta(7 * place - 7), min(month.first + timedelta(7 * place - 1), month.last))

    return _in_month(m, of_month, today, prefer)


def day_in_month(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """The first, second … last weekday of that name, or working day; few months have a fifth."""
    place = position(re.split("[ -]", m["n"])[0]) or 1
    place = -place if place > 0 and m["n"].endswith("last") else place
    working = m["day"].endswith("day") and m["day"].startswith(("business", "work", "week"))

    def of_month(month: Days) -> Days:
        days = [month.first + timedelta(n) for n in range((month.last - month.first).days + 1)]
        fits = [day for day in days if (day.weekday() < 5 if working else day.weekday() == weekday_of(m["day"]))]
        if place > len(fits):
            return Days(fits[-1], fits[-1], unreal=True)
        return one_day(fits[place if place < 0 else place - 1])

    return _in_month(m, of_month, today, prefer)


def _in_month(m: re.Match[str], of_month: Callable[[Days], Days], today: date, prefer: Prefer) -> Days:
    if which := m.groupdict().get("which"):
        shift = -1 if re.search("last|previous", which) else int(re.search("next|coming|following", which) is not None)
        return of_month(months_from(today.replace(day=1) + relativedelta(months=shift), 1))
    number = month_of(m["m"])
    return in_year(m["y"], lambda year: of_month(months_from(date(year, number, 1), 1)), today, prefer)
