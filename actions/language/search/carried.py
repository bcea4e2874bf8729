"""What is said after a list, of that list: "and next week?", "only Dana's", "the biggest", "the other one".

A message that carries on gives another value for a criterion of the list, one more criterion, or picks a row.
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import NamedTuple

from ...portal import Portal
from ...record import Record
from ..english.phrases import named_in, nouns
from ..english.slips import unslipped
from ..english.text import clean, fold, lower
from ..said import Criteria
from ..value.places import place
from ..value.vocabulary import owners_spelt, vocabulary_of
from .bare import bare_word, fits, leads_of
from .criteria import read_criteria
from .replaced import DOWN, UP, How, same_kind
from .wording import NARROWS

_PAUSE = r"[\s,;:.!?\u2026-]*"
_CHATTER = re.compile(
    r"(?:ok(?:ay)?|nice|great|good|cool|perfect|thanks?(?: you)?|thx|ty|right|al?right|fine|h+m+|oh|"
    r"ah|well|so|then|now|yes|yeah"
    r"|lovely|super|got it|i see|interesting|sorry|please|pls|wait|hold on|actually|er|uh|um|a)\b" + _PAUSE,
    re.IGNORECASE,
)
_SWITCH = re.compile(
    r"(?:and|&|plus|as well as|along with|nd|adn|of(?= the )|(?:and )?what(?:'?s)? about|wh?at abt|wbt"
    r"|how(?:'s)? about|"
    r"what if|or|but|(?:no+|nope|nah)|(?:no+,? )?i me[ae]nt?|rather|instead"
    r"|(?:make|change|switch) (?:that|this|it)(?: to)?|(?:the )?same(?: (?:thing|again|question|list|"
    r"search))?(?: (?:for|but(?: for)?|with|in))?"
    r"|ditto(?: for)?|try(?: with)?|for(?= ))\b" + _PAUSE,
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"(?:only|just|that(?= (?:are|have|contain|mention|include|start|begin|close)\b)"
    rf"|(?:which|whose|who|what|any(?:thing|one|body)?|how many|the ones?|those|some|ones|{NARROWS})"
    r"(?: (?:one|ones))?(?: (?:out )?(?:of|from|among) (?:them|these|those|that|the list))?"
    r"(?:'s|'re| is| are| was| were| do| does| has| have| that| which| who)*"
    r"|(?:is|are) (?:any|there any)(?:one|thing|body)?(?: (?:of (?:them|these|those)|ones))?"
    r"|(?:of|from|out of|among) (?:them|these|those))\b" + _PAUSE,
    re.IGNORECASE,
)
_FIRM = re.compile(NARROWS, re.IGNORECASE)
_OF_THEM = re.compile(r"\s*\b(?:of|from|out of|among|in) (?:them|these|those|the list|this list)\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"(?:exclud(?:e|ing)|without|except(?: for)?|but not|not|minus|leave out|leaving out|drop|hide|skip"
    r"|ignore|(?:(?:any|every)(?:thing|one|body)|all) (?:but|except))\b" + _PAUSE,
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"no (?=(?:[\w&'-]+ ){0,2}(?!(?:yes|thanks|sales|always|perhaps|this|unless)\b)\w+s"
    r"(?:,? (?:please|pls|either|too))*[ ?.!]*$)",
    re.IGNORECASE,
)
""" "No CEOs", which denies them; "no, Dana" is said in place of another."""
_ALL = re.compile(r"(?:everything|every|all)\b(?! (?:of )?(?:them|these|those)\b)", re.IGNORECASE)
"""It begins anew: "everything Lukas has"."""
_INSTEAD = re.compile(r"\binstead[ ?.!]*$", re.IGNORECASE)
_THEN = re.compile(r"(?P<what>\S+(?: \S+)?),? then[ ?.!]*", re.IGNORECASE)
_ORDERS = re.compile(r"\b(?:make|change|switch)\b", re.IGNORECASE)
_ADDS = re.compile(r"plus\b|&|as well as\b|along with\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:it|its|he|she|they|him|her|his|their|that|this|you|we|i)\b", re.IGNORECASE)
_ONES = re.compile(r"(?:the|those|some|ones)\b(?!.*\b(?:of|from|among)\b)", re.IGNORECASE)
"""The rows in general: "and the ones in Leeds?" is another list."""
_AMONG = re.compile(r"\b(?:of|from|among|only|just|ones?)\b|^(?:how many|which) (?:are|is|were)$")
_OPEN_QUESTION = re.compile(r"(?:who|what)\b(?!.*\bof\b)")
"""It may be about anything: "who is Priya?", "who's at Kestrel?"."""
_COMMAND = re.compile(
    r"(?:(?:can|could|would) you |i (?:want|need|would like) |let me |let's )?(?:show|list|find|give|"
    r"get|see|search|display|pull(?: up)?|tell)"
    r"(?: me| us| for)*\b" + _PAUSE,
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s*\b(?:please|pls|plz|instead|then|too|as well|also|though|rather|thanks|now)|[\s?!.,])+$", re.IGNORECASE
)
_ONLY = re.compile(r"(?<=\w) only[ ?.!]*$", re.IGNORECASE)
_MOST_WORDS = 12
_FEW_WORDS = 3


class Carried(NamedTuple):
    """The words without what joins them to the list, and how they join: in place of, on top of, or not said."""

    words: str
    how: How
    asks: str = ""  # the question word, lower case: "who is", "which"
    among: bool = False  # whether it is said to be among the rows: "which of them", "from these"
    firm: bool = False  # whether nothing but the list can be meant: "narrow it down to …"
    adds: bool = False  # beside those of the list: "plus those in Japan"
    lacks: bool = False  # what is not wanted: "without Kwame", "exclude finance"
    orders: bool = False  # "make that …", which may be meant of a record, too


def read_carried(text: str, record: Record) -> Carried | None:
    """What is said of the list; None where the message asks for another one: "and show me all contacts"."""
    rest, asks = unslipped(clean(text[:300])), ""
    narrows = commanded = orders = firm = adds = False
    switches = _INSTEAD.search(rest) is not None or _is_then(rest)
    while True:
        if _NO_SUCH.match(rest) or (_EXCEPT.match(rest) and not _CHATTER.match(rest)):
            break
        if found := _CHATTER.match(rest):
            pass
        elif (found := _SWITCH.match(rest)) and not (asks and _said(found) == "no"):  # "which have | no phone"
            adds = adds or _ADDS.match(found.group()) is not None
            switches, orders = True, orders or _ORDERS.search(found.group()) is not None
        elif found := _NARROW.match(rest):
            firm = firm or _FIRM.match(found.group()) is not None
            narrows, asks = narrows or not (switches and _ONES.match(found.group())), asks or _said(found)
        elif found := _COMMAND.match(rest):
            commanded = True
        if not found or not found.end():
            break
        rest = rest[found.end() :]
    rest = _TAIL.sub("", rest)
    if only := _ONLY.search(rest):
        rest, narrows, asks = rest[: only.start()], True, asks or "only"
    among = bool(_OF_THEM.search(rest) or _OF_THEM.search(asks))
    rest = _TAIL.sub("", _OF_THEM.sub("", rest)) if among else rest
    lacks = False
    if left_out := _EXCEPT.match(rest) or _NO_SUCH.match(rest):
        lacks = lower(left_out.group()).strip(" ,;:") != "not"  # "not really"
        rest, narrows = f"not {rest[left_out.end() :]}", True
    fresh = (commanded or (asks and not _AMONG.search(asks))) and named_in(rest, record)
    if not rest or len(rest.split()) > _MOST_WORDS or fresh or _ALL.match(rest):
        return None
    rest = re.sub(rf"^(?:(?:the|our|my|all) )*{nouns(record)} (?=\S)", "", rest, flags=re.IGNORECASE)
    bare = text.rstrip().endswith("?") and len(rest.split()) <= _FEW_WORDS and not _ABOUT.search(rest)  # "lost?"
    bare = bare or _PERIODS.fullmatch(lower(rest)) is not None
    return Carried(
        rest, "narrow" if narrows else "switch" if switches or bare else "", asks, among, firm, adds, lacks, orders
    )


def _is_then(text: str) -> bool:
    """ "Lisbon then": a name or a place, in place of the one before."""
    what = found["what"] if (found := _THEN.fullmatch(text)) else ""
    return bool(what) and not _ABOUT.search(what) and (what[0].isupper() or bool(place(what)))


def _said(found: re.Match[str]) -> str:
    return lower(found.group().strip(" ,?"))


# another value for a criterion, or one more


def read_more(said: Carried, first: Criteria, record: Record, portal: Portal, now: datetime) -> Criteria | None:
    """The words as criteria and nothing else; the same kind of criterion as the list's own first: "and Kenya?"."""
    if _OPEN_QUESTION.match(said.asks) or (not said.how and _ABOUT.search(said.words)):
        return None
    said = said._replace(words=owners_spelt(said.words, portal, alone=True))
    had = {f.property for f in first.filters}
    if found := _flipped(said.words, first, record, portal, now):
        return found
    if found := _beside(said.words, first, record, portal):
        return found
    if found := _closed_then(said, first, record, portal, now):
        return found
    if said.how == "switch" and (label := _label(said.words, record, portal, now)):
        return label
    asks = fold(said.words) in vocabulary_of(portal).called(record)  # "phone?" after job titles is no other title
    for lead in leads_of(record, had) if said.how == "switch" and not asks else ():
        found = read_criteria(f"{lead} {said.words}", record, portal, now)
        if fits(found) and found.filters and {f.property for f in found.filters} <= same_kind(had):
            return found
    found = read_criteria(said.words, record, portal, now)
    if said.firm and not (fits(found) and found.filters):
        found = read_criteria(f"in {said.words}", record, portal, now)
    if fits(found) and (found.filters or found.mine):
        return found
    if found.filters and _IN_NAME.search(said.words) and not (found.unclear or found.linked):
        return found
    if said.how == "narrow" and (narrower := bare_word(said.words, said.lacks, first, record, portal, now)):
        return narrower
    if said.how == "switch" and first.named and found.named and not (found.unclear or found.left or found.mine):
        named = {f.property for f in found.filters} <= set(record.title)
        return found if named and len(found.named.split()) == len(said.words.split()) else None
    return None


