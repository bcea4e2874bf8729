"""Answers that sound like another wish: a name like "Lost Valley Lodge", a stage and what else is so."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import orders_change, read_command, read_criteria, read_value
from ...language.english.text import fold
from ...language.said import Value
from ...language.value.people import PARTICLES
from ...record import Slot
from ..case import Case
from ..finding.nouns import kind_named, kinds
from .called import hits
from .reading import read_changes

_LONGEST = 8
"""Words of a name."""
_POINTS = re.compile(
    r"\b(?:it|this|that|them|these|those|one|ones|he|she|his|her|him|me|us|my|mine|our|i|you|all|any|every\w*|last|latest"
    r"|first|again|please|pls|instead|everything)\b(?!-)",
    re.IGNORECASE,
)
"""What an order has, and a name hardly."""
_ASKS = re.compile(r"(?:what|which|who|whose|when|where|how|is|are|do|does)\b|.*\?", re.IGNORECASE)


def is_titled(text: str) -> bool:
    """Whether words are written like a name and order nothing: "Lost Valley Lodge", which sounds like a change."""
    words = re.findall(r"[^\W\d_][\w'\u2019-]*", text)
    written = len(words) > 1 and not text.isupper() and all(w[0].isupper() or w in PARTICLES for w in words)
    if not written or _ASKS.match(text) or kind_named(text):
        return False
    return read_command(text) is None and not orders_change(text)


async def may_be_name(case: Case, asked: Slot) -> bool:
    """Whether words taken for another wish may be the name of a deal: "Customer list cleanup", "Undo button hardware".

    Not a whole order: of a record that exists, of one that is pointed at or is called by its kind, by what it holds.
    """
    turn = case.turn
    verb, _, noun = turn.intent.partition("_")
    record = next((kind for kind in kinds() if noun in {kind.singular, kind.plural}), None)
    if turn.choice is not None or asked.kind != "name" or case.record.unique or not (record or verb == "undo"):
        return False
    behind = turn.text.partition(" ")[2]  # a kind that stands first may be of the name: "Customer list cleanup"
    plain = _ASKS.match(turn.text) or kind_named(behind) or _POINTS.search(turn.text)
    if plain or not 1 < len(re.findall(r"\w+", turn.text)) <= _LONGEST:
        return False
    if record is None:
        return True
    if verb in {"search", "list"}:
        said = read_criteria(turn.text, record, case.portal, turn.now, turn.hints)
        if said.unclear or said.mine or said.linked or (said.filters and not (said.left or said.named)):
            return False
    elif any(change.property for change in read_changes(case).changes):
        return False
    return not any([await hits(turn, kind) == "sure" for kind in kinds()])


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
