"""Stages, pipelines, owners and options, one or several: "in contract sent or qualified", "not owned by Dana"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...portal import Filter, Property
from ..create.cover import Span
from ..english.text import compiled, fold
from ..english.words import FILLERS
from ..said import ME, Value
from ..value.labels import LABELLED, Entry, Labels
from ..value.values import kind_of, read_property_value
from .query import STOPS, Query

_CUES = {
    "stage": "in|at|currently in|currently at|sitting in|stuck in|that are in",
    "pipeline": "in|from|on",
    "owner": (
        "owned by|assigned to|belong(?:s|ing)? to|managed by|handled by|run by|of|by|for|from|led by|worked by|owner"
    ),
}
_DENIED = "(?:not|is not|are not|except|excluding|other than|but not|outside|outside of|never|without)"
_IN_STAGES = (
    r"(?:(?:which|that) )?(?:(?:is|are|currently|still|sitting|stuck|now) )*"
    r"\bin (?P<stages>\w+(?: (?:or|and)(?: in)? \w+)*)"
    r"(?= (?:since|for|over|under|with|closing|of|by|owned|biggest|largest|smallest|newest|oldest|sorted)\b|$)"
)
_OWN_WORDS = frozenset("pipeline pipelines stage stages owner owners phase status".split())
"""Words that tell no label: "deals in the pipeline"."""
_STEM = 5
"""Letters in which two words of one root agree: "prefer" and "preferred"."""
_OWNS = (
    r"(?:(?:do|does|did|is|are|has|have) not )?(?:is |are )?"
    r"(?:working on|works on|looks? after|looking after|takes? care of|taking care of|in "
    r"charge(?: of)?|covers?|leads?|owns?|manages?|handles?|has|have|had|is responsible for|is(?: the)? "
    r"owner(?: of| for)?)\b"
)


def labels(q: Query) -> Iterator[Span]:
    """Spans of labels, for the record's slots and for the other properties with options."""
    for slot in q.record.slots:
        if slot.kind in LABELLED:
            found = q.e.vocabulary.labels(slot)
            prop = q.e.property(slot)
            names = {fold(w) for w in (*slot.words, prop.label)}
            yield from _Choice(q, prop, slot.kind, names, found.plural if slot.kind == "option" else found).spans()
    known = {s.property for s in q.record.slots}
    for prop in q.e.vocabulary.touched({*q.folds, *q.e.bare}):
        if prop.name not in known and kind_of(prop) == "option":
            own = "own" if not (prop.read_only or prop.name.startswith("hs_")) else "other"
            last = fold(prop.label).rsplit(" ", 1)[-1]
            names = {fold(prop.label), *([last] if q.e.vocabulary.called(q.record).get(last) == prop else ())}
            yield from _Choice(q, prop, own, names, q.e.vocabulary.options(prop)).spans()


