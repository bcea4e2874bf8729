"""What is told in words that are no order: "they talked us down to 195k", "I forgot: it closes on the 18th".

Such words are read as those of a new record are: the values in them, and what the words around have to do with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from ...portal import Portal
from ...record import Record, Slot
from ..create.cover import Cover, Span
from ..create.reading import understood
from ..english.text import fold
from ..english.words import FILLERS
from ..said import Change, Value
from ..value.evidence import Evidence
from ..wish.corrections import corrected
from .whereabouts import is_passing

_ASIDE = frozenset("command noun skip remark marker named".split())
_WEAK = 1.5
"""Spans below that are what the words come to only where something asks for them."""
_IDLE = FILLERS | frozenset(
    "forgot forget forgotten mistyped mistake misread misspoke typo wrong error oops whoops apologies really basically"
    " finally new news update updated updating info correction correct agreed agree talked talking told tells bargained"
    " negotiated haggled beat came come coming ended end ends signing sign signs signed heard hear looks look looking"
    " turns turned figure sum price number date day rather better instead however already course fact meanwhile later"
    " earlier nice hm hmmm ohh ahh high low much little big small expensive cheap late early soon long short bad fine"
    " today yesterday customer client buyer everyone everybody thing deal contact record side part detail"
    " details".split()
)
_SUBJECT = re.compile(
    r"\b(?:they|we|he|she|it|this|that|i)(?:'\w+)?\b|\w (?:is|are|was|were|will|has|have|had|should|must|needs|wants)\b"
)
_SELF = re.compile(
    r"\b(?:me|i'?ll|i'?m|i am|i will|my|remind|call|ring|phone|meet|email|e-mail|send|book|schedule|"
    r"tomorrow'?s|weather|last (?:year|month|week))\b"
)
"""Words of what the person is up to, which no record holds."""


class Told(NamedTuple):
    """New values that a message tells, and whether it can mean nothing else."""

    changes: tuple[Change, ...]
    sure: bool


def read_told(text: str, record: Record, portal: Portal, now: datetime) -> Told | None:
    """The values that the words tell of a record that is talked about; None where they tell none."""
    evidence = Evidence(corrected(text)[0], record, portal, now)
    passing = record.unique == "email" and is_passing(text)
    if not evidence.folds or passing or _SELF.search(evidence.sentence.low):
        return None
    found = understood(evidence, named=False)
    held = list(_held(found, record, evidence))
    loose = [*_loose(found, record, evidence), *_held(found, record, evidence, sure=False)]
    changes = {change.property: change for change in (*loose, *held)}
    if not changes or len(changes) < len(held) or any(c.property in {h.property for h in held} for c in loose):
        return None  # two values of one kind: nobody knows which
    sure = not loose and all(_is_idle(evidence, *words) for words in found.unknown)
    return Told(tuple(changes.values()), sure)


def _held(found: Cover, record: Record, evidence: Evidence, *, sure: bool = True) -> Iterator[Change]:
    """The values of the spans that are more than a guess; or those that are no more."""
    slots = {slot.name: slot for slot in record.slots if slot.kind not in ("link", "name", "text")}
    for span in found.spans:
        slot = slots.get(span.what)
        if slot and isinstance(span.held, Value) and (span.score >= _WEAK) is sure and span.held.wire:
            if sure or slot.kind in ("stage", "option"):
                yield _change(slot, span.held, evidence, span)


def _loose(found: Cover, record: Record, evidence: Evidence) -> Iterator[Change]:
    """Amounts and days among the words that nobody can explain: "typo on my side, 12.5k is right"."""
    kinds = {slot.kind: slot for slot in reversed(record.slots)}
    for start, end in found.unknown:
        for index in range(start, end):
            if "money" in kinds and (money := evidence.money.get(index)) and not money[1].plain:
                yield _change(kinds["money"], evidence.money_value(money[1]), evidence, Span(index, money[0], "", 0))
            elif "date" in kinds and (day := evidence.days.get(index)) and not day[1].weak:
                value = evidence.day_value(day[1], evidence.property(kinds["date"]))
                if isinstance(value, Value):
                    yield _change(kinds["date"], value, evidence, Span(index, day[0], "", 0))


def _change(slot: Slot, value: Value, evidence: Evidence, span: Span) -> Change:
    prop, said = evidence.property(slot), evidence.text(span.start, span.end)
    return Change.of(prop, value, said)


def _is_idle(evidence: Evidence, start: int, end: int) -> bool:
    return names_nothing(
        evidence.sentence.raw[evidence.sentence.words[start].start : evidence.sentence.words[end - 1].end]
    )


def names_nothing(words: str) -> bool:
    """Whether words around a value are but those by which it is told: "mistyped, the figure"."""
    return all(word in _IDLE for word in fold(words).split())


def speaks_of_it(words: str) -> bool:
    """Whether words are a sentence about what is talked of, and not a name: "they talked us", "hm this should be"."""
    bare = re.sub(r"\bI\b", "i", words.strip())
    bare = bare[:1].lower() + bare[1:]
    plain = bare == bare.lower() and not re.search(r"[\"@]", bare)
    return plain and (names_nothing(bare) or _SUBJECT.search(bare) is not None)


_GOES_ON = re.compile(r"\s*[,;:.!\u2013-]+\s*(?:and |but |so |that )?(?:they|we|it|he|she)\b", re.IGNORECASE)


def leads_to_it(text: str, words: str) -> bool:
    """Whether words only lead to a sentence about what is talked of: "slight change of plan | , they have 7.5k"."""
    place = text.find(words) if words else -1
    small = words[1:] == words[1:].lower() and not re.search(r"[\d\"@]", words)
    return place >= 0 and small and _GOES_ON.match(text, place + len(words)) is not None
