"""Words of a search that may be no name, but a fact: "the Leeds ones", "the publisher at Quillfeather"."""

from __future__ import annotations

from ...language import within_limits
from ...language.said import Criteria
from ...language.search.opposites import NEGATIVE
from ...portal import Filter
from ...record import Record
from ..case import Case

FACTS = ("company", "jobtitle", "city", "country")
"""What people are told by, beside their names."""


def as_facts(case: Case, criteria: Criteria) -> Criteria | None:
    """The criteria, their words looked for in such facts instead of names; None where they have none."""
    facts = [name for name in FACTS if name in case.portal.properties]
    if case.record.unique != "email" or not criteria.named:
        return None
    rest, words = unnamed(criteria, case.record), criteria.named.split()
    fitting = [
        tuple(Filter(property=name, operator="CONTAINS_TOKEN", value=f"{word}*") for word in words) for name in facts
    ]
    groups = tuple((*group, *fact) for group in rest.search.groups or ((),) for fact in fitting)
    if not groups or not within_limits(groups):
        return None
    search = rest.search.model_copy(update={"groups": groups})
    return rest.model_copy(update={"search": search, "shown": (*rest.shown, f"\u201c{criteria.named}\u201d")})


def unnamed(criteria: Criteria, record: Record) -> Criteria:
    """Without the words that were looked for in names; names that are not wanted stay so."""
    names = {f for f in criteria.filters if f.property in record.title and f.operator not in NEGATIVE}
    groups = tuple(tuple(f for f in group if f not in names) for group in criteria.search.groups)
    gone = {f.shown for f in names} | {f'"{criteria.search.query}"'}
    search = criteria.search.model_copy(update={"groups": tuple(g for g in groups if g), "query": None})
    shown = tuple(s for s in criteria.shown if s not in gone)
    return criteria.model_copy(update={"search": search, "shown": shown, "named": ""})
