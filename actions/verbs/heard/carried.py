"""What the second of two changes has from the first: its verb, its unit, or all but the record.

"Raise Larch by 1k and | Beech by 2k", "push Larch two weeks and | Beech one month", "close Larch and | Beech too".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...chat import show
from ...language import read_reference
from ...language.english.text import fold, lower
from ...language.said import Said, Shift, Unclear, Value
from ...language.update.clauses import BEFORE, LINK
from ...language.update.moves import DOWN, UP
from ...language.value.numerals import COUNT
from ...language.value.values import EMPTY, kind_of
from ...portal import Item
from ..case import Case
from ..finding.nouns import is_title
from .jobs import Job
from .shared import NAMED, only, update_of

_QUANTITY = (
    r"(?:(?:another|an? (?:extra|additional)|about) )?[$\u20ac\u00a3]?\d[\d.,]*(?: ?(?:k|m|%|percent|thousand|grand))?"
)
_BY = re.compile(r"\bby\b")
_BARELY_BY = re.compile(rf"\bby {COUNT}$")
_LINKED = re.compile(rf"(?:(?<!\S){LINK}(?!\S)|[:=])")
_GIVEN = re.compile(rf"{_QUANTITY} (?:to|onto|on|off|from)\b")
"""A quantity before its record, with the verb left out: "add 2k to Larch and | 3k to Beech"."""
_BARE = re.compile(rf"(?P<who>\S.*?) (?P<by>{_QUANTITY})$")
_UNIT = re.compile(rf"^(?:by )?(?:{COUNT}|\d[\d.,]*) ?(?P<unit>[a-z]+|%)$")
_SCALED = frozenset("k m thousand grand % percent".split())
_FEW = 100
"""Behind "by 5k", "by 10" is 10k, and "by 500" is not; nor is that a percentage."""
_MAY_SHIFT = re.compile(rf"(?:{UP}|{DOWN})", re.IGNORECASE)
_TOO = re.compile(
    r"(?:also )?(?:(?P<prep>of|for|on|from|to|in|with) )?(?P<name>\S.*?)"
    r"(?P<too>,? (?:too|as well|likewise|also))*[ .!]*",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """One change of a sentence with several: its job, the record, and what was understood of it."""

    job: Job
    item: Item
    case: Case
    said: Said


async def same_of(one: Part, first: str, rest: str) -> Job | None:
    """The first change made of another record, of which nothing more is said: "…, and Beech too", "… and of Beech"."""
    found, of = _TOO.fullmatch(rest), one.said.reference.text if one.said.reference else ""
    if found is None or not of or first.count(of) != 1:
        return None
    told = found["prep"] or found["too"]
    if not told and any(_takes_text(one.case, change.property) for change in one.said.changes):
        return None  # "set the title of Jane Doe to Cook and | Baker"
    if found["prep"] and not re.search(rf"\b{found['prep']} (?:the )?{re.escape(of)}", first, re.IGNORECASE):
        return None
    kind = one.case.record
    other = read_reference(found["name"], kind, part=True)
    item = await only(one.case, Said(reference=other)) if other and other.kind in NAMED else None
    if item is None or item.id == one.item.id or not is_title(kind, found["name"], item):
        return None
    if not told and fold(found["name"]) != fold(show.title(kind, item)):
        return None
    return update_of(kind, first.replace(of, f'"{show.title(kind, item)}"'), item.id)


def in_full(one: Part, first: str, rest: str) -> Iterator[str]:
    """The second part with the verb of the first where that changes by a quantity, and as it is."""
    low, verb = lower(rest), _verb(first)
    by = _BY.search(low) is not None
    linked = _LINKED.search(low) and not _GIVEN.match(low)
    if verb and not _verb(rest) and (by or ((_shifts(one.said) or _empties(one.said)) and not linked)):
        sure = any(isinstance(c.value, Shift) for c in one.said.changes)
        bare = _BARE.fullmatch(rest) if sure and not by and not _GIVEN.match(low) else None
        words = f"{bare['who']} by {bare['by']}" if bare else f"{rest}{_unit(one.said, low)}"
        yield f"{verb} {words}"
        if by:
            return
    yield rest


def fits(one: Part, two: Part, words: str, rest: str) -> bool:
    """Whether the second change is read as it is meant: what shifts does not set, "push Larch a week and | Beech 2"."""
    if words != rest:
        return _shifts(two.said) or not _shifts(one.said)
    shifted = {c.property for c in one.said.changes if isinstance(c.value, Shift)}
    same = [c for c in two.said.changes if c.property in shifted and isinstance(c.value, Value)]
    return not same or _LINKED.search(lower(rest)) is not None or bool(_verb(rest))


def _verb(text: str) -> str:
    """The verb that words begin with, and what leads to it."""
    head = BEFORE.match(lower(text))
    return text[: head.end()].strip() if head and head["verb"] else ""


def _shifts(said: Said) -> bool:
    """Whether a change starts from what there is, or may: "bump Larch 5k"."""
    return any(
        isinstance(c.value, Shift) or (isinstance(c.value, Unclear) and _MAY_SHIFT.match(c.text)) for c in said.changes
    )


def _empties(said: Said) -> bool:
    return all(change.value == EMPTY for change in said.changes)


def _takes_text(case: Case, name: str | None) -> bool:
    prop = case.portal.properties.get(name or "")
    return prop is None or kind_of(prop) == "text"


def _unit(said: Said, low: str) -> str:
    """The unit of the first quantity, where the second has none: "by two weeks", and "by one"."""
    bare = _BARELY_BY.search(low)
    first = next((c.value.said for c in said.changes if isinstance(c.value, Shift)), "")
    unit = _UNIT.match(first) if bare else None
    if unit is None or bare is None:
        return ""
    number = bare.group().removeprefix("by ")
    scaled = unit["unit"] in _SCALED and number.isdigit() and int(number) >= _FEW
    return "" if scaled else unit["unit"] if unit["unit"] == "%" else f" {unit['unit']}"
