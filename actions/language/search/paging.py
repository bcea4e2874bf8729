"""Which page of a list is wished: the next one, the one before, the first, "page 3", "the next ten"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..english.phrases import WISH
from ..english.text import fold, lower
from ..value.numerals import SMALL, position
from .orders import A_PAGE

_COUNT = rf"(?:\d{{1,3}}|{'|'.join(SMALL)})"
_PAGE = re.compile(rf"\bpages? (?:number |no |nr )?(?P<n>{_COUNT})\b|\b(?P<o>\w+) page\b")
_SIZE = re.compile(
    rf"\b(?:next|another|more|further|previous|first|last) (?P<n>{_COUNT})\b|\b(?P<m>{_COUNT})(?: more|{A_PAGE})\b"
)
_AHEAD = re.compile(
    rf"(?:{WISH})?(?:skip|jump|scroll)(?: ahead| on| forward| down)?(?: to)? (?:(?:number|row|no) )?(?P<n>\d{{1,3}})"
    r"(?: please| pls)*"
)
"""The row with which the page is to begin."""
_ALL = re.compile(
    rf"(?:{WISH})?(?:(?:show|list|give|get|display|see|view|load)(?: me| us)? )?(?:all|every(?:thing|one|body)?)"
    r"(?: (?:of )?(?:them|those|these)| \d+)*(?: please| pls| now)*"
)
"""Every row of the list; as many as are shown at once."""
_MOST_ROWS = 200
_FIRST = re.compile(r"\b(?:first|start|beginning|top)\b")
_BACK = re.compile(r"\b(?:previous|prev|prior|back(?:wards?)?|before|earlier)\b")
_AGAIN = re.compile(r"\bagain\b|\bto (?:the|my|that) (?:\w+ )?list\b")
_LIST = r"(?:list|results?|pages?|search|start|beginning|top|overview)"
_TURNS_BACK = re.compile(
    r"(?:please |ok |okay |and |now |can you |could you |lets )*"
    r"(?:(?:go|turn|page|scroll|step|jump|take me|bring me|show me|show|get me) )?(?:one |a )?(?:page )?"
    rf"(?:back(?:wards?)?|(?:the |to the )?(?:previous|prev|prior) (?:{_LIST}|ones|{_COUNT}))"
    rf"(?: (?:a|one|1) (?:page|step))?(?: to (?:the |my |that |those )?(?:\w+ )?{_LIST})?(?: please| again)*"
)
_WORDS = frozenset(
    "show me give get see view load list more next previous prev prior first last page pages ones one few the a of them"
    " those these results rest another further please pls ok okay and now go to on some couple let us lets continue"
    " keep going can you could i have id like want".split()
)
"""Words of which a wish for another page may consist, beside numbers."""


class Turning(NamedTuple):
    """A wish for a page.

    Attributes:
        to: which one, "same" is the one on view; a number counts from 1.
        size: how many rows, 0 where that is not said.
        row: with which it begins, counted from 1, where that is said: "6 to 10".
    """

    to: Literal["next", "back", "same", "first", "last"] | int
    size: int = 0
    row: int = 0


def read_turning(text: str) -> Turning:
    """The page that words wish which are about a page: the next one where they tell no other."""
    if rows := read_rows(text):
        return rows
    low = fold(text)
    if ahead := _AHEAD.fullmatch(low):
        return Turning("same", row=max(1, int(ahead["n"])))
    if _ALL.fullmatch(low):
        return Turning("first", _MOST_ROWS)
    size = _SIZE.search(low)
    count = _number(size["n"] or size["m"]) if size else 0
    page = _PAGE.search(low)
    number = _number(page["n"]) if page and page["n"] else position(page["o"]) if page else None
    if number is not None:
        return Turning("last" if number < 0 else max(1, number), count)
    if _FIRST.search(low):
        return Turning("first", count)
    if _AGAIN.search(low):
        return Turning("same", count)
    return Turning("back" if _BACK.search(low) else "next", count)


_ROWS = re.compile(
    rf"(?:{WISH})?(?:(?:show|list|give|get|display|see|fetch|view)(?: me| us)? )?"
    r"(?:(?:the|me|only|just|from|rows?|lines?|numbers?|nos?\.?|results?|records?|entries|items?|hits) )*"
    r"(?:(?P<noun>[a-z]+) )?(?:(?:from|number|no\.?) )?(?P<first>\d{1,3})"
    r" ?(?:to|till?|until|through|thru|[-\u2013\u2014]) ?(?P<last>\d{1,3})"
    r"(?: (?:of|in|from) (?:the|that|this|my) list)?(?:,? (?:please|pls|now|too))*[ .?!]*"
)


def read_rows(text: str, nouns: Sequence[str] = ()) -> Turning | None:
    """The rows that words ask for and nothing else: "show deals 6 to 10"; `nouns` are what the records are called."""
    found = _ROWS.fullmatch(lower(text.strip()))
    if found is None or (found["noun"] and nouns and found["noun"] not in nouns):
        return None
    first, last = int(found["first"]), int(found["last"])
    return Turning("same", last - first + 1, first) if 0 < first < last else None


def only_turns(text: str) -> bool:
    """Whether words are nothing but a wish for a page: "the next ten please"."""
    words = fold(text).split()
    return bool(words) and all(word in _WORDS or re.fullmatch(_COUNT, word) for word in words)


def turns_back(text: str) -> bool:
    """Whether words wish nothing but an earlier page: "go back", which may also be meant to undo something."""
    return _TURNS_BACK.fullmatch(fold(text)) is not None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else SMALL[word]
