"""Search criteria from a sentence: "my open deals over 10k closing this month"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from ...portal import Filter, Portal, Search
from ...record import Record
from ..english.phrases import MINE, named_in
from ..english.slips import unslipped
from ..english.text import lower
from ..said import Criteria, Order, Unclear
from ..value.vocabulary import nouns_spelt, owners_spelt
from ..wish.corrections import corrected
from .amounts import with_unsaid_currency
from .asked import plainly
from .found import Found
from .orders import read_order
from .periods import ms
from .query import Query
from .reading import read
from .statuses import stages_of

MOST_FILTERS = 6
MOST_GROUPS = 5
MOST_TOGETHER = 18
"""HubSpot: CRM search guide; 5 filter groups of 6 filters, 18 filters together."""
_ENDS = re.compile(r"(?<=[.!?;])\s+|\n+")


def within_limits(groups: Sequence[Sequence[Filter]]) -> bool:
    """Whether HubSpot takes so many filters."""
    each = [len(group) for group in groups]
    return len(each) <= MOST_GROUPS and max(each, default=0) <= MOST_FILTERS and sum(each) <= MOST_TOGETHER


def is_mine(text: str) -> bool:
    """Whether the person asks for their own records."""
    return bool(MINE.search(lower(text[:2000])))


def read_criteria(
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
    hints: Mapping[str, Sequence[str]] | None = None,
) -> Criteria:
    """The criteria a search sentence names.

    What was said but could not be read is in `unclear`; words that fit nowhere, beside a criterion, are `left`. Words
    that are no criterion are looked for in the name (deals), or in HubSpot's text properties by `query` (contacts).
    """
    text = plainly(unslipped(owners_spelt(nouns_spelt(corrected(text)[0], record, portal), portal)))
    text = _FROM_NOW.sub("today", text)
    if record.unique == "email":
        text = _IN_ROWS.sub("", _TITLED.sub("with title", _SIGN_UPS.sub(record.plural, text)))
    text = _WHERE.sub("", _after_the_story(_SHOW_THEM.sub("", _ITS_FACTS.sub("", _IN_IT.sub(r"\1", text))), record))
    if again := _said_again(text, record, portal, now, hints):
        return again
    query = Query(text, record, portal, now)
    found = read(query, hints)
    if found.left and (rest := _to_the_point(text, record)):
        text = rest
        query = Query(text, record, portal, now)
        found = read(query, hints)
    order = read_order(text, record)
    if order and _SOON.search(lower(text)) and not any(f.property == order.property for f in found.common):
        found.common += _from_today(query, order, found)
    groups, shown = _groups(found)
    in_own = with_unsaid_currency(query, groups)
    groups = in_own if within_limits(in_own) else groups
    if not (found.common or found.alternatives or found.query or found.mine or found.linked or order):
        found.unclear += [Unclear(reason="wrong", said=said) for said in found.left]
        found.left = []
    search = Search(
        groups=groups,
        query=found.query,
        sort=order.property if order else record.created,
        descending=order.descending if order else True,
    )
    if found.query:
        shown = (*shown, f'"{found.query}"')
    unclear, left = tuple(found.unclear), (*found.left, *found.grouped)
    return Criteria(
        search=search,
        shown=shown,
        mine=found.mine,
        linked=found.linked,
        named=found.named,
        unclear=unclear,
        left=left,
    )


def said_instead(sentence: str, said: str, answer: str) -> str:
    """The sentence with an answer in place of words of it that were not clear: as they stand there, or spelt out."""
    for text in (sentence, unslipped(sentence)):
        if said in text:
            return text.replace(said, answer, 1)
    return answer


_IN_IT = re.compile(
    r"(\b(?:has|have|having|got|with|contain\w*|includ\w*) (?:(?:the|a) )?(?:words? )?[^\s,]+(?: "
    r"[^\s,]+)?) in (?:it|them|there)(?=[ ?.!]*$)",
    re.I,
)
"""Where the word stands: "whose title has engineer in it"."""
_FROM_NOW = re.compile(r"(?<=\bbetween )now(?= and\b)|(?<=\bfrom )now(?= (?:to|until|till|through)\b)", re.IGNORECASE)
"""The day on which a period begins: "between now and Christmas"."""
_SIGN_UPS = re.compile(r"\b(?:new )?(?:(?:newsletter|website|web) )?sign[- ]?ups\b")
"""People who have come of themselves: the contacts that are new."""
_TITLED = re.compile(r"\b(?:titled|with the title of)\b", re.IGNORECASE)
_NAMES = r"(?:(?:full |first |last )?names|e-?mails|e-?mail addresses)"
_IN_ROWS = re.compile(
    rf"\b(?:the )?{_NAMES}(?:(?:,| and|, and| &) (?:the )?{_NAMES})* (?:of|for) (?=(?:all|our|my|the|those) \w"
    r"|(?:everyone|everybody|people|contacts|customers|leads)\b)",
    re.IGNORECASE,
)
"""What every row tells: "the e-mails of all contacts at Larch"."""
_SHOW_THEM = re.compile(
    r"(?<=\w)[,;.!:?]+ +(?:(?:so|please|pls|and|then|now|just|(?:can|could|would|will) you)[ ,]+)*"
    r"(?:show|list|give|display|open|pull(?: up)?|bring(?: up)?|get|let me see|i want to see|see)(?: (?:me|us|up))* "
    r"(?:both|them|it|those|these|all|everything|the list)(?: (?:of them|all|both|up|to me|please|pls))*[ .!?]*$",
    re.IGNORECASE,
)
"""A command that says nothing more of what was spoken of before: "we have two Kestrel deals, show me both"."""
_ITS_FACTS = re.compile(
    r"(?<=\w)[,;.!?]+ +(?:and )?(?:what|who)(?:'s|s| is| are) (?:the|its|their)(?: current)? "
    r"(?:status|stages?|amounts?|values?|owners?|sizes?)(?: of (?:it|them|these|those|each))?[ .!?]*$",
    re.IGNORECASE,
)
"""A question for what every row tells: "do we have anything with Halden? what's the status"."""
_WHERE = re.compile(
    r" (?:in|on) (?:the|our) (?:system|crm|database|books)(?=[ ?.!,]|$)"
    r"| (?:among|amongst|within) (?:all )?(?:of )?(?:the|our) (?:contacts|deals|people|records|"
    r"opportunities|customers|clients)(?=[ ?.!,]|$)"
    r"|(?<!owner) for me(?=,? (?:please|pls)\b|[ ?.!]*$)",
    re.IGNORECASE,
)
"""Where all records are; and a courtesy that is no owner: "list the customers for me"."""
_SOON = re.compile(r"\b(?:soonest|soon|next|most urgent)\b")
_AGAIN = re.compile(
    r"(?:\.{2,}|\u2026|[,;?!.]|\s-)\s*(?:(?:oh|no|uh|um|well)[ ,]+)*"
    r"(?:sorry|i meant?|actually|rather|scratch that|make that|correction|wait)\b[ ,:]*",
    re.IGNORECASE,
)
"""Words by which somebody says a part of the sentence again, within it."""


def _from_today(q: Query, order: Order, found: Found) -> list[Filter]:
    """What comes next is not over yet: its day lies ahead, and it is open unless a stage is named."""
    prop = q.portal.properties.get(order.property)
    if prop is None or prop.type not in ("date", "datetime") or order.descending:
        return []
    made = [Filter(property=prop.name, operator="GTE", value=ms(q, prop, q.e.today), shown="from today on")]
    said = {f.property for group in (found.common, *found.alternatives) for f in group}
    stage, still_open = q.slots.get("stage"), stages_of(q)["open"]
    if stage and still_open and stage.property not in said:
        made.append(Filter(property=stage.property, operator="IN", values=still_open, shown="open"))
    return made


def _said_again(
    text: str, record: Record, portal: Portal, now: datetime, hints: Mapping[str, Sequence[str]] | None
) -> Criteria | None:
    """ "Created this month... sorry, in September": what is said last of a property counts, with the first's rest."""
    if not (match := _AGAIN.search(text)) or not text[: match.start()].strip():
        return None
    first, last = (read_criteria(t, record, portal, now, hints) for t in (text[: match.start()], text[match.end() :]))
    names = set(record.title)
    said = {f.property for f in last.filters}
    if last.unclear or last.left or not (said - names or (first.named and last.named)) or len(first.search.groups) > 1:
        return None
    kept = [f for group in first.search.groups for f in group if f.property not in said | names]
    groups = tuple((*kept, *group) for group in last.search.groups or ((),))
    search = last.search.model_copy(update={"groups": groups})
    shown = (*(f.shown for f in kept if f.shown), *last.shown)
    return last.model_copy(update={"search": search, "shown": shown, "mine": last.mine or first.mine})


