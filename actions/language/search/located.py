"""Where people are: "in Berlin", "from Germany", "in Kumasi Ghana"."""

from __future__ import annotations

from collections.abc import Iterator

from ...portal import Filter, Property
from ..create.cover import Span
from ..said import Unclear
from ..value.naming import unquoted
from ..value.places import COUNTRIES, called_also, like_a_place, place
from .query import STOPS, Query
from .texts import tokens

WHERE = frozenset(
    "based living live located lives sit sits sitting situated reside resides residing stationed working".split()
)
"""Words before a place."""
_NOWHERE = frozenset("total all general particular detail full charge touch progress it them there here".split())


def places(q: Query) -> Iterator[Span]:
    """ "In Berlin", "from Germany": a country by its English name, else a city."""
    if q.record.object_type != "contacts":
        return
    properties = q.portal.properties
    for start in range(1, q.n):
        cued = q.folds[start - 1] in ("in", "from", "near", "based", "around")
        comma = q.e.sentence.before(start).strip() == ","
        listing = q.folds[start - 1] in ("or", "and") or comma
        if not (cued or listing) or start in q.e.days or q.folds[start] in _NOWHERE:
            continue
        if " ".join(q.folds[start : start + 2]) in _CONTINENTS or q.folds[start] in _CONTINENTS:
            end = start + 1 + (q.folds[start] not in _CONTINENTS)
            yield Span(start - 1, end, "unclear", 3.0, Unclear(reason="wrong", said=q.e.text(start - 1, end)))
            continue
        if q.folds[start] in _THEIRS:
            continue  # "in their job title"
        article = q.folds[start] == "the"
        for end in range(start + 1 + article, min(q.n, start + 3 + article) + 1):
            if (end > start + 1 and q.e.boundary(end - 1)) or q.folds[end - 1] in STOPS:
                break
            text = unquoted(q.e.text(start + article, end))
            yield from _in_country(q, start, end) if not article else ()
            country = " ".join(q.folds[start + article : end]) in COUNTRIES
            name = "country" if country else "city"
            prop = properties.get(name) or Property(name=name, label=name.title())
            begin = start if comma else start - 2 if start > 1 and q.folds[start - 2] in WHERE else start - 1
            listed = listing and "in" in q.folds[max(0, start - 4) : start]
            listed = listed and (q.folds[start - 1] == "or" or place(text) == "city")
            if country or (not article and (listed or (cued and q.folds[start - 1] != "from"))):
                score = (3.6 if country else 2.2) - 0.1 * (end - start)
                names = called_also(text) if country else (text,)
                named = [_labelled(tokens(prop, each), f'{name} "{text}"') for each in names]
                if not country and (state := properties.get("state")) and place(text) != "city":
                    label = f'city or {state.label.lower()} "{text}"'
                    named = [_labelled(tokens(each, text), label) for each in (prop, state)]
                yield (
                    q.filter(begin, end, score, *named[0])
                    if len(named) == 1
                    else Span(begin, end, "either", score, named)
                )
            elif not article and (place(text) == "city" or like_a_place(text)):
                if q.folds[start - 1] == "from" or (listing and "from" in q.folds[max(0, start - 4) : start]):
                    yield Span(begin, end, "either", 3.0 + 0.1 * (end - start), _town_or_firm(q, text))


def _town_or_firm(q: Query, text: str) -> list[list[Filter]]:
    """What somebody may be from."""
    properties = (q.portal.properties.get(name) or Property(name=name, label=name) for name in ("city", "company"))
    return [_labelled(tokens(prop, text), f'from "{text}" (city or company)') for prop in properties]


def town_too(q: Query, span: Span) -> list[list[Filter]]:
    """The same words as a town, where somebody is "from" what was read as a company."""
    held = span.held if span.what == "filter" else []
    if q.folds[span.start] != "from" or not held or any(f.property != "company" for f in held):
        return []
    return _town_or_firm(q, unquoted(q.e.text(span.start + 1, span.end)))


_THEIRS = frozenset("their his her its my our your".split())
_CONTINENTS = frozenset(
    "africa/asia/europe/oceania/scandinavia/emea/apac/latam/north america/south america/latin america/central america"
    "/middle east/the middle".split("/")
)


def _in_country(q: Query, start: int, end: int) -> Iterator[Span]:
    """ "In Kumasi Ghana": a city and its country, with nothing between them."""
    for cut in range(start + 1, end):
        if " ".join(q.folds[cut:end]) in COUNTRIES and " ".join(q.folds[start:end]) not in COUNTRIES:
            prop = q.portal.properties.get("city") or Property(name="city", label="City")
            country = q.portal.properties.get("country") or Property(name="country", label="Country")
            town, land = q.e.text(start, cut), q.e.text(cut, end)
            city = _labelled(tokens(prop, town), f'city "{town}"')
            named = [[*city, *_labelled(tokens(country, name), f'country "{land}"')] for name in called_also(land)]
            yield Span(start - 1, end, "either", 4.2, named)


def _labelled(filters: list[Filter], label: str) -> list[Filter]:
    return [f.model_copy(update={"shown": label if i == 0 else ""}) for i, f in enumerate(filters)]
