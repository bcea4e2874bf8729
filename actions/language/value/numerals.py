"""English number words: "a hundred and twenty thousand", "one and a half million", "fifteen k"."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: i for i, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
SCALES = {
    "hundred": 100,
    "k": 1_000,
    "thousand": 1_000,
    "grand": 1_000,
    "lakh": 100_000,
    "lac": 100_000,
    "m": 1_000_000,
    "mm": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "mln": 1_000_000,
    "mil": 1_000_000,
    "million": 1_000_000,
    "cr": 10_000_000,
    "crore": 10_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
}
ABROAD = {
    **dict.fromkeys("mill\u00f3n millon millones milh\u00e3o milhao milh\u00f5es milhoes".split(), 1_000_000),
    **dict.fromkeys(
        "millionen miljoen miljoner milioni milione milion\u00f3w milionow \u767e\u4e07".split(), 1_000_000
    ),
    **dict.fromkeys("milliard milliards milliarde milliarden mrd".split(), 1_000_000_000),
    **{"\u4e07": 10_000, "\u842c": 10_000, "\u5104": 100_000_000, "\u4ebf": 100_000_000},
}
"""Multipliers of other languages, behind a number in figures: none has another meaning in English."""
SCALE_WORDS = r"(?:hundred|thousand|grand|lakhs?|lac|millions?|crores?|billions?)"
_ATOM = (
    rf"(?:{'|'.join([*_TENS, *reversed(_ONES)])}|half|{SCALE_WORDS}|mil\b"
    rf"|quarters?(?: of)?(?= (?:an? )?(?:{SCALE_WORDS})))"
)
_AND = ",? and "
_JOINT = rf"(?:[ -]|(?:(?<=dred)|(?<=sand)|(?<=lakh)|(?<=lion)|(?<=rore)){_AND})"
"""Only behind a scale does "and" go on: "a hundred and twenty", but "between fifty and sixty"."""
WORDS = rf"\b(?:an? )?{_ATOM}(?:{_JOINT}(?:(?:an?|point) )?(?:{_ATOM}|k\b)|{_AND}a (?:half|quarter)\b)*"
"""Pattern of a number in words, for a lower-case text."""
_COUNT = {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "couple": 2, "couple of": 2, "a dozen": 12}


def scale(word: str | None) -> int:
    """What a multiplier after a number means; 1 for none."""
    if not word:
        return 1
    return SCALES.get(word) or ABROAD.get(word) or SCALES.get(word.rstrip("s")) or 1


def number_from_words(text: str) -> Decimal | None:
    """The number these words name; None when they name none, or might name two: "twelve five"."""
    total, current, decimals, last = Decimal(0), Decimal(0), 0, 1
    seen = False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("a", "an", "and", "of"):
            continue
        if word == "point":
            decimals = 1
        elif word in SMALL and decimals:
            current += Decimal(SMALL[word]).scaleb(-decimals)
            decimals += 1
        elif word in SMALL:
            added = _added(current, SMALL[word])
            if added is None:
                return None
            current = added
        elif word in _PARTS:
            whole = last if total and not current else 1  # "a million and a half"
            total, current = (total + whole * _PARTS[word], current) if whole > 1 else (total, current + _PARTS[word])
        elif word == "quarters":
            current *= _PARTS["quarter"]
        elif word == "hundred" and current < 100:
            current = (current or Decimal(1)) * 100
        elif scale(word) > 100 and (not total or scale(word) < last):
            last = scale(word)
            total, current, decimals = total + (current or Decimal(1)) * last, Decimal(0), 0
        else:
            return None
        seen = True
    return total + current if seen else None


_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


def _added(current: Decimal, number: int) -> Decimal | None:
    """ "A hundred" and "twenty", "twenty" and "five"; "one twenty" is spoken for 120, "twelve fifty" for 1250."""
    if current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and number < 10):
        return current + number
    return current * 100 + number if current < 100 and number >= 10 and current % 1 == 0 else None


ORDINALS = {
    word: i
    for i, words in enumerate(
        "first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th "
        "tenth/10th".split(),
        1,
    )
    for word in words.split("/")
}
LONGEST_LIST = 25
"""A bare number up to this is a place in the list shown, above it an id."""
_POSITION = re.compile(
    rf"(?:(?:no(?= \d)|number|nr|option|item|choice|the number|row|line|result) "
    rf")?(?P<n>\d{{1,3}}|{'|'.join(_ONES[1:])})(?: one)?"
    rf"|(?:the |my )?(?:very )?(?P<o>{'|'.join(ORDINALS)}|last|top|bottom|latter|former|middle)"
    r"(?: (?:one|option|choice|item|entry|record|result|of (?:them|those|these|the list)|in the list|on the list))*"
)
_EDGES = {"last": -1, "bottom": -1, "latter": -1, "top": 1, "former": 1}


def position(folded: str) -> int | None:
    """The place in a list that a folded text consists of: "2", "the second one", "number 3"; the last is -1."""
    match = _POSITION.fullmatch(folded)
    if not match:
        return None
    if match["n"]:
        return int(match["n"]) if match["n"].isdigit() else SMALL[match["n"]]
    return ORDINALS.get(match["o"]) or _EDGES.get(match["o"])


def is_counted(folded: str) -> bool:
    """Whether a place is said by counting, "the second one", and not by the number that stands there."""
    return any(word in ORDINALS or _EDGES.get(word) == 1 for word in folded.split())


COUNT = rf"(?:\d{{1,3}}|an?(?: couple(?: of)?| dozen)?|couple(?: of)?|{'|'.join([*_TENS, *reversed(_ONES)])})"
"""Pattern of a count of days or weeks, for a lower-case text."""


def count(text: str) -> int:
    """A small count: "3", "two", "a", "a couple of"."""
    return int(text) if text.isdigit() else _COUNT.get(text) or SMALL.get(text, 1)


_NTH = "first second third fourth fifth sixth seventh eighth ninth".split()
DAYS_IN_WORDS = {
    **{word: i for i, word in enumerate(_NTH, 1)},
    **{word: i for i, word in enumerate("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
                                        " eighteenth nineteenth twentieth".split(), 10)},
    **{f"twenty{gap}{word}": 20 + i for gap in " -" for i, word in enumerate(_NTH, 1)},
    "thirtieth": 30, "thirty first": 31, "thirty-first": 31,
}  # fmt: skip
"""Days of a month as they are spoken."""


def day_number(said: str) -> int:
    """ "15", "15th" or "fifteenth"."""
    return DAYS_IN_WORDS.get(said) or int(re.sub(r"\D", "", said))
