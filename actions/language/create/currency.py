"""The currency of a sum that is said apart from it: "4k, contract sent, in euros", "currency GBP"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ..said import Value
from ..value.evidence import Evidence
from ..value.money import find_currencies
from ..value.values import amount_value
from .cover import Cover, Span

_WHAT = "currency"


def currency_spans(evidence: Evidence) -> Iterator[Span]:
    """Currencies set apart, right behind a sum, or called what they are; "Trading in euros" is a name."""
    sums = {end for end, _ in evidence.single_sums.values()}
    if not evidence.record.currency or not sums:
        return
    for start, end, code, called in find_currencies(evidence.sentence.low, evidence.portal.account):
        first, after = evidence.sentence.word_range(start, end)
        apart = first in sums or (evidence.boundary(first) and evidence.boundary(after))
        if first < after and (called or apart):
            yield Span(first, after, _WHAT, 2.0, code)


def with_currency(evidence: Evidence, found: Cover) -> Cover:
    """The sum in the currency that is said apart from it; one that no sum takes is left out."""
    money = {slot.name for slot in evidence.record.slots if slot.kind == "money"}
    sums = [s for s in found.spans if s.what in money and isinstance(s.held, Value)]
    codes = {s.held for s in found.spans if s.what == _WHAT}
    if not codes:
        return found
    code = codes.pop()
    fits = bool(sums) and not codes and all(s.held.currency in (None, code) for s in sums)

    def told(span: Span) -> Span:
        if span.what == _WHAT:
            return replace(span, what="skip" if fits else "left")
        if not fits or span not in sums:
            return span
        return replace(span, held=amount_value(Decimal(span.held.wire), code, evidence.portal))

    return replace(found, spans=tuple(map(told, found.spans)))
