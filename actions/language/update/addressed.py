"""Somebody told by an e-mail address: "the contact with email jane@…", "the person whose e-mail is jane@…"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...record import Record
from ..english.phrases import nouns
from ..english.text import lower


@lru_cache(maxsize=4)
def _pattern(noun: str) -> re.Pattern[str]:
    called = r"(?:with|under|at|whose|who has|that has|having|using) (?:(?:the|this|an?) )?(?:e-?mails?|mail|address)"
    return re.compile(
        rf"\b(?:(?:the|our|my|a|that) )?(?:{noun}|person|guy|lady|one|record|somebody|someone)"
        rf"(?: {called}(?: address)?,?(?: (?:is|of))?:?)? (?=[^\s@]+@[^\s@]+)"
    )


def by_address(text: str, record: Record) -> str:
    """The text with nothing but the address where somebody is told by it."""
    if record.unique != "email":
        return text
    low, kept, end = lower(text), "", 0
    for match in _pattern(nouns(record)).finditer(low):
        kept, end = kept + text[end : match.start()], match.end()
    return kept + text[end:]
