"""Records that HubSpot associates with others, with one or with several: the deals of a contact, the people on a deal.

One search by HubSpot's pseudo-property (`Record.associated`); of which records is told in its heading. Which ones the
words name is found in `whose.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...chat.dialog import Target
from ...language import MOST_GROUPS, within_limits
from ...language.said import LINK, Criteria, Value
from ...portal import Filter, Item, Search
from ...record import CATALOGUE, Record, of_type
from ..case import Case
from .nouns import people_of

PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
Links = tuple[Filter, ...]
"""Criteria that are alternatives: a record of any of these."""


def of(record: Record, others: Iterable[Target]) -> Links:
    """Those of any of these records, which are of another kind."""
    kinds = [(CATALOGUE.get(target.object), target) for target in others]
    found = [filter_for(record, kind, target.id, target.title) for kind, target in kinds if kind]
    return tuple(link for link in found if link)[:MOST_GROUPS]


def with_last(case: Case) -> Links:
    """Those of the record or the rows shown last, where they are of another kind: "which deals does she have?".

    Where they are of the same, it is what they were listed for, or what was linked just now: "who's on it now?".
    """
    last, listed = case.turn.last_record, case.turn.last_list
    latest = listed if listed and listed.targets and case.turn.list_is_latest else None
    if latest and latest.object != case.record.singular:
        return of(case.record, latest.targets)
    if not latest and last and last.object != case.record.singular:
        return of(case.record, [last])
    if latest:
        tied = {kind.associated for kind in CATALOGUE.values() if kind.associated}
        return tuple(f for f in latest.criteria.filters if f.property in tied and f.operator == "EQ")
    if (person := spoken_of(case)) and person.object != case.record.singular:
        return of(case.record, [person])
    undo = case.turn.undo
    if undo is None or last is None or undo.target.id != last.id:
        return ()
    linked = [c.value for c in undo.changes if c.property == LINK and isinstance(c.value, Value)]
    return of(case.record, (_target(value) for value in linked))


def spoken_of(case: Case) -> Target | None:
    """Whoever was shown or made before the record shown last, where the words are of "her" or "him"."""
    return case.turn.last_of(people_of().singular) if PERSON.search(case.turn.text) else None


def _target(value: Value) -> Target:
    """The record that was linked."""
    kind, _, id = value.wire.partition("/")
    return Target(object=of_type(kind).singular, id=id, title=value.shown)


async def with_owner(case: Case) -> Links:
    """Those of the owner of the record shown last, of the same kind: "which other deals does he have?"."""
    last, owner = case.turn.last_record, case.record.property_of("owner")
    if last is None or last.object != case.record.singular or not owner or not PERSON.search(case.turn.text):
        return ()
    item = await case.crm.read(case.record, last.id, properties=(owner,))
    who = case.portal.owner(item.properties.get(owner))
    return (Filter(property=owner, operator="EQ", value=who.id, shown=f"owner {who.name}"),) if who else ()


def filter_for(record: Record, other: Record, other_id: str, title: str) -> Filter | None:
    """The criterion that a record is associated with that other one."""
    if other.singular == record.singular or other.associated is None or not record.linked_with(other):
        return None
    return Filter(property=other.associated, operator="EQ", value=other_id, shown=f"of {title}")


async def those(case: Case, links: Links, wanted: Sequence[str], most: int) -> tuple[Sequence[Item], int]:
    """The newest of the associated records, and how many more there are."""
    search = Search(groups=tuple((link,) for link in links), sort=case.record.created)
    page = await case.crm.search(case.record, search, properties=wanted, limit=most)
    return page.items, page.more


def also(criteria: Criteria, links: Links) -> Criteria:
    """Criteria with these among them, within HubSpot's limits."""
    groups = tuple((link, *group) for link in links for group in criteria.search.groups or ((),))
    while not within_limits(groups):
        groups = groups[:-1]
    search = criteria.search.model_copy(update={"groups": groups})
    return criteria.model_copy(update={"search": search, "shown": (*criteria.shown, worded(links))})


def either(criteria: Criteria, links: Links, without: Criteria) -> Criteria:
    """Criteria, or `without` their name those of what is called so, within HubSpot's limits."""
    own = without.search.groups or ((),)
    groups = (*criteria.search.groups, *((link, *group) for link in links for group in own))
    if not within_limits(groups) or criteria.search.query:
        return criteria
    name = next((shown for shown in criteria.shown if shown not in without.shown), "")
    shown = (*without.shown, f"{name} or {worded(links)}" if name else worded(links))
    search = criteria.search.model_copy(update={"groups": groups})
    return criteria.model_copy(update={"search": search, "shown": shown})


def worded(links: Links) -> str:
    """Whose they are; of several with one name it is said once."""
    return " or ".join(dict.fromkeys(link.shown for link in links))
