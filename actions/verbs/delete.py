"""Delete a record: after a yes to that very record, which is read again before it goes."""

from __future__ import annotations

import re
from abc import ABC
from datetime import timedelta

from ..chat import show
from ..chat.dialog import Dialog, Suspended, Target
from ..errors import NotFound, Result
from ..language import corrected, denies, orders_change, orders_edit, read_command, read_reference, read_update, spared
from ..language.english.text import fold
from ..language.said import Reference
from ..language.value.values import EMPTY
from ..language.which.subject import DELETE
from ..language.wish.agreed import begins_with_yes, doubts, is_nothing_else
from ..language.wish.sparing import NO_WORD
from ..ledger.operation import Write
from ..portal import Item
from .case import Case
from .finding.among import THE_ONE, narrow, with_ids
from .finding.find import OFFERED, find
from .finding.listing import search_of
from .finding.nouns import kind_named, kinds
from .finding.refer import refer
from .form import CONFIRMATION, SURE
from .heard.also import deletes_also
from .heard.jobs import Job, instead, queued
from .heard.reading import is_settled
from .verb import Verb
from .which import WhichForm
from .writes.writing import done_before, write
from .yes import says_no, says_yes, yes_no

NO = re.compile(NO_WORD, re.IGNORECASE)
"""A no, whatever follows it."""
_FIRST = re.compile(
    r"\b(?:show|see|view|look at|check|open)\b(?: (?:me|us))? ?(?:it|that|this|him|her|"
    r"(?:the |its |his |her )?(?:details?|card|record|deal|contact))\b",
    re.IGNORECASE,
)
"""A look before the yes: "yes, but first show me it"."""
_THIS = re.compile(rf"\b{DELETE} (?:it|him|her|this|that|them)\b", re.IGNORECASE)
_OTHER = re.compile(r"(?:the|that) other one", re.IGNORECASE)
RESTORABLE = timedelta(days=90)
"""HubSpot keeps deleted records that long in its recycle bin; restoring is possible in its UI only."""


