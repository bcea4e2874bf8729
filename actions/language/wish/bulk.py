"""Wishes for many records at once: "move them all to contract sent", "delete both", "close every deal"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..english.phrases import COURTESY, WISH
from ..english.text import Sentence, masked
from ..update.clauses import CLEAR, VERBS
from ..which.subject import DELETE

_OF = r"(?:the |a |its )?(?:[\w-]+ ){1,3}(?:of|for|on) "
"""What is to be changed about them: "the close date of"."""
_ENDS = r"(?=$|[,.;!?]| (?:to|as|for|from|in|into|at|by|with|on|over|up|and|won|lost|now|is|are|should)\b)"


def asks_for_many(text: str, nouns: Iterable[str]) -> bool:
    """Whether a change or deletion is wanted of several records at once; `nouns` are the words for one and for many."""
    words = sorted(map(re.escape, nouns), key=len, reverse=True)
    one, many = "|".join(words), "|".join(word for word in words if word.endswith("s") or word == "people")
    some = r"(?:(?:the|my|our|your|his|her|their|these|those|of|\w+'s|two|three|last|first) )*(?:[^\s,;.]+ ){0,3}?"
    what = (
        rf"(?:(?:all|both|each|every one)(?: of)? {some}(?:{many})\b|(?:each|every)(?: "
        rf"single)? {some}(?:{one})\b|(?:these|those) (?:two |three )?(?:{many})\b"
        rf"|(?:them|these|those) (?:all|both)\b|(?:all|both|each|every one|either|the two|the lot)(?: of "
        rf"(?:them|these|those|it))?{_ENDS}"
        rf"|(?:[\x02\w-]+'s?|my|our|their|his|her) (?:[\w-]+ ){{0,2}}?(?:{many}){_ENDS}"
        rf"|(?:the )?(?:first|last|top|next) (?:two|three|four|five|[2-9]|\d\d)(?: (?:{many}))?{_ENDS}"
        rf"|(?:everything|everyone|everybody){_ENDS})"
    )
    sentence = Sentence(COURTESY.sub("", text))
    low = masked(sentence.raw, sentence.low)
    return re.match(rf"(?:{WISH})?(?:(?:{VERBS}|{CLEAR}|{DELETE})\b (?:up |out |{_OF})?)?{what}", low) is not None
