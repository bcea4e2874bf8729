"""Records of one that is named or of its firm: "who is on the Kestrel deal?", "her company's open deals"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...chat.dialog import Dialog, Target
from ...chat.turn import Turn
from ...language import named_properties, read_criteria, read_reference, read_value
from ...language.said import Criteria, Reference, Value
from ...language.search.links import TIED
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.described import best, on_the_list
from ..finding.find import find, key_of
from ..finding.linked import Links, also, of, those, with_last
from ..finding.mine import OWNER
from ..finding.nouns import kind_named, kind_shown, kinds, names, one_of_many, people_of
from ..finding.whose import called_so, is_one_name
from .carry_on import opened
from .jobs import Job, listing

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
_SAME = re.compile(
    rf"{_LEAD}(?P<who>(?:[a-z-]+ ){{0,4}}?)(?P<in>at|for|from|with|of|in) "
    r"(?P<whose>his|her|their|that|this|(?:the )?(?:very )?same) (?:(?P<town>city|town)|(?P<country>country)"
    rf"|company|firm|employer|organi[sz]ation)(?P<rest> (?:who|that|which|and|in|with|owned)\b[^?]*?)?{_END}"
    r"|\W*(?:(?:and|so|ok|show me|list|who are|what about)[, ]+)*"
    rf"(?:who else (?:works|is) there|(?:his|her|their) (?:colleagues|co-?workers)){_END}",
    re.IGNORECASE,
)
"""People of the company or town of the one shown last: "who else works at her company?", "leads in the same city"."""
_EMPLOYER = re.compile(
    r"\W*(?:(?:and|so|ok)[, ]+)*(?:(?:which|what) (?:company|firm|employer|organi[sz]ation)|who) "
    r"(?:(?:does|do|did) (?!you\b|we\b|i\b)(?P<a>\S[^?]*?) (?:currently )?(?:works? (?:for|at|with)|belongs? to)"
    rf"|is (?P<b>(?!there\b|it\b)\S[^?]*?) (?:(?:working|employed) (?:for|at|with|by)|with|at)){_END}",
    re.IGNORECASE,
)
"""The company of somebody: "which company does Emily Nguyen work for?"."""
_SAME_OWNER = re.compile(
    rf"{_LEAD}(?P<who>(?:[a-z]+ ){{0,2}}?)(?:has|have|having|with|shares?|under) (?:the )?same owner"
    rf"(?: (?:as|with) (?:him|her|it|them|this(?: one)?|that(?: one)?))?{_END}",
    re.IGNORECASE,
)
"""Records of the owner of the one shown last."""
_OTHERS = re.compile(r"\b(?:else|other|others|more|all)\b ?", re.IGNORECASE)
_DEAL = r"(?:deals?|opportunit(?:y|ies)|opps?)"
_WHO = r"\W*(?:(?:and|so|ok)[, ]+)*who(?:['\u2019]?s| is| are| else is)(?: all| also| else| the people| the contacts)*"
_PEOPLE_OF = re.compile(
    rf"{_WHO} (?:on|involved (?:in|with|on)|part of|{TIED}|in(?= .*\b{_DEAL}\b)) (?P<firmly>\S.*?){_END}"
    rf"|{_LEAD}(?:(?:our|my|main|primary|key|best) )*{_PEOPLE}"
    rf" (?:of|on|for|behind|involved in|{TIED}) (?P<of>\S.*?){_END}"
    rf"|{_LEAD}(?P<topic>\S[^?;]*?) ?[,:;.?!\u2013\u2014-]+{_WHO} (?:(?:the |our |its )?(?:\w+ )?{_PEOPLE}"
    rf"(?: (?:on|for|of) (?:it|that))?|(?:on|in|involved(?: in)?|part of)(?: (?:it|that))?){_END}",
    re.IGNORECASE,
)
_DEALS_OF = re.compile(
    rf"{_LEAD}deals? (?:is|are|does|do|has|have) (?P<firmly>\S.*?) "
    rf"(?:involved (?:in|with)|on|part of|working on|have|got|{TIED}){_END}",
    re.IGNORECASE,
)
_TIED_TO = re.compile(
    rf"\W*(?:(?:and|so|ok)[, ]+)*what(?:['\u2019]?s| is| else is)? {TIED} (?P<firmly>\S.*?){_END}", re.IGNORECASE
)
"""Whatever belongs to a record."""
_IS_TIED = re.compile(
    rf"\W*(?:(?:and|so|ok)[, ]+)*(?:is|are) (?:it|s?he|they|this|that|(?:this|the) \w+)(?: also| already)? {TIED} "
    rf"(?P<to>\S.*?){_END}",
    re.IGNORECASE,
)
"""Whether the record shown last is linked with another one, which those that it is linked with tell."""
_IT = re.compile(rf"him|her|(?:it|this|that|them|these|those|the(?= {_DEAL}))(?: (?:one|{_DEAL}))?", re.IGNORECASE)
_THE_CONTACT = re.compile(rf"{_WHO} (?:the |our |its )?(?:\w+ )?{_PEOPLE}{_END}", re.IGNORECASE)
"""The people of the deal shown last, though nobody says of what."""
_ONES_DEAL = re.compile(
    rf"{_LEAD}(?P<who>[^\W\d_a-z]\w*(?: [^\W\d_a-z][\w-]*){{0,3}})['\u2019]s deal\b(?P<rest>[^?]*)\??[ .!]*"
)
_OF_ADDRESS = re.compile(
    rf"{_LEAD}(?P<which>(?:[a-z]+ ){{0,2}}?{_DEAL}) (?:for|of|with|from) (?P<who>[^\s@]+@[^\s@?!]*\w){_END}",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[ ,:-]*(?:(?:what|when|who|how|which)\b.*)?", re.IGNORECASE)
"""What may be asked of it, and no change: "Mateo's deal - | what's the amount?"."""


async def related(turn: Turn) -> Job | None:
    """The list of what belongs to a record that is called by name or was shown last, or to the firm of that one."""
    if turn.choice is not None:
        return None
    asked = list(_asked(turn.text))
    return (
        await _of_firm(turn)
        or await _of_same(turn)
        or await _of_same_owner(turn)
        or await _employer(turn)
        or await _of_last(turn, asked)
        or await _of_named(turn, asked)
        or await _of_address(turn)
        or await _ones_deal(turn)
    )


async def _of_firm(turn: Turn) -> Job | None:
    found, last = _FIRM.fullmatch(turn.text), turn.last_record
    person = kind_shown(last)
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


async def _of_same(turn: Turn) -> Job | None:
    """People who have the company or the place of the person shown last."""
    found, last = _SAME.fullmatch(turn.text), turn.last_record
    people = people_of()
    if found is None or last is None or last.object != people.singular or not turn.offers(f"search_{people.plural}"):
        return None
    hers = re.match("his|her|their", found["whose"] or "her", re.IGNORECASE)
    if (turn.list_is_latest and not hers) or turn.running_form is not None:
        return None
    place = "country" if found["country"] else "city" if found["town"] else ""
    firm = next((s.property for s in people.slots if s.name == "company"), "")
    case = await open_case(turn, people)
    read = await case.crm.read(people, last.id, properties=(place or firm,))
    called = read.properties.get(place or firm)
    who = _OTHERS.sub("", found["who"] or "").strip()
    who = re.sub(r"(?:^| )(?:works?|working|employed|based|lives?|living)$", "", who, flags=re.IGNORECASE)
    if not called or any(names(kind, who) for kind in kinds() if kind is not people):
        return None
    which = f"{who or people.plural} {'in' if place else 'at'} {called}{found['rest'] or ''}"
    return Job.of("search", people, which)


async def _of_same_owner(turn: Turn) -> Job | None:
    """ "Who else has the same owner?", of the record shown last."""
    found, last = _SAME_OWNER.fullmatch(turn.text), turn.last_record
    shown = CATALOGUE.get(last.object) if last and not turn.list_is_latest else None
    if found is None or last is None or shown is None:
        return None
    record = kind_named(found["who"]) or shown
    case, prop = await open_case(turn, shown), shown.property_of("owner") or ""
    owner = case.portal.owner((await case.crm.read(shown, last.id, properties=(prop,))).properties.get(prop))
    if owner is None or not turn.offers(f"search_{record.plural}"):
        return None
    sentence = f"{record.plural} owned by {owner.email or owner.name}"
    return Job.of("search", record, sentence)


async def _employer(turn: Turn) -> Job | None:
    """ "Which company does Emily Nguyen work for?": a property of a contact, where one is surely called so."""
    found, people = _EMPLOYER.fullmatch(turn.text), people_of()
    who = (found["a"] or found["b"]) if found else ""
    if not who or not turn.offers(f"get_{people.singular}"):
        return None
    if not (await find(await open_case(turn, people), Reference(kind="name", text=who))).items:
        return None
    return Job.of("get", people, f"{who}'s company")


async def _of_last(turn: Turn, asked: Sequence[_Asked]) -> Job | None:
    """ "Who is the contact?", of the deal shown last; "who's on it?", of whichever is at hand."""
    last, people = turn.last_record, people_of()
    if _THE_CONTACT.fullmatch(turn.text) and _is_of_one(turn, people):
        if links := with_last(await open_case(turn, people)):
            return _listing(turn, people, links)
    other = next((kind for kind in kinds() if last and kind.singular != last.object), None)
    if last and other and _IS_TIED.fullmatch(turn.text) and not turn.list_is_latest:
        return _listing(turn, other, of(other, [last]))
    for record, words, _ in asked:
        another = _TIED_TO.fullmatch(turn.text) is None or (last is not None and last.object != record.singular)
        if another and _IT.fullmatch(words) and (job := await _of_it(turn, record)):
            return job
    return None


def _is_of_one(turn: Turn, people: Record) -> bool:
    """Whether one of another kind is at hand, or people that may be listed for one; not where the rows are deals."""
    if turn.list_is_latest:
        return turn.last_list is not None and turn.last_list.object == people.singular
    return turn.last_record is not None and turn.last_record.object != people.singular


async def _of_it(turn: Turn, record: Record) -> Job | None:
    """Those of the record or the rows at hand; of somebody, those of the only deal that "it" can be, or the deals."""
    last = turn.last_record
    if links := with_last(await open_case(turn, record)):
        return _listing(turn, record, links)
    other = next((kind for kind in kinds() if kind is not record), None)
    if last is None or other is None or last.object != record.singular:
        return None
    case, own = await open_case(turn, other), of(other, [last])
    items, more = await those(case, own, other.fetched, 1)
    one = [case.target(item) for item in items] if not more else []
    return _listing(turn, record, of(record, one)) or _listing(turn, other, own)


async def _ones_deal(turn: Turn) -> Job | None:
    """ "Mateo's deal - what's the amount?": the only deal of a contact; of several, the list."""
    found = _ONES_DEAL.fullmatch(turn.text)
    if found is None or not _ASKS.fullmatch(found["rest"]):
        return None
    people = people_of()
    deals = next((r for r in kinds() if r is not people), None)
    case = await open_case(turn, people)
    hits = await find(case, Reference(kind="name", text=found["who"]))
    if deals is None or not turn.offers(f"get_{deals.singular}") or hits.only is None:
        return None
    if isinstance(read_value(OWNER, found["who"], case.portal, turn.now), Value):
        return None  # an owner's deals are those they own
    links, its = of(deals, [case.target(hits.only)]), await open_case(turn, deals)
    items, more = await those(its, links, deals.fetched, 1)
    if more:
        return _listing(turn, deals, links)
    named = named_properties(found["rest"], deals, its.portal, turn.now)
    return opened(its, its.target(items[0]), sorted(named - {*deals.title})) if items else None


async def _of_address(turn: Turn) -> Job | None:
    """ "Any open deals for jo@larch.example.com": those of the contact that has the address."""
    found, people = _OF_ADDRESS.fullmatch(turn.text), people_of()
    deals = next((r for r in kinds() if r is not people), None)
    if found is None or deals is None:
        return None
    case, its = await open_case(turn, people), await open_case(turn, deals)
    hits = await find(case, Reference(kind="email", text=found["who"]))
    which = read_criteria(found["which"], deals, its.portal, turn.now)
    if len(hits.items) != 1 or which.unclear or which.left or which.named:
        return None
    return listing(turn, deals, also(which, of(deals, [case.target(hits.items[0])])))


def _listing(turn: Turn, record: Record, links: Links) -> Job | None:
    """The list of the records that have one of these links."""
    return listing(turn, record, also(Criteria(), links)) if links else None


_Asked = tuple[Record, str, bool]  # a kind of record, words for what those belong to, whether they surely are


def _asked(text: str) -> Iterator[_Asked]:
    for record in kinds():
        for pattern in (_PEOPLE_OF if record.unique == "email" else _DEALS_OF, _TIED_TO):
            if found := pattern.fullmatch(text):
                words = next(words for words in found.groups() if words)
                yield record, words, found["firmly"] is not None


async def _of_named(turn: Turn, asked: Sequence[_Asked]) -> Job | None:
    for record, words, firmly in asked:
        for other in (kind for kind in kinds() if kind is not record):
            if names(record, words) or not (targets := await _named(turn, other, words, firmly)):
                continue
            if len(targets) == 1:
                turn.set("hubspot_last_record", targets[0].named)
            return _listing(turn, record, of(record, targets))
    return None


async def _named(turn: Turn, other: Record, words: str, firmly: bool) -> Sequence[Target]:
    """The records of a kind that are surely meant by the words: "our biggest deal", "the Kestrel deals".

    Where nothing says of which kind they are, they may be a firm's or a place: all have to be called the same.
    """
    case, listed = await open_case(turn, other), turn.last_list
    if row := await on_the_list(case, Reference(kind="name", text=words), words, other.fetched):
        return [case.target(item) for item in row.items]
    if one_of_many(words, other):
        item = await best(case, Reference(kind="name", text=words), words, other.fetched)
        return [case.target(item)] if item else []
    said = read_reference(words, other, has_list=listed is not None, part=True)
    if said and listed and said.kind == "ordinal":
        return [target for target in listed.targets if target.id == key_of(case, said)[0]]
    if said is None or said.kind not in ("name", "email"):
        return []
    targets = await called_so(case, other, said.text)
    firmly = firmly and (words != words.lower() or said.kind == "email")
    return targets if firmly or names(other, words) or is_one_name(targets) else []
