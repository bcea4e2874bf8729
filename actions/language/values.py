"""Words of an answer to one value (signature first; grows)."""

from __future__ import annotations

from datetime import datetime

from ..portal import Portal, Property
from ..record import Slot
from .said import Unclear, Value


def read_value(
    slot: Slot, text: str, portal: Portal, now: datetime, *, pipeline: str | None = None
) -> Value | Unclear:
    """The value of a slot from the words of an answer. `pipeline` (id) narrows stages."""
    return Unclear(reason="wrong", said=text)


def read_property_value(
    prop: Property, text: str, portal: Portal, now: datetime, *, pipeline: str | None = None
) -> Value | Unclear:
    """The value of any property of the portal from the words of an answer; "nothing" clears it (wire "")."""
    return Unclear(reason="wrong", said=text)
