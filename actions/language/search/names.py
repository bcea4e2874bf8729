"""The words of a search that are no criterion: looked for in names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..create.cover import Cover, Span
from ..english.text import fold
from ..english.words import FILLERS
from ..value.naming import unquoted
from ..value.people import PARTICLES, split_name
from .denied import DENYING, TELLING, called
from .found import Found
from .opposites import ALTERNATIVES
from .query import EMPTY, STOPS, Query
from .texts import token, token_words

_IN_NAME = re.compile(r"\bin (?:the|its|their) (?:names?|(?P<title>titles?))\b")
_HOLDS = frozenset(
    "with have has having contain contains containing include includes including mention mentions mentioning".split()
)
_LEAD = _HOLDS | frozenset("the a an word words that which who called named titled".split())
_CALLED = re.compile(r"\b(?:(?:contain|includ|mention)\w*|called|named|titled)(?: the words?)?$|\bthe words?$")
_MOST_WORDS = 3


def in_names(q: Query) -> Iterator[Span]:
    """Words said to be in a name, whatever they are elsewhere: "with may in the name", "containing friday"."""
    for found in _IN_NAME.finditer(q.low):
        end, after = q.e.sentence.word_range(*found.span())
        start = end
        while start and end - start < _MOST_WORDS and not _ends_words(q, start):
            start -= 1
        if not (found["title"] and q.record.unique == "email"):
            yield from _named(q, start, end, after)
    for start, (end, _) in q.e.days.items():
        before = " ".join(q.folds[max(0, start - 3) : start])
        ends = q.e.boundary(end) or q.folds[end] in STOPS
        if ends and end == start + 1 and _CALLED.search(before):
            yield from _named(q, start, end, end)


def _ends_words(q: Query, start: int) -> bool:
    return q.e.boundary(start) or q.folds[start - 1] in STOPS | _LEAD


def _named(q: Query, start: int, end: int, after: int) -> Iterator[Span]:
    words = token_words(unquoted(q.e.text(start, end))) if start < end else []
    if not words or (FILLERS.issuperset(q.folds[start:end]) and start not in q.e.days):  # "may" is a month as well
        return
    held = called(q, words, f'name contains "{" ".join(words)}"')
    begin, one = start, len(held) == 1
    while begin and q.folds[begin - 1] in _LEAD and not q.e.boundary(begin):
        begin -= 1
    yield Span(begin, after, "filter" if one else "either", 6.0 + 0.25 * (after - begin), held[0] if one else held)


def read_name(q: Query, chosen: Cover, found: Found) -> None:
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
        text = text.split(maxsplit=1)[1]
    if not quoted and q.record.unique != "email" and words[1:] and words[0] in _FIRM:
        first = q.folds.index(words[0], start)
        if first and q.folds[first - 1] in ("of", "with", "for", "to", "from", "the"):
            del words[0]  # "of company Halden & Voss"
    if not words:
        return
    if not marked and text == text.lower() and not (DENYING | TELLING).isdisjoint(map(fold, words)):
        found.left.append(text)  # "deals without activity": nothing that could be asked of HubSpot
        return
    found.named = " ".join(words)
    if not quoted and _either_name(q, text, found):
        return
    if q.record.unique == "email":
        _person(text, words, bool(marked), found)
        return
    title = q.record.title[0]
    filters = [token(title, word, "") for word in words]
    if len(found.common) + len(filters) + max((len(a) for a in found.alternatives), default=0) > 6:
        found.query = " ".join(words)
        return
    found.common += [filters[0].model_copy(update={"shown": f'name contains "{" ".join(words)}"'}), *filters[1:]]


def _either_name(q: Query, text: str, found: Found) -> bool:
    """ "Anna or Maria": records of either name, where HubSpot takes so many alternatives."""
    parts = re.split(r",? or (?:called |named )?|, ", text)
    if len(parts) < 2 or " or " not in text or not all(re.search(r"\w", part) for part in parts):
        return False
    groups = [group for part in parts for group in called(q, token_words(part), f'name contains "{part}"')]
    groups = [[*had, *group] for had in found.alternatives or [[]] for group in groups]
    if len(groups) > ALTERNATIVES:
        return False
    found.alternatives = groups
    return True


_FIRM = frozenset("company account firm customer client".split())


def _person(text: str, words: list[str], marked: bool, found: Found) -> None:
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
