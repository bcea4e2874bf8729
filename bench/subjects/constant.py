"""The floor: what rasa-sdk itself takes for a call, with an action that does nothing."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher


class ActionConstant(Action):
    """Says always the same."""

    def name(self) -> str:
        """The action's name."""
        return "action_constant"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """No work at all."""
        dispatcher.utter_message(text="Hello.")
        return []
