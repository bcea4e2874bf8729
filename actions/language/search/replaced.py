"""What becomes of a list's criteria where more is said: what is said anew of a property takes the old one's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ...portal import Filter
from ..said import Criteria, Whose
from .criteria import within_limits

How = Literal["switch", "narrow", "add", "whole", ""]
"""In place of the list's own, on top of them, beside those of the list ("plus those in Japan"), all that is left of
them, or not said."""
_PLACES = frozenset(("city", "country", "state"))


def same_kind(properties: set[str]) -> set[str]:
    """These properties, and those that say the same kind of thing."""
    return properties | _PLACES if properties & _PLACES else properties


_JOINED = re.compile(" (?:or|and) ")
"""How alternatives are told: as one."""


def narrowed(first: Criteria, more: Criteria, how: How) -> Criteria:
    """Both at once, within HubSpot's limits; beyond them, what was said last.

    What is said again of the same property takes the place of what was said first: "the open ones" after "won".
    """
    if how == "whole":
        return more
    if how == "add":
        return _both(first, narrowed(first, more, "switch"))
    more = alike(first, more, how)
    first = replaced(first, more, how)
    groups = tuple((*a, *b) for a in first.search.groups or ((),) for b in more.search.groups or ((),))
    if not within_limits(groups):
        return more
    search = more.search.model_copy(
        update={"groups": tuple(g for g in groups if g), "query": more.search.query or first.search.query}
    )
    shown = tuple(dict.fromkeys((*first.shown, *more.shown)))
    mine, named = more.mine or first.mine, more.named or first.named
    return more.model_copy(update={"search": search, "shown": shown, "mine": mine, "named": named})


def _both(first: Criteria, other: Criteria) -> Criteria:
    """What fits either, within HubSpot's limits: "plus those in Japan"."""
    groups = (*first.search.groups, *other.search.groups)
    same = first.mine == other.mine and first.search.query == other.search.query
    if not same or not (first.search.groups and other.search.groups and within_limits(groups)):
        return other
    own, new = ([s for s in a.shown if s not in b.shown] for a, b in ((first, other), (other, first)))
    shown = (*(s for s in first.shown if s in other.shown), f"{' and '.join(own)} or {' and '.join(new)}")
    return other.model_copy(update={"search": other.search.model_copy(update={"groups": groups}), "shown": shown})


UP, DOWN = {"GT", "GTE"}, {"LT", "LTE"}
_WORDED = {"CONTAINS_TOKEN"}


def replaced(first: Criteria, more: Criteria, how: How) -> Criteria:
    """The criteria of a list without those that are said anew: of each property the value said last counts.

    "Under 50k" goes with "over 10k"; and a word to look for goes with another, if the words narrow the list down.
    """
    said = {f.property: f for f in more.filters}
    kinds = same_kind(set(said)) if how == "switch" else set(said)
    named = how == "switch" and bool(more.named)
    gone = [f for f in first.filters if _is_gone(f, said, kinds, how) or (more.mine and _is_owner(f))]
    told = {f.shown for f in gone}
    gone += [f for f in first.filters if f.shown in told and f not in gone]  # "from Toronto": a city, or else a company
    mine = first.mine if not any(_is_owner(f) for f in more.filters) else ""
    return less(first, gone, mine=mine, query=not named)


def less(first: Criteria, gone: Sequence[Filter], *, mine: Whose, query: bool) -> Criteria:
    """The criteria without these filters, and without the words to look for unless `query` says that they stay."""
    groups = tuple(dict.fromkeys(tuple(f for f in group if f not in gone) for group in first.search.groups))
    shown = {f.shown for f in gone} | ({f'"{first.search.query}"'} if not query else set())
    kept = first.search.query if query else None
    search = first.search.model_copy(update={"groups": tuple(g for g in groups if g), "query": kept})
    left = tuple(s for s in first.shown if s not in shown and not shown.issuperset(_JOINED.split(s)))
    return first.model_copy(update={"search": search, "shown": left, "mine": mine})


def _is_gone(f: Filter, said: dict[str, Filter], kinds: set[str], how: How) -> bool:
    if f.property not in kinds:
        return False
    new = said.get(f.property)
    if new is None:
        return True
    return not (_both_ends(f, new) or (how != "switch" and f.operator in _WORDED and f.property not in _PLACES))


def alike(first: Criteria, more: Criteria, how: How) -> Criteria:
    """A bare amount in place of "over 100k" is a bound too: "and 300k?"."""
    bound = {f.property: f for f in first.filters if f.operator in UP | DOWN}
    if how != "switch" or len(more.filters) != 1 or more.filters[0].operator != "EQ":
        return more
    new = more.filters[0]
    if new.property not in bound or not (old := bound[new.property]).shown.rpartition(" ")[0]:
        return more
    shown = f"{old.shown.rpartition(' ')[0]} {new.shown.rpartition(' ')[2]}"
    new = new.model_copy(update={"operator": old.operator, "shown": shown})
    search = more.search.model_copy(update={"groups": ((new,),)})
    return more.model_copy(update={"search": search, "shown": (shown,)})


def _both_ends(one: Filter, other: Filter) -> bool:
    """Whether they are a lower and an upper bound with room between them."""
    low, high = sorted((one, other), key=lambda f: f.operator in DOWN)
    if low.operator not in UP or high.operator not in DOWN:
        return False
    try:
        return float(low.value or "") < float(high.value or "")
    except ValueError:
        return True


def _is_owner(f: Filter) -> bool:
    return f.property == "hubspot_owner_id"


def again(first: Criteria, more: Criteria) -> bool:
    """Whether something is said anew, rather than on top."""
    owners = any(_is_owner(f) for f in first.filters) or bool(first.mine)
    new = same_kind({f.property for f in more.filters})
    whose = bool(more.mine) or "hubspot_owner_id" in new
    named = bool(first.named and more.named)
    return bool(new & {f.property for f in first.filters}) or (owners and whose) or named