class DeleteForm(WhichForm, ABC):
    """Asks which one, and whether really."""

    writes = True
    confirmed = True

    def missing(self, case: Case) -> str | None:
        """The record, then a yes that names it."""
        dialog = case.dialog
        settled = dialog.record and dialog.confirmed == dialog.record.id
        return super().missing(case) or (None if settled else CONFIRMATION)

    def ask(self, case: Case, slot: str) -> None:
        """Ask for the yes with what tells this record from any other."""
        target = case.dialog.record
        if slot == CONFIRMATION and target:
            case.say("utter_hubspot_ask_confirmation", yes_no(target.id), title=target.title, row=target.row)
        else:
            super().ask(case, slot)

    def answers(self, case: Case, slot: str) -> bool:
        """A yes or a no."""
        if slot == CONFIRMATION:
            turn, target = case.turn, case.dialog.record
            spares = turn.choice is None and spared(turn.spoken) is not None
            if target is None:
                return False
            return _agrees(case, target) or says_no(turn) or spares or bool(deletes_also(case, target))
        return super().answers(case, slot)

    def _interrupts(self, case: Case, slot: str) -> bool:
        """A doubt is no question of its own: "is that right?" is asked again."""
        turn, target = case.turn, case.dialog.record
        if slot == CONFIRMATION and target and doubts(turn.text) and is_nothing_else(turn.text, _words(case, target)):
            return False
        return super()._interrupts(case, slot)

    async def is_new(self, case: Case, slot: str) -> bool:
        """Another record instead of a yes."""
        target = case.dialog.record
        if slot != CONFIRMATION or (target and deletes_also(case, target)):
            return False
        return await self.is_another(case, refer(case.turn, case.record))

    def turns_away(self, case: Case) -> Suspended | None:
        """A yes that names another record is none to this one, which is told."""
        target = case.dialog.record
        if target and case.turn.choice is None and begins_with_yes(case.turn.text):
            case.say("utter_hubspot_left_alone", title=target.title)
        return super().turns_away(case)

    async def take(self, case: Case, slot: str) -> bool:
        """Only a yes is a yes; a button counts if it carries this record's id."""
        target = case.dialog.record
        if slot != CONFIRMATION or target is None:
            return await super().take(case, slot)
        if also := deletes_also(case, target):
            case.dialog.confirmed = target.id
            case.dialog.suspended = queued(also, case.dialog.suspended)
            return True
        rest = spared(case.turn.spoken) if case.turn.choice is None else None
        wish = self._wish_beside(case, rest or "")
        if wish is None and await self._rather(case):
            return True
        if rest is not None or says_no(case.turn):
            case.leave_alone(target)
            case.dialog.suspended = instead(wish, case.dialog.suspended) if wish else case.dialog.suspended
            return True
        if _agrees(case, target):
            case.dialog.confirmed = target.id
            return True
        if case.turn.choice is None and _FIRST.search(case.turn.text):
            case.say_card("utter_hubspot_found", target.item)
            return True
        if read_command(case.turn.text) == "get" and (other := await self._other(case)):
            case.say_card("utter_hubspot_found", other)
            return True
        if case.dialog.tries == 0:
            case.say("utter_hubspot_expected_confirmation")
        return False

    async def _other(self, case: Case) -> Item | None:
        """Another record that is named only to be looked at: "show Olena"."""
        said = refer(case.turn, case.record)
        if said is None or not await self.is_another(case, said):
            return None
        found = await find(case, said)
        return found.items[0] if len(found.items) == 1 else None

    @staticmethod
    def _wish_beside(case: Case, rest: str) -> Job | None:
        """What is to be done instead of the deletion: "no, make him a customer", "keep it, and show me hers"."""
        turn, command = case.turn, read_command(rest)
        if not rest or (command == "delete" and not _empties(case, rest)):
            return None
        kind = kind_named(rest) or case.record
        if orders_change(rest) or orders_edit(rest):
            return Job.of("update", kind, rest)
        verb, _, noun = turn.intent.partition("_")
        looked_for = next((kind for kind in kinds() if noun in (kind.singular, kind.plural)), None)
        if command != "get" and not (looked_for and verb in {"list", "search", "create"} and turn.confidence >= SURE):
            return None
        if looked_for is None or verb in {"update", "delete"}:
            return Job.of("get", kind, rest)
        return Job(turn.intent, Dialog(object=looked_for.singular, sentence=rest))

    async def _rather(self, case: Case) -> bool:
        """ "No, delete Larch instead", "no, I meant Jane": another record, and this one is safe from then on."""
        text, corrects = corrected(case.turn.text)
        said_no = NO.match(case.turn.text) is not None
        command = read_command(text) == "delete"
        target = case.dialog.record
        if target is None or case.turn.choice is not None or not (command or corrects or said_no):
            return False
        if _agrees(case, target):
            return False
        shown = case.turn.last_list is not None
        said = read_reference(text, case.record, has_list=shown, has_last=True, hints=case.turn.hints, part=True)
        one = THE_ONE.search(text)
        if one and (said is None or said.kind != "ordinal"):  # "no, the smaller one", of those shown before
            said = Reference(kind="name", text=one.group())
            return await self._other_of(case, said)
        if said is None or said.kind == "last" or denies(text):
            return False
        also_yes = begins_with_yes(case.turn.text)
        if (also_yes or not command) and not (await find(case, said)).items:
            return False
        if also_yes and _THIS.search(text):
            return False  # "yes, delete her and show me Liam"
        if also_yes:
            case.say("utter_hubspot_left_alone", title=target.title)
        case.dialog.record = None
        return await self.look_up(case, said)

    async def _other_of(self, case: Case, said: Reference) -> bool:
        """Another one of the list on the table, by what tells it from the rest."""
        listed, target = case.turn.last_list, case.dialog.record
        if listed is None or target is None or listed.object != case.record.singular:
            return False
        rest = [shown for shown in listed.targets if shown.id != target.id]
        if _OTHER.fullmatch(said.text) and 0 < len(rest) < len(listed.targets):
            case.dialog.record = None
            if len(rest) == 1:
                return await self.look_up(case, Reference(kind="id", text=rest[0].id))
            those = with_ids([shown.id for shown in rest])
            page = await case.crm.search(case.record, those, properties=case.record.fetched, limit=OFFERED)
            case.dialog.candidates = [case.target(item) for item in page.items]
            return True
        found = await narrow(case, search_of(case, listed), said.text, case.record.fetched)
        if not found or len(found.items) != 1 or found.items[0].id == target.id:
            return False
        self.settle(case, found.items[0])
        return True


def _empties(case: Case, rest: str) -> bool:
    """Whether but a property of the record is to go: "only remove her owner"."""
    said = read_update(rest, case.record, case.portal, case.turn.now)
    of_it = said.of_last
    return of_it and is_settled(said) and all(change.value == EMPTY for change in said.changes)


def _agrees(case: Case, target: Target) -> bool:
    """A yes to the deletion of this record, beside which nothing else is said."""
    return says_yes(case.turn, target.id, _words(case, target))


def _words(case: Case, target: Target) -> set[str]:
    """What the record is called by."""
    record = case.record
    return set(fold(" ".join((target.title, target.row, target.id, record.singular, *record.synonyms))).split())


class Delete(Verb, ABC):
    """Moves the record to HubSpot's recycle bin."""

    writes = True

    async def act(self, case: Case) -> Result | None:
        """Read it again; if it is no longer what the yes was given to, ask again."""
        target = case.dialog.record
        if target is None or case.dialog.confirmed != target.id:
            raise NotFound("no record was confirmed", noun=case.record.singular)
        what = Write("delete", case.record.singular, target.id, before=target.properties)
        try:
            now = case.target(await case.crm.read(case.record, target.id, properties=case.record.fetched))
        except NotFound:
            if not await done_before(case, what):
                raise
            return self._gone(case, target)
        if now.row != target.row:
            case.say("utter_hubspot_changed_meanwhile", row=now.row)
            case.dialog.record, case.dialog.confirmed = now, None
            return None
        await write(case, what, lambda: case.crm.archive(case.record, target.id))
        return self._gone(case, target)

    def _gone(self, case: Case, target: Target) -> Result:
        until = show.moment_day(case.turn.now + RESTORABLE, case.portal)
        case.say("utter_hubspot_deleted", title=target.title, row=target.row, id=target.id, until=until)
        case.turn.set("hubspot_last_record", None)
        case.remember_undo("deleted", target)
        case.turn.remember_change("deleted", target)
        return "done"
