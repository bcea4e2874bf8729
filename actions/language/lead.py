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
    """The wish itself, where words without a name or another verb lead to it: "… ask you to | delete Acme"."""
    sentence = Sentence(text)
    low = masked(sentence.raw, sentence.low)
    found = _TO.search(low)
    lead = re.findall(r"[\w']+", low[: found.start()]) if found else []
    if not found or not 1 < len(lead) <= _MOST or "\x02" in low[: found.start()] or _WANTS.isdisjoint(lead):
        return text
    if any(word not in _MAY_WANT and re.fullmatch(_DOES, word) for word in lead):
        return text  # "can you set it to close on Friday"
    return sentence.raw[found.end() :]
