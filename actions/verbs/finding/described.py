"""The record that words describe and do not name: "the cheapest one", "the biggest open deal", "his deal"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language import heard, read_command, read_criteria, read_order
from ...language.english.text import fold
from ...language.said import Reference
from ...language.which.rows import is_superlative, superlative_phrase
from ...portal import Item
from ..case import Case
from .among import THE_ONE, by_facts, narrow, on_the_table, with_ids
from .facts import as_facts
from .find import OFFERED, Found
from .linked import of, those
from .listing import search_of
from .mine import offer_me, only_mine
from .nouns import one_of_many
from .whose import the_one_called

_MOST = {
    **dict.fromkeys(("big", "large", "expensive"), "biggest"),
    **dict.fromkeys(("small", "little", "cheap"), "smallest"),
    **{"old": "oldest", "new": "newest"},
}
"""Of a list that is looked at, "the big one" is the biggest."""
_DIALLED = re.compile(r"\+?\d[\d ()./-]{4,}\d")


async def on_the_list(
    case: Case, reference: Reference, words: str, wanted: Sequence[str], *, changes: bool = False
) -> Found | None:
    """ "The cheapest one", "the one in Austin": out of the list shown last, if the words fit one there.

    changes: what the message says behind the superlative is to be written, and tells of no record.
    """
    listed = case.turn.last_list
    if reference.kind not in {"name", "last"} or listed is None or listed.object != case.record.singular:
        return None
    if reference.kind == "name" and (most := _MOST.get(fold(reference.text))) and THE_ONE.search(case.turn.text):
        if not any(reference.text.casefold() in target.title.casefold() for target in listed.targets):
            reference, words = reference.model_copy(update={"text": most}), f"{most} {case.record.singular}"
    best = on_the_table(case.turn, listed) and is_superlative(reference.text or words, case.record)
    if case.turn.choice is not None or not (best or THE_ONE.search(words) or THE_ONE.search(case.turn.text)):
        return None
    if reference.kind == "name" and read_order(words, case.record) is None:
        if found := await by_facts(case, listed, reference.text, wanted):
            return found
    if best and reference.text and not changes:
        words = _superlative(case, reference.text)
    found = await narrow(case, search_of(case, listed), words, wanted)
    return found if found and found.items else None


async def best(
    case: Case, reference: Reference, words: str, wanted: Sequence[str], *, changes: bool = False
) -> Item | None:
    """ "The biggest open deal": the first of a search in that order."""
    if reference.kind != "name":
        return None
    alone = is_superlative(reference.text or "", case.record)
    if not (alone or one_of_many(words, case.record)):
        return None
    words = _superlative(case, reference.text) if alone and reference.text and not changes else words
    criteria = read_criteria(words, case.record, case.portal, case.turn.now)
    if criteria.unclear or criteria.left or (criteria.mine and not case.me and not alone):
        return None
    if criteria.mine and not case.me:
        offer_me(case)
    if criteria.named and read_order(reference.text, case.record) is None:
        return None
    search = only_mine(criteria.search, case.me, criteria.mine) if criteria.mine and case.me else criteria.search
    order = read_order(words, case.record)
    place = order.place if order else 1
    page = await case.crm.search(case.record, search, properties=wanted, limit=place)
    return next(iter(page.items[place - 1 :]), None)


def _superlative(case: Case, called: str) -> str:
    """The words that tell the record, and none of what is asked of it: "smallest", of "who owns the smallest?"."""
    for words in superlative_phrase(case.turn.text, case.record):
        criteria = read_criteria(words, case.record, case.portal, case.turn.now)
        if not (criteria.unclear or criteria.left or criteria.named):
            return words
    return called


async def told_apart(case: Case, reference: Reference, found: Found, wanted: Sequence[str]) -> Found:
    """Of several that are called so those that the rest of the message fits: "the Kestrel deal | in closed won"."""
    text, noun = case.turn.text, case.record.singular
    before, named, behind = text.partition(reference.text) if reference.kind == "name" else ("", "", "")
    if len(found.items) < 2 or found.guessed or not named or heard(text).mood != "order":
        return found
    rest = f"{noun} {behind}" if read_command(text) == "delete" else f"{before}{noun}{behind}"
    fitting = await narrow(case, found.search or with_ids([item.id for item in found.items]), rest, wanted)
    return fitting if fitting and fitting.items else found


async def by_context(case: Case, words: str, wanted: Sequence[str], *, writes: bool) -> Found | None:
    """What is called by no name. Only to be looked at may it be the one that belongs to another record."""
    found = await by_row(case, words, wanted)
    if found or writes:
        return found
    return await by_link(case, words, wanted) or await by_criteria(case, words, wanted)


async def by_row(case: Case, words: str, wanted: Sequence[str]) -> Found | None:
    """By a fact of a row shown just now."""
    listed = case.turn.last_list
    if listed is None or listed.object != case.record.singular or not case.turn.list_is_latest:
        return None
    return await by_facts(case, listed, words, wanted)


async def by_link(case: Case, words: str, wanted: Sequence[str]) -> Found | None:
    """By the record it belongs to."""
    links = of(case.record, await the_one_called(case, words))
    items, more = await those(case, links, wanted, OFFERED) if links else ((), 0)
    return Found(items, more) if items else None


async def by_criteria(case: Case, words: str, wanted: Sequence[str]) -> Found | None:
    """By facts: "the publisher at Quillfeather", or a number to call."""
    words = f"phone {words}" if _DIALLED.fullmatch(words) else words
    criteria = read_criteria(words, case.record, case.portal, case.turn.now)
    told = [f for f in criteria.filters if f.property not in case.record.title]
    if (
        not (told or criteria.named or criteria.search.query)
        or criteria.unclear
        or criteria.left
        or criteria.linked
        or criteria.mine
    ):
        return None
    facts = as_facts(case, criteria)
    if facts is None and not (told or criteria.search.query):
        return None
    search = (facts or criteria).search
    page = await case.crm.search(case.record, search, properties=wanted, limit=OFFERED)
    return Found(page.items, page.more) if page.items else None


def shown_just_now(case: Case, found: Found) -> Found:
    """Of several that fit the one that was shown just now, if only one was."""
    listed = case.turn.last_list
    ids = {target.id for target in listed.targets} if listed and case.turn.list_is_latest else set()
    seen = [item for item in found.items if item.id in ids]
    return Found(seen) if len(seen) == 1 and not found.guessed else found


def but_the_last(case: Case, reference: Reference, found: Found) -> Found:
    """ "The other Nguyen": of several that are called so not the one that was shown last."""
    last, said = case.turn.last_record, re.escape(reference.text)
    if last is None or last.object != case.record.singular or not said or found.guessed:
        return found
    rest = [item for item in found.items if item.id != last.id]
    other = len(rest) < len(found.items) and re.search(rf"\bother {said}", case.turn.text, re.IGNORECASE)
    return Found(rest, found.more, search=found.search) if rest and other else found
