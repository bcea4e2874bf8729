"""What the words mean though they look like the dialog they were taken for: several wishes, a link, more of the list.

In order: the first reading that fits is taken.
"""

from __future__ import annotations

import re
from contextlib import suppress

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...errors import HubSpotProblem
from ...language.english.text import fold
from ...language.which.outright import read_outright
from ...language.wish.asked_right import put_right_after
from ...language.wish.links import read_unlink
from ...record import Record
from ..finding.by_key import keyed
from ..finding.nouns import kinds, names
from ..writes.link import link_job
from ..writes.sought import create_instead, meant_instead, search_instead
from .again import again_or_back
from .asked import asked_of_it
from .carry_on import carried_on, filter_dropped, is_fragment, is_limit, ones_instead
from .each import delete_then_update, each_update, then_update
from .each_delete import each_delete
from .headed import headed
from .jobs import Job, both_kinds, by_number, by_rows, jobs_in, made_instead, many_instead
from .known import of_known
from .look_then import look_then
from .named import family
from .pointed import link_pointed
from .ranked import next_in_order
from .related import related
from .restraint import copies, deleted_instead, shown_instead
from .stated import stated_instead
from .told import told_instead

_LOOKS = frozenset({"get", "list", "search"})
_CARRIED_ON = _LOOKS | {"update"}
"""Words that look like one of these may be about the list just shown."""
_WRITES = frozenset({"create", "update", "delete"})


async def instead(turn: Turn, record: Record, intent: str) -> list[Job]:
    """What is to be done in place of the intent's dialog; nothing where it is meant as it looks.

    HubSpot's failures are not told here: nobody knows yet what the words mean, and the dialog that follows will.
    """
    verb = intent.partition("_")[0]
    if (outright := read_outright(turn.text, record)) and outright[0] == verb:
        return []
    if verb in _WRITES and copies(turn):
        return []
    with suppress(HubSpotProblem):
        if verb != "delete" and turn.running_form is None and (job := await link_pointed(turn)):
            return [job]
        if verb in _LOOKS and (job := await keyed(turn)):
            return [job]
        if turn.running_form is None and (jobs := await look_then(turn, record)):
            return jobs
    if jobs := _by_words(turn, record, intent):
        return jobs
    with suppress(HubSpotProblem):
        if verb in {"update", "delete"} and (jobs := await delete_then_update(turn, record)):
            return jobs
        if verb in _CARRIED_ON and (job := await related(turn) or await next_in_order(turn)):
            return [job]
        if turn.running_form is None and (jobs := await _by_what_was_shown(turn, record, verb)):
            return jobs
        return await _by_mood(turn, record, verb)
    return []


def _by_words(turn: Turn, record: Record, intent: str) -> list[Job]:
    """What the words alone tell."""
    verb = intent.partition("_")[0]
    if jobs := _linking(turn, intent) or jobs_in(turn, record):
        return jobs
    if verb in _LOOKS and (job := _put_right(turn, record)):
        return [job]
    if verb in _LOOKS and (job := many_instead(turn, record) or by_number(turn)):
        return [job]
    if verb in _CARRIED_ON and (job := by_rows(turn)):
        return [job]
    if jobs := both_kinds(turn, verb):
        return jobs
    if verb in {*_LOOKS, "create"} and (job := create_instead(turn)):
        return [job]
    if verb in _CARRIED_ON and (job := search_instead(turn)):
        return [job]
    if (job := made_instead(turn)) and (verb != "create" or job.name != intent):
        return [job]
    return []


def _put_right(turn: Turn, record: Record) -> Job | None:
    """ "Who's the owner? should be Lukas": of the record that is named, else of the one shown last."""
    order = put_right_after(turn.text) if turn.choice is None else None
    named = order is None or re.search(r" (?:of|for) |['\u2019]s ", order) is not None
    noun = turn.last_record.object if turn.last_record and not named else record.singular
    return (
        Job(f"update_{noun}", Dialog(object=noun, sentence=order)) if order and turn.offers(f"update_{noun}") else None
    )


async def _by_what_was_shown(turn: Turn, record: Record, verb: str) -> list[Job]:
    """What they mean of the records that HubSpot has and that were shown before."""
    if job := await filter_dropped(turn):
        return [job]
    if verb in _LOOKS and (job := await family(turn)):
        return [job]
    if verb in {*_LOOKS, "create"} and (job := await headed(turn, record)):
        return [job]
    if verb != "create" and (job := await meant_instead(turn)):
        return [job]
    if verb != "create" and (job := await again_or_back(turn)):
        return [job]
    ones = ones_instead(turn, record, verb)
    if verb == "update" and ones:
        return [ones]
    if verb == "update" and (jobs := await each_update(turn, record)):
        return jobs
    if verb == "delete" and (jobs := await each_delete(turn, record)):
        return jobs
    if jobs := await then_update(turn, record, verb):
        return jobs
    if verb in {"list", "search"} and (job := await asked_of_it(turn, record)):
        return [job]
    bare = verb in {"list", "search"} and is_fragment(turn.text)
    writes = verb == "update" and not is_limit(turn.text)
    if verb in _CARRIED_ON and (job := await carried_on(turn, writes=writes, bare=bare)):
        return [job]
    if verb in _LOOKS and ones:
        return [ones]
    return []


async def _by_mood(turn: Turn, record: Record, verb: str) -> list[Job]:
    """What a wish to write comes to where it is none, and the other way round."""
    if verb in _WRITES and (job := shown_instead(turn, record, verb)):
        return [job]
    if job := await stated_instead(turn, record, verb):
        return [job]
    if verb == "create" and (job := await of_known(turn, record)):
        return [job]
    if verb == "update" and (job := await told_instead(turn)):
        return [job]
    if job := deleted_instead(turn, record, verb):
        return [job]
    return []


def _linking(turn: Turn, intent: str) -> list[Job]:
    """ "Add Petra as contact on this deal" links the two, whatever intent it was taken for."""
    making, changing = intent.startswith("create_"), intent.startswith("update_")
    if not (making or turn.choice) and (apart := _taken_apart(turn)):
        of, words = apart
        likely = turn.last_record.object if turn.last_record else intent.rpartition("_")[2].removesuffix("s")
        noun = next((kind.singular for kind in kinds() if names(kind, of)), likely)
        return [Job(f"update_{noun}", Dialog(object=noun, sentence=words))]
    job = None if changing or turn.choice is not None else link_job(turn, shown=making)
    return [job] if job and turn.offers(job.name) else []


def _taken_apart(turn: Turn) -> tuple[str, str] | None:
    """The record that another is to be taken off, and the words; "take Jane off" is one only of what is shown."""
    if of := read_unlink(turn.text):
        return of, turn.text
    last = turn.last_record
    of = read_unlink(turn.verbatim) if last else None
    return (of, turn.verbatim) if last and of and fold(of) not in fold(last.title) else None
