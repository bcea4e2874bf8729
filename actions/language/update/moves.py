"""Words by which what a record holds is moved: "push it out two weeks", "a month later", "10 % off"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from ..english.words import FILLERS
from ..said import Choice, Shift, Unclear
from ..value.numerals import COUNT, WORDS, count, number_from_words

EDGES = FILLERS | frozenset(
    "than off out back up down forward forwards ahead later earlier sooner from onto more less extra further another "
    "again higher lower longer along on top each extend discount cheaper fewer added".split()
)
"""Words at the edges of what names a record that say nothing of it."""
LATER = (
    r"\b(?:push(?:ed|ing)?|delay(?:ed|ing)?|postpon(?:e|ed|ing)|extend(?:ed|ing)?|slip(?:s|ped|ping)?|"
    r"defer(?:red)?|slid(?:e|es|ing)?|put off|set back|kick(?:ed)?|stretch|prolong)\b"
)
MOVES = (
    rf"{LATER}|\b(?:mov(?:e|ed|ing)|shift(?:ed|ing)?|bring|prepone|pull|put|set|bump|chang(?:e|ed|ing)|"
    rf"reschedul(?:e|ed|ing)|give|needs?|add|allow|grant|take)\b"
)
TIME = re.compile(
    rf"(?:\b(?:by|for|about) )*\b(?P<n>another|half an?(?= year)|(?<!half ){COUNT})(?P<more> (?:more|extra"
    rf"|additional|further))?"
    r" (?P<unit>(?:business |working |work |calendar )?(?:days?|weeks?|wks?|fortnights?|months?|mths?|"
    r"quarters?|years?|yrs?))\b"
    r"(?! (?:from (?:now|today)|ago)\b)"
)
_THE_ONE_AFTER = re.compile(
    r"(?:\b(?:to|for|by|until|till) )?\bthe (?P<unit>day|week|month|quarter|year) (?P<how>after|before)"
    r"(?= ?(?:[.,;!?]|$|(?:and|please|then|instead)\b))"
)
_DATED = re.compile(rf"{MOVES}|\b(?:make|clos\w*|sign\w*|due|land\w*|date)\b")
FEW = re.compile(r"[a-z]+|\d{1,2}")
ON_TOP = re.compile(r"\b(?:another|an?(?: \w+)? (?:extra|additional|further)|one more) ?$")
SOON = r"(?P<soon>earlier|sooner|up|closer)|(?P<ahead>forwards?|ahead)"
THEN = r"(?P<later>later|out|back|off|longer|further)"
STEPS = re.compile(
    rf"(?:by )?(?<!to )\b(?P<n>another|one more|{COUNT})(?: more)?"
    r" (?:deal |lifecycle |sales )?(?:stages?|phases?|steps?|levels?|notch(?:es)?)\b"
)
NEAR_STEP = re.compile(
    r"(?:(?:in|on)?to |in )?(?:the |its |his |her |their )?\b(?P<which>next|following|previous|prior|preceding) "
    r"(?P<what>(?:[a-z]+ )?(?:stage|phase|level|status))\b(?! (?:is|to|of|for|should)\b| ?[:=])"
)
NEXT = re.compile(
    r"(?:(?:move|go|on)? ?to )?(?:the )?(?P<which>next|previous)(?: (?:one|stage|step|level))?(?: please)?"
)
BACK = re.compile(r"\b(?:back(?:wards?)?|down|lower|behind|regress|demote|downgrade|revert|return)\b")
STEPPING = re.compile(
    r"\b(?:mov(?:e|ing)|bump|push|advance|promote|progress|take|bring|shift|send|put|set|go|goes|demote|downgrade"
    r"|regress|revert|return|raise|lower|up|down|back|forward|along|further|ahead)\b"
)


_LENGTHS = {"d": 1, "w": 7, "f": 14, "m": 1, "q": 3, "y": 12}


def length_of(match: re.Match[str]) -> tuple[int, Literal["day", "workday", "month"]]:
    """How long a time is, "half a year", "two working days", and in which unit."""
    unit = match["unit"].split()[-1][0]
    number = 6 if match["n"].startswith("half") else count_said(match["n"]) * _LENGTHS[unit]
    workday = match["unit"].startswith(("business", "work"))
    return number, "month" if unit in "mqy" else "workday" if workday else "day"


def one_after(low: str) -> tuple[int, int, Shift] | None:
    """A time counted from the one that there is, and where it stands: "move it to the week after"."""
    match = _THE_ONE_AFTER.search(low)
    if match is None or not (_DATED.search(low[: match.start()]) or not low[: match.start()].strip()):
        return None
    by, later = _LENGTHS[match["unit"][0]], match["how"] == "after"
    unit: Literal["day", "month"] = "month" if match["unit"][0] in "mqy" else "day"
    return *match.span(), Shift(by=Decimal(by if later else -by), unit=unit, said=match.group().strip())


def count_said(said: str) -> int:
    """The number of "three weeks", "another week"."""
    return 1 if said in ("another", "one more") else count(said)


def decimal_said(said: str) -> Decimal | None:
    """The number of "12.5 %", "ten percent"."""
    try:
        return Decimal(said.replace(",", ".")) if said[0].isdigit() else number_from_words(said)
    except InvalidOperation:
        return None


UP = (
    r"\b(?:add(?:ing)?|plus|increas(?:e|es|ed|ing)|rais(?:e|ed|ing)|bump(?:ed)?|grow|grew|grown|lift|boost|hike|upped"
    r"|up|extend|another|extra|additional)\b"
)
DOWN = (
    r"\b(?:reduc(?:e|ed|ing)|decreas(?:e|ed|ing)|lower(?:ed|ing)?|cut|drop(?:ped)?|slash(?:ed)?|trim|shave|knock"
    r"|discount(?:ed)?|deduct|subtract|minus|take|lop|chop|shrink|down|remove)\b"
)
GIVEN = re.compile(
    r"\b(?:add|plus|(?P<away>subtract|deduct|knock|take|shave|trim|lop|chop|cut|drop|remove))"
    r"(?: (?:another|an?|extra|additional|further|about|around|roughly))* ?$"
)
_NO_WRITING = "".join(
    rf"(?<!\b{verb} )" for verb in ("put", "set", "write", "note", "mark", "jot", "take", "come", "pay")
)
BARELY = re.compile(
    r"\b(?:(?P<less>(?:reduc|decreas)(?:e|ed|ing)|lower(?:ed|ing)?|slash(?:ed)?|minus|discount(?:ed)?|knock(?:ed)?"
    r"|shav(?:e|ed|ing)|trim(?:med|ming)?|lop(?:ped)?|chop(?:ped)?|cut|drop(?:ped|ping)?|subtract|deduct|shrink"
    rf"|(?:take|took|strip|come|came|go|went)(?= (?:off|away|down))|{_NO_WRITING}down)"
    r"|(?:increas|rais)(?:e|ed|ing)|bump(?:ed)?|boost(?:ed)?|hike[sd]?|lift(?:ed)?|grow|grew|upped"
    rf"|(?:come|came|go|goes|went)(?= up)|{_NO_WRITING}up)"
    r"(?: (?:off|away|down|up|another|an?|extra|additional|further|about|around|roughly|it|by))* ?$"
)
"""Verbs of more and less with the quantity right behind them, "reduce 4k", "knock off 6k": no "to" makes it a sum."""
APART = re.compile(r" ?(?:$|(?:on|for|off|from|in|and|but|as|because)\b)")
"""What may stand behind that quantity; not so in "cut 5k to 4k"."""
_OF_IT = re.compile(
    r"(?:^|[\s,;:])(?:(?P<less>reduce|decrease|lower|slash|knock|shave|trim|lop|chop|cut|shrink)|increase|raise|bump|boost"
    r"|hike|lift|grow)(?! (?:off|by|from)\b)(?: (?!to\b|by\b|at\b|of \d|from\b|is\b)[^\s,;:]+){1,6} $"
)
"""The same with what it is done to in between, "bump Larch roof 5k": that may be the new sum, too."""
MORE = re.compile(
    r" ?(?:(?P<less>less|off|lower|fewer|cheaper|discount|down)|more|extra|higher|on top|additional|up)\b"
)
ONTO = re.compile(r" ?(?:to|onto|on|in|$)")
AWAY = re.compile(r" ?(?:from|out of|off)\b")
ABSOLUTE = re.compile(
    r"(?:\b(?:to|is|are|at|of|as|be|was|equals|within|in|until|till|after|before|next|last|every)|[=:>]) ?$"
)
PERCENT = re.compile(rf"(?P<sign>[+-] ?)?(?P<n>\d{{1,4}}(?:[.,]\d{{1,3}})?|{WORDS}) ?(?:%|per ?cent\b|pct\b)")


def doubted(low: str, start: int, end: int) -> Unclear | None:
    """ "Bump Larch roof 5k": by that much, or to that? Not so where more is said behind it."""
    verb = _OF_IT.search(low[:start])
    if verb is None or low[end:].strip():
        return None
    said = low[start:end]
    more = f"{said} less" if verb["less"] else f"{said} more"
    choices = (Choice(shown=more, text=more), Choice(shown=f"to {said}", text=f"to {said}"))
    return Unclear(reason="several", said=said, choices=choices)
