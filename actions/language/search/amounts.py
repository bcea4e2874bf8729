"""Amounts and other numbers: over, under, between, at least, around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ...portal import Filter, Property
from ..create.cover import Span
from ..english.text import compiled, fold
from ..said import Unclear
from ..value.money import Money, currency_words, wire
from ..value.show import show_money, show_number
from ..value.values import kind_of
from .query import Query

_OVER = (
    r"over|above|more than|greater than|bigger than|larger than|higher than|better than|exceeding|exceeds?|north of"
    r"|upwards? of|beyond|>|gt"
)
_FROM = (
    r"(?:greater|more|bigger|larger) than or equal to|at least|minimum(?: of)?|min|no less than|not "
    r"less than|>=|starting (?:at|from)|from"
)
_UNDER = r"under|below|less than|smaller than|lower than|fewer than|cheaper than|<|lt|beneath|south of"
_UPTO = r"(?:less|smaller|lower) than or equal to|at most|maximum(?: of)?|max|no more than|not more than|<=|up to|until"
_ABOUT = r"around|about|approximately|roughly|circa|near(?:ly)?|close to|~"
_MONEY_FROM = 100
_OR_MORE = r"(?:or|and) (more|above|up|over|higher|greater|less|below|under|lower)\b|plus\b"


def amounts(q: Query) -> Iterator[Span]:
    """The amount of a record by its sign, its unit or its words; "over banana" is asked about."""
    slot = q.slots.get("money")
    if not slot:
        return
    for match in re.finditer(rf"\b(?:{_OVER}|at least|{_UNDER}|at most|between) (?!or )(?=\w)", q.low):
        first, after = q.e.sentence.word_range(match.start(), match.end())
        if first < after < q.n and after not in q.e.money and after not in q.e.days:
            said = q.e.text(first, after + 1)
            yield Span(first, after + 1, "unclear", 0.9, Unclear(reason="wrong", said=said))
    for start, (end, money) in q.e.money.items():
        if (rate := q.e.rate_end(end)) > end:  # a deal's amount has no period
            yield Span(end, rate, "left", 1.5)
        yield from _Number(q, q.e.property(slot), slot.words, start, end, money, not money.plain).spans()


def currencies(q: Query) -> Iterator[Span]:
    """ "The EUR one", "deals in dollars": what the amounts are in."""
    if q.record.currency not in q.portal.properties:
        return
    amounts_said = [(first, stop) for first, (stop, _) in q.e.money.items() if q.folds[stop - 1] not in ("one", "ones")]
    for word, code in currency_words(q.portal.account).items():
        if word not in q.low:  # there are dozens, and a pattern for each
            continue
        for match in re.finditer(rf"(?<![\w.,]){re.escape(word)}(?![\w.,])", q.low):
            start, end = q.e.sentence.word_range(match.start(), match.end())
            if start < end and not any(first <= start < stop for first, stop in amounts_said):
                begin = start - (start > 0 and q.folds[start - 1] in ("in", "with"))
                yield q.filter(begin, end, 3.4, _in_currency(q, code))


def _in_currency(q: Query, code: str) -> Filter:
    name = q.record.currency or ""
    labels = {option.value: option.label for option in q.portal.properties[name].options}
    return Filter(property=name, operator="EQ", value=code, shown=f"currency {labels.get(code, code)}")


Groups = tuple[tuple[Filter, ...], ...]


def with_unsaid_currency(q: Query, groups: Groups) -> Groups:
    """Groups of filters in which what holds no currency counts as what it is shown in, the account's own.

    NEQ and NOT_IN fit what holds none, too (HubSpot: CRM search).
    """
    name, own = q.record.currency, q.portal.account.currency
    made: list[tuple[Filter, ...]] = []
    for group in groups:
        told = next((f for f in group if f.property == name and own in (f.value, *f.values)), None)
        if told and told.operator in ("NEQ", "NOT_IN"):
            group = (*group, Filter(property=told.property, operator="HAS_PROPERTY"))
        made.append(group)
        if told and told.operator in ("EQ", "IN"):
            unsaid = Filter(property=told.property, operator="NOT_HAS_PROPERTY", shown=told.shown)
            made.append(tuple(unsaid if f is told else f for f in group))
    return tuple(made)


def numbers(q: Query) -> Iterator[Span]:
    """Any other number property by its label: "number of seats over 20"."""
    known = {s.property for s in q.record.slots}
    for begin, after, prop in q.mentions():
        start = next((i for i in range(after, min(q.n, after + 5)) if i in q.e.money), None)
        ahead = next((i for i, (end, _) in q.e.money.items() if end == begin), None)
        start = ahead if ahead is not None else start
        if kind_of(prop) not in ("number", "money") or prop.name in known or start is None:
            continue
        end, money = q.e.money[start]
        for span in _Number(q, prop, (prop.label,), start, end, money, True).spans():
            if span.start >= after - 1 or span.start <= begin:
                yield replace(span, start=min(span.start, begin), end=max(span.end, after), score=span.score + 1)


@dataclass(frozen=True)
class _Number:
    """A number at `start:end` that a property is compared with. `marked`: it can be nothing else."""

    q: Query
    prop: Property
    words: tuple[str, ...]
    start: int
    end: int
    money: Money
    marked: bool

    def spans(self) -> Iterator[Span]:
        """Every way to take it, with the words around it."""
        yield from self._between()
        yield from self._bounded()
        yield from self._or_more()
        yield from self._about()
        yield from self._equal()

    @property
    def _names(self) -> str:
        return "|".join(re.escape(fold(w)) for w in sorted(self.words, key=len, reverse=True))

    @property
    def _lead(self) -> str:
        return rf"(?:(?:{self._names}|worth|valued|priced|valued at)(?: (?:is|are|of|at|that is))? ?)?"

    def _cue(self, pattern: str) -> int | None:
        """How many words in front of the number are this cue, with the property's name before it."""
        found = compiled(rf"(?:^|(?<=\s))(?P<all>{self._lead}(?:{pattern}))$").search(self.q.before(self.start))
        return len([w for w in found["all"].split() if re.search(r"\w", w)]) if found else None

    @property
    def _currency(self) -> str:
        """Another currency than the account's own in which the amount is said; deals without one have the own."""
        account, said = self.q.portal.account, self.money.currency or ""
        slot, name = self.q.slots.get("money"), self.q.record.currency
        told = slot is not None and self.prop.name == slot.property and name in self.q.portal.properties
        return said if told and said != account.currency and said in account.currencies else ""

    def _shown(self, amount: Decimal) -> str:
        if kind_of(self.prop) == "money":
            told = {f.value for span in currencies(self.q) for f in span.held}  # "deals in EUR over 50k"
            code = self._currency or (told.pop() if len(told) == 1 else "")
            return show_money(amount, code or self.q.portal.account.currency)
        return show_number(amount)

    def _past_unit(self, end: int) -> int:
        found = compiled(rf"(?:in (?:value|size)|(?:in )?(?:{self._names})|total)\b").match(self.q.after(end))
        return end + len(found.group().split()) if found else end

    def _span(self, back: int, end: int, score: float, made: Filter, how: str) -> Span:
        found = [made.model_copy(update={"shown": f"{self.prop.label.lower()} {how}"})]
        if code := self._currency:
            found.append(_in_currency(self.q, code))
        return self.q.filter(self.start - back, end, score, *found)

    def _range(self, low: Decimal, high: Decimal) -> Filter:
        """HubSpot's BETWEEN includes both ends."""
        return Filter(property=self.prop.name, operator="BETWEEN", value=wire(low), high_value=wire(high))

    def _between(self) -> Iterator[Span]:
        """ "Between 5k and 20k", "5-20k"."""
        q, after = self.q, self.end
        if after < q.n and q.folds[after] in ("and", "to", "till", "until", "through"):
            after += 1
        elif "-" not in q.e.sentence.before(after):
            return
        back = self._cue("between|from|in the range(?: of)?|ranging from")
        if after not in q.e.money or (back is None and q.folds[self.end] == "and"):
            return
        end, second = q.e.money[after]
        if back is None and self.money.plain and second.plain and second.amount < _MONEY_FROM:
            return  # "deals 6 to 10" are rows of a list
        low, high = self.money.amount, second.amount
        if self.money.plain and not second.plain and low < 1000 <= high:
            low *= 1000 if high < 1_000_000 else 1_000_000
        low, high = min(low, high), max(low, high)
        if second.currency and not self.money.currency:  # "between 5k and 20k euros"
            told = replace(self, money=replace(self.money, currency=second.currency))
            yield from told._between()
            return
        how = f"between {self._shown(low)} and {self._shown(high)}"
        yield self._span(back or 0, self._past_unit(end), 8.5, self._range(low, high), how)

    def _bounded(self) -> Iterator[Span]:
        value, name = wire(self.money.amount), self.prop.name
        for pattern, made, how in (
            (_OVER, Filter(property=name, operator="GT", value=value), "over"),
            (_FROM, Filter(property=name, operator="GTE", value=value), "at least"),
            (_UNDER, Filter(property=name, operator="LT", value=value), "under"),
            (_UPTO, Filter(property=name, operator="LTE", value=value), "up to"),
        ):
            if (back := self._cue(pattern)) is not None:
                yield self._span(back, self._past_unit(self.end), 4.5, made, f"{how} {self._shown(self.money.amount)}")

    def _or_more(self) -> Iterator[Span]:
        """ "10k or more", "10k+"."""
        if not (found := re.match(_OR_MORE, self.q.after(self.end))):
            return
        back = self._cue("") or 0
        more = found[1] not in ("less", "below", "under", "lower")
        made = Filter(property=self.prop.name, operator="GTE" if more else "LTE", value=wire(self.money.amount))
        sign = self.q.e.sentence.before(self.end).strip().startswith("+")
        end = self.end if sign else self.end + len(found.group().split())
        yield self._span(back, end, 4.5, made, f"{'at least' if more else 'up to'} {self._shown(self.money.amount)}")

    def _about(self) -> Iterator[Span]:
        """Around: a tenth more or less."""
        if (back := self._cue(_ABOUT)) is not None:
            amount = self.money.amount
            made = self._range(amount * Decimal("0.9"), amount * Decimal("1.1"))
            yield self._span(back, self._past_unit(self.end), 4.3, made, f"around {self._shown(amount)}")

    def _equal(self) -> Iterator[Span]:
        """The number itself: "worth 5k", "amount 5000"; a bare one needs a sign that it is money."""
        named = compiled(
            rf"(?:^|(?<=\s))(?P<all>(?:{self._names}|worth|valued at|priced at|exactly|equal to)"
            r"(?: (?:is|of|at|exactly|equals|equal to|for))*)$"
        ).search(self.q.before(self.start))
        if named or self.marked:
            back = len(named["all"].split()) if named else 0
            made = Filter(property=self.prop.name, operator="EQ", value=wire(self.money.amount))
            yield self._span(back, self.end, 3.5 if named else 2.0, made, self._shown(self.money.amount))
