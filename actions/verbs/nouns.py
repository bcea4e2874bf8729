"""Which kind of record the words speak of, and whether of one or of more."""

from __future__ import annotations

import re

from ..language import asks_for_many, read_order
from ..record import CATALOGUE, Record


def kinds() -> list[Record]:
    """The kinds of record that can be talked about."""
    return [record for record in CATALOGUE.values() if record.dialogs]


def one_of_many(text: str, record: Record) -> bool:
    """Whether a superlative asks for a single record: "the biggest deal", and not "the biggest deals"."""
    nouns = {record.singular, "one", *(word for word in record.synonyms if not word.endswith("s"))}
    single = "|".join(map(re.escape, nouns))
    return read_order(text, record) is not None and re.search(rf"\b(?:{single})\b", text, re.IGNORECASE) is not None


def several(record: Record, text: str) -> bool:
    """Whether it speaks of more than one: "the Kestrel deals"."""
    singular = {record.singular, *(word for word in record.synonyms if not word.endswith("s"))} - {"people"}
    plural = {record.plural, *(word for word in record.synonyms if word.endswith("s")), "people"}
    one, many = (
        rf"\b(?:{'|'.join(map(re.escape, words))})\b"
        for words in (singular, plural & {record.plural, *record.synonyms})
    )
    return re.search(many, text, re.IGNORECASE) is not None and not re.search(one, text, re.IGNORECASE)


def names(record: Record, text: str) -> bool:
    """Whether the words for this kind of record occur."""
    nouns = "|".join(map(re.escape, (record.singular, record.plural, *record.synonyms)))
    return re.search(rf"\b(?:{nouns})\b", text, re.IGNORECASE) is not None


def wants_many(text: str) -> bool:
    """Whether a change or deletion is wanted of several records at once."""
    return asks_for_many(text, [word for r in kinds() for word in (r.singular, r.plural, *r.synonyms)])
