"""Records of another one, which was shown last: "which deals does she have", "contacts on this deal", "her deals"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..create.cover import Span
from ..english.text import fold
from ..english.words import FILLERS
from .orders import read_order
from .query import EMPTY, STOPS, Query

_KIND = "(?:one|deal|contact|person|company|customer|client|account|guy|lady|man|woman|opportunity|opp|record)"
_IT = rf"(?:it|her|him|them|this|that|(?:this|that|the same|the) {_KIND})"
_SHE = rf"(?:she|he|they|it|(?:this|that) {_KIND})"
TIED = r"(?:linked|attached|associated|related|connected|tied) (?:to|with)"
"""How one record belongs to another."""
_OF = (
    r"(?:for|on|at|with|in|from|behind|of(?! (?:them|these|those)\b)|involved (?:in|with)|belong(?:s|ing)? to"
    rf"|{TIED})"
)
_HAS = (
    r"(?:have|own|got|on|in|with|involved (?:in|with)|part of|"
    r"(?:linked|attached|associated|related|connected) (?:to|with))"
)


@lru_cache(maxsize=16)
def _pattern(noun: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:does|do|has|have|is|are) {_SHE}(?: (?:also|already|all|currently))* {_HAS}\b(?: (?:with us|there))?"
        rf"|\b{_SHE}(?:'s| has| have| is| are) (?:on|in|got|involved (?:in|with))\b"
        rf"|\b(?:her|his|their|its)\b(?= (?:\w+ )?{noun}\b)"
        rf"|\b(?:(?:that|which|who) )?(?:(?:is|are) )?{_OF} {_IT}(?= ?$| ?[?.!,;]| (?:and|that|which|who|"
        rf"over|under|closing|then|(?:right )?now|currently|already|yet|so far|at the moment)\b)"
        r"|\bthere(?= ?$| ?[?.!,;])"
    )


_OTHERS = {
    "contacts": "(?:deal|opportunity|opp|project)",
    "deals": "(?:contact|person|customer|client|lead)",
}


@lru_cache(maxsize=4)
def _of_another(noun: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    of = rf"(?:of|for|with|behind|involved (?:in|with){'|on|in|to' if 'deal' in noun else ''})"
    ends = r"(?=[ ]*[?.!,;]|[ ]*$| (?:in|at|with|from|who|whose|that|which)\b)"
    first = re.compile(rf"\b(?P<lead>{of} (?:the |our |my )?{noun}(?: (?:called|named))? )(?P<name>[^?.!,;]+?){ends}")
    last = re.compile(rf"\b(?P<lead>{of} (?:the|our|my) )(?P<name>[^?.!,;]+?)(?P<noun> {noun}){ends}")
    return first, last


@lru_cache(maxsize=4)
def _asked(noun: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    asked = r"(?P<lead>(?:does|do|has|have|is|are) )(?P<name>[^?.!,;]+?)"
    first = re.compile(rf"^(?:and |so )?{asked}(?P<noun> {_HAS}(?: had)?) (?=(?:\w+ ){{0,3}}{noun}\b)")
    last = re.compile(rf"\b{noun} {asked}(?P<noun> (?:have|own|got)\b| {_HAS}(?=[ ]*(?:[?.!,;]|$)))")
    return first, last


def of_another(q: Query) -> Iterator[Span]:
    """The name of the record of another kind that they belong to.

    "Contacts of the deal Website redesign", "does Sam May have any deals", "which deals is Sam May on".
    """
    noun = _OTHERS.get(q.record.object_type, "")
    for pattern in (*_of_another(noun), *_asked(q.nouns)) if noun else ():
        found = pattern.search(q.low)
        if found is None or not _is_named(found["name"]) or read_order(f"{found['name']} deal", q.record):
            continue
        start, end = q.e.sentence.word_range(*found.span("name"))
        yield from q.chars(*found.span("lead"), "skip", 1.5, None)
        yield Span(start, end, "named", 2.0 + 0.5 * (end - start), q.e.text(start, end))
        if "noun" in found.groupdict():
            yield from q.chars(*found.span("noun"), "skip", 1.0, None)


def _is_named(words: str) -> bool:
    said = fold(words).split()
    return bool(said) and len(said) <= _LONGEST and STOPS.isdisjoint(said) and not (FILLERS | EMPTY).issuperset(said)


_LONGEST = 6


def links(q: Query) -> Iterator[Span]:
    """Spans that mean the record shown last, in sentences about such records."""
    if re.search(rf"\b{q.nouns}\b|^\W*(?:and )?(?:who\b|what(?:'s| is| else is)? {TIED})", q.low):
        for match in _pattern(q.nouns).finditer(q.low):
            yield from q.chars(match.start(), match.end(), "linked", 4.0, None)
