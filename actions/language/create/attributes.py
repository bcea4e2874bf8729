"""Spans of a sentence that say one thing about a record: "for $12k", "in contract sent", "owner Dana"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...portal import Property
from ...record import Slot
from ..english.words import TITLES, TRADES
from ..said import Value
from ..value.labels import LABELLED
from ..value.places import like_a_place, place
from ..value.values import kind_of, read_property_value
from .cover import Span
from .slot_spans import SlotSpans
from .text_spans import LINK

_PREFIX = frozenset(
    "and with a an the its it is has have having that which who also plus should be his her their our my whose where in"
    " at on but then set put make w roughly about around approx approximately circa estimated some as "
    "he she they hes shes theyre thats currently"
    " now".split()
)
_LONGEST_PREFIX = 4
_LONGEST_TOWN = 4
"""Words: "Ho Chi Minh City"."""
_LIVES = frozenset("based located living lives sits sitting resident".split())
_NO_CALL = frozenset({"fax", "telefax", "f"})
"""What brings in a number that nobody can be called on."""
_TYPED = ("option", "number", "money", "date", "bool")


class Attributes(SlotSpans):
    """Proposes spans for all slots of a record and for the other properties of the portal."""

    def spans(self) -> Iterator[Span]:
        """All of them."""
        for slot in self.e.record.slots:
            for span in self._slot(slot):
                yield from self._with_prefix(span)
        yield from self._others()
        yield from self._whereabouts()
        yield from self._dialled_from()
        for start, (end, text) in self.e.pages.items():
            prop = self.e.portal.properties.get("website")
            if prop and not prop.read_only and "linkedin" not in text:
                yield Span(start, end, "property:website", 2.0, (Value(wire=text, shown=text), text))

    def _with_prefix(self, span: Span) -> Iterator[Span]:
        """The span, and the same with words like "with a" in front."""
        yield span
        for start in range(span.start - 1, max(-1, span.start - 1 - _LONGEST_PREFIX), -1):
            article = self.e.folds[start] == "for" and self.e.folds[start + 1] in ("the", "a", "an")
            thing = self.e.folds[start : start + 2] == ["set", "for"]  # "a Pump set for 5k"
            said = (self.e.folds[start] in _PREFIX and not self.e.dotted(start)) or article
            if not said or thing or self._shouted(start):
                return
            yield replace(span, start=start)

    def _shouted(self, index: int) -> bool:
        """Whether a small word is written as an abbreviation: "Nordlys AS"."""
        word = self.e.sentence.words[index]
        raw = self.e.sentence.raw
        return word.end - word.start > 1 and raw[word.start : word.end].isupper() and not raw.isupper()

    def _slot(self, slot: Slot) -> Iterator[Span]:
        words, cues = self.phrases(slot)
        if slot.kind == "name" and slot.name == "name":
            return
        for index, fold in enumerate(self.e.folds):
            named = self._at(index, words) if fold in words else self._is_called(index, words)
            cued = self._at(index, cues) if fold in cues else None
            if named:
                for start in self._after_link(named):
                    yield from self._value(slot, index, start, explicit=True)
            if cued and cued != named:
                for start in self._after_link(cued, few=True):
                    yield from self._value(slot, index, start, explicit=slot.kind == "link" and cued - index > 1)
        for index in self._places(slot):
            yield from self._bare(slot, index, words)

    def _places(self, slot: Slot) -> Iterable[int]:
        """Words at which a value may stand that needs no cue."""
        e = self.e
        if slot.kind == "money":
            return [*e.money, *(i for i in e.doubtful_sums if i not in e.money)]
        if slot.kind == "date":
            return list(e.days)
        if slot.kind == "phone":
            numbers = (i for i in range(self.n) if i in e.phones or e.folds[i].isdigit())
            return [i for i in numbers if not i or e.folds[i - 1] not in _NO_CALL]
        if slot.kind == "link" and not {"as", "is", "being"}.isdisjoint(e.folds):
            return range(self.n)
        if slot.kind == "email":
            return [*e.emails, *e.mistyped]
        if slot.kind == "link" and slot.property == "contacts":
            return list(e.emails)
        if slot.kind in LABELLED:
            return self._label_places(slot)
        if slot.name == "company" and slot.kind == "text":
            return [i for i in range(1, self.n) if self.e.boundary(i)]
        told = not (TITLES | TRADES | {"at", "lead", "owner", "proprietor", "partner"}).isdisjoint(e.folds)
        return range(self.n) if slot.name == "job_title" and told else ()

    def _label_places(self, slot: Slot) -> list[int]:
        """Words with which a label may begin, or behind which the slot's own name comes."""
        labels, (words, _) = self.e.vocabulary.labels(slot), self.phrases(slot)
        first, known = labels.by_first_word, labels.words
        after = [*self.e.folds[1:], ""]
        rows = enumerate(zip(self.e.folds, self.e.bare, after, strict=True))
        places = [i for i, (w, bare, then) in rows if w in known or bare in first or then in words]
        if slot.kind == "stage":  # or shortened: "pres scheduled"
            letters = {name[:1] for name in first}
            places += [i for i, w in enumerate(self.e.folds) if i not in places and len(w) > 2 and w[0] in letters]
        return places

    def _after_link(self, index: int, few: bool = False) -> list[int]:
        """Words at which the value may begin after a cue, with "is", "of", "to" passed over or not."""
        if index < self.n and (gap := self.e.sentence.before(index)) != " " and re.search(r"[,;.!?|\n]", gap):
            return []
        places = [index]
        if few and self.e.folds[index - 1] in ("in", "by", "within") and index - 1 in self.e.days:
            places.append(index - 1)  # "closing in three days": the preposition belongs to the day
        while index < self.n - 1 and self.e.folds[index] in LINK and len(places) < (3 if few else 5):
            index += 1
            places.append(index)
        return [p for p in places if p < self.n]

    def _others(self) -> Iterator[Span]:
        """Properties that are no slot, by their label: "renewal region EMEA", "next step: call them"."""
        slots = {s.property for s in self.e.record.slots}
        names, of_person = self.e.vocabulary.called(self.e.record), self.e.record.unique == "email"
        for index in range(self.n):
            for length in range(min(4, self.n - index), 0, -1):
                prop = names.get(" ".join(self.e.folds[index : index + length]))
                if prop is None or prop.name in slots or prop.read_only or prop.hidden:
                    continue
                if kind_of(prop) in ("number", "money") and (counted := self._counted(index)) is not None:
                    said = self.e.text(counted, index)
                    value = read_property_value(prop, said, self.e.portal, self.e.now)
                    yield from self._with_prefix(
                        Span(counted, index + length, f"property:{prop.name}", 3.0, (value, said))
                    )
                start = index + length
                marked = self.e.sentence.before(start).strip(" ") in (":", "=") or (
                    start < self.n and self.e.folds[start] in ("is", "of", "to")
                )
                joined = self.e.boundary(index) or self.e.folds[index - 1] in ("with", "and")
                typed = kind_of(prop) == "phone" and start < self.n and self._dials(start)
                small = self.e.sentence.raw[self.e.sentence.words[index].start].islower()
                behind = small and any(first < index for first in self.e.emails)  # "ada@… city Rome country Italy"
                apart = of_person and (self.e.boundary(index) or behind) and start < self.n
                listed = apart and (
                    self._capital(start) or self.e.folds[start][0].isdigit() or self._is_place(prop, start)
                )
                if length > 1 or marked or typed or listed or (joined and kind_of(prop) in _TYPED):
                    yield from self._other(prop, index, start)
                break

    def _is_place(self, prop: Property, start: int) -> bool:
        """Whether the words up to the next part are a place of the kind: "…, country | finland", "city | leeds"."""
        ends = (end for end in range(start + 1, min(self.n, start + 3) + 1) if self.e.boundary(end))
        return any(place(self.e.text(start, end)) == prop.name for end in ends)

    def _dialled_from(self) -> Iterator[Span]:
        """ "0772 123 456 zimbabwe", "087 123 4567 (IE)": the country behind a number."""
        prop = self.e.portal.properties.get("country")
        ends = {end for end, _ in self.e.phones.values()}
        for start, (end, (_, name)) in self.e.countries.items() if prop and not prop.read_only else ():
            if start in ends:
                yield Span(start, end, "property:country", 1.5, (Value(wire=name, shown=name), name))

    def _whereabouts(self) -> Iterator[Span]:
        """ "Based in Lyon", "at Mostowa Stal in Katowice, Poland": a town by what stands around it."""
        city = self.e.portal.properties.get("city")
        if self.e.record.unique != "email" or city is None or city.read_only:
            return
        for index in range(1, self.n - 1):
            if self.e.folds[index] not in ("in", "from") or not self._capital(index + 1):
                continue
            lives, whence = self.e.folds[index - 1] in _LIVES, self.e.folds[index] == "from"
            for end in range(index + 2, min(self.n, index + _LONGEST_TOWN + 1) + 1):
                said, country = self.e.text(index + 1, end), self.e.text(end, min(self.n, end + 1))
                in_country = end < self.n and "," in self.e.sentence.before(end) and place(country) == "country"
                town = place(said) == "city" or (self.e.boundary(end) and like_a_place(said))
                if lives or in_country or (town and not whence):
                    score = 2.2 if self.e.boundary(end) else 1.0
                    value = Value(wire=said, shown=said)
                    span = Span(index - lives, end, "property:city", score, (value, said))
                    yield from self._with_prefix(span)
                if end < self.n and (self.e.boundary(end) or not self._capital(end)):
                    break

    def _counted(self, index: int) -> int | None:
        """Where the number begins that stands right before a word: "250 seats"."""
        return next((s for s, (end, _) in self.e.money.items() if end == index), None)

    def _other(self, prop: Property, begin: int, start: int) -> Iterator[Span]:
        if start < self.n and self.e.folds[start] in ("is", "of", "to", "as"):
            start += 1
        free = kind_of(prop) == "text"
        if kind_of(prop) == "phone" and (phone := self.e.phones.get(start)):
            yield Span(begin, phone[0], f"property:{prop.name}", 4.0, (phone[1], self.e.text(start, phone[0])))
            return
        for end in range(start + 1, min(self.n, start + 7) + 1):
            if end > start + 1 and self.e.boundary(end - 1) and not prop.many:
                return
            said = self.e.text(start, end)
            value = read_property_value(prop, said, self.e.portal, self.e.now)
            if isinstance(value, Value) or self.e.boundary(end):
                score = 3.0 if isinstance(value, Value) else 1.0
                per_word = -0.12 if free else 0.1
                span = Span(begin, end, f"property:{prop.name}", score + per_word * (end - start), (value, said))
                yield from self._with_prefix(span)
