"""Search by criteria, and list without any: the same page, the same "show more"."""

from __future__ import annotations

import re
from abc import ABC

from ..chat.dialog import Shown
from ..errors import Result
from ..language import (
    asks_total,
    is_mine,
    orders_change,
    read_criteria,
    read_order,
    read_reversed,
    said_instead,
    without_total,
)
from ..language.said import Criteria, Unclear
from ..language.search.replaced import again, narrowed
from ..portal import Search
from ..record import CATALOGUE
from .case import ME, Case
from .finding.compared import compared
from .finding.firm_of import tells_firm
from .finding.hits import show_hits
from .finding.linked import Links, also, with_last, with_owner
from .finding.listing import EVERYTHING, NEWEST_FIRST
from .finding.mine import ask_me, names_me, take_me, take_me_pressed
from .finding.nouns import names
from .finding.paging import names_rows, turn_page
from .finding.totals import answers_total, refuses_beyond, total_of
from .form import Form
from .values import chosen_reading, complain, offer, shorten
from .verb import Verb

CRITERIA = "hubspot_criteria"
REFINES = re.compile(
    r"(?:(?:and|now|ok|okay|but|then|please)[, ]+)*"
    r"(?:(?:list|show|display|give)(?: me)? (?:them|those|these)\b(?! \w+ed\b)"
    r"|only|just(?! (?:list|show|find|give|get|search))|sort|order|filter|narrow|limit|restrict|those|the ones"
    r"|(?:the )?(?:largest|biggest|smallest|newest|oldest|latest|highest|lowest) (?:ones? )?first"
    r"|(?:which|how many)(?: one)? (?:of (?:them|those|these)|ones)|[^,;.?]* ones only|(?:my ones|mine) only)\b",
    re.IGNORECASE,
)
"""Words that speak of the list just shown."""
AMONG = re.compile(
    r"\b(?:(?:among|out of|of|in|on) (?:them|these|those)|in there|(?:on|in|from) (?:the|that|this) list)\b",
    re.IGNORECASE,
)
"""The same, anywhere in a sentence."""


