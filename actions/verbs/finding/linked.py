"""Records that HubSpot associates with another one: the deals of a contact, the people on a deal.

One search by HubSpot's pseudo-property (`Record.associated`); where the other one is called by name, one more call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language import MOST_GROUPS, within_limits
from ...language.said import Criteria
from ...portal import Filter, Item, Search
from ...record import CATALOGUE, Record
from ..case import Case

PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
Links = tuple[Filter, ...]
"""Criteria that are alternatives: a record of any of these."""


def with_last(case: Case) -> Links:
    """Those of the record or the rows shown last, where they are of another kind: "which deals does she have?"."""
    last, listed = case.turn.last_record, case.turn.last_list
    if listed and listed.targets and listed.object != case.record.singular and case.turn.list_is_latest:
        other = CATALOGUE.get(listed.object)
        rows = [(target.id, target.title) for target in listed.targets[:MOST_GROUPS]]
    else:
        other = CATALOGUE.get(last.object) if last else None
        rows = [(last.id, last.title)] if last else []
    found = [filter_for(case.record, other, *row) for row in rows] if other else []
    return tuple(link for link in found if link)


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
    shown = " or ".join(link.shown for link in links)
    return criteria.model_copy(update={"search": search, "shown": (*criteria.shown, shown)})


def either(criteria: Criteria, link: Filter, without: Criteria) -> Criteria:
    """Criteria, or `without` their name those of the record that is called so, within HubSpot's limits."""
    groups = (*criteria.search.groups, *((link, *group) for group in without.search.groups or ((),)))
    if not within_limits(groups) or criteria.search.query:
        return criteria
    name = next((shown for shown in criteria.shown if shown not in without.shown), "")
    shown = (*without.shown, f"{name} or {link.shown}" if name else link.shown)
    search = criteria.search.model_copy(update={"groups": groups})
    return criteria.model_copy(update={"search": search, "shown": shown})
