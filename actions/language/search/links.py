"""Records of another one, which was shown last: "which deals does she have", "contacts on this deal", "her deals"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..create.cover import Span
from .query import Query

_KIND = "(?:one|deal|contact|person|company|customer|client|account|guy|lady|man|woman|opportunity|opp|record)"
_IT = rf"(?:it|her|him|them|this|that|(?:this|that|the same|the) {_KIND})"
_SHE = rf"(?:she|he|they|it|(?:this|that) {_KIND})"
_TIED = r"(?:linked|attached|associated|related|connected|tied) (?:to|with)"
_OF = (
    r"(?:for|on|at|with|in|from|behind|of(?! (?:them|these|those)\b)|involved (?:in|with)|belong(?:s|ing)? to"
    r"|(?:linked|attached|associated|related|connected|tied) (?:to|with))"
)
_HAS = (
    r"(?:have|got|on|in|with|involved (?:in|with)|part of|(?:linked|attached|associated|related|connected) (?:to|with))"
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


def links(q: Query) -> Iterator[Span]:
    """Spans that mean the record shown last, in sentences about such records."""
    if re.search(rf"\b{q.nouns}\b|^\W*(?:and )?(?:who\b|what(?:'s| is| else is)? {_TIED})", q.low):
        for match in _pattern(q.nouns).finditer(q.low):
            yield from q.chars(match.start(), match.end(), "linked", 4.0, None)
