"""Values side by side and no other words, told of the record just made or changed: "Falkirk Foods, buyer, Leeds"."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.dialog import Dialog, Target, Undo
from ...chat.turn import Turn
from ...language import corrected, heard
from ...language.english.text import fold
from ...language.said import Change, Reference
from ...language.update.facts import bare_facts, facts_behind
from ..case import Case, open_case
from ..finding.find import find
from ..finding.nouns import kind_named, kind_shown, kinds
from .jobs import Job
from .reading import is_settled, read_changes

_SEVERAL = 2
ASKS = re.compile(
    r"\b(?:show|list|find|search|look|which|who|whose|what|where|any|all|my|mine|only|just"
    r"|how many|those|these|ones?|every\w*|with|without|of them)\b",
    re.IGNORECASE,
)
"""Words of a search."""


async def side_by_side(turn: Turn) -> Job | None:
    """ "19k closing feb 12 owner tomas" of the record just made or changed: several values, and no other words."""
    last, undo = turn.last_record, turn.undo
    record = kind_shown(last)
    if last is None or undo is None or record is None or not turn.has_written(last) or turn.list_is_latest:
        return None
    if ASKS.search(turn.text) or not turn.offers(f"update_{record.singular}"):
        return None
    if kind_named(turn.text):
        return None
    case = await open_case(turn, record)
    facts, left = bare_facts(turn.text, record, case.portal, turn.now), list[str]()
    if behind := await _behind_name(case, last, undo):
        facts, left = behind
    said = read_changes(case)
    one_each = len({fact.property for fact in facts}) == len(facts)  # not so in "6k instead of 5k"
    several = len(facts) + len(left) >= _SEVERAL
    if not (facts and several and one_each) or (is_settled(said) and len(said.changes) >= len(facts)):
        return None
    dialog = Dialog(object=record.singular, sentence=turn.text, choice=last.id, proposed=bool(left))
    dialog.changes, dialog.left = list(facts), left
    return Job(f"update_{record.singular}", dialog)


async def _behind_name(case: Case, last: Target, undo: Undo) -> tuple[tuple[Change, ...], list[str]] | None:
    """What is listed of a person just made, and what of it is not understood; or in place of what was changed last."""
    turn, (text, corrects) = case.turn, corrected(case.turn.text)
    if case.record.unique != "email" or not (corrects or undo.done == "created") or "?" in text or "@" in text:
        return None
    if heard(turn.text).mood != "order":
        return None
    called = ", ".join(filter(None, (last.title, undo.after.get(case.record.unique))))
    facts, left = facts_behind(called, text, case.record, case.portal, turn.now)
    if undo.done != "created" and (left or {c.property for c in undo.changes}.isdisjoint(f.property for f in facts)):
        return None
    for words in (*left, *(fact.text for fact in facts if fact.property == "company")):
        if await _is_another(turn, words):
            return None
    return facts, left


async def _is_another(turn: Turn, words: str) -> bool:
    """Whether a record is called just so, which may then be meant."""
    for kind in kinds():
        found = await find(await open_case(turn, kind), Reference(kind="name", text=words))
        if any(fold(show.title(kind, item)) == fold(words) for item in found.items):
            return True
    return False
