"""Show one record."""

from __future__ import annotations

import re
from abc import ABC
from collections.abc import Sequence

from ..chat import show
from ..errors import NotFound, Result
from ..language import orders_change, read_change, read_criteria, read_order
from ..language.english.text import fold
from ..language.english.words import tells_title
from ..language.said import Reference, Said, Value
from ..language.which.outright import read_outright
from ..portal import Filter
from .case import Case
from .finding.among import THE_ONE, fitting_facts
from .finding.find import Found
from .finding.firm_of import tells_firm
from .finding.hits import show_hits
from .finding.linked import also, with_last
from .finding.nouns import kind_named, names, one_of_many, people_of, several
from .finding.refer import refer
from .finding.totals import answers_total, refuses_beyond
from .heard.asked import WHICH, asked, asked_by_name, asked_by_verb, is_of_it, of_no_property
from .heard.earlier import earlier
from .heard.jobs import Job, instead
from .heard.named import name_within
from .heard.property_of import property_of
from .heard.reading import read_changes
from .search import has_any
from .update_form import PROPERTY
from .verb import Verb
from .which import WhichForm

QUESTION = re.compile(
    r"\?|^and\b|\b(?:his|her|its|their)\b|\b(?:what|what'?s|who|who'?s|whose|when|how|which|where|tell|remind)\b",
    re.IGNORECASE,
)


OF_ALL = re.compile(
    r"(?:[\w' ]{1,20}, )?(?:and |so |ok |now |hey |hi )*"
    r"(?:what|which|who)(?:'s| is| are|'ve| have| do| did| has| does)?\b"
    r"(?: (?:all|else|exactly))?(?: (?:we|i|you|they|there|is|are|got|have|do|sitting|left|currently|still|now))*\b",
    re.IGNORECASE,
)
"""A question about whatever fits: "what have we got in contract sent?"."""
OF_IT = re.compile(r"\b(?:for|of|on|about) (?:him|her|it|them|that)\b", re.IGNORECASE)
ONES = re.compile(r"\b(?:the|those|these|all|any) (?:[\w&'-]+ ){0,4}?ones\b", re.IGNORECASE)
ANY = re.compile(
    r"\W*(?:and |so |ok )?(?:list|search|find|any|is there|are there|do (?:we|i|you) have|have (?:we|you) got)\b",
    re.IGNORECASE,
)
"""One may be meant, or several: what fits is shown, where no name is said."""
_ROLE = re.compile(
    r"\W*(?:and |so )?who(?:['\u2019]?s| is| are) (?:the |our |their )?(?P<role>[\w -]+?) (?:at|of|for|in|from)\b",
    re.IGNORECASE,
)
"""Somebody by what they are: "who's the boss at Brightwater"."""
DOMAIN = re.compile(r"[\w-]\.\w")
"""What may be one of e-mail addresses, and then stands for all who have one there."""


