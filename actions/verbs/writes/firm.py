"""A deal that is named for a firm HubSpot knows is linked with it."""

from __future__ import annotations

import re

from ...chat import show
from ...errors import HubSpotProblem
from ...language.english.phrases import CALLED
from ...language.said import Value
from ...language.value.naming import QUOTED
from ...record import Slot, of_type
from ..case import Case
from ..finding.find import called

_WITH = re.compile(r"(?P<name>\S.*?) with (?P<firm>[^\Wa-z].*)")


async def for_a_firm(case: Case) -> list[str]:
    """ "A deal for Kestrel Robotics", "a deal Fender with Zephyr Textiles": linked where just one firm is called so.

    A name that is brought in as one ("called Dinner with Zephyr") stays whole. Returns the slots that were guessed.
    """
    slot = next((s for s in case.record.slots if s.kind == "link" and s.property == "companies"), None)
    name, values = case.dialog.values.get("name"), case.dialog.values
    if slot is None or name is None or slot.name in {*values, *case.dialog.unclear}:
        return []
    if CALLED.search(case.turn.text.lower()) or QUOTED.search(case.turn.text):
        return []
    split = _WITH.fullmatch(name.wire)
    words = split["firm"] if split else name.wire
    if not split and not re.search(rf"\b(?:for|with) (?:the )?{re.escape(words)}", case.turn.text):
        return []
    if not (firm := await _the_only(case, slot, words)):
        return [] if split else ["name"]
    values[slot.name] = firm
    if split:
        values["name"] = Value(wire=split["name"], shown=split["name"])
        case.turn.set(case.record.rasa_slot("name"), split["name"])
    case.turn.set(case.record.rasa_slot(slot.name), firm.shown)
    return ["name", slot.name]


async def _the_only(case: Case, slot: Slot, words: str) -> Value | None:
    record = of_type(slot.property)
    try:
        found = await called(case, record, words)
    except HubSpotProblem:  # the link is more than was asked for: a deal can be made without
        return None
    if len(found.items) != 1 or found.guessed:
        return None
    return Value(wire=found.items[0].id, shown=show.title(record, found.items[0]))
