"""A text that is put right in the same breath: "Oslo, no, Bergen", "Planner, I mean Buyer"."""

from __future__ import annotations

import re

from ..said import Choice, Unclear
from .naming import quotes_closed

_SURE = r"sorry|oops|[Ii] mean(?:t)?(?: to say)?|make (?:that|it)|scratch that|strike that|correction"
MARKS = rf"(?:{_SURE}|no+|nope|wait|hold on|hang on|actually|rather)"
MORE_MARKS = rf"(?:{MARKS}|it'?s|it (?:is|was)|not that)"
_WORD = rf"{MORE_MARKS}\b"
_GAP = r"[ ,.:;!?\u2013\u2026-]"
TAKES_BACK = re.compile(
    r"(?:(?:[,;\u2013\u2014\u2026]|\.{2,}| -) ?(?:or )?| or (?=rather)"
    r"|[.!?] (?=(?i:no|sorry|wait|oops|actually|I mean)\b))"
    rf"(?P<mark>(?:{_WORD}|(?<=[.!?] )(?i:{_WORD}))(?:{_GAP}+{_WORD})*)(?P<gap>{_GAP}*)"
)
"""In small letters: "Please, No, Wait" is a title."""
_SURELY = re.compile(rf"(?:{_SURE})|\W(?:{_WORD})")
_OTHER = re.compile(r"(?:and|but|also|the (?-i:[a-z])|its?|his|her|their|with|for|in|at)\b", re.IGNORECASE)
_TO = re.compile(r"(?:(?:rather|to|as|into) )+(?=\S)")


def without_taken_back(said: str, *, compound: bool = False) -> str | Unclear:
    """The text as it was put right: "Hotels, no frills" is one name, "Hotels, no Hostels" two, and the last counts.

    compound: of shorter words it is asked whether they are all, or stand for the end: "Vineyard rugs, no, carpets".
    """
    found = None
    for mark in TAKES_BACK.finditer(quotes_closed(said, said)):
        follows = said[mark.end() : mark.end() + 1]
        written = not mark["mark"][0].isupper() and not follows.islower()
        if _SURELY.search(mark["mark"]) or mark["gap"].strip() or written:
            found = mark
    if found is None or not said[: found.start()].strip():
        return said
    last = _TO.sub("", said[found.end() :]).strip()
    if not last or _OTHER.match(last):
        return Unclear(reason="wrong", said=said)
    words = TAKES_BACK.split(said, maxsplit=1)[0].split()
    if not compound or len(last.split()) >= len(words):
        return last
    both = (last, " ".join((*words[: -len(last.split())], last)))
    return Unclear(reason="several", said=last, choices=tuple(Choice(shown=one, text=one) for one in both))
