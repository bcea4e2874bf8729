"""Spans that say the value of a slot: an amount, a day, a label, an address, free words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...record import Slot
from ..english.words import CHIEFS, TITLES
from ..said import Unclear, Value
from ..value.labels import LABELLED
from .cover import Span
from .cues import Phrases
from .label_spans import LabelSpans
from .text_spans import TextSpans

_SHORT_NUMBER = 7
_LONG_NUMBER = 9
"""Digits of a number to call: dialled within a town, or anywhere in a country and written in a row."""

_GOES_ON = frozenset(("in", "at", "closing", "closes", "due", "by", "owner", "stage", "with"))

_PRICED = frozenset("worth valued priced costing amounting totaling totalling".split())
"""What only a price follows."""


class SlotSpans(LabelSpans, TextSpans):
    """Proposes spans for one slot at a time. `explicit`: the slot is named, not only hinted at by a cue."""

    def _value(self, slot: Slot, begin: int, start: int, *, explicit: bool) -> Iterator[Span]:
        if slot.kind in ("money", "number"):
            yield from self._money(slot, begin, start, explicit)
        elif slot.kind == "date":
            if found := self.e.days.get(start):
                value = self.e.day_value(found[1], self.e.property(slot))
                yield Span(begin, found[0], slot.name, 4.0 if not found[1].weak or explicit else 3.5, value)
            elif explicit:
                yield from self._free(slot, begin, start, 0.6)
        elif slot.kind in LABELLED:
            yield from self._label(slot, begin, start, explicit)
        elif slot.kind == "email":
            if found_email := self.e.emails.get(start):
                end, email = found_email
                yield Span(begin, end, slot.name, 4.0, Value(wire=email, shown=email))
            elif not self.e.emails and (mistyped := self.e.mistyped.get(start)):
                yield Span(begin, mistyped[0], slot.name, 3.5, Unclear(reason="wrong", said=mistyped[1]))
            elif explicit and (self.e.boundary(begin) or self.e.folds[begin - 1] in ("with", "and")):
                yield from self._free(slot, begin, start, 0.3)
        elif slot.kind == "phone":
            yield from self._phone(slot, begin, start, explicit)
        elif slot.kind == "link":
            yield from self._link(slot, begin, start, explicit)
        elif explicit or (
            slot.kind == "text"
            and (
                self.e.folds[begin] != "of"
                or not begin
                or self.e.folds[begin - 1] not in TITLES - CHIEFS
                or self._of_firm(begin)
            )
        ):
            yield from self._text(slot, begin, start, explicit)

    def _bare(self, slot: Slot, index: int, words: Phrases) -> Iterator[Span]:
        """Values that need no cue: "$12k", "next friday", "Contract Sent", an address."""
        if slot.kind == "money" and (doubtful := self.e.doubtful_sums.get(index)):
            alone = self.e.boundary(index) and self.e.boundary(doubtful[0])
            below = doubtful[1].said.startswith("-") and self._ends_there(doubtful[0])
            if alone or below or re.search(r"[^\W\d_]|[$€£]", doubtful[1].said):  # not "Boeing 747-800"
                yield Span(index, self._unit(doubtful[0]), slot.name, 3.0, doubtful[1])
        elif slot.kind == "money" and (amount := self.e.single_sums.get(index)):
            end, money = amount
            if len(self.e.single_sums) > 1 and self._called(index):
                return  # "named | 50k for 20k"
            alone = self.e.boundary(index) and self.e.boundary(end)
            if not money.plain or (alone and not (1900 <= money.amount <= 2100) and money.amount >= 100):
                yield Span(index, self._unit(end), slot.name, 1.5 if money.plain else 2.5, self.e.money_value(money))
        elif slot.kind == "date" and (day := self.e.days.get(index)):
            value = self.e.day_value(day[1], self.e.property(slot))
            apart = self.e.boundary(index) and self.e.sentence.before(index) != ") "  # "Marketing (EMEA) 2027"
            weak = (day[1].weak or self._in_name(index)) and not apart
            yield Span(index, day[0], slot.name, -0.7 if weak else 1.0 if day[1].weak else 2.5, value)
            if index and self.e.folds[index - 1] in ("on", "in", "by", "around", "for"):
                score = -0.8 if day[1].weak else 2.4
                yield Span(index - 1, day[0], slot.name, score, value, soft=self.e.folds[index - 1] == "for")
        elif slot.kind in LABELLED:
            yield from self._bare_label(slot, index, words)
        elif slot.kind == "email" and (email := self.e.emails.get(index)):
            yield Span(index, email[0], slot.name, 3.0, Value(wire=email[1], shown=email[1]))
        elif slot.kind == "email" and not self.e.emails and (mistyped := self.e.mistyped.get(index)):
            yield Span(index, mistyped[0], slot.name, 2.5, Unclear(reason="wrong", said=mistyped[1]))
        elif slot.name == "job_title":
            yield from self._job_title(slot, index)
        elif slot.kind == "phone" and (phone := self.e.phones.get(index)):
            yield Span(index, phone[0], slot.name, 3.0, phone[1])
        elif slot.kind == "phone" and (dialled := self._dialled(index)):
            number = self._read(slot, index, dialled)
            if isinstance(number, Value):
                yield Span(index, dialled, slot.name, 2.5, number)
        elif slot.name == "company" and slot.kind == "text":
            yield from self._listed(slot, index)
        elif slot.kind == "link" and slot.property == "contacts" and (email := self.e.emails.get(index)):
            begin = index - 1 if index and self.e.folds[index - 1] in ("for", "with", "from") else index
            yield Span(begin, email[0], slot.name, 3.0, Value(wire=email[1], shown=email[1]))
        elif slot.kind == "link":
            yield from self._linked_as(slot, index)

    def _in_name(self, index: int) -> bool:
        """Whether a word goes on with what is written like a name: "called Project Monday"."""
        return index > self.command and self._capital(index) and self._capital(index - 1)

    def _money(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if doubtful := self.e.doubtful_sums.get(start):
            yield Span(begin, self._unit(doubtful[0]), slot.name, 4.0, doubtful[1])
            return
        if not (found := self.e.single_sums.get(start)):
            yield from self._no_sum(slot, begin, start, explicit)
            return
        end, money = found
        named = self._in_name(begin) or (self._capital(begin) and begin > 1 and self.e.folds[begin - 1].isdigit())
        apart = self.e.boundary(begin) or self.e.boundary(start)
        if not (explicit or apart) and named and (start - begin > 1 or not money.plain):
            return  # "Annual Budget | for 3k", "2027 Budget | for 3k"
        year = money.plain and 1900 <= money.amount <= 2100
        if money.plain and not explicit and (year or money.amount < 10) and self.e.folds[begin] in ("at", "for", "of"):
            return
        yield Span(begin, self._unit(end), slot.name, 3.0 if money.plain else 4.0, self.e.money_value(money))

    def _no_sum(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        """ "…, amount lots", "worth tons of money": no sum that is known, so it is asked about."""
        apart = not self.e.sentence.before(begin).isspace()  # not "Research and value engineering"
        words = apart and not self.e.single_sums and not self._titled(start)
        if explicit and self.e.boundary(begin) and (words or self._figures(start)):
            for span in self._free(slot, begin, start, 0.6):
                yield replace(span, what="left") if self.e.single_sums else span
        elif self.e.folds[begin] in _PRICED and not (self.e.single_sums or self._titled(begin) or self._net(begin)):
            for end in range(start + 1, min(self.n, start + 4) + 1):
                if self._capital(end - 1) or (end > start + 1 and self.e.boundary(end - 1)):
                    return
                yield Span(begin, end, slot.name, 0.6 - 0.12 * (end - start), self._read(slot, start, end))

    def _net(self, index: int) -> bool:
        """Whether "net" stands right before a word: "Net | worth review"."""
        return index > 0 and self.e.folds[index - 1] == "net"

    def _called(self, index: int) -> bool:
        """Whether "called", "named" stands right before a word."""
        return index > 0 and self.e.folds[index - 1] in ("called", "named", "titled", "entitled")

    def _figures(self, start: int) -> bool:
        """Whether a word begins with a digit, and is no day."""
        return self.e.folds[start][0].isdigit() and start not in self.e.days

    def _unit(self, end: int) -> int:
        """Past "in value", "per year" and such after an amount."""
        if (rate := self.e.rate_end(end)) > end:
            return rate
        tail = re.match(
            r"(?:(?:in )?(?:total|value|revenue)|deal value|(?:per|a|each|every) seat|arr|mrr|acv|tcv|or so|ish)\b"
            r"(?! \w+ deal)",
            " ".join(self.e.folds[end : end + 3]),
        )
        return end + len(tail.group().split()) if tail else end

    def _ends_there(self, end: int) -> bool:
        """Whether a part of the sentence, or what brings in another, stands behind a number."""
        return self.e.boundary(end) or self.e.folds[end] in _GOES_ON

    def _dials(self, index: int) -> bool:
        """Whether a number to call may begin here."""
        return index in self.e.phones or (self.e.folds[index].isdigit() and index not in self.e.days)

    def _dialled(self, index: int) -> int | None:
        """Where digits end that stand for themselves and are grouped as numbers to call are: "020 555 1234".

        Those that begin with a 0 or have three groups; others ("48201-1234") may be a postcode or a customer's number.
        """
        end = index
        while end < self.n and self.e.folds[end].isdigit() and not (end > index and self.e.boundary(end)):
            end += 1
        digits = "".join(self.e.folds[index:end])
        if end - index == 1 and len(digits) >= _LONG_NUMBER:
            return end
        alone = self.e.boundary(index) and self.e.boundary(end) and index not in self.e.days
        like_one = digits.startswith("0") or end - index > 2 or "(" in self.e.sentence.before(index)
        long = digits.startswith("0") and len(digits) >= _LONG_NUMBER and index not in self.e.days
        return end if (alone or long) and like_one and len(digits) >= _SHORT_NUMBER else None

    def _phone(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if found := self.e.phones.get(start):
            yield Span(begin, found[0], slot.name, 4.0, found[1])
            return
        for end in range(min(self.n, start + 8), start, -1):
            digits = re.sub(r"\D", "", "".join(self.e.folds[start:end]))
            called = all(w.isdigit() or w in ("ext", "x") for w in self.e.folds[start:end])
            if called and len(digits) >= (5 if explicit else _SHORT_NUMBER):
                yield Span(begin, end, slot.name, 3.0, self._read(slot, start, end))
                return
        if explicit and self.e.boundary(begin) and len(self.e.folds[begin]) > 3:
            yield from self._free(slot, begin, start, 0.2)
