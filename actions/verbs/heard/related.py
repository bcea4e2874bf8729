"""Records of one that is named or of its firm: "who is on the Kestrel deal?", "her company's open deals"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import named_properties, read_reference, read_value
from ...language.english.text import fold
from ...language.said import Criteria, Reference, Value
from ...portal import Filter, Search
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.find import find
from ..finding.linked import filter_for, those
from ..finding.listing import NEWEST_FIRST
from ..finding.mine import OWNER
from ..finding.nouns import kinds, names
from .carry_on import opened
from .jobs import Job

_LEAD = (
    r"\W*(?:(?:and|so|ok|okay|now|please|pls|can|could|you|i|want|need|to|see|show|list|find|get|give|search|look|open"
    r"|for|me|us|up|what|which|who|are|is|there|any|all|of|the|what's|who's)\b[ ,]*)*?"
)
_END = r"(?:,? (?:please|pls|thanks|now|again|at the moment|currently|right now))*[ ?.!]*"
_THEIRS = r"(?:his|her|their) (?:company|firm|employer|organi[sz]ation)"
_PEOPLE = r"(?:contacts?(?: persons?)?|people)"
_FIRM = re.compile(
    rf"{_LEAD}(?:{_THEIRS}(?:['\u2019]?s)? (?P<a>(?:[a-z]+ ){{0,2}}?)(?P<of>deals|contacts|people)"
    rf"|(?P<b>(?:[a-z]+ ){{0,2}}?)(?P<at>deals|contacts|people) (?:of|at|for|from|with) {_THEIRS}){_END}",
    re.IGNORECASE,
)
"""Records of the firm of the person shown last."""
_TIED = r"(?:linked|attached|associated|related|connected|tied) (?:to|with)"
_PEOPLE_OF = re.compile(
    rf"\W*(?:(?:and|so|ok)[, ]+)*who(?:['\u2019]s| is| are| else is)(?: all| also)? "
    rf"(?:on|involved (?:in|with)|part of|{_TIED}) (?P<who>\S.*?){_END}"
    rf"|{_LEAD}{_PEOPLE} (?:of|on|for|behind|involved in|{_TIED}) (?P<of>\S.*?){_END}",
    re.IGNORECASE,
)
_DEALS_OF = re.compile(
    rf"{_LEAD}deals? (?:is|are|does|do|has|have) (?P<who>\S.*?) "
    rf"(?:involved (?:in|with)|on|part of|working on|have|got|{_TIED}){_END}",
    re.IGNORECASE,
)


_ONES_DEAL = re.compile(
    rf"{_LEAD}(?P<who>[^\W\d_a-z]\w*(?: [^\W\d_a-z][\w-]*){{0,3}})['\u2019]s deal\b(?P<rest>[^?]*)\??[ .!]*"
)
_ASKS = re.compile(r"[ ,:-]*(?:(?:what|when|who|how|which)\b.*)?", re.IGNORECASE)
"""What may be asked of it, and no change: "Mateo's deal - | what's the amount?"."""
_THE_CONTACT = re.compile(
    rf"\W*(?:(?:and|so|ok)[, ]+)*who(?:['\u2019]s| is| are) (?:the |our |its )?(?:\w+ )?{_PEOPLE}"
    rf"(?: (?:on|for|of) (?:it|this|that))?{_END}",
    re.IGNORECASE,
)


async def related(turn: Turn) -> Job | None:
    """The list of what belongs to a record that is called by name, or to the firm of the one shown last."""
    if turn.choice is not None or turn.running_form:
        return None
    return await _of_firm(turn) or await _of_last(turn) or await _of_named(turn) or await _ones_deal(turn)


async def _of_firm(turn: Turn) -> Job | None:
    found, last = _FIRM.fullmatch(turn.text), turn.last_record
    person = CATALOGUE.get(last.object) if last else None
    firm = next((s.property for s in person.slots if s.name == "company" and s.kind == "text"), "") if person else ""
    if found is None or last is None or person is None or not firm:
        return None
    noun, more = found["of"] or found["at"], found["a"] or found["b"] or ""
    record = next((r for r in kinds() if noun.lower() in (r.plural, *r.synonyms)), person)
    case = await open_case(turn, person)
    called = (await case.crm.read(person, last.id, properties=(firm,))).properties.get(firm)
    if not called or not turn.offers(f"search_{record.plural}"):
        return None
    joint = "at" if record is person else "for"
    return Job(
        f"search_{record.plural}",
        Dialog(object=record.singular, sentence=f"{more}{record.plural} {joint} {called}"),
    )


async def _of_last(turn: Turn) -> Job | None:
    """ "Who is the contact?", of the deal shown last."""
    last, people = turn.last_record, next(r for r in kinds() if r.unique == "email")
    other = CATALOGUE.get(last.object) if last and not turn.list_is_latest else None
    if last is None or other is None or other is people or not _THE_CONTACT.fullmatch(turn.text):
        return None
    link = filter_for(people, other, last.id, last.title)
    return _listing(turn, people, [link]) if link else None


async def _ones_deal(turn: Turn) -> Job | None:
    """ "Mateo's deal - what's the amount?": the only deal of a contact; of several, the list."""
    found = _ONES_DEAL.fullmatch(turn.text)
    if found is None or not _ASKS.fullmatch(found["rest"]):
        return None
    people = next(r for r in kinds() if r.unique == "email")
    deals = next((r for r in kinds() if r is not people), None)
    case = await open_case(turn, people)
    hits = await find(case, Reference(kind="name", text=found["who"]))
    if deals is None or not turn.offers(f"get_{deals.singular}") or len(hits.items) != 1 or hits.guessed:
        return None
    if isinstance(read_value(OWNER, found["who"], case.portal, turn.now), Value):
        return None  # an owner's deals are those they own
    link = filter_for(deals, people, hits.items[0].id, case.target(hits.items[0]).title)
    of = await open_case(turn, deals)
    items, more = await those(of, (link,), deals.fetched, 1) if link else ((), 0)
    if link and more:
        return _listing(turn, deals, [link])
    named = named_properties(found["rest"], deals, of.portal, turn.now)
    return opened(of, of.target(items[0]), sorted(named - {*deals.title})) if items else None


def _listing(turn: Turn, record: Record, links: Sequence[Filter]) -> Job | None:
    """The list of the records that have one of these links."""
    if not turn.offers(f"search_{record.plural}"):
        return None
    criteria = Criteria(search=Search(groups=tuple((link,) for link in links)), shown=(links[0].shown,))
    dialog = Dialog(object=record.singular, sentence=record.plural, opened=True, criteria=criteria)
    dialog.order = NEWEST_FIRST
    return Job(f"search_{record.plural}", dialog)


async def _of_named(turn: Turn) -> Job | None:
    for record in kinds():
        people = record.unique == "email"
        found = (_PEOPLE_OF if people else _DEALS_OF).fullmatch(turn.text)
        words = next((words for words in found.groups() if words), "") if found else ""
        for other in kinds() if words else ():
            if other is not record and (job := await _of(turn, record, other, words)):
                return job
    return None


async def _of(turn: Turn, record: Record, other: Record, words: str) -> Job | None:
    """The records of a kind that are linked with what is surely called so of the other kind."""
    case = await open_case(turn, other)
    said = read_reference(words, other, part=True)
    if said is None or said.kind != "name" or names(record, words):
        return None
    found = await find(case, said)
    targets = [case.target(item) for item in found.items]
    targets = [t for t in targets if fold(t.title) == fold(said.text)] or targets
    links = [link for t in targets if (link := filter_for(record, other, t.id, t.title))]
    more = found.more and len(targets) == len(found.items)
    alike = len({target.title.casefold() for target in targets}) == 1  # several of one name: whichever is meant
    if not links or not alike or more or found.guessed:
        return None
    if len(targets) == 1:
        case.remember(targets[0])
    return _listing(turn, record, links)
