"""Two days that are the ends of one period: "between Jan 1 and Jan 20", "from 15 December to the 20th"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from ..english.calendar import WEEKDAY
from ..value.calendar_days import Days
from ..value.evidence import Evidence

_TO = frozenset("to until till through thru".split())
YEAR = re.compile(r"\d{4}|year\b|'\d\d")
_RELATIVE = re.compile(r"\b(?:last|this|next|today|tomorrow|yesterday|ago|week|month|quarter)\b")
_RANGE = re.compile(r"\d(?:st|nd|rd|th)? ?(?:-|to|and|until|till|through) ?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?! ?-)\b")
"""Days of one month: "1 to 20 January"."""
_WEEKDAY = re.compile(rf"\b{WEEKDAY}")
_WEEK = timedelta(7)
_WEEK_OF = frozenset("of from beginning starting commencing".split())
_NTH = re.compile(r"the (\d{1,2})(?:st|nd|rd|th)")


def stretch(e: Evidence, start: int, how: str) -> tuple[int, Days] | None:
    """The period that begins with the day at `start`: the word after it, and its days; None if it is no such pair.

    `how`: what stands before it. Two days are joined by "and" behind "between" only.
    """
    if start not in e.days or how in ("before", "by", "after"):
        return None
    end, first = e.days[start]
    if _RANGE.search(e.sentence.low[first.start : first.end]):
        return end, first
    joint = e.folds[end] if end < len(e.folds) else ""
    dash = end in e.days and e.sentence.before(end).strip() in ("-", "--")
    after = end if dash else end + 1
    if after not in e.days:
        return None
    end, last = e.days[after]
    if first.other or first.unreal or last.other or last.unreal:
        return None
    if joint in _WEEK_OF and e.folds[after - 2] == "week" and last.first == last.last:
        monday = last.first - timedelta(last.first.weekday())
        return end, replace(last, first=monday, last=monday + timedelta(6), start=first.start)
    joined = dash or joint in _TO or (joint == "and" and how == "between")
    days = _from_to(e, first, last) if joined else None
    return (end, days) if days else None


def listed(e: Evidence, start: int) -> list[tuple[int, Days]]:
    """The periods that stand in a row: "in January and March", each with the word after it."""
    found = [e.days[start]]
    while (end := found[-1][0]) < len(e.folds):
        comma = end in e.days and e.sentence.before(end).strip() == ","
        after = end if comma else end + 1
        if after not in e.days or not (comma or e.folds[end] in ("and", "or")):
            break
        found.append(e.days[after])
    return found


def _from_to(e: Evidence, first: Days, last: Days) -> Days | None:
    """From the one to the other. What the one does not say, its month or its year, it takes from the other."""
    said, until = (e.sentence.low[d.start : d.end] for d in (first, last))
    begin, end = first.first, last.last
    if nth := _NTH.fullmatch(until):
        day = int(nth[1])
        if not 0 < day <= monthrange(begin.year, begin.month)[1]:
            return None
        end = begin.replace(day=day)
    if begin > end and _WEEKDAY.search(until):
        begin, end = (begin - _WEEK, end) if e.prefer == "past" else (begin, end + _WEEK)
    elif begin > end and all(YEAR.search(text) or _RELATIVE.search(text) for text in (said, until)):
        begin, end = last.first, first.last
    elif begin > end and (YEAR.search(said) or (e.prefer == "past" and not YEAR.search(until))):
        end += relativedelta(years=1)
    elif begin > end:
        begin -= relativedelta(years=1)
    return Days(begin, end, weak=first.weak and last.weak, start=first.start, end=last.end) if begin <= end else None
