"""Reading and asking for the slot that a flow collects."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..account import flow as account
from ..account.form import AccountForm
from ..chat.memory import OWN_PREFIX
from ..chat.turn import Turn
from ..verbs.flows import flow as records
from ..verbs.flows.needs import form_of
from ..verbs.form import Form


def form_in(turn: Turn) -> FormValidationAction | None:
    """The form that the running flow plays; in a flow of the host's own, of the action that it has called, if any."""
    cls = (form_of(turn.stack.names[0]) or form_of(turn.dialog.plays)) if turn.stack else None
    return cls() if cls else None


class Hear(Action, ABC):
    """Reads a slot, in Rasa Pro's terms validates it: sets what was understood, or nothing, then it is asked for.

    Subclasses give the literal `name` (`validate_<slot>`).
    """

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @property
    def slot(self) -> str:
        """The slot."""
        return self.name().removeprefix("validate_")

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Read it with the running flow's form. A host's own flow keeps the words; the dialog's action reads them."""
        turn = Turn(dispatcher, tracker, domain)
        form = form_in(turn)
        if isinstance(form, Form):
            return await records.hear_in_flow(turn, form, self.slot)
        if isinstance(form, AccountForm):
            return await account.hear_in_flow(turn, form, self.slot)
        return []


class Ask(Action, ABC):
    """Asks for a slot. Subclasses give the literal `name` (`action_ask_<slot>`)."""

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @property
    def slot(self) -> str:
        """The slot."""
        return self.name().removeprefix("action_ask_")

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Ask as the running flow's form does, with the portal's own options."""
        turn = Turn(dispatcher, tracker, domain)
        form = form_in(turn)
        if isinstance(form, Form):
            return await records.ask_in_flow(turn, form, self.slot)
        if isinstance(form, AccountForm):
            return await account.ask_in_flow(turn, form, self.slot)
        turn.say(f"utter_hubspot_ask_{self.slot.removeprefix(OWN_PREFIX)}", options="")
        return []
