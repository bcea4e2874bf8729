"""What is told of a record that there is, though it looked like a wish for a new one: "lead status new"."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.turn import Turn
from ...language import commands, heard, named_properties, read_command
from ...language.english.text import fold
from ...language.said import Reference, Said
from ...language.update.beside import noted_on
from ...record import Record
from ..case import Case, open_case
from ..finding.find import called, find
from ..finding.nouns import kind_named, kind_shown, kinds, names
from ..writes.link import kind_called, link_in
from .jobs import Job
from .reading import is_settled, read_changes
from .stated import PREDICATE, REQUEST, of_last, stated

_IS = re.compile(
    r"(?:(?:and|also|oh|so|ok)[, ]+)*(?:he|she|they|it)(?:['\u2019](?:s|re)| is| are)\b(?!.*\bnew\b)", re.I
)
_ADDS = re.compile(r"(?:(?:please|and|also|now)[, ]+)*(?:add|log|make|enter|book)\b", re.IGNORECASE)
_MAKES = re.compile(
    r"(?:(?:please|and|also|now|then|ok|can you|could you|i want to|let'?s)[, ]+)*"
    r"(?:creat\w+|new|register|record|open|start|set up|another|an?)\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?:(?:please|and|also|now|then|ok|can you|could you)[, ]+)*(?:make|turn) (?!(?:an?|the|me|us|new|another)\b)"
    r"[^,;:]+? (?:into )?an? (?!new\b)\w",
    re.IGNORECASE,
)
"""Somebody who is there becomes something: "make Jane Doe an opportunity"; "make an opportunity" is a new one."""


async def of_known(turn: Turn, record: Record) -> Job | None:
    """The change that a message is which was taken for a create: of the record shown last, or of one it names."""
    asks = "?" in turn.text and not REQUEST.match(turn.text)
    if turn.choice is not None or turn.running_form or asks or heard(turn.text).mood != "order":
        return None
    if linked := await _linked(turn):
        return linked
    if _IS.match(turn.text) and (told := await _told_of_last(turn)):
        return told
    if noted_on(turn.text) and kind_named(turn.text) is None:
        return Job.said("update", record, turn)
    if _MADE.match(turn.text) and (becomes := await _of_titled(turn)):
        return becomes
    if any(commands(turn.text, kind) for kind in kinds()) or _MAKES.match(turn.text) or read_command(turn.text):
        return None
    if PREDICATE.search(turn.text) and (of_named := await stated(turn)):
        return of_named
    return await _of_shown(turn) or (None if _ADDS.match(turn.text) else await _of_titled(turn))


async def _linked(turn: Turn) -> Job | None:
    """ "Add Giulia as a contact on Larch roof", where both are there; somebody whom nobody knows is a new contact."""
    wish = link_in(turn.text)
    other = kind_called(wish.noun) if wish and wish.noun and not wish.rest else None
    if wish is None or other is None:
        return None
    for record in (kind for kind in kinds() if kind.singular != other.singular):
        title = await _title(turn, record, wish.record)
        if title and (await called(await open_case(turn, record), other, wish.other)).items:
            words = f'link the {record.singular} "{title}" to {other.singular} {wish.other}'
            return Job.of("update", record, words)
    return None


async def _of_titled(turn: Turn) -> Job | None:
    """ "Larch roof to Lukas, 26k", of the one record that has just this name; bare values are asked about first."""
    for record in kinds():
        case = await open_case(turn, record)
        said = read_changes(case)
        if said.of_last or not said.reference or not is_settled(said.model_copy(update={"left": ()})):
            continue
        if not turn.offers(f"update_{record.singular}") or not await _title(turn, record, said.reference.text):
            continue
        job = Job.said("update", record, turn)
        told = {change.property for change in said.changes}
        unnamed = told - named_properties(turn.text, record, case.portal, turn.now)
        if record.unique in unnamed:
            continue  # somebody else of that name: "save Jane Doe, jane@example.com"
        job.dialog.proposed = bool(unnamed)
        return job
    return None


async def _title(turn: Turn, record: Record, words: str) -> str:
    """The title of the one record that is called just so; empty where there is none."""
    found = await find(await open_case(turn, record), Reference(kind="name", text=words))
    title = show.title(record, found.only) if found.only else ""
    return title if fold(title) == fold(words) else ""


async def _of_shown(turn: Turn) -> Job | None:
    """ "Lead status new", "make it opportunity", "she works at …": nothing that tells who somebody new would be."""
    shown = turn.last_record or turn.last_list
    record = kind_shown(shown)
    if record is None or not turn.offers(f"update_{record.singular}"):
        return None
    case = await open_case(turn, record)
    said = read_changes(case)
    pronoun = said.reference is not None and said.reference.kind == "last"
    if not said.of_last or not is_settled(said.model_copy(update={"left": ()} if pronoun else {})):
        return None
    told, named = {c.property for c in said.changes}, named_properties(turn.text, record, case.portal, turn.now)
    if told & _own(record) or not (pronoun or told <= named) or _of_a_kind(case, said):
        return None
    job = Job.said("update", record, turn)
    job.dialog.proposed = turn.list_is_latest and turn.last_record is not None
    return job


def _own(record: Record) -> set[str]:
    """The properties that tell who or what a record is."""
    return {*record.title, *([record.unique] if record.unique else [])}


def _of_a_kind(case: Case, said: Said) -> bool:
    """Whether a kind of record is named beside properties and values: not so in "make it opportunity"."""
    rest = case.turn.text
    for text in (text for change in said.changes for text in (change.text, change.said) if text):
        rest = rest.replace(text, " ")
    pronoun = said.reference is not None  # "she is no customer yet" speaks of her
    return any(names(kind, rest) for kind in kinds() if not (pronoun and kind.singular == case.record.singular))


async def _told_of_last(turn: Turn) -> Job | None:
    """ "He's a lead, owner Dana", right after he was created; not so where the words tell who somebody is."""
    last = turn.last_record
    record = kind_shown(last)
    if last is None or record is None or not turn.has_written(last) or turn.list_is_latest:
        return None
    said = read_changes(await open_case(turn, record))
    return None if {c.property for c in said.changes} & _own(record) else await of_last(turn)
