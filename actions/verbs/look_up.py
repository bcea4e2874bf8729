"""Which record is meant: by its name or id, by what was shown, by what is told of it."""

from __future__ import annotations

import re
from abc import ABC
from collections.abc import Sequence
from typing import ClassVar

from ..chat import buttons
from ..language.said import Reference, Unclear
from ..portal import Item
from ..record import CATALOGUE
from .case import Case, open_case
from .finding.among import THE_ONE, fitting_facts, is_a_row, remember_offer
from .finding.described import best, but_the_last, by_context, on_the_list, shown_just_now, told_apart
from .finding.find import OFFERED, Found, find, key_of
from .finding.linked import PERSON
from .finding.listing import say_missed
from .finding.nouns import kinds, names, one_of_many
from .finding.refer import refer
from .form import Form
from .heard.reading import is_settled, read_changes, told_of
from .heard.shared import PLACES
from .values import shorten


class LookUp(Form, ABC):
    """Looks up the record that a message names; offers several, says when there is none.

    Attributes:
        confirmed: whether nothing is done to it before a yes that names it, so that a fact may tell which one.
    """

    confirmed: ClassVar[bool] = False

    async def follow(self, case: Case, said: Reference | None) -> bool:
        """Turn to the kind of record meant: "delete that one" after a contact was shown means the contact."""
        turn = case.turn
        if self.of_those(case):
            return False
        named = said is not None and said.kind == "name" and turn.list_is_latest
        row = named and said is not None and (THE_ONE.search(turn.text) or is_a_row(turn, said.text))
        if said is None or not (row or said.kind in {"last", "ordinal"}) or names(case.record, turn.text):
            return False
        meant = turn.last_list if row or said.kind == "ordinal" else turn.last_record or turn.last_list
        if meant is None or meant.object == case.record.singular or meant.object not in CATALOGUE:
            return False
        if PERSON.search(turn.text) and len(CATALOGUE[meant.object].title) == 1:
            return False  # "her name" is no deal's; people are called by several names
        await case.turn_to(CATALOGUE[meant.object], write=self.writes)
        return True

    async def is_another(self, case: Case, said: Reference | None) -> bool:
        """Whether a record is named that is not the one at hand. Words may be anything: they must find one."""
        if said is None or case.dialog.record is None or said.kind == "last":
            return False
        found = await find(case, said)
        return found.sure and found.items[0].id != case.dialog.record.id

    @staticmethod
    def last_fits(case: Case) -> bool:
        """Whether the record shown last is of this kind."""
        last = case.turn.last_record
        return last is not None and last.object == case.record.singular

    @staticmethod
    def of_those(case: Case) -> bool:
        """Whether it begins where it was asked which one is meant: "it" is one of those."""
        return bool(case.dialog.candidates) and not case.dialog.opened

    def slot(self, case: Case) -> str:
        """The slot that stands for "which one"."""
        return f"hubspot_{case.record.singular}"

    def needs(self, case: Case) -> Sequence[str]:
        """Properties to read beyond those of the card."""
        return ()

    async def look_up(self, case: Case, reference: Reference | None) -> bool:
        """Find the record; offer several, say when there is none. Whether a record was named at all."""
        if self.of_those(case) and (reference is None or reference.kind == "last"):
            only = len(case.dialog.candidates) == 1
            reference = Reference(kind="id", text=case.dialog.candidates[0].id) if only else None
        if reference is None:
            return False
        if self.writes and self._on_two_pages(case, reference):
            return True
        words, wanted = self.described(case, reference), self._wanted(case)
        if on_list := await on_the_list(case, reference, words, wanted, changes=self.changes):
            say_missed(case)
            if self._doubts_list(case, ranked=True):
                on_list.guessed, reference = True, Reference(kind="last")
            self._found(case, reference, on_list)
            return True
        plainly = not self.writes or one_of_many(case.turn.text, case.record)
        if plainly and (first := await best(case, reference, words, wanted, changes=self.changes)):
            self.settle(case, first)
            case.dialog.proposed = case.dialog.proposed or self.changes  # sums of several currencies are in one order
            return True
        found = await find(case, reference, self.needs(case))
        if self.writes and reference.kind == "last" and not self.last_fits(case):
            found.guessed = not self._is_only_person(case, found)
        elif reference.kind == "ordinal" and found.items:
            say_missed(case)
            if self._doubts_list(case):
                found.guessed = True
                if PLACES.search(case.turn.text):
                    case.say("utter_hubspot_one_at_a_time")
        if reference.kind == "id" and not found.items and case.turn.choice is None:
            found = await self._elsewhere(case, reference) or found
        elif reference.kind == "name" and (not found.items or found.guessed):
            found = (
                await self._elsewhere(case, reference)
                or await by_context(case, reference.text, wanted, writes=self.writes and not self.confirmed)
                or found
            )
        if not self.changes:
            found = await told_apart(case, reference, found, self._wanted(case))
        self._found(case, reference, shown_just_now(case, but_the_last(case, reference, found)))
        return True

    def _is_only_person(self, case: Case, found: Found) -> bool:
        """Whether "her" can be nobody but the one contact of the deal just shown."""
        turn, only = case.turn, len(found.items) == 1 and not found.more
        spoken_of = turn.list_is_latest or turn.last_of(case.record.singular) is not None
        return only and not spoken_of and (self.confirmed or PERSON.search(turn.text) is not None)

    def _doubts_list(self, case: Case, *, ranked: bool = False) -> bool:
        """Whether "the first one" may be one of a list that was asked for and not shown.

        ranked: "the biggest" need not be among the rows in view, which "my deals" may be of everybody. Where a yes that
        names it is asked for anyway, only a list that was found empty is a doubt.
        """
        shown = case.turn.last_list
        if self.confirmed:
            return shown is not None and shown.missed is not None
        everybodys = ranked and shown is not None and shown.criteria.mine and case.me is None
        return self.writes and (everybodys or case.turn.list_in_doubt)

    @staticmethod
    def _on_two_pages(case: Case, reference: Reference) -> bool:
        """Whether a place is one of the page in view and another one of the whole list, which is asked."""
        shown = case.turn.last_list
        if shown is None or shown.object != case.record.singular or reference.kind != "ordinal":
            return False
        places = shown.places(reference.position or 0, counted=reference.counted)
        targets = [shown.targets[place] for place in places[:2]]
        if len(targets) < 2:
            return False
        if PLACES.search(case.turn.text):
            case.say("utter_hubspot_one_at_a_time")
        case.dialog.candidates = [t.model_copy(update={"row": t.row or t.title}) for t in targets]
        return True

    def _wanted(self, case: Case) -> tuple[str, ...]:
        """What has to be read of a record."""
        return case.record.fetched_with(self.needs(case))

    async def _elsewhere(self, case: Case, reference: Reference) -> Found | None:
        """Records of the other kinds that have this name, where nobody said which kind it is: "delete Ruth Amsel"."""
        nouns = "|".join(f"{r.singular}|{r.plural}" for r in kinds())
        if case.dialog.opened or re.search(rf"(?<!/)\b(?:{nouns})\b", case.turn.text, re.IGNORECASE):
            return None
        renames = re.match(r"(?:[\w' ]+ )?(?:rename|retitle) ", case.turn.text, re.IGNORECASE)  # all have a name
        unread = {c.property for c in case.dialog.changes if isinstance(c.value, Unclear)}  # "to customer" is no stage
        told = {*self.needs(case)} - unread | told_of(case)
        told -= {*(case.record.title if renames else ())}
        for record in (r for r in kinds() if r.singular != case.record.singular):
            said = refer(case.turn, record) or reference  # an address is a contact's, whatever the intent says
            other = await open_case(case.turn, record, write=self.writes)
            fits = reference.kind == "id" or told <= set(other.portal.properties)
            fits = fits and not (unread and not is_settled(read_changes(other)))
            found = await find(other, said) if fits else Found([])
            if found.sure:
                await case.turn_to(record, write=self.writes)
                self.turned(case)
                return found
        return None

    def turned(self, case: Case) -> None:
        """It is about another kind of record than the intent said."""

    def described(self, case: Case, reference: Reference) -> str:
        """The words that describe the record, where it is not called by name; not those of what is to be done to it."""
        return f"{reference.text} {case.record.singular}" if self.writes else case.turn.text

    def _found(self, case: Case, reference: Reference, found: Found) -> None:
        if found.only:
            self.settle(case, found.only)
        elif found.items:
            self._offer(case, reference, found)
        else:
            self._none(case, reference)

    def settle(self, case: Case, item: Item) -> None:
        """This is the one."""
        case.dialog.record = case.target(item)
        case.dialog.candidates = []
        case.remember(case.dialog.record)
        case.turn.set(self.slot(case), case.dialog.record.title)

    def _offer(self, case: Case, reference: Reference, found: Found) -> None:
        case.dialog.candidates = [case.target(item) for item in found.items]
        told = [reference.text] if not found.guessed else []
        told = [*told, _told_behind(case.turn.text, reference.text)] if not found.more else []
        fits = (fitting_facts(case, case.dialog.candidates, words) for words in told)
        fitting = next((targets for targets in fits if len(targets) == 1), [])
        if fitting:
            self.settle(case, fitting[0].item)
            return
        case.dialog.among = found.search if found.more else None
        remember_offer(case)
        response = "utter_hubspot_did_you_mean_record" if found.guessed else "utter_hubspot_several_records"
        count = len(found.items) + found.more
        if reference.text:  # "her" is called by no name
            case.say(response, said=reference.text, count=count, more=found.more)

    def _none(self, case: Case, reference: Reference) -> None:
        case.dialog.over = "not_found"
        if reference.kind in {"last", "ordinal"} and key_of(case, reference)[0] is None:
            self.nothing_shown(case, reference)
        elif reference.kind in {"last", "ordinal"} or case.turn.choice:
            case.say("utter_hubspot_not_found")
        else:
            noun, nouns = case.record.singular, case.record.plural
            wishes = {f"search_{nouns}": f"Search {nouns}", f"create_{noun}": f"Create a {noun}"}
            offers = [buttons.button(title, intent) for intent, title in wishes.items()]
            case.say("utter_hubspot_none_found", offers, said=shorten(reference.text))

    def nothing_shown(self, case: Case, reference: Reference) -> None:
        """ "It", and nothing has been shown that it could be; one of the list just shown, perhaps."""
        shown = case.turn.last_list
        listed = shown.targets if shown and shown.object == case.record.singular else []
        if reference.kind == "last" and listed:
            case.dialog.over = None
            if self.writes and _ALL.search(case.turn.text):
                case.say("utter_hubspot_one_at_a_time")
            case.dialog.candidates = [t.model_copy(update={"row": t.row or t.title}) for t in listed[:OFFERED]]
            return
        if reference.kind == "ordinal" and listed:
            case.say("utter_hubspot_no_such_number", count=len(listed))
        else:
            case.say("utter_hubspot_nothing_shown")


_ALL = re.compile(r"\b(?:them|they|their|these|those)\b", re.IGNORECASE)
_WHO_IS = re.compile(
    r"[ ,]*\b(?:who|that|which)(?:['\u2019]?s| is| are) (?:the |an? )?(?P<what>[^,.;:?!]+)", re.IGNORECASE
)


def _told_behind(text: str, words: str) -> str:
    """What else is told of a record behind the words for it: "the contact in Nairobi | who is IT Manager"."""
    found = _WHO_IS.match(text.partition(words)[2]) if words else None
    return found["what"] if found else ""
