"""Which properties a question is about: "what's the close date of Acme", "who owns it", "what company is she at?"."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import named_properties
from ...language.english.text import fold
from ...language.said import Said
from ...language.which.rows import is_superlative
from ...record import CATALOGUE, Record
from ..case import Case, open_case
from ..finding.nouns import kind_named
from .jobs import Job
from .reading import read_changes

_VERBS = {
    "owner": re.compile(
        r"who(?:'s| is| are)? (?:\w+ )?"
        r"(?:owns?|owning|handl\w+|manag\w+|looks? after|looking after|responsible|in charge|working on)",
        re.IGNORECASE,
    ),
    "date": re.compile(r"when\b.*\b(?:clos|due|land|sign)", re.IGNORECASE),
    "money": re.compile(r"how (?:much|big|large)\b|\bworth\b|\bhow many (?:dollars|euros)", re.IGNORECASE),
}
"""How questions ask about a property without its name, by kind of slot."""
_WHERE = re.compile(r"\bwhere\b.*\b(?:lives?|based|located|from|sits?)\b", re.IGNORECASE)
_ASKED = (
    (_WHERE, "city"),
    (_WHERE, "country"),
    (re.compile(r"\bwhat (?:does|do|did) (?:\S+ ){1,3}do\b", re.IGNORECASE), "jobtitle"),
    (re.compile(r"\b(?:where|who(?:m)?) (?:does|do|did) (?:\S+ ){1,3}work\b", re.IGNORECASE), "company"),
)
"""The same for properties of HubSpot's own that have no kind of their own."""
WHICH = re.compile(
    r"\b(?:in|at|on|under|for|from|with|by) (?:which|what) \w"
    r"|\b(?:which|what) (?:\w+ ){1,3}(?:do|does|did|have|has) (?:you|we|i|he|she|they|it)\b",
    re.IGNORECASE,
)
"""A question that names what it asks for behind its first word: "in which city is she", "what city do we have"."""
_WHAT_OF_IT = re.compile(
    r"\W*(?:and |so )?(?:what|whats|what's)\b[^,;]* (?:on|of|for|with) (?:it|him|her|them|this|that)[ ?.!]*$",
    re.IGNORECASE,
)
""" "What is next step on it?"."""
_NO_PROPERTY = (
    re.compile(
        r"(?:and |so |but )*(?:is|was) (?:he|she|they) (?:also |still )?(?P<what>[^\W\d]+)[ ?.!]*", re.IGNORECASE
    ),
    re.compile(
        r"(?:(?:and|so|but|what about|who is|who's|what is|what's|whats) )*"
        r"(?:his|her|their|its) (?P<what>[^\W\d]+)[ ?.!]*",
        re.IGNORECASE,
    ),
)


def of_no_property(case: Case) -> str:
    """What is asked of the record at hand that no property tells: "is she Chinese?", "and his boss?"."""
    found = next((m for p in _NO_PROPERTY if (m := p.fullmatch(case.turn.text.strip()))), None)
    if found is None or case.turn.choice is not None or asked_by_verb(case):
        return ""
    named = named_properties(case.turn.text, case.record, case.portal, case.turn.now)
    told = [c for c in read_changes(case).changes if c.value is not None]  # "is she a customer?"
    asked_for = {fold(case.turn.text)} | ({fold(found["what"])} if found.re is _NO_PROPERTY[-1] else set())
    known = any(fold(c.text) not in asked_for for c in told)  # "her boss" is no job title of hers
    kinds_of = kind_named(found["what"]) or is_superlative(found["what"], case.record)
    shown = _ON_THE_CARD.fullmatch(found["what"])
    return "" if named or known or kinds_of or shown else found["what"]


_ON_THE_CARD = re.compile(r"(?:(?:record|hubspot) )?(?:ids?|link|url|number|record)", re.IGNORECASE)
"""What each card tells, though it is no property."""
_WHEN = r"\b(?:when|(?:which|what) (?:day|date))\b.*"
_CREATED = re.compile(rf"{_WHEN}\b(?:creat|add|enter|regist|record|sav)(?:er)?ed\b", re.IGNORECASE)
_CHANGED = re.compile(rf"{_WHEN}\b(?:updated|changed|modified|edited|touched|worked on)\b", re.IGNORECASE)
_OF_IT = re.compile(
    r"\W*(?:(?:and|so|ok|hey|hi|please)[, ]+)*(?:what|which|when|where|who|whose|how|does|is|was|has|did|can|could)\b"
    r"(?! .*\b(?:in|at|from) (?:his|her|its) )[^,;]*? (?:it|its|that|he|she|his|her|him)\b",
    re.IGNORECASE,
)
"""A question about one; not for its like: "who else works at her company?"."""


def asked(case: Case, said: Said | None = None) -> list[str]:
    """The properties that a question names (`said`, where it is read already), or that its verb is about.

    What follows a property's name is no value, but the rest of the question.
    """
    return asked_by_name(said or read_changes(case)) or asked_by_verb(case)


def asked_by_name(said: Said) -> list[str]:
    """The properties that were named."""
    return [c.property for c in said.changes if c.property]


def asked_by_verb(case: Case) -> list[str]:
    """The property that the verb of a question is about: "who owns it", "when does it close"."""
    text = case.turn.text if case.turn.choice is None else ""
    meant = {kind for kind, pattern in _VERBS.items() if pattern.search(text)}
    found = [slot.property for slot in case.record.slots if slot.kind in meant]
    found += [name for pattern, name in _ASKED if name in case.portal.properties and pattern.search(text)]
    if not found and WHICH.search(text):
        found = sorted(named_properties(text, case.record, case.portal, case.turn.now) - {*case.record.title})
    if not found and _WHAT_OF_IT.match(text):
        found = sorted(named_properties(text, case.record, case.portal, case.turn.now) - {*case.record.title})
    if _CREATED.search(text):
        found = [*found, case.record.created]
    if _CHANGED.search(text):
        found = [*found, case.record.changed]
    return found


def is_of_it(text: str) -> bool:
    """Whether a question is about one record that it calls "she" or "it"."""
    return _OF_IT.match(text) is not None and kind_named(text) is None


async def asked_of_it(turn: Turn, record: Record) -> Job | None:
    """ "Which city does she live in?": a question about the record shown last that looks like a search."""
    if turn.choice is not None or not is_of_it(turn.text):
        return None
    record = CATALOGUE.get(turn.last_record.object, record) if turn.last_record else record
    case = await open_case(turn, record)
    if not (asked(case) or named_properties(turn.text, record, case.portal, turn.now)):
        return None
    return Job.said("get", record, turn)
