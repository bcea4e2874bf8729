"""Yes and no, where a yes has consequences."""

from __future__ import annotations

from ..chat import buttons
from ..chat.turn import Turn
from ..language import affirms, denies


def says_yes(turn: Turn) -> bool:
    """A typed yes, by its words or its intent. A button is judged by the id it carries, not here."""
    if turn.choice is not None or denies(turn.text):
        return False
    return affirms(turn.text) or turn.intent == "affirm"


def says_no(turn: Turn) -> bool:
    """A no, by its words, its intent or its button."""
    return denies(turn.text) or turn.intent == "deny"


def yes_no(record_id: str) -> list[buttons.Button]:
    """Yes and no; the yes is bound to one record."""
    return [buttons.button("Yes", "affirm", hubspot_choice=record_id), buttons.button("No", "deny")]
