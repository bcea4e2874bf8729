"""A change that waits for its yes ("Shall I set …?"), and another one that is ordered in its place or beside it."""

from __future__ import annotations

import re

from ...chat.dialog import Dialog, Suspended
from ...language import denies, heard
from ...language.said import LINK, Change, Said
from ...language.wish.agreed import begins_with_yes
from ...language.wish.sparing import NO_WORD
from ..case import Case
from ..writes.link import link_job
from ..yes import says_no, says_yes
from .chosen import merged
from .jobs import Job, queued
from .reading import is_settled, read_changes

_NO = re.compile(NO_WORD, re.IGNORECASE)
_GOES_ON = re.compile(r"\W*(?:and|also|plus|then)\b|.*\b(?:too|as well)[ .!]*$", re.IGNORECASE)


def answered(case: Case) -> Said | bool:
    """What is to be changed instead or as well; else whether it was an answer, a yes or a no."""
    target, said = case.dialog.record, read_changes(case)
    orders = bool(said.changes) and heard(case.turn.spoken).mood == "order"
    waiting = {c.property: c.value for c in case.dialog.changes}
    new = [c for c in said.changes if waiting.get(c.property, "") != c.value]
    more = orders and bool(new) and is_settled(said, or_=("several", "near"))  # whatever it was taken for: "no, 13k"
    if _NO.match(case.turn.spoken) and not new:
        orders = False  # "no, 12.5k is too much"
    if target and says_no(case.turn) and (denies(case.turn.text) or not more):
        case.leave_alone(target)
        return True
    if orders and (more or target is None or not says_yes(case.turn, target.id)):
        case.dialog.proposed = False
        return _beside(case, said)
    link = link_job(case.turn) if case.turn.choice is None else None
    if link:
        case.dialog.suspended = _afterwards(case, link)
    if target and (says_yes(case.turn, target.id) or (link and _goes_on(case))):
        case.dialog.proposed = False
    return not case.dialog.proposed


def _beside(case: Case, said: Said) -> Said:
    """With "and …" that is a yes to what was proposed, too; without that, it is asked about again afterwards."""
    rest = [c for c in case.dialog.changes if c.property not in {LINK, *(c.property for c in said.changes)}]
    if not rest or _NO.match(case.turn.spoken):
        return said
    if _goes_on(case):
        case.dialog.meant = []
        return merged(rest, said)
    case.dialog.suspended = _asked_later(case, rest)
    return said


def _goes_on(case: Case) -> bool:
    return begins_with_yes(case.turn.spoken) or _GOES_ON.match(case.turn.spoken) is not None


def proposed_later(case: Case) -> Suspended | None:
    """What waits when another record is turned to: what was proposed of this one is asked about again."""
    if not case.dialog.proposed or case.dialog.record is None or _NO.match(case.turn.spoken):
        return case.dialog.suspended
    return _asked_later(case, list(case.dialog.changes))


def _asked_later(case: Case, changes: list[Change]) -> Suspended | None:
    dialog = case.dialog
    later = Dialog(object=dialog.object, sentence=dialog.sentence, opened=True, record=dialog.record, changes=changes)
    later.proposed = True
    return _afterwards(case, Job(f"update_{case.record.singular}", later))


def _afterwards(case: Case, job: Job) -> Suspended | None:
    if case.turn.stack:  # a flow ends with this one
        case.say("utter_hubspot_left_undone", rest=job.dialog.sentence)
        return case.dialog.suspended
    return queued([job], case.dialog.suspended)
