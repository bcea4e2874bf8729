"""A row of the list shown last by its place: "2", "back to the first one", "none of them"."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import NONE_OF_THEM, read_choice

_PLACE = r"(?:the )?(?:\d{1,2}|last|first|second|third|fourth|fifth)\b"
OPEN = re.compile(
    r"^(?:please )?(?:(?:open|show|pick|select|take|see|view|get)(?: me)?(?: (?:the )?(?:number|no\.?))?"
    rf"|(?:(?:and|then|now|ok|okay),? )*(?:go |let'?s go )?(?:back|return) to(?: number| no\.?)?(?= {_PLACE})) ",
    re.IGNORECASE,
)
"""The order to open a row, in front of its place."""
_NONE = re.compile(r"(?:none|neither|no ?one|nobody)\b", re.IGNORECASE)


def place_in_list(turn: Turn) -> int | None:
    """The place (from 0) in the list shown last that the words choose."""
    shown, words = turn.last_list, OPEN.sub("", turn.text)
    place = read_choice(words, [t.title for t in shown.targets]) if shown and words else None
    return place if isinstance(place, int) and place >= 0 else None


def takes_none(turn: Turn) -> bool:
    """Whether none of the list just shown is wanted, or nothing was found to choose from: "none of them", "neither"."""
    shown = turn.last_list if turn.list_is_latest else None
    if not (shown or turn.slot("hubspot_result") == "not_found") or not _NONE.match(turn.text):
        return False
    return read_choice(turn.text, [t.title for t in shown.targets] if shown else []) == NONE_OF_THEM
