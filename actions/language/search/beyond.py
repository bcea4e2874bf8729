"""What no card, list or sum answers: averages, who has the most, which are alike, how it was, when somebody was met.

Nor is anything sent to anybody.
"""

from __future__ import annotations

import re

from ..english.text import lower
from ..value.naming import quotes_closed

_WE = r"(?:we|i|you|they|any(?:one|body)|some(?:one|body))"
_MEET = (
    r"(?:tal?k(?:ed)?|sp(?:eak|oke|oken)|me?et|call(?:ed)?|e-?mail(?:ed)?|contact(?:ed)?|wr(?:ite|ote|itten)"
    r"|he(?:ar|ard)|reach(?:ed)?(?: out)?|visit(?:ed)?)"
)
_MAIL = r"(?:e-?mail|mail|message|text|sms|invite|invitation|reminder|quote|invoice|contract|newsletter|card|gift)"
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
    re.compile(
        r"\b(?:deals|contacts|opportunities|opps|customers|clients|leads|people|records|any|two)\b.*"
        r"\b(?:with|have|share|sharing|of|under) the same (?:deal |first |last |phone |e-?mail )?"
        r"(?:names?|titles?|amounts?|values?|e-?mails?|addresse?s?|numbers?|owners?|stages?)[ ?.!]*$"
    ),
    re.compile(
        r"\b(?:are there|do we have|have we got|find|show(?: me)?|list|any)\b.*\bduplicates?\b(?! (?:key|\w+ name))"
    ),
    re.compile(  # what HubSpot's history of a property holds is not read
        r"^\W*(?:(?:and|so|but|ok)[ ,]+)*(?:who|whose|what|which|when|where|how)\b.*"
        r"\b(?:originally|initially|in the beginning|to begin with)[ ?.!]*$"
        r"|(?:['\u2019]s?|\bhis|\bher|\btheir|\bits) (?:\w+ )?(?:history|timeline|activity|activities)[ ?.!]*$"
    ),
    re.compile(  # nor what was talked
        rf"\b(?:when|how often|how many times|what) (?:did|have|had) {_WE} (?:\w+ ){{0,2}}?{_MEET}\b"
        rf"|\b(?:the )?last time (?:that )?{_WE} {_MEET}\b"
    ),
    re.compile(
        rf"\bsend (?:(?!me\b|us\b)\S+ ){{1,4}}?(?:an?|the|this|that) (?:\w+ )?{_MAIL}\b"
        rf"|\bsend an? (?:\w+ )?{_MAIL} to\b"
    ),
)


def beyond_search(text: str) -> bool:
    """Whether it is beyond what is read of records, as an average or a history, or what is done with them."""
    low = quotes_closed(text[:500], lower(text[:500]))
    return any(pattern.search(low) for pattern in _BEYOND)
