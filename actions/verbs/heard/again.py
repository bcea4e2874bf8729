"""The last change made of another record, too or instead, and a record that goes back to a stage: nobody says what."""

from __future__ import annotations

import re

from ...chat.dialog import Dialog, Undo
from ...chat.turn import Turn
from ...language import heard, orders_change, read_command, read_property_value, read_reference
from ...language.english.text import fold
from ...language.said import Change
from ...language.value.vocabulary import vocabulary_of
from ...language.which.rows import is_superlative
from ...language.wish.links import names_of
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.among import THE_ONE, on_the_table
from ..finding.find import called, find
from ..finding.nouns import kind_shown
from ..writes.changing import same_again
from .jobs import Job
from .moved import moved
from .reading import read_changes
from .shared import NAMED, likeliest

_BACK = re.compile(
    r"(?:(?:and|now|ok|okay|then|please|so|actually|no|it|this|that|he|she|let'?s|we|can you|could you)[, ]+)*"
    r"(?:(?:go|goes|move|moves|put|set|take|bring|send|step|fall|falls|is|are|drop|drops)"
    r"(?: (?:it|this|that|him|her|us))? )?"
    r"(?:back|return(?:s|ed)?|revert(?:s|ed)?)(?: (?:to|in|into|at))+(?: the)? "
    r"(?P<stage>\S.*?)(?: stage)?(?:,? (?:please|pls|again|thanks))*[ .!]*",
    re.IGNORECASE,
)
"""Words of going back, and what to: "back to negotiation"."""
_ADDED = re.compile(
    r"(?:(?:oh|ok|okay|yes|then|please)[, ]+)*(?:(?:and|also|plus)[, ]+)+(?P<what>[^,;?]+?)"
    r"(?:,? (?:please|pls|thanks))*[ .!]*",
    re.IGNORECASE,
)
"""Another one that is only named: "and Jo Ek"."""


async def again_or_back(turn: Turn) -> Job | None:
    """The update that the words stand for, whatever intent they were taken for."""
    if turn.choice is not None or "?" in turn.text:
        return None
    return await moved(turn) or await _again(turn) or await _back(turn)


async def _again(turn: Turn) -> Job | None:
    """ "And Acme too", right after a change, a link or a deletion; the name has to be that of a record."""
    undo, linked = turn.undo, turn.undo is not None and turn.undo.done == "linked"
    deleted = undo is not None and undo.done == "deleted"
    record = CATALOGUE.get(undo.target.object) if undo else None
    other = same_again(turn.text) or (_and(turn.text) if linked or deleted else "")
    if undo is None or record is None or not other or not _is_latest(turn, undo) or heard(turn.text).mood != "order":
        return None
    if read_command(other) or orders_change(other):
        return None  # "and show me Acme too"
    if deleted:
        return await _deleted_too(turn, record, other)
    if not undo.changes or not turn.offers(f"update_{record.singular}"):
        return None
    if linked and (link := await _linked_too(turn, record, other)):
        return link
    case = await open_case(turn, record)
    listed = turn.last_list
    rows = listed is not None and listed.object == record.singular and on_the_table(turn, listed)
    said = read_reference(other, record, part=True, has_list=rows)
    if said is None or said.kind == "last" or not same_again(turn.text) or read_changes(case).changes:
        return None
    if not (rows and (said.kind == "ordinal" or THE_ONE.search(other) or is_superlative(other, record))):
        if not (await find(case, said)).sure:
            return None
    return Job.of("update", record, turn.text)


def _is_latest(turn: Turn, undo: Undo) -> bool:
    """Whether nothing was shown since the change."""
    last = turn.last_record
    if undo.done == "deleted":
        return last is None and turn.undo_is_latest
    return last is not None and last.id == undo.target.id and not turn.list_is_latest


def _and(text: str) -> str:
    """What "and …" and "also …" add, by its name alone."""
    found = _ADDED.fullmatch(text.strip())
    return found["what"] if found else ""


async def _deleted_too(turn: Turn, record: Record, other: str) -> Job | None:
    """The deletion of another, which waits for its own yes; perhaps one of another kind."""
    for kind in likeliest(record):
        case = await open_case(turn, kind)
        said = read_reference(other, kind, part=True, has_list=turn.last_list is not None)
        row = said is not None and said.kind == "ordinal" and kind is record
        named = said is not None and said.kind in NAMED
        if said and turn.offers(f"delete_{kind.singular}") and (row or (named and (await find(case, said)).sure)):
            return Job.of("delete", kind, f"delete {other}")
    return None


async def _linked_too(turn: Turn, record: Record, other: str) -> Job | None:
    """The same record linked with another of the kinds that it can be linked with: "and Jo Ek too"."""
    case = await open_case(turn, record)
    if (said := read_reference(other, record, part=True)) and (await find(case, said)).sure:
        return None  # the same link of another record
    for name in names_of(other):
        found = [await called(case, kind, name) for kind in CATALOGUE.values() if kind is not record]
        if not any(one.sure for one in found):
            return None
    return Job.of("update", record, f"link it to {other}")


async def _back(turn: Turn) -> Job | None:
    """ "Back to negotiation": no undoing, and no stopping, where that is a stage's label."""
    last, match = turn.last_record, _BACK.fullmatch(turn.text)
    record = kind_shown(last)
    if last is None or record is None or match is None or not record.property_of("stage"):
        return None
    case = await open_case(turn, record)
    slot, said = next(s for s in record.slots if s.kind == "stage"), match["stage"]
    if not vocabulary_of(case.portal).stages().by_name.get(fold(said)):
        return None
    prop = vocabulary_of(case.portal).property(slot)
    dialog = Dialog(object=record.singular, sentence=turn.text, choice=last.id)
    value = read_property_value(prop, said, case.portal, turn.now)
    dialog.changes = [Change.of(prop, value, said)]
    return Job(f"update_{record.singular}", dialog)
