"""Open, won, lost and closed, as sets of stages: the same in every account, whatever its labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter
from ..cover import Span
from .periods import period
from .query import Query


def status(q: Query) -> Iterator[Span]:
    """Open, won, lost and closed, as sets of stages: the same in every account, whatever its labels."""
    slot = q.slots.get("stage")
    stages = [s for p in q.portal.pipelines for s in p.stages]
    if not slot or not stages:
        return
    sets = {
        "open": [s.id for s in stages if not s.closed],
        "won": [s.id for s in stages if s.closed and (s.probability or 0) >= 1],
        "lost": [s.id for s in stages if s.closed and s.probability is not None and s.probability <= 0],
        "closed": [s.id for s in stages if s.closed],
    }
    words = {
        "open": r"(?:still |currently )?(?:open|active|ongoing|live|pending|unclosed|unfinished|in progress)|not (?:yet )?closed(?: yet)?|(?:aren't|are not|isn't|haven't been|not been) closed(?: yet)?|in the works|in play",
        "won": r"(?:closed[ -])?won|(?:did )?we(?:'ve| have)? w[oi]n|wins|successful(?:ly closed)?|closed as won",
        "lost": r"(?:closed[ -])?lost|(?:did )?we(?:'ve| have)? los[te]|losses|unsuccessful|closed as lost|dead",
        "closed": r"(?:already )?closed(?! (?:won|lost))|finished|completed",
    }
    negative = {"won": "lost or open", "lost": "won or open", "closed": "open"}
    for what, pattern in words.items():
        for match in re.finditer(rf"(?<!-)\b(?P<no>not |isn't |aren't |except |excluding )?(?:{pattern})\b", q.low):
            if not sets[what]:
                continue
            denied = bool(match["no"]) and what != "open"
            ids = sets["open"] if denied and what == "closed" else sets[what]
            operator = "NOT_IN" if denied and what != "closed" else "IN"
            made = Filter(property=slot.property, operator=operator, values=tuple(ids),
                          shown=negative[what] if denied else what)  # fmt: skip
            for span in q.chars(match.start(), match.end(), "filter", 1.8, [made]):
                yield span
                yield from _when_closed(q, span, made)


def _when_closed(q: Query, span: Span, made: Filter) -> Iterator[Span]:
    """ "Won last quarter", "closed in May": the close date lies there too."""
    start = span.end
    while start < q.n and q.folds[start] in (
        "in",
        "during",
        "on",
        "since",
        "deals",
        "deal",
        "within",
        "the",
        "for",
        "from",
    ):
        start += 1
    slot = q.slots.get("date")
    if slot and made.shown != "open" and (days := q.past.days.get(start)):
        prop = q.e.property(slot)
        op = "since" if "since" in q.folds[span.end : start] else "in"
        for when in period(q, prop, days[1], op, "closed"):
            yield q.filter(span.start, days[0], span.score + 3.4, made, when)
