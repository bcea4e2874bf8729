"""How the forms of this room hear and ask. Like `verbs.form`, without a record and without HubSpot's API."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..chat.boundary import bounded
from ..chat.dialog import Dialog
from ..chat.turn import REQUESTED, Turn
from ..language import cancels
from ..verbs.form import ANSWERS, SURE
from ..verbs.heard.jobs import is_worth_keeping


class AccountForm(FormValidationAction, ABC):
    """Hears, then asks what is still missing."""

    form: ClassVar[str]
    intent: ClassVar[str]

    @abstractmethod
    def name(self) -> str:
        """The validator's name in the domain."""

    @abstractmethod
    async def hear(self, turn: Turn) -> None:
        """Take the answer to what was asked."""

    @abstractmethod
    async def ask(self, turn: Turn) -> str | None:
        """Ask what is missing; the slot that stands for it, None when nothing is."""

    @abstractmethod
    async def stop(self, turn: Turn) -> None:
        """The person wants no more of it."""

    @abstractmethod
    async def settled(self, turn: Turn) -> bool:
        """Whether nothing more need be asked under `turn.asked`; for flows of Rasa Pro (`flow.py`)."""

    def answers(self, turn: Turn) -> bool:
        """Whether the message is plainly an answer, whatever its intent looks like."""
        return False

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Hear the message and ask on. No events: the message is not for this form, Rasa's rules take it."""
        turn = Turn(dispatcher, tracker, domain)
        events = await bounded(turn, self._pass(turn))
        return [*turn.events(), SlotSet(REQUESTED, None)] if events is None else events

    async def _pass(self, turn: Turn) -> list[EventType]:
        for_us = turn.answered(self.form)
        if for_us and turn.activated(self.form):
            self._begin(turn)
        elif for_us and (cancels(turn.text) or (turn.intent == "cancel" and turn.confidence >= SURE)):
            turn.dialog.over = "cancelled"
            await self.stop(turn)
        elif for_us and turn.asked:
            if self._interrupts(turn):
                return []
            await self.hear(turn)
        slot = None if turn.dialog.over else await self.ask(turn)
        return [*turn.events(), SlotSet(REQUESTED, None if turn.dialog.over else slot)]

    def _begin(self, turn: Turn) -> None:
        other = turn.interrupted_form
        aside = turn.put_aside(other, turn.asked) if other and other != self.form and is_worth_keeping(other) else None
        turn.dialog = Dialog(suspended=aside)

    def _interrupts(self, turn: Turn) -> bool:
        if turn.choice is not None or turn.intent in ANSWERS or turn.intent == self.intent:
            return False
        return turn.confidence >= SURE and not self.answers(turn)
