"""Questions of what people close and have closed, in the words that the readings of a search know."""

from __future__ import annotations

import re

_WHO = r"((?i:we|i|you|he|she|they|the team)|[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)?)"
_ANYBODY = rf"(?:{_WHO}|((?!(?:been|already|just|not|now|only|still|ever|the|that|this|it|to)\b)[a-z]+))"
_ASKS = r"\b((?i:(?:what|how (?:much|many)|which)(?: (?:revenue|money|business|value|deals|opportunities))?))"
_DONE = r"(?: (?i:already|just|actually))? (?i:closed)(?! (?i:won|lost|as)\b)"
_HAS = re.compile(rf"{_ASKS}(?i: have| has|['\u2019](?:ve|s)) {_ANYBODY}{_DONE}")
_SUM_THAT = re.compile(
    r"(?i:\b(?:what(?:['\u2019]s| is| was) )?(?:(?:the|our|my|total|all) )*"
    r"(?:revenue|money|business)(?: that| which)?) "
    rf"{_WHO}(?i:['\u2019]ve| have| has)?{_DONE}"
)
_DEALS_THAT = re.compile(rf"\b((?i:deals|opportunities))(?i: that| which)? {_WHO}(?i:['\u2019]ve| have| has)?{_DONE}")
_AHEAD = re.compile(
    rf"{_ASKS}(?i: is| are| am| should|['\u2019](?:s|re)) "
    rf"(?:{_WHO} (?i:(?:(?:going|about|due|set|supposed) to )?close|closing)\b(?! (?:for|at)\b)"
    rf"|([\w'\u2019-]+) (?i:going to close)\b)"
)
_AND_NEXT = re.compile(r"\b((?:this|last) (week|month|quarter|year),? (?:and|or) (?:the )?next)(?=\W*$)", re.IGNORECASE)
_WHAT_SUM = re.compile(r"\bwhat(?= (?:revenue|money|business) (?:did|do|does|have|has|will|is|are)\b)", re.IGNORECASE)
_TO_BE = re.compile(
    r"\b(?:(?:(?:are|is) )?(?:(?:going|due|set|supposed|scheduled|expected|meant|planned|likely|about) )?to"
    r"|will|shall|should|must) be closed\b(?! (?:won|lost|as)\b)",
    re.IGNORECASE,
)
_NOUNS = r"(?:deals|opportunities|opps|renewals)"
_COMING = re.compile(
    r"\b(?:(?:are|is|that(?:['\u2019]s| are)?) )?com(?:ing|es?) up(?: (?:next|soon))?"
    r"(?=[ ?!.]*$|[,;] | (?:for|with|of|from|at)\b(?! renewal (?!at|of|with|from)\w))",
    re.IGNORECASE,
)
_UPCOMING = re.compile(rf"\bupcoming ((?:[\w'\u2019-]+ )?{_NOUNS})\b", re.IGNORECASE)
_ANY = re.compile(r"clos|next|what|com(?:ing|es?) up|upcoming", re.IGNORECASE)
"""One of these is in all that is said so."""
_WILL_CLOSE = re.compile(r"\b(?:will|gonna)\b(?! not\b).*\bclose\b|\bcom(?:ing|es?) up\b", re.IGNORECASE)


def plainly(text: str) -> str:
    """ "How much has Dana closed", "the revenue we closed": what she and we did close; "is Dana closing": she will.

    What is to be closed will close; what is coming up, with no day said, closes soon.
    """
    if not _ANY.search(text):
        return text
    text = _UPCOMING.sub(r"\1 closing soon", _COMING.sub("closing soon", _TO_BE.sub("will close", text)))
    text = _HAS.sub(lambda m: f"{m[1]} did {m[2] or m[3]} close", _WHAT_SUM.sub("how much", text))
    text = _DEALS_THAT.sub(r"\1 did \2 close", _SUM_THAT.sub(r"how much did \1 close", text))
    return _AND_NEXT.sub(r"\1 \2", _AHEAD.sub(lambda m: f"{m[1]} will {m[2] or m[3]} close", text))


def will_close(text: str) -> bool:
    """Whether it is about what somebody is still to close."""
    return bool(_WILL_CLOSE.search(plainly(text[:2000])))
