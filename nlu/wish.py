"""A courtesy or a tale, and a wish, in one message: "thanks, and the ones without a close date?" is a wish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .linear import LinearModel

COURTESIES = frozenset(("greet", "thank", "goodbye"))
NO_WISHES = COURTESIES | {"affirm", "deny", "inform", "cancel", "out_of_scope"}
"""What may follow a courtesy and is no wish of its own."""
SURE = 0.6
_AND = r"(?:and|so|now|then|but)\s+"
_BREAK = re.compile(rf"[,;.!?\u2026:\u2013\u2014-]+\s+(?:{_AND})?|\s+{_AND}", re.IGNORECASE)


_TALE = 8
"""Words of a story before a wish, at the least."""
_COMES_TO = re.compile(
    r"[ ,.;:!-]+(?:and |so |but )?(?:any(?:way|ways|how)|long story short|bottom line|point is|so)[ ,:]+"
    r"(?=(?:and |so |please |just )*(?:go ahead|pull|show|open|find|get|bring|set|move|update|change|put|make|mark"
    r"|delete|remove|list|create|add|log|give|assign|(?:can|could|would|will) you|let'?s|i need you)\b)",
    re.IGNORECASE,
)


_KINDLY = (
    r"(?:(?:and|so|now|then|please|pls|kindly|just|could|can|would|will|you|i|we|need|want|to|let'?s|go|ahead|also|me)"
    r"[ ,]+)*"
)
_ORDERS = (
    "go ahead|pull|show|open|find|get|bring|set|move|update|change|put|make|mark|delete|remove|list|create"
    "|add|log|give|assign|reassign|hand|link|push|raise|lower|reduce|increase|double|halve|postpone|rename|switch|drop|clear"
    "|close|new|enter|register"
)
_WISHED = rf"{_KINDLY}(?:{_ORDERS}|which|who|whose|what|when|where|how (?:many|much)|do we|does)\b"
_CHANGES = "(?:set|move|change|update|mark|make|put|raise|lower|push|assign|give|delete)"
_BEFORE_WISH = re.compile(
    rf"(?:[.!;]+\s+|,\s+so\s+|,\s+(?=please|could you|can you|{_CHANGES} (?:him|his|her|it|its|them|the) ))"
    rf"(?={_WISHED})",
    re.IGNORECASE,
)
_BEGINS = re.compile(_WISHED, re.IGNORECASE)
_ORDER = re.compile(rf"{_KINDLY}(?:{_ORDERS})\b", re.IGNORECASE)


_KEEP_IT = re.compile(
    rf"{_KINDLY}(?:log|add|create|enter|register|record|put|note|save)\s+(?:it|this|that|them|one)\b"
    r"(?:\s+\w+){0,4}\W*$",
    re.IGNORECASE,
)
"""What is to be kept was told before: "just closed a deal with Acme for 18k, | please log it"."""
_SIGNED = re.compile(
    r"[.!?;\n]\s*(?:(?:with )?(?:best|kind|kindest|warm|many|mit)\b[\w ]*|regards|cheers|thanks|thank you"
    r"|thx|sincerely|yours \w+|sent from my \w+)"
    r"[\s,.!|(-]+(?=\S).*$",
    re.IGNORECASE | re.DOTALL,
)
"""The signature of a letter, which may hold what looks like a new contact."""
_FEW = 2


def probabilities(model: LinearModel, text: str) -> Any:
    """What a message may be; behind a courtesy or a long story, and before a signature, what is plainly a wish."""
    tales = [found for found in _COMES_TO.finditer(text) if len(text[: found.start()].split()) >= _TALE]
    if tales:
        row = model.probabilities([text[tales[-1].end() :]])[0]
        if max(row) >= SURE and _best(model, row) not in NO_WISHES:
            return row
    told = None if _BEGINS.match(text) else _BEFORE_WISH.search(text)
    # "Haruto wants a better price. | Move it to Negotiation"
    if told and len(text[told.end() :].split()) > _FEW and not _KEEP_IT.match(text, told.end()):
        row = model.probabilities([text[told.end() :]])[0]
        if max(row) >= SURE and _best(model, row) not in NO_WISHES:
            return row
    signed = _SIGNED.search(text)
    if signed and len(text[: signed.start()].split()) > _FEW:
        text = text[: signed.start()]
    whole = model.probabilities([text])[0]
    if _best(model, whole) not in COURTESIES:
        return whole
    rests = [text[found.end() :] for found in _BREAK.finditer(text)]
    rests = [rest for rest in rests if len(rest.split()) > 1]
    for row in model.probabilities(rests) if rests else ():
        if max(row) >= SURE and _best(model, row) not in NO_WISHES:
            return row
    order = next((rest for rest in rests if _ORDER.match(rest)), None)
    return model.probabilities([order])[0] if order else whole  # however unsure what it is, it is no courtesy alone


def _best(model: LinearModel, row: Any) -> str:
    return max(zip(row, model.labels, strict=True))[1]
