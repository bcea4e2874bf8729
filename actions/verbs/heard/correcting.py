"""Another value for what was changed last: "no, Friday", "make that 12 percent"."""

from __future__ import annotations

import re
from decimal import Decimal

from ...chat.dialog import Dialog, Target, Undo
from ...chat.turn import Turn
from ...language import corrected, heard, read_correction, read_property_value, read_shift, resolve
from ...language.said import Change, Said, Shift, Unclear, Value
from ...language.update.figure import read_figure
from ...language.value.values import kind_of
from ..case import Case
from .jobs import Job

_ON_TOP = re.compile(r"\b(?:more|another|extra|additional|further|on top|again|as well)\b", re.IGNORECASE)
"""It comes on top of what was changed, and not in its place: "one more week"."""

_BACK = re.compile(r"(?:(?:and|now|then|ok|please)[, ]+)*(?:(?:move|go|put|take|bring) (?:it )?)?back\b", re.IGNORECASE)
"""The other way from where it is now: "back one stage"."""
_PERCENT = re.compile(r"%|per ?cent|pct", re.IGNORECASE)


def correction(case: Case, last: Target) -> Job | None:
    """ "No, Friday": another value for what was changed last, counted from what it was before."""
    turn, undo = case.turn, case.turn.undo
    if undo is None or undo.target.id != last.id:
        return None
    if undo.done == "created":
        return _other_amount(case, last, undo)
    if len(undo.changes) != 1:
        return None
    change = undo.changes[0]
    prop = case.portal.properties.get(change.property or "")
    if prop is None or prop.name not in undo.after:
        return None
    said: Value | Shift | None
    shift, earlier = read_shift(turn.text, prop, case.record, case.portal, turn.now), change.value
    on_top = _ON_TOP.search(turn.text) or (_BACK.match(turn.text) and not corrected(turn.text)[1])
    instead = isinstance(earlier, Shift) and not on_top  # else "a week later" counts from now
    if _part(shift):
        instead = _part(earlier) and corrected(turn.text)[1]  # "half of that" is of what it is now
    if isinstance(shift, Shift) and not instead:
        return _changing(case, last, change, shift)
    if prop.name in case.record.title and _is_no_name(case):
        return None
    said = read_correction(turn.text, change, prop, case.record, case.portal, turn.now)
    value = resolve(said, undo.before.get(prop.name), prop, case.portal) if isinstance(said, Shift) else said
    if not isinstance(value, Value):
        return None
    job = _changing(case, last, change, value)
    job.dialog.meant = [change.model_copy(update={"value": said})]
    return job


def _is_no_name(case: Case) -> bool:
    """Whether the words are an amount or a day: not the name that was changed is meant, but another property."""
    words, now = corrected(case.turn.text)[0], case.turn.now
    props = (case.portal.properties.get(slot.property) for slot in case.record.slots if slot.kind in {"money", "date"})
    return any(isinstance(read_property_value(prop, words, case.portal, now), Value) for prop in props if prop)


def _other_amount(case: Case, last: Target, undo: Undo) -> Job | None:
    """ "Sorry 1.6": a bare figure for the only amount that the new record was made with."""
    named = [p for name in undo.after if (p := case.portal.properties.get(name)) and kind_of(p) == "money"]
    if len(named) != 1:
        return None
    prop, text = named[0], case.turn.text
    value = read_figure(text, Decimal(undo.after[prop.name] or 0), case.portal)
    change = Change.of(prop)
    return _changing(case, last, change, value) if value else None


def is_part(said: Said) -> bool:
    """Whether a part is all that is said, "make it a third": of what was changed last, whatever it was."""
    return len(said.changes) == 1 and _part(said.changes[0].value)


def _part(value: object) -> bool:
    """Whether a change is said as a part or multiple: not in percent, though it may be kept so."""
    return isinstance(value, Shift) and (
        value.unit == "times" or (value.unit == "percent" and not _PERCENT.search(value.said))
    )


def _changing(case: Case, last: Target, change: Change, value: Value | Shift | Unclear) -> Job:
    """The update of the last record in which a change has another value."""
    dialog = _opened(case.turn, last)
    dialog.changes = [change.model_copy(update={"value": value, "text": case.turn.text})]
    return Job(f"update_{case.record.singular}", dialog)


def _opened(turn: Turn, last: Target) -> Dialog:
    """A dialog about the record shown last; what is only thought aloud is a proposal."""
    doubted = heard(turn.text).mood != "order"
    return Dialog(object=last.object, sentence=turn.text, opened=True, record=last, proposed=doubted)
