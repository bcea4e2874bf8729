"""Names and free text as meant: without "it's called", "the name is", "please" and quotes."""

from __future__ import annotations

import re
from functools import lru_cache

from ..english.phrases import ASIDE
from ..english.text import fold, sentence_of
from ..english.words import ABBREVIATED, FILLERS

_CALLED = re.compile(
    r"(?:(?:ok|okay|oh|um+|uh+|well|so|yes|yeah|sure|no|sorry|actually|hmm|i think|i guess|we'll|i'll|"
    r"we will|we should)[,. ]+)*"
    r"(?:(?:it|this|that|the (?:deal|one|contact|person|opportunity))(?:'s| is|s| should be| will be| would be)"
    r"(?: (?:called|named|titled))?|(?:let'?s|lets|please|you can|we can|just|i'?d|i would) "
    r"(?:call|name|say|go with|use|put)(?: (?:it|this|that|him|her))?(?: as)?|(?:call|name|title) (?:it|this|that)"
    r"|how about|what about|(?:they|he|she|we|i) (?:call|calls|called) (?:it|this|him|her)"
    r"|(?:his|her|their) name(?:'s| is)|(?:he|she)(?:'s| is)(?: called| the| an?)?|make it|use|put|with the name)[ :]+"
)
_HESITATES = re.compile(
    r"(?:(?:um+|uh+|uhm+|er+m?|hmm+|let me (?:see|think)|let'?s see|well|okay|ok|so)[,.\u2026]+ )+(?=\S)"
)
WORKS_AT = re.compile(
    r"^(?:(?:he|she|they|i)(?:'s|'m| is| are| am)? )?(?:(?:work|working|works) (?:at|for)|at|from) (?=\S)"
)
_THANKS = re.compile(rf"[,.!]?(?:,? (?:please|pls|plz|thanks|thank you|thx|cheers|ty|{ASIDE}))+[.!]*$")
QUOTED = re.compile(
    r"\"([^\"]+)\"|(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)|\u201c([^\u201d]+)\u201d|\u00ab([^\u00bb]+)\u00bb"
    r"|\u201e([^\u201c\u201d]+)[\u201c\u201d]"
    r"|(?<!\w)\u2018([^\u2019]+)\u2019(?!\w)|(?<!\w)\*\*?([^*]+)\*\*?(?!\w)|`([^`]+)`"
)


@lru_cache(maxsize=16)
def quotes_closed(raw: str, low: str) -> str:
    """The lower-case text with what stands in quotes made unreadable for patterns: whatever it says is one value."""
    for quoted in QUOTED.finditer(raw):
        inside = "\x02" * (quoted.end() - quoted.start() - 2)
        low = f"{low[: quoted.start() + 1]}{inside}{low[quoted.end() - 1 :]}"
    return low


@lru_cache(maxsize=512)
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    """ "The name is", "its job title should be", "name:" for what a slot is called."""
    names = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "name"
    return re.compile(
        rf"(?:(?:the|its|his|her|their|my|a|new|deal|contact) )*(?:{names})"
        r"(?:(?:'s| is| are| was| should be| will be| to be)[ :]+| ?[:=] ?)"
    )


def unquoted(said: str) -> str:
    """What stands in quotes, if that is all there is; else the text without stray quotes at its ends."""
    said = said.strip(" ,;")
    match = QUOTED.fullmatch(said)
    return next(g for g in match.groups() if g).strip() if match else said


NUMBERED = r"(?:no\.? |number )?#?\d[\w-]*"
NAMES_MORE = re.compile(rf"[a-z]+ {NUMBERED}")
"""Behind the name of a property of free words, what makes it another one: "company | code 12"."""


def said_text(said: str, words: tuple[str, ...] = ()) -> str:
    """A name or free text as meant: without "it's called", "the name is", "please" and quotes."""
    sentence = sentence_of(said)
    for quoted in QUOTED.finditer(sentence.raw):
        if all(w in FILLERS | {"called", "named", "name", "title", "call"} for w in
               sentence.around(quoted.start(), quoted.end())):  # fmt: skip
            return next(g for g in quoted.groups() if g).strip()
    hesitates = _HESITATES.match(sentence.low)
    start = hesitates.end() if hesitates else 0
    for pattern in (_CALLED, _named(words)):
        found = pattern.match(sentence.low, start)
        if found and found.end() < len(sentence.low) and not _titled(sentence.raw[start : found.end()]):
            start = found.end()
    thanks = next((m for m in _THANKS.finditer(sentence.low, start) if not sentence.raw[m.start() + 1].isupper()), None)
    return _without_stop(unquoted(sentence.raw[start : thanks.start() if thanks else None]))


_LONGEST_NAME = 6


def _without_stop(text: str) -> str:
    """A name without the full stop of its sentence: "Kenji Morita." A longer text keeps its own, as "Inc." does."""
    words = fold(text).split()
    if not text.endswith(".") or text.count(".") > 1 or not 0 < len(words) <= _LONGEST_NAME:
        return text
    return text if words[-1] in ABBREVIATED or len(words[-1]) == 1 else text[:-1]


def _titled(words: str) -> bool:
    """Whether a lead-in is written like a title: "Make It" of "Make It Rain"."""
    return len(words.split()) > 1 and all(w[0].isupper() for w in words.split()) and not words.isupper()
