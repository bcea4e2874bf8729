"""What this conversation has just changed. HubSpot's search index runs seconds behind; the conversation does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...portal import Item
from ...record import Record
from ..case import Case


def up_to_date(case: Case, record: Record, hits: Iterable[Item], fits: Callable[[Item], bool]) -> list[Item]:
    """Hits of a search as they are by now: what was changed here counts if it `fits`, what was deleted does not.

    Records that the index does not know yet come first.
    """
    recent = {r.id: r for r in case.turn.recent if r.object == record.singular}
    items = {i.id: _as_changed(i, recent[i.id].properties) if i.id in recent else i for i in hits}
    new = [Item(id=r.id, properties=r.properties) for r in reversed(recent.values()) if r.id not in items]
    kept = [i for i in (*new, *items.values()) if i.id not in recent or fits(i)]
    return [i for i in kept if i.id not in recent or recent[i.id].done != "deleted"]


def _as_changed(item: Item, properties: dict[str, str | None]) -> Item:
    return item.model_copy(update={"properties": {**item.properties, **properties}})
