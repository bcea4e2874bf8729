"""Actions without a dialog of their own: they answer at any moment, also in the middle of a form."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..chat import buttons, show
from ..chat.boundary import bounded
from ..chat.dialog import Dialog
from ..chat.turn import OWN_PREFIX, REQUESTED, Turn
from ..errors import Result
from ..language import read_choice, read_value
from ..language.said import Reference, Value
from ..record import CATALOGUE, Record
from .case import ME, open_case
from .find import find
from .listing import show_page
from .mine import OWNER, introduced
from .search import search_of
from .values import shorten
from .verb import connect_then
from .which import WhichForm, names


class Aside(Action, ABC):
    """Answers and leaves the running dialog as it is.

    Attributes:
        waits: whether it can be answered later just as well, when HubSpot has to be connected first.
    """

    waits: ClassVar[bool] = True

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @abstractmethod
    async def answer(self, turn: Turn) -> Result:
        """Say what there is to say."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Answer; only the lasting slots change."""
        turn = Turn(dispatcher, tracker, domain)
        before = turn.dialog.detour
        turn.set("hubspot_result", await bounded(turn, self.answer(turn)) or turn.dialog.over)
        if turn.dialog.detour is before:
            return turn.events(dialog=False)
        if self.waits and turn.running_form is None:
            return connect_then(turn, self.name())
        turn.say("utter_hubspot_connect_first", [buttons.button("Connect HubSpot", "connect_hubspot")])
        return turn.events(dialog=False)


def aside_named(name: str) -> Aside | None:
    """The aside of this name."""
    found: list[Any] = [Aside]
    for cls in found:
        found += cls.__subclasses__()
    concrete = (cls() for cls in found if not getattr(cls, "__abstractmethods__", None))
    return next((aside for aside in concrete if aside.name() == name), None)


class ShowMore(Aside, ABC):
    """The next page of the list shown last."""

    async def answer(self, turn: Turn) -> Result:
        """HubSpot's cursor was kept with the list."""
        shown = turn.last_list
        record = CATALOGUE.get(shown.object) if shown else None
        if shown is None or record is None or shown.after is None:
            turn.say("utter_hubspot_no_more" if shown else "utter_hubspot_nothing_shown", said=turn.text)
            return "not_found"
        case = await open_case(turn, record)
        await show_page(case, shown, search_of(case, shown))
        return "done"


MAKE_IT = re.compile(
    r"(?:(?:ok|okay|no|actually|please|and|now),? )*(?:make|set|change|move|put|bump|push) (?:it|that|this)\b", re.I
)
"""An order that can only mean the record shown last."""

Listener = Callable[[Turn], Awaitable["list[EventType] | None"]]
LISTENERS: list[Listener] = []
"""Who else may know what a bare answer means: the first that returns events has dealt with it."""


class Pick(Aside, ABC):
    """A bare answer when nothing was asked: a number of the list just shown, or a name to look up."""

    waits = False

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Ask the listeners first."""
        turn = Turn(dispatcher, tracker, domain)
        for listener in LISTENERS:
            events = await bounded(turn, listener(turn))
            if events is not None:
                return events
        return await bounded(turn, self._as_job(turn)) or await super().run(dispatcher, tracker, domain)

    async def _as_job(self, turn: Turn) -> list[EventType] | None:
        """Start the dialog that the words stand for: "the Acme deal" shows it, "make it 15k" changes the last one."""
        for record in map(CATALOGUE.__getitem__, ("deal", "contact")):
            if names(record, turn.text) and WhichForm.refer(turn, record):
                return self._start(turn, "get", record)
        last = turn.last_record
        return self._start(turn, "update", CATALOGUE[last.object]) if last and MAKE_IT.match(turn.text) else None

    @staticmethod
    def _start(turn: Turn, verb: str, record: Record) -> list[EventType]:
        turn.dialog = Dialog(object=record.singular, sentence=turn.text, hints=turn.hints)
        return [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(f"hubspot_{verb}_{record.singular}_form")]

    async def answer(self, turn: Turn) -> Result:
        """Show the record picked; otherwise offer what the words could be."""
        shown = turn.last_list
        place = read_choice(turn.text, [t.title for t in shown.targets]) if shown and turn.text else None
        if shown and isinstance(place, int) and place >= 0:
            return await self._show(turn, CATALOGUE[shown.object], shown.targets[place].id)
        if introduced(turn.text):
            return await self._meet(turn, introduced(turn.text) or "")
        said = shorten(turn.text, 40)
        if not said:
            turn.say("utter_hubspot_help")
            return "refused"
        offers = [
            buttons.button(f"Find the {noun} “{said}”", f"get_{noun}", hubspot_text=f'show the {noun} "{said}"')
            for noun in ("deal", "contact")
        ]
        turn.say("utter_hubspot_not_sure", offers)
        return "ambiguous"

    async def _meet(self, turn: Turn, name: str) -> Result:
        """Who the person is, for "my deals"."""
        case = await open_case(turn, CATALOGUE["deal"])
        owner = read_value(OWNER, name, case.portal, turn.now)
        if not isinstance(owner, Value):
            case.say("utter_hubspot_unknown_owner", said=shorten(name))
            return "not_found"
        turn.set(ME, owner.wire)
        case.say("utter_hubspot_met", name=owner.shown)
        return "done"

    async def _show(self, turn: Turn, record: Record, record_id: str) -> Result:
        case = await open_case(turn, record)
        found = await find(case, Reference(kind="id", text=record_id))
        if not found.items:
            case.say("utter_hubspot_not_found")
            return "not_found"
        case.say_card("utter_hubspot_found", found.items[0])
        return "done"


class Clarify(Aside, ABC):
    """The message was not understood well enough: the two likeliest readings, as buttons."""

    async def answer(self, turn: Turn) -> Result:
        """Each button carries the sentence, so that nothing has to be typed twice."""
        ranking = turn.tracker.latest_message.get("intent_ranking") or []
        likely = [str(i.get("name")) for i in ranking if is_dialog(str(i.get("name")))][:2]
        offers = [
            buttons.button(name.replace("_", " ").capitalize(), name, hubspot_text=shorten(turn.text, 300))
            for name in likely
        ]
        turn.say("utter_hubspot_clarify", offers, readings=show.numbered(o["title"] for o in offers))
        return "ambiguous"


def is_dialog(intent: str) -> bool:
    """Whether an intent starts one of the dialogs."""
    verb, _, noun = intent.partition("_")
    nouns = {word for record in CATALOGUE.values() for word in (record.singular, record.plural)}
    return verb in {"create", "get", "list", "update", "delete", "search"} and noun in nouns


class Stop(Aside, ABC):
    """Cancel, when no dialog of ours is running (a running one hears it itself)."""

    async def answer(self, turn: Turn) -> Result:
        """There is nothing to stop."""
        turn.say("utter_hubspot_nothing_to_cancel")
        return "cancelled"


class Help(Aside, ABC):
    """What the bot can do; in the middle of a dialog, what the question expects."""

    async def answer(self, turn: Turn) -> Result:
        """The question's own help, or the overview."""
        if turn.running_form and turn.asked and turn.asked.startswith(OWN_PREFIX):
            turn.say(f"utter_hubspot_expected_{turn.asked.removeprefix(OWN_PREFIX)}")
        else:
            turn.say("utter_hubspot_help")
        return "done"
