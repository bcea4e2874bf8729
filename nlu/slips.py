"""Slips of the keyboard, made on purpose: what is learnt from rightly spelt sentences must hold for the others too."""

from __future__ import annotations

import random
import re
from collections.abc import Collection

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {key: row[max(i - 1, 0) : i] + row[i + 1 : i + 2] for row in _ROWS for i, key in enumerate(row)}
_VOWELS = "aeiou"
_WORD = re.compile(r"[A-Za-z]{4,}")
_WORDS_HIT = (1, 1, 2)


class Slips:
    """Misspells a word or two of a sentence, after the first letter; the same ones on every training.

    Args:
        known: Words to misspell, in small letters; a name may be spelt anyhow.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._random = random.Random(1)

    def __call__(self, text: str) -> str:
        """The sentence with its slips; as it was where no word of it can be misspelt."""
        hit = [match for match in _WORD.finditer(text) if match[0].lower() in self._known]
        chosen = self._random.sample(hit, min(len(hit), self._random.choice(_WORDS_HIT)))
        for match in sorted(chosen, key=lambda match: -match.start()):
            text = text[: match.start()] + self._misspell(match[0]) + text[match.end() :]
        return text

    def _misspell(self, word: str) -> str:
        at = self._random.randrange(1, len(word))
        before, letter, after = word[:at], word[at], word[at + 1 :]
        kind = self._random.random()
        if kind < 0.3:  # left out
            return before + after
        if kind < 0.6:  # two swapped
            return before + after[:1] + letter + after[1:] if after else before[:-1] + letter + before[-1]
        if kind < 0.75:  # doubled
            return before + 2 * letter + after
        if kind < 0.9 and letter.lower() in _BESIDE:  # the key beside
            return before + self._random.choice(_BESIDE[letter.lower()]) + after
        if letter.lower() in _VOWELS:  # as it sounds
            return before + self._random.choice(_VOWELS) + after
        return before + after
