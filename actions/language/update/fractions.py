"""Parts and multiples of what a number is now: "half of that", "a third less", "twice as much", "cut it in half"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from ..english.words import FILLERS

_TIMES = re.compile(r"\b(?P<how>double|triple|treble|quadruple|halve)\b")
_HALF = re.compile(r"\b(?:cut|split|reduce|slash)\b(?P<between>.*?) (?:in|by|to) (?:a )?half\b")
_FACTORS = {"double": 100, "triple": 200, "treble": 200, "quadruple": 300, "halve": -50}
_COUNTS: dict[str, int] = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART = re.compile(
    rf"\b(?:(?:(?:an?|one) )?(?P<half>half)|(?P<n>{'|'.join(_COUNTS)}) (?P<part>{'|'.join(list(_PARTS)[1:])})s?)\b"
)
_MULTIPLE = re.compile(rf"\b(?:(?P<twice>twice)|(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)}) times|(?P<x>\d{{1,2}}) ?x)\b")
_OF = re.compile(
    r" (?:as (?:much|many|high|big|large)\b(?! again)"
    r"|(?:of )?(?:that|this|it|what (?:it|that|this)(?: is|'s)?|the (?:amount|value|price|sum)"
    r"|(?:its|the) (?P<named>(?:current|present) )|(?P<its>its ))(?(named)|(?(its)|\b)))"
)
"""What it is a part of: what there is now, which may be named by its property."""
_BY = re.compile(r"\bby(?: (?:about|around|roughly|another))* ?$")
_LINK = re.compile(r"(?:\b(?:to|at|be|it|that|this|them|only|just|about|is)|[=:>]) ?$")
_BEHIND = re.compile(r"(?:,? (?:please|pls|now|then|instead|though|thanks|will do|is enough))*$")
_MORE = re.compile(r" ?(?:(?P<less>less|off|lower|cheaper|fewer)|more|higher|extra)\b(?! (?:to|than)\b)")


class Part(NamedTuple):
    """The characters `start:end`, and what they make of a number: so many times it, or percent more or less."""

    start: int
    end: int
    by: Decimal
    unit: Literal["times", "percent"]


def part_of(low: str, up: str, down: str) -> Part | None:
    """The part or multiple that a lower-case clause is about; `up` and `down` are patterns of verbs.

    A fraction is never a number by itself, and "half of the old price" is none of what there is now.
    """
    if (match := _TIMES.search(low)) and all(w in FILLERS for w in low[: match.start()].split()):
        return Part(*match.span(), Decimal(_FACTORS[match["how"]]), "percent")
    if match := _HALF.search(low):
        return Part(match.end("between"), match.end(), Decimal(-50), "percent")
    if (match := _MULTIPLE.search(low)) and (end := _of_what(low, match.end())):
        number = match["n"] or match["x"] or "two"
        return Part(match.start(), end, Decimal(_COUNTS.get(number) or int(number)), "times")
    return _fraction(low, up, down)


def _fraction(low: str, up: str, down: str) -> Part | None:
    for match in _PART.finditer(low):
        before, part = low[: match.start()], match["part"] or "half"
        share = Decimal(_COUNTS.get(match["n"] or "one", 1)) / _PARTS[part]
        if end := _of_what(low, match.end()):
            return Part(match.start(), end, share, "times")
        if more := _MORE.match(low, match.end()):
            return Part(match.start(), more.end(), share * (-100 if more["less"] else 100), "percent")
        elif not _BEHIND.match(low, match.end()):
            continue
        elif _BY.search(before):
            sign = -1 if re.search(down, before) else 1 if re.search(up, before) else 0
            return Part(*match.span(), sign * share * 100, "percent") if sign else None
        elif _LINK.search(before) or all(w in FILLERS for w in re.findall(r"[a-z']+", before)):
            return Part(*match.span(), share, "times")
    return None


def _of_what(low: str, start: int) -> int:
    """Where "of that", "of the current …" end; 0 where nothing of the kind follows, or more of it: "of that budget"."""
    of = _OF.match(low, start)
    return of.end() if of and (of["named"] or of["its"] or _BEHIND.match(low, of.end())) else 0
