"""Words for what a property was before, which are no value themselves: "what it was", "the old one"; "back"."""

from __future__ import annotations

import re

WAS = r"(?:what|how|where|as|like|the way) (?:it|he|she|that|this|they|things) (?:was|were|had been|used to be)\b"
OLD = r"(?:(?:the|its|his|her|their|an?) )?(?:old|original|previous|prior|former|earlier|last)"
_FORMER = re.compile(
    rf"(?-i:back)(?: again| please)*|{WAS}.*|(?:it|he|she|that) (?:was|had been)(?: before)?"
    rf"|(?:{OLD} (?:one|value)|the one before)(?: again| please)*",
    re.IGNORECASE,
)


def is_former(value: str) -> bool:
    """Whether words for a value only point to what was there before."""
    return _FORMER.fullmatch(value.strip(" .!")) is not None
