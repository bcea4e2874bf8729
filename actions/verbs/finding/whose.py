"""Whose records are meant: the ones of another kind that go by a name, which may be one or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...chat import show
from ...chat.dialog import Target
from ...language import MOST_GROUPS
from ...language.english.text import fold
from ...language.said import Criteria
from ...portal import Filter, Item, Search
from ...record import CATALOGUE, Record
from ..case import Case
from .among import with_ids
from .find import all_words, holds
from .linked import also, of
from .recent import up_to_date


async def called_so(case: Case, other: Record, words: str) -> list[Target]:
    """The records of a kind whose name holds the words, if they are few; those of exactly that name before others."""
    tokens = re.findall(r"\w+", words)
    if not tokens:
        return []
    search = all_words(other, tokens)
    if "@" in words and other.unique:
        search = Search(groups=((Filter(property=other.unique, operator="EQ", value=words.strip()),),))
        tokens = []  # an address is nobody's name
    page = await case.crm.search(other, search, properties=other.fetched, limit=MOST_GROUPS)
    items = up_to_date(case, other, page.items, lambda item: holds(show.title(other, item), tokens))
    found = [Target(object=other.singular, id=item.id, title=show.title(other, item)) for item in items]
    exact = [target for target in found if fold(target.title) == fold(words)]
    return exact or ([] if page.more else found)


async def the_one_called(case: Case, words: str, *, within: bool = True, several: bool = False) -> list[Target]:
    """The record of whatever other kind that is called so, if just one of its kind is: "deals of Kestrel Robotics".

    within: its name may go before the words, too ("rights" for "Quillfeather rights portal").
    several: or all that begin so: "Brightwater" for Brightwater Foods and Brightwater Logistics.
    """
    for other in CATALOGUE.values():
        if other is case.record or not other.associated or not case.record.linked_with(other):
            continue
        found = await called_so(case, other, words)
        if is_one_name(found) and (within or _begins(found[0].title, words.split())):
            return found
        if several and found and all(_begins(target.title, words.split()[:1]) for target in found):
            return found
    return []


_TIED_TO = re.compile(
    r"(?:no[, ]+)?(?:the |that )?(?:\w+ )?(?:at|from|of|for|with|by|on|belonging to|linked to) (?:the )?"
    r"(?P<name>\S.*?)[ .!?]*",
    re.IGNORECASE,
)


async def tied_among(case: Case, ids: Sequence[str], words: str, wanted: Sequence[str]) -> list[Item]:
    """Those of some records that belong to whom the words name: "the one at Brightwater"; none where nobody is."""
    said = _TIED_TO.fullmatch(words)
    whose = await the_one_called(case, said["name"], several=True) if said else []
    if not whose:
        return []
    search = also(Criteria(search=with_ids(ids)), of(case.record, whose)).search
    return list((await case.crm.search(case.record, search, properties=wanted, limit=len(ids))).items)


def is_one_name(targets: Sequence[Target]) -> bool:
    """Whether they all have one name: whichever is meant, it is that."""
    return len({target.title.casefold() for target in targets}) == 1


def _begins(title: str, tokens: Sequence[str]) -> bool:
    words = fold(title).split()
    return bool(words) and any(words[0] == fold(token) or words[-1] == fold(token) for token in tokens)
