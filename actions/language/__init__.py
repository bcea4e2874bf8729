"""Words to values, references, changes and search criteria. Pure: no network, no Rasa, no model.

Every reader takes free text of any length and shape and never raises. `now` is an aware datetime.
"""

from __future__ import annotations

from .create import read_answer, read_create
from .criteria import is_mine, read_criteria, read_order
from .reference import NONE_OF_THEM, read_choice, read_reference
from .said import Change, Choice, Criteria, Order, Reference, Said, Unclear, Value
from .update import read_change, read_update
from .values import read_property_value, read_value
from .yesno import affirms, cancels, denies

__all__ = [
    "NONE_OF_THEM",
    "Change",
    "Choice",
    "Criteria",
    "Order",
    "Reference",
    "Said",
    "Unclear",
    "Value",
    "affirms",
    "cancels",
    "denies",
    "is_mine",
    "read_answer",
    "read_change",
    "read_choice",
    "read_create",
    "read_criteria",
    "read_order",
    "read_property_value",
    "read_reference",
    "read_update",
    "read_value",
]
