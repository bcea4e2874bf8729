"""The last change made of another record, too or instead, and a record that goes back to a stage: nobody says what."""

from __future__ import annotations

import re

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import heard, read_property_value, read_reference
from ...language.english.text import fold
from ...language.said import Change
from ...language.value.vocabulary import vocabulary_of
from ...record import CATALOGUE
from ..case import open_case
from ..finding.find import find
from ..writes.changing import same_again
from .jobs import Job
from .moved import moved
from .reading import read_changes

_BACK = re.compile(
    r"(?:(?:and|now|ok|okay|then|please|so|actually|no|it|this|that|he|she|let'?s|we|can you|could you)[, ]+)*"
    r"(?:(?:go|goes|move|moves|put|set|take|bring|send|step|fall|falls|is|are|drop|drops)"
    r"(?: (?:it|this|that|him|her|us))? )?"
    r"(?:back|return(?:s|ed)?|revert(?:s|ed)?)(?: (?:to|in|into|at))+(?: the)? "
    r"(?P<stage>\S.*?)(?: stage)?(?:,? (?:please|pls|again|thanks))*[ .!]*",
    re.IGNORECASE,
)
"""Words of going back, and what to: "back to negotiation"."""


async def again_or_back(turn: Turn) -> Job | None:
    """The update that the words stand for, whatever intent they were taken for."""
    if turn.choice is not None or "?" in turn.text:
        return None
    return await moved(turn) or await _again(turn) or await _back(turn)


async def _again(turn: Turn) -> Job | None:
    """ "And Acme too", right after a change; the name has to be that of a record."""
    undo, other = turn.undo, same_again(turn.text)
    record = CATALOGUE.get(undo.target.object) if undo and undo.changes else None
    if undo is None or record is None or not other or turn.list_is_latest or heard(turn.text).mood != "order":
        return None
    if (
        turn.last_record is None
        or turn.last_record.id != undo.target.id
        or not turn.offers(f"update_{record.singular}")
    ):
        return None
    case = await open_case(turn, record)
    said = read_reference(other, record, part=True)
    if said is None or said.kind == "last" or read_changes(case).changes:
        return None
    found = await find(case, said)
    if not found.items or found.guessed:
        return None
    return Job(f"update_{record.singular}", Dialog(object=record.singular, sentence=turn.text))


async def _back(turn: Turn) -> Job | None:
    """ "Back to negotiation": no undoing, and no stopping, where that is a stage's label."""
    last, match = turn.last_record, _BACK.fullmatch(turn.text)
    record = CATALOGUE.get(last.object) if last else None
    if last is None or record is None or match is None or not record.property_of("stage"):
        return None
    case = await open_case(turn, record)
    slot, said = next(s for s in record.slots if s.kind == "stage"), match["stage"]
    if not vocabulary_of(case.portal).stages().by_name.get(fold(said)):
        return None
    prop = vocabulary_of(case.portal).property(slot)
    dialog = Dialog(object=record.singular, sentence=turn.text, choice=last.id)
    value = read_property_value(prop, said, case.portal, turn.now)
    dialog.changes = [Change(said=prop.label, property=prop.name, label=prop.label, value=value, text=said)]
    return Job(f"update_{record.singular}", dialog)
