"""A second record in a create sentence, two values for one thing: neither replaces the first in silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..english.words import FILLERS
from ..said import Choice, Unclear, Value
from ..value.evidence import Evidence
from .cover import Cover, Span
from .leftover import tells

_ANOTHER = frozenset(("another", "second"))
_OF_ALL = frozenset("both each all everything either".split())
"""Words before a value that is every record's: "…, both in contract sent"."""
_BRINGS_IN = frozenset(("command", "noun"))
_ONE_ONLY = ("money", "stage", "pipeline", "date", "email")
_SEVERAL = 2
_PART_OF_NAME = 3
"""Letters from which a word can show in an address."""


class First(NamedTuple):
    """What is said of the first record: its spans, and the words `start:end` that are about another one."""

    spans: tuple[Span, ...]
    other: tuple[int, int] | None


def first_of(evidence: Evidence, found: Cover) -> First:
    """The first record's own words; all of them where the sentence tells of one only."""
    begin = next((start for start, end in found.unknown if _begins_another(evidence, found, start, end)), None)
    if begin is None:
        return First(found.spans, None)
    begin = next((s.start for s in found.spans if s.end == begin and s.what in _BRINGS_IN), begin)
    own = [span for span in found.spans if span.start < begin]
    shared = next((i for i in range(begin + 1, len(evidence.folds)) if evidence.folds[i] in _OF_ALL), None)
    if shared is not None:
        taken = {span.what for span in own}
        own += [span for span in found.spans if span.start > shared and span.what not in taken]
    return First(tuple(own), (begin, len(evidence.folds) if shared is None else shared))


def second_person(evidence: Evidence) -> int | None:
    """Where in the message a second person begins, who has an address of their own: "…; Uche Obi (uche@obi.example)".

    A second address of one person is none.
    """
    typed = sorted((start, end, email.partition("@")[0]) for start, (end, email) in evidence.emails.items())
    if evidence.record.unique != "email" or len(typed) < _SEVERAL:
        return None
    (before, first, one), (start, _, other) = typed[:2]
    words = evidence.sentence.words
    named = [i for i in range(first, start) if evidence.sentence.raw[words[i].start].isupper()]
    begins = next((i for i in named if _is_of(evidence.folds[i], other, one)), None)
    if begins is None and any(_is_of(evidence.folds[i], one, other) for i in named):
        told = any(_is_of(word, one, other) for word in evidence.folds[:before])
        begins = None if told else start  # "ada@obi.example Ada Obi, uche@obi.example Uche Obi"
    nouns = {evidence.record.singular, *evidence.record.synonyms}
    while begins and begins - 1 >= first and not evidence.boundary(begins):
        if begins - 1 not in named and evidence.folds[begins - 1] not in nouns:
            break
        begins -= 1  # "and | contact Uche Eze"
    return None if begins is None else words[begins].start


def _is_of(word: str, address: str, other: str) -> bool:
    """Whether a word of a name shows in one address only."""
    return len(word) >= _PART_OF_NAME and word in address and word not in other


def _begins_another(evidence: Evidence, found: Cover, start: int, end: int) -> bool:
    """Whether unexplained words are the name of another record.

    They say so ("another …", "and deal …"), or what is said behind them was said of the first one already.
    """
    if found.name is None or start < found.name[1] or not tells(evidence, start, end):
        return False
    nouns = {evidence.record.singular, *evidence.record.synonyms}
    if evidence.folds[start] in _ANOTHER | nouns or any(s.end == start and s.what in _BRINGS_IN for s in found.spans):
        return True
    before = [span for span in found.spans if span.end <= start]
    return any(_differ(one, other) for one in before for other in found.spans if other.start >= end)


def _differ(one: Span, other: Span) -> bool:
    both = one.held, other.held
    values = [held for held in both if isinstance(held, Value)]
    return one.what == other.what and len(values) == _SEVERAL and values[0].wire != values[1].wire


def sums_between(evidence: Evidence) -> frozenset[int]:
    """The words of a sum from which "and" or a comma leads to another: "Ash 5k and Elm 6k" is no name."""
    sums = [(start, end) for start, (end, money) in evidence.single_sums.items() if not money.plain]
    joined = [evidence.boundary(end) or evidence.folds[end] == "and" for _, end in sums]
    first = [part for part, goes_on in zip(sums[:-1], joined, strict=False) if goes_on]
    return frozenset(i for start, end in first for i in range(start, end))


def price_in_name(evidence: Evidence, found: Cover) -> frozenset[int]:
    """The words of the only sum, in a currency, that a name goes on from: "Larch 18k eur | proposal Priya"."""
    marked = any(span.what in ("marker", "named") for span in found.spans)
    kinds = {slot.name: slot.kind for slot in evidence.record.slots}
    told = any(kinds.get(span.what) == "money" for span in found.spans)
    sums = [(start, end) for start, (end, money) in evidence.single_sums.items() if money.currency and not money.plain]
    if found.name is None or marked or told or len(sums) != 1 or "money" not in kinds.values():
        return frozenset()
    (start, end), (first, last) = sums[0], found.name
    called = not FILLERS.issuperset(evidence.folds[first:start]) and end <= last
    return frozenset(range(start, end)) if called and evidence.folds[start][0].isdigit() else frozenset()


def doubtful(evidence: Evidence, spans: Sequence[Span]) -> dict[str, Unclear]:
    """Two amounts, stages or days for one record: which one is meant is asked."""
    found: dict[str, Unclear] = {}
    for slot in evidence.record.slots:
        own = [s for s in spans if s.what == slot.name and s.score > 0 and isinstance(s.held, Value)]
        if slot.kind in _ONE_ONLY and len({s.held.wire for s in own}) >= _SEVERAL:
            said = evidence.text(own[0].start, own[-1].end)
            values = {s.held.wire: s.held for s in own}.values()
            found[slot.name] = Unclear(reason="several", said=said, choices=tuple(map(_choice, values)))
    return found


def _choice(value: Value) -> Choice:
    """An amount is read again from its figures: shown, it may have a sign that several currencies share."""
    return Choice(shown=value.shown, text=f"{value.wire} {value.currency}" if value.currency else value.shown)
