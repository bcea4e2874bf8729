"""A no to a deletion, and what is to be done instead: "no keep him, make him customer"."""

from __future__ import annotations

import re

from ..english.text import clean, lower
from ..which.subject import DELETE

_BREAK = r"(?:\s*[,.;:!\u2013\u2014-]+\s*|\s+(?=(?:but|and|just|instead|rather|only)\b))"
_LEAD = r"(?:(?:oh|ah|ok|okay|well|hm+|wait|hold on|stop|actually|sorry|please|on second thoughts?)[ ,.!]+)*"
_NO = r"(?:no+|nope|nah)\b(?! problem| worries)"
_KEEP = (
    rf"(?:keep|leave|(?:(?:please )?do(?:n['\u2019]?t| not)|not to|never)(?: (?:{DELETE}|do|touch))?)\b"
    r"(?! (?:mind|worry|care|bother|wait|hesitate|ask|forget|need|want|know|going|on))(?: [^,.;:!]+?)?"
)
_SPARED = re.compile(
    rf"{_LEAD}(?:{_NO}(?:[\s,.;:!\u2013\u2014-]+{_KEEP})?|{_KEEP})(?:{_BREAK}|\s*$|(?<=no)\s+|(?<=nope)\s+|(?<=nah)\s+)"
    r"(?:(?:but|and|just|instead|rather|only|please|then)[ ,]+)*(?P<rest>.*)"
)


def spared(text: str) -> str | None:
    """What else is said beside a no to a deletion; None where it is no such no."""
    raw = clean(text)
    found = _SPARED.fullmatch(lower(raw))
    return raw[found.start("rest") :].strip() if found else None
