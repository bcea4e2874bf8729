"""A search sentence, and the helpers with which its readers propose spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property, lru_cache

from ...portal import Filter, Portal, Property
from ...record import Record
from ..create.cover import Span
from ..value.evidence import Evidence
from ..value.identity import Same
from ..value.vocabulary import vocabulary_of

_SIGNS = str.maketrans({"\u2265": ">=", "\u2264": "<=", "\u2a7e": ">=", "\u2a7d": "<=", "\u2248": "~"})


class Query:
    """One search sentence about one kind of record."""

    def __init__(self, text: str, record: Record, portal: Portal, now: datetime) -> None:
        self._text = text
        self.e = Evidence(text, record, portal, now)
        self.record = record
        self.portal = portal
        self.low = self.e.sentence.low
        self.folds = self.e.folds
        self.n = len(self.folds)
        self.slots = {s.kind: s for s in reversed(record.slots)}

    @cached_property
    def past(self) -> Evidence:
        """The sentence once more, its days read as lying behind us."""
        e = self.e
        return Evidence(self._text, e.record, e.portal, e.now, prefer="past")

    @cached_property
    def nouns(self) -> str:
        """Pattern of what the records are called, apart from words that are options too ("customers")."""
        return _nouns(Same(self.record), Same(self.portal))

    def chars(self, start: int, end: int, what: str, score: float, held: object) -> Iterator[Span]:
        """A span over the words between two characters."""
        first, after = self.e.sentence.word_range(start, end)
        if first < after:
            yield Span(first, after, what, score, held)

    def filter(self, start: int, end: int, score: float, *filters: Filter) -> Span:
        """A span that holds filters, all of which apply."""
        return Span(start, end, "filter", score, list(filters))

    def mentions(self) -> Iterator[tuple[int, int, Property]]:
        """Properties named in the sentence: words `start:end`."""
        names = self.e.vocabulary.called(self.record)
        start = 0
        while start < self.n:
            length = min(5, self.n - start)
            while length and not (prop := names.get(" ".join(self.folds[start : start + length]))):
                length -= 1
            if length and prop:
                yield start, start + length, prop
            start += length or 1

    def before(self, index: int) -> str:
        """The six words in front of a word, folded, with a sign like ">" that stands right before it."""
        gap = self.e.sentence.before(index).strip(" $\u20ac\u00a3\u00a5\u20b9")
        said = gap.rsplit(" ", 1)[-1].translate(_SIGNS)
        words = " ".join(self.folds[max(0, index - 6) : index])
        return f"{words} {said}".strip() if said in (">", "<", ">=", "<=", "~") else words

    def after(self, index: int) -> str:
        """The four words from a word on, folded; "+" is said as plus."""
        gap = self.e.sentence.before(index).strip()
        return ("plus " if gap.startswith("+") else "") + " ".join(self.folds[index : index + 4])


@lru_cache(maxsize=64)
def _nouns(record: Same[Record], portal: Same[Portal]) -> str:
    slots = [s for s in record.held.slots if s.kind == "option"]
    options = {name for s in slots for name in vocabulary_of(portal.held).labels(s).plural.by_name}
    words = {record.held.singular, record.held.plural, *record.held.synonyms} - options
    return rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


STOPS = frozenset(
    "and or with that who which whose where in at over under above below between more less closing closes created added"

" owned assigned worth since before after for from by not but is are has have sorted ordered "
"last this next due having besides except excluding"

    " listed shown displayed presented without to the updated modified in of become becomes became".split()
)  # fmt: skip
"""Words at which free words end."""
EMPTY = frozenset(
    "deal deals contact contacts opportunity opportunities person people lead leads customer "
    "customers record records list"
    " crm hubspot all any every yet show find search results clients client everything everyone "
    "everybody folks else anyone anybody someone somebody anything something stuff ones both"
    " named called name other others another pipeline pipelines already".split()
)
"""Words that say nothing in a search."""
