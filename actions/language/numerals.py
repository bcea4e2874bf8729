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
SCALE_WORDS = r"(?:hundred|thousand|grand|lakhs?|lac|millions?|crores?|billions?)"
_ATOM = rf"(?:{'|'.join([*_TENS, *reversed(_ONES)])}|half|{SCALE_WORDS})"
WORDS = rf"\b(?:an? )?{_ATOM}(?:(?:[ -]|,? and )(?:(?:an?|point) )?(?:{_ATOM}|k\b))*"
"""Pattern of a number in words, for a lower-case text."""
_COUNT = {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "couple of": 2, "a dozen": 12}


def scale(word: str | None) -> int:
    """What a multiplier after a number means; 1 for none."""
    if not word:
        return 1
    return SCALES.get(word) or SCALES.get(word.rstrip("s")) or 1


def number_from_words(text: str) -> Decimal | None:
    """The number these words name; None when they name none."""
    total, current, decimals = Decimal(0), Decimal(0), 0
    seen = False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in ("a", "an", "and"):
            continue
        if word == "point":
            decimals = 1
        elif word in SMALL:
            current += Decimal(SMALL[word]).scaleb(-decimals) if decimals else SMALL[word]
            decimals += bool(decimals)
        elif word == "half":
            current += Decimal("0.5")
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif scale(word) > 1:
            total, current, decimals = total + (current or Decimal(1)) * scale(word), Decimal(0), 0
        else:
            return None
        seen = True
    return total + current if seen else None


_ORDINALS = {
    word: i
    for i, words in enumerate(
        "first/1st second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th tenth/10th".split(),
        1,
    )
    for word in words.split("/")
}
LONGEST_LIST = 25
"""A bare number up to this is a place in the list shown, above it an id."""
_POSITION = re.compile(
    rf"(?:(?:no|number|nr|option|item|choice|the number|row|line|result) )?(?P<n>\d{{1,3}}|{'|'.join(_ONES[1:])})(?: one)?"
    rf"|(?:the |my )?(?:very )?(?P<o>{'|'.join(_ORDINALS)}|last|top|bottom|latter|former|middle)"
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
    return _ORDINALS.get(match["o"]) or _EDGES.get(match["o"])


COUNT = rf"(?:\d{{1,3}}|an?(?: couple(?: of)?| dozen)?|couple of|{'|'.join([*_TENS, *reversed(_ONES)])})"
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
