"""Another property than the one whose value was asked for, or one beside it: "no, the amount to 5k", "8k and Priya"."""

from __future__ import annotations

import re

from ...language import corrected, orders_change, read_change
from ...language.english.text import fold
from ...language.said import Change, Said, Shift, Unclear, Value
from ...language.update.reading import named_properties
from ...language.value.values import kind_of
from ..case import Case
from ..refused import value_said
from ..values import writable
from .chosen import merged
from .reading import read_changes

_ORDERS = re.compile(
    r"(?:^|[,;.] +)(?:(?:please|and|also|then|now|so|oh) )*(?=(?:set|change|update|put|make|move) (?:its|the|his"
    r"|her|their) )",
    re.IGNORECASE,
)
_AND = re.compile(r",? (?:and|&|plus)(?: (?:also|then))? (?=\S)|, (?=\S)", re.IGNORECASE)
_OF_IT = re.compile(r"(?:please )?[a-z]+ (?:it|this|that|him|her) ", re.IGNORECASE)
"""An order about the record at hand, which is no text for a property: "move it to contract sent"."""


def named_instead(case: Case, answer: Value | Unclear, asked: str) -> Change | None:
    """The change of it, where the answer plainly names it, or orders it and is no value of the one asked for."""
    turn = case.turn
    text, corrects = corrected(turn.text)
    orders = _ORDERS.search(text)
    if not text or (isinstance(answer, Value) and not (corrects or orders)):
        return _ordered(case, asked) if _OF_IT.match(text) else None
    text = text[orders.end() :] if orders else text
    change = read_change(text, case.record, case.portal, turn.now)
    if change.property not in named_properties(text, case.record, case.portal, turn.now):
        return None if isinstance(answer, Value) else _ordered(case, asked)
    other = change.property != asked
    settled = isinstance(change.value, Value | Shift) or bool(other and orders and change.value)
    return change if settled or (other and change.value is None and not orders) else None


def _ordered(case: Case, asked: str) -> Change | None:
    """The one change of the record at hand that is ordered: "move it to contract sent", where a day was asked for."""
    said = read_changes(case)
    if len(said.changes) != 1 or not orders_change(case.turn.text) or not said.of_last:
        return None
    change = said.changes[0]
    prop = case.portal.properties.get(change.property or "")
    other = prop is not None and prop.name != asked and kind_of(prop) != "text"  # "call him maybe" calls nobody Maybe
    return change if other and isinstance(change.value, Value | Shift) else None


def with_another(case: Case, asked: Change) -> Said | None:
    """The answer and the changes of other properties beside it: "8k and Priya", where an amount was asked for.

    A text is never taken apart; where all of it is a value, a mere comma parts nothing: "January 5, 2027".
    """
    turn, prop = case.turn, case.portal.properties.get(asked.property or "")
    if prop is None or kind_of(prop) == "text" or turn.choice is not None:
        return None
    spoken = turn.text
    whole = value_said(case, prop.name)
    if isinstance(whole, Value) and fold(whole.shown) == fold(spoken):
        return None  # "Sales and Marketing"
    try:
        for joint in _AND.finditer(spoken):
            if isinstance(whole, Value) and joint.group() == ", ":
                continue
            turn.text = spoken[: joint.start()]
            value = writable(case, value_said(case, prop.name))
            turn.text = spoken[joint.end() :]
            others = read_changes(case) if isinstance(value, Value) else Said()
            if _are_other(others, prop.name):
                now = asked.model_copy(update={"value": value, "text": spoken[: joint.start()]})
                return Said(changes=(now, *others.changes))
    finally:
        turn.text = spoken
    return None


def _are_other(said: Said, asked: str) -> bool:
    """Whether words are nothing but settled changes of other properties of the record at hand."""
    here = said.of_last
    settled = all(c.property not in (None, asked) and isinstance(c.value, Value | Shift) for c in said.changes)
    return here and bool(said.changes) and settled and not said.left


def names_all(said: Said) -> bool:
    """Whether several properties are named, with their values or for these to be asked: "stage and owner"."""
    return len(said.changes) > 1 and all(
        c.property and not c.read_only and (c.value is None or isinstance(c.value, Value | Shift)) for c in said.changes
    )


def property_first(case: Case) -> Said | None:
    """The properties that are named, and nothing else, where it was asked of which record: "the amount"."""
    turn, dialog = case.turn, case.dialog
    if dialog.candidates or dialog.record or turn.choice is not None or "?" in turn.text:
        return None
    said = read_changes(case)
    called = named_properties(turn.text, case.record, case.portal, turn.now)
    if not said.changes or any(c.property not in called or c.value is not None for c in said.changes):
        return None
    if not said.of_last:
        return None
    last = turn.last_record is not None and turn.last_record.object == case.record.singular
    kept = [c for c in dialog.changes if c.value is not None]
    return merged(kept, said).model_copy(update={"reference": said.reference if last else None})
