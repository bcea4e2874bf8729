"""A sentence as every reader sees it: cleaned, capped, and cut into words that know where they stand."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cached_property, lru_cache
from typing import NamedTuple

from .words import FILLERS

LONGEST = 2000
"""Characters of a message that are read; nobody says more about one record."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_SMILEY = re.compile(r"(?:(?<=\s)|^)[:;=]['\u2019]?-?[()DPp|](?=\s|$)")
_LINE = 45
"""Characters from which a line may be one of a wrapped text."""
_SAME_LENGTH = str.maketrans("\u2019\u2018\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2212\u2011", '\'\'"""""----')
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not take apart, as they are typed without them."""


@lru_cache(maxsize=16)
def clean(text: str) -> str:
    """Composed Unicode, single spaces, no control or bidi marks, at most `LONGEST` characters."""
    text = str(text).strip()[: 2 * LONGEST]
    text = _lines_joined(_SMILEY.sub("", text))
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:LONGEST]
    text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", text)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zs", "Zl", "Zp") else c for c in text)
    return " ".join(text.split())[:LONGEST]


def _lines_joined(text: str) -> str:
    """One line; where a line of a list or signature ends, so does a part. A wrapped text goes on in small letters."""
    lines = [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]
    joined = lines[0] if lines else ""
    for before, line in itertools.pairwise(lines):
        apart = before[-1] in ",;:|.!?-" or line[0] in ",;|-" or (len(before) >= _LINE and line[0].islower())
        joined += f"{'' if apart else ','} {line}"
    return joined


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text as labels are compared: no case, no accents, no punctuation, single spaces."""
    if text.isalnum() and text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME_LENGTH).casefold().translate(_STROKES))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare)).replace("'", "")


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern made of a portal's own words. `re` keeps 512 of all patterns, which a large portal exceeds."""
    return re.compile(pattern)


@lru_cache(maxsize=16)
def masked(raw: str, low: str, *, part: bool = False) -> str:
    """The lower-case text with words that are written like names made unreadable for patterns.

    Capitals tell only where the person also writes small words. The first word of a sentence has one anyway, but
    not that of a `part` taken from inside.
    """
    words = list(_WORD.finditer(raw))
    if raw.isupper() or not (part or any(w.group()[0].islower() for w in words)):
        return low
    for word in words[0 if part else 1 :]:
        if word.group()[0].isupper() and word.group() not in ("I", "I'm", "I'd", "ID"):
            bare = re.sub(r"['\u2019]s$", "", word.group())
            low = low[: word.start()] + "\x02" * len(bare) + low[word.start() + len(bare) :]
    return low


def lower(text: str) -> str:
    """Lower case with straight quotes and hyphens, every character still in its place."""
    if text.isascii():
        return text.lower()
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_SAME_LENGTH))


class Word(NamedTuple):
    """A word of a sentence and its place in it."""

    start: int
    end: int
    fold: str


def _fold_of(word: str) -> str:
    """ "Ås" is a name, and not the word "as"."""
    folded = fold(word)
    marked = not word.isascii() and word[0].isupper() and any(c.isalpha() and not c.isascii() for c in word)
    return word.lower() if marked and folded in FILLERS else folded


class Sentence:
    """A cleaned text, its lower-case twin of the same length, and its words."""

    def __init__(self, text: str) -> None:
        self.raw = clean(text)
        self.low = lower(self.raw)

    @cached_property
    def words(self) -> list[Word]:
        """The words in order; everything between them is punctuation."""
        return [Word(m.start(), m.end(), _fold_of(m.group())) for m in _WORD.finditer(self.raw)]

    def before(self, index: int) -> str:
        """The punctuation and spaces in front of a word (or, for `len(words)`, at the end).

        Dashes and quotes are the plain ones.
        """
        return self._gaps[index]

    @cached_property
    def _gaps(self) -> list[str]:
        ends = [0, *(w.end for w in self.words)]
        starts = [*(w.start for w in self.words), len(self.raw)]
        return [self.low[end:start] for end, start in zip(ends, starts, strict=True)]

    def around(self, start: int, end: int) -> list[str]:
        """The folded words outside of some characters."""
        return [w.fold for w in self.words if w.end <= start or w.start >= end]

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """Characters to words: the first word that reaches into them, and the first one after them."""
        first = next((i for i, w in enumerate(self.words) if w.end > start), len(self.words))
        last = next((i for i, w in enumerate(self.words) if w.start >= end), len(self.words))
        return first, max(first, last)


@lru_cache(maxsize=16)
def sentence_of(text: str) -> Sentence:
    """A message as a sentence: of one turn several readers look at the same."""
    return Sentence(text)
