"""A no to a deletion, and what is to be done instead: "no keep him, make him customer"."""

from __future__ import annotations

import re

from ..english.text import clean, lower
from ..english.yesno import denies
from ..update.reading import orders_change
from ..which.subject import DELETE, read_command

_BREAK = r"(?:\s*[,.;:!\u2013\u2014-]+\s*|\s+(?=(?:but|and|just|instead|rather|only)\b))"
_LEAD = r"(?:(?:oh|ah|ok|okay|well|hm+|wait|hold on|stop|actually|sorry|please|on second thoughts?)[ ,.!]+)*"
NO_WORD = r"(?:no+|nope|nah)\b(?: then\b)?(?! problem| worries)"
"""A no, and not the one of "no problem"."""
_KEEP = (
    rf"(?:keep|leave|(?:(?:please )?do(?:n['\u2019]?t| not)|not to|never)(?: (?:{DELETE}|do|touch))?)\b"
    r"(?! (?:mind|worry|care|bother|wait|hesitate|ask|forget|need|want|know|going|on))(?: [^,.;:!]+?)?"
)
_SPARED = re.compile(
    rf"{_LEAD}(?:{NO_WORD}(?:[\s,.;:!\u2013\u2014-]+{_KEEP})?|{_KEEP})(?:{_BREAK}|\s*$|(?<=no)\s+|(?<=nope)\s+|(?<=nah)\s+)"
    r"(?:(?:but|and|just|instead|rather|only|please|then|wait|hold on|actually|sorry)[ ,]+)*(?P<rest>.*)"
)
_FIRST = re.compile(rf"(?P<no>[^,.;:!?\u2013\u2014]+){_BREAK}(?P<rest>.*)")
_RATHER = re.compile(rf"{_LEAD}(?:(?:rather|instead|just|only|simply|let['\u2019]?s|you can|please)[ ,]+)*(?P<rest>.*)")
_CALLED_OFF = re.compile(r".*?\b(?:actually|on second thoughts?|rather|instead|just|only|simply)\b")


def spared(text: str) -> str | None:
    """What else is said beside a no to a deletion; None where it is no such no."""
    raw = clean(text)
    low = lower(raw)
    found = _SPARED.fullmatch(low) or _denied(low) or _rather(low)
    return raw[found.start("rest") :].strip() if found else None


def _denied(low: str) -> re.Match[str] | None:
    """A whole no in front of the rest: "then don't. give him to Lukas"."""
    found = _FIRST.fullmatch(low)
    return found if found and denies(found["no"]) else None


def _rather(low: str) -> re.Match[str] | None:
    """A change in place of the deletion: "actually just set her stage to lead"; "first" puts it before only."""
    found = _RATHER.fullmatch(low)
    if found is None or not _CALLED_OFF.match(low[: found.start("rest")]) or re.search(r"\bfirst$", low.rstrip(" .!")):
        return None
    rest = found["rest"]
    return found if orders_change(rest) and read_command(rest) is None else None
