"""Spans of labels: stages, pipelines, owners, options, in full, shortened or misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from ...record import Slot
from ..english.words import ANY, FILLERS
from ..said import Unclear, Value
from ..value.labels import REFUSED, shortened
from ..value.numerals import position
from ..value.values import read_value
from .cover import Span
from .cues import Cued, Phrases

_STOPS = frozenset("for with at worth valued priced closing closes due by and".split())
"""Words that bring in something else: "in the stage almost done | for 5k"."""


class LabelSpans(Cued):
    """Proposes spans of a portal's own labels."""

    def _label(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if self._refused(start) or not (
            self.e.boundary(begin) or ANY.isdisjoint(self.e.folds[max(0, begin - 2) : begin])
        ):
            return
        if slot.kind == "owner" and (address := self.e.emails.get(start)):
            value = self._read(slot, start, address[0])
            if explicit or isinstance(value, Value):
                yield Span(begin, address[0], slot.name, 4.5, value)
            return
        found = self.e.labels_at(self.e.vocabulary.labels(slot), start)
        words, _ = self.phrases(slot)
        for end, _entry in found:
            after = self._at(end, words) if end < self.n else None
            value = self._read(slot, start, end)
            if slot.kind == "owner" and (stop := self._with_surname(slot, start, end)):
                yield Span(begin, stop, slot.name, 4.5, self._read(slot, start, stop))
                return
            sure = explicit or after or slot.kind == "owner"
            score = 4.0 if sure else 3.6 if end - start > 1 else 2.4
            yield Span(begin, after or end, slot.name, score + 0.1 * (end - start), value)
        if found and (explicit or found[0][0] - start > 1):
            return
        yield from self._loose_label(slot, begin, start, explicit, words)

    def _refused(self, start: int) -> bool:
        """Whether a label is the one that it shall not be: "for 5k, not | closed won", "any stage but | closed won"."""
        return REFUSED.search(self.e.sentence.low[: self.e.sentence.words[start].start]) is not None

    def _with_surname(self, slot: Slot, start: int, end: int) -> int:
        """Where the name of somebody else ends who has an owner's first name: "owner Dana | Smith"; 0 for nobody."""
        if end - start > 1 or self.e.boundary(end) or end in self.e.days or end in self.e.money:
            return 0
        word, slots = self.e.folds[end], self.e.record.slots
        labels = (self.e.vocabulary.labels(slot) for slot in slots if slot.kind in ("stage", "pipeline", "option"))
        known = any(word in said for slot in slots for said in self.phrases(slot))
        if known or word in FILLERS or any(word in label.words for label in labels):
            return 0
        apart = self._capital(end) or self.e.boundary(end + 1)
        return end + 1 if apart and isinstance(self._read(slot, start, end + 1), Unclear) else 0

    def _loose_label(self, slot: Slot, begin: int, start: int, explicit: bool, words: Phrases) -> Iterator[Span]:
        """Short forms and misspellings, where a word of the slot or a cue says that a label comes."""
        owner = slot.kind == "owner"
        for end in range(start + 1, min(self.n, start + 5) + 1):
            if end > start + 1 and self.e.boundary(end - 1):
                return
            after = self._at(end, words) if end < self.n else None
            if not (explicit or after or owner) and (end - start < 2 or slot.kind != "stage"):
                continue
            value = self._read(slot, start, end)
            good = isinstance(value, Value) or value.reason in ("near", "several")
            if explicit or after or owner:
                if not good and position(" ".join(self.e.folds[start:end])):
                    continue  # "… phase two" is a name
                led = self._led_in(begin) if not good else None
                told = led is not None and explicit and self._is_led(slot, led, start, end)
                idle = all(w in FILLERS for w in self.e.folds[start:end]) and not told
                if not good and (begin and self._titled(begin) or idle):
                    continue
                score = (3.0 if good else 0.8) + (0.8 if after else 0) - 0.1 * (end - start)
                score -= 0.0 if self.e.boundary(end) else 0.05
                yield Span(begin, after or end, slot.name, score, value, soft=not good)
                if led is not None and (told or self._is_titled(start, end)):
                    yield Span(led, after or end, slot.name, 3.0, value)  # "… in stage Legal Review", "in stage done"
            elif good:
                yield Span(
                    begin,
                    end,
                    slot.name,
                    1.8 if isinstance(value, Value) else 1.2 if value.reason != "near" else 2.7,
                    value,
                )

    def _led_in(self, begin: int) -> int | None:
        """Where "in the" begins before or at the words that name a slot; None where nothing leads in."""
        starts = (i for i in range(max(0, begin - 2), begin + 1) if self.e.folds[i] in ("in", "at", "to", "with"))
        led = next(starts, None)
        return led if led is not None and self.e.folds[led + 1 : begin] in ([], ["the"]) else None

    def _is_led(self, slot: Slot, led: int, start: int, end: int) -> bool:
        """Whether small words behind "in the stage" can be nothing else, up to where something else begins."""
        stops = end in self.e.money or self.e.boundary(end) or self.e.folds[end] in _STOPS
        small = self._is_lower(start, end) and _STOPS.isdisjoint(self.e.folds[start:end])
        return slot.kind in ("stage", "pipeline") and self.e.folds[led] in ("in", "with") and stops and small

    def _is_titled(self, start: int, end: int) -> bool:
        """Whether words are all written like a name's, up to where a part of the sentence ends."""
        after = self.e.boundary(end) or not self._titled(end)
        return after and all(self._titled(index) for index in range(start, end))

    def _counted_stage(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "(in the) first stage"; "Blue Heron second stage" is a name."""
        place, then = position(self.e.folds[index]), self.e.folds[index + 1 : index + 2]
        apart = self.e.boundary(index) or self.e.folds[index - 1] in ("the", "in", "at")
        if slot.kind == "stage" and place and place > 0 and then == ["stage"] and apart:
            value = read_value(slot, self.e.folds[index], self.e.portal, self.e.now, listed=True)
            if isinstance(value, Value):
                yield Span(index, index + 2, slot.name, 3.6, value)

    def _abbreviated(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "… 5k pres scheduled": a stage in short, set apart by its place; which one is meant is asked."""
        if any(self.e.folds[index] in said for other in self.e.record.slots for said in self.phrases(other)):
            return  # "5k, closes …"
        sums = self.e.single_sums
        behind = any(end == index for end, _ in sums.values())
        for end in range(index + 1, min(self.n, index + 4) + 1):
            if end > index + 1 and (self.e.boundary(end - 1) or end - 1 in sums):
                return
            apart = behind or end - index > 1
            if self.e.boundary(index) and self.e.boundary(end) and self._begins_one(index, end):
                yield Span(index, end, slot.name, 2.7, self._read(slot, index, end))  # "…, decision maker, 5k"
            if apart and (self.e.boundary(end) or end in sums) and self._is_lower(index, end):
                if found := shortened(self.e.folds[index:end], self.e.vocabulary.stages(self._default)):
                    choices = tuple(entry.choice for entry in found)
                    said = self.e.text(index, end)
                    yield Span(index, end, slot.name, 2.7, Unclear(reason="near", said=said, choices=choices))

    def _begins_one(self, start: int, end: int) -> bool:
        """Whether two words or more are how the label of a single stage begins."""
        words = self.e.folds[start:end]
        names = self.e.vocabulary.stages(self._default).names
        begun = {entry.wire: name.split() for name, entry in names if name.split()[: len(words)] == words}
        return len(words) > 1 and len(begun) == 1 and words not in begun.values()

    @property
    def _default(self) -> str | None:
        return next((pipeline.id for pipeline in self.e.portal.pipelines), None)

    def _is_lower(self, start: int, end: int) -> bool:
        """Whether nothing in these words is written like a name."""
        raw = self.e.sentence.raw
        return raw.isupper() or not any(raw[w.start].isupper() for w in self.e.sentence.words[start:end])

    def _bare_label(self, slot: Slot, index: int, words: Phrases) -> Iterator[Span]:
        if self._refused(index):
            return
        yield from self._counted_stage(slot, index)
        yield from self._abbreviated(slot, index) if slot.kind == "stage" else ()
        found = self.e.labels_at(self.e.vocabulary.labels(slot), index)
        for end, _ in found:
            after = self._at(end, words) or self._at(self._past_is(end), words)
            value = self._read(slot, index, end)
            if after:
                yield Span(index, after, slot.name, 3.5 + 0.1 * (end - index), value)
                if slot.kind == "pipeline" and (led := self._led_in(index)) is not None:  # "to the renewals pipeline"
                    yield Span(led, after, slot.name, 3.6 + 0.1 * (end - index), value)
            elif slot.kind == "owner":
                if self.e.record.singular != "contact":
                    alone = self.e.boundary(index) and self.e.boundary(end)
                    score = 1.5 if alone else -0.8 if end - index == 1 else 1.0 if self.e.boundary(index) else -1.5
                    yield Span(index, end, slot.name, score, value)
            elif end - index > 1:
                yield Span(index, end, slot.name, 2.5 if slot.kind == "stage" else 1.0, value)
            elif self.e.boundary(index) and self.e.boundary(end):
                yield Span(index, end, slot.name, 0.8, value)
            else:
                yield Span(index, end, slot.name, -0.8, value, soft=True)  # "Larch renewal | for Kestrel"
        known = self.e.vocabulary.labels(slot).words if slot.kind == "stage" else ()
        if not found and len(self.e.folds[index]) > 4 and self.e.folds[index] in known:
            value = self._read(slot, index, index + 1)
            if isinstance(value, Value):
                yield Span(index, index + 1, slot.name, -0.8, value, soft=True)
        if not found and slot.kind in ("option", "stage") and (after := self._at(index + 1, words)):
            value = self._read(slot, index, index + 1)
            good = isinstance(value, Value) or value.reason in ("near", "several")
            if good or self.e.boundary(after):
                yield Span(index, after, slot.name, 2.0 if good else 0.2, value)
