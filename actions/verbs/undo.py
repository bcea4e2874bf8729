"""Undo the last change of this conversation."""

from __future__ import annotations

import re
from abc import ABC
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..chat import buttons, show
from ..chat.boundary import bounded
from ..chat.dialog import Dialog
from ..chat.dialog import Undo as Done
from ..chat.turn import Turn
from ..errors import Result
from ..language import corrected, heard, named_properties, orders_change, read_command, read_reference
from ..language.english.text import fold
from ..language.english.words import FILLERS
from ..language.which.rows import is_order
from ..language.wish.undoing import BACK, only_says_back, puts_back, wishes_back
from ..ledger.operation import Write
from ..record import CATALOGUE
from .aside import Aside
from .case import Case, open_case
from .finding.find import find
from .finding.nouns import kinds, names, one_of_many, several
from .finding.paging import goes_back, turn_page
from .finding.refer import refer
from .form import CONFIRMATION
from .heard.called import commanded
from .heard.carry_on import carried_on
from .heard.follow_up import asked_of_last
from .heard.jobs import Job, start
from .heard.moved import moved
from .heard.restraint import say_left, tell_last
from .heard.shared import NAMED
from .writes.changing import alike, change, day_kept, say_changed
from .writes.writing import done_before

_WHO = re.compile(r"\W*(?:(?:and|so|but)\W+)*who\b", re.IGNORECASE)
DELETING = "_delete_"
_ASKS = re.compile(
    r"\?|^\W*(?:(?:and|but|wait|ok|so|oh|hm+)[, ]+)*(?:can|could|is|are|will|would|what|how|do|does|am)\b",
    re.IGNORECASE,
)


_WHATEVER = re.compile(
    r"\b(?:(?:old|previous|original|prior|wrong|last) (?:values?|numbers?|entry|data|info)|last|latest|changed?|changes"
    r"|updates?|edits?|steps?|things?|actions?)\b",
    re.IGNORECASE,
)
"""What names no change before the last one."""


async def _meant(turn: Turn) -> Job | None:
    """The record that is meant instead of what was said before."""
    text, corrects = corrected(turn.text)
    for record in kinds() if corrects else []:
        said = read_reference(text, record)
        if said and said.kind in NAMED:
            if (await find(await open_case(turn, record), said)).sure:
                return Job.of("get", record, text)
    return None


async def _gone_back_to(turn: Turn) -> Job | None:
    """ "Go back to Larch" shows it; "back to my deals" lists them."""
    if turn.choice is not None or goes_back(turn) or not only_says_back(turn.text) or read_command(turn.text) != "get":
        return None
    if job := await commanded(turn, "get"):
        return job
    for kind in kinds():
        said, named = refer(turn, kind), names(kind, turn.text)
        verb = f"list_{kind.plural}" if several(kind, turn.text) else f"get_{kind.singular}"
        if said and (named or said.kind == "id") and turn.offers(verb):
            return Job(verb, Dialog(object=kind.singular, sentence=turn.text, hints=turn.hints))
    return None


def _turns_round(turn: Turn) -> bool:
    """Whether it is an order for the list just shown."""
    return turn.list_is_latest and is_order(turn.text, kinds()[0])


async def _deletes(turn: Turn) -> Job | None:
    """A new record is taken back by deleting it, which waits for a yes."""
    undo = turn.undo
    if undo is None or undo.done != "created" or not wishes_back(turn.text):
        return None
    record = undo.target.object
    if await names_another(await open_case(turn, CATALOGUE[record]), undo):
        return None
    job = Job(f"delete_{record}", Dialog(object=record, sentence=turn.text, choice=undo.target.id))
    return job if turn.offers(job.name) else None


def _asks_of_value(text: str) -> bool:
    """Whether a value is asked for, and nothing of its change: "what did you put as close date?"."""
    about = (BACK.search(text), _WHATEVER.search(text), _WHO.match(text))
    return heard(text).mood == "ask" and not any(about)


def _last_made(turn: Turn) -> Job | None:
    """ "What was the last deal I created?" undoes nothing."""
    asked = (kind for kind in kinds() if names(kind, turn.text) and one_of_many(turn.text, kind))
    record = None if wishes_back(turn.text) else next(asked, None)
    dialog = Dialog(object=record.singular, sentence=turn.text, hints=turn.hints) if record else None
    return Job(f"get_{record.singular}", dialog) if record and dialog else None


