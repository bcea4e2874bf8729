"""A create of a record that is there already is noticed before anything else is asked."""

from __future__ import annotations

from ..errors import NotFound
from .case import Case


async def show_existing(case: Case) -> None:
    """Show the record that holds the unique value; where nothing else was said, there is nothing more to do."""
    dialog, unique = case.dialog, case.record.unique
    slot = next((s for s in case.record.slots if s.property == unique), None)
    value = dialog.values.get(slot.name) if slot else None
    if value is None or dialog.looked_up == value.wire:
        return
    dialog.looked_up = value.wire
    try:
        item = await case.crm.read(case.record, value.wire, properties=case.record.fetched, id_property=unique)
    except NotFound:
        return
    case.say_card("utter_hubspot_exists_already", item)
    dialog.existing = case.target(item)
    if len(dialog.values) == 1 and not dialog.extra:
        dialog.over = "refused"
