"""What is told of the record on the table by a message that no intent fits, or whose words look like a name."""

from __future__ import annotations

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import heard
from ...language.said import Change, Said, Shift, Value
from ...language.update.told import leads_to_it, names_nothing, read_told, speaks_of_it
from ..case import Case, open_case
from ..finding.find import find
from ..finding.nouns import kind_shown, names
from .jobs import Job
from .reading import read_changes


async def told(turn: Turn) -> Job | None:
    """New values for the record shown last: written where the words can mean nothing else, else proposed."""
    last = turn.last_record
    record = kind_shown(last)
    if last is None or record is None or turn.choice is not None or turn.list_is_latest or "?" in turn.text:
        return None
    if heard(turn.text).mood != "order" or not turn.offers(f"update_{record.singular}"):
        return None
    case = await open_case(turn, record)
    said = read_changes(case)
    settled = _is_settled(said) and not said.left and said.reference is not None
    found = None if settled else read_told(turn.text, record, case.portal, turn.now)
    if not (settled or found) or await _names_another(case, said):
        return None
    if found:
        return _job(case, list(found.changes), sure=found.sure or turn.has_written(last))
    return _job(case, list(said.changes), sure=_is_about_it(case, said) or turn.has_written(last))


async def told_instead(turn: Turn) -> Job | None:
    """The same of what was taken for a change, where its words would be looked up for a name: "they talked us down"."""
    last = turn.last_record
    record = kind_shown(last)
    if record is None or turn.choice is not None or turn.running_form:
        return None
    said = read_changes(await open_case(turn, record))
    named = said.reference is not None and said.reference.kind == "name" and _is_no_name(turn.text, said.reference.text)
    return await told(turn) if named or not (said.changes or said.reference) else None


async def _names_another(case: Case, said: Said) -> bool:
    """Whether a record is named; words of a sentence about this one are not looked up where none is called so."""
    if said.reference is None or said.reference.kind == "last":
        return False
    if said.reference.kind != "name" or not _is_no_name(case.turn.text, said.reference.text):
        return True
    if names(case.record, said.reference.text):
        return True
    return (await find(case, said.reference)).sure


def _is_no_name(text: str, words: str) -> bool:
    """Whether words that look like a record's name are told of this one: "they talked us", "change of plan, they …"."""
    return speaks_of_it(words) or leads_to_it(text, words)


def _is_settled(said: Said) -> bool:
    return bool(said.changes) and all(c.property and isinstance(c.value, Value | Shift) for c in said.changes)


def _is_about_it(case: Case, said: Said) -> bool:
    words = said.reference.text if said.reference and said.reference.kind == "name" else ""
    return names_nothing(words) or _is_no_name(case.turn.text, words)


def _job(case: Case, changes: list[Change], *, sure: bool) -> Job:
    last, turn = case.turn.last_record, case.turn
    dialog = Dialog(object=case.record.singular, sentence=turn.text, choice=last.id if last else None)
    dialog.changes, dialog.proposed = changes, not sure
    return Job(f"update_{case.record.singular}", dialog)
