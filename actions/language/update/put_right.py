"""What is wrong, and what is right: "wrong stage, presentation", "fix a typo: Zepher dyes should be Zephyr dyes"."""

from __future__ import annotations

import re

from ..english.text import fold, lower
from .changes import Changes

_WRONG = re.compile(
    r"(?:(?:that(?:'s| is| was)|it(?:'s| is| was)|and|the|a) )*wrong (?P<name>[a-z ]{2,25}?)"
    r"(?: (?:too|again|there|as well))?[,;:.-]+ (?:(?:it|that|this)(?: is|'s)? )?"
    r"(?:should (?:be|have been)|must be|make it|i meant?|use|rather|is|be)? ?"
    r"(?P<value>(?!not\b)\S.*)",
    re.IGNORECASE,
)
"""What is said of a value that was just given, and the right one."""

_MISSPELT = (
    r"(?:typos?|mis-?spell?(?:ed|ing|t)|mis-?spelt|mistyped|(?:the|of) spelling|spell(?:ed|t) wrong(?:ly)?|spelt wrong)"
)
_RIGHT = (
    r"(?:[,;:.-]+ (?:it|this|that|the name)(?:['\u2019]s|s| is| should be| should read| must be| ought to be)"
    r"| should be| should read| must be| to| as|,? ?->)"
)
_RESPELT = (
    re.compile(rf"(?P<ref>[^,;:]+?) (?:is|was|got) {_MISSPELT}{_RIGHT} (?P<value>[^,;:]+?)[ .!]*"),
    re.compile(
        rf"(?:[^,;:]{{0,40}}?\b)??{_MISSPELT}\b(?: (?:the|its|name|title|spelling|of|in|on))*[:,-]* "
        rf"(?P<ref>[^,;:]+?){_RIGHT} (?P<value>[^,;:]+?)[ .!]*"
    ),
)
_THEIR_NAME = re.compile(r"(?:his|her|its|their|the) (?:full )?(?:name|title)|it|that|this")
_NAME_OF = re.compile(r"(?:the )?(?:name|title|spelling)(?: of|:) ")


def put_right(reader: Changes) -> str:
    """ "Wrong stage, presentation" as the change it stands for; nothing where it is none."""
    found = _WRONG.fullmatch(reader.raw)
    return f"{found['name']}: {found['value']}" if found and fold(found["name"]) in reader.names else ""


def respelt(reader: Changes) -> tuple[str, str] | None:
    """Whose name is misspelt, and how it is written; None where a property of it is meant."""
    match = next((found for pattern in _RESPELT if (found := pattern.fullmatch(lower(reader.raw)))), None)
    if match is None:
        return None
    value = reader.raw[slice(*match.span("value"))]
    if _THEIR_NAME.fullmatch(match["ref"]):
        return "it", value
    begin = match.start("ref") + (lead.end() if (lead := _NAME_OF.match(match["ref"])) else 0)
    if reader.mentions(begin, match.end("ref")):
        return None
    return reader.raw[begin : match.end("ref")], value
