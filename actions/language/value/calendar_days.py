"""Days and periods, and arithmetic with them; all of it on calendar days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from ..english.calendar import MONTHS, WEEKDAYS

Prefer = Literal["future", "past"]


@dataclass(frozen=True)
class Days:
    """A day (`first == last`) or a period, both ends included, found at `start:end`.

    `other`: the second reading of 03/04/2027. `weak`: words that are as often part of a name ("May 2027", "Q3").
    `unreal`: no calendar has it ("31 February", "32 March"); the day is the last one of that month.
    """

    first: date
    last: date
    other: date | None = None
    weak: bool = False
    unreal: bool = False
    start: int = 0
    end: int = 0

    @property
    def day(self) -> date:
        """The one day it stands for as a date: a period its last one, a week its Friday."""
        week = self.last - self.first == timedelta(6) and self.first.weekday() == 0
        return self.last - timedelta(2) if week else self.last


LONGEST_MONTH = 31
HOLIDAYS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "xmas": (12, 25),
    "christmas eve": (12, 24),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
}


def year_of(text: str, today: date | None = None) -> int:
    """A year as said, "27" or "2027"; "of next year" is one from `today`."""
    if today and not text[-1].isdigit():
        last, this = re.search(r"\b(?:last|previous|past)\b", text), re.search(r"\b(?:this|current)\b", text)
        return today.year + (-1 if last else 0 if this else 1)
    year = int(re.sub(r"\D", "", text))
    return 2000 + year if year < 100 else year


def month_of(text: str) -> int:
    """The number of a month by its first three letters."""
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(text[:3]))


def weekday_of(text: str) -> int:
    """The number of a weekday, Monday being 0."""
    return next((i for i, name in enumerate(WEEKDAYS) if name.startswith(text[:3])), 2)


def on_weekday(days: Days, weekday: str) -> Days:
    """A day said with its weekday: the reading that falls on it; else the nearest such weekday is another reading."""
    wanted = weekday_of(weekday)
    fits = [day for day in (days.first, days.other) if day and day.weekday() == wanted]
    if fits or days.unreal or days.first != days.last:
        return replace(days, first=fits[0], last=fits[0], other=None) if fits else days
    return replace(days, other=days.first + timedelta((wanted - days.first.weekday() + 3) % 7 - 3))


def one_day(day: date, weak: bool = False) -> Days:
    """A day as `Days`."""
    return Days(day, day, weak=weak)


def day_of(year: int, month: int, day: int) -> Days:
    """A day of a month, which may have fewer.

    Raises:
        ValueError: no month has it.
    """
    last = date(year, month, 1) + relativedelta(day=31)
    if not 0 < day <= LONGEST_MONTH:
        raise ValueError(day)
    return Days(last, last, unreal=True) if day > last.day else one_day(last.replace(day=day))


def months_from(first: date, months: int, weak: bool = False) -> Days:
    """A period of whole months."""
    return Days(first, first + relativedelta(months=months, days=-1), weak=weak)


def nearest(of_year: Callable[[int], Days], today: date, prefer: Prefer) -> Days:
    """What comes once a year, said without the year: the next one, which may be now, or the latest."""
    this = of_year(today.year)
    if prefer == "future" and this.last < today:
        return of_year(today.year + 1)
    return of_year(today.year - 1) if prefer == "past" and this.first > today else this


def in_year(said: str | None, of_year: Callable[[int], Days], today: date, prefer: Prefer) -> Days:
    """What comes once a year, in the year that is said, or else the nearest."""
    return of_year(year_of(said, today)) if said else nearest(of_year, today, prefer)


def period(unit: str, today: date, shift: int) -> Days:
    """The calendar week, month, quarter or year that is `shift` of them away."""
    if unit.startswith("day"):
        return one_day(today + timedelta(shift))
    if unit.startswith("w"):
        first = today - timedelta(today.weekday() - 7 * shift)
        return Days(first + timedelta(5 if unit == "weekend" else 0), first + timedelta(6))
    if unit.startswith("f"):
        return Days(today, today + timedelta(14 * shift)) if shift >= 0 else Days(today - timedelta(14), today)
    if unit.startswith("m"):
        return months_from(today.replace(day=1) + relativedelta(months=shift), 1)
    if unit.startswith("q"):
        first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
        return months_from(first + relativedelta(months=3 * shift), 3)
    return months_from(date(today.year + shift, 1, 1), 12)


def shifted(today: date, unit: str, number: int) -> date:
    """The day that is so many days, working days, weeks, months … away."""
    if unit.startswith(("business", "work")):
        step = 1 if number > 0 else -1
        while number:
            today += timedelta(step)
            number -= step if today.weekday() < 5 else 0
        return today
    word = unit.split()[-1]
    if word.startswith(("d", "w", "f")):
        return today + timedelta(number * {"d": 1, "w": 7, "f": 14}[word[0]])
    return today + relativedelta(months=number * {"m": 1, "q": 3, "y": 12}[word[0]])
