"""What is said of the value that it is not to be: "5k | instead of 4k", "not 4k but | 5k"."""

from __future__ import annotations

import re

from ..value.naming import quotes_closed


def unnegated(said: str, *, long: bool = False) -> str:
    """Without "instead of 4k", ", not 4k", "not 4k but".

    long: it may be whole sentences, in which such words say something: "send it to Lyon, not to Paris".
    """
    plain = quotes_closed(said, said)
    if long:
        return said[: manners.start()] if (manners := _MANNERS.search(plain)) else said
    if rather := _BUT.match(plain):
        return said[rather.start("yes") :]
    negated = _NEGATED.search(plain)
    return (said[: negated.start()] if negated else said) or said


def untimed(said: str) -> str:
    """Without what only tells in which order things are done: "Oslo | first", "5k | for now"."""
    return _IN_ORDER.sub("", said) or said


_IN_ORDER = re.compile(
    r"(?<=\S),? (?:first(?: of all)?|beforehand|before (?:that|this|anything else|you do(?: that| it)?)"
    r"|for (?:now|the (?:time being|moment)))(?=(?:,? (?:please|pls|thanks))?[ .!?]*$)"
)
"""In small letters; "America First" is a name."""
_MANNERS = re.compile(r",? (?:please|instead|from now on)$")
_BUT = re.compile(r"not [^,;]+?,? (?:but (?:rather )?|it'?s |it is )(?P<yes>\S.*)$", re.I)
_NEGATED = re.compile(
    r",? (?:there,?|over there|with (?:just |only )?(?:an?|one|two|no)(?: double)? "
    r"['\"]?[a-z]['\"]?(?:'?s)?(?: at the end)?|with(?:out| no) (?:\w+ )?(?:accent|umlaut|hyphen|dash)s?"
    r"|instead(?: of .*)?|rather than .*|not .*|please|from now on|only|(?<!from )now(?:adays)?|going forward"
    r"|these days|at the moment|currently|as of (?:now|today|yesterday)|anymore|even|flat|in the end)$"
)
