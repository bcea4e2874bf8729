"""Records that HubSpot associates with another one: the deals of a contact, the people on a deal.

One search by HubSpot's pseudo-property (`Record.associated`); where the other one is called by name, one more call.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language.said import Criteria
from ..portal import Filter, Item, Search
from ..record import CATALOGUE, Record
from .case import Case


def with_last(case: Case) -> Filter | None:
    """Those of the record shown last, where that is of another kind: "which deals does she have?"."""
    last = case.turn.last_record
    other = CATALOGUE.get(last.object) if last else None
    return filter_for(case.record, other, last.id, last.title) if last and other else None


def filter_for(record: Record, other: Record, other_id: str, title: str) -> Filter | None:
    """The criterion that a record is associated with that other one."""
    if other.singular == record.singular or other.associated is None or not record.linked_with(other):
        return None
    return Filter(property=other.associated, operator="EQ", value=other_id, shown=f"of {title}")


async def those(case: Case, link: Filter, wanted: Sequence[str], most: int) -> tuple[Sequence[Item], int]:
    """The newest of the associated records, and how many more there are."""
    search = Search(groups=((link,),), sort=case.record.created)
    page = await case.crm.search(case.record, search, properties=wanted, limit=most)
    return page.items, max((page.total or 0) - len(page.items), 0)


def also(criteria: Criteria, link: Filter) -> Criteria:
    """Criteria with this one among them."""
    groups = tuple((link, *group) for group in criteria.search.groups or ((),))
    search = criteria.search.model_copy(update={"groups": groups})
    return criteria.model_copy(update={"search": search, "shown": (*criteria.shown, link.shown)})
