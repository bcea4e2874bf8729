"""The deal that was shown before a contact: it is meant by what a deal alone has, "the amount", and by "the deal"."""

from __future__ import annotations

from collections.abc import Collection

from ...language.said import Reference, Said, Shift, Value
from ...record import CATALOGUE, Record
from ..case import Case, open_case
from ..finding.linked import PERSON
from ..finding.nouns import kinds, names, people_of
from .reading import read_changes


def earlier(case: Case, reference: Reference | None, told: Collection[str | None] = ()) -> Reference | None:
    """The record of this kind that was shown before the last one, which is of another kind; None where it is not meant.

    Whoever is a contact of a deal is asked for by "the contact": that is nobody who was shown before.
    told: the properties that are spoken of.
    """
    turn, record = case.turn, case.record
    last = turn.last_record
    pointed = turn.choice is None and (reference is None or reference.kind == "last")
    if last is None or last.object == record.singular or not pointed or record is people_of():
        return None
    before = turn.last_of(record.singular)
    if before is None:
        return None
    its = {slot.property for slot in CATALOGUE[last.object].slots} if last.object in CATALOGUE else set()
    own = {slot.property for slot in record.slots} - its
    only_its = bool(told) and set(told) <= own and not PERSON.search(turn.text)
    named = reference is not None and names(record, turn.text)
    return Reference(kind="id", text=before.id) if only_its or named else None


async def of_earlier(case: Case, said: Said) -> Said | None:
    """What is said of that record where the message is taken for a change of another kind: "make it 5k"."""
    turn, own = case.turn, {slot.property for slot in case.record.slots}
    if turn.choice is not None or names(case.record, turn.text):
        return None
    if said.changes and all(isinstance(c.value, Value) and c.property in own for c in said.changes):
        return None
    for kind in (kind for kind in kinds() if kind is not case.record and turn.last_of(kind.singular)):
        other = await open_case(turn, kind, write=True)
        meant = read_changes(other)
        settled = all(isinstance(c.value, Value | Shift) for c in meant.changes)
        if settled and earlier(other, meant.reference, [c.property for c in meant.changes]):
            await case.turn_to(kind, write=True)
            return meant
    return None


async def has_that(case: Case, kind: Record, said: Said) -> Said | None:
    """What is said of a record of another kind, if such a one has all of that, too."""
    meant = read_changes(await open_case(case.turn, kind, write=True))
    same = [c.property for c in meant.changes] == [c.property for c in said.changes]
    if not same or not all(isinstance(c.value, Value) for c in meant.changes):
        return None
    await case.turn_to(kind, write=True)
    return meant
