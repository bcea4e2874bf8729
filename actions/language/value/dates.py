"""Days and periods in a text: `next Friday`, `end of March`, `in two weeks`, `Q3`, `15/06/2027`, `last 30 days`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ..english.calendar import MONTHS, WEEKDAY, WEEKDAYS
from .calendar_days import Days, Prefer, on_weekday, period
from .day_rules import RULES

__all__ = ["Days", "Prefer", "find_days"]

_EDGE = re.compile(
    r"(?:(?:the )?(?P<edge>very end|end|close(?= of)|(?:first|last) (?:(?:business|work|working|week) ?)?day|beginning"
    r"|start|middle|mid(?:dle)?)(?: of|-)?"
    r"|(?P<vague>mid|early|late))[ -](?:the )?$"
)
_BARE_UNIT = re.compile(
    r"\b(?:(?P<edge>end|last day|beginning|start|first day|middle) of )?(week|month|quarter|year)(?(edge)|[ -]end)\b"
)
_NAMED_DAY = re.compile(rf"\b(?P<weekday>{WEEKDAY}),? (?:the )?$")
_CLOCK = re.compile(r",?(?: at| by|@)? ?(?:\d{1,2}(?::\d\d| ?(?:am|pm|a\.m\.|p\.m\.))(?: ?(?:am|pm))?|noon|midday)\b")
_FROM_IT = re.compile(r" (?:after|before)(?: (?:that|this|it|then))?[ .!]*$")
"""Counted from a day that is not said here: "the Friday after"; asked rather than guessed."""
_BESIDE = re.compile(r"\b(?P<how>the|an?|one) (?P<unit>day|week|month) (?P<where>before|after) (?:the )?$")
"""Counted from a day that is said: "the week before | Christmas"."""
_STEPS = {"day": relativedelta(days=1), "week": relativedelta(weeks=1), "month": relativedelta(months=1)}
_ANY_DAY = re.compile("(?:first|last) day")
_FRIDAY = 4
_GUARD = re.compile(
    r"\d|day|tom|tmr|2mo|week|month|quarter|year|fortnight|yest|night|mas\b|eo[dwmqy]|[wmqy]td|"
    rf"\b(?:{'|'.join(name[:3] for name in WEEKDAYS + MONTHS)})"
)


def _at_edge(days: Days, word: str) -> Days:
    """The start, middle or end of a period."""
    if word.endswith("day"):
        begins, step = (days.first, timedelta(1)) if word.startswith("first") else (days.day, timedelta(-1))
        while begins.weekday() > _FRIDAY and not _ANY_DAY.fullmatch(word):
            begins += step
        return replace(days, first=begins, last=begins, weak=False)
    if word in ("beginning", "start", "early"):
        return replace(days, last=days.first, weak=False)
    if word.startswith("mid"):
        middle = days.first + (days.last - days.first) / 2
        month = 26 < (days.last - days.first).days < 31
        middle = days.first.replace(day=15) if month else middle
        return replace(days, first=middle, last=middle, weak=False)
    return replace(days, first=days.day, last=days.day, weak=False)


def _widened(low: str, days: Days) -> Days:
    """Takes in what stands around: "end of …", "Friday, …", "… at 5 pm"."""
    before = low[: days.start]
    if days.first == days.last and (found := _BESIDE.search(before)):
        step = _STEPS[found["unit"]] if found["where"] == "after" else -_STEPS[found["unit"]]
        then = period(found["unit"] if found["how"] == "the" else "day", days.first + step, 0)
        return replace(days, first=then.first, last=then.last, start=found.start(), weak=False)
    edge = _EDGE.search(before)
    if edge and days.first != days.last:
        days = replace(_at_edge(days, edge["edge"] or edge["vague"]), start=edge.start())
    elif days.first == days.last and (named := _NAMED_DAY.search(before)):
        days = replace(on_weekday(days, named["weekday"]), start=named.start(), weak=False)
    if days.first == days.last and (from_it := _FROM_IT.match(low, days.end)):
        return replace(days, end=from_it.end(), unreal=True)
    clock = _CLOCK.match(low, days.end)
    return replace(days, end=clock.end()) if clock else days


def _matches(low: str, today: date, prefer: Prefer) -> Iterator[Days]:
    for pattern, make in RULES:
        for match in pattern.finditer(low):
            try:
                days = make(match, today, prefer)
                yield _widened(low, replace(days, start=match.start(), end=match.end()))
            except (ValueError, OverflowError, IndexError):
                continue
    for match in _BARE_UNIT.finditer(low):
        days = _at_edge(period(match[2], today, 0), match["edge"] or "end")
        yield replace(days, start=match.start(), end=match.end())


def find_days(low: str, today: date, prefer: Prefer = "future") -> list[Days]:
    """Every day and period in a lower-case text; where two overlap, the longer one."""
    if not _GUARD.search(low):
        return []
    kept: list[Days] = []
    for days in sorted(_matches(low, today, prefer), key=lambda d: (d.start - d.end, d.start)):
        if all(days.end <= k.start or days.start >= k.end for k in kept):
            kept.append(days)
    return sorted(kept, key=lambda d: d.start)
