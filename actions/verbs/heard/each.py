"""Several records in one message, each with its own change: "put A on medium priority, and hand B over to Priya"."""

from __future__ import annotations

import re

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import heard, orders_change, read_command, read_update
from ...language.said import Said, Shift, Value
from ...portal import Item
from ...record import Record
from ..case import open_case
from ..finding.find import find
from ..finding.nouns import kinds
from .jobs import Job

_JOINT = re.compile(r"(?:[,;.]+ *(?:and |then |also |while )*| (?:and|then|while|but|plus)(?: then| also)? )(?=\S)")
_NAMED = ("name", "email", "id")
_BEFORE_CHANGE = frozenset({"create", "get", "delete"})
"""After one of these the same message may go on to a change."""


async def each_update(turn: Turn, record: Record, text: str | None = None) -> list[Job]:
    """One job for each record, where every part names one that exists and says what is new; nothing otherwise."""
    text = turn.text if text is None else text
    if not _may_be_several(turn, text):
        return []
    for joint in _JOINT.finditer(text):
        first, rest = text[: joint.start()], text[joint.end() :]
        one = await _update(turn, record, first)
        if one is None:
            continue
        others = await each_update(turn, record, rest)
        two = await _update(turn, record, rest) if not others else None
        if two and two[1].id != one[1].id:
            return [one[0], two[0]]
        if others:
            return [one[0], *others]
    return []


async def then_update(turn: Turn, record: Record, verb: str) -> list[Job]:
    """Another wish, and then the change of a record that exists: "create …, and change the amount of Larch to 5k"."""
    if not _may_be_several(turn, turn.text):
        return []
    for joint in _JOINT.finditer(turn.text):
        first, rest = turn.text[: joint.start()], turn.text[joint.end() :]
        before = read_command(first) or verb
        if before not in _BEFORE_CHANGE or not orders_change(rest):
            continue
        updates = await each_update(turn, record, rest)
        if not updates and (one := await _update(turn, record, rest)):
            updates = [one[0]]
        if updates:
            return [Job(f"{before}_{record.singular}", Dialog(object=record.singular, sentence=first)), *updates]
    return []


def _may_be_several(turn: Turn, text: str) -> bool:
    return turn.choice is None and _JOINT.search(text) is not None and heard(turn.text).mood == "order"


async def _update(turn: Turn, record: Record, text: str) -> tuple[Job, Item] | None:
    """The update that words are by themselves, and its record."""
    for kind in (record, *(other for other in kinds() if other.singular != record.singular)):
        case = await open_case(turn, kind)
        said = read_update(text, kind, case.portal, turn.now)
        if not _says_which_and_what(said) or said.reference is None:
            continue
        found = await find(case, said.reference)
        if len(found.items) == 1 and not found.guessed:
            return Job(f"update_{kind.singular}", Dialog(object=kind.singular, sentence=text)), found.items[0]
    return None


def _says_which_and_what(said: Said) -> bool:
    named = said.reference is not None and said.reference.kind in _NAMED
    settled = bool(said.changes) and not said.left
    return named and settled and all(c.property and isinstance(c.value, Value | Shift) for c in said.changes)
