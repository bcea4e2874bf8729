"""A bare message that starts no dialog by itself: it may be about what was shown last."""

from __future__ import annotations

import re
from abc import ABC
from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from ..chat import buttons
from ..chat.boundary import bounded
from ..chat.dialog import Dialog
from ..chat.turn import REQUESTED, Turn
from ..errors import Result
from ..language import read_choice, read_value
from ..language.said import Reference, Shift, Value
from ..record import CATALOGUE, Record
from .aside import Aside
from .case import ME, open_case
from .find import find
from .mine import OWNER, introduced
from .search import REFINES
from .update_form import read_changes
from .values import shorten
from .which import WhichForm, names

LEAD = r"(?:(?:ok|okay|no|actually|please|and|now|oh|also),? )*"
MAKE_IT = re.compile(rf"{LEAD}(?:make|set|change|move|put|bump|push) (?:it|that|this)\b", re.I)
"""An order that can only mean the record shown last."""
STATES = re.compile(
    rf"{LEAD}(?:its|it's|her|his|their|the|new)\b[^?]*?(?:\b(?:is|are|was|should be|will be|became)\b|[:=])[^?]+", re.I
)
"""A statement that may tell a new value of the record shown last: "her phone is 020 7946 0018"."""

OPEN = re.compile(
    r"^(?:please )?(?:open|show|pick|select|take|see|view|get)(?: me)?(?: (?:the )?(?:number|no\.?))? ", re.I
)

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
        """Start the dialog that the words stand for.

        "Make it 15k" changes the last record, "only the open ones" narrows the last list, "the Acme deal" shows it.
        """
        last, shown = turn.last_record, turn.last_list
        if last and last.object in CATALOGUE and await self._tells(turn, CATALOGUE[last.object]):
            return self._start(turn, f"update_{last.object}", CATALOGUE[last.object])
        if shown and shown.object in CATALOGUE and REFINES.match(turn.text):
            record = CATALOGUE[shown.object]
            return self._start(turn, f"search_{record.plural}", record)
        for record in map(CATALOGUE.__getitem__, ("deal", "contact")):
            if names(record, turn.text) and WhichForm.refer(turn, record):
                return self._start(turn, f"get_{record.singular}", record)
        return None

    @staticmethod
    async def _tells(turn: Turn, record: Record) -> bool:
        """Whether the words give the record shown last a new value."""
        if MAKE_IT.match(turn.text):
            return True
        if not STATES.fullmatch(turn.text.strip()):
            return False
        said = read_changes(await open_case(turn, record))
        about_it = said.reference is None or said.reference.kind == "last"
        return about_it and any(c.property and isinstance(c.value, (Value, Shift)) for c in said.changes)

    @staticmethod
    def _start(turn: Turn, dialog: str, record: Record) -> list[EventType]:
        turn.dialog = Dialog(object=record.singular, sentence=turn.text, hints=turn.hints)
        return [*turn.events(), SlotSet(REQUESTED, None), ActiveLoop(f"hubspot_{dialog}_form")]

    async def answer(self, turn: Turn) -> Result:
        """Show the record picked; otherwise offer what the words could be."""
        shown = turn.last_list
        words = OPEN.sub("", turn.text)
        place = read_choice(words, [t.title for t in shown.targets]) if shown and words else None
        if shown and isinstance(place, int) and place >= 0:
            return await self._show(turn, CATALOGUE[shown.object], shown.targets[place].id)
        if shown and shown.targets and words.strip(" .!#").isdigit():
            turn.say("utter_hubspot_no_such_number", count=len(shown.targets))
            return "not_found"
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
