"""Reads a search sentence: what each part of it narrows down, and what is left for the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...portal import Filter
from ..create.cover import Cover, Span, cover
from ..english.text import clean
from ..english.words import FILLERS
from .amounts import amounts, currencies, numbers
from .became import became
from .choices import labels
from .denied import all_but, denied, unlinked, unread_denials
from .found import Found
from .ids import ids
from .links import links, of_another
from .located import places
from .mails import addresses, asked_of, domains, mail_hosts
from .names import in_names, read_name
from .opposites import ALTERNATIVES, NEGATIVE, opposite
from .own import whose
from .periods import dates
from .phones import dialled
from .query import EMPTY, Query
from .statuses import status
from .texts import absence, texts, trades
from .wording import around

READERS = (
    status,
    amounts,
    currencies,
    dates,
    became,
    labels,
    absence,
    texts,
    places,
    addresses,
    mail_hosts,
    asked_of,
    numbers,
    trades,
    links,
    dialled,
    of_another,
    all_but,
    unlinked,
    ids,
    in_names,
)
NAME_BONUS = 0.6
"""Below that of create sentences: words that no criterion explains are a name only if they are no command."""
_PREFIX = frozenset(
    "with that are is a an the which who whose have has having and where in at currently all of were was or".split()
)
"""Words that may stand in front of a criterion."""


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
    read_name(q, chosen, found)
    found.unclear += [u for u in unread_denials(q, chosen) if not any(u.said in said for said in found.left)]
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
    for span in _denied_too(q, held):
        spans = [replace(span, held=choice) for choice in span.held] if span.what == "either" else [span]
        if span.what == "unclear":
            found.unclear.append(span.held)
        elif span.what == "mine":
            found.mine = span.held
        elif span.what == "linked":
            found.linked = True
        elif span.what == "dialled":
            found.query = span.held
        elif groups and not _is_denied(span) and _are_alternatives(q, groups[-1][-1], span):
            groups[-1] += spans
        elif beside := next((group for group in groups if _excludes(q, group[-1], span)), None):
            beside += spans
        else:
            groups.append(spans)
    for group in groups:
        if len(group) == 1:
            found.common += [f for f in group[0].held if f not in found.common]
        elif merged := _merged([f for s in group for f in s.held]):
            found.common.append(merged)
        elif found.alternatives:
            found.alternatives = [[*a, *s.held] for a in found.alternatives for s in group]
            _in_short(found)
        else:
            found.alternatives = [list(s.held) for s in group]


def _in_short(found: Found) -> None:
    """Too many alternatives for HubSpot: without titles in full ("chief financial" for CFO), which is said."""
    if len(found.alternatives) <= ALTERNATIVES:
        return
    kept: list[list[Filter]] = []
    for one in found.alternatives:
        if not any(_covers(other, one) for other in kept):
            kept = [*(other for other in kept if not _covers(one, other)), one]
    found.alternatives = kept
    if len(found.alternatives) <= ALTERNATIVES:
        return
    short = [a for a in found.alternatives if all(f.shown for f in a[:1])]
    found.left += dict.fromkeys(_words_of(a) for a in found.alternatives if a not in short)
    found.alternatives = short


def _covers(one: list[Filter], other: list[Filter]) -> bool:
    """Whether all that the other one finds is found by this one too: "us*" has "USA" as well."""
    if one is other or [f.property for f in one] != [f.property for f in other]:
        return False
    return all(
        (a.operator, a.value, a.values) == (b.operator, b.value, b.values)
        or (a.operator == b.operator == "CONTAINS_TOKEN" and (b.value or "").startswith((a.value or "").rstrip("*")))
        for a, b in zip(one, other, strict=True)
    )


def _words_of(alternative: list[Filter]) -> str:
    return " ".join((f.value or "").rstrip("*") for f in alternative if not f.shown)


def _denied_too(q: Query, held: list[Span]) -> Iterator[Span]:
    """The spans; what follows a denied one by "or" is denied with it: "not in Leeds or Cork"."""
    before: Span | None = None
    for span in held:
        near = before and span.start <= before.end + 1 and q.folds[span.start] != "not"
        if near and before and _is_denied(before) and _property(span) & _property(before) and not _is_denied(span):
            other = opposite(span.held if span.what == "either" else [span.held])
            one = len(other) == 1
            span = replace(span, what="filter" if one else "either", held=other[0] if one else other) if other else span
        before = span
        yield span


def _is_denied(span: Span) -> bool:
    return any(f.operator in NEGATIVE for f in _filters(span))


def _property(span: Span) -> set[str]:
    return {f.property for f in _filters(span)}


def _filters(span: Span) -> list[Filter]:
    if span.what not in ("filter", "either"):
        return []
    return [f for each in span.held for f in ([each] if isinstance(each, Filter) else each)]


def _joint(q: Query, one: Span, other: Span) -> str:
    """The word between two spans, or with which the second begins."""
    between = q.folds[one.end : other.start] + q.folds[other.start : other.start + 1]
    for word in ("or", "and"):
        if word in between:
            behind = between[len(between) - between[::-1].index(word) : -1]
            return word if FILLERS.union(EMPTY).issuperset(behind) else ""  # "not Dana or | Xyz in Toronto"
    return ""


def _are_alternatives(q: Query, one: Span, other: Span) -> bool:
    return _joint(q, one, other) == "or" or _places(one, other)


def _places(one: Span, other: Span) -> bool:
    """Whether they are two places: nobody is "in Osaka and Kyoto" but in one of them."""
    named = {f.property for f in (*_filters(one), *_filters(other))}
    near = other.start <= one.end + 1
    return near and len(named) == 1 and named <= {"city", "country"}


def _excludes(q: Query, one: Span, other: Span) -> bool:
    """Whether no record is both, so that those of either are meant: "Dana's deals and Omar's deals"."""
    pair = [*_filters(one), *_filters(other)]
    same = len(pair) == 2 and pair[0].property == pair[1].property and {f.operator for f in pair} == {"EQ"}
    return same and pair[0].value != pair[1].value and "and" in q.folds[one.end : other.start + 1]


def _spans(q: Query) -> Iterator[Span]:
    yield from around(q)
    yield from whose(q)
    plain: list[Span] = []
    for reader in READERS:
        for span in reader(q):
            plain += (span, *_prefixed(q, span))
    yield from plain
    named = set(all_but(q))  # names in doubt, which what is no name goes before: "all deals but | Dana's"
    own = [span for span in plain if _is_denied(span) and span not in named]
    for span in plain:
        for other in denied(q, span):
            if not any(s.start <= other.start and other.end <= s.end for s in own):
                yield other
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
