"""Contracted denials spelt out, so that every reader sees the same "not": "isn't", "havent", "won't"."""

from __future__ import annotations

import re

_STEMS = {
    "is": "is", "are": "are", "was": "was", "were": "were", "has": "has", "have": "have", "had": "had", "do": "do",
    "does": "does", "did": "did", "wo": "will", "would": "would", "should": "should", "could": "could", "ca": "can",
}  # fmt: skip
_CONTRACTED = re.compile(
    rf"(?P<quoted>\"[^\"]*\"|\u201c[^\u201d]*\u201d)|\b(?P<stem>{'|'.join(_STEMS)})n['\u2019]?t\b", re.IGNORECASE
)
_ASKED = re.compile(
    rf"^(?P<lead>\W*(?:(?:and|so|but|hi|hey|hello|well|ok|okay)\W+)*)(?P<stem>{'|'.join(_STEMS)})n['\u2019]?t"
    r"(?= (?:we|i|you|they|there|it)\b)",
    re.IGNORECASE,
)
"""A question that denies nothing: "don't we have a deal with Kestrel?"."""


def uncontracted(text: str) -> str:
    """The text with "isn't" as "is not", "won't" as "will not", with any apostrophe and with none.

    "Isn't there …?" asks whether there is.
    What stands in quotes, or has a capital inside the sentence, is rather a name: "the deal Don't Panic".
    """
    return _CONTRACTED.sub(_spelt, _ASKED.sub(lambda said: f"{said['lead']}{_STEMS[said['stem'].lower()]}", text))


def _spelt(said: re.Match[str]) -> str:
    word = said.group()
    if said["quoted"] or (said.start() and word[0].isupper() and not word.isupper()):
        return word
    return f"{_STEMS[said['stem'].lower()]} not"
