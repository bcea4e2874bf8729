"""Short names of slots, typed in haste: "emial jo@example.com", "phne +44 …", "stge contract sent".

So short a word may as well be somebody's name: it is the value behind it that tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...record import Slot
from ..english.slips import is_slip

if TYPE_CHECKING:
    from .evidence import Evidence

_CHECKED = ("email", "phone", "stage", "pipeline", "owner", "option")
"""Kinds of values that are known where they stand."""
_SHORTEST = 4
_LONGEST = 6
_TYPED = frozenset(("", ":", "=", "+", "(", "+("))
"""What may stand before the value."""


def labels_spelt(evidence: Evidence) -> list[str]:
    """The folded words of a sentence, names of slots spelt right where a value of that slot follows."""
    folds = list(evidence.folds)
    for index, word in enumerate(folds[:-1]):
        written = evidence.sentence.raw[evidence.sentence.words[index].start].islower()
        if not written or not _SHORTEST <= len(word) <= _LONGEST or word in evidence.vocabulary.words:
            continue
        start = index + 1 + (folds[index + 1] in ("is", "to") and index + 2 < len(folds))
        meant = (name for name, slot in _near(word, evidence) if _holds(evidence, slot, start))
        name = next(meant, None)
        folds[index] = name if name and not _ends_name(evidence, index) else word
    return folds


def _near(word: str, evidence: Evidence) -> list[tuple[str, Slot]]:
    """The names of slots for which a word may be typed; "sage" and "stag" are words of their own."""
    slots = (slot for slot in evidence.record.slots if slot.kind in _CHECKED)
    names = [(name, slot) for slot in slots for name in slot.words if name[0] == word[0] and len(name) > _SHORTEST]
    edges = word[:2], word[-1]
    if any(name == word for name, _ in names):
        return []
    return [
        (name, slot)
        for name, slot in names
        if is_slip(word, name) and (len(name) == len(word) or edges == (name[:2], name[-1]))
    ]


def _holds(evidence: Evidence, slot: Slot, index: int) -> bool:
    """Whether a value of a slot begins at a word."""
    if evidence.sentence.before(index).strip() not in _TYPED:
        return False
    if slot.kind == "email":
        return index in evidence.emails
    labels = () if slot.kind == "phone" else evidence.labels_at(evidence.vocabulary.labels(slot), index)
    return bool(labels) or (slot.kind == "phone" and index in evidence.phones)


def _ends_name(evidence: Evidence, index: int) -> bool:
    """Whether a word may be the last one of somebody's name, written small: "contact khan emil", not "Khan emil"."""
    if evidence.record.unique != "email" or evidence.boundary(index):
        return False
    begins = {evidence.record.singular, *evidence.record.synonyms, "called", "named"}
    places = (i for i in range(index - 1, -1, -1) if evidence.boundary(i) or evidence.folds[i - 1] in begins)
    after_name = evidence.sentence.raw[evidence.sentence.words[index - 1].start].isupper()
    return evidence.folds[index] in evidence.addressed or not (after_name or index - next(places, 0) > 1)
