"""Words said of a list that do not say of what they are: "just Toronto", "without Kwame", "exclude finance"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from ...portal import Portal
from ...record import Record
from ..english.text import fold
from ..english.words import FILLERS
from ..english.words import TRADES as SMALL_TRADES
from ..said import Criteria
from ..value.places import place
from .criteria import read_criteria
from .query import EMPTY
from .texts import TRADES

_FEW = 3


def bare_word(
    words: str, lacks: bool, first: Criteria, record: Record, portal: Portal, now: datetime
) -> Criteria | None:
    """ "Just Toronto", "without Kwame", "exclude finance": words that do not say of what, read as what they are like.

    They are what the list is of already, a place, a trade, or, where they are not wanted, a name.
    """
    word = _ARTICLE.sub("", words.removeprefix("not "))
    if len(word.split()) >= _FEW or not (FILLERS | EMPTY).isdisjoint(fold(word).split()) or _NTH.search(word):
        return None
    denied, people = "not " if lacks else "", record.unique == "email"
    had = {f.property for f in first.filters if (f.value or "").startswith(f"{fold(word)}*")}
    leads = [f"{denied}{lead} {word}" for lead in leads_of(record, had)]
    leads += [f"{denied}in {word}"] if people and place(word) else []
    leads += [f"without {word}"] if lacks else []
    trades = [w for w in (fold(word), fold(word).removesuffix("s")) if people and w in TRADES | SMALL_TRADES]
    leads += [f"{'without' if lacks else 'with'} {trade} in the job title" for trade in trades[:1]]
    leads += [f"not called {word}"] if lacks else []
    each = (read_criteria(lead, record, portal, now) for lead in leads)
    return next((found for found in each if fits(found) and found.filters), None)


_ARTICLE = re.compile(
    r"^(?:an?|any) (?=\w+$)|^(?:the|those) (?=\w+s$)|^(?:the |those )+(?=\w+ (?:ones|people|folks|deals|contacts)$)"
    r"|(?<=\w) (?:ones|people|folks|deals|contacts)$",
    re.IGNORECASE,
)
_NTH = re.compile(r"\d|\b(?:first|second|third|fourth|fifth|last|next)\b", re.IGNORECASE)
"""A row, or a number: no word to look for."""


def leads_of(record: Record, had: set[str]) -> Iterator[str]:
    """How a criterion on each of these properties begins."""
    words = {"money": "amount", "date": "closing", "owner": "owned by", "stage": "in", "pipeline": "in"}
    for slot in record.slots:
        if slot.property in had and slot.kind in words and slot.kind != "money":
            yield words[slot.kind]
    own = {
        "country": "in",
        "city": "in",
        "company": "at",
        "jobtitle": "with job title",
        record.created or "": "created",
    }
    yield from (lead for name, lead in own.items() if name in had)


def fits(found: Criteria) -> bool:
    """Whether every word is a criterion."""
    return not (found.named or found.search.query or found.unclear or found.left or found.linked)
