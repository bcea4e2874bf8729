"""What a sentence is for the classifier: its words, their order, their letters; values count as their kind.

Which intent a sentence has does not depend on whose address or which amount it names, so e-mail addresses, phone
numbers, amounts, dates and ids are each replaced by one word for their kind. Words that the training sentences hardly
know are mostly names, and so are words with a capital inside a sentence of small letters ("pull up Weather dashboard"):
besides being counted as they are, they are also counted as "some name", so that "bring up the Quillfeather deal" is
like "bring up the Brindle deal" whatever the deals are called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

KNOWN_FROM = 4
"""Training sentences that a word must stand in to be more than a name."""
_NAME = "·"
_UNKNOWN = "xnamex"  # known by no sentence
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_YEAR = r"(?:,? \d{4})?"
_CURRENCY = r"[$€£¥₹]|\b(?:usd|eur|gbp|inr|chf|aud|cad|rs\.?)"
_SCALE = r"(?:\s?(?:k|m|mn|mio|bn|lakh|crore|%|million|thousand|grand))?"
_UNIT = r"(?:\s?(?:[$€£¥₹]|(?:eur|usd|gbp|euros?|dollars|pounds)\b))?"
_KINDS = (
    ("xurlx", r"https?://\S+|www\.\S+"),
    ("xemailx", r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"),
    ("xquotedx", r"\"[^\"]+\"|“[^”]+”|«[^»]+»|(?<!\w)‘[^’]+’(?!\w)|(?<!\w)'[^']{2,}'(?!\w)"),
    ("xphonex", r"(?<!\w)\+\(?\d[\d ()./-]{5,}\d|(?<!\w)\(?0\d{1,4}\)?[ /-]\d[\d ./-]{4,}\d"),
    ("xdatex", r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"),
    ("xdatex", rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b\.?{_YEAR}"),
    ("xdatex", rf"\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b{_YEAR}"),
    ("xidx", r"#?\b\d{5,}\b(?![.,]\d)"),
    ("xnumx", rf"(?:(?:{_CURRENCY})\s?)?\b\d(?:[\d.,' ]*\d)?{_SCALE}(?!\w){_UNIT}"),
)
_MASKS = [(f" {kind} ", re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
_KIND_WORDS = frozenset(kind for kind, _ in _KINDS)
_CAPITAL = r"(?!I\b|HubSpot\b)[A-Z]\w*[a-z]\w*(?:['’]\w+)?"
_INSIDE = re.compile(rf"(?<=[^.!?\s] ){_CAPITAL}(?: (?:(?:&|of|and|the) )?{_CAPITAL})*")
_SMALL = re.compile(r"\b[a-z]")
_WORD = re.compile(r"\w+(?:'\w+)?|[^\w\s.\"'()\[\]“”«»‘…*_-]")


def words(text: str) -> list[str]:
    """The words of a sentence in small letters, with values as their kinds; marks such as "?" and "," are words."""
    for kind, mask in _MASKS:
        text = mask.sub(kind, text)
    return _WORD.findall(text.lower().replace("’", "'"))


class Features:
    """Counts what the classifier weighs. Called with a sentence, it returns the features, as often as they occur.

    Args:
        known: The words that are not taken for names.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)

    @classmethod
    def learn(cls, texts: Iterable[str]) -> Features:
        """Features for sentences like these."""
        seen = Counter(word for text in texts for word in set(words(text)))
        return cls(word for word, count in seen.items() if count >= KNOWN_FROM)

    def __call__(self, text: str) -> list[str]:
        """What stands in it, what it begins with, and how long it is.

        One or two words as they are, two or three with names made alike, two with one or two others between them,
        two to four letters; the first words again, since requests begin with what is to be done; the numbers of
        words and of names and values.
        """
        said = words(text)
        alike = self._without_names(words(_INSIDE.sub(_UNKNOWN, text)) if _SMALL.search(text) else said)
        values = sum(word == _NAME or word in _KIND_WORDS for word in alike)
        return [
            *("w " + gram for gram in _grams(["<", *said, ">"], 1, 2)),
            *("n " + gram for gram in _grams(["<", *alike, ">"], 2, 3)),
            *(f"s {word} {later}" for i, word in enumerate(alike) for later in alike[i + 2 : i + 4]),
            *(part for word in said for part in _letters(f" {word} ", 2, 4)),
            *("h " + word for word in alike[:4]),
            f"words {min(len(said), 12)}",
            f"values {min(values, 4)}",
        ]

    def _without_names(self, said: list[str]) -> list[str]:
        kinds = [word if word in self.known else _NAME for word in said]
        return [word for i, word in enumerate(kinds) if word != _NAME or i == 0 or kinds[i - 1] != _NAME]


def _grams(said: list[str], shortest: int, longest: int) -> list[str]:
    return [" ".join(said[i : i + n]) for n in range(shortest, longest + 1) for i in range(len(said) - n + 1)]


def _letters(word: str, shortest: int, longest: int) -> list[str]:
    return [f"l{word[i : i + n]}" for n in range(shortest, longest + 1) for i in range(len(word) - n + 1)]
