"""The best way to cut a sentence into a name and the other things it says.

Readers propose spans ("for $12k": the amount, "in contract sent": the stage, "please": nothing), each with a
score. The sentence is then covered from left to right by spans, by one contiguous name, and by words nobody can
explain, which cost. So "12k" in "called 12k run sponsorship" stays in the name: taken as the amount it would leave
two unexplained words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..english.text import Sentence
from ..english.words import FILLERS

NAME_WORD = -0.3
_STATUS = frozenset("open won lost closed active pending ongoing".split())
UNKNOWN_AT_BOUNDARY = -1.0
UNKNOWN_AFTER_SPAN = -5.0
UNKNOWN_NEXT = -0.4
SMALL_WORD = -0.5
LIKELY_WORD = 0.7
NAME_UNMARKED = 1.4
NAME_MARKED = 3.0
UNTOLD = -3.0
"""Behind a word that brings in the name ("It's called …") no other name begins."""
CROSSES_COMMA = -1.8
CROSSES_SENTENCE = -4.0
WITHIN_NAME = -1.2
"""A part of a name that stands in quotes, and what follows it."""
DANGLING = -4.0
"""A name does not end in "for" where something else begins: "Hope for Tomorrow"."""

_PART = re.compile(r"[,;:.!?()|/\n\"]|[-] ")
_INTO_QUOTES = re.compile(r" (?:- )?[\"'*`]+")
_OUT_OF_QUOTES = re.compile(r"[\"'*`]+ (?:- )?")
_SENTENCE = re.compile(r"[!?;|\n\"]|: |\. ")
_OUT, _NAME, _MARKED, _DONE = range(4)
_DANGLING = frozenset("for of the and to with a an".split())
_JOINS = frozenset({"and", "with", "plus", "then", "also", "it", "its", "but"})


@dataclass(frozen=True)
class Span:
    """Words `start:end` that say `what`.

    what: "skip" says nothing, "marker" is followed by the name ("called"), "named" is a name in itself (in
    quotes), "remark" tells something that no name goes on from, "command" is the wish ("create a deal");
        everything else is the reader's own.
    soft: it does not end a name by itself ("Route 66 for Kids").
    """

    start: int
    end: int
    what: str
    score: float
    held: Any = field(default=None, compare=False)
    soft: bool = False

    def cuts(self, start: int, end: int) -> bool:
        """Whether it lies in the quoted words `start:end`, or takes only a part of them."""
        return self.start < end and self.end > start and not (self.start < start and self.end >= end)


@dataclass(frozen=True)
class Cover:
    """The chosen spans in order, the words of the name, and the words left unexplained."""

    spans: tuple[Span, ...]
    name: tuple[int, int] | None
    unknown: tuple[tuple[int, int], ...]
    score: float


_State = tuple[int, int, bool]  # word, where the name stands, whether the word before was unexplained
_Step = tuple[float, "_State | None", "Span | None"]


class _Search:
    """Viterbi over (word, state of the name, was the last word unexplained)."""

    def __init__(
        self,
        sentence: Sentence,
        spans: Iterable[Span],
        named: bool,
        barred: frozenset[int],
        bonus: float,
        person: bool,
        likely: frozenset[int],
    ) -> None:
        self.sentence = sentence
        self.bonus = bonus
        self.person = person
        self.named = named
        self.barred = barred
        self.likely = likely
        self.count = len(sentence.words)
        self.by_start: dict[int, list[Span]] = defaultdict(list)
        for span in spans:
            self.by_start[span.start].append(span)
        command = [s.start for group in self.by_start.values() for s in group if s.what == "command"]
        self.command = max(command, default=0)
        self.marker = max(
            (s.start for group in self.by_start.values() for s in group if s.what == "marker"), default=-1
        )
        self.bounds = [self._boundary(i) for i in range(self.count)]
        self.capital = [sentence.raw[w.start].isupper() for w in sentence.words]
        self.shouted = sentence.raw.isupper()
        written = sum(c and w.fold not in FILLERS for c, w in zip(self.capital[1:], sentence.words[1:], strict=True))
        self.by_capitals = person and written > 1 and not self.shouted
        self.best: dict[_State, _Step] = {(0, _OUT, False): (0.0, None, None)}

    def _offer(self, state: _State, score: float, origin: _State, span: Span | None) -> None:
        if state not in self.best or self.best[state][0] < score:
            self.best[state] = (score, origin, span)

    def _boundary(self, index: int) -> bool:
        """Whether a new part of the sentence may begin at this word."""
        if index == 0 or _PART.search(self.sentence.before(index)):
            return True
        return self.sentence.words[index - 1].fold in _JOINS

    def _crossing(self, index: int, name: int) -> float:
        """What it costs a name to go on over the punctuation before a word."""
        gap = self.sentence.before(index)
        if gap == " ":
            return 0.0
        before = self.best[(index, name, False)][2]
        if before is not None and before.what == "named" and _OUT_OF_QUOTES.fullmatch(gap):
            return WITHIN_NAME / 2
        if " / " in gap or (self.person and "(" in gap and self._lists(index)):
            return CROSSES_SENTENCE
        if _SENTENCE.search(gap):
            short = gap.startswith(".") and len(self.sentence.words[index - 1].fold) <= 4
            return -0.2 if short else CROSSES_SENTENCE
        if ", " in gap:
            return CROSSES_COMMA / 2 if self.capital[index] else CROSSES_COMMA
        return 0.0

    def _lists(self, index: int) -> bool:
        """Whether a bracket before this word tells several things: "Eva Mendes (Portuguese, CFO of …)"."""
        inside = self.sentence.raw[self.sentence.words[index].start :].partition(")")[0]
        return "," in inside

    def _worth(self, index: int) -> float:
        """What a word of a name costs, a small one more where a sentence has people's names with capitals."""
        small = SMALL_WORD if self.by_capitals and not self.capital[index] else 0.0
        return NAME_WORD + small + (LIKELY_WORD if index in self.likely else 0.0)

    def _words(self, state: _State, score: float) -> None:
        """Takes the next word into the name, or leaves it unexplained."""
        index, name, unknown = state
        if self.named and name in (_NAME, _MARKED) and index not in self.barred:
            before = self.best[state][2]
            begins = before is not None and before.what == "marker"  # "name: Ivo Kralj"
            cost = self._worth(index) + (0.0 if begins else self._crossing(index, name))
            self._offer((index + 1, name, False), score + cost, state, None)
        if name in (_OUT, _DONE):
            cost = UNKNOWN_NEXT if unknown else UNKNOWN_AFTER_SPAN
            if index < self.command:
                cost = UNKNOWN_NEXT
            elif name == _OUT and index < self.marker:
                cost = UNKNOWN_AT_BOUNDARY
            elif self.bounds[index]:
                cost = UNKNOWN_AT_BOUNDARY - self.capital[index]
            self._offer((index + 1, name, True), score + cost, state, None)

    def _spans(self, state: _State, score: float) -> None:
        index, name, unknown = state
        for span in self.by_start[index]:
            after, cost = name, 0.0
            if span.what == "marker":
                if name != _OUT or not self.named or span.end >= self.count:
                    continue
                after = _MARKED
            elif span.what == "named":
                before = self.best[state][2]
                begun = name != _OUT and not (name == _MARKED and before and before.what == "marker")
                if not self.named or (begun and not self._quotes_on(index, name)):
                    continue
                after = name if begun else _DONE
                cost += WITHIN_NAME if begun else 0.0
            elif name in (_NAME, _MARKED):
                if (span.what == "noun" and name == _MARKED) or (span.soft and not self.bounds[index]):
                    continue
                after = _DONE
            if unknown and not self.bounds[index] and span.what not in ("command", "skip", "marker"):
                cost += UNKNOWN_AFTER_SPAN / 2
            last = index if span.what == "skip" else index - 1
            if name in (_NAME, _MARKED) and self.sentence.words[last].fold in _DANGLING:
                cost += DANGLING
            self._offer((span.end, after, False), score + span.score + cost, state, span)

    def _open_name(self, state: _State, score: float) -> None:
        """A name may begin without a marker: best right after the command or a comma."""
        index, name, unknown = state
        if name != _OUT or not self.named or index in self.barred:
            return
        span = self.best[state][2]
        word = self.sentence.words[index]
        capital = self.capital[index] and word.fold != "i"
        if unknown and not self.bounds[index] and not (capital and not self.shouted):
            return
        begun = unknown and self.capital[index - 1]  # a name cut in two
        told = not capital and self._after_remark(state)  # "they want it | signed"
        opened = not begun and not told and (span is None or span.what in ("command", "noun", "skip", "for"))
        opened = opened or (span is not None and span.what in ("email", "phone") and capital)
        opened = opened or (span is not None and span.held is not None and capital and self._is_status(span))
        at_place = opened or (self.bounds[index] and not told)
        late = 0.0 if opened else -0.8
        early = 0.0 if index >= self.command else -1.5
        early += UNTOLD if self.command <= self.marker < index else 0.0
        filler = -1.0 if word.fold in _WEAK_STARTS | FILLERS and not capital else 0.0
        start = self.bonus + self._worth(index) + (0.0 if at_place else -4.0) + filler + early + late
        self._offer((index + 1, _NAME, False), score + start, state, None)

    def _quotes_on(self, index: int, name: int) -> bool:
        """Whether a name goes on with what stands in quotes: 'Kestrel | "Mark II"'."""
        said = name == _MARKED or self.sentence.words[index - 1].fold not in _WEAK_STARTS | FILLERS
        return name in (_NAME, _MARKED) and said and _INTO_QUOTES.fullmatch(self.sentence.before(index)) is not None

    def _after_remark(self, state: _State) -> bool:
        """Whether nothing but small words stand between a remark and this word."""
        step = self.best[state]
        while step[2] is not None and step[1] is not None and not _PART.search(self.sentence.before(state[0])):
            if step[2].what != "skip":
                return step[2].what == "remark"
            state, step = step[1], self.best[step[1]]
        return False

    def _is_status(self, span: Span) -> bool:
        """ "Open | Kestrel deals"."""
        words = self.sentence.words[span.start : span.end]
        return len(words) == 1 and words[0].fold in _STATUS and not self.shouted

    def run(self) -> Cover:
        """The cover with the highest score."""
        for index in range(self.count):
            for name in range(4):
                for unknown in (False, True):
                    state = (index, name, unknown)
                    if state in self.best:
                        score = self.best[state][0]
                        self._spans(state, score)
                        self._words(state, score)
                        self._open_name(state, score)
        ends = [s for s in self.best if s[0] == self.count]
        return self._trace(max(ends, key=lambda s: self.best[s][0]))

    def _trace(self, end: _State) -> Cover:
        score = self.best[end][0]
        spans: list[Span] = []
        name: list[int] = []
        unknown: list[tuple[int, int]] = []
        state = end
        while (step := self.best[state])[1] is not None:
            origin = step[1]
            if step[2] is not None:
                spans.append(step[2])
                if step[2].what == "named":
                    name += [step[2].start, step[2].end]
            elif state[1] in (_NAME, _MARKED):
                name += [origin[0], state[0]]
            elif unknown and unknown[-1][0] == state[0]:
                unknown[-1] = (origin[0], unknown[-1][1])
            else:
                unknown.append((origin[0], state[0]))
            state = origin
        return Cover(tuple(reversed(spans)), (min(name), max(name)) if name else None, tuple(reversed(unknown)), score)


_WEAK_STARTS = frozenset(
    "new deal contact who which s as him met meeting spoke spoken talked called expected closing "
    "close closes due worth valued owner owned assigned stage amount value priority"
    " pipeline number phone email company title job he she they add create".split()
)


def cover(
    sentence: Sentence,
    spans: Iterable[Span],
    *,
    named: bool = True,
    barred: frozenset[int] = frozenset(),
    bonus: float = NAME_UNMARKED,
    person: bool = False,
    likely: frozenset[int] = frozenset(),
) -> Cover:
    """The best cover of a sentence.

    named: it may hold a name, but not at the `barred` words. bonus: how welcome a name is that nothing brings in.
    person: the name is somebody's; `likely` words of it are told elsewhere, as by an address.
    """
    return _Search(sentence, spans, named, barred, bonus, person, likely).run()
