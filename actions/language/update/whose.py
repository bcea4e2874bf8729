"""The same property of several records, said once: "set A's city to Oslo | and B's to Bergen | and hers to Rome"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..english.text import lower

_WORD = r"[^\W_][\w.-]*(?:['\u2019][^\W\d_]{2,})?"
_WHOSE = (
    rf"(?:(?P<pronoun>his|hers|theirs)|(?P<whose>{_WORD}(?: {_WORD}){{0,3}}?"
    r"(?:['\u2019]s|(?<=s)['\u2019])))(?: one)?"
)
_NEXT = re.compile(
    rf"(?:[,;] *(?:(?:and|but|while) (?:then )?)?| (?:and|but|while) (?:then )?| ?& ?){_WHOSE}"
    r" ?(?:\b(?:to|into|should be|is now|is to be|is)\b|->|=>|=|\u2192) ?(?=\S)"
)


class Whose(NamedTuple):
    """Another record and its own value: "B's", "Bergen". `pronoun`: nobody knows whose it is, as in "hers"."""

    whose: str
    value: str
    pronoun: bool
    said: str


def told_apart(text: str) -> tuple[str, list[Whose]]:
    """The change of the first record, and what is told of the others; nothing where there is only one."""
    found = list(_NEXT.finditer(lower(text)))
    if not found:
        return text, []
    ends = [*(other.start() for other in found[1:]), len(text)]
    others = []
    for other, end in zip(found, ends, strict=True):
        group = "pronoun" if other["pronoun"] else "whose"
        whose, value = text[other.start(group) : other.end(group)], text[other.end() : end].strip(" ,;.!")
        others.append(Whose(whose, value, bool(other["pronoun"]), text[other.start(group) : end].strip(" ,;.!")))
    return text[: found[0].start()], others
