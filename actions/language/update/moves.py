"""Words by which a day is moved: "push it out two weeks", "a month later", "one more week"."""

from __future__ import annotations

import re

from ..value.numerals import COUNT

LATER = r"\b(?:push(?:ed|ing)?|delay(?:ed|ing)?|postpon(?:e|ed|ing)|extend(?:ed|ing)?|slip(?:s|ped|ping)?|defer(?:red)?|slid(?:e|es|ing)?|put off|set back|kick(?:ed)?|stretch|prolong)\b"
MOVES = rf"{LATER}|\b(?:mov(?:e|ed|ing)|shift(?:ed|ing)?|bring|pull|put|set|bump|chang(?:e|ed|ing)|reschedul(?:e|ed|ing)|give|needs?|add|allow|grant|take)\b"
TIME = re.compile(
    rf"(?:\b(?:by|for|about) )*\b(?P<n>another|{COUNT})(?P<more> (?:more|extra|additional|further))?"
    r" (?P<unit>(?:business |working |work |calendar )?(?:days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?))\b"
    r"(?! (?:from (?:now|today)|ago)\b)"
)
FEW = re.compile(r"[a-z]+|\d{1,2}")
ON_TOP = re.compile(r"\b(?:another|an?(?: \w+)? (?:extra|additional|further)|one more) ?$")
SOON = r"(?P<soon>earlier|sooner|up|closer)|(?P<ahead>forwards?|ahead)"
THEN = r"(?P<later>later|out|back|off|longer|further)"
