"""Questions that neither a list nor a sum answers: averages, and who has the most."""

from __future__ import annotations

import re

from ..english.text import lower
from ..value.naming import quotes_closed

_BEYOND = (
    re.compile(
        r"\b(?:average|avg|mean|median) (?:(?:open|won|lost|closed|deal|contract|ticket|sales?) )*"
        r"(?:sizes?|amounts?|values?|worth|price|deals?|cycle|length)\b"
    ),
    re.compile(
        r"\b(?:who|which (?:rep|owner|person|colleague|user|seller)\w*)(?:'s|'ve| has| have| is| did| does)?"
        r"(?: (?:currently|also|already|got|been))* "
        r"(?:owns?|owned|owning|has|have|had|got|clos(?:es|ed?|ing)|w[io]ns?|winning|los(?:es?|t|ing)|s[oe]ll?s?|sold|"
        r"manag\w+|handl\w+|brought in)?"
        r" ?the (?:most|fewest|least|highest number of|lowest number of) (?:\w+ )?"
        r"(?:deals|contacts|opportunities|opps|customers|clients|leads|people|money|revenue|sales)\b"
    ),
)


def beyond_search(text: str) -> bool:
    """Whether the answer would have to be worked out from all records, by somebody or on the average."""
    low = quotes_closed(text[:500], lower(text[:500]))
    return any(pattern.search(low) for pattern in _BEYOND)
