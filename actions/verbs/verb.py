"""The way in and the end of every dialog: an action does what a sentence says, and says so.

If something is missing, it starts its form, which asks; Rasa calls the action again when the form is done.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..chat.boundary import bounded
from ..chat.dialog import Dialog, Suspended
from ..chat.memory import OWN_PREFIX
from ..chat.turn import REQUESTED, Turn
from ..errors import Result
from ..language.english.yesno import withdrawn
from ..record import CATALOGUE, Record
from .case import Case, open_case
from .flows.flow import act_in_flow
from .form import Form
from .heard.instead import instead
from .heard.jobs import Job, dropped, queued, waiting_words

CONNECT_FORM = "hubspot_connect_form"


class Verb(Action, ABC):
    """Does one thing to one kind of record, and ends the dialog.

    Subclasses in the catalogue give `record`, the literal `name`, and the `form` that finds out what is wanted.
    """

    record: ClassVar[Record]
    form: ClassVar[type[Form]]
    writes: ClassVar[bool] = False

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @abstractmethod
    async def act(self, case: Case) -> Result | None:
        """Do it and say so. None: something has to be asked again, the form goes on."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Act, or start the form; leave the conversation clean."""
        turn, form = Turn(dispatcher, tracker, domain), self.form()
        if turn.stack:
            return await act_in_flow(turn, form, self.act)
        if turn.starts_dialog and not turn.running_form and turn.choice is None and withdrawn(turn.spoken):
            turn.say("utter_hubspot_cancelled")
            return finish(turn, "cancelled")
        if turn.starts_dialog:
            jobs = await bounded(turn, instead(turn, self.record, form.intent))
            form.begin(turn)
            if jobs:
                return self._one_by_one(turn, jobs)
        result = turn.dialog.over or await bounded(turn, self._act(turn, form)) or turn.dialog.over
        if turn.dialog.detour:
            return connect_first(turn, form.form)
        return finish(turn, result) if result else [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(form.form)]

    @staticmethod
    def _one_by_one(turn: Turn, jobs: list[Job]) -> list[EventType]:
        """Start the first of several jobs; the others wait for their turn."""
        (name, dialog), *others = jobs
        turn.dialog = dialog.model_copy(update={"suspended": queued(others, dialog.suspended or turn.dialog.suspended)})
        return [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(f"{OWN_PREFIX}{name}_form")]

    async def _act(self, turn: Turn, form: Form) -> Result | None:
        record = CATALOGUE.get(turn.dialog.object, self.record)
        case = await open_case(turn, record, write=self.writes)
        if turn.dialog.object and not turn.dialog.opened:
            await form.start(case)
            if turn.dialog.over or form.missing(case):
                return turn.dialog.over
        return await self.act(case)


def connect_first(turn: Turn, form: str) -> list[EventType]:
    """Put the dialog aside and start the connect dialog, which goes on with it once the person is connected.

    A yes that was given is asked for again: it may be another account by then.
    """
    detour = turn.dialog.detour
    if (aside := turn.dialog.suspended) and aside.form == CONNECT_FORM and detour:
        # It was being connected already: what waited for that goes on waiting, and so does the link.
        earlier = Dialog.model_validate(aside.slots.get("hubspot_dialog") or {})
        turn.dialog.suspended = earlier.suspended if earlier.suspended and earlier.suspended.form else None
        detour.tag = earlier.detour.tag if earlier.detour else ""
    turn.dialog.detour, turn.dialog.over, turn.dialog.confirmed = None, None, None
    turn.set("hubspot_dialog", turn.dialog)
    kept = turn.put_aside(form, asked=None)
    turn.dialog = Dialog(detour=detour, suspended=kept)
    turn.set("hubspot_result", "not_connected")
    return [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(CONNECT_FORM)]


def connect_then(turn: Turn, action: str) -> list[EventType]:
    """Start the connect dialog for an action without a dialog, which is run again afterwards."""
    turn.dialog = Dialog(detour=turn.dialog.detour, suspended=Suspended(action=action))
    return [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(CONNECT_FORM)]


def finish(turn: Turn, result: Result) -> list[EventType]:
    """End the dialog: clear its slots, tell the outcome, go on with a dialog that was put aside."""
    if turn.stack:
        return turn.close(result)
    suspended, left = turn.dialog.suspended, ""
    if result != "done":
        suspended, left = dropped(suspended, result)
    turn.forget_dialog()
    turn.set("hubspot_result", result)
    if left:
        turn.say("utter_hubspot_left_undone", rest=left)
    if suspended is None or not suspended.form:
        ended = [SlotSet(REQUESTED, None), ActiveLoop(None)] if turn.running_form else []
        return [*turn.events(dialog=False), *ended]
    if words := waiting_words(suspended):
        turn.say("utter_hubspot_next_job", rest=words)
    else:
        turn.say("utter_hubspot_resumed")
    for name, value in suspended.slots.items():
        turn.set(name, value)
    return [*turn.events(dialog=False), SlotSet(REQUESTED, suspended.asked), ActiveLoop(suspended.form)]
