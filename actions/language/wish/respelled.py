"""How a name is really written: "no, it's Marc with c", "sorry, Jonson without h", "I meant Meier, not Meyer"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ..english.text import clean, fold
from ..english.words import FILLERS
from .corrections import corrected

_IS = re.compile(
    r"(?:(?:no+|nope|nah|sorry|soz|oo+ps|oh|ah|hm+|wait|actually|and|but|well|ok(?:ay)?)[ ,]+)*"
    r"(?:(?:it|that|this|(?:s?he|they)|(?:(?:the|his|her|their|its) )?(?:first |last |full |sur)?name)"
    r"(?:['\u2019](?:s|re)| is| are|s)? (?:be |actually |really |properly )*)?"
    r"(?:(?:spelled|spelt|written|called)(?: like| as)? )?",
    re.IGNORECASE,
)
"""What leads to the name: "it's spelled | Katja"."""
_HOW = re.compile(
    r",? (?:(?:spelled|spelt|written) )?(?:with|without) (?:(?:an?|the|one|two|double|just|only|no) )*"
    r"(?:(?:letter )?[^\W\d_]{1,2}(?:['\u2019]?s)?|umlaut|accent|hyphen)(?: (?:at the end|in (?:it|the middle)))?"
    r"(?:,? not (?:with )?(?:an? |two |double )?[^\W\d_](?:['\u2019]?s)?)?[ .!]*$",
    re.IGNORECASE,
)
"""How it is written: "Marc | with c"."""
_HOW_FIRST = re.compile(
    r"(?:(?:spelled|spelt|written) )?(?:with|without) (?:(?:an?|the|one|two|double|just|only) )*"
    r"(?:(?:letter )?[^\W\d_]{1,2}(?:['\u2019]?s)?|umlaut|accent|hyphen)[ ]?[,:]+ (?=\S)",
    re.IGNORECASE,
)
"""The same in front: "with th: | Kathrin"."""
_SPELLED = re.compile(r"\b(?:spelled|spelt|written)\b", re.IGNORECASE)
_NOT = re.compile(r",? (?:and )?not (?P<no>[^,;.]+?)[ .!]*$", re.IGNORECASE)
_NOT_FIRST = re.compile(r"\W*(?:no\W+)?not (?P<no>[^,;.]+?)(?:[,;.]| but\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W\d_'\u2019-]*(?:['\u2019-][^\W\d_]+)*")
_ALIKE, _APART, _MOST = 0.5, 0.15, 4
"""How like a name its other spelling is; how much less any other name may be; words of a name."""


@dataclass(frozen=True)
class Respelled:
    """A name said again as it is written.

    `names`: the parts of the name that change, by property; empty where none is alike (`words` is for one of them).
    `sure`: the words say that it is spelled so, or what was wrong; else they only sound like the name.
    `spelled`: they say how it is written.
    """

    words: str
    names: Mapping[str, str]
    sure: bool
    spelled: bool = False


def respelled(text: str, names: Mapping[str, str]) -> Respelled | None:
    """The right spelling of one of these names (by property); None: the message tells none.

    Words that are like no part of a name count only where they are said to be spelled so.
    """
    said, corrects = corrected(text)
    said, raw = said.strip(" .!"), clean(text)
    how, spelled = _HOW.search(said), _SPELLED.search(raw) is not None
    said = said[: how.start()] if how else said
    first = _HOW_FIRST.match(said)
    said, how = (said[first.end() :], first) if first else (said, how)
    denied = _NOT.search(said)
    said = said[: denied.start()] if denied else said
    no = denied or _NOT.search(raw) or _NOT_FIRST.match(raw)
    was_wrong = no is not None and any(fold(no["no"]) in fold(name).split() for name in names.values())
    sure = how is not None or spelled or was_wrong
    words = said[lead.end() :].strip(" ,.!\"'\u201c\u201d") if (lead := _IS.match(said)) else said
    parts = words.split()
    if not (sure or corrects) or not 0 < len(parts) <= _MOST or not all(map(_is_name, parts)):
        return None
    found = _put_in(parts, names)
    if not found and not (sure and len(parts) == 1):
        return None
    return Respelled(words, found, sure, how is not None or spelled)


def _is_name(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and fold(word) not in FILLERS


def _alike(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(fold(one), fold(other))


def _put_in(parts: list[str], names: Mapping[str, str]) -> dict[str, str]:
    """The names with each said word in the place of the one it is like; empty where it is not plain which."""
    words = {name: value.split() for name, value in names.items()}
    for part in parts:
        rated = sorted(
            ((_alike(part, word), name, at) for name, own in words.items() for at, word in enumerate(own)), reverse=True
        )
        if not rated or rated[0][0] < _ALIKE or (len(rated) > 1 and rated[0][0] - rated[1][0] < _APART):
            return {}
        _, name, at = rated[0]
        old = words[name][at]
        words[name][at] = part[0].upper() + part[1:] if old[:1].isupper() and part.islower() else part
    return {name: " ".join(own) for name, own in words.items()}
