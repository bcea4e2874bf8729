"""What a clause behind another is, beside a change of its own: one more property to clear, or a remark."""

from __future__ import annotations

import re

from ..english.phrases import WISH
from ..english.text import fold
from ..said import Change, Unclear
from ..value.values import EMPTY
from .changes import Changes
from .clauses import PRONOUNS, at
from .cuts import REQUIRED, SHE
from .unknown import AFTER_REF

_BETWEEN = " ,;.!?()-\u2013\u2014"
_TELLS = re.compile(
    r"(?:(?:also|now|just|recently|actually|currently) )*(?:is|are|was|were|has|have|had|will|should|must|can|needs?"
    r"|became|becomes?|got|gets|moved|moves|moving|relocated|joined|joins|lives?|works? (?!with\b)|working|sits?"
    r"|resides?|belongs?|goes|turned|started|prefers?|uses?|changed|switched|left)\b"
)
"""Verbs that may tell a value of somebody; not so in "she | reports to the CFO", "he | plays golf with Dana"."""
_MUCH = 4
"""Words of more than a reason: not so "she got married"."""
_ONLY_NAMED = re.compile(r"[\s,;]*(?:(?:and|also|plus|then|as well as|the|his|her|its|their)\b ?)*$")


def goes_too(reader: Changes, start: int, end: int, found: list[Change], before: list[Change]) -> list[Change]:
    """What a clause changes; a bare property behind one that is cleared is, too: "clear her phone | and job"."""
    cleared = bool(before) and before[-1].text == "nothing"
    mentions = reader.mentions(start, end)
    if not cleared or len(mentions) != 1 or mentions[0].prop is None or any(c.value is not None for c in found):
        return found
    mention, prop = mentions[0], mentions[0].prop
    behind = reader.low[mention.end : end].rstrip(" ,;.!?")
    referred = AFTER_REF.match(behind)
    if (behind and not referred) or not _ONLY_NAMED.match(reader.low[start : mention.start]):
        return found
    if referred:
        other = at(reader.raw, mention.end, referred, "ref")
        if any(fold(other) not in fold(said) and fold(said) not in PRONOUNS for said in reader.references):
            return []  # of another record
        reader.references.append(other)
    value = Unclear(reason="wrong", said="") if prop.name in REQUIRED else EMPTY
    return [reader._made(prop, "nothing", value, reader.raw[mention.start : mention.end])]


def is_aside(reader: Changes, start: int, end: int, found: list[Change], before: list[Change]) -> bool:
    """Whether a clause behind another tells of a person, and gives no value: "…, he took his wife's name"."""
    said = reader.low[start:end].lstrip(_BETWEEN)
    told = SHE.match(said) if start and reader.record.unique == "email" else None
    if told is None:
        return False
    tells = _TELLS.match(said, told.end()) or re.search(r"['\u2019]", told.group()) or reader.mentions(start, end)
    return not tells or (bool(before) and all(c.value is None for c in found))


def names_something(reader: Changes, start: int, end: int) -> bool:
    """Whether what is told of a person holds a name, a number or much else, which must not be lost."""
    if reader.record.unique != "email":
        return False
    said = reader.raw[start:end].lstrip(_BETWEEN)
    told = SHE.match(said.lower())
    more = said[told.end() :] if told else ""
    return re.search(r"[A-Z\d]", more) is not None or len(more.split()) >= _MUCH


_NOTED = re.compile(
    rf"(?:{WISH})(?:put|add|note|write|save|log|record|enter)(?: down)? (?P<text>\"[^\"]+\"|\u201c[^\u201d]+\u201d)"
    r" (?:on|onto|to|in|for|under|into|against) (?:the (?:record|card|contact|page|profile|file) of )?(?P<who>\S.*?)"
    r"(?:['\u2019]s?)?(?: (?:record|card|contact|page|profile|file))?[ .!]*",
    re.IGNORECASE,
)


def noted_on(text: str) -> str | None:
    """The words for the record that a note is put on, in no property: "put "met in May" on Jo's record"."""
    found = _NOTED.fullmatch(text.strip())
    return found["who"] if found else None
