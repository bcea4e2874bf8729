"""The names in a message that only says which record was meant: "my mistake, I was thinking of Brightwater"."""

from __future__ import annotations

import re

from ..english.text import fold
from ..english.words import FILLERS
from ..update.told import names_nothing, speaks_of_it

_CLAUSE = re.compile(r"[.!?;:\n]+\s+|,\s+|\s+[-\u2013\u2014]+\s+")
_CUE = re.compile(
    r"(?:(?:and|but|so|then|ok|okay|oh|ah|hm+|well|no+|nope|sorry|wait|rather|maybe|perhaps|actually|"
    r"instead|it was|it is|it'?s|that'?s"
    r"|(?:i|we)(?: am| was| were|'m|'ve| have)?(?: (?:actually|really|just|rather))*(?: been)? "
    r"(?:thinking|talking|looking|asking|searching|after|on|mean|meant|want|wanted|need|needed|had in "
    r"mind)(?: of| about| for| to see| to look at)?"
    r"|(?:how|what) about|is there|do (?:we|you) have|(?:let'?s )?try|look (?:at|for|up)|called|named|"
    r"one called|under|listed as|filed under|the name is|it goes by|make that|then|one)\b[ ,:]*)+",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:(?:the|a|an|our|this|that|one|other|mr|mrs|ms|dr)\b\.? ?)+", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:[ ,]+(?:then|please|pls|instead|maybe|perhaps|thanks|actually|rather|i mean|i think|deal|"
    r"contact|one|sorry))+$",
    re.I,
)
_NOT = re.compile(r"(?:not|nor|forget|never|except)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<=[a-z,] )[A-Z][\w'-]+(?: (?:(?:van|von|de|da|bin|al|der|den) )*[A-Z][\w'-]+)+")
"""A name in the middle of a sentence."""
_ANOTHER = re.compile(
    r"(?:i (?:mean|meant|want|wanted) )?(?:(?:the|an?) ?)?(?:other|another|different|wrong)"
    r"(?: (?:one|person|guy|woman|man|contact|deal|\w+ one))?",
    re.IGNORECASE,
)
"""It is not the one shown; which one it is, another clause says: "no, the other one, | kowalski"."""
_MOST_WORDS, _MOST = 6, 2


def names_meant(text: str) -> list[str]:
    """What may be the name of the record that is meant, the likeliest first."""
    found: list[str] = []
    clauses = [(cue, rest) for cue, rest in map(_cued, _CLAUSE.split(text)) if not _NOT.match(rest)]
    others = [(cue, rest) for cue, rest in clauses if not _ANOTHER.fullmatch(rest)]
    for cue, rest in reversed(others):
        if names_nothing(rest) or speaks_of_it(rest):
            continue  # "it's fine", "the weather is nice"
        rest = _TAIL.sub("", rest[lead.end() :] if (lead := _DETERMINER.match(rest)) else rest).strip(' .!?,;:"')
        telling = [word for word in fold(rest).split() if word not in FILLERS]
        capital = any(word[0].isupper() for word in rest.split()[0 if cue or lead else 1 :])
        pointed = len(others) < len(clauses)
        if telling and (cue or capital or pointed or (lead and found == [])) and len(rest.split()) <= _MOST_WORDS:
            found.append(rest)
    found += [name.group() for name in _CAPITALS.finditer(text) if not any(name.group() in said for said in found)]
    return found[:_MOST]


def _cued(clause: str) -> tuple[str, str]:
    """What leads to a name in a clause, and what follows: "not her, | I meant | Jane"."""
    words = clause.strip(' .!?,;:"')
    cue = _CUE.match(words)
    return (cue.group(), words[cue.end() :]) if cue else ("", words)
