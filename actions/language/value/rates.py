"""For what time an amount is: "18k/yr", "2k a month for 12 months". A deal's amount has no period: it is told."""

from __future__ import annotations

import re

from ...portal import Account
from .money import find_money
from .numerals import SMALL

_UNIT = r"(?:years?|yrs?|months?|mths?|mo|quarters?|qtrs?|weeks?|wks?|days?|hours?|hrs?|annum)"
_FOR = rf"(?:for|over|x|times) (?:the (?:next|first) )?(?:\d+|an?|{'|'.join(SMALL)})[ -]{_UNIT}"
_RATE = re.compile(
    rf" ?(?:(?:/ ?|(?:per|an?|each|every) ){_UNIT}|annually|monthly|yearly|quarterly|weekly|p\.? ?a\b\.?"
    rf"|yr|mo|{_FOR})(?!\w)(?:,? {_FOR}\b)?(?!,? (?:from|ago|later|earlier|before|after)\b)"
    r"(?! (?:deal|contract)\b(?! sent))"
)


def rate_end(low: str, end: int) -> int:
    """Where the words end that tell the period of an amount which ends at `end`; `end` where none follow.

    "A month from now" is a day, and no period.
    """
    found = _RATE.match(low, end)
    return found.end() if found else end


def rate_said(text: str, account: Account) -> str:
    """The words for the period of the only amount in a text; empty where there are none."""
    found = find_money(text.lower(), account)
    amounts = [m for m in found if not m.plain] or found
    end = amounts[0].end if amounts else 0
    return text[end : rate_end(text.lower(), end)].strip(" ,") if amounts else ""
