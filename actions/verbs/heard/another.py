"""News of another record, said where a question waits for a value: "Northgate onboarding was lost"."""

from __future__ import annotations

from ...chat.dialog import Dialog
from ...language.english.text import fold
from ..case import Case
from ..finding.find import find
from .jobs import Job, instead
from .reading import is_settled, read_changes
from .shared import NAMED
from .stated import PREDICATE


async def of_another(case: Case) -> Job | None:
    """The change of a record that exists and is called by name; not of the one that the question is about.

    Where a new record is being made, its name stands first: "closed won for Kestrel" is an answer.
    """
    turn, record = case.turn, case.record
    if turn.choice is not None or "?" in turn.text or not turn.offers(f"update_{record.singular}"):
        return None
    said, here = read_changes(case), case.dialog.record
    if said.reference is None or said.reference.kind not in NAMED or not is_settled(said):
        return None
    first = PREDICATE.search(turn.text) and fold(turn.text).startswith(fold(said.reference.text))
    if here is None and not first:
        return None
    found = await find(case, said.reference)
    if not found.sure or (here and here.id in {item.id for item in found.items}):
        return None
    return Job.said("update", record, turn)


def do_first(case: Case, job: Job, form: str) -> None:
    """The job is done now; the question is asked again afterwards."""
    turn = case.turn
    aside = turn.put_aside(form, turn.asked)
    turn.dialog = Dialog(object=case.record.singular, opened=True, over="cancelled", suspended=instead(job, aside))