def _label(words: str, record: Record, portal: Portal, now: datetime) -> Criteria | None:
    """ "And leads?" after contacts in Oslo: what an option is called is no town."""
    found = read_criteria(words, record, portal, now)
    known = [portal.properties.get(f.property) for f in found.filters]
    return found if known and all(p and p.options for p in known) and fits(found) else None


_OTHER_SIDE = re.compile(
    r"(?:(?:those|the ones|which|that|are|is) )*(?P<how>over|above|under|below)(?: (?:it|that|this))?"
)


def _flipped(words: str, first: Criteria, record: Record, portal: Portal, now: datetime) -> Criteria | None:
    """ "And those over?" after deals under 30k: the same bound from its other side."""
    match, name = _OTHER_SIDE.fullmatch(lower(words)), record.property_of("money")
    bounds = [f for f in first.filters if f.property == name and f.operator in UP | DOWN]
    if match is None or len(bounds) != 1:
        return None
    amount = bounds[0].shown.rpartition(" ")[2]
    found = read_criteria(f"amount {match['how']} {amount}", record, portal, now)
    return found if fits(found) and {f.property for f in found.filters} == {name} else None


_IN_NAME = re.compile(
    r"\bin (?:the |its |their )?(?:names?|titles?)[ ?.!]*$|^(?:(?:is|are) )?(?:named|called|titled) ", re.IGNORECASE
)
"""Words to look for, and where: "with Northgate in the name", "called Larch"."""
_PERIODS = re.compile(
    r"(?:the |in )*(?:(?P<one>day|week|month|quarter|year) (?P<how>after|before)(?: (?:that|this|it))?|"
    r"(?P<way>following|previous) (?P<other>day|week|month|quarter|year))",
)


