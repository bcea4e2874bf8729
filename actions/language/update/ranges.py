"""A range as a new value, "to between 10k and 12k", is asked about; of "from 10k to 12k", the first is what was.

So is "20 seats at 150": whether that is what all cost, or what one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ...portal import Portal
from ..english.text import lower
from ..said import Change, Unclear, Value
from ..value.money import find_money
from ..value.ranges import Range, find_ranges
from ..value.values import EMPTY, kind_of, range_value
from .changes import Changes
from .clauses import LINK, WEAK_LINK

_FORMER = re.compile(
    r"[,;(]? ?(?:(?:(?:and |which is |that's |that is |so )?(?:up |down )?)from"
    r"|(?:and |it |that |which )?(?:was|were|used to be|had been|previously|formerly|before)(?: at| only| just)?) $"
)
_TWO = re.compile(r"(?<=[^\W\d_] )2(?P<rest>(?: \d{3})+)(?![\w%]|[.,:/-]\d)")
_LED = re.compile(rf"(?:\b(?:{LINK}|{WEAK_LINK}|by|for|of|from|and|or|about|around|roughly)|[=:]) $")
_NOW = re.compile(r"(?:\b(?:to|at|is|be|now)|[=:]) $")


def without_former(reader: Changes) -> str:
    """The sentence without the amount that was, told beside the one to be: "to 600k, up from 540k"."""
    days = [(day.start, day.end) for _, day in reader.e.days.values()]
    sums = find_money(reader.low, reader.portal.account)
    found = [one for one in sums if not any(start <= one.start < end for start, end in days)]
    for one in found:
        lead = _FORMER.search(reader.low[: one.start])
        if lead is None or reader.in_quotes(one.start) or reader.holds_text(0, lead.start()):
            continue
        if any(_NOW.search(reader.low[: other.start]) for other in found) or one is not found[0]:
            closed = reader.low[one.end : one.end + 1] == ")" and "(" in lead.group()
            return f"{reader.raw[: lead.start()]} {reader.raw[one.end + closed :].lstrip()}".strip()
    return reader.raw


def without_count(reader: Changes) -> tuple[str, list[Change]]:
    """The sentence with the price alone, "20 seats at 150" as "150 usd", and the change to the number of seats."""
    text, told = reader.raw, list[Change]()
    for pair in reversed(find_ranges(reader.low, reader.portal.account)):
        if pair.counted is None or reader.in_quotes(pair.start) or reader.holds_text(0, pair.start):
            continue
        number, what, start = pair.counted
        price = pair.ends[1]
        unit = f" {reader.portal.account.currency}" if price.plain else ""
        text = f"{text[: pair.start]}{text[start : price.end]}{unit}{text[pair.end :]}"
        prop = reader.names.get(what)
        if prop and kind_of(prop) == "number":
            told.append(reader._made(prop, str(number), Value(wire=str(number), shown=str(number)), what))
    return text, told


def asked_about(changes: Iterable[Change], raw: str, portal: Portal) -> tuple[Change, ...]:
    """The changes, those to one end of a range unclear; "from 10k to 12k" is a change to the second."""
    low = lower(raw)
    pairs = [pair for pair in find_ranges(low, portal.account) if not pair.moves]
    pairs += _typed_to(low, portal)
    if not pairs:
        return tuple(changes)
    asked = [_asked(change, pairs, raw, portal) for change in changes]
    values = [(change.property, change.value) for change in asked]
    return tuple(c for i, c in enumerate(asked) if c.property is None or values[i] not in values[:i])


def _typed_to(low: str, portal: Portal) -> Iterator[Range]:
    """Sums in front of which a "2" may be typed for "to", and may be thousands: "the amount of Larch 2 500"."""
    for found in _TWO.finditer(low):
        whole = find_money(low[found.start() :], portal.account)[:1]
        rest = find_money(low[found.start("rest") + 1 :], portal.account)[:1]
        if whole and rest and whole[0].end > 1 and not _LED.search(low[: found.start()]):
            yield Range(found.start(), found.end(), (whole[0], rest[0]))


def outside(left: Iterable[str], raw: str, portal: Portal) -> list[str]:
    """What is left over of a sentence, without the parts of its ranges."""
    said = [raw[pair.start : pair.end] for pair in find_ranges(lower(raw), portal.account) if not pair.moves]
    return [words for words in left if not any(words in whole for whole in said)]


def _asked(change: Change, pairs: list[Range], raw: str, portal: Portal) -> Change:
    prop = portal.properties.get(change.property or "")
    kind = kind_of(prop) if prop else ""
    value = change.value
    if kind not in ("money", "number") or not isinstance(value, Value | Unclear) or value == EMPTY:
        return change
    for pair in pairs:
        said = raw[pair.start : pair.end]
        ends = {m.amount for m in (*pair.ends, *find_money(lower(said), portal.account))}
        if said in value.said if isinstance(value, Unclear) else Decimal(value.wire) in ends:
            return change.model_copy(update={"value": range_value(pair, said, portal, kind), "text": said})
    return change
