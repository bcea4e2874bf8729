"""An amount said again as a bare figure: "sorry 1.6", after a deal was made for 16k."""

from __future__ import annotations

import re
from decimal import Decimal

from ...portal import Portal
from ..english.text import fold, lower
from ..english.words import FILLERS
from ..said import Unclear, Value
from ..value.money import Money, find_money
from ..value.ranges import Range
from ..value.values import amount_value, range_value
from ..wish.corrections import corrected

_THOUSAND = 1000
_MADE = re.compile(r"\b(?:make|change|set|put)\b")


def read_figure(text: str, before: Decimal, portal: Portal) -> Value | Unclear | None:
    """The amount that takes the place of `before`, where a correction is a figure and nothing else.

    A small figure after thousands may be in thousands as well: it is asked which is meant.
    """
    said, corrects = corrected(text)
    low = lower(said)
    found = find_money(low, portal.account)
    if not corrects or len(found) != 1 or found[0].amount <= 0:
        return None
    one = found[0]
    beside = _MADE.sub("", low[: one.start] + " " + low[one.end :])
    if not FILLERS.issuperset(fold(beside).split()):
        return None
    if one.plain and one.amount < _THOUSAND <= before:
        larger = Money(one.start, one.end, one.amount * _THOUSAND, one.currency, one.plain)
        return range_value(Range(one.start, one.end, (larger, one)), low[one.start : one.end], portal)
    return amount_value(one.amount, one.currency, portal)
