"""Criteria put together: of a list and of what is said about it, and what the wording implies besides."""

from __future__ import annotations

from ..language import within_limits
from ..language.carried import How, alike, replaced
from ..language.said import Criteria
from ..portal import Filter, Search
from ..record import Record
from .case import Case

BY_DAY = frozenset(("BETWEEN", "LT", "LTE", "GT", "GTE"))


def unnamed(criteria: Criteria, record: Record) -> Criteria:
    """Without the words that were looked for in names."""
    groups = tuple(tuple(f for f in group if f.property not in record.title) for group in criteria.search.groups)
    gone = {f.shown for f in criteria.filters if f.property in record.title} | {f'"{criteria.search.query}"'}
    search = criteria.search.model_copy(update={"groups": tuple(g for g in groups if g), "query": None})
    shown = tuple(s for s in criteria.shown if s not in gone)
    return criteria.model_copy(update={"search": search, "shown": shown, "named": ""})


def narrowed(first: Criteria, more: Criteria, how: How = "narrow") -> Criteria:
    """Both at once, within HubSpot's limits; beyond them, what was said last.

    What is said again of the same property takes the place of what was said first: "the open ones" after "won".
    """
    more = alike(first, more, how)
    first = replaced(first, more, how)
    groups = tuple((*a, *b) for a in first.search.groups or ((),) for b in more.search.groups or ((),))
    if not within_limits(groups):
        return more
    search = more.search.model_copy(
        update={"groups": tuple(g for g in groups if g), "query": more.search.query or first.search.query}
    )
    shown = tuple(dict.fromkeys((*first.shown, *more.shown)))
    mine, named = first.mine or more.mine, more.named or first.named
    return more.model_copy(update={"search": search, "shown": shown, "mine": mine, "named": named})


def resorted(search: Search, like: Search) -> Search:
    """A search in the order of another."""
    return search.model_copy(update={"sort": like.sort, "descending": like.descending})


def still_open(case: Case, criteria: Criteria) -> Criteria:
    """What closes before a day to come is open, unless something else is said of how it stands."""
    date, stage = case.record.property_of("date"), case.record.property_of("stage")
    open_ = tuple(s.id for p in case.portal.pipelines for s in p.stages if not s.closed)
    now = case.turn.now.timestamp() * 1000
    comes = any(
        f.property == date and f.operator in ("LT", "LTE") and (f.value or "").isdecimal() and int(f.value or 0) > now
        for f in criteria.filters
    )
    if not comes or not stage or not open_ or any(f.property == stage for f in criteria.filters):
        return criteria
    made = Filter(property=stage, operator="IN", values=open_, shown="open")
    groups = tuple((*group, made) for group in criteria.search.groups)
    if not within_limits(groups):
        return criteria
    search = criteria.search.model_copy(update={"groups": groups})
    return criteria.model_copy(update={"search": search, "shown": (*criteria.shown, made.shown)})


def by_day(case: Case, criteria: Criteria) -> tuple[Criteria, str]:
    """What is narrowed down by its close date is read along it: what comes next first, what lies before a day or is
    over the other way round.
    """
    name = case.record.property_of("date")
    days = [f for f in criteria.filters if f.property == name and f.operator in BY_DAY]
    if not name or not days:
        return criteria, ""
    last = days[0].high_value or ""
    over = days[0].operator in ("LT", "LTE") or (last.isdecimal() and int(last) < case.turn.now.timestamp() * 1000)
    search = criteria.search.model_copy(update={"sort": name, "descending": over})
    heading = "latest close date first" if over else "closing soonest first"
    return criteria.model_copy(update={"search": search}), heading
