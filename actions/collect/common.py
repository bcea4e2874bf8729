"""What flows about any kind of record collect."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..chat.turn import Turn
from ..verbs.flows.meet import ask_to_meet, meet
from .base import Ask, Hear, form_in


class HearChanges(Hear):
    """Reads what is to be changed, and to what."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_changes"


class AskChanges(Ask):
    """Asks for what is to be changed, and to what."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_changes"


class HearProperty(Hear):
    """Reads the property that is asked about."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_property"


class AskProperty(Ask):
    """Asks for the property that is asked about."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_property"


class HearValue(Hear):
    """Reads a value that HubSpot wants."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_value"


class AskValue(Ask):
    """Asks for a value that HubSpot wants."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_value"


class HearCriteria(Hear):
    """Reads what is searched for."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_criteria"


class AskCriteria(Ask):
    """Asks for what is searched for."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_criteria"


class HearConfirmation(Hear):
    """Reads a yes or no."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_confirmation"


class AskConfirmation(Ask):
    """Asks for a yes or no."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_confirmation"


class HearMe(Hear):
    """Reads which HubSpot user the person is."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """In a search as its form does; in a flow of its own the person is greeted."""
        turn = Turn(dispatcher, tracker, domain)
        if form_in(turn) is not None:
            return await super().run(dispatcher, tracker, domain)
        return await meet(turn) if turn.stack else []


class AskMe(Ask):
    """Asks which HubSpot user the person is."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_me"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """With the owners to choose from."""
        turn = Turn(dispatcher, tracker, domain)
        if form_in(turn) is not None:
            return await super().run(dispatcher, tracker, domain)
        return await ask_to_meet(turn) if turn.stack else []
