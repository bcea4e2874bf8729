"""One of those on the table, by whatever tells it from the others: "the cheapest one", "the one owned by Dana".

The words are read as criteria and an order, and HubSpot searches for them among the candidates or the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...chat import show
from ...chat.dialog import Shown, Target
from ...chat.turn import Turn
from ...language import read_criteria, read_order, within_limits
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import Criteria
from ...language.value.nations import countries_of
from ...portal import Filter, Item, Search
from ..case import Case
from .facts import FACTS
from .find import OFFERED, Found
from .mine import only_mine
from .recent import up_to_date

THE_ONE = re.compile(
    r"\b(?:the|that|which)\b(?: [^.,;!?]+?)?? ones?\b(?! of\b)"
    r"|\b(?:one )?of (?:them|these|those|the (?:two|three|four|five))\b",
    re.IGNORECASE,
)
"""Words that speak of one of several that were shown."""
_MOST_IDS = 100
_SOMEBODY = frozenset(
    "guy lady man woman person fellow chap girl one ones deal contact stands sits lives works located based".split()
)


def with_ids(ids: Sequence[str]) -> Search:
    """The records with these ids."""
    return Search(groups=((Filter(property="hs_object_id", operator="IN", values=tuple(ids[:_MOST_IDS])),),))


def remember_offer(case: Case) -> None:
    """The candidates are the list shown last: afterwards "the other one" is one of them."""
    offered = case.dialog.candidates
    slim = [target.model_copy(update={"properties": {}, "row": ""}) for target in offered]
    criteria = Criteria(search=case.dialog.among or with_ids([target.id for target in offered]))
    case.turn.set("hubspot_last_list", Shown(object=case.record.singular, targets=slim, criteria=criteria))


async def narrow(case: Case, base: Search, words: str, wanted: Sequence[str]) -> Found | None:
    """Those of a search that the words fit; None where the words tell nothing.

    Of a superlative it is the first one.
    """
    order = read_order(words, case.record)
    criteria = read_criteria(words, case.record, case.portal, case.turn.now)
    if criteria.unclear or criteria.left or not (order or tells(criteria)):
        return None
    search = joined(base, criteria, case.me)
    if search is None:
        return None
    sort = order.property if order else base.sort or case.record.created
    search = search.model_copy(update={"sort": sort, "descending": order.descending if order else True})
    page = await case.crm.search(case.record, search, properties=wanted, limit=order.place if order else OFFERED)
    fitting = page.items[order.place - 1 :] if order else page.items
    known = {item.id for item in fitting}
    items = up_to_date(case, case.record, fitting, lambda item: item.id in known)
    return Found(items, 0 if order else page.more)


def tells(criteria: Criteria) -> bool:
    """Whether there is anything in them to tell records apart by."""
    return bool(criteria.filters or criteria.search.query or criteria.mine)


def joined(base: Search, criteria: Criteria, me: str | None) -> Search | None:
    """Both at once; None where HubSpot does not take so many filters, or nobody knows who "I" am."""
    groups = tuple((*a, *b) for a in base.groups or ((),) for b in criteria.search.groups or ((),))
    query = " ".join(filter(None, (base.query, criteria.search.query))) or None
    search = Search(groups=tuple(group for group in groups if group), query=query)
    if criteria.mine and not me:
        return None
    search = only_mine(search, me, criteria.mine) if criteria.mine and me else search
    return search if within_limits(search.groups) else None


async def by_facts(case: Case, shown: Shown, words: str, wanted: Sequence[str]) -> Found | None:
    """Of the rows shown those whose facts have all the words, such as a job title or a city; None where none has."""
    telling = _telling(words)
    if not telling or not shown.targets:
        return None
    ids = [target.id for target in shown.targets]
    told = (name for name in FACTS if name in case.portal.properties)  # no card shows the city
    read = tuple(dict.fromkeys((*wanted, *told)))
    page = await case.crm.search(case.record, with_ids(ids), properties=read, limit=_MOST_IDS)
    fitting = [item for item in page.items if _has_all(telling, _facts(case, item))]
    return Found(fitting[:OFFERED], more=max(len(fitting) - OFFERED, 0)) if fitting else None


def fitting_facts(case: Case, targets: Sequence[Target], words: str) -> list[Target]:
    """The same among candidates, which have been read."""
    telling = [word for word in _telling(words) if word not in (case.record.singular, case.record.plural)]
    return [t for t in targets if telling and t.properties and _has_all(telling, _facts(case, t.item))]


def on_the_table(turn: Turn, listed: Shown) -> bool:
    """Whether the list is what the person looks at: nothing was shown since, or one of its rows."""
    last = turn.last_record
    return turn.list_is_latest or (last is not None and any(last.id == target.id for target in listed.targets))


def is_a_row(turn: Turn, words: str) -> bool:
    """Whether the words are of the title of just one row of the list shown last: "Carlos" for Carlos Ibáñez."""
    said, shown = set(fold(words).split()), turn.last_list
    titles = [set(fold(target.title).split()) for target in shown.targets] if shown else []
    return bool(said) and sum(said <= title for title in titles) == 1


def _telling(words: str) -> list[str]:
    """The words that tell something; "IT" in capitals does."""
    shouted = words.isupper()
    loud = {fold(word) for word in words.split() if word.isupper() and len(word) > 1 and not shouted}
    return [word for word in fold(words).split() if word in loud or word not in FILLERS | _SOMEBODY]


def _has_all(telling: list[str], facts: set[str]) -> bool:
    """Whether all words are among the facts, "Dana's" and "danas" for Dana, "Kenyan" for Kenya."""
    return all(word in facts or word.removesuffix("s") in facts or _is_from(word, facts) for word in telling)


def _is_from(people: str, facts: set[str]) -> bool:
    return any(set(fold(name).split()) <= facts for name in countries_of(people))


def _facts(case: Case, item: Item) -> set[str]:
    """Every word of what a card of the record shows; what an address ends in is nobody's name."""
    values = (show.shown(name, value, case.portal, item) for name, value in item.properties.items())
    return set(fold(" ".join(re.sub(r"@\S+", " ", value) for value in values)).split())
