"""Actions without a dialog of their own: they answer at any moment, also in the middle of a form."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..chat import buttons
from ..chat.boundary import bounded
from ..chat.memory import OWN_PREFIX
from ..chat.turn import Turn
from ..errors import Result
from ..language import cancels, corrected, orders_change, read_command
from ..language.search.paging import only_turns
from ..language.wish.undoing import takes_back
from ..record import CATALOGUE
from .finding.by_key import by_key
from .finding.nouns import kind_shown, kinds
from .finding.paging import turn_page
from .finding.refer import refer
from .heard.again import again_or_back
from .heard.called import commanded
from .heard.carry_on import carried_on, filter_dropped
from .heard.jobs import Job, start
from .heard.mine import mine
from .heard.restraint import tell_last
from .heard.stated import PREDICATE, of_last, stated, stated_instead
from .verb import connect_then


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
        free = turn.running_form is None and not turn.stack
        if free and (job := await bounded(turn, self._told(turn))):
            return start(turn, job)
        before = turn.dialog.detour
        turn.set("hubspot_result", await bounded(turn, self.answer(turn)) or turn.dialog.over)
        if turn.dialog.detour is before:
            return turn.events(dialog=False)
        if self.waits and turn.running_form is None and not turn.stack:
            return connect_then(turn, self.name())
        turn.say("utter_hubspot_connect_first", [buttons.button("Connect HubSpot", "connect_hubspot")])
        return turn.events(dialog=False)

    async def _told(self, turn: Turn) -> Job | None:
        """A change that the words are, whatever they were taken for."""
        told = await again_or_back(turn) or (await stated(turn) if PREDICATE.search(turn.text) else None)
        return told or (
            await stated_instead(turn, kinds()[0], "search") if orders_change(corrected(turn.text)[0]) else None
        )


def aside_named(name: str) -> Aside | None:
    """The aside of this name."""
    found: list[Any] = [Aside]
    for cls in found:
        found += cls.__subclasses__()
    concrete = (cls() for cls in found if not getattr(cls, "__abstractmethods__", None))
    return next((aside for aside in concrete if aside.name() == name), None)


class ShowMore(Aside, ABC):
    """Another page of the list shown last; or what is said of that list beside: "and the lost ones?"."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Words that name a record ("show More Obi") or carry on the list otherwise are no wish for more of it."""
        turn = Turn(dispatcher, tracker, domain)
        if turn.running_form is None and not turn.stack and (job := await bounded(turn, self._meant(turn))):
            return start(turn, job)
        return await super().run(dispatcher, tracker, domain)

    @staticmethod
    async def _meant(turn: Turn) -> Job | None:
        """ "And the lost ones?"; "10 more seats", which are the record's."""
        if only_turns(turn.text) and turn.last_list:
            return None
        found = await by_key(turn) or await carried_on(turn, bare=True) or await _ordered(turn)
        return found or (None if turn.list_is_latest else await of_last(turn))

    async def answer(self, turn: Turn) -> Result:
        """Words that tell no other page mean the next one."""
        return await turn_page(turn)


def is_dialog(intent: str) -> bool:
    """Whether an intent starts one of the dialogs."""
    verb, _, noun = intent.partition("_")
    nouns = {word for record in CATALOGUE.values() for word in (record.singular, record.plural)}
    return verb in {"create", "get", "list", "update", "delete", "search"} and noun in nouns


_OFFERS = ("utter_hubspot_none_found", "utter_hubspot_not_sure", "utter_hubspot_clarify")
"""Questions of ours that no dialog waits for."""


async def _ordered(turn: Turn) -> Job | None:
    """What is plainly ordered of a record that there is: "find Ødegård", "delete Will Update"."""
    verb = read_command(turn.text) if not cancels(turn.text) and turn.choice is None else None
    return await commanded(turn, verb) if verb in {"get", "delete"} else None


def _asked_of_row(turn: Turn) -> Job | None:
    """ "Who is the first?", of the list just shown."""
    listed = turn.last_list if turn.list_is_latest and turn.choice is None else None
    record = kind_shown(listed)
    said = refer(turn, record) if record and _WHO_IS.match(turn.text) else None
    if record is None or said is None or said.kind != "ordinal":
        return None
    return Job.said("get", record, turn)


_WHO_IS = re.compile(
    r"(?:(?:and|so|ok|but)[, ]+)*(?:who|what|which)(?:'s| is| was) (?:the )?\w+(?: one)?[ ?.!]*$", re.I
)


class Stop(Aside, ABC):
    """Cancel, when no dialog of ours is running (a running one hears it itself)."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """ "Scratch that", right after something was written, wishes it back."""
        turn = Turn(dispatcher, tracker, domain)
        free = turn.running_form is None and not turn.stack and turn.offers("undo")
        if free and turn.undo_is_latest and takes_back(turn.text) and (undo := aside_named("action_undo")):
            return await undo.run(dispatcher, tracker, domain)
        return await super().run(dispatcher, tracker, domain)

    async def _told(self, turn: Turn) -> Job | None:
        """A criterion of the list that is to go, or what else the words tell."""
        return await filter_dropped(turn) or await super()._told(turn) or await _ordered(turn)

    async def answer(self, turn: Turn) -> Result:
        """There is nothing to stop: what was only offered is left alone, what has just been written is told."""
        offered = turn.said_last in _OFFERS
        turn.say("utter_hubspot_nothing_changed" if offered else "utter_hubspot_nothing_to_cancel")
        if not offered and turn.undo and turn.undo_is_latest:
            await tell_last(turn)
        return "cancelled"


class Help(Aside, ABC):
    """What the bot can do; in the middle of a dialog, what the question expects."""

    async def _told(self, turn: Turn) -> Job | None:
        """ "What do I have open?" asks for that."""
        return await super()._told(turn) or await mine(turn)

    async def answer(self, turn: Turn) -> Result:
        """The question's own help, or the overview."""
        asked = turn.waiting_for
        if asked and asked.startswith(OWN_PREFIX):
            turn.say(f"utter_hubspot_expected_{asked.removeprefix(OWN_PREFIX)}")
        else:
            turn.say("utter_hubspot_help")
        return "done"


_OTHER_THINGS = re.compile(
    r"\W*(?:please |can you |could you )*(?:make|add|write|take|leave|log|create|send|set|schedule|book|put)"
    r"(?: me| us)? (?:an?|another) (?:\w+ )?(?:note|task|reminder|call|meeting|ticket|invoice|quote|comment|report)\b"
    r"|\W*(?:please |can you |could you )*(?:show|open|display|get|find|pull up|look up)(?: me| us)? (?:the |our )?"
    r"(?:company|firm|organi[sz]ation|ticket|task|product|quote|invoice)(?: (?:card|record|page))?(?: of| for)? \S",
    re.IGNORECASE,
)


"""Records of kinds that are not read, and what is done with those: not the deal that has the company's name."""


class OutOfScope(Aside, ABC):
    """What the bot cannot do; unless the words are a change after all: "set the forecast category to Commit"."""

    waits = False

    async def _told(self, turn: Turn) -> Job | None:
        if _OTHER_THINGS.match(turn.text):
            return None
        told = await super()._told(turn) or await stated_instead(turn, kinds()[0], "search")
        return told or await carried_on(turn) or await _ordered(turn) or _asked_of_row(turn)

    async def answer(self, turn: Turn) -> Result:
        """What it can do instead."""
        turn.say("utter_hubspot_out_of_scope")
        return "refused"
