"""Wishes to have the last change undone: "put it back", "scratch that"."""

from __future__ import annotations

import re

from .moods import heard

BACK = re.compile(
    r"\b(?:(?:un[- ]?|re)(?:do|doo|did|done|store|stored|vert|verse|call|cover|create)|undelete|rollback|rolls?"
    r"|back(?:wards?)?|old|original|previous|prior|wrong|mistakes?|mistaken(?:ly)?|accident(?:al|ally)?|oops+|whoops+"
    r"|not what|was(?:n'?t)? (?:before|there)|it was|were before"
    r"|(?:didn'?t|did not) (?:want|mean|ask)|cancel|scratch|strike|take)\b",
    re.IGNORECASE,
)
"""Words of which one stands in every wish to have a change undone."""
_IN_GENERAL = re.compile(
    r"\W*(?:can|could) (?:i|it|this|that)\b"
    r"|.*\b(?:things|stuff|changes|actions|mistakes|something|anything|a change)\b(?! (?:i|you|we) ).*\?",
    re.IGNORECASE,
)
"""What is asked of in general: "can you undo things?"."""
_WHAT = re.compile(r"\b(?:it|this|that|the (?:last )?(?:change|update|edit|creation|deletion))\b", re.IGNORECASE)


def wishes_back(text: str) -> bool:
    """Whether the words plainly wish the last change undone. Whatever else is taken for "undo" only has it told."""
    return heard(text).mood == "order" and bool(BACK.search(text)) and _IN_GENERAL.match(text) is None


def takes_back(text: str) -> bool:
    """Whether what was just done is to be undone by words that call something off: "scratch that"; not "cancel"."""
    return wishes_back(text) and _WHAT.search(text) is not None
