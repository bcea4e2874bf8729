"""One label among those a portal offers: sure, near, several or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ..english.text import fold
from ..said import Choice, Unclear

LABELLED = ("stage", "pipeline", "owner", "option")
"""Kinds of properties whose values the portal has labels for."""
LONGEST_LABEL = 60
"""Characters; longer words are no misspelt label."""
SHORTEST_CUT = 3
_NEAR = 78.0
"""Similarity (0 to 100) from which a label is worth a "did you mean"."""
_MOST_NEAR = 3
_ALMOST = 88.0
"""Similarity from which words are rather one label with a slip than another label and more."""


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

    @cached_property
    def choice(self) -> Choice:
        """This entry as an offer."""
        return Choice(shown=self.label, text=self.text or self.label)

    @cached_property
    def folds(self) -> tuple[str, ...]:
        """Everything it is called, folded."""
        return tuple(dict.fromkeys(f for f in map(fold, (self.label, *self.other)) if f))


class Labels:
    """The labels to choose from, in the order they are offered, with what finding one among them needs."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @cached_property
    def names(self) -> list[tuple[str, Entry]]:
        """Every name of every entry."""
        return [(name, entry) for entry in self.entries for name in entry.folds]

    @cached_property
    def by_name(self) -> dict[str, list[Entry]]:
        """Entries by what they are called, with and without spaces."""
        found: dict[str, list[Entry]] = {}
        for name, entry in self.names:
            found.setdefault(name, []).append(entry)
        for name, entry in self.names:
            if entry not in found.setdefault(name.replace(" ", ""), [entry]) and name.replace(" ", "") != name:
                found[name.replace(" ", "")].append(entry)
        return found

    @cached_property
    def by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
        """Names as words, by the first one and longest first, for finding them in a sentence."""
        found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for name, entry in self.names:
            words = tuple(name.split())
            found.setdefault(words[0], []).append((words, entry))
        for names in found.values():
            names.sort(key=lambda f: -len(f[0]))
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every name."""
        return frozenset(word for name, _ in self.names for word in name.split())

    @cached_property
    def plural(self) -> Labels:
        """The same with what people are called in the plural too: "customers", "MQLs"."""
        return Labels(replace(e, other=(*e.other, *_plurals((e.label, *e.other)))) for e in self.entries)

    def called(self, said: str) -> list[Entry]:
        """Entries called just that; else those whose name holds these whole words; else those named in the words."""
        if found := self.by_name.get(said) or self.by_name.get(said.replace(" ", "")):
            return found
        spaced = f" {said} "
        if found := [e for name, e in self.names if spaced in f" {name} "]:
            return list(dict.fromkeys(found))
        if named := [(name, e) for name, e in self.names if len(name) > 2 and _holds(spaced, name)]:
            turned = [f" {name} " for name, _ in self.names if f" {name} " in spaced and not _holds(spaced, name)]
            named = [(name, e) for name, e in named if not any(f" {name} " in more for more in turned)]
            if any(_slipped(said, name) for name, _ in self.names):
                return []  # nor is "a markting qualified lead"
            longer = [f" {name} " for name, _ in named]  # "a marketing qualified lead" is not the lead in it
            found = [e for name, e in named if not any(name in more.strip() and f" {name} " != more for more in longer)]
            return list(dict.fromkeys(found))
        cut = [e for name, e in self.names if len(said) >= SHORTEST_CUT and name.startswith(said)]
        return cut if len({e.wire for e in cut}) == 1 else []  # "med", where only Medium begins so


_ANY = r"(?:an?y?|some|all|every|what|which|where)(?:ever|thing|one|body|where)?(?: \w+){0,3}"
_EXCEPTED = (
    r"(?:almost|nearly|practically|virtually|half|near|close to|(?:as )?good as|non"
    r"|(?:(?:an?|any|some|the) stage )?(?:before|after|ahead of|prior to)"
    r"|(?:not|never)(?: (?:quite|yet|really))?|no longer"
    rf"|(?:{_ANY},? )?(?:other than|besides|except(?:ing)?(?: for)?|excluding|apart from)|{_ANY},? but(?: not)?)"
)
REFUSED = re.compile(rf"(?:^|[ (]){_EXCEPTED}(?: (?:for|in|at|by|an?|the|stage))*[ -]$")
"""What in front of a label refuses it: "any stage but | closed won"."""
TURNED = re.compile(
    r"(?:^| )(?:former|formerly|ex|past|previous|lost|lapsed|potential|prospective|possible|future|would be"
    rf"|{_EXCEPTED})(?: (?:an?|the))?[ -]$"
)
"""What makes another thing of the label behind it: "a former | customer"."""


def _holds(spaced: str, name: str) -> bool:
    """Whether the words name it, and nothing before it makes it something else."""
    before, found, _ = spaced.partition(f" {name} ")
    return bool(found) and not TURNED.search(f"{before} ")


def _plurals(names: Iterable[str]) -> list[str]:
    return [f"{name[:-1]}ies" if ies else f"{name}s" for name in names for ies in {name.endswith("y"), False}]


def _slipped(said: str, name: str) -> bool:
    """Whether words are a name of several with a slip in one of them."""
    words = said.split(), name.split()
    return len(words[0]) == len(words[1]) > 1 and fuzz.ratio(said, name) >= _ALMOST


def near(said: str, labels: Labels, cutoff: float = _NEAR) -> list[Entry]:
    """The entries whose names come close to what was said, closest first."""
    said = fold(said)
    if not said or len(said) > LONGEST_LABEL:
        return []
    names = [name for name, _ in labels.names]
    likely = process.extract(said, names, scorer=fuzz.partial_ratio, score_cutoff=60.0, limit=20)
    scored = [
        (max(fuzz.ratio(said, name), fuzz.token_sort_ratio(said, name), _word_score(said, name)), i)
        for name, _, i in likely
    ]
    best = sorted((s for s in scored if s[0] >= cutoff), key=lambda s: (-s[0], s[1]))
    return list(dict.fromkeys(labels.names[i][1] for _, i in best))[:_MOST_NEAR]


def _word_score(said: str, name: str) -> float:
    """How well every word said is the start or a misspelling of a word of the name."""
    if OSA.distance(said, name) <= (2 if len(said) >= 7 else 1 if len(said) >= 4 else 0):
        return 85.0
    words = name.split()
    scores = []
    for word in said.split():
        starts = len(word) >= 4 and any(w.startswith(word) for w in words)
        close = process.extractOne(word, words, scorer=OSA.normalized_similarity)
        scores.append(90.0 if starts else 100 * close[1] if close else 0.0)
    return min(scores, default=0.0) if len(said) >= 4 else 0.0


def shortened(words: Sequence[str], labels: Labels) -> list[Entry]:
    """The entries of which these words are an abbreviation, word by word: "pres scheduled", "appt".

    A single word must have four letters or more; the label itself is no abbreviation.
    """
    if len(words) == 1 and len(words[0]) < 4:
        return []
    found = [e for name, e in labels.names if [*words] != name.split() and _abbreviates(words, name.split())]
    return list(dict.fromkeys(found))


def _abbreviates(words: Sequence[str], label: Sequence[str]) -> bool:
    """Whether each word is, or shortens, a word of the label, in its order and from its first one on."""
    rest = iter(label)
    if not words or not label or not _shortens(words[0], label[0]) or set(words) <= set(label):
        return False
    return all(any(_shortens(word, full) for full in rest) for word in words)


def _shortens(word: str, full: str) -> bool:
    """ "appt" has letters of "appointment" in their order, from the first one on."""
    letters = iter(full)
    return word == full or (2 < len(word) < len(full) and word[0] == full[0] and all(c in letters for c in word))


def match(said: str, labels: Labels) -> Entry | Unclear:
    """The entry meant, or why it is not clear which."""
    folded = fold(said)
    if not folded:
        return Unclear(reason="wrong", said=said)
    found = labels.called(folded)
    if len({e.wire for e in found}) == 1:
        return found[0]
    if found:
        return Unclear(reason="several", said=said, choices=tuple(e.choice for e in found))
    close = near(folded, labels)
    if close:
        return Unclear(reason="near", said=said, choices=tuple(e.choice for e in close))
    return Unclear(reason="unknown_option", said=said, choices=tuple(e.choice for e in labels))
