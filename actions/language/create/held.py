"""Names and titles of several words that stay whole: "Bank of Ibadan and Sons", "Vice President of Operations"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..english.words import CHIEFS, FILLERS, TITLES, TRADES
from ..said import Value
from ..value.firms import joined_names
from .at_length import AtLength
from .cover import Span
from .cues import Cued
from .run_together import QUALIFIES

_JOINTS = frozenset("and of for the & in".split())
_WHOLE = ("company", "job_title")
_LINKS = frozenset("is to as now the a an".split())
_OPENS = frozenset("the a an as is at from for of with joined joins".split())
_DEPARTED = TITLES - CHIEFS | {"president"}
"""Titles that a department may follow behind "of"; "CEO of …" brings in a firm."""


class Held(Cued):
    """Finds the words that are one value, so that no other reading takes a part of them."""

    def held(self) -> list[Span]:
        """The values of several words that are plain; names and titles of a person only."""
        found = [*AtLength(self.e).told()]
        if self.e.record.unique == "email":
            found += [*self._led(), *self._firms(), *self._titles()]
        return [s for i, s in enumerate(found) if not any(_overlap(s, one) for one in found[:i])]

    def _span(self, start: int, end: int, what: str, score: float = 3.4) -> Span:
        said = self.e.text(start, end)
        return Span(start, end, what, score, Value(wire=said, shown=said))

    def _led(self) -> Iterator[Span]:
        """ "Title Buyer and Planner", "company: Ministry of Health and Welfare"."""
        for slot in self.e.record.slots:
            if slot.name not in _WHOLE:
                continue
            words = self.phrases(slot)[0]
            for index in range(self.n):
                start = self._at(index, words)
                if start is None or start >= self.n or "," in self.e.sentence.before(start):
                    continue
                while start < self.n - 1 and self.e.folds[start] in _LINKS and not self._capital(start):
                    start += 1
                end = self._run(start, titled=slot.name == "job_title")
                if not {"and", "of", "for"}.isdisjoint(self.e.folds[start:end]) or "&" in self.e.text(start, end):
                    yield replace(self._span(start, end, slot.name, 4.4), start=index)

    def _run(self, start: int, *, titled: bool) -> int:
        """Where words end that are written like a name's, small joints between them; or small, all of a title."""
        end = index = start
        while index < self.n and (index == start or self.e.sentence.before(index).strip() in ("", "&", "-")):
            trade = titled and self.e.folds[index] in QUALIFIES | TITLES | TRADES
            if (self._capital(index) or trade) and not self._names_other(index):
                end = index + 1
            elif index == start or self.e.folds[index] not in _JOINTS:
                break
            index += 1
        apart = end >= self.n or self.e.boundary(end) or self.e.folds[end] in FILLERS
        joint = next((i for i in range(end - 1, start, -1) if self.e.folds[i] == "and"), None)
        return end if apart or joint is None else joint  # "title Buyer and Dana | owns him"

    def _names_other(self, index: int) -> bool:
        """Whether another property is named here: "title Buyer and | City Milan"."""
        called = self.e.vocabulary.called(self.e.record)
        return self.e.folds[index] in called and self.e.folds[index - 1] in ("and", "with")

    def _firms(self) -> Iterator[Span]:
        """ "… at Bank of Ibadan and Sons", "…, City of Porto"."""
        for first, last in joined_names(self.e.sentence.raw):
            start, end = self.e.sentence.word_range(first, last)
            apart = self.e.boundary(start) or self.e.folds[start - 1] in _OPENS or self._typed_before(start)
            if set(self.e.folds[start:end]) & TITLES:
                continue  # "at Head of School"
            span = self._span(start, end, "company" if apart else "left", 2.6)
            yield span

    def _titles(self) -> Iterator[Span]:
        """ "Vice President of Operations at …", "Head of Sales and Marketing"."""
        for index in range(1, self.n - 1):
            if self.e.folds[index] != "of" or self.e.folds[index - 1] not in _DEPARTED or self.e.boundary(index):
                continue
            start, end = index - 1, self._run(index + 1, titled=True)
            while start and not self.e.boundary(start) and self.e.folds[start - 1] in QUALIFIES:
                start -= 1
            opened = self.e.boundary(start) or self.e.folds[start - 1] in _OPENS or self._typed_before(start)
            inside = (QUALIFIES | _JOINTS).issuperset(self.e.folds[index:end])
            employed = self.e.folds[end : end + 1] == ["at"] and self._capital(index - 1) and self._capital(end + 1)
            if end > index + 1 and opened and (inside or employed):
                yield self._span(start, end, "job_title", 2.4)


def whole(held: Iterable[Span], spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that take no part of what is held without taking all of it, and those that hold it."""
    kept = list(held)
    for span in spans:
        if not any(_overlap(span, one) and not _holds(span, one) for one in kept):
            yield span
    yield from kept


def _overlap(span: Span, one: Span) -> bool:
    return span.start < one.end and span.end > one.start


def _holds(span: Span, one: Span) -> bool:
    same = span.what in (one.what, "named", "command")
    return same and span.start <= one.start and span.end == one.end
