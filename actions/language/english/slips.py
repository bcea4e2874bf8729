"""Small words typed in haste: "ovr 200k", "wich is the bigest", "serch", "w/ kestrel in the name"."""

from __future__ import annotations

import re
from functools import lru_cache

from .calendar import MONTHS, WEEKDAYS
from .negations import uncontracted

_MEANT = frozenset(
    "over under above below between closing which biggest smallest largest cheapest newest oldest latest highest"
    " lowest soonest search next week month quarter only open everything from show list find the "
    "expensive cheap".split()
) | {name for name in WEEKDAYS + MONTHS if len(name) >= 5}
_WORDS = frozenset(("net", "form", "fro"))
"""Right as they are."""
_WITH = re.compile(r"(?<!\S)w/(?P<out>o(?= ))? ?(?=\S)")
_SHORT = {"b4": "before", "rn": "right now", "abt": "about", "no longer": "not"}
"""What people write short, or otherwise."""
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_TYPED = re.compile(r"\b[a-z]{3,}\b")


def with_spelt(text: str) -> str:
    """The text with "w/" and "w/o" spelt out."""
    return _WITH.sub(lambda said: "without " if said["out"] else "with ", text)


def unslipped(text: str) -> str:
    """The text with such words and "isn't" spelt out, where a letter was left out or two changed places.

    Names have capitals.
    """
    text = _SHORTENED.sub(lambda word: _SHORT[word.group()], uncontracted(with_spelt(text)))
    return _TYPED.sub(lambda word: _meant(word.group()), text)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    if word in _MEANT | _WORDS:
        return word
    near = [meant for meant in _MEANT if meant[0] == word[0] and is_slip(word, meant)]
    return near[0] if len(near) == 1 else word


def is_slip(word: str, meant: str) -> bool:
    """Whether a letter of `meant` but its first was left out, or two of them changed places."""
    if len(word) == len(meant) - 1:
        return any(meant[:i] + meant[i + 1 :] == word for i in range(1, len(meant)))
    swaps = (meant[:i] + meant[i + 1] + meant[i] + meant[i + 2 :] for i in range(len(meant) - 1))
    return len(word) == len(meant) and word in swaps
