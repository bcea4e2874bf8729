"""The grammar of days and periods: what "next Friday", "Q3" or "the last 30 days" is on a given day.

A grammar of our own rather than a date library: it must find dates inside sentences within a millisecond, know
periods as well as days, and never take "Studio 54" or "Sun Corp" for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ..english.calendar import MONTH, OF_YEAR, WEEKDAY, YEAR
from .calendar_days import (
    HOLIDAYS,
    LONGEST_MONTH,
    Days,
    Prefer,
    day_of,
    in_year,
    month_of,
    months_from,
    nearest,
    on_weekday,
    one_day,
    period,
    shifted,
    weekday_of,
    year_of,
)
from .in_month import DAY, WEEK, day_in_month, week_in_month
from .months_abroad import DAY_ABROAD, day_abroad
from .numerals import COUNT, DAYS_IN_WORDS, count, day_number, position

_MONTH_OF = r"(?:(?:the |this )?months? of )?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(sorted(DAYS_IN_WORDS, key=len, reverse=True))})"
_UNIT = r"(?:(?:business|working|work|calendar) )?(?:days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?)"
_HALF = r"half an?(?= year)"
_NEXT = r"(?:next|the coming|coming|upcoming|the following|following|the next)"
_LAST = r"(?:the last|last|previous|the previous|past|the past|the prior|prior)"
_THIS = r"(?:the current|current|this current|this|the)"


_DIGITS = re.compile(r" (?:the )?\d")


def _iso(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    return day_of(int(m[1]), int(m[2]), int(m[3]))


def _numeric(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """Day and month in either order. Where both orders make a date, both are kept; with dots the day comes first."""
    readings = []
    orders = ((int(m[1]), int(m[2])), (int(m[2]), int(m[1])))
    for day, month in orders[:1] if "." in m.group() and int(m[2]) <= 12 else orders:
        try:
            readings.append(_day_in(m[3], month, day, today, prefer))
        except ValueError:
            continue
    real = [found.day for found in readings if not found.unreal]
    if not real:
        return readings[0]
    first, second = real[0], real[-1]
    return Days(first, first, other=second if second != first else None, weak=not m[3])


def _day_in(said: str | None, month: int, day: int, today: date, prefer: Prefer) -> Days:
    return in_year(said, lambda year: day_of(year, month, day), today, prefer)


def _day_month(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    day, month = day_number(m["d"]), month_of(m["m"])
    leads = m.start("d") < m.start("m") and not _DIGITS.match(m.string, m.end())  # not so in "for 80 March 5"
    if leads and not 0 < day <= LONGEST_MONTH:
        return replace(months_from(date(today.year, month, 1), 1), unreal=True)
    return _day_in(m["y"], month, day, today, prefer)


def _day_range(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    def of_year(year: int) -> Days:
        first, last = (day_of(year, month_of(m["m"]), day_number(m[d])) for d in "de")
        if first.last > last.first:
            raise ValueError("no range")
        return Days(first.first, last.last, unreal=last.unreal)

    return in_year(m["y"], of_year, today, prefer)


def _month_year(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    return months_from(date(year_of(m[2], today), month_of(m[1]), 1), 1, weak=True)


def _named_month(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    first = date(today.year, month_of(m[2]), 1)
    if m[1] and re.fullmatch(_LAST, m[1].strip()) and first >= today.replace(day=1):
        first -= relativedelta(years=1)
    elif m[1] and "next" in m[1] and first <= today:
        first += relativedelta(years=1)
    else:
        return nearest(lambda year: months_from(first.replace(year=year), 1, weak=True), today, prefer)
    return months_from(first, 1, weak=True)


def _nth(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """ "The 15th" is the next one; "Friday the 15th" the next that is a Friday, or in doubt where that is far off."""
    said, day = m["month"], day_number(m["d"])
    step = 1 if prefer == "future" else -1
    begin = int("next" in said) if said else step * ((day - today.day) * step < 0)
    months = [today.replace(day=1) + relativedelta(months=begin + n * step) for n in range(1 if said else 4)]
    found = [day_of(month.year, month.month, day) for month in months]
    found = [one for one in found if not one.unreal] or found
    if not m["weekday"]:
        return replace(found[0], weak=not said)
    fits = [one for one in found if one.day.weekday() == weekday_of(m["weekday"])]
    return on_weekday((fits or found)[0], m["weekday"])


def _relative_day(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    word = m.group()
    if "after" in word:
        return one_day(today + timedelta(2))
    if "before" in word:
        return one_day(today - timedelta(2))
    if word.startswith(("yest", "last")):
        return one_day(today - timedelta(1))
    return one_day(today + timedelta(1) if word.startswith(("tom", "tm", "2m", "the next")) else today)


def _weekdays(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """ "Next Friday" is the coming Friday, as "Friday" is; "Friday next week" is the one of next week."""
    before, after = (m["before"] or "").strip(), (m["after"] or "").strip()
    wanted = weekday_of(m["weekday"])
    monday = today - timedelta(today.weekday())
    if "next week" in before + after or "following week" in after:
        return one_day(monday + timedelta(7 + wanted))
    if "last week" in after:
        return one_day(monday + timedelta(wanted - 7))
    back = (today.weekday() - wanted) % 7 or 7
    if (before and re.fullmatch(_LAST, before)) or (not before and prefer == "past"):
        return one_day(today - timedelta(back))
    ahead = (wanted - today.weekday()) % 7
    if not (before.startswith("this") and ahead == 0):
        ahead = ahead or 7
    return one_day(
        today + timedelta(ahead + (7 if after in ("after next", "week") else 0)), weak=len(m["weekday"]) <= 3
    )


def _calendar(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    shift = 1 if re.fullmatch(_NEXT, m[1]) else -1 if re.fullmatch(_LAST, m[1]) else 0
    return period(m[3], today, 2 if m[4] else shift)


def _ahead(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    if m["n"].startswith("half"):
        return one_day(shifted(today, "month", 6))
    return one_day(shifted(today, m["unit"], count(m["n"])))


def _ago(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    return one_day(shifted(today, m["unit"], -count(m["n"])))


def _from_weekday(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    start = today + timedelta((weekday_of(m[2]) - today.weekday()) % 7 or 7)
    return one_day(start + timedelta(7 * count(m[1])))


def _rolling(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    """ "The next 30 days", "within two weeks", "the last 3 months": a window that ends or begins today."""
    number = count(m["n"])
    if re.fullmatch(rf"(?:in )?{_LAST}", m[1]) or (m[1] == "within" and prefer == "past"):
        return Days(shifted(today, m["unit"], -number), today)
    return Days(today, shifted(today, m["unit"], number))


def _quarter(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    index = int(m[1] or 0) or (position(m[2]) or 0) % 5  # the last one is the fourth
    return in_year(m[3], lambda year: months_from(date(year, 3 * index - 2, 1), 3, weak=True), today, prefer)


def _half(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    month = 1 if m[1] == "1" else 7
    return in_year(m[2], lambda year: months_from(date(year, month, 1), 6, weak=True), today, prefer)


def _whole_year(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    return months_from(date(year_of(m[1]), 1, 1), 12, weak=True)


def _holiday(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    return nearest(lambda year: one_day(date(year, *HOLIDAYS[m[1]]), weak=True), today, prefer)


def _end_abbreviated(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    return one_day(period({"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}[m[1]], today, 0).day)


def _to_date(m: re.Match[str], today: date, prefer: Prefer) -> Days:
    unit = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[(m[1] or m[2])[0]]
    return Days(period(unit, today, 0).first, today)


Rule = tuple["re.Pattern[str]", Callable[["re.Match[str]", date, Prefer], Days]]


def _rule(pattern: str, make: Callable[[re.Match[str], date, Prefer], Days]) -> Rule:
    return re.compile(rf"(?:(?<![\w/.-])|(?<=\bmid-))(?:{pattern})(?![\w/]|-\d)"), make


_ON_THE = r",? (?:on |around |about )?(?=the \d{1,2}(?:st|nd|rd|th))"
"""What stands in "March, on | the 15th"."""

# One or two words before and after a date ("end of", "at 5 pm") are taken in by `_widened`.
RULES: tuple[Rule, ...] = (
    _rule(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:t[\d:.]+z?)?", _iso),
    _rule(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", _numeric),
    _rule(r"(\d{1,2})/(\d{1,2})()", _numeric),
    _rule(r"(\d{1,2})\.(\d{1,2})\.()", _numeric),
    _rule(
        rf"(?:the )?(?P<d>{_DAY}) ?(?:-|to|and|until|till|through) ?(?:the )?(?P<e>{_DAY})(?: of)? "
        rf"(?P<m>{MONTH})(?:,? (?P<y>{OF_YEAR}))?",
        _day_range,
    ),
    _rule(
        rf"(?P<m>{MONTH}) (?P<d>{_DAY}) ?(?:-|to|and|until|till|through) ?(?P<e>{_DAY})(?:,? (?P<y>{OF_YEAR}))?",
        _day_range,
    ),
    _rule(rf"(?:the )?(?P<d>{_DAY})(?: of)?[ -](?P<m>{MONTH})(?:,?[ -](?P<y>{OF_YEAR}))?", _day_month),
    _rule(rf"(?P<m>{MONTH})(?:[ -]|{_ON_THE})(?:the )?(?P<d>{_DAY})(?:(?:, ?| |-)(?P<y>{OF_YEAR}))?", _day_month),
    _rule(WEEK, week_in_month),
    _rule(DAY, day_in_month),
    _rule(rf"{_MONTH_OF}({MONTH})(?:,|-)? ?({OF_YEAR})", _month_year),
    _rule(rf"{_MONTH_OF}((?:this|{_NEXT}|{_LAST}) )?({MONTH})", _named_month),
    _rule(
        rf"(?:the|(?P<weekday>{WEEKDAY}),?(?: the)?) (?P<d>\d{{1,2}}(?:st|nd|rd|th))"
        r"(?P<month> of (?:this|next|the) month)?",
        _nth,
    ),
    _rule(
        r"the day after tom+or+ow|day after tom+or+ow|the day before yesterday|today|tonight|tom+or+ow|tmrw|tmr|2moro"
        r"|tommorrow|yesterday|last night|the next day",
        _relative_day,
    ),
    _rule(
        rf"(?:(?P<before>next week|this coming|this|{_NEXT}|{_LAST}) )?(?P<weekday>{WEEKDAY})"
        r"(?P<after> (?:of )?(?:next|last|this|the following) week| after next| week(?! of\b))?",
        _weekdays,
    ),
    _rule(
        rf"({_NEXT}|{_LAST}|{_THIS}) ((?:business |calendar |fiscal |financial |work(?:ing)? )?)"
        r"(day|week|weekend|month|quarter|year|fortnight)( after next)?",
        _calendar,
    ),
    _rule(rf"in (?:about )?(?P<n>{_HALF}|{COUNT}) (?P<unit>{_UNIT})(?:'?s?'? time)?", _ahead),
    _rule(rf"(?P<n>{_HALF}|{COUNT}) (?P<unit>{_UNIT}) (?:from (?:now|today)|out|ahead|later|hence)", _ahead),
    _rule(rf"(?P<n>{COUNT}) (?P<unit>{_UNIT}) (?:ago|back|earlier)", _ago),
    _rule(rf"({COUNT}) weeks? (?:from|on) ({WEEKDAY})", _from_weekday),
    _rule(rf"(within(?: the next)?|in the last|{_NEXT}|{_LAST}) (?P<n>{COUNT}) (?P<unit>{_UNIT})", _rolling),
    _rule(
        rf"(?:the )?(?:q([1-4])|(first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) quarter)"
        rf"(?:(?: of|,|/)? ?({YEAR}|(?:of )?(?:next|last|this) year))?",
        _quarter,
    ),
    _rule(rf"h([12])(?: ({YEAR}))?", _half),
    _rule(rf"({YEAR})", _whole_year),
    _rule(rf"(?:the )?({'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})", _holiday),
    _rule(r"eo(d|w|m|q|y)", _end_abbreviated),
    _rule(DAY_ABROAD, day_abroad),
    _rule(r"(w|m|q|y)td|(week|month|quarter|year)[ -]to[ -]date", _to_date),
)
