"""A property of somebody or something described: "the e-mail of the finance director at Larch Foods"."""

from __future__ import annotations

import re

from ...language import named_properties, read_reference
from ...language.english.text import fold
from ...language.said import Reference
from ...language.value.vocabulary import vocabulary_of
from ..case import Case
from ..finding.nouns import several

_OF = re.compile(
    r"\W*(?:(?:and|so|ok|hey|hi|please)[, ]+)*"
    r"(?:(?:what|who)(?:['\u2019]?s| is| are| was)? |(?:give|tell|show|get) me )?"
    r"(?:the |an? )?(?P<what>\w[\w -]{1,30}?) (?:of|for) (?P<who>[^?.!]+?)(?: (?:please|pls|again|now))*[ ?.!]*",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:all|every|each|these|those|them|everybody|everyone)\b", re.IGNORECASE)


def property_of(case: Case) -> tuple[list[str], Reference] | None:
    """The properties asked for, and the record; None where the message is no such question."""
    found = _OF.fullmatch(case.turn.text) if case.turn.choice is None else None
    if found is None or _MANY.match(found["who"]) or several(case.record, found["who"]):
        return None
    if fold(found["what"]) not in vocabulary_of(case.portal).called(case.record):
        return None
    wanted = sorted(named_properties(found["what"], case.record, case.portal, case.turn.now) - {*case.record.title})
    said = read_reference(found["who"], case.record, has_last=True, has_list=case.turn.last_list is not None, part=True)
    return (wanted, said or Reference(kind="name", text=found["who"])) if wanted else None
