"""Where a relative change is said to end: "by 2k to 17k", "out two weeks to 30 June", "to 17k, that's 2k more"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ...portal import Portal, Property
from ..said import Change, Choice, Shift, Unclear, Value
from ..value.evidence import Evidence
from ..value.money import find_money
from ..value.values import kind_of, read_property_value
from .shift import direction

_TO = re.compile(r"\b(?:(?:up|down|out|back|on) )?(?:to|at|until|till) $")
_FROM = re.compile(r"\bfrom $")
_BY = re.compile(r"\bby\b[^,;]*$")


def ends_said(
    low: str, offset: int, quantity: tuple[int, int], prop: Property, e: Evidence
) -> tuple[Value | None, list[tuple[int, int]]]:
    """What a change of `prop` comes to, by the words around its quantity, and where that and its start are told.

    low: the clause, which begins at the character `offset`. A bare number is one only beside "by": "add 5k to 4711" is
    a record.
    """
    aim, told = None, []
    by = low.startswith("by ", quantity[0]) or _BY.search(low[: quantity[0]])
    for start, end, plain in _places(low, offset, prop, e):
        lead = _TO.search(low[:start]) or _FROM.search(low[:start])
        if lead is None or (plain and not by) or (lead.start() < quantity[1] and quantity[0] < end):
            continue
        value = read_property_value(prop, e.sentence.raw[offset + start : offset + end], e.portal, e.now)
        if isinstance(value, Value):
            told.append((lead.start(), end))
            aim = value if lead.re is _TO else aim
    return aim, told if aim else []


def _places(low: str, offset: int, prop: Property, e: Evidence) -> Iterator[tuple[int, int, bool]]:
    if "date" in kind_of(prop):
        yield from ((d.start - offset, d.end - offset, False) for _, d in e.days.values() if d.start >= offset)
    else:
        yield from ((money.start, money.end, money.plain) for money in find_money(low, e.portal.account))


def brought_to(shift: Shift | Unclear, aim: Value | None) -> Shift | Unclear | Value:
    """A relative change that is to end there; one that can be read in two ways is what it ends in."""
    if aim is None:
        return shift
    return shift.model_copy(update={"to": aim}) if isinstance(shift, Shift) else aim


def agreed(changes: Iterable[Change]) -> list[Change]:
    """The changes, a value and what it is more or less than before, said of one property, in one: they must agree."""
    kept: list[Change] = []
    for change in changes:
        place = next((i for i, c in enumerate(kept) if change.property and c.property == change.property), None)
        pair = (kept[place].value, change.value) if place is not None else ()
        shift = next((v for v in pair if isinstance(v, Shift) and v.unit != "step"), None)
        value = next((v for v in pair if isinstance(v, Value)), None)
        if place is not None and value is None and all(isinstance(v, Shift) for v in pair) and not _one_more(change):
            kept[place] = _either(kept[place], change)
        elif place is None or shift is None or value is None:
            kept.append(change)
        else:
            kept[place] = kept[place].model_copy(update={"value": brought_to(shift, value)})
    return kept


_ONE_MORE = re.compile(
    r"\W*(?:(?:and|then|also|plus|after(?: that|wards))\b[ ,]*)+(?!(?:that|which|it|this|so|i)\b)\w", re.I
)
"""What leads to another step: "… and then | add 5k"; not so "that's 5k more", which says the same again."""


def _one_more(change: Change) -> bool:
    return _ONE_MORE.match(change.text) is not None


def one_each(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, of several values for one property none: which one is asked, "to Omar and Dana"."""
    kept: dict[object, Change] = {}
    for place, change in enumerate(changes):
        key = change.property or place
        before, value = kept.get(key), change.value
        if before is None or not isinstance(before.value, Value) or not isinstance(value, Value):
            kept[key if before is None else place] = change
        elif before.value.wire != value.wire and before.value.wire and value.wire:
            both = ((before, before.value), (change, value))
            choices = tuple(Choice(shown=one.shown, text=of.text or one.shown) for of, one in both)
            said = ", ".join(one.shown for _, one in both)
            kept[key] = before.model_copy(update={"value": Unclear(reason="several", said=said, choices=choices)})
        else:
            kept[key] = change
    return tuple(kept.values())


def given_behind(changes: Sequence[Change], portal: Portal, now: datetime) -> list[Change]:
    """The changes, a value that names no property given to the one before that has none: "a new mobile, | +1 …"."""
    kept: list[Change] = []
    for change in changes:
        before, prop = (kept[-1] if kept else None), portal.properties.get(change.property or "")
        asked = portal.properties.get(before.property or "") if before and before.value is None else None
        if before and asked and prop and change.said == prop.label and kind_of(asked) == kind_of(prop) != "text":
            value = read_property_value(asked, change.text, portal, now)
            if isinstance(value, Value):
                kept[-1] = before.model_copy(update={"value": value, "text": change.text})
                continue
        kept.append(change)
    return kept


def _either(one: Change, other: Change) -> Change:
    """A change said in two ways, of which nobody knows whether they mean the same: which one is asked."""
    steps = [change.value for change in (one, other) if isinstance(change.value, Shift)]
    said = [f"{step.said} {direction(step)}".strip() for step in steps]
    choices = tuple(Choice(shown=words, text=words) for words in said)
    return one.model_copy(update={"value": Unclear(reason="several", said=", ".join(said), choices=choices)})
