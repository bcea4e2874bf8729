"""One label among those a portal offers: sure, near, several or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from .said import Choice, Unclear
from .text import fold

LONGEST_LABEL = 60
"""Characters; longer words are no misspelt label."""
_NEAR = 78.0
"""Similarity (0 to 100) from which a label is worth a "did you mean"."""


@dataclass(frozen=True)
class Entry:
    """A label, what it stands for, further names for it, and how to say it so that it means just this."""

    label: str
    wire: str
    other: tuple[str, ...] = ()
    text: str = ""
    shown: str = ""

    @property
    def name(self) -> str:
        """What to call it once it is chosen."""
        return self.shown or self.label

    @property
    def choice(self) -> Choice:
        """This entry as an offer."""
        return Choice(shown=self.label, text=self.text or self.label)

    @cached_property
    def folds(self) -> tuple[str, ...]:
        """Everything it is called, folded."""
        return tuple(dict.fromkeys(f for f in map(fold, (self.label, *self.other)) if f))


def _is_within(said: str, fold_: str) -> bool:
    """Whether the words said stand together in the label."""
    return f" {said} " in f" {fold_} "


def _wanted(said: str, entries: Sequence[Entry]) -> list[Entry]:
    """Entries called just that; else those whose name holds these whole words; else those named in the words."""
    for fits in (
        lambda f: f == said,
        lambda f: f.replace(" ", "") == said.replace(" ", ""),
        lambda f: _is_within(said, f),
        lambda f: len(f) > 2 and _is_within(f, said),
    ):
        if found := [e for e in entries if any(fits(f) for f in e.folds)]:
            return found
    return []


def near(said: str, entries: Sequence[Entry], cutoff: float = _NEAR, limit: int = 3) -> list[Entry]:
    """The entries whose names come close to what was said, closest first."""
    said = fold(said)
    if len(said) > LONGEST_LABEL:
        return []
    names = [(f, e) for e in entries for f in e.folds]
    scored = [
        (max(fuzz.ratio(said, f), fuzz.token_sort_ratio(said, f), _word_score(said, f)), i)
        for i, (f, _) in enumerate(names)
    ]
    best = sorted((s for s in scored if s[0] >= cutoff), key=lambda s: (-s[0], s[1]))
    return list(dict.fromkeys(names[i][1] for _, i in best))[:limit]


def _word_score(said: str, name: str) -> float:
    """How well every word said is the start or a misspelling of a word of the name."""
    words = name.split()
    scores = []
    if OSA.distance(said, name) <= (2 if len(said) >= 7 else 1 if len(said) >= 4 else 0):
        return 85.0
    for word in said.split():
        starts = len(word) >= 4 and any(w.startswith(word) for w in words)
        close = process.extractOne(word, words, scorer=OSA.normalized_similarity)
        scores.append(90.0 if starts else 100 * close[1] if close else 0.0)
    return min(scores, default=0.0) if len(said) >= 4 else 0.0


def match(said: str, entries: Sequence[Entry]) -> Entry | Unclear:
    """The entry meant, or why it is not clear which."""
    folded = fold(said)
    if not folded:
        return Unclear(reason="wrong", said=said)
    found = _wanted(folded, entries)
    if len({e.wire for e in found}) == 1:
        return found[0]
    if found:
        return Unclear(reason="several", said=said, choices=tuple(e.choice for e in found))
    close = near(folded, entries)
    if close:
        return Unclear(reason="near", said=said, choices=tuple(e.choice for e in close))
    return Unclear(reason="unknown_option", said=said, choices=tuple(e.choice for e in entries))
