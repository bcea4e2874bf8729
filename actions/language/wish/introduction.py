"""Who is speaking, where a message begins with that: "hi, it's Dana, which deals are mine?"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...portal import Portal
from ..english.text import Sentence, fold, sentence_of
from ..said import ME, Value
from ..value.labels import Entry
from ..value.vocabulary import vocabulary_of

_HELLO = (
    r"(?:(?:hi|hey|hello|hiya|good (?:morning|afternoon|evening)|morning|ok|okay|so|well|yes|there|team|bot)[ ,!.]+)*"
)
_I_AM = re.compile(
    rf"{_HELLO}(?:(?:i am|i'?m|my name is|my name'?s|my name \w{{1,3}}|my name|this is|it'?s|it is|"
    rf"my e-?mail(?: address)? is|name'?s|me is|call me)[ ,]+(?:just |only )?(?:me[ ,:]+)?)"
)
_AT_LAST = re.compile(
    r"[ ]*[,.;!?–-]+ *(?:and |by the way |btw )?(?:i am|i'?m|my name(?: is|'?s)?|this is|it'?s) "
    r"(?P<who>[^,;.!?@]+|\S+@\S+?)[.! ]*$"
)
_HERE = re.compile(r"[ ,]*(?:here|speaking|by the way|btw|from \w+|in (?!my\b)\w+|again)\b")
_SIGN = re.compile(
    r"\b(?:i am|i'?m|name|e-?mail|this is|it'?s|it is|me is|call me|here|speaking|by the way|btw|from|in|again)\b"
)
"""One of these is in every introduction."""
_THEN = re.compile(r"[\s,.;:!–-]*(?:(?:and|so|please|now)\b[ ,]*)*")
_MOST = 3


class Introduction(NamedTuple):
    """Which owner of the account is speaking, and what is said besides."""

    owner: Value
    rest: str


def read_introduction(text: str, portal: Portal) -> Introduction | None:
    """The owner as whom somebody introduces themselves. "Dana here" too, but a name alone is no introduction."""
    sentence = sentence_of(text)
    if not _SIGN.search(sentence.low):
        return None
    lead = _I_AM.match(sentence.low)
    hello = re.match(_HELLO, sentence.low)
    begin = lead.end() if lead else hello.end() if hello else 0
    first = next((i for i, word in enumerate(sentence.words) if word.start >= begin), len(sentence.words))
    names = vocabulary_of(portal).owners.by_name
    written = re.match(r"\S*", sentence.low[begin:])  # an address has more words
    most = sum(begin <= word.start < begin + written.end() for word in sentence.words) if written else 0
    for last in range(min(first + max(_MOST, most), len(sentence.words)), first, -1):
        found = {e.wire: e for e in names.get(" ".join(w.fold for w in sentence.words[first:last]), ()) if e.wire != ME}
        if len(found) != 1:
            continue
        end = sentence.words[last - 1].end
        here = _HERE.match(sentence.low, end)
        if not lead and not here:
            return None
        end = here.end() if here else end
        if end < len(sentence.low) and sentence.low[end] in "'-@":
            return None  # "it's Dana's deal"
        then = _THEN.match(sentence.low, end)
        entry = next(iter(found.values()))
        return Introduction(Value(wire=entry.wire, shown=entry.name), sentence.raw[then.end() if then else end :])
    return _at_last(sentence, names) if not lead else None


def _at_last(sentence: Sentence, names: Mapping[str, Sequence[Entry]]) -> Introduction | None:
    """ "List my deals, I'm Dana"."""
    match = _AT_LAST.search(sentence.low)
    found = {e.wire: e for e in names.get(fold(match["who"]), ()) if e.wire != ME} if match else {}
    if not match or len(found) != 1 or not match.start():
        return None
    entry = next(iter(found.values()))
    return Introduction(Value(wire=entry.wire, shown=entry.name), sentence.raw[: match.start()])
