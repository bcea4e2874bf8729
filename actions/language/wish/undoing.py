"""Wishes to have the last change undone: "put it back", "scratch that"."""

from __future__ import annotations

import re

from ..english.phrases import WISH
from ..value.former import OLD, WAS
from .moods import heard

BACK = re.compile(
    r"\b(?:(?:un[- ]?|re)(?:do|doo|did|done|store|stored|vert|verse|call|cover|create)|undelete|rollback|rolls?"
    r"|back(?:wards?)?|old|original|previous|prior|wrong|mistakes?|mistaken(?:ly)?|accident(?:al|ally)?|oops+|whoops+"
    r"|not what|was(?:n'?t)? (?:before|there)|it was|were before"
    r"|(?:didn'?t|did not) (?:want|mean|ask)|cancel|scratch|strike|take)\b",
    re.IGNORECASE,
)
"""Words of which one stands in every wish to have a change undone."""
_FORMER = rf"(?:{WAS}|before\b|{OLD} (?!(?:one|deal|contact|opportunity|person|record|list|page|results?)\b)\w)"
_ELSEWHERE = re.compile(
    r"\b(?:call|ring|phone|dial|text|write|e?-?mail|messag|ping|reply|respond|report|answer|hear|be|am|is|are|was|were"
    r"|been|com|came|circl|check)(?:e|ed|ing|s)?(?: (?!(?:to|and|then|or)\b)[\w@.']+){0,2} back\b"
    r"|\b(?:i|we|you|he|she|they)['\u2019](?:m|re|s) (?:\w+ )?back\b"
    rf"|(?<!put )(?<!set )\b(?:(?:go|get|come|came|jump|step|return|switch|turn|head)(?:ing|s)? )?back to (?!{_FORMER})"
    r"[^,;.!?]+",
    re.IGNORECASE,
)
"""What has "back" and undoes nothing: "please call back", "go back to Larch"."""
_PUTS_BACK = re.compile(
    rf"(?:{WISH})(?:put|set|change|turn|switch|make|return|reset|roll)"
    r"(?: (?!(?:of|for|on|to|back)\b)[\w-]+){1,5}?"
    rf" (?:back(?: (?:to|as) (?:{WAS}|before|{OLD}(?: \w+)?))?|(?:to )?{WAS}|(?:to|as) {OLD} (?:one|value))"
    r"(?:,? (?:before|previously|earlier|again|please|pls|now|thanks|then))*[ .!?]*",
    re.IGNORECASE,
)
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
    wishes = _PUTS_BACK.fullmatch(text.strip()) or BACK.search(_ELSEWHERE.sub(" ", text))
    return bool(wishes) and heard(text).mood == "order" and _IN_GENERAL.match(text) is None


def only_says_back(text: str) -> bool:
    """Whether "back" stands in words that undo nothing: "I'll be back", "let's go back to Larch"."""
    return _ELSEWHERE.search(text) is not None and BACK.search(_ELSEWHERE.sub(" ", text)) is None


def puts_back(text: str) -> bool:
    """Whether words wish what a property was before, and nothing else: "put the city back", "… to the old one"."""
    return _PUTS_BACK.fullmatch(text.strip()) is not None and wishes_back(text)


def takes_back(text: str) -> bool:
    """Whether what was just done is to be undone by words that call something off: "scratch that"; not "cancel"."""
    return _TAKEN_BACK.fullmatch(text.strip()) is not None
