"""Amounts and other numbers: over, under, between, at least, around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ...portal import Filter, Property
from ..cover import Span
from ..money import Money, wire
from ..said import Unclear
from ..show import show_money, show_number
from ..text import fold
from ..values import kind_of
from .query import Query

_OVER = r"over|above|more than|greater than|bigger than|larger than|higher than|exceeding|exceeds?|north of|upwards? of|beyond|>|gt|better than"
_FROM = r"at least|minimum(?: of)?|min|no less than|not less than|>=|starting (?:at|from)|from"
_UNDER = r"under|below|less than|smaller than|lower than|fewer than|cheaper than|<|lt|beneath|south of"
_UPTO = r"at most|maximum(?: of)?|max|no more than|not more than|<=|up to|until"
_ABOUT = r"around|about|approximately|roughly|circa|near(?:ly)?|close to|~"


def amounts(q: Query) -> Iterator[Span]:
    slot = q.slots.get("money")
    if not slot:
        return
    for match in re.finditer(rf"\b(?:{_OVER}|at least|{_UNDER}|at most|between) (?=\w)", q.low):
        first, after = q.e.sentence.word_range(match.start(), match.end())
        if first < after < q.n and after not in q.e.money and after not in q.e.days:
            said = q.e.text(first, after + 1)
            yield Span(first, after + 1, "unclear", 0.9, Unclear(reason="wrong", said=said))
    for start, (end, money) in q.e.money.items():
        if slot.name != "amount" and money.plain:
            continue
        yield from _amount(q, q.e.property(slot), slot.words, start, end, money, strong=not money.plain)


def numbers(q: Query) -> Iterator[Span]:
    """Any other number property by its label: "number of seats over 20"."""
    for begin, after, prop in q.mentions():
        if kind_of(prop) in ("number", "money") and prop.name not in {s.property for s in q.record.slots}:
            for start in range(after, min(q.n, after + 5)):
                if start in q.e.money:
                    end, money = q.e.money[start]
                    for span in _amount(q, prop, (prop.label,), start, end, money, strong=True):
                        if span.start >= after - 1 or span.start <= begin:
                            yield replace(span, start=min(span.start, begin), score=span.score + 1)
                    break


def _amount(
    q: Query, prop: Property, words: tuple[str, ...], start: int, end: int, money: Money, *, strong: bool
) -> Iterator[Span]:
    shown = _money_shown(q, prop)
    label = prop.label.lower()
    before = q.before(start)
    names = "|".join(re.escape(fold(w)) for w in sorted(words, key=len, reverse=True))
    lead = rf"(?:(?:{names}|worth|valued|priced|valued at)(?: (?:is|are|of|at|that is))? ?)?"
    after = _unit(q, end, names)
    base = 3.5 if strong else 3.2
    pair = _pair(q, start, end, money)
    if pair and (m := re.search(rf"(?P<all>{lead}(?:between|from|in the range(?: of)?|ranging from)?)$", before)):
        low, high, last = pair
        if m["all"].strip() or q.folds[end] != "and":
            found = Filter(property=prop.name, operator="BETWEEN", value=wire(low), high_value=wire(high),
                           shown=f"{label} between {shown(low)} and {shown(high)}")  # fmt: skip
            yield q.filter(start - len(m["all"].split()), _unit(q, last, names), 8.5, found)
    for pattern, operator, text in (
        (_OVER, "GT", "over"), (_FROM, "GTE", "at least"), (_UNDER, "LT", "under"), (_UPTO, "LTE", "up to"),
    ):  # fmt: skip
        if m := re.search(rf"(?:^|(?<=\s))(?P<all>{lead}(?:{pattern}))$", before):
            found = Filter(property=prop.name, operator=operator, value=wire(money.amount),  # type: ignore[arg-type]
                           shown=f"{label} {text} {shown(money.amount)}")  # fmt: skip
            yield q.filter(start - len(_words(m["all"])), after, base + 1, found)
    if m := re.match(r"(?:or|and) (more|above|up|over|higher|greater|less|below|under|lower)\b|plus\b", q.after(end)):
        more = m[1] not in ("less", "below", "under", "lower")
        found = Filter(property=prop.name, operator="GTE" if more else "LTE", value=wire(money.amount),
                       shown=f"{label} {'at least' if more else 'up to'} {shown(money.amount)}")  # fmt: skip
        sign = q.e.sentence.before(end).strip().startswith("+")
        yield q.filter(start, end if sign else end + len(m.group().split()), base + 1, found)
    if m := re.search(rf"(?:^|(?<=\s))(?P<all>{lead}(?:{_ABOUT}))$", before):
        low, high = money.amount * Decimal("0.9"), money.amount * Decimal("1.1")
        found = Filter(property=prop.name, operator="BETWEEN", value=wire(low), high_value=wire(high),
                       shown=f"{label} around {shown(money.amount)}")  # fmt: skip
        yield q.filter(start - len(_words(m["all"])), after, base + 0.8, found)
    m = re.search(
        rf"(?:^|(?<=\s))(?P<all>(?:{names}|worth|valued at|priced at|for|of|at|exactly|equal to)(?: (?:is|of|at|exactly|equals|equal to|for))*)$",
        before,
    )
    if strong or m:
        plain = Filter(
            property=prop.name, operator="EQ", value=wire(money.amount), shown=f"{label} {shown(money.amount)}"
        )
        named = m is not None and m["all"].split()[0] not in ("for", "of", "at")
        if strong or named:
            yield q.filter(start - (len(m["all"].split()) if m else 0), after, base if named else base - 1.5, plain)


def _money_shown(q: Query, prop: Property):  # type: ignore[no-untyped-def]
    currency = q.portal.account.currency
    return (lambda a: show_money(a, currency)) if kind_of(prop) == "money" else show_number


def _unit(q: Query, end: int, names: str) -> int:
    m = re.match(rf"(?:in (?:value|size)|(?:in )?(?:{names})|total)\b", q.after(end))
    return end + len(m.group().split()) if m else end


def _pair(q: Query, start: int, end: int, money: Money) -> tuple[Decimal, Decimal, int] | None:
    """ "5k and 20k", "5-20k": both ends, and where the second one ends."""
    nxt = end + 1 if end < q.n and q.folds[end] in ("and", "to", "till", "until", "through") else end
    if nxt not in q.e.money or (nxt == end and "-" not in q.e.sentence.before(end)):
        return None
    last, high = q.e.money[nxt]
    low = money.amount
    if money.plain and not high.plain and low < 1000 <= high.amount:
        low *= 1000 if high.amount < 1_000_000 else 1_000_000
    return (low, high.amount, last) if low <= high.amount else (high.amount, low, last)


def _words(text: str) -> list[str]:
    """The words of a text; signs like ">" are none."""
    return [w for w in text.split() if re.search(r"\w", w)]
