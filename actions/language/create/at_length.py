"""Long texts behind their property's name and a colon, whole: "next step: call Ana on Monday and send the slides"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Property
from ...record import Slot
from ..said import Value
from ..value.labels import LABELLED
from ..value.values import kind_of, read_property_value, tells_at_length
from .cover import Span
from .cues import Cued

_SAYS = frozenset("is says saying reads".split())
_JOINS = frozenset("and with plus also".split())
_LEADS = _JOINS | frozenset("a an the its".split())
_MOST_WORDS = 5
"""Words of a label or a value at which another fact is told."""


class AtLength(Cued):
    """Finds the words of descriptions, notes and next steps, so that no other reading takes a part of them."""

    def told(self) -> Iterator[Span]:
        """The long texts that are plainly led in."""
        after = 0
        for index in range(self.n):
            if index < after or not (found := self._named(index)) or not tells_at_length(found[1]):
                continue
            name, prop = found
            start = self._behind(name)
            if start is None or start in self.e.quoted:
                continue
            after = next((i for i in range(start + 1, self.n) if self._begins_other(i)), self.n)
            end = after
            while end > start + 1 and self.e.folds[end - 1] in _LEADS and after < self.n:
                end -= 1
            said = self.e.text(start, end)
            value = Value(wire=said, shown=said)
            slot = self.e.record.slot_for(prop.name)
            what, held = (slot.name, value) if slot else (f"property:{prop.name}", (value, said))
            yield Span(index, end, what, 5.0, held)

    def _named(self, index: int) -> tuple[int, Property] | None:
        """The property that is named at a word, and where its name ends."""
        called = self.e.vocabulary.called(self.e.record)
        for length in range(min(_MOST_WORDS, self.n - index), 0, -1):
            prop = called.get(" ".join(self.e.folds[index : index + length]))
            if prop and not prop.read_only and not prop.hidden:
                return index + length, prop
        return None

    def _behind(self, name: int) -> int | None:
        """Where the text begins that a name and a colon lead in, or "is"."""
        if name >= self.n:
            return None
        if self._marked(name):
            return name
        says = self.e.folds[name] in _SAYS and self.e.sentence.before(name) == " "
        start = name + 1 + (self.e.folds[name + 1 : name + 2] == ["to"])
        return start if says and start < self.n else None

    def _marked(self, index: int) -> bool:
        return self.e.sentence.before(index).strip() in (":", "=")

    def _begins_other(self, index: int) -> bool:
        """Whether another fact begins at a word: "…, amount 5k", "… and owner: Dana", "…, contract sent"."""
        start = index
        if not self._apart(index):
            found = self._named(index)  # "… big customer stage: contract sent"
            return found is not None and self._marked(found[0]) and self._gives(*found)
        while start < self.n - 1 and self.e.folds[start] in _LEADS:
            start += 1
        if (found := self._named(start)) and self._gives(*found):
            return True
        gap = self.e.sentence.before(index)
        end = next((i for i in range(index + 1, self.n) if re.search(r"[,;.\n]", self.e.sentence.before(i))), self.n)
        return re.search(r"[,;.\n]", gap) is not None and any(
            self._is_value(slot, index, end) for slot in self.e.record.slots
        )

    def _apart(self, index: int) -> bool:
        """Whether punctuation or a word that joins stands at a word."""
        return self.e.boundary(index) or self.e.folds[index] in _JOINS

    def _gives(self, name: int, prop: Property) -> bool:
        """Whether a property's name is followed by a value of it."""
        if name >= self.n:
            return False
        if self._marked(name):
            return True
        if kind_of(prop) == "text" or "," in self.e.sentence.before(name):
            return False
        ends = (i for i in range(name + 1, min(self.n, name + _MOST_WORDS) + 1) if self._apart(i))
        said = self.e.text(name, next(ends, min(self.n, name + _MOST_WORDS)))
        value = read_property_value(prop, said, self.e.portal, self.e.now)
        somebody = kind_of(prop) == "owner" and self._capital(name)  # nobody who is known
        return isinstance(value, Value) or somebody or value.reason in ("near", "several")

    def _is_value(self, slot: Slot, start: int, end: int) -> bool:
        """Whether a part between commas is nothing but a value: an amount, "closing 5 May", "high priority"."""
        if slot.kind == "money":
            money = self.e.money.get(start)
            return money is not None and money[0] == end and not money[1].plain
        if slot.kind == "date":
            cued = self._at(start, self.phrases(slot)[1])
            days = self.e.days.get(cued) if cued else None
            return days is not None and days[0] == end
        if slot.kind not in LABELLED:
            return False
        stops, words = (
            [stop for stop, _ in self.e.labels_at(self.e.vocabulary.labels(slot), start)],
            self.phrases(slot)[0],
        )
        called = any(end in (self._at(stop, words), self._at(self._past_is(stop), words)) for stop in stops)
        return called or (slot.kind == "stage" and end in stops)
