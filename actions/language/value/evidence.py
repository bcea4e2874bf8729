"""Everything in a sentence that looks like a value: amounts, days, addresses, numbers to call, labels of the portal.

Found once per sentence, kept by the index of the word they begin at; what they belong to is for the readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from ...portal import Portal, Property
from ...record import Record, Slot
from ..english.text import fold, sentence_of
from ..english.words import ABBREVIATED
from ..said import Unclear, Value
from .dates import Days, Prefer, find_days
from .emails import find_emails, find_mistyped
from .firms import legal_forms
from .labels import Entry, Labels
from .labels_spelt import labels_spelt
from .money import Money, find_money, find_strange
from .naming import QUOTED
from .people import PARTICLES
from .phones import find_phones
from .places import country_of
from .ranges import find_limits, find_negatives, find_ranges
from .rates import rate_end
from .values import amount_value, days_value, limit_value, range_value
from .vocabulary import spelt, vocabulary_of

_BOUNDARY = re.compile(r"[,;:!?()|\n\"]|\. |- | / ")
_SENTENCE = re.compile(r"[!?;|\n]|\. ")
_PAGE = re.compile(r"\b(?:https?://|www\.)[^\s,;|<>]+", re.IGNORECASE)
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\.){2,}$")
"""Letters that stand for words: "S.A."."""
LONGEST_SENTENCE = 600
"""Characters that are searched for values; whatever comes after them belongs to the last free text."""


T = TypeVar("T")

_UNLIKE = frozenset("ex former past previous non unqualified".split())
"""Words in front of a label that say what somebody is no more, or not."""


class Evidence:
    """A sentence of one person about one kind of record, with all typed values found in it."""

    def __init__(self, text: str, record: Record, portal: Portal, now: datetime, prefer: Prefer = "future") -> None:
        self.sentence = sentence_of(text)
        self.rest = ""
        if len(self.sentence.raw) > LONGEST_SENTENCE:
            head = self.sentence.raw[:LONGEST_SENTENCE].rsplit(" ", 1)[0]
            self.rest = self.sentence.raw[len(head) :]
            self.sentence = sentence_of(head)
        self.record = record
        self.portal = portal
        self.now = now
        self.today = now.astimezone(portal.account.zone).date()
        self.prefer = prefer
        self.vocabulary = vocabulary_of(portal)
        self.folds = [
            spelt(w.fold, record, portal) if self.sentence.raw[w.start].islower() else w.fold
            for w in self.sentence.words
        ]
        self.bare = [_owner_of(self.sentence.raw[w.start : w.end], w.fold) for w in self.sentence.words]
        self.folds = labels_spelt(self)

    def _by_word(self, found: Iterable[tuple[int, int, T]]) -> dict[int, tuple[int, T]]:
        """Character spans as word spans that cover whole words; the longest at each word."""
        kept: dict[int, tuple[int, T]] = {}
        for start, end, held in found:
            first, after = self.sentence.word_range(start, end)
            longer = first not in kept or after > kept[first][0]
            if first < after and self.sentence.words[first].start >= start - 1 and longer:
                kept[first] = (after, held)
        return kept

    @cached_property
    def quoted(self) -> dict[int, tuple[int, str]]:
        """Words in quotation marks: (end, text)."""
        found = []
        for match in QUOTED.finditer(self.sentence.raw):
            text = next(g for g in match.groups() if g).strip()
            if text:
                found.append((match.start() + 1, match.end() - 1, text))
        return self._by_word(found)

    def _free(self, start: int, end: int, taken: list[tuple[int, int]]) -> bool:
        return all(end <= s or start >= e for s, e in taken)

    @cached_property
    def emails(self) -> dict[int, tuple[int, str]]:
        """E-mail addresses: (end, normalised)."""
        return self._by_word(find_emails(self.sentence.raw))

    @cached_property
    def mistyped(self) -> dict[int, tuple[int, str]]:
        """What is written like an address and is none: (end, as it was said)."""
        return self._by_word(find_mistyped(self.sentence.raw))

    @cached_property
    def addressed(self) -> frozenset[str]:
        """Words before the @ of addresses, which tell names: "jane.doe"."""
        locals_ = (email.partition("@")[0] for _, email in self.emails.values())
        parts = {part for local in locals_ for part in re.split(r"[\W_\d]+", local) if part}
        for size in (2, 3, 4) if parts else ():  # "vonderheyde"
            for start in range(len(self.folds) - size + 1):
                words = self.folds[start : start + size]
                if "".join(words) in parts:
                    parts |= {word for word in words if word not in PARTICLES and len(word) > 1}
        return frozenset(parts)

    def in_domain(self, start: int, end: int) -> bool:
        """Whether the words, written together, stand behind the @ of an address: a firm's name."""
        together = "".join(word for word in self.folds[start:end] if word not in ("and", "the") and len(word) > 1)
        return len(together) > 2 and any(
            together in email.partition("@")[2].replace("-", "") for _, email in self.emails.values()
        )

    @cached_property
    def pages(self) -> dict[int, tuple[int, str]]:
        """Addresses of web pages: (end, text)."""
        return self._by_word((m.start(), m.end(), m.group()) for m in _PAGE.finditer(self.sentence.raw))

    @cached_property
    def phones(self) -> dict[int, tuple[int, Value]]:
        """Phone numbers: (end, value)."""
        days = [(d.start, d.end) for d in self._days]
        return self._by_word([
            (start, end, Value(wire=stored, shown=shown))
            for start, end, stored, shown in find_phones(self.sentence.raw, self.portal.account, self._region)
            if self._free(start, end, days)
        ])  # fmt: skip

    @cached_property
    def countries(self) -> dict[int, tuple[int, tuple[str, str]]]:
        """Countries that stand by themselves or right behind a number, of people only: (end, (code, name))."""
        found: dict[int, tuple[int, tuple[str, str]]] = {}
        for start in range(len(self.folds)) if self.record.unique == "email" else ():
            digits = start > 0 and self.folds[start - 1].isdigit()
            for end in range(start + 1, min(len(self.folds), start + 4) + 1):
                apart = (self.boundary(start) or digits) and self.boundary(end)
                said = self.sentence.raw[self.sentence.words[start].start : self.sentence.words[end - 1].end]
                plain = len(said) > len("IE") or said in ("UK", "US") or "(" in self.sentence.before(start)
                if apart and plain and (country := country_of(said)):
                    found[start] = (end, country)
        return found

    @property
    def _region(self) -> str | None:
        """The country of numbers to call, where the sentence names one only."""
        codes = {code for _, (code, _) in self.countries.values()}
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """The characters of e-mail addresses and numbers to call."""
        words, found = self.sentence.words, (*self.emails.items(), *self.phones.items())
        return [(words[start].start, words[end - 1].end) for start, (end, _) in found]

    @cached_property
    def _days(self) -> list[Days]:
        return find_days(self.sentence.low, self.today, self.prefer)

    @cached_property
    def days(self) -> dict[int, tuple[int, Days]]:
        """Days and periods: (end, days)."""
        return self._by_word([(d.start, d.end, d) for d in self._days])

    @cached_property
    def money(self) -> dict[int, tuple[int, Money]]:
        """Amounts and bare numbers that are no part of a date, phone or e-mail: (end, money)."""
        taken = [(s, e) for group in (self.days, self.phones, self.emails) for s, (e, *_) in group.items()]
        found = [(m.start, m.end, m) for m in find_money(self.sentence.low, self.portal.account)]
        kept = self._by_word(found)
        weak = {s for s, (_, d) in self.days.items() if d.weak}
        return {
            s: (e, m) for s, (e, m) in kept.items()
            if self._free(s, e, [t for t in taken if t[0] not in weak or t[0] != s])
        }  # fmt: skip

    def labels_at(self, labels: Labels, word: int) -> list[tuple[int, Entry]]:
        """Labels that begin at a word, longest first: (end, entry). Of "former customers" none does."""
        if word and self.folds[word - 1] in _UNLIKE:
            return []
        return [
            (word + len(words), entry)
            for first in dict.fromkeys((self.folds[word], self.bare[word]))
            for words, entry in labels.by_first_word.get(first, ())
            if tuple(self.folds[word : word + len(words)]) == words
            or (*self.folds[word : word + len(words) - 1], *self.bare[word + len(words) - 1 :][:1]) == words
        ]

    def boundary(self, index: int) -> bool:
        """Whether punctuation or a joining word stands before this word (or it is the first, or past the last)."""
        return index <= 0 or index >= len(self.folds) or self._bounds[index]

    def dotted(self, index: int) -> bool:
        """Whether this word goes on from the one before it: "S.|A."."""
        return 0 < index < len(self.folds) and self.sentence.before(index) == "."

    def sentence_ends(self, index: int) -> bool:
        """Whether a sentence ends before this word; "Dr. Aas" goes on."""
        gap = self.sentence.before(index)
        if gap == ". " and not self.boundary(index):
            return False  # "Pvt. | Ltd."
        return _SENTENCE.search(gap) is not None and self.folds[index - 1] not in ABBREVIATED and index > 0

    @cached_property
    def _bounds(self) -> list[bool]:
        words, forms = self.sentence.words, legal_forms(self.sentence.raw)
        within = {i for i, word in enumerate(words) if any(start < word.start < end for start, end in forms)}
        # where a form begins with a bracket, so does the part before it go on: "Bell (Ghana) Ltd"
        return [i not in within and _BOUNDARY.search(self.sentence.before(i)) is not None for i in range(len(words))]

    def text(self, start: int, end: int) -> str:
        """The words `start:end` as they were written, with punctuation that belongs to them."""
        if start >= end:
            return ""
        words = self.sentence.words
        first, last = words[start].start, words[end - 1].end
        low = words[start - 1].end if start else 0
        high = words[end].start if end < len(words) else len(self.sentence.raw)
        before = re.search(r"[^\s,;:|\"'.!?()<>\[\]=-]*$", self.sentence.raw[low:first])
        after = re.match(r"[^\s,;:|\"<>\[\]=]*", self.sentence.raw[last:high])
        text = self.sentence.raw[first - len(before.group() if before else "") : last + len(after[0] if after else "")]
        if any(start < quote < end == closed for quote, (closed, _) in self.quoted.items()):
            text += self.sentence.raw[last : last + 1]  # 'Kestrel "Mark II"' ends with its quote
        return trimmed(text) if end < len(words) or not self.rest else text + self.rest

    def day_value(self, days: Days, prop: Property) -> Value | Unclear:
        """A found day as a value of a property."""
        return days_value(days, self.sentence.raw[days.start : days.end], prop, self.portal)

    def money_value(self, found: Money) -> Value:
        """A found amount as a value."""
        return amount_value(found.amount, found.currency, self.portal)

    @cached_property
    def doubtful_sums(self) -> dict[int, tuple[int, Unclear]]:
        """Sums that are asked about, ranges, limits, negative ones and those of a strange unit: (end, why)."""
        raw, account = self.sentence.raw, self.portal.account
        found = [
            (start, end, Unclear(reason="wrong", said=raw[start:end]))
            for find in (find_negatives, find_strange)
            for start, end in find(self.sentence.low, account)
        ]
        for start, end, money in find_limits(self.sentence.low, account):
            found.append((start, end, limit_value(money, raw[start:end], self.portal)))
        for pair in find_ranges(self.sentence.low, account):
            if pair.moves and pair.counted:
                continue
            found.append((pair.start, pair.end, range_value(pair, raw[pair.start : pair.end], self.portal)))
        return self._by_word(found)

    @cached_property
    def single_sums(self) -> dict[int, tuple[int, Money]]:
        """Amounts that are no end of a range, and not negative."""
        doubtful = {i for start, (end, _) in self.doubtful_sums.items() for i in range(start, end)}
        return {start: found for start, found in self.money.items() if start not in doubtful}

    def rate_end(self, end: int) -> int:
        """The word after those that tell the period of an amount, which ends before the word `end`: "| a month"."""
        words = self.sentence.words
        stop = rate_end(self.sentence.low, words[end - 1].end)
        return next((i for i in range(end, len(words)) if words[i].start >= stop), len(words))

    def property(self, slot: Slot) -> Property:
        """The portal's property behind a slot."""
        return self.vocabulary.property(slot)


def _owner_of(raw: str, folded: str) -> str:
    """A word without the possessive: "Dana's"."""
    return folded[:-1] if raw[-2:] in ("'s", "\u2019s") else folded


def trimmed(text: str) -> str:
    """Without the full stop or bracket that belongs to the sentence; "Inc." and "(EU)" keep theirs."""
    while (text and text[-1] in ".!?)'\u2019") or text[:1] in ("(", "'"):
        last = fold(text.rsplit(" ", 1)[-1])
        if text[-1] == ")" and "(" in text[1:]:
            break
        if text[-1] == "." and (last in ABBREVIATED or len(last) == 1 or _DOTTED.search(text)):
            break
        shorter = text[1:] if text[0] in "('" and text[-1] not in ".!?" else text[:-1]
        text = shorter.strip()
    return text
