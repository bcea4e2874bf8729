"""Messages that start no dialog by themselves: bare words, and what was not understood well enough."""

from __future__ import annotations

import re
from abc import ABC
from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ...chat import buttons, show
from ...chat.boundary import bounded
from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...errors import LinkNeeded, Result
from ...language import affirms, cancels, denies, heard, orders_edit, read_command, read_value
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import Reference, Value
from ...language.wish.undoing import takes_back
from ...record import CATALOGUE, Record
from ..aside import Aside, aside_named, is_dialog
from ..case import ME, open_case
from ..finding.among import by_facts
from ..finding.by_key import keyed
from ..finding.find import find
from ..finding.listing import say_missed
from ..finding.mine import OWNER, introduced
from ..finding.nouns import kinds, names
from ..finding.refer import refer
from ..get import QUESTION
from ..values import shorten
from ..writes.sought import create_instead, meant_instead, search_instead, update_instead
from .by_criteria import by_criteria
from .called import commanded, deleted, hits
from .follow_up import follow_up
from .jobs import Job, made_instead, many_instead, start
from .mine import mine
from .named import called_in_list, named_within
from .placed import OPEN, place_in_list, takes_none
from .restraint import say_left, tell_last
from .told import told
from .typed import offered_last, typed

MOST_WORDS, MOST_FILLERS = 8, 1
"""Words of a bare name, and small words among them; other messages are not looked up."""
FEW_WORDS = 4
"""Of a description among small words: "the IT guy"."""
SENTENCE = re.compile(r"(?:it|i|you|we|they|he|she|is|are|do|does|did|can|could|there|this|that)(?:'\w+)?\b", re.I)
"""How sentences begin, and names do not."""

LISTENERS: list[Callable[[Turn], Awaitable[list[EventType] | None]]] = [typed]
"""Who else may know what a bare answer means: the first that returns events has dealt with it."""


