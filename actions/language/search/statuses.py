"""Open, won, lost and closed, as sets of stages: the same in every account, whatever its labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter
from ..create.cover import Span
from ..english.phrases import WISH
from .ends import stretch
from .opposites import opposite
from .periods import how_meant, period
from .query import Query

_WORDS = {
    "open": (
        r"(?:still |currently )?(?:open|active|ongoing|live|pending|unclosed|unfinished|in progress)|in "
        r"the works|in play"
    ),
    "won": r"(?:closed[ -])?won(?!'t)|(?:did )?we(?:'ve| have)? w[oi]n|wins|successful(?:ly closed)?|closed as won",
    "lost": r"(?:closed[ -])?lost|(?:did )?we(?:'ve| have)? los[te]|losses|unsuccessful|closed as lost",
    "closed": r"(?:already )?closed(?! (?:won|lost))|finished|completed",
}
_DID = re.compile(r"\b(?:did|does|will|won't|could)\b")
_WORDS_AFTER_DID = {"won": "win", "lost": "lose", "closed": "close"}
"""What deals did, of whoever it is asked: "what did Tomás lose?"."""
_DENIED = (
    r"(?:(?:is|are|was|were|has|have|had|do|does|did|(?P<will>will|would)) (?:we |i )?)?"
    r"(?:not|never) (?:(?:the|any|yet|been|be|to|we|i|actually|really) )*|(?P<wont>won't) (?:be )?"
    "|(?:no|leave out|leaving out|minus|skip) (?:the )?"
    "|except (?:for )?|excluding |other than |besides |neither |nor "
)
_AFTER_DID = {what: re.compile(rf"\b(?P<no>{_DENIED})?{word}\b") for what, word in _WORDS_AFTER_DID.items()}
_PATTERNS = {what: re.compile(rf"(?<!-)\b(?P<no>{_DENIED})?(?:{words})\b") for what, words in _WORDS.items()}
_TO_OPEN = re.compile(
    rf"(?:{WISH})?open(?: up)? (?:the|number|no|a|it|that|this|me)\b|.*\bopen (?:it|that|this|him|her)\b"
)
"""The verb: "open the cheapest one"."""
_NAMED_NEXT = re.compile(
    r" (?!I\b)[A-Z][\w&'\u2019.-]*(?: [A-Z&][\w&'\u2019.-]*)* (?:deals?|opportunit\w+|opps?|ones?)\b"
)
_OTHERWISE = {"won": "not won", "lost": "not lost", "closed": "open", "open": "closed"}
_EITHER = frozenset(("open", "closed"))
"""Each is what the other is not."""
_BEFORE_PERIOD = frozenset("in during on since deals deal within the for from".split())


def stages_of(q: Query) -> dict[str, tuple[str, ...]]:
    """Ids of the stages that count as open, won, lost and closed (HubSpot: pipelines, `probability` of a stage)."""
    stages = [s for p in q.portal.pipelines for s in p.stages]
    return {
        "open": tuple(s.id for s in stages if not s.closed),
        "won": tuple(s.id for s in stages if s.closed and (s.probability or 0) >= 1),
        "lost": tuple(s.id for s in stages if s.closed and s.probability is not None and s.probability <= 0),
        "closed": tuple(s.id for s in stages if s.closed),
    }


def status(q: Query) -> Iterator[Span]:
    """Spans that say how deals stand."""
    slot = q.slots.get("stage")
    ids = stages_of(q)
    verb = _TO_OPEN.match(q.low)
    did = _DID.search(q.low)
    patterns = [*_PATTERNS.items(), *(_AFTER_DID.items() if did else ())]
    for what, pattern in patterns if slot else ():
        for match in pattern.finditer(q.low):
            denied = bool(match["no"]) and what in _OTHERWISE
            if did and pattern is _AFTER_DID["closed"] and not denied:
                if did.group() != "did":
                    continue  # "how much will Dana close in May": those that close then
                what = "won"  # "how much did we close"
            wanted = _OTHERWISE[what] if denied and what in _EITHER else what
            if not slot or not ids[wanted] or (verb and match.end() <= verb.end()):
                continue
            shown = _OTHERWISE[what] if denied else what
            made = Filter(property=slot.property, operator="IN", values=ids[wanted], shown=shown)
            if denied and what not in _EITHER:
                made = made.model_copy(update={"operator": "NOT_IN"})
            named = _NAMED_NEXT.match(q.e.sentence.raw, match.end()) is not None  # "the open | Kestrel deals"
            for span in q.chars(match.start(), match.end(), "filter", 3.4 if named else 1.8, [made]):
                yield span
                if denied and what == "closed":
                    ahead = bool(match["will"] or match["wont"])
                    yield from _not_closed_then(q, span, made, ids["closed"], ahead=ahead)
                else:
                    yield from _when_closed(q, span, made)


def _when_closed(q: Query, span: Span, made: Filter) -> Iterator[Span]:
    """ "Won last quarter", "closed in May": the close date lies there too."""
    start = span.end
    while start < q.n and q.folds[start] in _BEFORE_PERIOD and start not in q.past.days:
        start += 1
    slot = q.slots.get("date")
    if slot and made.shown != "open" and (days := q.past.days.get(start)):
        how = "since" if "since" in q.folds[span.end : start] else "in"
        if pair := stretch(q.past, start, how):
            days, how = pair, "between"
        for when in period(q, q.e.property(slot), days[1], how, "closed"):
            yield q.filter(span.start, days[0], span.score + 3.4, made, when)


def _not_closed_then(q: Query, span: Span, made: Filter, closed: tuple[str, ...], *, ahead: bool) -> Iterator[Span]:
    """ "Won't close before May": still open, and then later. "Didn't close in May": open, or closed another time."""
    slot = q.slots.get("date")
    days_of = (q.e if ahead else q.past).days
    at, how = how_meant(q, span.end)
    if not slot or at not in days_of:
        return
    end, days = days_of[at]
    for when in period(q, q.e.property(slot), days, how, "closing" if ahead else "closed"):
        otherwise = opposite([[when]])
        if ahead:
            groups = [[made, *group] for group in otherwise]
        else:
            still = made.model_copy(update={"shown": otherwise[0][0].shown})
            then = made.model_copy(update={"values": closed, "shown": ""})
            groups = [[still], *([then, *(f.model_copy(update={"shown": ""}) for f in group)] for group in otherwise)]
        yield Span(span.start, end, "either", span.score + 6.4, groups)