def _beside(words: str, first: Criteria, record: Record, portal: Portal) -> Criteria | None:
    """ "The week after", counted from the period of the list; "the day after", from its day."""
    match, name = _PERIODS.fullmatch(lower(words)), record.property_of("date")
    days = next((f for f in first.filters if f.property == name and f.operator == "BETWEEN"), None)
    if not match or not days or not (days.value or "").isdecimal():
        return None
    later, unit = "after" in match.groups() or match["way"] == "following", match["one"] or match["other"]
    then = datetime.fromtimestamp(int(days.value or 0) / 1000 + _HALF_A_DAY, timezone.utc)
    which = f"{'next' if later else 'last'} {unit}"
    if unit == "day":
        which = "tomorrow" if later else "yesterday"
        if " on " not in days.shown:
            return None
    found = read_criteria(f"closing {which}", record, portal, then)
    return found if fits(found) and {f.property for f in found.filters} == {name} else None


_HALF_A_DAY = 43_200


def _closed_then(said: Carried, first: Criteria, record: Record, portal: Portal, now: datetime) -> Criteria | None:
    """ "And October?" of what was closed in November: the October that is over."""
    name = record.property_of("date")
    days = [f for f in first.filters if f.property == name and f.shown.startswith("closed ")]
    if said.how != "switch" or not days:
        return None
    found = read_criteria(f"closed in {said.words}", record, portal, now)
    kept = tuple(f for f in found.filters if f.property == name)
    if not fits(found) or not kept or len(found.search.groups) > 1:
        return None
    search = found.search.model_copy(update={"groups": (kept,)})
    return found.model_copy(update={"search": search, "shown": tuple(f.shown for f in kept if f.shown)})


def company_of(first: Criteria) -> str:
    """The name that a list was narrowed down to, which may be that of a company."""
    words = [f.value.rstrip("*") for f in first.filters if f.property == "company" and f.value]
    return first.named or " ".join(dict.fromkeys(words))
