"""What a message that starts no dialog by itself says about what was shown or changed last.

"Make it 15k", "owner Dana" and "no, Friday" change the last record; "same for Acme" repeats the last change; "only the
open ones", "over 10k" narrow the last list; "phone?" asks about the last record.
"""

from __future__ import annotations

import re

from ...chat.dialog import Dialog, Shown, Target
from ...chat.turn import Turn
from ...language import (
    asks_total,
    corrected,
    heard,
    named_properties,
    orders_change,
    orders_edit,
    read_command,
    read_criteria,
    read_reference,
)
from ...language.english.text import fold
from ...language.said import Change, Unclear, Value
from ...language.update.clauses import VERBS
from ...language.which.rows import is_superlative
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.among import THE_ONE, on_the_table
from ..finding.nouns import kind_shown, kinds, names
from ..search import REFINES
from ..writes.link import link_job
from .again import again_or_back
from .carry_on import carried_on, is_limit
from .correcting import correction, is_part
from .jobs import Job, by_number, by_rows
from .named import family
from .pointed import link_pointed
from .ranked import next_in_order
from .reading import points_at_row, read_changes
from .related import related
from .respelled import spelled_right
from .side_by_side import side_by_side
from .stated import PREDICATE, REQUEST, stated

MAKE_IT = re.compile(
    r"(?:(?:ok|okay|no|actually|please|and|now|oh|also|lovely|great|good|perfect|thanks|cool|fine"
    r"|could you|can you|would you),? )*"
    rf"{VERBS} (?:it|that|this|him|her|them)\b",
    re.I,
)
"""An order that can only mean the record shown last."""
STATES = re.compile(r"(?:oh |and |well |ok |so |no |actually )*(?:it|that|he|she|they|this)(?:'s|'re|s)?\b", re.I)


async def follow_up(turn: Turn) -> Job | None:
    """The job that a message means by itself."""
    last, shown = turn.last_record, turn.last_list
    listed = kind_shown(shown)
    if sure := await spelled_right(turn) or await link_pointed(turn) or await side_by_side(turn):
        return sure
    if (
        asked := by_rows(turn)
        or by_number(turn)
        or await related(turn)
        or await next_in_order(turn)
        or await family(turn)
    ):
        return asked
    if PREDICATE.search(turn.text) and (told := await stated(turn)):
        return told
    if listed and (order := await _order(turn, listed)):
        return order
    if again := await again_or_back(turn):
        return again
    if carried := await carried_on(turn, bare=True):
        return carried
    if shown and listed and await _one_of(turn, shown, listed):
        return Job.said("get", listed, turn)
    if asks_total(turn.text):
        record = listed or kinds()[0]
        return Job.said("search", record, turn)
    limits = shown is not None and is_limit(turn.text) and on_the_table(turn, shown)  # "and over 50k" sets no amount
    if listed and (limits or await _narrows(turn, listed)):
        job = Job.said("search", listed, turn)
        job.dialog.refines = True
        return job
    if heard(turn.text).mood in ("ask", "forbid"):
        return await asked_of_last(turn)
    if linked := link_job(turn):
        return linked
    if last and last.object in CATALOGUE and (about := await _about(turn, last, CATALOGUE[last.object])):
        return about
    return await stated(turn)


async def asked_of_last(turn: Turn) -> Job | None:
    """What is asked about a property of the record shown last; nothing that writes."""
    last = turn.last_record
    record = kind_shown(last)
    if record is None or heard(turn.text).mood == "forbid":
        return None
    case = await open_case(turn, record)
    said = read_changes(case)
    about_it = said.of_last
    if last is None or not about_it or not any(c.property for c in said.changes):
        return None
    job = Job.said("get", record, turn)
    if any(c.value is not None for c in said.changes):
        job.dialog.choice = last.id  # "is the amount 5k?": the card answers it
    return job


