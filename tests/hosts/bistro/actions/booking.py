"""Tables."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


class ValidateBookingForm(FormValidationAction):
    """How many, and where."""

    def name(self) -> str:
        return "validate_booking_form"

    def validate_party_size(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        size = NUMBERS.get(str(value).lower(), str(value))
        if size.isdigit() and 0 < int(size) <= 12:
            return {"party_size": size}
        dispatcher.utter_message(text="We have tables for up to twelve.")
        return {"party_size": None}


class ActionBookTable(Action):
    """Books, and forgets."""

    def name(self) -> str:
        return "action_book_table"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        slots = tracker.slots
        dispatcher.utter_message(
            text=f"A table for {slots['party_size']} ({slots['seating']}), under {slots['guest_name']}."
        )
        return [SlotSet(name, None) for name in ("party_size", "seating", "guest_name")]
