"""What a message that carries on the list on the table means: one of its rows, or the list with other criteria."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...chat.dialog import Dialog, Shown, Target
from ...chat.turn import Turn
from ...errors import HubSpotProblem
from ...language.english.phrases import WISH
from ...language.english.text import fold
from ...language.said import Criteria
from ...language.search.carried import Carried, company_of, read_carried, read_more
from ...language.search.replaced import How, again
from ...language.search.widened import drops_filter, read_widened
from ...language.which.rows import is_counted, is_described, is_order, is_superlative, is_the_other, steps
from ...language.wish.looks import asks_for_records
from ...record import CATALOGUE, Record
from ..case import Case, open_case
from ..finding.among import by_facts, narrow, on_the_table
from ..finding.listing import search_of
from ..finding.nouns import kind_named, kind_shown, kinds, names
from .jobs import Job
from .reading import read_changes

_CANDIDATES = 5
_OF_ONE = re.compile(
    r"\bthe .*['\u2019]s \w|\bof the \w|^(?:and |so |what'?s |what is )*[^\W\d]+['\u2019]s \w", re.IGNORECASE
)
_HOW_MANY = re.compile(
    r"(?:(?:and|so|ok|okay|great|thanks|thank you|cool|please|(?:can|could) you)[,.! ]+)*"
    r"(?:how many(?: (?:of (?:them|those|these)|results|hits|records|is|are|do|did|we|you|it|that|this|they|there|have"
    r"|those|these|find|found|in|total|all|overall|altogether|together|now))*"
    r"|how many \w+ (?:is|are|was|were) (?:that|this|those|these|it)"
    r"|count (?:them|those|these)(?: up| for me| please)*|(?:the )?number of (?:results|hits|records|rows))[ ?.!]*",
    re.IGNORECASE,
)
"""A question about the list just shown, whose heading has the number."""
_WHOSE = re.compile(
    r"(?:(?:and|so|ok|okay|but)[, ]+)*(?:whose (?:are|were) (?:they|these|those)(?: all)?|who (?:owns|has) "
    r"(?:them|these|those)(?: all)?|who (?:do|does) they belong to|who are (?:the|their) owners)[ ?.!]*",
    re.IGNORECASE,
)
"""A question for the owners of the list just shown."""
_ITS = re.compile(
    r"^(?:(?:and|so|also|plus)[, ]+)*(?:(?:what|which|who|when|where)(?:'s| is| are| was)? (?:\w+ )?)?"
    r"(?:his|her|its) \w",
    re.IGNORECASE,
)
"""A question about the record shown last."""


_CRITERION = re.compile(
    r"(?:(?:and|but|ok|okay|now|also|then|please)[, ]+)*(?:in|at|with|without|on|over|under|above|below|by|from|owned"
    r"|assigned|closing|closed|created|due|worth|not|only|just|between|more than|less than|before|after|named|called"
    r"|titled|(?:that|which|who)(?= (?:are|have|contain|mention|include|start|begin|close|work|live)\b))\b",
    re.IGNORECASE,
)


_LIMIT = re.compile(
    r"(?:(?:and|but|ok|okay|now|also|then|only|just|those|ones)[, ]+)*(?:over|under|above|below|more than|less than"
    r"|at least|at most|between) [$\u20ac\u00a3]?\d",
    re.IGNORECASE,
)


def is_fragment(text: str) -> bool:
    """Whether a search is none by itself: "customers", right after contacts; "in the sales pipeline"."""
    if text.strip().isalpha():
        return True
    return _CRITERION.match(text) is not None and kind_named(text) is None


def is_limit(text: str) -> bool:
    """Whether an amount is only compared with: "and over 50k", which is no new value."""
    return _LIMIT.match(text) is not None


async def filter_dropped(turn: Turn) -> Job | None:
    """ "Drop the owner filter", which looks like calling something off."""
    return await carried_on(turn) if drops_filter(turn.text) else None


async def carried_on(turn: Turn, *, writes: bool = False, bare: bool = False) -> Job | None:
    """The job that the message means by itself, if it carries on the list shown last.

    With `bare` the words are nothing else by themselves, and criteria alone narrow the list down. With `writes` they
    look like a change, which "make that January" may be: only what the list is of counts then.
    """
    listed = turn.last_list
    record = kind_shown(listed)
    if listed is None or record is None or turn.choice is not None or not on_the_table(turn, listed):
        return None
    if _HOW_MANY.fullmatch(turn.text):
        return _search(await open_case(turn, record), Criteria(), "narrow")
    if turn.list_is_latest and listed.targets[1:] and _WHOSE.fullmatch(turn.text):
        return await _whose(turn, record)
    if not turn.list_is_latest and _ITS.search(turn.text):
        return None  # "what's her e-mail?"
    said = read_carried(turn.text, record)
    if said is None or (said.how == "switch" and not said.words):
        return None
    writes = writes and not said.firm
    try:
        case = await open_case(turn, record)
        picked = None if writes or said.orders or _counts(said, record) else await _picked(case, listed, said)
        return picked or await _otherwise(case, listed, said, writes=writes, bare=bare)
    except HubSpotProblem:
        return None  # nobody knows yet what the words mean; whatever it is, the dialog that follows will say it


async def _whose(turn: Turn, record: Record) -> Job:
    """The list again, whose rows tell the owners; where they do not, the owner of the one that is picked."""
    if record.property_of("owner") in record.told_apart_by:
        return _search(await open_case(turn, record), Criteria(), "narrow")
    return Job.of("get", record, "who owns them?")


_LISTS = re.compile(
    rf"(?:{WISH})(?:give (?:me|us)|(?:show|list|display|find|get|fetch|pull up|bring up)(?: me| us)?)"
    r" (?:(?:all|only|just|me) )*(?:of )?(?:the|those|these|any|my|our|all) (?:[\w&'-]+ ){0,5}?ones\b"
    r"(?!.* (?:to|into) (?!(?:close|be|end)\b))",
    re.IGNORECASE,
)


def ones_instead(turn: Turn, likely: Record, verb: str) -> Job | None:
    """ "Give me the cheap ones for Dana that close in May": those, of the list if there is one; nothing is written."""
    asks = asks_for_records(turn.text, likely) if verb == "update" else _LISTS.match(turn.text)
    if turn.choice is not None or turn.running_form or not asks:
        return None
    listed = turn.last_list
    record = CATALOGUE.get(listed.object, likely) if listed and on_the_table(turn, listed) else likely
    record = kind_named(turn.text) or record
    dialog = Dialog(object=record.singular, sentence=turn.text, hints=turn.hints)
    there = listed is not None and listed.targets and not listed.missed and on_the_table(turn, listed)
    dialog.refines = bool(there and listed and listed.object == record.singular)
    return Job(f"search_{record.plural}", dialog)


# one of the rows


async def _picked(case: Case, listed: Shown, said: Carried) -> Job | None:
    if any(names(kind, case.turn.text) for kind in kinds() if kind is not case.record):
        return None  # "oldest deal" is none of the contacts
    if is_the_other(said):
        return _the_other(case, listed)
    if step := steps(said):
        return _beside(case, listed, step)
    if one := await _asked_about(case, listed):
        return one
    words, wanted = f"{said.asks} {said.words}", case.record.fetched
    described = is_described(said) and (said.how != "" or case.turn.list_is_latest)
    if not listed.targets or not (described or is_superlative(words, case.record)):
        return None
    found = await narrow(case, search_of(case, listed), words, wanted)
    if (not found or not found.items) and is_described(said):
        found = await by_facts(case, listed, said.words, wanted)
    if not found or len(found.items) != 1 or found.more:
        return None
    return opened(case, case.target(found.items[0]))


def _the_other(case: Case, listed: Shown) -> Job | None:
    """The rows but for the one that was shown last."""
    last = case.turn.last_record
    rest = [target for target in listed.targets if not last or target.id != last.id]
    if last is None or len(rest) == len(listed.targets) or not rest:
        return None
    if len(rest) == 1:
        return opened(case, rest[0])
    offered = [t.model_copy(update={"row": t.row or t.title}) for t in rest[:_CANDIDATES]]
    return Job.of("get", case.record, case.turn.text, opened=True, candidates=offered)


def _beside(case: Case, listed: Shown, step: int) -> Job | None:
    """The row above or below the one shown last."""
    last = case.turn.last_record
    place = next((i for i, t in enumerate(listed.targets) if last and t.id == last.id), None)
    found = None if place is None else place + step
    return opened(case, listed.targets[found]) if found is not None and 0 <= found < len(listed.targets) else None


async def _asked_about(case: Case, listed: Shown) -> Job | None:
    """ "The IT manager's phone", "the e-mail of the publisher": a property of the row that is so described."""
    if not _OF_ONE.search(case.turn.text):
        return None
    said = read_changes(case)
    wanted = [c.property for c in said.changes if c.property and c.value is None]
    if not wanted or len(wanted) < len(said.changes) or not said.reference or said.reference.kind != "name":
        return None
    found = await by_facts(case, listed, said.reference.text, case.record.fetched)
    if not found or len(found.items) != 1 or found.more:
        return None
    return opened(case, case.target(found.items[0]), wanted)


def opened(case: Case, target: Target, wanted: Sequence[str] = ()) -> Job:
    """Showing this record, and what is asked about it."""
    sentence = f"show {target.id}"
    return Job.of("get", case.record, sentence, choice=target.id, wanted=list(wanted))


# the list with other criteria


async def _otherwise(case: Case, listed: Shown, said: Carried, *, writes: bool, bare: bool) -> Job | None:
    source, turn = listed.missed or listed, case.turn
    if source.object != case.record.singular:
        case = await open_case(turn, CATALOGUE[source.object])
    record, first = case.record, source.criteria
    if wider := read_widened(turn.text, first, record, case.portal):
        return _wider(case, wider)
    if said.how == "switch" and (other := _another_kind(case, said)):
        return _of_another_kind(case, first, other)
    more = read_more(said, first, record, case.portal, turn.now) if said.how or (bare and turn.list_is_latest) else None
    if more is None:
        sorts = turn.list_is_latest and (is_order(said.words, record) or _counts(said, record))
        return _search(case, Criteria(), "narrow") if sorts else None
    orders = writes or said.orders
    if orders and not turn.list_is_latest:
        return None
    if (orders or not turn.list_is_latest or _names_another(record, said, turn.text, more)) and not again(first, more):
        return None
    return _search(case, more, "add" if said.adds and again(first, more) else said.how)


def _counts(said: Carried, record: Record) -> bool:
    """Whether only the first few of the list are wanted: "top 3"."""
    return is_counted(f"{said.asks} {said.words}", record)


def _wider(case: Case, criteria: Criteria) -> Job:
    """The list without one of its criteria; every record, where that was the only one."""
    record = case.record
    if criteria.filters or criteria.mine or criteria.search.query:
        return _search(case, criteria, "whole")
    return Job.of("list", record, f"all {record.plural}")


def _search(case: Case, more: Criteria, how: How) -> Job:
    """The list with these criteria, in place of its own or on top of them."""
    dialog = Dialog(object=case.record.singular, sentence=case.turn.text, hints=case.turn.hints, refines=True)
    dialog.more, dialog.how = more, how
    return Job(f"search_{case.record.plural}", dialog)


def _another_kind(case: Case, said: Carried) -> Record | None:
    words = fold(said.words).removeprefix("the ").removeprefix("their ")
    return next((r for r in kinds() if words == r.plural and r.singular != case.record.singular), None)


_OWN = {"": "all {}", "own": "my {}", "others": "{} that are not mine"}


def _of_another_kind(case: Case, first: Criteria, other: Record) -> Job | None:
    """ "And the contacts?" after the deals of somebody, or after all of them."""
    whose = company_of(first)
    joint = "at" if any(slot.name == "company" and slot.kind == "text" for slot in other.slots) else "for"
    sentence = f"{other.plural} {joint} {whose}" if whose else _OWN[first.mine].format(other.plural)
    owners = [f.shown.removeprefix("owner ") for f in first.filters if f.property == case.record.property_of("owner")]
    if not whose and owners and len(first.filters) == 1 and not (first.mine or first.search.query):
        sentence = f"{other.plural} owned by {owners[0]}"
    elif not whose and (first.filters or first.search.query):
        return None
    return Job.of("search", other, sentence)


def _names_another(record: Record, said: Carried, text: str, more: Criteria) -> bool:
    """Whether it speaks of records of another kind: "and the opportunities?", which some contacts are too.

    Not so where a property is named that has the word for a value: "in lifecycle stage opportunity"; nor where only
    those of the list are wanted: "just the opportunities".
    """
    others = [other for other in kinds() if other.singular != record.singular]
    if said.asks in _ONLY or said.firm:
        return any(re.search(rf"\b(?:{o.singular}|{o.plural})\b", text, re.IGNORECASE) for o in others)
    for shown in (f.shown for f in more.filters if f.shown):
        text = re.sub(rf"\b{re.escape(shown)}\b", " ", text, flags=re.IGNORECASE)
    return any(names(other, text) for other in others)


_ONLY = frozenset({"only", "just"})
