"""What a deal is for that is named for nothing else: "a deal with Tallgrass for the substation audit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..english import phrases
from ..english.text import compiled
from ..english.words import FILLERS
from ..value.evidence import Evidence
from .cover import NAME_MARKED, Span

_FOR = re.compile(r"\bfor (?:the |an? |their |its |his |her )?(?=[a-z]{3})")
_OFFER = "(?:quote|sale)"
"""What a deal is called where somebody is sold something: "make a quote for …"; "create sale banners" is a name."""
_SPANS_TIME = frozenset("year years quarter month months week weeks day days while start total half moment".split())


def purposes(evidence: Evidence) -> Iterator[Span]:
    """The command to make a quote, and "for the", behind the customer, that brings in the name."""
    low, raw = evidence.sentence.low, evidence.sentence.raw
    for match in phrases.create_commands(_OFFER)[0].finditer(low):
        if re.match(r" (?:for|with|to)\b| ?[:,]", low[match.end() :]):
            yield Span(*evidence.sentence.word_range(*match.span()), "command", 1.5)
    whose = compiled(rf"\b(?:{phrases.nouns(evidence.record)}|{_OFFER}) (?:with|for|at|to) (?:the )?").search(low)
    if whose is None or not raw[whose.end() : whose.end() + 1].isupper():
        return
    for match in _FOR.finditer(low, whose.end()):
        first, after = evidence.sentence.word_range(*match.span())
        typed = after in evidence.days or after in evidence.money or evidence.folds[after] in FILLERS | _SPANS_TIME
        if not typed and raw[match.start()].islower() and raw[match.end()].islower():
            yield Span(first, after, "marker", NAME_MARKED - 1)
