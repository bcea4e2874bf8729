"""Which kind of record the words speak of, and whether of one or of more."""

from __future__ import annotations

import re
from functools import lru_cache

from ...chat import show
from ...chat.dialog import Shown, Target
from ...language import orders_change, read_order
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.wish.bulk import Many, many_meant
from ...portal import Item
from ...record import CATALOGUE, Record


def kinds() -> list[Record]:
    """The kinds of record that can be talked about."""
    return [record for record in CATALOGUE.values() if record.dialogs]


def people_of() -> Record:
    """The kind that people are."""
    return next(record for record in kinds() if record.unique == "email")


def one_of_many(text: str, record: Record) -> bool:
    """Whether a superlative asks for a single record: "the biggest deal", and not "the biggest deals"."""
    if re.search(r"\b(?:every|each)\b", text, re.IGNORECASE):
        return False
    nouns = {record.singular, "one", *(word for word in record.synonyms if not word.endswith("s"))}
    return _any_of(frozenset(nouns)).search(text) is not None and read_order(text, record) is not None


def several(record: Record, text: str) -> bool:
    """Whether it speaks of more than one: "the Kestrel deals"."""
    singular = {record.singular, *(word for word in record.synonyms if not word.endswith("s"))} - {"people"}
    plural = {record.plural, *(word for word in record.synonyms if word.endswith("s")), "people"}
    one, many = (_any_of(frozenset(words)) for words in (singular, plural & {record.plural, *record.synonyms}))
    return many.search(text) is not None and not one.search(text)


def names(record: Record, text: str) -> bool:
    """Whether the words for this kind of record occur."""
    return _any_of(frozenset((record.singular, record.plural, *record.synonyms))).search(text) is not None


def kind_named(text: str) -> Record | None:
    """The first kind whose words occur."""
    return next((record for record in kinds() if names(record, text)), None)


def kind_shown(shown: Target | Shown | None) -> Record | None:
    """The kind of what was shown."""
    return CATALOGUE.get(shown.object) if shown else None


def bare_kind(text: str) -> Record | None:
    """The kind that the words name, where they say nothing else: "a contact"."""
    said = [word for word in fold(text).split() if word not in FILLERS]
    called = ((record, {record.singular, record.plural, *record.synonyms}) for record in kinds())
    return next((record for record, words in called if len(said) == 1 and said[0] in words), None)


def many_of(text: str) -> Many | None:
    """What is wished for several records at once."""
    return many_meant(text, [word for r in kinds() for word in (r.singular, r.plural, *r.synonyms)])


@lru_cache(64)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!/)\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)


def is_title(kind: Record, words: str, item: Item) -> bool:
    """Whether words are of a record's name, and nothing else: not so in "hand Larch over", "set Larch"."""
    title = set(fold(show.title(kind, item)).split())
    if orders_change(words) and fold(words).split()[0] not in title:
        return False
    said = {word for word in fold(words).split() if word not in FILLERS | {kind.singular, *kind.synonyms}}
    return "@" in words or said <= title