class Bare(Aside, ABC):
    """A message without a dialog: tried as a follow-up of what was shown, then as a record's name."""

    waits = False

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Ask the listeners first."""
        turn = Turn(dispatcher, tracker, domain)
        for listener in LISTENERS:
            events = await bounded(turn, listener(turn))
            if events is not None:
                return events
        return await bounded(turn, self._as_job(turn)) or await super().run(dispatcher, tracker, domain)

    async def left(self, turn: Turn) -> bool:
        """ "Don't change anything": said, and done with."""
        forbidden = bool(turn.text) and heard(turn.text).mood == "forbid"
        if forbidden:
            await say_left(turn)
        return forbidden

    async def _as_job(self, turn: Turn) -> list[EventType] | None:
        """Start the dialog that the words stand for, if they stand for one."""
        if (meant := heard(turn.text)).mood == "order":
            turn.text = meant.text  # "what's the stage? set it to closed won"
        said = turn.text.strip()
        if (
            not said
            or takes_none(turn)
            or place_in_list(turn) is not None
            or any(plain(said) for plain in (affirms, denies, cancels))
        ):
            return None
        try:
            found = (
                many_instead(turn)
                or made_instead(turn)
                or create_instead(turn)
                or update_instead(turn)
                or search_instead(turn)
                or await meant_instead(turn)
                or await mine(turn)
                or await keyed(turn)
                or called_in_list(turn)
                or await follow_up(turn)
                or await told(turn)
            )
            found = found or await by_criteria(turn) or await self.named(turn) or await named_within(turn)
        except LinkNeeded:
            return None  # not worth connecting for: nobody knows yet what the words mean
        return start(turn, found) if found and turn.offers(found.name) else None

    async def named(self, turn: Turn) -> Job | None:
        """The dialog that shows the record whose name the words are; that deletes it, where they say so."""
        if read_command(turn.text) == "delete" and (goes := await deleted(turn)):
            return goes
        called = [(kind, said) for kind in kinds() if names(kind, turn.text) and (said := refer(turn, kind))]
        if called:  # "the customer signed | the Larch deal" names a deal
            plain = (kind for kind, said in called if not any(names(o, said.text) for o in kinds() if o is not kind))
            return _get(turn, next(plain, called[0][0]))
        if not is_like_a_name(turn.text):
            row = await _row(turn) if len(turn.text.split()) <= FEW_WORDS else None
            return _get(turn, row) if row else None
        found = {record.singular: await hits(turn, record) for record in kinds()}
        sure = [noun for noun, how in found.items() if how == "sure"]
        if not sure and (row := await _row(turn)):
            return _get(turn, row)
        close = sure or [noun for noun, how in found.items() if how == "close"]
        return _get(turn, CATALOGUE[close[0]]) if len(close) == 1 else None


async def _row(turn: Turn) -> Record | None:
    """The kind of record listed just now, where a fact of a row is said: "the R&D manager"."""
    listed = turn.last_list
    record = CATALOGUE.get(listed.object) if listed and turn.list_is_latest else None
    if record is None or listed is None:
        return None
    case = await open_case(turn, record)
    return record if await by_facts(case, listed, turn.text, record.fetched) else None


def is_like_a_name(text: str) -> bool:
    """Whether bare words are worth looking up."""
    said = fold(text).split()
    few = len(said) <= MOST_WORDS and sum(word in FILLERS for word in said) <= MOST_FILLERS
    return few and not SENTENCE.match(text.strip()) and introduced(text) is None


def _get(turn: Turn, record: Record) -> Job:
    deletes = read_command(turn.text) == "delete"  # "delete Jane Doe", "edit Jane Doe"
    verb = "delete" if deletes else "update" if orders_edit(turn.text) else "get"
    return Job(f"{verb}_{record.singular}", _dialog(turn, record))


def _dialog(turn: Turn, record: Record) -> Dialog:
    return Dialog(object=record.singular, sentence=turn.text, hints=turn.hints)


class Pick(Bare, ABC):
    """A bare answer when nothing was asked: a number of the list just shown, or a name to look up."""

    async def answer(self, turn: Turn) -> Result:
        """Show the record picked; otherwise offer what the words could be."""
        shown, place = turn.last_list, place_in_list(turn)
        if takes_none(turn):
            turn.say("utter_hubspot_none_chosen")
            return "cancelled"
        if shown and place is not None:
            return await self._show(turn, CATALOGUE[shown.object], shown.targets[place].id)
        words = OPEN.sub("", turn.text)
        if shown and shown.targets and words.strip(" .!#").isdigit():
            turn.say("utter_hubspot_no_such_number", count=len(shown.targets))
            return "not_found"
        if introduced(turn.text):
            return await self._meet(turn, introduced(turn.text) or "")
        if await self.left(turn):
            return "refused"
        if turn.undo_is_latest and takes_back(turn.text):
            await tell_last(turn)
            return "refused"
        if (denies(turn.text) or turn.intent == "deny") and offered_last(turn):
            turn.say("utter_hubspot_nothing_changed")
            return "cancelled"
        if affirms(turn.text) or denies(turn.text) or turn.intent == "affirm":
            turn.say("utter_hubspot_nothing_to_confirm")
            return "refused"
        said = shorten(turn.text, 40)
        if not said:
            turn.say("utter_hubspot_help")
            return "refused"
        offers = [
            buttons.button(f"Find the {noun} “{said}”", f"get_{noun}", hubspot_text=f'show the {noun} "{said}"')
            for noun in (record.singular for record in kinds())
        ]
        turn.say("utter_hubspot_not_sure", offers)
        return "ambiguous"

    async def _meet(self, turn: Turn, name: str) -> Result:
        """Who the person is, for "my deals"."""
        case = await open_case(turn, kinds()[0])
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
        say_missed(case)
        case.say_card("utter_hubspot_found", found.items[0])
        return "done"


SMALL_TALK = ("greet", "goodbye", "thank", "out_of_scope")
ASIDES = ("help", "show_more", "list_stages", "list_owners", "list_properties")
"""What is answered as it seems, however unsure it is: nothing goes wrong by that."""
LOOKS = ("get_", "search_", "list_", "inform")


class Clarify(Pick, ABC):
    """The message was not understood well enough."""

    async def _as_job(self, turn: Turn) -> list[EventType] | None:
        """What it may be about; failing that, what is likeliest, where that does no harm."""
        likely = _likely(turn)
        found = await super()._as_job(turn)
        if found or not likely:
            return found
        if is_dialog(likely[0]) and all(intent.startswith(LOOKS) for intent in likely[:2]):
            noun = likely[0].partition("_")[2]
            record = next(r for r in kinds() if noun in (r.singular, r.plural))
            return start(turn, Job(likely[0], _dialog(turn, record)))
        return None

    async def named(self, turn: Turn) -> Job | None:
        """What its verb says, to a record whose name it holds; or just that record."""
        verb = read_command(turn.text) or ("get" if QUESTION.search(turn.text) else None)
        return (await commanded(turn, verb) if verb else None) or await super().named(turn)

    async def answer(self, turn: Turn) -> Result:
        """The two likeliest readings, as buttons. Each carries the sentence, so that nothing has to be typed twice."""
        if await self.left(turn):
            return "refused"
        likely = _likely(turn)
        first = likely[0] if likely else ""
        if first == "inform" or place_in_list(turn) is not None:
            return await super().answer(turn)
        if first in SMALL_TALK:
            turn.say(f"utter_hubspot_{first}")
            return "refused"
        if first in ASIDES and (aside := aside_named(f"action_{first}")):
            return await aside.answer(turn)
        offers = [
            buttons.button(_in_words(name), name, hubspot_text=shorten(turn.text, 300))
            for name in filter(is_dialog, likely[:4])
            if turn.offers(name)
        ][:2]
        if not offers:
            return await super().answer(turn)
        turn.say("utter_hubspot_clarify", offers, readings=show.numbered(o["title"] for o in offers))
        return "ambiguous"


def _in_words(intent: str) -> str:
    """ "Create a contact", "Search deals"."""
    verb, _, noun = intent.partition("_")
    return f"{verb.capitalize()} {noun}" if noun.endswith("s") else f"{verb.capitalize()} a {noun}"


def _likely(turn: Turn) -> list[str]:
    """The intents the message may have, the likeliest first."""
    ranking = turn.tracker.latest_message.get("intent_ranking") or []
    return [name for name in (str(i.get("name")) for i in ranking) if name != "nlu_fallback"]
