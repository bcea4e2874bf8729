"""Changes relative to what the record holds: "10% more" is worked out when its present value is known."""

from __future__ import annotations

from collections.abc import Mapping

from ...chat import show
from ...language import read_shift, resolve
from ...language.said import Change, Shift, Unclear, Value
from ...portal import Item, Property
from ..case import Case
from ..values import chosen_reading


def shift_said(case: Case, name: str) -> Shift | Unclear | Value | None:
    """The relative change that an answer is, or a button of a reading ("2 weeks later"); None when it is none."""
    reading = chosen_reading(case)
    words = reading.text if reading else case.turn.text if case.turn.choice is None else ""
    return read_shift(words, _property(case, name), case.record, case.portal, case.turn.now)


def settle_shifts(case: Case, before: Mapping[str, str | None], item: Item) -> bool:
    """Put values in the place of relative changes. False: one does not work, which was said, and it is asked for."""
    now, settled = {**before}, []
    for change in case.dialog.changes:
        settled.append(one := _settled(case, change, now, item))
        if one is not change and one.property:  # "add 10%, and then 5k": the next step starts from there
            now[one.property] = one.value.wire if isinstance(one.value, Value) else None
    case.dialog.changes = settled
    return all(isinstance(change.value, Value) for change in case.dialog.changes)


def comes_to(case: Case, before: Mapping[str, str | None]) -> dict[str, str | None]:
    """The new values that the relative changes make of these; None of one that does not work."""
    comes: dict[str, str | None] = {}
    for name, shift in ((c.property, c.value) for c in case.dialog.changes):
        if name and isinstance(shift, Shift):
            value = resolve(shift, comes.get(name, before.get(name)), _property(case, name), case.portal)
            comes[name] = value.wire if isinstance(value, Value) else None
    return comes


def _settled(case: Case, change: Change, before: Mapping[str, str | None], item: Item) -> Change:
    if not isinstance(change.value, Shift) or not change.property:
        return change
    present = before.get(change.property)
    value = resolve(change.value, present, _property(case, change.property), case.portal)
    if isinstance(value, Unclear):
        now = show.shown(change.property, present, case.portal, item)
        case.say("utter_hubspot_no_such_change", said=change.value.said, label=change.label, now=now)
        return change.model_copy(update={"value": None})
    return change.model_copy(update={"value": value})


def _property(case: Case, name: str) -> Property:
    return case.portal.properties.get(name) or Property(name=name, label=show.label(name, case.portal))
