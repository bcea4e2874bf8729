"""Whose records are asked for, where it is the person's own: "my deals", "what do I have?", "all that are not mine"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..create.cover import Span
from ..english.phrases import MINE
from .denied import negation
from .query import Query

_I_HAVE = re.compile(r"\b(?:what|which|how many)(?: else)? (?:have i got|do i have|have i)\b")
"""A question for one's own, where no kind is named."""
_OTHERS = re.compile(
    r"\b(?:(?:that |which )?i (?:do not|don't) (?:own|manage|handle)"
    r"|(?:(?:owned|managed|handled|run) by |assigned to )?"
    r"(?:any|every|some)(?:one|body) (?:else(?:'s)?|(?:but|except(?: for)?|other than|besides|apart from) me)"
    r"|(?:owned|managed|handled|run) by (?:others|other people|my colleagues))(?!\w)"
)


def whose(q: Query) -> Iterator[Span]:
    """Spans that hold "own", or "others" where all but the person's own are asked for."""
    for match in _OTHERS.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "mine", 4.0, "others")
    for match in _I_HAVE.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "mine", 2.0, "own")
    for match in MINE.finditer(q.low):
        for span in q.chars(match.start(), match.end(), "mine", 1.0, "own"):
            yield span
            if words := negation(q, span.start):
                yield Span(span.start - words, span.end, "mine", 3.0, "others")
