"""Self-repairs in the middle of a sentence: "for 12, no, 15k", "on Friday, I mean Monday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from ...portal import Portal
from ...record import Record
from ..update.moves import PERCENT
from ..value.evidence import Evidence
from ..value.labels import LABELLED
from ..value.money import scaled_like
from ..value.naming import quotes_closed
from ..value.numerals import ORDINALS
from ..value.taken_back import MARKS, MORE_MARKS
from .lead import without_lead

_MARK = re.compile(rf"(?:[ ,.;:!?\u2026-]+|\bor )(?P<mark>{MARKS}\b(?:[ ,.!]+{MORE_MARKS}\b)*)[ ,.:!-]*")
_GAP = re.compile(r"[ %,.;:!?\u2026-]*(?:or )?")
_DAY = re.compile(r"\b(?:[0-2]?\d|3[01])(?=st|nd|rd|th|\b)(?:st|nd|rd|th)?(?![\d./])", re.IGNORECASE)
_NTH = re.compile(
    r"(?:(?:on|by|to|it'?s|is) )*(?:the )?(?P<day>(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?)"
    r"(?= ?(?:[,;.!?)]|$| (?:please|then|instead)\b))"
)
"""A day without its month: that of the day it takes the place of, "25 January, no, | the 28th"."""
_JOINTS = frozenset("for in on to at by with its it is be of the a an as".split())
"""Words that may stand once more before the better value: "for 12k, no, for 15k"."""


def repaired(text: str, record: Record, portal: Portal, now: datetime) -> str:
    """The wish without what leads to it, and without what was taken back: of two values of one kind, the second."""
    text = without_lead(text)
    for _ in range(3):
        if not _MARK.search(text.lower()):
            return text
        shorter = _once(Evidence(text, record, portal, now))
        if shorter is None:
            return text
        text = shorter
    return text


def _once(evidence: Evidence) -> str | None:
    words, raw = evidence.sentence.words, evidence.sentence.raw
    values = list(_values(evidence))
    for match in _MARK.finditer(quotes_closed(raw, evidence.sentence.low)):
        after = next((i for i, w in enumerate(words) if w.start >= match.end("mark")), len(words))
        begins = after
        while begins < len(words) and begins - after < 2 and words[begins].fold in _JOINTS:
            begins += 1
        for start, end, kind in values:
            meant = any(begin in (after, begins) and same == kind for begin, _, same in values)
            if not _GAP.fullmatch(evidence.sentence.low[words[end - 1].end : match.start("mark")]):
                continue
            said = raw[words[start].start : words[end - 1].end]
            if kind == "day" and (nth := _NTH.match(evidence.sentence.low, match.end())) and _DAY.search(said):
                return raw[: words[start].start] + _DAY.sub(nth["day"], said, count=1) + raw[nth.end() :]
            if meant:
                rest = raw[words[begins].start :]
                if kind == "money":
                    upto = words[evidence.money[begins if begins in evidence.money else after][0] - 1].end
                    better = raw[words[begins].start : upto]
                    rest = (
                        scaled_like(
                            better,
                            evidence.sentence.low[words[start].start : words[end - 1].end],
                            evidence.portal.account,
                        )
                        + raw[upto:]
                    )
                return raw[: words[start].start] + rest
    return None


def _values(evidence: Evidence) -> Iterator[tuple[int, int, str]]:
    """Words `start:end` that are a value, and of what kind."""
    for start, (end, _) in evidence.money.items():
        yield start, end, "money"
    for start, (end, _) in evidence.days.items():
        yield start, end, "day"
    for percent in PERCENT.finditer(evidence.sentence.low):
        yield (*evidence.sentence.word_range(*percent.span()), "percent")
    for start, (end, _) in evidence.emails.items():
        yield start, end, "email"
    for start, (end, _) in evidence.phones.items():
        yield start, end, "phone"
    for start, word in enumerate(evidence.folds):
        if word in ORDINALS or word == "last":
            yield start, start + 1, "place"
            if evidence.folds[start + 1 : start + 2] == ["one"]:
                yield start, start + 2, "place"
    for slot in evidence.record.slots:
        if slot.kind in LABELLED:
            labels = evidence.vocabulary.labels(slot)
            for start in range(len(evidence.folds)):
                yield from ((start, end, slot.name) for end, _ in evidence.labels_at(labels, start))