async def names_another(case: Case, undo: Done) -> bool:
    """Whether another change than the last one is to be undone: of a property or a record that it did not touch."""
    turn = case.turn
    text = _WHATEVER.sub("", turn.text)
    if named_properties(text, case.record, case.portal, turn.now) & set(undo.after):
        return False
    words = set(fold(BACK.sub(" ", text)).split()) - FILLERS
    own = set(fold(undo.target.title).split()).union(*(_words(case, name) for name in undo.after))
    others = {word for title in turn.titles_shown for word in fold(title).split()}
    if words & (others - own):
        return True
    nouns = {noun for kind in kinds() for noun in (kind.singular, kind.plural, *kind.synonyms)}
    for kind in kinds():
        other = case if kind is case.record else await open_case(turn, kind)
        called = {word for slot in kind.slots for word in _words(other, slot.property)[-1:]} - nouns
        if words & (called - own) or named_properties(text, kind, other.portal, turn.now):
            return True
    return False


def _words(case: Case, name: str) -> list[str]:
    return fold(show.label(name, case.portal)).split()


class Undo(Aside, ABC):
    """Puts back the last change, if nobody changed those values since."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """With nothing to undo, "my mistake, I meant Larch" only names a record; of a list, "reverse" is an order."""
        turn = Turn(dispatcher, tracker, domain)
        if turn.running_form is None and not turn.stack:
            job = await bounded(turn, carried_on(turn)) if _turns_round(turn) else None
            if job is None:
                job = await bounded(turn, _meant(turn) if turn.undo is None else _deletes(turn))
                job = job or _last_made(turn) or await bounded(turn, _gone_back_to(turn))
                if job is None and _asks_of_value(turn.text):
                    job = await bounded(turn, asked_of_last(turn))
                job = job or await bounded(turn, moved(turn))
            if job:
                return start(turn, job)
        return await super().run(dispatcher, tracker, domain)

    async def _told(self, turn: Turn) -> Job | None:
        """ "Put the city back" tells no change."""
        return None if puts_back(turn.text) else await super()._told(turn)

    async def answer(self, turn: Turn) -> Result:
        """An update is reversed, a create offered for deletion; a delete is restored in HubSpot. Of a list, a page."""
        if goes_back(turn):
            return await turn_page(turn)
        if only_says_back(turn.text) and not (orders_change(turn.text) and " back to " in turn.text):
            turn.say("utter_hubspot_out_of_scope")
            return "refused"
        if turn.waiting_for == CONFIRMATION and DELETING in (turn.running_form or "") and _ASKS.search(turn.text):
            turn.say("utter_hubspot_about_delete")  # nothing else is undone by what is asked of this deletion
            return "refused"
        undo = turn.undo
        if undo is None:
            who = _WHO.match(turn.text)  # HubSpot's history tells who, and is not read
            turn.say("utter_hubspot_out_of_scope" if who else "utter_hubspot_nothing_to_undo")
            return "refused" if who else "not_found"
        if turn.text and not wishes_back(turn.text):
            await (say_left(turn) if heard(turn.text).mood == "forbid" else tell_last(turn))
            return "refused"
        record = CATALOGUE[undo.target.object]
        case = await open_case(turn, record, write=undo.done == "updated")
        if await names_another(case, undo):
            turn.say("utter_hubspot_undo_only_last")
            await tell_last(turn)
            return "refused"
        if undo.done == "created":
            offer = buttons.button("Delete it", f"delete_{record.singular}", hubspot_choice=undo.target.id)
            turn.say("utter_hubspot_undo_create", [offer], title=undo.target.title)
            return "refused"
        if undo.done == "linked":
            turn.say("utter_hubspot_undo_link", title=undo.target.title)
            return "refused"
        if undo.done == "deleted":
            turn.say("utter_hubspot_undo_delete", title=undo.target.title, noun=record.singular)
            return "refused"
        return await self._put_back(case)

    async def _put_back(self, case: Case) -> Result:
        undo = case.turn.undo
        assert undo is not None
        called = named_properties(case.turn.text, case.record, case.portal, case.turn.now)
        if named := called & set(undo.after):  # "put the old title back": nothing else
            part = {n: {k: v for k, v in getattr(undo, n).items() if k in named} for n in ("after", "before")}
            undo = undo.model_copy(update=part)
        wanted = case.record.fetched_with(undo.after)
        now = await case.crm.read(case.record, undo.target.id, properties=wanted)
        before = {name: value or "" for name, value in undo.before.items()}
        item, old, earlier = now, now.properties, False
        if all(alike(case, now, name, now.properties.get(name), value) for name, value in undo.after.items()):
            kept = day_kept(case, now.properties, before)
            item, old, taken, earlier = await change(case, undo.target.id, now.properties, {**before, **kept}, "undo")
            before = {name: value for name, value in taken.items() if name not in kept}
            if not before:
                return "refused"
        elif not await done_before(case, Write("undo", case.record.singular, undo.target.id)):
            case.say("utter_hubspot_changed_since", title=undo.target.title)
            return "refused"
        say_changed(case, item, old, before)
        if named and called > named:
            rest = sorted(show.label(name, case.portal) for name in called - named)
            case.say("utter_hubspot_left_undone", rest=", ".join(rest))
        if not earlier:
            case.turn.set("hubspot_undo", None)
        return "done"
