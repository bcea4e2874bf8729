"""What is said of the value that it is not to be: "5k | instead of 4k", "not 4k but | 5k"."""

from __future__ import annotations

import re

from ..english.calendar import MONTH, WEEKDAY
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


def left_empty(text: str) -> str:
    """What is to have no value, where that is all that is said: "no | close date | please"."""
    found = _EMPTY.fullmatch(text.strip())
    return found["what"] if found else ""


_EMPTY = re.compile(
    r"(?:(?:it|he|she|they|this|that) (?:should|must|is to|has to|needs? to) have )?(?:no|without(?: an?| any)?)"
    r" (?P<what>[a-z][a-z -]{2,25}?)(?:,? (?:please|pls|for now|yet|any ?more|after all|at all))*[ .!]*",
    re.IGNORECASE,
)


def untimed(said: str) -> str:
    """Without what only tells in which order things are done: "Oslo | first", "5k | for now"."""
    return _IN_ORDER.sub("", said) or said


def role_told(said: str) -> str:
    """The job title in what is told: "and she's been the | CFO | since May"; nothing where it is somebody's boss."""
    title = undated(_LEADS.sub("", said))
    return "" if _OF_SOMEBODY.search(title) else title


def of_people(said: str, name: str) -> str:
    """A value of that property of a person without the words that lead to it or date it: "in | Kobe"."""
    if name in ("city", "country"):
        return _WHERE.sub("", said)
    return undated(said) if name in ("jobtitle", "company") else said


_WHERE = re.compile(
    r"^(?:(?:[Hh]e|[Ss]he|[Tt]hey)(?:['\u2019](?:s|re)| is| are)? )?(?:(?:now|based|located|living|lives?) )*"
    r"(?:in|from) (?=\S)"
)
"""In small letters: "In Salah" is a town."""


def undated(said: str) -> str:
    """Without since when it is so: "Head of Sales | as of last month", "since today | Head of Sales"."""
    return _SINCE.sub("", _DATED.sub("", said))


_SINCE_WHEN = r"(?:since|as (?:of|from)|effective|with effect from|starting)(?: from| on)?(?: the)?"
_WHEN = (
    r"(?: (?:(?:early|mid|late|last|this|next|start|beginning|end|of|the|\d[\w./-]*|today|yesterday|tomorrow|week|month"
    rf"|quarter|year|spring|summer|autumn|fall|winter)\b|{WEEKDAY}|{MONTH}),?)+"
)
_SINCE = re.compile(rf"(?<=\S),? {_SINCE_WHEN}{_WHEN}[ .!]*$", re.IGNORECASE)
_DATED = re.compile(
    rf"^(?:{_SINCE_WHEN}|of|from)(?i:{_WHEN})(?: on(?:wards)?)?,? (?:(?:now|the|an?|our|their) )*(?=\S)"
)
"""In small letters: "Since Monday Media" is a firm."""
_LEADS = re.compile(
    r"^(?:(?:and|so|but|also|well|oh)[ ,]+)*(?:(?:he|she|they|it)(?:['\u2019](?:s|re)| is| are| has| have) )?"
    r"(?:been )?(?:(?:now|the|an?|our|their|new) )*",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"^(?:his|her|my|your)\b|\w['\u2019]s? \w|\bnow,|^(?:not|no longer|never)\b", re.IGNORECASE)
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