class SearchForm(Form, ABC):
    """Asks for at least one criterion, and about those it could not read."""

    async def open(self, case: Case) -> None:
        """The sentence may hold every criterion, or narrow or sort the list just shown."""
        if not case.dialog.more and (refuses_beyond(case) or await tells_firm(case) or await answers_total(case)):
            return
        if names_rows(case.turn):
            case.dialog.over = await turn_page(case.turn, case.record)
            return
        earlier = case.turn.last_list
        if case.dialog.more and earlier:
            await self._carry_on(case, earlier, case.dialog.more)
            return
        refines = case.dialog.refines or REFINES.match(case.turn.text) or AMONG.search(case.turn.text)
        if earlier is None or earlier.object not in CATALOGUE or not refines:
            self._keep(case, await compared(case, case.turn.text), await with_owner(case))
            return
        if earlier.object != case.record.singular and not names(case.record, case.turn.text):
            await case.turn_to(CATALOGUE[earlier.object], write=False)
        self._keep(case, case.turn.text)
        if earlier.object == case.record.singular and not (case.dialog.criteria or Criteria()).linked:
            self._refine(case, earlier)

    async def _carry_on(self, case: Case, earlier: Shown, more: Criteria) -> None:
        """The list with other criteria; or their sum, if that was asked for."""
        sentence, case.dialog.criteria = case.turn.text, more
        turned = read_reversed(sentence, earlier.criteria.search, case.record)
        order = turned or read_order(sentence, case.record)
        case.dialog.sentence, case.dialog.order = sentence, order.shown if order else ""
        if order:
            search = more.search.model_copy(update={"sort": order.property, "descending": order.descending})
            case.dialog.criteria = more.model_copy(update={"search": search})
        self._refine(case, earlier)
        if earlier.summed and case.dialog.criteria:
            await total_of(case, case.dialog.criteria)

    @staticmethod
    def _refine(case: Case, earlier: Shown) -> None:
        """What the list was of, and what is said now on top of it, or in place of it."""
        more, missed = case.dialog.criteria or Criteria(), earlier.missed
        if missed and missed.object == case.record.singular and again(missed.criteria, more):
            earlier = missed
        if earlier.object != case.record.singular:
            return
        whole = case.dialog.how == "whole"
        if earlier.total == 0 and not (whole or again(earlier.criteria, more)):  # there was nothing to narrow down
            return
        criteria = narrowed(earlier.criteria, more, case.dialog.how or "narrow")
        if not case.dialog.order:
            criteria = criteria.model_copy(update={"search": resorted(criteria.search, earlier.criteria.search)})
            case.dialog.order = earlier.heading
        case.dialog.criteria = criteria
        case.turn.set(CRITERIA, ", ".join(criteria.shown) or None)

    def _keep(self, case: Case, sentence: str, owned: Links = ()) -> bool:
        """Understand the sentence; an order or "all" is as good as a criterion."""
        now, criteria = case.turn.now, Criteria()
        if sentence:
            words = without_total(sentence) if asks_total(sentence) else sentence
            criteria = read_criteria(words, case.record, case.portal, now, case.turn.hints)
        order = read_order(sentence, case.record)
        if order:
            search = criteria.search.model_copy(update={"sort": order.property, "descending": order.descending})
            criteria = criteria.model_copy(update={"search": search})
        everything = not criteria.unclear and EVERYTHING.search(sentence)
        if criteria.linked:
            criteria = self._linked(case, criteria, owned)
        criteria = self._without_beyond(case, self._without_hidden(case, criteria))
        case.dialog.criteria, case.dialog.sentence = criteria, sentence
        case.dialog.order = order.shown if order else NEWEST_FIRST if everything else ""
        case.turn.set(CRITERIA, ", ".join(criteria.shown) or None)
        return self._is_enough(case) or bool(criteria.unclear)

    @staticmethod
    def _without_hidden(case: Case, criteria: Criteria) -> Criteria:
        """What is left where HubSpot shows the credential no owners: nobody could answer which one is meant."""
        hidden = [u for u in criteria.unclear if u.reason == "unknown_option" and not u.choices]
        if case.portal.owners or not hidden or not (case.portal.pipelines or not case.record.property_of("stage")):
            return criteria
        case.say("utter_hubspot_no_owners")
        others = tuple(u for u in criteria.unclear if u not in hidden)
        left = (*criteria.left, *(u.said for u in hidden))
        rest = criteria.model_copy(update={"unclear": others, "left": left})
        if not has_any(rest) and not others:
            case.dialog.over = "refused"
        return rest

    @staticmethod
    def _without_beyond(case: Case, criteria: Criteria) -> Criteria:
        """What is left where HubSpot cannot be searched for a part of it: no other words would do either."""
        beyond = [u for u in criteria.unclear if u.reason == "beyond"]
        for unclear in beyond:
            case.say("utter_hubspot_beyond_search", said=shorten(unclear.said))
        rest = criteria.model_copy(update={"unclear": tuple(u for u in criteria.unclear if u not in beyond)})
        if beyond and not has_any(rest) and not rest.unclear:
            case.dialog.over = "refused"
        return rest

    @staticmethod
    def _linked(case: Case, criteria: Criteria, owned: Links) -> Criteria:
        """With whom or what they belong to: the record shown last."""
        links = with_last(case) or owned
        if not links:
            case.say("utter_hubspot_nothing_shown")
            case.dialog.over = "not_found"
        return also(criteria, links) if links else criteria

    @staticmethod
    def _is_enough(case: Case) -> bool:
        criteria = case.dialog.criteria
        return bool(case.dialog.order) or (criteria is not None and has_any(criteria))

    def missing(self, case: Case) -> str | None:
        """A criterion, a reading of one, and who "I" am."""
        criteria = case.dialog.criteria
        if criteria is None or not self._is_enough(case) or criteria.unclear:
            return CRITERIA
        return ME if criteria.mine and case.me is None and not self._is_everybodys(case) else None

    @staticmethod
    def _is_everybodys(case: Case) -> bool:
        """Whether "my" was said of the list shown before, which told that it is everybody's."""
        listed = case.turn.last_list
        said = case.dialog.sentence or case.turn.text
        return listed is not None and listed.criteria.mine != "" and not is_mine(said)

    def ask(self, case: Case, slot: str) -> None:
        """Ask what to search for, or which reading of it is meant."""
        if slot == ME:
            ask_me(case)
            return
        unclear = self._unclear(case)
        if unclear is None:
            case.dialog.choices = []
            case.say(f"utter_hubspot_ask_{case.record.singular}_criteria")
            return
        complain(case, "that", unclear)
        text, offered = offer(case, unclear.choices)
        case.say("utter_hubspot_ask_reading", offered, said=unclear.said, options=text)

    @staticmethod
    def _unclear(case: Case) -> Unclear | None:
        criteria = case.dialog.criteria
        return next(iter(criteria.unclear), None) if criteria else None

    def collects(self, case: Case) -> tuple[str, ...]:
        """The criteria."""
        return (CRITERIA,)

    def kept(self, case: Case, slot: str) -> object:
        """The criteria keep the person's words: they may hold no more than an order, or "my"."""
        return case.dialog.sentence if slot == CRITERIA and self.missing(case) != slot else super().kept(case, slot)

    def answers(self, case: Case, slot: str) -> bool:
        """One of the readings offered, or of the people."""
        if chosen_reading(case) is not None or (slot == ME and names_me(case) is not None):
            return True
        if slot != CRITERIA or not case.turn.intent.startswith("update_") or orders_change(case.turn.text):
            return False
        return bool(
            read_criteria(case.turn.text, case.record, case.portal, case.turn.now).filters
        )  # "the city is Cork"

    async def is_new(self, case: Case, slot: str) -> bool:
        """Asked who they are, people may ask for something else instead."""
        return slot == ME and names_me(case) is None

    async def take(self, case: Case, slot: str) -> bool:
        """Criteria, one of the readings offered, or who the person is."""
        if slot == ME:
            return take_me(case)
        if case.turn.stack and case.dialog.criteria is None:
            await self.open(case)
            return case.dialog.criteria is not None and (self._is_enough(case) or bool(case.dialog.criteria.unclear))
        unclear, reading = self._unclear(case), chosen_reading(case)
        if unclear:
            answer = reading.text if reading else case.turn.text
            return self._keep(case, said_instead(case.dialog.sentence, unclear.said, answer))
        return self._keep(case, case.turn.text)


