"""Several records wished for at once: they are offered, to begin with one of them."""

from __future__ import annotations

import re

from ...chat.dialog import Shown
from ...chat.turn import Turn
from ...language import read_criteria
from ...language.wish.bulk import Many
from ...record import Record
from ..case import Case
from .among import on_the_table, remember_offer
from .find import OFFERED
from .listing import say_missed, search_of
from .nouns import bare_kind, kind_named, kinds, many_of, names

_ALL = re.compile(
    r"^(?:all|both|each|every(?:thing|one|body)?|these|those|the|my|of|them|it|two|lot|one|either)\b ?", re.IGNORECASE
)

_BOTH = re.compile(r"both\b", re.IGNORECASE)


async def begin_with_one(case: Case) -> bool:
    """Say that it goes one at a time, where several are to be changed or deleted at once, and offer those meant.

    What is left of the words is what was wished, of the one: "assign | it | to Priya".
    """
    many = many_of(case.turn.text) if case.turn.choice is None else None
    if many is None:
        return False
    named = kind_named(many.words) or case.record
    if named.singular != case.record.singular:
        await case.turn_to(named, write=True)
    case.say("utter_hubspot_one_at_a_time")
    case.turn.text = case.turn.text.replace(many.words, "it", 1)
    if not (_of_the_list(case, many) or await _looked_for(case, many)):
        case.dialog.over = "refused"
    return True


def _of_the_list(case: Case, many: Many) -> bool:
    """ "Delete them all": those of the list that the person looks at."""
    listed, words = case.turn.last_list, many.words
    while found := _ALL.match(words):
        words = words[found.end() :]
    if _BOTH.match(many.words):
        words = "" if bare_kind(words) is case.record else words  # "both deals", of the list
    if words or listed is None or listed.object != case.record.singular or not on_the_table(case.turn, listed):
        return False
    say_missed(case)
    offered = listed.targets[:OFFERED]
    case.dialog.candidates = [target.model_copy(update={"row": target.row or target.title}) for target in offered]
    return bool(offered)


async def _looked_for(case: Case, many: Many) -> bool:
    """Those that the words look for: "both website redesign deals"."""
    criteria = read_criteria(many.words, case.record, case.portal, case.turn.now)
    if criteria.unclear or criteria.left or (criteria.mine and not case.me) or not (criteria.filters or criteria.mine):
        return False
    search = search_of(case, Shown(object=case.record.singular, criteria=criteria))
    page = await case.crm.search(case.record, search, properties=case.record.fetched, limit=OFFERED)
    case.dialog.candidates = [case.target(item) for item in page.items]
    case.dialog.among = search if page.more else None
    if page.items:
        remember_offer(case)
    return bool(page.items)


def many_ordered(turn: Turn, likely: Record | None) -> tuple[str, str] | None:
    """What is plainly ordered of several at once, and of which kind: the dialog of one of them says how it goes.

    likely: the kind where the words name none but tell which ones: "delete everything under 1k".
    """
    many = many_of(turn.text) if turn.choice is None else None
    kind = next((kind for kind in kinds() if many and names(kind, many.words)), None)
    kind = kind or (likely if many and len(many.words.split()) > 1 else None)
    return (many.verb, kind.singular) if many and many.firm and kind else None
