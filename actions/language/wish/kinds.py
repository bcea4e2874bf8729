"""Records of two kinds looked for in one sentence: "lost deals and contacts at Halden"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..english.text import clean, lower
from ..value.naming import quotes_closed

_AND = r",? (?:and|&|plus|as well as|along with|and also)(?: (?:all|the|their|any|also|of|our|my))* "
_JOINS = re.compile(r"\band\b|&|\bplus\b|\bas well as\b|\balong with\b", re.IGNORECASE)
_SAID = r"(?P<said> (?:at|from|of|for|in|by|over|under|above|below|closing|created|owned) [^,;]+?)?"
_PLACED = re.compile(r" (?:at|from|of|for|in|owned by) ")
_TELLS = re.compile(r"\b(?:with|without|that|which|who|whose|have|has|having|linked|missing)\b")
"""What may speak of the second kind as of something that the first has: "deals that have companies and contacts"."""

_THERE = re.compile(r",? (?:there|too|as well|also)", re.IGNORECASE)
"""The place that was said of the first: "deals of Halden and the people there"."""
_ASKS = re.compile(r"^(?: (?:do|are|is|there|have|we|i|you|got))+(?= |$)", re.I)
"""The rest of a question: "what deals and contacts | do we have"."""

_NAME = re.compile(
    r"(?:^|(?<= ))(?!(?:Open|Lost|Won|Closed|My|Our|All|The|New|Show|List|Find|Get|Search|Give|Display)\b)"
    r"(?P<name>[^\W\d_a-z][\w'-]*(?: (?:& )?[^\W\d_a-z][\w'-]*)*) $"
)
"""A name right before the first noun."""


def two_kinds(text: str, plurals: Mapping[str, str]) -> list[tuple[str, str]]:
    """The two wishes, each with its kind; `plurals` are the words for several records, and the kind each is of.

    What stands behind both is said of both. What stands before is the first one's, but for "my".
    """
    raw = clean(text)
    if not _JOINS.search(raw):
        return []
    low, nouns = quotes_closed(raw, lower(raw)), "|".join(sorted(map(re.escape, plurals), key=len, reverse=True))
    found = re.fullmatch(
        rf"(?P<before>.*?)\b(?P<one>{nouns}){_SAID}{_AND}(?P<other>{nouns})\b(?P<behind>(?:,? .*?)?)[ .!?]*", low
    )
    if found is None or plurals[found["one"]] == plurals[found["other"]]:
        return []
    said = found["said"] or ""
    if _TELLS.search(found["before"]) or _TELLS.search(said) or raw[found.start("other")].isupper():
        return []
    first = raw[: found.end("one")] + raw[slice(*found.span("said" if said else "behind"))]
    behind = raw[slice(*found.span("behind"))]
    behind = "" if _THERE.fullmatch(behind) else behind
    told = behind or (raw[slice(*found.span("said"))] if _PLACED.match(said) else "")
    if not told and not said and (whose_are := _NAME.search(raw[: found.start("one")])):
        told = f" at {whose_are['name'].strip()}"  # "Halden deals and contacts"
    told = _ASKS.sub("", told)
    whose = "my " if re.search(r"\bmy\b", found["before"]) else ""
    return [
        (plurals[found["one"]], first.strip()),
        (plurals[found["other"]], f"{whose}{found['other']}{told}".strip()),
    ]
