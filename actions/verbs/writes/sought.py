"""What was just looked for in vain need not be said again: "is jane@example.com there?", "then add her"."""

from __future__ import annotations

import re

from ...language import read_value
from ...language.said import Value
from ...language.value.emails import find_emails
from ..case import Case

_THEM = re.compile(r"\b(?:him|her|them|it|this|that|one|if not|then)\b", re.IGNORECASE)


def sought_in_vain(case: Case) -> list[str]:
    """Take the unique value that the message before asked for, where there is none such; the slot that it fills."""
    turn, record = case.turn, case.record
    key = next((slot for slot in record.slots if slot.property == record.unique), None)
    if key is None or key.kind != "email" or key.name in {*case.dialog.values, *case.dialog.unclear}:
        return []
    said = [str(e.get("text") or "") for e in turn.tracker.events or [] if e.get("event") == "user"]
    if turn.tracker.slots.get("hubspot_result") != "not_found" or len(said) < 2 or not _THEM.search(turn.text):
        return []
    addresses = {address.lower() for *_, address in find_emails(said[-2].lower())}
    value = read_value(key, addresses.pop(), case.portal, turn.now) if len(addresses) == 1 else None
    if not isinstance(value, Value):
        return []
    case.dialog.values[key.name] = value
    turn.set(record.rasa_slot(key.name), value.shown)
    return [key.name]
