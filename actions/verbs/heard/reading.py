"""What a message says of a record's properties, and of which kind of record it therefore speaks."""

from __future__ import annotations

from ...chat.turn import Turn
from ...language import named_properties, read_create, read_reference, read_update
from ...language.said import Change, Reference, Said, Shift, Unclear, Value
from ...language.which.rows import is_superlative
from ...record import Record
from ..case import Case, open_case
from ..finding.nouns import kinds, names


def read_changes(case: Case) -> Said:
    """What the message says of a record and its properties."""
    turn = case.turn
    return read_update(
        turn.text,
        case.record,
        case.portal,
        turn.now,
        turn.hints,
        has_last=turn.last_record is not None,
        has_list=turn.last_list is not None,
    )


def read_new(case: Case) -> Said:
    """What the message says of a record to be."""
    turn = case.turn
    return read_create(turn.text, case.record, case.portal, turn.now)


async def read_kind(case: Case) -> Said:
    """The same; of records of another kind, if only they can have such a value: "put Larch in contact sent"."""
    said = read_changes(case)
    if said.changes or said.reference is None or case.turn.choice is not None:
        return said
    for other in (record for record in kinds() if record.singular != case.record.singular):
        meant = read_changes(await open_case(case.turn, other, write=True))
        rest = case.turn.text
        values = [c.text for c in meant.changes if c.property and c.text and is_its_own(c.value)]
        for value in values:
            rest = rest.replace(value, " ")
        if values and not names(case.record, rest):  # "contact" is no noun there, but a word of the value
            await case.turn_to(other, write=True)
            return meant
    return said


def points_at_row(turn: Turn, record: Record, reference: Reference | None = None) -> bool:
    """Whether the message, or this part of it, means one of the list by its place or rank: "2", "the smallest"."""
    said = reference or read_reference(turn.text, record, has_list=turn.last_list is not None)
    return said is not None and (said.kind == "ordinal" or is_superlative(said.text, record))


def is_its_own(value: Value | Shift | Unclear | None) -> bool:
    """Whether it is, or nearly is, a value that the property has: nothing that would fit any text."""
    return isinstance(value, Value) or (isinstance(value, Unclear) and bool(value.choices))


def told_of(case: Case) -> set[str]:
    """The properties that the message names by words that mean nothing else; "details" may be a description."""
    named = named_properties(case.turn.text, case.record, case.portal, case.turn.now)
    return named & {slot.property for slot in case.record.slots if slot.kind in _UNMISTAKABLE}


_UNMISTAKABLE = frozenset(("email", "phone", "money", "stage", "pipeline"))


def is_settled(said: Said, *, or_: tuple[str, ...] = ()) -> bool:
    """Whether every change has its property and its value, or one that is "unsaid" or unclear for these reasons."""

    def has(change: Change) -> bool:
        reason = change.value.reason if isinstance(change.value, Unclear) else "" if change.value else "unsaid"
        return bool(change.property) and (not reason or reason in or_)

    return bool(said.changes) and not said.left and all(map(has, said.changes))
