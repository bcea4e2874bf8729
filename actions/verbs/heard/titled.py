"""Answers that sound like another wish: a name like "Lost Valley Lodge", a stage and what else is so."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import orders_change, read_command, read_value
from ...language.english.text import fold
from ...language.said import Value
from ...language.value.people import PARTICLES
from ...record import Slot
from ..case import Case
from ..finding.nouns import kind_named

_ASKS = re.compile(r"(?:what|which|who|whose|when|where|how|is|are|do|does)\b|.*\?", re.IGNORECASE)


def is_titled(text: str) -> bool:
    """Whether words are written like a name and order nothing: "Lost Valley Lodge", which sounds like a change."""
    words = re.findall(r"[^\W\d_][\w'\u2019-]*", text)
    written = len(words) > 1 and not text.isupper() and all(w[0].isupper() or w in PARTICLES for w in words)
    if not written or _ASKS.match(text) or kind_named(text):
        return False
    return read_command(text) is None and not orders_change(text)


def is_addressed(case: Case) -> bool:
    """Whether words are the name in the e-mail address that was said: "Mark Deal", of mark.deal@example.com."""
    email, words = case.dialog.values.get("email"), fold(case.turn.text).split()
    return email is not None and bool(words) and set(words) <= {*fold(email.wire.partition("@")[0]).split()}


def asks_nothing(turn: Turn) -> bool:
    """Whether a message sounds like a question about the portal, and has no word of one: "Casing pipes"."""
    about = _ABOUT.get(turn.intent)
    if is_named_so(turn):
        return _ASKS.match(turn.text) is None
    return about is not None and not (about.search(turn.text) or _ASKS.match(turn.text))


def is_named_so(turn: Turn) -> bool:
    """Whether what sounds like a question for the properties only has a name with such a word: "Verdant Fields"."""
    rest, about = _NAMED.sub(" ", turn.text), _ABOUT["list_properties"]
    return turn.intent == "list_properties" and rest != turn.text and about.search(rest) is None


_NAMED = re.compile(
    r"\b(?!(?i:what|which|whose|show|list|display|see|get|give|all|any|more|other|the|my|our|your|these|those|deals?"
    r"|contacts?|hubspot|custom|available|editable|writable|are|is|me|of)\b)[A-Z][\w'\u2019&-]+ "
    r"(?:Fields?|Properties|Property|Columns?|Attributes?|Details)\b"
)
_ABOUT = {
    "list_stages": re.compile(r"\b(?:stages?|pipelines?|steps?|phases?|status(?:es)?)\b", re.IGNORECASE),
    "list_owners": re.compile(r"\b(?:owners?|users?|reps?|people|persons?|team|colleagues?|who)\b", re.IGNORECASE),
    "list_properties": re.compile(r"\b(?:propert(?:y|ies)|fields?|columns?|attributes?|details?)\b", re.IGNORECASE),
}
"""What is asked for of the portal, by its words."""


def is_stage(case: Case, slot: Slot) -> bool:
    """Whether the words begin with a stage, where that was asked for: "Contract Sent, and it is worth 27k"."""
    if slot.kind != "stage":
        return False
    words = re.split(r"[,;.]", case.turn.text, maxsplit=1)[0]
    return isinstance(read_value(slot, words, case.portal, case.turn.now, listed=True), Value)