async def _order(turn: Turn, record: Record) -> Job | None:
    """ "Delete the smallest", "edit number 2", "give the oldest to Priya": what is to be done with one of the list."""
    deletes = read_command(turn.text) == "delete"
    if not (deletes or orders_change(turn.text) or orders_edit(turn.text)):
        return None
    said = read_changes(await open_case(turn, record))
    verb = "delete" if deletes and not said.changes else "update"
    picked = points_at_row(turn, record, said.reference if said.changes else None)
    return Job.said(verb, record, turn) if picked else None


async def _one_of(turn: Turn, shown: Shown, record: Record) -> bool:
    """Whether one of the list is meant by what tells it: "the EUR one", "who owns the cheapest?"."""
    said = read_reference(turn.text, record, has_list=True, has_last=True)
    if said is None or said.kind not in {"name", "last"}:
        return False
    if not (THE_ONE.search(turn.text) or is_superlative(said.text, record)):
        return False
    if MAKE_IT.match(turn.text) or REFINES.match(turn.text):
        return False
    changes = read_changes(await open_case(turn, record)).changes
    return bool(shown.targets) and all(change.value is None for change in changes)


_ANEW = re.compile(
    r"\W*(?:(?:and|so|ok|okay|then)[, ]+)*(?:how many|which|what) (?!.*\b(?:of|these|those|them|there)\b)",
    re.IGNORECASE,
)
"""A question for other records, if it names their kind: "how many deals did we win this month?"."""


async def _narrows(turn: Turn, record: Record) -> bool:
    """Whether the words speak of the list, or follow it and are only criteria: "over 10k", "in Toronto"."""
    if REFINES.match(turn.text):
        return True
    if not turn.list_is_latest or (_ANEW.match(turn.text) and names(record, turn.text)):
        return False
    case = await open_case(turn, record)
    criteria = read_criteria(turn.text, record, case.portal, turn.now)
    named = criteria.search.query or any(f.property in record.title for f in criteria.filters)
    return bool(criteria.filters or criteria.mine) and not named and not criteria.unclear


async def _about(turn: Turn, last: Target, record: Record) -> Job | None:
    """What is said about the record shown last."""
    said_again, corrects = corrected(turn.text)
    case = await open_case(turn, record)
    said = read_changes(case)
    if MAKE_IT.match(said_again):
        better = correction(case, last) if corrects or not said.changes or is_part(said) else None
        return better or Job.said("update", record, turn)
    changes = [c for c in said.changes if c.property]
    about_it = said.of_last
    if about_it and changes and all(c.value is None for c in changes):
        return Job.said("get", record, turn)
    if about_it and not changes and any(c.near and c.text for c in said.changes):
        return Job.said("update", record, turn)  # "reason: budget frozen": of won or of lost
    if "?" in turn.text and not REQUEST.match(turn.text):
        return None
    undone = turn.undo.changes[0].property if turn.undo and turn.undo.changes else None
    row = said.reference is not None and said.reference.kind == "ordinal"  # perhaps beyond the list
    if changes and not about_it and ((told := await stated(turn)) or row or THE_ONE.search(turn.text)):
        return told or Job.said("update", record, turn)  # another one, which is looked up or asked
    named = named_properties(turn.text, record, case.portal, turn.now) - {undone}
    if not (named and changes) and (better := correction(case, last)):
        return better
    if not about_it or not changes or any(c.value is None for c in changes):
        return None
    if any(_is_in_doubt(turn.text, c) for c in changes) and not {c.property for c in changes} <= named:
        return None  # nobody said what it should be of
    if len(changes) == 1 and isinstance(changes[0].value, Value) and _is_bare(turn.text, changes[0]):  # no order
        dialog = Dialog(object=record.singular, sentence=turn.text, opened=True, record=last, proposed=True)
        dialog.changes = changes
        return Job(f"update_{record.singular}", dialog)
    return Job.said("update", record, turn)


def _is_in_doubt(text: str, change: Change) -> bool:
    """Whether the value is not clear, other than one of several that is the whole message: "closing 5/6/2027"."""
    value = change.value
    return isinstance(value, Unclear) and (value.reason != "several" or fold(change.text) != fold(text))


def _is_bare(text: str, change: Change) -> bool:
    """Whether the message is the value and nothing else; "it's 5k" is a statement."""
    return fold(change.text) == fold(text) and STATES.match(text) is None
