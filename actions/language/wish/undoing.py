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
_TAKEN_BACK = re.compile(
    r"(?:(?:please|no+|oh|oops|wait|actually|sorry|ok|okay|hm+|ah|can you|could you)[ ,.!]+)*"
    r"(?:scratch|strike|cancel|undo|revert) (?:it|this|that|the (?:last )?(?:change|update|edit|creation|deletion))"
    r"(?: (?:one|change|update|edit|please|again|now|then|thanks))*[ .!]*",
    re.IGNORECASE,
)


def wishes_back(text: str) -> bool:
    """Whether the words plainly wish the last change undone. Whatever else is taken for "undo" only has it told."""
    return heard(text).mood == "order" and bool(BACK.search(text)) and _IN_GENERAL.match(text) is None


def takes_back(text: str) -> bool:
    """Whether what was just done is to be undone by words that call something off: "scratch that"; not "cancel"."""
    return _TAKEN_BACK.fullmatch(text.strip()) is not None
