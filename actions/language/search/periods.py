"""Days and periods: closing this month, created since Monday, changed in the last 30 days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

from ...portal import Filter, Property
from ..cover import Span
from ..dates import Days
from ..show import show_day, show_days
from .query import Query

_WHEN: dict[str, str | None] = {
    "in": None, "on": None, "during": None, "within": None, "the": None, "over": None, "is": None, "are": None, "for": None,
    "sometime": None, "anytime": None, "at": None, "date": None, "of": None, "around": None, "any": None, "time": None,
    "before": "before", "prior": "before", "to": None, "earlier": "before", "than": None, "older": "before",
    "by": "by", "until": "by", "till": "by", "no": None, "later": "after", "after": "after", "past": "after", "beyond": "after",
    "since": "since", "from": "since", "starting": "since", "between": "between", "and": None, "up": "by",
}  # fmt: skip
_DAY_LABELS = {
    "closedate": "closing",
    "createdate": "created",
    "hs_lastmodifieddate": "changed",
    "lastmodifieddate": "changed",
}


def dates(q: Query) -> Iterator[Span]:
    for begin, after, prop, prefer in _day_cues(q):
        evidence = q.past if prefer == "past" else q.e
        at, operator = _when(q, after)
        if at in evidence.days:
            end, days = evidence.days[at]
            label = _DAY_LABELS.get(prop.name, prop.label.lower())
            if operator == "between" and end < q.n and q.folds[end] in ("and", "to") and end + 1 in evidence.days:
                end, last = evidence.days[end + 1]
                days = Days(days.first, last.last)
            for made in period(q, prop, days, operator, label):
                yield q.filter(begin, end, 5.0, made)
    slot = q.slots.get("date")
    closed = re.search(r"\b(?:won|lost|lose|win|closed)\b", q.low) is not None
    for start, (end, days) in q.e.days.items():
        recent = q.past.days.get(start, (end, days))[1]
        closes = slot is not None and (closed or days.last >= q.e.today)
        prop = q.e.property(slot) if slot and closes else _created(q)
        label = "closed" if closed else _DAY_LABELS.get(prop.name, prop.label.lower())
        begin, operator = _when_before(q, start)
        if operator == "since" and q.folds[start - 1] == "from":
            operator = "in"
        for made in period(q, prop, days if closes and not closed else recent, operator, label):
            weak = days.weak and begin == start and not (q.e.boundary(start) and q.e.boundary(end))
            yield q.filter(begin, end, -0.5 if weak else 2.0, made)
    if slot:
        overdue = re.compile(r"\b(?:overdue|past due|past their close date|should have closed|late)\b")
        for match in overdue.finditer(q.low):
            prop = q.e.property(slot)
            open_ = [s.id for p in q.portal.pipelines for s in p.stages if not s.closed]
            made = Filter(property=prop.name, operator="LT", value=ms(q, prop, q.e.today), shown="close date passed")
            rest = (
                [Filter(property=q.slots["stage"].property, operator="IN", values=tuple(open_), shown="open")]
                if open_
                else []
            )
            yield from q.chars(match.start(), match.end(), "filter", 2.0, [made, *rest])


def _created(q: Query) -> Property:
    name = q.record.created
    return q.portal.properties.get(name) or Property(name=name, label="Create date", type="datetime")


def _day_cues(q: Query) -> Iterator[tuple[int, int, Property, str]]:
    changed = "lastmodifieddate" if q.record.object_type == "contacts" else "hs_lastmodifieddate"
    modified = q.portal.properties.get(changed) or Property(name=changed, label="Last modified", type="datetime")
    cues: list[tuple[str, Property, str]] = [
        (
            r"(?:(?:was|were|been|got) )?(?:created|added|opened|logged|entered|registered|made|started|new|signed up|acquired|that came in|came in|create date|creation date|created date|generated)(?: by us)?",
            _created(q),
            "past",
        ),
        (
            r"(?:(?:was|were|been|got|last|recently) )*(?:updated|modified|changed|touched|edited|active|contacted)(?: last)?",
            modified,
            "past",
        ),
    ]
    if slot := q.slots.get("date"):
        words = "|".join(map(re.escape, sorted(slot.words, key=len, reverse=True)))
        prop = q.e.property(slot)
        future = rf"(?:closing|closes|close|to close|due|(?:{words})(?:s)?(?: is| are| falls)?|expected(?: to close)?|ending|ends|(?:will|should|that|supposed to|set to|which) close|scheduled to close|landing|maturing|wrapping up)"
        cues += [(future, prop, "future"), (r"(?:that |which |we )?(?:closed|signed)", prop, "past")]
    for pattern, prop, prefer in cues:
        for match in re.finditer(rf"\b{pattern}\b", q.low):
            first, after = q.e.sentence.word_range(match.start(), match.end())
            if first < after:
                yield first, after, prop, prefer
    for begin, after, prop in q.mentions():
        if prop.type in ("date", "datetime"):
            yield begin, after, prop, "future"


def _when(q: Query, index: int) -> tuple[int, str]:
    """The word at which the day begins after a cue, and how it is meant."""
    operator = "in"
    while index < q.n and index not in q.e.days and (word := q.folds[index]) in _WHEN:
        operator = _WHEN[word] or operator
        index += 1
    return index, operator


def _when_before(q: Query, start: int) -> tuple[int, str]:
    operator, begin = "in", start
    while begin > 0 and q.folds[begin - 1] in _WHEN and q.folds[begin - 1] not in ("and", "is", "are"):
        operator = _WHEN[q.folds[begin - 1]] or operator
        begin -= 1
    return begin, operator


def period(q: Query, prop: Property, days: Days, operator: str, label: str) -> Iterator[Filter]:
    """Day borders in the portal's zone, as HubSpot wants them: epoch milliseconds."""
    if days.other:
        return
    try:
        start, end = ms(q, prop, days.first), ms(q, prop, days.last, last=True)
    except (OverflowError, ValueError):
        return
    first, last = show_day(days.first), show_day(days.last)
    if operator in ("in", "between"):
        yield Filter(property=prop.name, operator="BETWEEN", value=start, high_value=end,
                     shown=f"{label} {'on ' if days.first == days.last else ''}{show_days(days.first, days.last)}")  # fmt: skip
    elif operator == "before":
        yield Filter(property=prop.name, operator="LT", value=start, shown=f"{label} before {first}")
    elif operator == "by":
        yield Filter(property=prop.name, operator="LTE", value=end, shown=f"{label} by {last}")
    elif operator == "after":
        yield Filter(property=prop.name, operator="GT", value=end, shown=f"{label} after {last}")
    else:
        yield Filter(property=prop.name, operator="GTE", value=start, shown=f"{label} since {first}")


def ms(q: Query, prop: Property, day: date, *, last: bool = False) -> str:
    """The first or last millisecond of a day; `date` properties lie at midnight UTC (HubSpot: properties)."""
    if prop.type == "date":
        return str(int(datetime.combine(day, time(), timezone.utc).timestamp() * 1000))
    zone = q.portal.account.zone
    moment = datetime.combine(day + timedelta(1) if last else day, time(), zone)
    return str(int(moment.timestamp() * 1000) - int(last))
