"""Spans of a list of facts about somebody: "Ruth Amsel, Falkirk Foods, Leeds, UK"."""

from __future__ import annotations

from collections.abc import Iterator

from ...record import Slot
from ..english.words import ABBREVIATED, FILLERS, POLITE, TITLES
from ..said import Value
from ..value.firms import is_signed, is_trading
from ..value.places import like_a_place, place
from .cover import Span
from .cues import Cued
from .run_together import QUALIFIES

LONGEST_FIRM = 10
"""Words of a firm's name, the letters of its legal form among them: "Aceros del Norte S.A. de C.V."."""
NO_TITLE = frozenset(
    "as like is at she he shes hes her his their who whos theyre work works working sits lives based runs"
    " reports".split()
)
"""Words that no job title goes over: "works at Volvo as | buyer"."""

_APART = (", ", " - ", " \u2013 ", " \u2014 ")


class FactSpans(Cued):
    """Proposes spans of parts between commas, by what they are made of."""

    def _listed(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "Ruth Amsel, Falkirk Foods, ruth@…": in a list of facts about a person, what is no name is the company."""
        end = next((i for i in range(index + 1, self.n) if self.e.boundary(i)), self.n)
        before = next((i for i in range(index - 1, 0, -1) if self.e.boundary(i)), 0)
        words = self.e.folds[index:end]
        abbreviated = "," not in self.e.sentence.before(index) and self.e.folds[index - 1] in ABBREVIATED  # "Mr. Chen"
        alone = index - before < 2 and self.e.folds[before] not in TITLES  # "Weber, Hans"
        doubtful = alone or not self.e.addressed.isdisjoint(words)
        signed, kind = is_signed(self.e.text(index, end)), self._place(index, end)
        if abbreviated or index in self.e.emails or end - index > (LONGEST_FIRM if signed else 4):
            return
        if doubtful and kind not in self.e.portal.properties and not self._like_a_firm(index, end, named=True):
            return
        if (
            {words[0], "" if signed else words[-1]} & FILLERS
            or not POLITE.isdisjoint(words)
            or len(words[0]) < 2
            or not words[0][0].isalpha()
        ):
            return
        said = self.e.text(index, end)
        score, value = 0.02 * index - 0.8, Value(wire=said, shown=said)
        firm = words[0] not in NO_TITLE and self._like_a_firm(index, end)  # not "works in finance"
        if kind in self.e.portal.properties:
            yield Span(index, end, f"property:{kind}", score, (value, said))
        elif not kind:
            yield Span(index, end, slot.name if firm else "left", score, value)

    def _place(self, start: int, end: int) -> str:
        """ "city" or "country" where words name one; before a country, any name is a town's."""
        said = self.e.text(start, end)
        then = next((i for i in range(end + 1, self.n) if self.e.boundary(i)), self.n)
        comma = end < self.n and self.e.sentence.before(end) in (", ", ". ") and self._capital(start)
        in_country = comma and place(self.e.text(end, then)) == "country" and not self._like_a_firm(start, end)
        return place(said) or ("city" if in_country and self.e.addressed.isdisjoint(self.e.folds[start:end]) else "")

    def _department(self, index: int) -> int:
        """Where the department ends that a comma or a dash sets apart from its title: "VP, | Engineering"; else 0."""
        end = next((i for i in range(index + 1, self.n) if self.e.boundary(i)), self.n)
        words = self.e.folds[index:end]
        apart = bool(words) and self.e.sentence.before(index) in _APART and TITLES.isdisjoint(words)
        return end if apart and words[-1] != "and" and (QUALIFIES | {"and"}).issuperset(words) else 0

    def _like_a_firm(self, start: int, end: int, *, named: bool = False) -> bool:
        """Whether words are plainly a company's: as it signs, as in an address, or as firms are called.

        Others may as well be a town, a trade, or something told of the person.
        """
        said = self.e.text(start, end)
        if named and not self.e.addressed <= set(self.e.folds[start:end]):  # "Ruth Amsel, …, Amsel Foods"
            typed = {i for first, (last, _) in self.e.emails.items() for i in range(first, last)} | {*range(start, end)}
            others = {word for i, word in enumerate(self.e.folds) if i not in typed}
            named = self.e.addressed.isdisjoint(others)
        if is_signed(said) or self.e.in_domain(start, end):
            return True
        called = is_trading(said) or (self._capital(start) and self.e.in_domain(start, start + 1))
        return end - start > 1 and not named and called

    def _firm_from(self, start: int, end: int) -> bool:
        """Whether somebody "from …" is a firm's: a single word may as well be a town, "Marketing Monks" hardly."""
        several = end - start > 1 and self._capital(start) and self._capital(end - 1)
        said = self.e.text(start, end)
        called = self._like_a_firm(start, end) or is_trading(said.title())  # "from kestrel robotics"
        return called or (several and not (place(said) or like_a_place(said)))
