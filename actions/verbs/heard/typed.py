"""A button of the bot's last message, typed instead of pressed: "2", "the second one", "search"."""

from __future__ import annotations

import json
from itertools import takewhile
from typing import Any

from rasa_sdk.events import EventType

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import affirms, read_choice
from ...language.english.text import fold
from ..aside import is_dialog
from ..finding.nouns import kinds
from ..yes import says_yes
from .jobs import Job, start

_OFFERS = {
    "utter_hubspot_clarify",
    "utter_hubspot_not_sure",
    "utter_hubspot_none_found",
    "utter_hubspot_offer_change",
}
"""Responses whose buttons are dialogs to choose from; a number after others may be a row of a list."""


async def typed(turn: Turn) -> list[EventType] | None:
    """The dialog that the button begins, with the sentence it carries."""
    offered = offered_last(turn)
    button = _chosen(turn.text, offered) or _agreed(turn, offered)
    if button is None:
        return None
    intent, brace, rest = str(button.get("payload")).removeprefix("/").partition("{")
    noun = intent.partition("_")[2]
    record = next((r for r in kinds() if noun in (r.singular, r.plural)), None)
    if record is None or not is_dialog(intent):
        return None
    carried = json.loads(brace + rest) if rest else {}
    dialog = Dialog(object=record.singular, sentence=carried.get("hubspot_text", ""))
    dialog.choice = carried.get("hubspot_choice")
    return start(turn, Job(intent, dialog))


def _chosen(text: str, offered: list[dict[str, Any]]) -> dict[str, Any] | None:
    """By its place, or by words of its title and no others: "then create her" says more than "Create a contact"."""
    place = read_choice(text, [str(number) for number, _ in enumerate(offered, 1)])
    if isinstance(place, int) and 0 <= place < len(offered):
        return offered[place]
    said = set(fold(text).split())
    called = [button for button in offered if said and said <= set(fold(str(button.get("title"))).split())]
    return called[0] if len(called) == 1 else None


def _agreed(turn: Turn, offered: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What a mere yes chooses: the only one, or the first if that is only a look ("Shall I search, or create one?")."""
    if not says_yes(turn, None):
        return None
    first = str(offered[0].get("payload")).removeprefix("/") if offered else ""
    if first.startswith("update_") and not affirms(turn.text):
        return None  # "yes, make her a lead" says what to change
    looks = first.startswith(("get_", "search_", "list_"))
    return offered[0] if looks or len(offered) == 1 else None


def offered_last(turn: Turn) -> list[dict[str, Any]]:
    """The buttons of what the bot said last. Rasa: the events of its answers stand between those of two messages."""
    before = (e for e in reversed(turn.tracker.events or []) if e.get("event") in {"user", "bot"})
    next(before, None)  # the message itself
    answers = takewhile(lambda event: event["event"] == "bot", before)
    last: dict[str, Any] = next((e for e in answers if (e.get("metadata") or {}).get("utter_action") in _OFFERS), {})
    return list((last.get("data") or {}).get("buttons") or [])
