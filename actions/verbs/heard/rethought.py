"""A change of mind where a name is asked for: "no wait, make that 45k" is no name, but another value."""

from __future__ import annotations

import re

from ...language import corrected, read_correction, read_update, resolve
from ...language.english.phrases import CALLED
from ...language.english.text import fold, lower
from ...language.said import Change, Said, Shift, Unclear, Value
from ...record import Slot
from ..case import Case

_MAKES = re.compile(r"(?:[Mm]ake|[Cc]hange|[Ss]et|[Pp]ut|[Tt]urn|[Ss]witch) (?:it|that|this)\b")
"""Written like this it is no title: "Make It Rain"."""
_COMPLAINS = re.compile(
    r"(?:.* )?(?:that|it|this)?(?:['\u2019]s| is| was| are)?(?: ?\b(?:way|far|much|a bit|just|quite|all))*"
    r" ?\b(?:too (?:much|many|high|low|little|big|small|early|late|soon)|wrong|not (?:right|enough|correct)|incorrect)",
    re.IGNORECASE,
)
_OTHERS = frozenset(("money", "date", "email", "phone", "stage", "pipeline", "owner", "option"))
"""Kinds of values that are known by their looks or by the account's own words."""


def rethought(case: Case, asked: Slot, said: Said) -> Said | None:
    """What is said of something else than the name that was asked for; None where it is a name.

    A value that is not understood leaves the name open, so that it is asked for again.
    """
    if asked.kind != "name" or case.turn.choice is not None or CALLED.search(lower(case.turn.text)):
        return None
    text, corrects = corrected(case.turn.text)
    written = (case.turn.tracker.latest_message or {}).get("text")  # its "hang on" is not among the words to read
    corrects = corrects or corrected(str(written or ""))[1]
    makes = _MAKES.match(text) is not None
    if not (corrects or makes):
        return _said_here(case, text)
    name = said.values.get(asked.name)
    if not isinstance(name, Value):
        return said
    others = {n: v for n, v in said.values.items() if n != asked.name}
    if others or said.changes:
        return said.model_copy(update={"values": others}) if _COMPLAINS.fullmatch(name.wire) else None
    if found := _changed(case, text) or _of_its_kind(case, text):
        return found
    if not _COMPLAINS.fullmatch(text) and not (makes and name.wire == text.strip(" .!")):
        return None
    return Said(values={asked.name: Unclear(reason="wrong", said=text)})


def _said_here(case: Case, text: str) -> Said | None:
    """A word in small letters that is another value for what was answered to this question: two stages are no name."""
    answered = {n: v for n, v in case.dialog.values.items() if fold(v.shown) not in fold(case.dialog.sentence)}
    said = _of_its_kind(case, text) if text.islower() and text.isalpha() else None
    again = said and all(name in answered and value != answered[name] for name, value in said.values.items())
    return said if again else None


def _changed(case: Case, text: str) -> Said | None:
    """What a change says of the record to be, as of one that there is: "make Priya the owner instead"."""
    read = read_update(text, case.record, case.portal, case.turn.now, case.turn.hints)
    if not read.of_last:
        return None
    slots = {slot.property: slot for slot in case.record.slots}
    values: dict[str, Value | Unclear] = {}
    changes: list[Change] = []
    for change in read.changes:
        slot, value = slots.get(change.property or ""), change.value
        if isinstance(value, Shift) and slot:
            earlier = case.dialog.values.get(slot.name)
            value = resolve(
                value, earlier.wire if earlier else None, case.portal.properties[slot.property], case.portal
            )
        if slot is None and change.property and not isinstance(value, Shift):
            changes.append(change)
        elif slot and slot.kind in _OTHERS and isinstance(value, Value | Unclear):
            values[slot.name] = value
    return Said(values=values, changes=tuple(changes)) if values or changes else None


def _of_its_kind(case: Case, text: str) -> Said | None:
    """Another value for the only one said earlier that it can take the place of: "make that qualified"."""
    fitting: dict[str, Value | Unclear] = {}
    for name, earlier in case.dialog.values.items():
        slot = case.record.slot(name)
        prop = case.portal.properties.get(slot.property)
        if slot.kind not in _OTHERS or prop is None:
            continue
        label = slot.words[0]
        last = Change(said=label, property=prop.name, label=label, value=earlier, text=case.dialog.sentence)
        value = read_correction(f"no, {text}", last, prop, case.record, case.portal, case.turn.now)
        if isinstance(value, Value):
            fitting[name] = value
    return Said(values=fitting) if len(fitting) == 1 else None
