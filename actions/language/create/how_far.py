"""How far somebody is who is created: "as a customer", "a new subscriber Leo Frank"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..english.phrases import CREATE, WISH
from ..value.evidence import Evidence
from ..value.values import read_value
from .cover import Span

_BETWEEN = frozenset("a an the our my new brand another".split())
_BEHIND = frozenset("with contact record please pls and in at from for of her his their who named called".split())
"""What may follow; anything else is a job title: "as a customer success manager"."""
_PARTICLES = frozenset({"in", "down", "up"})
_ORDER = re.compile(rf"\W*(?:{WISH})?(?:{CREATE} (?:(?:me|us|in|up) )?)?")


def how_far(e: Evidence) -> Iterator[Span]:
    """Spans of a person's lifecycle stage; "lead" is any contact."""
    slot = e.record.slot_of("option")
    if e.record.unique != "email" or slot is None:
        return
    labels = e.vocabulary.labels(slot)
    for index in range(count := len(e.folds)):
        begin = index
        while begin and e.folds[begin - 1] in _BETWEEN and not e.boundary(begin):
            begin -= 1
        led = begin > 0 and e.folds[begin - 1] == "as"
        start = begin - (e.folds[begin - 2] in _PARTICLES if led and begin > 1 else 0) - led
        ordered = _ORDER.fullmatch(e.sentence.low[: e.sentence.words[begin].start]) is not None
        for end, _ in e.labels_at(labels, index)[:1] if led or ordered else ():
            apart = end == count or e.boundary(end) or e.folds[end] in _BEHIND
            named = ordered and end < count and e.sentence.raw[e.sentence.words[end].start].isupper()
            if (apart or named) and e.folds[index:end] != ["lead"]:
                value = read_value(slot, e.text(index, end), e.portal, e.now)
                yield Span(start if led else index, end, slot.name, 4.0, value)