def _to_the_point(text: str, record: Record) -> str:
    """The sentences about records, where others stand around them: "The board meets soon. List all deals"."""
    sentences = [part for part in _ENDS.split(text) if part.strip()]
    if len(sentences) < 2:
        return ""
    return " ".join(part for part in sentences if named_in(part, record))


def _after_the_story(text: str, record: Record) -> str:
    """The request alone, where somebody tells at length what for: "I'm flying to Miami, …, so which contacts …"."""
    parts = list(re.finditer(r"[^,;.!?\u2013\u2014]+[,;.!?\u2013\u2014]*", text))
    first = next((part.start() for part in parts if named_in(part.group(), record)), 0)
    told = lower(text[:first])
    is_story = len(told.split()) >= _STORY and re.search(r"\b(?:i|i'm|i've|my|we|we're|our|he|she|they|it's)\b", told)
    return text[first:].strip() if is_story else text


_STORY = 8
"""Words from which what stands before a request is a story."""


def _groups(found: Found) -> tuple[tuple[tuple[Filter, ...], ...], tuple[str, ...]]:
    """Common filters joined with each alternative, within HubSpot's limits."""
    alternatives = found.alternatives or [[]]
    common = found.common
    room = min(MOST_FILTERS, MOST_TOGETHER // len(alternatives)) - max(len(a) for a in alternatives)
    if len(alternatives) > MOST_GROUPS or len(common) > room:
        dropped = [f.shown for f in common[max(room, 0) :]] + [f.shown for a in alternatives[MOST_GROUPS:] for f in a]
        found.unclear += [Unclear(reason="wrong", said=said) for said in dropped if said]
        alternatives, common = alternatives[:MOST_GROUPS], common[: max(room, 0)]
    groups = tuple(tuple((*common, *alternative)) for alternative in alternatives)
    shown = [f.shown for f in common if f.shown]
    parts = [" and ".join(f.shown for f in a if f.shown) for a in alternatives]
    if any(parts):
        shown.append(" or ".join(dict.fromkeys(p for p in parts if p)))
    return tuple(g for g in groups if g), tuple(shown)
