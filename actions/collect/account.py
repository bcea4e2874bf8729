"""What flows about linking an account collect, and what they begin with."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..chat.turn import Turn
from ..verbs.flows.ready import ready
from .base import Ask, Hear


class ActionHubspotReady(Action):
    """The first step of every flow that needs HubSpot: is there a connection that may do it?"""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_hubspot_ready"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Sets `hubspot_question` to `hubspot_link` where a link is needed, `hubspot_result` where nothing helps."""
        return await ready(Turn(dispatcher, tracker, domain))


class HearCode(Hear):
    """Reads the six digits of a link."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_code"


class AskCode(Ask):
    """Asks for the six digits of a link."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_code"


class HearLinkConfirmation(Hear):
    """Reads a yes to the account that a link led to."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "validate_hubspot_link_confirmation"


class AskLinkConfirmation(Ask):
    """Asks for a yes to the account that a link led to."""

    def name(self) -> str:
        """Literal, as in calm/domain."""
        return "action_ask_hubspot_link_confirmation"