def has_any(criteria: Criteria) -> bool:
    """Whether there is something to search for."""
    search = criteria.search
    return bool(search.query or criteria.filters or criteria.mine or criteria.linked)


class SearchRecords(Verb, ABC):
    """Shows the first page of what fits."""

    async def act(self, case: Case) -> Result | None:
        """One call. A list is a search too: HubSpot's list endpoint cannot sort (HubSpot: CRM search guide)."""
        criteria = case.dialog.criteria or self._from_slot(case)
        if asks_total(case.dialog.sentence) and not criteria.left and (case.me or not criteria.mine):
            await total_of(case, criteria)  # of one's own, now that it is known whose those are
            return "done"
        found = await show_hits(case, criteria, case.dialog.order, case.dialog.sentence)
        return "done" if found else "not_found"

    def _from_slot(self, case: Case) -> Criteria:
        """The words in the slot, for bots that fill it without our form (Rasa Pro's flows)."""
        words = str(case.turn.slot(CRITERIA) or "")
        return read_criteria(words, case.record, case.portal, case.turn.now)


class ListForm(SearchForm, ABC):
    """Asks nothing. "My" counts where it is known who that is; elsewhere the list says that it is not."""

    async def open(self, case: Case) -> None:
        """Everything, newest first, unless the sentence says more."""
        take_me_pressed(case)
        await super().open(case)

    def missing(self, case: Case) -> str | None:
        """Only a criterion that was said and could not be read; and who "I" am, where a sum is asked for."""
        criteria = case.dialog.criteria
        if criteria and criteria.mine and case.me is None and asks_total(case.dialog.sentence):
            return ME
        return CRITERIA if criteria and criteria.unclear else None


class ListRecords(SearchRecords, ABC):
    """Shows the newest records, or what else was asked for."""


def resorted(search: Search, like: Search) -> Search:
    """A search in the order of another."""
    return search.model_copy(update={"sort": like.sort, "descending": like.descending})