class GetForm(WhichForm, ABC):
    """Asks which one."""

    async def open(self, case: Case) -> None:
        """A question about a property ("what's the close date of Acme", "and its amount?") has the card answer it."""
        outright = read_outright(case.turn.text, case.record) if case.turn.choice is None else None
        if outright and outright[0] == "get":
            await self.look_up(case, outright[1])
            return
        if refuses_beyond(case) or await tells_firm(case):
            return
        bare = case.turn.intent in {"inform", "nlu_fallback"}
        if case.turn.choice is None and await answers_total(case):
            return
        if its := property_of(case):
            case.dialog.wanted, of = its
            await self.look_up(case, of)
            return
        if case.turn.choice is None and await self._listed(case):
            return
        await self._turn_to_what_is_named(case)
        asks = case.turn.choice is None and (bare or QUESTION.search(case.turn.text))  # reading takes its time
        if await self._named_in_story(case):
            return
        said = read_changes(case) if asks else Said()
        case.dialog.wanted = asked(case, said) or case.dialog.wanted
        if not case.dialog.wanted or case.turn.choice is not None:
            await super().open(case)
            return
        reference = said.reference if asks else refer(case.turn, case.record)
        if any(c.value is not None for c in said.changes):  # "what stage is Acme in": no value, but the record
            reference = self._not_a_value(refer(case.turn, case.record), said)
        reference = reference or (Reference(kind="last") if case.turn.last_record else None)
        if before := earlier(case, reference, case.dialog.wanted):
            reference = before
        elif await self.follow(case, reference):
            case.dialog.wanted = asked(case)
        await self.look_up(case, reference)

    @staticmethod
    def _not_a_value(reference: Reference | None, said: Said) -> Reference | None:
        """What is asked whether it is the value names no record: "is Priya the owner?"."""
        words = fold(reference.text) if reference and reference.kind == "name" else ""
        return (
            None
            if words and any(words in fold(c.value.shown) for c in said.changes if isinstance(c.value, Value))
            else reference
        )

    async def _named_in_story(self, case: Case) -> bool:
        """ "A complaint has come from Ruth Amsel, when was she registered?": nothing else was shown that "she" is."""
        turn, said = case.turn, refer(case.turn, case.record)
        if turn.choice is not None or turn.last_record or turn.last_list or said is None or said.kind != "last":
            return False
        named = await name_within(turn)
        if named is None:
            return False
        if named[0].singular != case.record.singular:
            await case.turn_to(named[0], write=False)
        case.dialog.wanted = asked(case)
        return await self.look_up(case, Reference(kind="name", text=named[1]))

    async def _turn_to_what_is_named(self, case: Case) -> None:
        """ "Who's the contact for Acme renewal?" asks for a contact, whatever the intent says."""
        text, people = case.turn.text, people_of()
        role = _ROLE.match(text) if case.turn.choice is None and kind_named(text) is None else None
        if role and tells_title(fold(role["role"]).split()):
            if case.record is not people:
                await case.turn_to(people, write=False)
        elif case.turn.choice is None and not names(case.record, case.turn.text):
            other = kind_named(case.turn.text)
            its = rf"(?:the |our |my )?(?:\w+ )?{other.singular}s? (?:for|on|of)" if other else ""
            if other and re.match(rf"\W*(?:and |so )?(?:who|which|what|{its})\b", case.turn.text, re.IGNORECASE):
                await case.turn_to(other, write=False)

    async def _listed(self, case: Case) -> bool:
        """Several are asked for, whatever the intent says: "which contacts are mine?", "the Kestrel deals"."""
        text = case.turn.text
        said = refer(case.turn, case.record)
        if THE_ONE.search(text) or (said and said.kind in {"id", "email"}):
            return False
        if is_of_it(text) and asked(case):
            return False
        if case.turn.last_record and WHICH.search(text) and OF_IT.search(text):
            return False  # "which job title do we show for her?"
        many = several(case.record, text) or bool(ONES.search(text))
        if not many and said and said.kind == "last" and case.turn.last_record:
            return False  # "what's her e-mail?"
        listed = (
            many
            or bool(ANY.match(text))
            or (said is None and not case.turn.last_record)
            or (OF_ALL.match(text) and not one_of_many(text, case.record))
        )
        if not (listed or DOMAIN.search(text)):
            return False  # before the criteria are read, which takes its time
        criteria = read_criteria(text, case.record, case.portal, case.turn.now, case.turn.hints)
        many = many or any(_is_domain(f) for f in criteria.filters)
        if not (many or listed):
            return False
        links = with_last(case) if criteria.linked else ()
        criteria = also(criteria, links) if links else criteria
        order = read_order(text, case.record)
        known = has_any(criteria) or order
        if not many and (criteria.named or criteria.left or not (criteria.filters or criteria.search.query)):
            return False
        if criteria.unclear or not known or (criteria.linked and not links):
            return False
        found = await show_hits(case, criteria, order.shown if order else "", text)
        case.dialog.over = "done" if found else "not_found"
        return True

    def _offer(self, case: Case, reference: Reference, found: Found) -> None:
        """Several; in the middle of something else they are the answer, and nothing is asked."""
        super()._offer(case, reference, found)
        if len(case.dialog.candidates) == 1:
            case.remember(case.dialog.candidates[0])  # the only one that "it" can be
        if (aside := case.dialog.suspended) and aside.asked:
            case.say("utter_hubspot_these_fit", rows=show.numbered(t.row for t in case.dialog.candidates))
            case.dialog.over = "ambiguous"

    def turned(self, case: Case) -> None:
        """Another kind of record has other properties."""
        case.dialog.wanted = asked(case) if case.dialog.wanted else []

    def needs(self, case: Case) -> Sequence[str]:
        """What was asked about, and what was changed just now."""
        return [*case.dialog.wanted, *_changed(case)]

    def collects(self, case: Case) -> tuple[str, ...]:
        """What is asked about it, before it is read."""
        return (PROPERTY, *super().collects(case))

    async def take(self, case: Case, slot: str) -> bool:
        """A flow collects what is asked about in a slot of its own; words that name no property ask for nothing."""
        if slot != PROPERTY:
            if self._changes_it(case):
                return True
            asks_more = self._asks_more(case)
            if asks_more and len(case.dialog.candidates) == 1:
                return await self._choose(case, case.dialog.candidates[0])  # "her title?", of the only one offered
            return asks_more or await super().take(case, slot)
        prop = read_change(case.turn.text, case.record, case.portal, case.turn.now).property
        case.dialog.wanted = [prop] if prop else asked_by_verb(case)
        return True

    @staticmethod
    def _changes_it(case: Case) -> bool:
        """At "which one?": a change of it, which is done instead of the look: "ok move it a week earlier"."""
        turn = case.turn
        if turn.choice is not None or turn.stack or not case.dialog.candidates or not orders_change(turn.text):
            return False
        said = read_changes(case)
        about_it = said.of_last
        if not about_it or not any(c.property and c.value is not None for c in said.changes):
            return False
        job = Job.of("update", case.record, turn.text)
        case.dialog.suspended = instead(job, case.dialog.suspended)
        case.dialog.over = "cancelled"
        return True

    def _asks_more(self, case: Case) -> bool:
        """At "which one?": what is wanted of it ("what about his email"), where that does not tell which."""
        if not case.dialog.candidates or case.turn.choice is not None or not re.search(r"[^\W\d_]", case.turn.text):
            return False  # a number asks for nothing: it chooses
        changes = read_changes(case)
        by_name, by_verb = asked_by_name(changes), asked_by_verb(case)
        if not (by_name or by_verb) or fitting_facts(case, case.dialog.candidates, case.turn.text):
            return False  # "the farm director" tells which one
        case.dialog.wanted = by_name or by_verb
        if THE_ONE.search(case.turn.text):
            return False
        said = changes.reference if by_name else refer(case.turn, case.record)
        return said is None or said.kind == "last"


def _is_domain(f: Filter) -> bool:
    """Everybody with an address there."""
    return f.property == "email" and (f.value or "").startswith("*@")


def _changed(case: Case) -> tuple[str, ...]:
    """The properties that the last change was of: the card that is shown next has them."""
    undo = case.turn.undo
    return tuple(undo.after) if undo and undo.target.object == case.record.singular else ()


class Get(Verb, ABC):
    """Shows the card."""

    async def act(self, case: Case) -> Result | None:
        """The form has read the record already."""
        target = case.dialog.record
        if target is None:
            raise NotFound("no record was settled", noun=case.record.singular)
        if said := of_no_property(case):
            case.say("utter_hubspot_unknown_property", said=said)
            case.dialog.wanted = []
        undo = case.turn.undo
        also = _changed(case) if undo and undo.target.id == target.id else ()
        case.say_card("utter_hubspot_found", target.item, also=also, asked=case.dialog.wanted)
        return "done"
