"""Whether a wish is plainly for a new record: "create deal Larch", "add Jane Doe to our contacts"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...record import Record
from ..english.phrases import WISH, create_commands, nouns
from ..english.text import sentence_of

_NEW = r"(?:(?:a|an|another|one more|the|this|new|brand new|me|us|for) )*"
_PUT = r"(?:add|enter|put|save|record|register|log|insert|include|store)"
_AS_OPPORTUNITY = re.compile(
    rf"(?:{WISH}){_PUT} (?!(?:a|an|the|new)\b)[^;:]*?\S@\S+(?: in)? as (?:an? )?(?:new )?opportunity[ .!]*$"
)
"""Somebody with an address is no deal: it is how far the person is."""


def makes(text: str, record: Record) -> bool:
    """Whether it can be meant as nothing else, whatever it looks like by its other words."""
    low = sentence_of(text).low
    if _AS_OPPORTUNITY.match(low):
        return record.unique == "email"
    return _pattern(nouns(record), record.plural).match(low) is not None


def commands(text: str, record: Record) -> bool:
    """Whether words order a new record of this kind: "and then a new deal for Birch"."""
    return create_commands(nouns(record))[0].search(sentence_of(text).low) is not None


@lru_cache(maxsize=16)
def _pattern(noun: str, plural: str) -> re.Pattern[str]:
    into = rf"(?:as (?:a|an) (?:new )?{noun}|(?:to|in|into|among) (?:(?:my|our|the) )?(?:list of )?{plural})"
    return re.compile(
        rf"(?:{WISH})(?:creat(?:e|ing) {_NEW}{noun}\b(?!['\u2019]s)"
        rf"|(?:mak(?:e|ing)|{_PUT}) {_NEW}{noun}\b:? name ?= ?[^=]+ \w+ ?="
        rf"|(?:{_PUT}|new) {_NEW}{noun}:? [^\s@,;]+@[^\s@]+\b"
        r"(?!.* (?:to|as|into|with) (?:it|(?:(?:the|my|our|that) )?deals?)\b)"
        rf"(?=.*\b(?:first name|last name|surname)\b)"
        rf"|{_PUT} (?!(?:it|this|that|him|her|them)\b)[^,;:]+? {into}(?=[ ]*(?:$|[,;:.!?])| (?:with|please)\b))"
    )
