"""Sentences that ask for records, and therefore change none, though they hold values and names."""

from __future__ import annotations

import re

from ...record import Record
from ..english.phrases import WISH
from ..english.text import lower

_GIVE = (
    rf"(?:{WISH})(?:(?:give|show|get|find|fetch|bring|send|list|display|pull(?: up)?)(?: me| us)?"
    r"|(?:let me|i(?:'d like to| want to| need to)?) see|what are|which are)"
)
_NEW = re.compile(r"\b(?:to|into|as|is|are|be) (?:the |an? )?(?:\d|[^\W\d_]+$)|[:=]")
"""What gives a new value: "give the Larch deals to Dana"."""
_THEIRS = re.compile(
    r"\b(?:his|her|their|its) (?:company|firm|employer|organi[sz]ation)(?:['\u2019]?s)? "
    r"(?:(?:other|open|won|lost|closed|newest|biggest) )*(?:deals|opportunities|opps|contacts|people|leads)\b",
    re.IGNORECASE,
)
"""Records of somebody's company."""


def asks_for_records(text: str, record: Record) -> bool:
    """Whether records are to be shown: "give me the low priority ones for Dana", "his company's deals"."""
    low = lower(text)
    several = rf"(?:ones|{record.plural}|{'|'.join(w for w in record.synonyms if w.endswith('s')) or record.plural})"
    asks = re.match(
        rf"{_GIVE} (?:(?:the|all|any|only|just|my|our|some|every|those|these) )*(?P<which>[^,;:]*?\b)?{several}\b", low
    )
    return bool(asks and not _NEW.search(low, asks.end())) or _THEIRS.search(text) is not None
