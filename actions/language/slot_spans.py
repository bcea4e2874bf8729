"""Spans that say the value of a slot: an amount, a day, a label, an address, free words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..record import Slot
from .cover import Span
from .evidence import ABBREVIATED, Evidence
from .naming import said_text
from .said import Unclear, Value
from .text import fold
from .values import read_value
from .words import CHIEFS, FILLERS, HONORIFICS, POLITE, TITLES

LINK = frozenset(
    "is are of to be at as in on by for from should will would the a an about around say set equals approximately it"
    " this".split()
)
_MORE_CUES = {
    "money": ("for", "worth", "valued at", "at", "of", "priced at", "costing", "amounting to", "totaling", "totalling",
              "value of", "budget", "budget of", "in the amount of", "deal size", "sum of", "estimated at", "est", "money", "cost", "costs"),
    "date": ("closing", "closes", "close", "due", "to close", "by", "closing on", "closing by", "closing in", "closed by",
             "should close", "expected to close", "will close", "close by", "close on", "close in", "closes on",
             "deadline", "expected", "expected by", "expected in", "ending", "ends", "before", "until", "due on",
             "due by", "closing around", "eta", "wrapping up", "wraps up", "signing", "to be closed", "closing date"),
    "stage": ("in", "at", "in stage", "at stage", "currently in", "currently at", "stage is", "to stage", "under",
              "its in", "sitting in", "sits in", "moved to", "starting in", "starting at", "into"),
    "pipeline": ("in", "in pipeline", "on", "into", "under", "from"),
    "owner": ("owned by", "assigned to", "assign to", "assign it to", "assign this to", "assign him to", "assign her to",
              "belongs to", "belonging to", "give it to", "managed by", "handled by", "run by", "led by", "responsible",
              "responsible is", "account manager", "rep is", "sales rep", "salesperson", "under", "assigned", "assignee",
              "make the owner", "with owner", "looked after by", "make me"),
    "email": ("at", "reach her at", "reach him at", "reachable at", "mail"),
    "phone": ("tel", "call", "cell", "mobile", "ph", "telephone", "cell phone", "call her on", "call him on", "phone no",
              "contact number", "tel no", "reachable at", "reach her on", "reach him on"),
}  # fmt: skip


_UNFINISHED = frozenset("as and with at in on for of is the a an to by from".split())
"""Words that no free text ends in: "Tidepool Ltd | as account manager"."""
Phrases = dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=256)
def phrases_of(slot: Slot, label: str) -> tuple[Phrases, Phrases]:
    """What names a slot outright (ours and the portal's), and what may bring in its value; by first word, longest first."""
    words = {tuple(fold(w).split()) for w in (*slot.words, slot.name.replace("_", " "), label)} - {()}
    cues = {tuple(fold(w).split()) for w in (*slot.cues, *_MORE_CUES.get(slot.kind, ()))} - words
    if slot.kind == "link":
        cues.add(("for",))
    return _by_first_word(words), _by_first_word(cues)


def _by_first_word(phrases: set[tuple[str, ...]]) -> Phrases:
    found: Phrases = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


class SlotSpans:
    """Proposes spans for one slot at a time. `explicit`: the slot is named, not only hinted at by a cue."""

    def __init__(self, evidence: Evidence) -> None:
        self.e = evidence
        self.n = len(evidence.folds)
        self.read: dict[tuple[str, str], Value | Unclear] = {}

    def phrases(self, slot: Slot) -> tuple[Phrases, Phrases]:
        """What names a slot in this portal, and what may bring in its value."""
        return phrases_of(slot, self.e.property(slot).label if slot.kind != "link" else "")

    def _at(self, index: int, phrases: Phrases) -> int | None:
        """Where the longest phrase that begins at this word ends."""
        for phrase in phrases.get(self.e.folds[index], ()) if index < self.n else ():
            if tuple(self.e.folds[index : index + len(phrase)]) == phrase:
                return index + len(phrase)
        return None

    def _value(self, slot: Slot, begin: int, start: int, *, explicit: bool) -> Iterator[Span]:
        if slot.kind in ("money", "number"):
            yield from self._money(slot, begin, start, explicit)
        elif slot.kind == "date":
            if found := self.e.days.get(start):
                value = self.e.day_value(found[1], self.e.property(slot))
                yield Span(begin, found[0], slot.name, 4.0 if not found[1].weak or explicit else 3.5, value)
            elif explicit:
                yield from self._free(slot, begin, start, 0.6)
        elif slot.kind in ("stage", "pipeline", "owner", "option"):
            yield from self._label(slot, begin, start, explicit)
        elif slot.kind == "email":
            if found_email := self.e.emails.get(start):
                end, email = found_email
                yield Span(begin, end, slot.name, 4.0, Value(wire=email, shown=email))
            elif explicit and self.e.boundary(begin):
                yield from self._free(slot, begin, start, 0.3)
        elif slot.kind == "phone":
            yield from self._phone(slot, begin, start, explicit)
        elif slot.kind == "link":
            yield from self._link(slot, begin, start, explicit)
        elif explicit or (
            slot.kind == "text"
            and not (self.e.folds[begin] == "of" and begin and self.e.folds[begin - 1] in TITLES - CHIEFS)
        ):
            yield from self._text(slot, begin, start, explicit)

    def _money(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if not (found := self.e.money.get(start)):
            return
        end, money = found
        year = money.plain and 1900 <= money.amount <= 2100
        if money.plain and not explicit and (year or money.amount < 10) and self.e.folds[begin] in ("at", "for", "of"):
            return
        yield Span(begin, self._unit(end), slot.name, 3.0 if money.plain else 4.0, self.e.money_value(money))

    def _unit(self, end: int) -> int:
        """Past "in value", "per year" and such after an amount."""
        tail = re.match(
            r"(?:(?:in )?(?:total|value|revenue)|deal value|(?:per|a|each|every) (?:year|month|annum|seat)|annually|monthly"
            r"|yearly|arr|mrr|acv|tcv|p a|yr|mo|or so|ish)\b(?! \w+ deal)",
            " ".join(self.e.folds[end : end + 3]),
        )
        return end + len(tail.group().split()) if tail else end

    def _label(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        found = self.e.labels_at(self.e.vocabulary.labels(slot), start)
        words, _ = self.phrases(slot)
        for end, _entry in found:
            after = self._at(end, words) if end < self.n else None
            value = self._read(slot, start, end)
            sure = explicit or after or slot.kind == "owner"
            score = 4.0 if sure else 3.6 if end - start > 1 else 2.4
            yield Span(begin, after or end, slot.name, score + 0.1 * (end - start), value)
        if found and (explicit or found[0][0] - start > 1):
            return
        yield from self._loose_label(slot, begin, start, explicit, words)

    def _loose_label(self, slot: Slot, begin: int, start: int, explicit: bool, words: Phrases) -> Iterator[Span]:
        """Short forms and misspellings, where a word of the slot or a cue says that a label comes."""
        owner = slot.kind == "owner"
        for end in range(start + 1, min(self.n, start + 5) + 1):
            if end > start + 1 and self.e.boundary(end - 1):
                return
            after = self._at(end, words) if end < self.n else None
            if not (explicit or after or owner) and (end - start < 2 or slot.kind != "stage"):
                continue
            value = self._read(slot, start, end)
            good = isinstance(value, Value) or value.reason in ("near", "several")
            if explicit or after or owner:
                if not good and (begin and self._titled(begin) or all(w in FILLERS for w in self.e.folds[start:end])):
                    continue
                score = (3.0 if good else 0.8) + (0.8 if after else 0) - 0.1 * (end - start)
                score -= 0.0 if self.e.boundary(end) else 0.05
                yield Span(begin, after or end, slot.name, score, value, soft=not good)
            elif good:
                yield Span(begin, end, slot.name, 1.8 if isinstance(value, Value) else 1.2, value)

    def _titled(self, index: int) -> bool:
        """Whether a word that names a slot is written like a name's: "Pipeline do Norte"."""
        return self.e.sentence.raw[self.e.sentence.words[index].start].isupper() and not self.e.sentence.raw.isupper()

    def _bare(self, slot: Slot, index: int, words: Phrases) -> Iterator[Span]:
        """Values that need no cue: "$12k", "next friday", "Contract Sent", an address."""
        if slot.kind == "money" and (amount := self.e.money.get(index)):
            end, money = amount
            alone = self.e.boundary(index) and self.e.boundary(end)
            if not money.plain or (alone and not (1900 <= money.amount <= 2100) and money.amount >= 100):
                yield Span(index, self._unit(end), slot.name, 1.5 if money.plain else 2.5, self.e.money_value(money))
        elif slot.kind == "date" and (day := self.e.days.get(index)):
            value = self.e.day_value(day[1], self.e.property(slot))
            weak = day[1].weak and not self.e.boundary(index)
            yield Span(index, day[0], slot.name, -0.7 if weak else 1.0 if day[1].weak else 2.5, value)
            if index and self.e.folds[index - 1] in ("on", "in", "by", "around", "for"):
                score = -0.8 if day[1].weak else 2.4
                yield Span(index - 1, day[0], slot.name, score, value, soft=self.e.folds[index - 1] == "for")
        elif slot.kind in ("stage", "pipeline", "option", "owner"):
            yield from self._bare_label(slot, index, words)
        elif slot.kind == "email" and (email := self.e.emails.get(index)):
            yield Span(index, email[0], slot.name, 3.0, Value(wire=email[1], shown=email[1]))
        elif slot.name == "job_title":
            yield from self._job_title(slot, index)
        elif slot.kind == "phone" and (phone := self.e.phones.get(index)):
            yield Span(index, phone[0], slot.name, 3.0, phone[1])
        elif slot.name == "company":
            yield from self._listed(slot, index)
        elif slot.kind == "link" and slot.property == "contacts" and (email := self.e.emails.get(index)):
            begin = index - 1 if index and self.e.folds[index - 1] in ("for", "with", "from") else index
            yield Span(begin, email[0], slot.name, 3.0, Value(wire=email[1], shown=email[1]))

    def _listed(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "Ruth Amsel, Falkirk Foods, ruth@…": in a list of facts about a person, what is no name is the company."""
        end = next((i for i in range(index + 1, self.n) if self.e.boundary(i)), self.n)
        before = next((i for i in range(index - 1, 0, -1) if self.e.boundary(i)), 0)
        words = self.e.folds[index:end]
        address = {
            part for _, email in self.e.emails.values() for part in re.split(r"[\W_\d]+", email.partition("@")[0])
        }
        abbreviated = self.e.folds[index - 1] in ABBREVIATED  # "Mr. Chen Wei"
        if (
            abbreviated
            or index in self.e.emails
            or end - index > 4
            or index - before < 2
            or not address.isdisjoint(words)
        ):
            return
        if {words[0], words[-1]} & FILLERS or not POLITE.isdisjoint(words) or not words[0][0].isalpha():
            return
        said = self.e.text(index, end)
        yield Span(index, end, slot.name, 0.02 * index - 0.8, Value(wire=said, shown=said))

    def _job_title(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "CTO", "Head of Sales": a phrase with the word of a trade in it, apart from what stands around."""
        titled = index and self.e.folds[index - 1] in HONORIFICS and not self.e.boundary(index)
        if self.e.folds[index] in FILLERS or titled:
            return
        for end in range(index + 1, min(self.n, index + 6) + 1):
            if end > index + 1 and (self.e.boundary(end - 1) or self.e.folds[end - 2] in CHIEFS):
                return
            if self.e.folds[end - 1] in ("as", "is", "at"):
                return
            if any(w in TITLES for w in self.e.folds[index:end]) and self.e.folds[end - 1] not in ("of", "and", "the"):
                closed = self.e.boundary(end) or self.e.folds[end] in ("at", "from", "with", "in", "for", "and")
                open_ = self.e.boundary(index) or (index and self.e.folds[index - 1] in ("the", "a", "an", "as", "is"))
                said = self.e.text(index, end)
                score = (1.9 if open_ else -0.3) + (0.05 * (end - index) if closed else -0.8)
                yield Span(index, end, slot.name, score, Value(wire=said, shown=said))

    def _bare_label(self, slot: Slot, index: int, words: Phrases) -> Iterator[Span]:
        found = self.e.labels_at(self.e.vocabulary.labels(slot), index)
        for end, _ in found:
            after = self._at(end, words) if end < self.n else None
            value = self._read(slot, index, end)
            if after:
                yield Span(index, after, slot.name, 3.5 + 0.1 * (end - index), value)
            elif slot.kind == "owner":
                if self.e.record.singular != "contact":
                    alone = self.e.boundary(index) and self.e.boundary(end)
                    score = 1.5 if alone else -0.8 if end - index == 1 else 1.0 if self.e.boundary(index) else -1.5
                    yield Span(index, end, slot.name, score, value)
            elif end - index > 1:
                yield Span(index, end, slot.name, 2.5 if slot.kind == "stage" else 1.0, value)
            elif self.e.boundary(index) and self.e.boundary(end):
                yield Span(index, end, slot.name, 0.8, value)
            else:
                yield Span(index, end, slot.name, -0.8, value)
        known = self.e.vocabulary.labels(slot).words if slot.kind == "stage" else ()
        if not found and len(self.e.folds[index]) > 4 and self.e.folds[index] in known:
            value = self._read(slot, index, index + 1)
            if isinstance(value, Value):
                yield Span(index, index + 1, slot.name, -0.8, value)
        if not found and slot.kind in ("option", "stage") and (after := self._at(index + 1, words)):
            value = self._read(slot, index, index + 1)
            good = isinstance(value, Value) or value.reason in ("near", "several")
            if good or self.e.boundary(after):
                yield Span(index, after, slot.name, 2.0 if good else 0.2, value)

    def _phone(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if found := self.e.phones.get(start):
            yield Span(begin, found[0], slot.name, 4.0, found[1])
            return
        for end in range(min(self.n, start + 8), start, -1):
            digits = re.sub(r"\D", "", "".join(self.e.folds[start:end]))
            if len(digits) >= 5 and all(w.isdigit() or w in ("ext", "x") for w in self.e.folds[start:end]):
                yield Span(begin, end, slot.name, 3.0, self._read(slot, start, end))
                return
        if explicit and self.e.boundary(begin) and len(self.e.folds[begin]) > 3:
            yield from self._free(slot, begin, start, 0.2)

    def _free(self, slot: Slot, begin: int, start: int, score: float) -> Iterator[Span]:
        """Words after a slot's own name that are nothing of its kind: better asked about than dropped."""
        for end in range(start + 1, min(self.n, start + 4) + 1):
            if self.e.boundary(end):
                yield Span(begin, end, slot.name, score, self._read(slot, start, end))
                return

    def _text(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        """Free words up to the next thing that explains itself, or quoted words."""
        if quoted := self.e.quoted.get(start):
            yield Span(begin, quoted[0], slot.name, 4.0, Value(wire=quoted[1], shown=quoted[1]))
            return
        long = slot.name == "description"
        for end in range(start + 1, min(self.n, start + (400 if long else 7)) + 1):
            crossed = sum(self.e.boundary(i) for i in range(start + 1, end)) if not long else 0
            if (crossed and slot.kind != "text") or crossed > 1 or (not long and self._ends(start, end)):
                return
            if not long and self.e.folds[end - 1] in _UNFINISHED:
                continue
            said = self.e.text(start, end)
            base = 3.0 if explicit else 0.5 if self.e.folds[begin] == "of" else 1.6
            yield Span(begin, end, slot.name, base - (0.02 if long or explicit else 0.12) * (end - start) - 1.3 * crossed,
                       Value(wire=said, shown=said))  # fmt: skip

    def _ends(self, start: int, end: int) -> bool:
        """Whether a sentence ends within these words."""
        return any(self.e.sentence_ends(i) for i in range(start + 1, end))

    def _link(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if start in self.e.money or start in self.e.days or self.e.folds[start] in LINK | {"called", "named"}:
            return
        if quoted := self.e.quoted.get(start):
            yield Span(begin, quoted[0], slot.name, 4.0, Value(wire=quoted[1], shown=quoted[1]))
            return
        if slot.property == "contacts" and (email := self.e.emails.get(start)):
            yield Span(begin, email[0], slot.name, 4.0, Value(wire=email[1], shown=email[1]))
        for end in range(start + 1, min(self.n, start + 6) + 1):
            if end > start + 1 and self.e.boundary(end - 1):
                return
            said = said_text(self.e.text(start, end))
            if explicit or slot.property == "companies":
                score = 2.6 if explicit else 0.6
                value = Value(wire=said, shown=said)
                brought = self.e.folds[begin] in ("for", "with") and explicit
                yield Span(begin, end, slot.name, score - 0.12 * (end - start), value, soft=not brought)

    def _read(self, slot: Slot, start: int, end: int) -> Value | Unclear:
        """Never by number: in a sentence "phase 2" is no choice from a list."""
        key = slot.name, self.e.text(start, end)
        if key not in self.read:
            self.read[key] = read_value(slot, key[1], self.e.portal, self.e.now)
        return self.read[key]