@dataclass(frozen=True)
class _Choice:
    """One property and its labels.

    kind: a slot's kind, "own" (a property the account made) or "other", whose labels count only when it is named.
    """

    q: Query
    prop: Property
    kind: str
    names: set[str]
    labels: Labels

    @cached_property
    def _named(self) -> str:
        return "|".join(sorted(map(re.escape, self.names), key=len, reverse=True))

    def spans(self) -> Iterator[Span]:
        """Every label in the sentence, then words that come after the property's name and are none."""
        q, first_words, start = self.q, self.labels.by_first_word, 0
        while start < q.n:
            chosen: list[Entry] = []
            end = start + 1
            if q.folds[start] in first_words or q.e.bare[start] in first_words:
                chosen, end = self._listed(start)
            if chosen and (q.folds[start] != "other" or q.folds[max(0, start - 1)] in {*self.names, "is", "stage"}):
                yield from self._span(chosen, start, end)
            start = max(end, start + 1)
        yield from self._unread()

    def _span(self, chosen: list[Entry], start: int, end: int) -> Iterator[Span]:
        begin, named, denied = self._cue(start)
        after = self._name_after(end)
        if self.kind == "owner" and after == end:
            after = self._owning(end)
            denied = denied or "not" in self.q.folds[end:after]
        score = self._score(start, end, named or after > end, begin < start)
        if any(e.wire == ME for e in chosen):
            if begin < start:
                yield Span(begin, after, "mine", score, "others" if denied else "own")
        elif score > 0:
            yield self.q.filter(begin, after, score, self._filter(chosen, denied))

    def _listed(self, start: int) -> tuple[list[Entry], int]:
        """Labels joined by "or", "and" or commas."""
        q, end = self.q, start
        chosen: list[Entry] = []
        while end < q.n and (found := q.e.labels_at(self.labels, end)):
            longest = found[0][0]
            chosen += [e for stop, e in found if stop == longest and e not in chosen]
            after = longest
            while after < q.n and q.folds[after] in ("or", "and", "in", "at", "either"):
                after += 1
            comma = after == longest and after < q.n and q.e.sentence.before(longest).strip() in (",", "/", "&")
            if not (after > longest or comma) or after >= q.n or not q.e.labels_at(self.labels, after):
                return chosen, longest
            end = after
        return chosen, end

    def _owning(self, end: int) -> int:
        """Past "… is working on" behind the name of an owner; "Priya's leads" are people."""
        found = re.match(_OWNS, " ".join(self.q.folds[end : end + 5]))
        called = found is not None and found.group() in self.q.record.synonyms
        return end + len(found.group().split()) if found and not called else end

    def _cue(self, start: int) -> tuple[int, bool, bool]:
        """Where the span begins, whether the property is named, and whether it is denied."""
        found = compiled(
            rf"(?:^|(?<=\s))(?P<all>(?P<deny>{_DENIED}(?: (?:a|an|any|the|yet|in|at))*(?: |$))?"
            rf"(?P<named>(?:(?:the|their|whose|with|a|where|of) )*(?:{self._named})"
            r"(?: (?:is|are|of|either|in|equals|as|set to|being))*(?P<deny2> not)?)?"
            rf"(?: ?(?:{_CUES.get(self.kind, 'is')}))?(?: (?:the|either|stage|a|an))*(?P<deny3> not)?)$"
        ).search(" ".join(self.q.folds[max(0, start - 7) : start]))
        if not found or not found["all"].strip():
            return start, False, False
        denied = bool(found["deny"] or found["deny2"] or found["deny3"])
        return start - len(found["all"].split()), bool(found["named"]), denied

    def _name_after(self, end: int) -> int:
        found = compiled(rf"(?:{self._named})\b").match(" ".join(self.q.folds[end : end + 3]))
        return end + len(found.group().split()) if found else end

    def _score(self, start: int, end: int, named: bool, cued: bool) -> float:
        """How surely these words are the label and not, say, a part of a name."""
        q, several = self.q, end - start > 1
        if named:
            return 4.5 + 0.1 * (end - start)
        if self.kind == "owner":
            return 4.0 if cued or q.e.bare[end - 1] != q.folds[end - 1] else 2.0 if several else 0.4
        if self.kind in ("stage", "pipeline"):
            return 3.6 if cued else 2.4 if several else 0.6 if self.kind == "stage" else 0.9
        if self._calls_another(start, end) or self._is_part(start, end):
            return 0.0
        if self.kind == "other":
            said_of = start and q.folds[start - 1] in ("are", "is", "marked", "as")
            return 1.6 if said_of and q.e.boundary(end) and len(q.folds[start]) > 3 else 0.0
        if end < q.n and compiled(q.nouns).fullmatch(q.folds[end]):
            return 2.4
        return 2.2 if several else 1.0 if self.kind == "option" else 0.6 if len(q.folds[start]) > 3 else 0.1

    def _is_part(self, start: int, end: int) -> bool:
        """Whether the words are but a part of a label, whose internal value they are: "support" of "Support plan"."""
        said = self.q.folds[start:end]
        called = self.labels.by_name.get(" ".join(said), ())
        parts = [e for e in called if fold(e.label).split() != said and set(said) < set(fold(e.label).split())]
        return self.kind in ("own", "other") and len(parts) == len(called) > 0

    def _calls_another(self, start: int, end: int) -> bool:
        """Whether the words are the name of another property, and nothing speaks of this one: "with a phone".

        "Who prefer the phone" speaks of the Preferred Channel.
        """
        other = self.q.e.vocabulary.called(self.q.record).get(" ".join(self.q.folds[start:end]))
        if other is None or other.name == self.prop.name or self.kind not in ("own", "other"):
            return False
        stems = {w[:_STEM] for w in fold(self.prop.label).split() if len(w) >= _STEM}
        return not any(w[:_STEM] in stems for w in (*self.q.folds[:start], *self.q.folds[end:]))

    def _unread(self) -> Iterator[Span]:
        """A property that is named, with words that are no label: a short form, a near miss, or asked about."""
        q, folded = self.q, " ".join(self.q.folds)
        cues = r"|owned by|assigned to|managed by" if self.kind == "owner" else ""
        pattern = compiled(rf"\b(?:{self._named}{cues})(?: (?:is|are|of|in|set to|to|as|equals))*(?= \w)")
        for match in pattern.finditer(folded):
            start = folded[: match.end() + 1].count(" ")
            if start < q.n and not q.e.labels_at(self.labels, start) and q.folds[start] not in STOPS | {"not"}:
                yield from self._read(folded[: match.start()].count(" "), start)
        if self.kind in ("stage", "pipeline"):
            yield from self._called_before(folded)
        for start in range(1, q.n) if self.kind == "stage" else ():
            if q.folds[start - 1] == "in" and start not in q.e.days and not q.e.labels_at(self.labels, start):
                yield from (s for s in self._read(start - 1, start, shortest=2) if s.score > 1.5)
        if self.kind == "stage":
            yield from self._begun()

    def _begun(self) -> Iterator[Span]:
        """ "In presentation or qualified": the first words of stages, and nothing else of them."""
        q = self.q
        for match in compiled(_IN_STAGES).finditer(" ".join(q.folds)):
            start, end = (" ".join(q.folds)[:place].count(" ") for place in match.span("stages"))
            words = [(i, w) for i, w in enumerate(q.folds[start : end + 1], start) if w not in ("or", "and", "in")]
            found = [e for _, w in words for e in self.labels if fold(e.name).split()[:1] == [w]]
            known = {fold(e.name).split()[0] for e in found}
            if words and known.issuperset(w for _, w in words) and not any(i in q.e.days for i, _ in words):
                begin = " ".join(q.folds)[: match.start()].count(" ")
                yield q.filter(begin, end + 1, 2.6, self._filter(list(dict.fromkeys(found)), False))

    def _called_before(self, folded: str) -> Iterator[Span]:
        """ "In the Partner pipeline", of which there is none."""
        q = self.q
        lead = compiled(rf"\b(?:in|from|on|at) (?:(?:the|our|my) )?(?P<said>\w+(?: \w+){{0,2}}?) (?:{self._named})\b")
        for match in lead.finditer(folded):
            start, end = (folded[:place].count(" ") for place in match.span("said"))
            said = q.folds[start : end + 1]
            known = (q.e.labels_at(self.labels, place) for place in range(start, end + 1))
            if not (_OWN_WORDS | FILLERS | STOPS).isdisjoint(said) or any(known):
                continue
            value = read_property_value(self.prop, q.e.text(start, end + 1), q.portal, q.e.now)
            begin, after = (folded[:place].count(" ") for place in match.span())
            if isinstance(value, Value):  # a part of a label: "in the upsell pipeline"
                chosen = [e for e in self.labels if e.wire == value.wire]
                yield q.filter(begin, after + 1, 3.2, self._filter(chosen, False))
            else:
                yield Span(begin, after + 1, "unclear", 1.6, value)

    def _read(self, begin: int, start: int, shortest: int = 1) -> Iterator[Span]:
        """The words from `start` on as a value: a short form ("contract"), or why not."""
        q = self.q
        for end in range(start + 1, min(q.n, start + 4) + 1):
            if end > start + 1 and (q.e.boundary(end - 1) or q.folds[end - 1] in STOPS):
                return
            if end < start + shortest:
                continue
            if all(w in _OWN_WORDS or w in FILLERS for w in q.folds[start:end]):
                continue
            value = read_property_value(self.prop, q.e.text(start, end), q.portal, q.e.now)
            if isinstance(value, Value):
                chosen = [e for e in self.labels if e.wire == value.wire or e.name == value.shown]
                yield q.filter(begin, end, 3.0 + 0.05 * (end - start) - (shortest > 1), self._filter(chosen, False))
            else:
                good = value.reason in ("near", "several")
                yield Span(begin, end, "unclear", (2.2 if good else 0.6) - 0.1 * (end - start), value)

    def _filter(self, chosen: list[Entry], denied: bool) -> Filter:
        """Is, is one of, or is not. A property with several values contains the one that is said."""
        prop, wires = self.prop, tuple(dict.fromkeys(e.wire for e in chosen))
        label = self.kind if self.kind in ("stage", "pipeline", "owner") else prop.label.lower()
        shown = f"{label} {'not ' if denied else ''}{' or '.join(dict.fromkeys(e.name for e in chosen))}"
        if len(wires) == 1 and prop.many:
            operator = "NOT_CONTAINS_TOKEN" if denied else "CONTAINS_TOKEN"
            return Filter.model_validate(
                {"property": prop.name, "operator": operator, "value": wires[0], "shown": shown}
            )
        if len(wires) == 1:
            return Filter(property=prop.name, operator="NEQ" if denied else "EQ", value=wires[0], shown=shown)
        return Filter(property=prop.name, operator="NOT_IN" if denied else "IN", values=wires, shown=shown)
