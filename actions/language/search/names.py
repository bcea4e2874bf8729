"""The words of a search that are no criterion: looked for in names."""

from __future__ import annotations

import re

from ..create.cover import Cover
from ..english.text import fold
from ..english.words import FILLERS
from ..value.people import PARTICLES, split_name
from .denied import DENYING, TELLING, called
from .found import Found
from .opposites import ALTERNATIVES
from .query import EMPTY, Query
from .texts import token, token_words


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
