"""Disconnecting: after a yes, revoked at HubSpot and erased here, with a receipt."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..chat.boundary import bounded
from ..chat.turn import Turn
from ..errors import NotConnected, Result
from ..oauth import confirm
from ..oauth.grants import Grant
from ..verbs.form import CONFIRMATION
from ..verbs.verb import finish
from ..verbs.yes import says_no, says_yes, yes_no
from .form import AccountForm
from .who import in_words, who


class ValidateDisconnect(AccountForm):
    """Asks whether really, naming the account."""

    form = "hubspot_disconnect_form"
    intent = "disconnect_hubspot"

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "validate_hubspot_disconnect_form"

    def answers(self, turn: Turn) -> bool:
        """A yes or a no."""
        return says_yes(turn, turn.choice) or says_no(turn)

    async def hear(self, turn: Turn) -> None:
        """Only a yes is a yes; a button counts if it carries this grant's id."""
        grant = await confirm.connection(who(turn))
        if says_no(turn):
            await self.stop(turn)
        elif grant and says_yes(turn, grant.id):
            turn.dialog.confirmed = grant.id

    async def ask(self, turn: Turn) -> str | None:
        """The yes."""
        grant = None if turn.dialog.confirmed else await self._grant(turn)
        if grant is None:
            return None
        turn.say("utter_hubspot_ask_disconnect", yes_no(grant.id), **in_words(grant))
        return CONFIRMATION

    @staticmethod
    async def _grant(turn: Turn) -> Grant | None:
        grant = await confirm.connection(who(turn))
        if grant is None:
            turn.say("utter_hubspot_nothing_to_disconnect")
            turn.dialog.over = "not_connected"
        return grant

    async def settled(self, turn: Turn) -> bool:
        """Whether the yes is there; without a connection there is nothing to ask."""
        return bool(turn.dialog.confirmed) or await self._grant(turn) is None

    async def stop(self, turn: Turn) -> None:
        """Everything stays."""
        turn.dialog.over = "cancelled"
        turn.say("utter_hubspot_disconnect_left")


class ActionDisconnectHubspot(Action):
    """Revokes and erases; what was put aside goes with it."""

    def name(self) -> str:
        """Literal, as in domain.yml."""
        return "action_disconnect_hubspot"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Only after a yes."""
        turn = Turn(dispatcher, tracker, domain)
        result = turn.dialog.over or await bounded(turn, self._disconnect(turn)) or turn.dialog.over or "not_connected"
        if result == "done":
            turn.dialog.suspended = None
        return finish(turn, result)

    async def _disconnect(self, turn: Turn) -> Result:
        grant = await confirm.connection(who(turn))
        if grant is None or turn.dialog.confirmed != grant.id:
            raise NotConnected("nothing was confirmed")
        receipt = await confirm.disconnect(who(turn))
        turn.forget_records()
        if receipt is None:
            turn.say("utter_hubspot_nothing_to_disconnect")
            return "not_connected"
        response = "utter_hubspot_disconnected" if receipt.revoked else "utter_hubspot_disconnected_here"
        turn.say(response, email=receipt.email, account=receipt.account, id=receipt.hub_id)
        return "done"
