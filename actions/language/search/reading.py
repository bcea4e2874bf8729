"""Reads a search sentence: what each part of it narrows down, and what is left for the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...portal import Filter
from ..create.cover import Cover, Span, cover
from ..english.phrases import MINE
from ..english.text import clean, fold
from ..english.words import FILLERS
from ..said import Unclear
from ..value.people import PARTICLES, split_name
from .amounts import amounts, currencies, numbers
from .choices import labels
from .links import links
from .periods import dates
from .phones import dialled
from .query import EMPTY, Query
from .statuses import status
from .texts import absence, addresses, domains, mail_hosts, places, texts, token, token_words, trades
from .wording import around

READERS = (
    status,
    amounts,
    currencies,
    dates,
    labels,
    absence,
    texts,
    places,
    addresses,
    mail_hosts,
    numbers,
    trades,
    links,
    dialled,
)
NAME_BONUS = 0.6
"""Below that of create sentences: words that no criterion explains are a name only if they are no command."""
_PREFIX = frozenset(
    "with that are is a an the which who whose have has having and where in at currently all of were was or".split()
)
"""Words that may stand in front of a criterion."""


@dataclass
class Found:
    """What a search sentence comes to: filters for all groups, alternatives (one group each), and the rest.

    `unclear` was to be a criterion; `left` are words that fit nowhere.
    """

    common: list[Filter] = field(default_factory=list)
    alternatives: list[list[Filter]] = field(default_factory=list)
    query: str | None = None
    mine: bool = False
    unclear: list[Unclear] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    grouped: list[str] = field(default_factory=list)
    linked: bool = False
    named: str = ""


def read(q: Query, hints: Mapping[str, Sequence[str]] | None = None) -> Found:
    """The whole sentence. `hints` (names that a model saw in it) count where nothing else was understood."""
    found = Found()
    if not q.n:
        return found
    typed = [*q.e.emails.items(), *q.e.phones.items(), *domains(q).items()]
    barred = frozenset(i for start, (end, _) in typed for i in range(start, end))
    quotes = [(start, end) for start, (end, _) in q.e.quoted.items()]
    spans = [s for s in _spans(q) if s.what == "named" or not any(s.cuts(*quote) for quote in quotes)]
    chosen = cover(q.e.sentence, spans, barred=barred, bonus=NAME_BONUS)
    _collect(q, chosen, found)
    _named(q, chosen, found)
    found.grouped += [q.e.text(span.start, span.end) for span in chosen.spans if span.what == "left"]
    for start, end in chosen.unknown:
        if any(w not in FILLERS and w not in EMPTY for w in q.folds[start:end]):
            found.left.append(q.e.text(start, end))
    if not (
        found.common or found.alternatives or found.query or found.mine or found.linked or found.unclear or found.left
    ):
        found.query = next((clean(n) for n in (hints or {}).get("hubspot_name", ()) if clean(n).lower() in q.low), None)
    return found


def _grouped(q: Query) -> Iterator[Span]:
    """ "By stage": an order that HubSpot has not."""
    for start, end, _ in q.mentions():
        begin = start - (start > 0 and q.folds[start - 1] in ("the", "their"))
        if begin and q.folds[begin - 1] == "by" and q.e.boundary(end):
            sorts = begin > 1 and re.fullmatch("(?:sort|group|order)(?:ed)?", q.folds[begin - 2]) is not None
            yield Span(begin - 1 - sorts, end, "left", 1.5)


def _collect(q: Query, chosen: Cover, found: Found) -> None:
    """Filters of the chosen spans; those joined by "or" are alternatives."""
    held = [s for s in chosen.spans if s.what in ("filter", "either", "unclear", "mine", "linked", "dialled")]
    groups: list[list[Span]] = []
    for span in held:
        spans = [replace(span, held=choice) for choice in span.held] if span.what == "either" else [span]
        if span.what == "unclear":
            found.unclear.append(span.held)
        elif span.what == "mine":
            found.mine = True
        elif span.what == "linked":
            found.linked = True
        elif span.what == "dialled":
            found.query = span.held
        elif groups and (_joint(q, groups[-1][-1], span) == "or" or _places(q, groups[-1][-1], span)):
            groups[-1] += spans
        else:
            groups.append(spans)
    for group in groups:
        if len(group) == 1:
            found.common += group[0].held
        elif merged := _merged([f for s in group for f in s.held]):
            found.common.append(merged)
        elif found.alternatives:
            found.alternatives = [[*a, *s.held] for a in found.alternatives for s in group]
        else:
            found.alternatives = [list(s.held) for s in group]


def _joint(q: Query, one: Span, other: Span) -> str:
    """The word between two spans, or with which the second begins."""
    between = q.folds[one.end : other.start] + q.folds[other.start : other.start + 1]
    return next((word for word in ("or", "and") if word in between), "")


def _places(q: Query, one: Span, other: Span) -> bool:
    """Whether they are two places: nobody is "in Osaka and Kyoto" but in one of them."""
    held = [f for span in (one, other) for each in span.held for f in ([each] if isinstance(each, Filter) else each)]
    named = {f.property for f in held}
    near = other.start <= one.end + 1
    return near and len(named) == 1 and named <= {"city", "country"}


def _named(q: Query, chosen: Cover, found: Found) -> None:
    """The words that are no criterion: looked for in names."""
    if not chosen.name:
        return
    start, end = chosen.name
    quoted = next((s.held for s in chosen.spans if s.what == "named"), None)
    marked = quoted or any(s.what == "marker" for s in chosen.spans)
    text = quoted or re.sub(r"['\u2019]s$", "", q.e.text(start, end))
    words = [w for w in token_words(text) if marked or (fold(w) not in FILLERS and fold(w) not in EMPTY)]
    if marked and not quoted and words[1:] and words[0] in ("the", "a", "an"):
        del words[0]  # "about the booking engine"
    if not words:
        return
    found.named = " ".join(words)
    if q.record.unique == "email":
        _person(q, text, words, bool(marked), found)
        return
    title = q.record.title[0]
    filters = [token(title, word, "") for word in words]
    if len(found.common) + len(filters) + max((len(a) for a in found.alternatives), default=0) > 6:
        found.query = " ".join(words)
        return
    found.common += [filters[0].model_copy(update={"shown": f'name contains "{" ".join(words)}"'}), *filters[1:]]


def _person(q: Query, text: str, words: list[str], marked: bool, found: Found) -> None:
    first, last = split_name(text)
    if len(words) > 1 and words[0] in PARTICLES:  # "van den"
        found.common += [token("lastname", word, "") for word in words]
        found.common[-1] = found.common[-1].model_copy(update={"shown": f'name contains "{text}"'})
    elif first and last and len(words) > 1:
        shown = f'name contains "{text}"'
        found.common += [token("firstname", first.split()[0], shown), token("lastname", last.split()[-1], "")]
    elif marked and not found.alternatives:
        shown = f'name contains "{text}"'
        found.alternatives = [[token("firstname", words[0], shown)], [token("lastname", words[0], shown)]]
    else:
        found.query = " ".join(words)


def _spans(q: Query) -> Iterator[Span]:
    yield from around(q)
    for match in MINE.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "mine", 1.0, None)
    for reader in READERS:
        for span in reader(q):
            yield span
            yield from _prefixed(q, span)
    yield from _grouped(q)
    for start, (end, text) in q.e.quoted.items():
        yield Span(start, end, "named", 3.0, text)


def _prefixed(q: Query, span: Span) -> Iterator[Span]:
    for start in range(span.start - 1, max(-1, span.start - 6), -1):
        if q.folds[start] not in _PREFIX:
            return
        yield replace(span, start=start)


def _merged(filters: list[Filter]) -> Filter | None:
    """One filter for alternatives on one property."""
    if len({f.property for f in filters}) > 1 or any(f.operator not in ("EQ", "IN") for f in filters):
        return None
    values = tuple(dict.fromkeys(v for f in filters for v in (f.values or ((f.value or ""),))))
    return Filter(
        property=filters[0].property, operator="IN", values=values, shown=" or ".join(f.shown for f in filters)
    )
