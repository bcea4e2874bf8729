"""What people became, and when: "contacts that became customers this month"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Property
from ..create.cover import Span
from ..english.text import compiled
from ..said import Unclear
from .ends import stretch
from .periods import how_meant, period
from .query import Query

_BECAME = (
    r"(?:(?:who|that|which|have|has|had|recently|just|newly) )*"
    r"(?:bec[ao]mes?|becoming|turned(?: into)?|converted (?:in)?to|upgraded to)(?: (?:an?|our|new))*"
)
_SAID = re.compile(rf"\b{_BECAME}\b")
_DATE = re.compile(r"became an? (?P<what>.+) date")
"""How HubSpot calls the day on which somebody came to a lifecycle stage (HubSpot: default contact properties)."""


def became(q: Query) -> Iterator[Span]:
    """Spans of a lifecycle stage that was come to on some day; without such a property they cannot be asked for."""
    slot = q.record.slot_named("lifecycle_stage")
    if slot is None or not _SAID.search(q.low):
        return
    dated = _dated(q)
    for name, entry in q.e.vocabulary.labels(slot).plural.names:
        for found in compiled(rf"\b(?P<verb>{_BECAME}) {re.escape(name)}\b").finditer(q.low):
            begin, after = q.e.sentence.word_range(*found.span())
            verb = q.e.sentence.word_range(*found.span("verb"))
            yield Span(*verb, "skip", 1.0)
            at, how = how_meant(q, after)
            if at not in q.past.days:
                continue
            end, days = q.past.days[at]
            if pair := stretch(q.past, at, how):
                (end, days), how = pair, "between"
            what = entry.label.lower()
            if prop := dated.get(what):
                article = "an" if what[0] in "aeiou" else "a"
                for made in period(q, prop, days, how, f"became {article} {what}"):
                    yield q.filter(begin, end, 9.0, made)
            else:
                yield Span(begin, end, "unclear", 9.0, Unclear(reason="beyond", said=q.e.text(begin, end)))


def _dated(q: Query) -> dict[str, Property]:
    """The properties that hold such a day, by the stage, in small letters."""
    found = ((_DATE.fullmatch(name), prop) for name, prop in q.e.vocabulary.names.items())
    return {match["what"]: prop for match, prop in found if match and prop.type in ("date", "datetime")}
