"""Sums that are no one amount to write: "10-12k", "between 10k and 12k", "minus 500", "up to 12k", "9 at 150"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ...portal import Account
from .money import Money, find_money, scale_said
from .numerals import COUNT, count

_GAP = re.compile(r" ?(?P<dash>[-\u2013\u2014~]|\.\.+) ?| (?P<word>to|till|until|or|and) ")
_LEAD = re.compile(r"\b(?P<word>(?:somewhere |anything |anywhere )?(?:between|from)|either|by) $")
_MINUS = re.compile(r"\b(?:minus|negative) $")
_BEFORE = re.compile(
    r"(?:^|[,:;=(] ?|\b(?:to|at|is|be|for|worth|valued|priced|about|around|roughly|approximately|say|budget|between"
    r"|from|either|by|amount|value) )$"
)
"""What may stand before "10 to 12k": behind a name, "Phase 2 to 12k", there is none."""
_MOST = r"max(?:imum)?|min(?:imum)?|at (?:the (?:very )?)?(?:most|least|max(?:imum)?|min(?:imum)?)"
_LIMIT = re.compile(
    rf"\b(?:up to|(?:{_MOST})\.?(?: of)?|n(?:o|ot) (?:more|less|higher|lower) than|not exceeding|capped at)"
    r"(?: (?:about|around|roughly))? $"
)
_LIMITED = re.compile(rf" (?:{_MOST}|tops|or (?:less|more)|and (?:up|above))\b")
_COUNTED = re.compile(
    rf"(?<![\w.,$\u20ac\u00a3-])(?P<count>{COUNT}|\d{{4,5}}) (?P<what>(?:[a-z]+ )??[a-z]{{2,}}s)"
    r"(?:,? ?(?P<at>at|@)|,)? ?(?:only |just )?$"
)
_EACH = re.compile(r" ?(?:each|apiece|a ?piece|(?:per|an?|/) ?[a-z]+)\b")
_TIME = re.compile(r"(?:days|weeks|months|quarters|years)")
_MOVES = re.compile(r"\b(?:in|within|by|out|back|over|after|another|last|next|past|than|the) $")
"""Not so in "in | 2 weeks at 5k", which is a day and a sum."""
_HOURS = 13
_YEARS = range(1900, 2101)
_FEW = 100
"""Bare numbers below are more likely pieces than money."""


@dataclass(frozen=True)
class Range:
    """Two amounts at `start:end` of which one is meant.

    moves: "from … to …", "by … to …", "30 seats at 6k": no doubt which. counted: of "20 seats at 150", what all of them
    cost is meant, or what one does; that many, of what, and where the price begins.
    """

    start: int
    end: int
    ends: tuple[Money, Money]
    moves: bool = False
    counted: tuple[int, str, int] | None = None


def find_ranges(low: str, account: Account) -> list[Range]:
    """Every range in a lower-case text; small bare numbers, and years, are none."""
    found = find_money(low, account)
    pairs = (*(_range(low, one, other) for one, other in pairwise(found)), *(_priced(low, one) for one in found))
    return [pair for pair in pairs if pair]


def _priced(low: str, price: Money) -> Range | None:
    lead, each = _COUNTED.search(low[: price.start]), _EACH.match(low, price.end)
    if lead is None or price.amount <= 0 or not (lead["at"] or each):
        return None
    if price.plain and not each and price.amount < _HOURS:
        return None  # "3 people at 9"
    if _TIME.search(lead["what"]) and _MOVES.search(low[: lead.start()]):
        return None
    number = count(lead["count"])
    ends = (replace(price, amount=price.amount * number), price)
    end = each.end() if each else price.end
    of_all = not each and not _TIME.search(lead["what"]) and scale_said(low[price.start : end]) > 1
    return Range(lead.start(), end, ends, of_all, (number, lead["what"], price.start))


def _range(low: str, one: Money, other: Money) -> Range | None:
    gap, lead = _GAP.fullmatch(low[one.end : other.start]), _LEAD.search(low[: one.start])
    led = lead["word"].split()[-1] if lead else ""
    if gap is None or (gap["word"] == "and" and led != "between") or one.amount < 0:
        return None
    if one.plain and other.plain and not all(m.amount >= _FEW and m.amount not in _YEARS for m in (one, other)):
        return None
    if one.plain and not (gap["dash"] and " " not in gap.group()) and not _BEFORE.search(low[: one.start]):
        return None
    times = scale_said(low[other.start : other.end])
    scaled = one.amount * times
    if times > 1 and scale_said(low[one.start : one.end]) == 1 and one.amount < 1000 and scaled < other.amount:
        one = replace(one, amount=scaled)  # "10-12k"
    one, other = (replace(m, currency=m.currency or one.currency or other.currency) for m in (one, other))
    if gap["word"] != "or" and one.amount >= other.amount:
        return None
    moves = led in ("from", "by") and gap["word"] == "to"
    return Range(lead.start() if lead else one.start, other.end, (one, other), moves)


def find_negatives(low: str, account: Account) -> Iterator[tuple[int, int]]:
    """Where an amount below zero stands."""
    for money in find_money(low, account):
        minus = _MINUS.search(low[: money.start])
        if money.amount < 0 or minus:
            yield (minus.start() if minus else money.start), money.end


def find_limits(low: str, account: Account) -> Iterator[tuple[int, int, Money]]:
    """Where the most, or the least, that an amount may be stands: "up to 12k", "12k at most"."""
    for money in find_money(low, account):
        lead, behind = _LIMIT.search(low[: money.start]), _LIMITED.match(low, money.end)
        named = money.plain and (money.amount in _YEARS or money.amount < _FEW)
        if (lead or behind) and not named:
            yield lead.start() if lead else money.start, behind.end() if behind else money.end, money
