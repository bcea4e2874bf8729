"""A deal that is named for a firm or a person HubSpot knows is linked with them."""

from __future__ import annotations

import re

from ...chat import show
from ...errors import HubSpotProblem
from ...language.english.phrases import CALLED
from ...language.english.text import fold
from ...language.said import Value
from ...language.value.naming import QUOTED
from ...record import Slot, of_type
from ..case import Case
from ..finding.find import called

_BY = r"(?i:(?P<name>\S.*?)(?P<by> with | for | at |, (?:with |for )?))"
_WITH = re.compile(rf"{_BY}(?P<firm>[^\Wa-z].*)")
"""A name and who is known for a customer behind it. But for "with", they must be called just so: "Tickets for Bern"."""
_ALIKE = re.compile(rf"{_BY}(?P<firm>\w.*)")
"""The same, where all is in small letters or in capitals. It says nothing then: they must be called just so always."""


async def for_somebody(case: Case) -> list[str]:
    """ "A deal for Kestrel Robotics", "a deal Fender with Zephyr Textiles": linked where just one firm is called so.

    Or just one person. A name that is brought in as one ("called Dinner with Zephyr") stays whole. Returns the slots
    that were guessed.
    """
    links = [s for s in case.record.slots if s.kind == "link"]
    name, values = case.dialog.values.get("name"), case.dialog.values
    if not links or name is None or any(s.name in {*values, *case.dialog.unclear} for s in links):
        return []
    if CALLED.search(case.turn.text.lower()) or QUOTED.search(case.turn.text):
        return []
    alike = name.wire.islower() or name.wire.isupper()
    split = (_ALIKE if alike else _WITH).fullmatch(name.wire)
    words = split["firm"] if split else name.wire
    if not split and not is_named_for(case.turn.text, words):
        return []
    for slot in sorted(links, key=lambda link: link.property != "companies"):
        known = await _the_only(case, slot, words)
        near = split is None or (split["by"].lower() == " with " and not alike)
        if known and (near or fold(known.shown) == fold(words)):
            values[slot.name] = known
            if split:
                values["name"] = Value(wire=split["name"], shown=split["name"])
                case.turn.set(case.record.rasa_slot("name"), split["name"])
            case.turn.set(case.record.rasa_slot(slot.name), known.shown)
            return ["name", slot.name]
    return [] if split else ["name"]


def is_named_for(sentence: str, name: str) -> bool:
    """Whether a deal has no name but that of whom it is for: "a deal for Lucia Fernandez"."""
    brought_in = re.search(rf"\b(?:for|with) (?:the )?{re.escape(name)}", sentence) is not None
    return brought_in and not (CALLED.search(sentence.lower()) or QUOTED.search(sentence))


async def _the_only(case: Case, slot: Slot, words: str) -> Value | None:
    record = of_type(slot.property)
    try:
        found = await called(case, record, words)
    except HubSpotProblem:  # the link is more than was asked for: a deal can be made without
        return None
    return Value(wire=found.only.id, shown=show.title(record, found.only)) if found.only else None
