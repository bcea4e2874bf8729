"""Yes and no, where a yes has consequences."""

from __future__ import annotations

import re
from collections.abc import Set

from ..chat import buttons
from ..chat.turn import Turn
from ..language import affirms, denies
from ..language.wish.agreed import begins_with_yes, doubts, is_nothing_else

SURE = 0.7
"""Confidence from which NLU's word is taken."""
FEW = 6
"""Words of a plain yes; longer sentences say something else too."""
RESERVED = re.compile(
    r"n['\u2019]t\b|\b(?:not|no|never|none|but|wait|hold|keep|first|other|another|instead|maybe|"
    r"perhaps|if|which|what|why|who)\b",
    re.IGNORECASE,
)

_PLAIN = re.compile(r"(?:(?:oh|well|all right|ok|okay|k)\b[ ,.!]*)+", re.IGNORECASE)
_FAINT = re.compile(
    r"(?:(?:oh|ok|okay|k|well|hm+|all|(?:i|we|it|that|this)(?:['\u2019]?(?:s|m|re)| is| am| are))[ ,.]*)*"
    r"(?:right|fine|good|great|nice|cool|okay|ok|got it|(?:i )?(?:see|understood)|thanks?|thank you)"
    r"(?:[ ,.]*(?:then|thanks?|thank you))*[ .!]*",
    re.IGNORECASE,
)
"""Said as often to turn an offer down, or of what was told: no yes where something goes for good."""


def says_yes(turn: Turn, record_id: str | None, of: Set[str] | None = None) -> bool:
    """A yes to this very record: the button that carries its id, or plain words.

    Words that NLU takes for a yes count unless they are many, or hold something back; a doubt is none ("sure?").
    of: the words of the record that goes for good; a yes beside any others is no yes then, nor is "I'm good".
    """
    if turn.choice is not None:
        return turn.intent == "affirm" and turn.choice == record_id
    if denies(turn.text) or doubts(turn.text) or (of is not None and _is_faint(turn.text)):
        return False
    if affirms(turn.text):
        return True
    likely = turn.intent == "affirm" and turn.confidence >= SURE and 0 < len(turn.text.split()) <= FEW
    if RESERVED.search(turn.text) or of is None:
        return likely and not RESERVED.search(turn.text)
    return (likely or begins_with_yes(turn.text)) and is_nothing_else(turn.text, of)


def _is_faint(text: str) -> bool:
    return _FAINT.fullmatch(text.strip()) is not None and _PLAIN.fullmatch(text.strip()) is None


def says_no(turn: Turn) -> bool:
    """A no, by its words, its intent or its button."""
    return denies(turn.text) or turn.intent == "deny"


def yes_no(record_id: str) -> list[buttons.Button]:
    """Yes and no; the yes is bound to one record."""
    return [buttons.button("Yes", "affirm", hubspot_choice=record_id), buttons.button("No", "deny")]
