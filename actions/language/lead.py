"""The words before a wish that say nothing of it: "may I also ask you to", "would it be possible for you to"."""

from __future__ import annotations

import re

from .clauses import CLEAR, VERBS
from .phrases import CREATE
from .subject import DELETE, SHOW
from .text import Sentence, masked

_DOES = rf"(?:{VERBS}|{CLEAR}|{CREATE}|{DELETE}|{SHOW})"
_TO = re.compile(rf"\bto (?={_DOES}\b)")
_WANTS = frozenset("i we you u me us i'd we'd i'm you'd".split())
_MAY_WANT = frozenset("want need like have let get take help do try start".split())
_MOST = 12
"""Words of politeness before a wish."""


def without_lead(text: str) -> str:
    """The wish itself: without a story told before it, and where words without a name or another verb lead to it: "… ask you to | delete Acme"."""
    told = _without_story(text) != text
    sentence = Sentence(_without_story(text))
    low = masked(sentence.raw, sentence.low)
    found = _TO.search(low)
    lead = re.findall(r"[\w']+", low[: found.start()]) if found else []
    if not found or not 1 < len(lead) <= _MOST or "\x02" in low[: found.start()] or _WANTS.isdisjoint(lead):
        return sentence.raw if told else text
    if any(word not in _MAY_WANT and re.fullmatch(_DOES, word) for word in lead):
        return sentence.raw if told else text  # "can you set it to close on Friday"
    return sentence.raw[found.end() :]


def _without_story(text: str) -> str:
    """What a long tale comes down to: "we had dinner, … anyhow, pull up | the Kestrel deal"; it names its record."""
    sentence = Sentence(text)
    low = masked(sentence.raw, sentence.low)
    for found in reversed(list(_COMES_TO.finditer(low))):
        rest, story = low[found.end() :], low[: found.start()]
        plain = not re.search(r"[@\d]", story) and not re.match(rf"\W*(?:{_WISHED})", story)
        if len(story.split()) >= _TALE and plain and "\x02" in rest:
            return sentence.raw[found.end() :]
    return text


_TALE = 8
"""Words of a story, at the least."""
_WISHED = rf"{VERBS}|{CLEAR}|{CREATE}|{DELETE}|{SHOW}"
_COMES_TO = re.compile(
    r"[ ,.;:!-]+(?:and |so |but )?(?:any(?:way|ways|how)|long story short|bottom line|to cut a long story short|so|point is)[ ,:]+"
    r"(?:(?:and|so|please|pls|just|now|go ahead and|(?:can|could|would|will) you|let'?s|i need you to|i want you to)[ ,]+)*"
    rf"(?=(?:{VERBS}|{CLEAR}|{DELETE}|{SHOW})\b)"
)
