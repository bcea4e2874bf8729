"""What a create sentence says that nothing was made of: it is told, so that nobody thinks it was written."""

from __future__ import annotations

from ..english.words import FILLERS
from ..value.evidence import Evidence
from .cover import Cover, Span

_RENAMES = frozenset(("call", "rename", "name", "naming"))
"""What takes the place of a name said before: "…, actually call it Blue Note"."""


_LABELS = frozenset(("full", "name"))
"""What stands before a name that was taken: "Name: Jane Roe"."""


def left_over(evidence: Evidence, found: Cover, other: tuple[int, int] | None) -> tuple[str, ...]:
    """What stands beside all that was understood, if it is written like a name or in figures.

    All the words that are about another record are `other`.
    """
    parts = [(s.start, s.end) for s in found.spans if s.what == "left"]
    begun = min((s.end for s in found.spans if s.what == "command" or s.held is not None), default=len(evidence.folds))
    renamed = next((s.start for s in found.spans if s.what == "marker" and evidence.folds[s.start] in _RENAMES), -1)
    parts += [part for part in found.unknown if part[0] >= begun and part[1] > renamed and tells(evidence, *part)]
    parts = [part for part in parts if not (found.name and _LABELS.issuperset(evidence.folds[slice(*part)]))]
    parts += [rate for s in found.spans if (rate := _rate(evidence, s))]
    if other:
        parts = [*(part for part in parts if part[1] <= other[0]), other]
    return tuple(evidence.text(*part) for part in sorted(parts))


def _rate(evidence: Evidence, span: Span) -> tuple[int, int] | None:
    """The period in the words of an amount, which is not kept: "18k | per year"."""
    ends = (evidence.single_sums[i][0] for i in range(span.start, span.end) if i in evidence.single_sums)
    end = next(ends, None)
    money = any(slot.name == span.what and slot.kind == "money" for slot in evidence.record.slots)
    return (end, rate) if money and end and end < (rate := evidence.rate_end(end)) <= span.end else None


def tells(evidence: Evidence, start: int, end: int) -> bool:
    """Whether unexplained words hold a name or a number: "Torre Foods", or are one of the facts of a list.

    A capital after a full stop is none. Right behind a sum any words do: "18k eur | proposal priya".
    """
    raw = evidence.sentence.raw
    typed = start in {after for after, _ in evidence.emails.values()}  # "…, jane@example.com cardiologist"
    listed = evidence.record.unique == "email" and (typed or "," in evidence.sentence.before(start))
    listed = listed or ("/" in evidence.sentence.before(start) and not evidence.dotted(start))
    behind = start in {after for after, _ in evidence.single_sums.values()} and not evidence.boundary(start)
    priced = behind and evidence.record.currency is not None
    if priced or (listed and evidence.boundary(end)):
        return not FILLERS.issuperset(evidence.folds[start:end])
    if raw.isupper():
        return False
    inner = [i for i in range(start, end) if not evidence.sentence_ends(i) and evidence.folds[i] not in FILLERS]
    firsts = [raw[evidence.sentence.words[i].start] for i in inner]
    return any(first.isupper() or first.isdigit() for first in firsts)
