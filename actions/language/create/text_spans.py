"""Spans of free words: texts, job titles, companies in a list, names of records to link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ...record import Slot
from ..english import phrases
from ..english.words import CHIEFS, FILLERS, HONORIFICS, OF_THINGS, TITLES, TRADES, tells_title
from ..said import Unclear, Value
from ..value.firms import partners_end
from ..value.naming import NAMES_MORE, said_text
from .cover import Span
from .cues import BUYERS
from .fact_spans import LONGEST_FIRM, NO_TITLE, FactSpans
from .run_together import QUALIFIES

LINK = frozenset(
    "is sometime probably hopefully likely are being of to be at as in on by for from should will would"
    " the a an about around say set equals approximately it this".split()
)

PRONOUNS = frozenset("him her them".split())
_WHEN = frozenset("today yesterday earlier recently".split())
PERSONS = frozenset("person contact lead guy lady one".split())
CLOSING = frozenset("for with in at on worth valued priced closing and to of by closes due".split())
"""Words that go on with something else after "for her", "for the company"."""
_SHE_IS = frozenset("shes hes theyre".split())
_SHE = (["she"], ["he"], ["they"], ["who"], ["works"], ["work"], ["working"])
_NO_TRADE = frozenset(
    "based available reachable employed located back new here best contact lead customer client friend person one "
    "active met saw seen spoke talked speaking staying stays living heard found joined moved came comes known".split()
)
"""What else somebody is somewhere: "she is reachable at …"."""
_NO_FIRM = frozenset(
    "home night nights weekends work school university sea present random lunch me us you him her them it free himself"
    " signature card herself themselves myself ourselves yourself everyone everybody someone somebody nobody".split()
)
"""Where, when and for whom somebody is or works, written small: no firm."""
_UNFINISHED = frozenset("as like and with at in on for of is the a an to by from".split())
"""Words that no free text ends in: "Tidepool Ltd | as account manager"."""


class TextSpans(FactSpans):
    """Proposes spans of words that only their place in the sentence explains."""

    def _text(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        """Free words up to the next thing that explains itself, or quoted words."""
        if quoted := self.e.quoted.get(start):
            yield Span(begin, quoted[0], slot.name, 4.0, Value(wire=quoted[1], shown=quoted[1]))
            return
        if self.e.folds[begin] == "with" and not explicit and not self._capital(start):
            return  # "with email …"
        small = not self._capital(start)
        vague = self._common(start) or (small and (self.e.folds[start - 1] == "in" or self.e.folds[start] in _NO_FIRM))
        if slot.name == "company" and not explicit and vague:
            return  # "from the fair", "works in finance", "works at home"
        long = slot.name == "description"
        most = 400 if long else LONGEST_FIRM if slot.name == "company" else 7
        if slot.name == "company" and (stop := partners_end(self.e.sentence.raw, self.e.sentence.words[start].start)):
            end = self.e.sentence.word_range(0, stop)[1]
            said = self.e.text(start, end)
            yield Span(begin, end, slot.name, 3.0, Value(wire=said, shown=said))
        least = self._told_within(begin, start) if long else 1
        for end in range(start + least, min(self.n, start + most) + 1):
            crossed = sum(self.e.boundary(i) for i in range(start + 1, end)) if not long else 0
            if crossed and self.e.boundary(end - 1) and self.e.folds[end - 1] in FILLERS:
                return  # "Larch Mills, you reach her at …"
            if (crossed and slot.kind != "text") or crossed > 1 or (not long and self._ends(start, end)):
                return
            if not long and self.e.folds[end - 1] in ("called", "named", "who", "whose"):
                return
            if not long and self.e.folds[end - 1] in _WHEN and end - 1 > start and not self._capital(end - 1):
                return
            if self.e.dotted(end):
                continue  # "Grupo Andino S.|A."
            if slot.name == "company" and self.e.folds[end - 1] in ("as", "like") and self._goes_on(start, end):
                return  # "works for Volvo as a buyer"
            if not long and self.e.folds[end - 1] in _UNFINISHED and self._goes_on(start, end):
                continue
            if self.e.folds[end - 1] in TITLES - CHIEFS and self.e.folds[end : end + 1] == ["of"]:
                continue  # "head | of data"
            said = self.e.text(start, end)
            other = start == begin + 1 and NAMES_MORE.fullmatch(said)
            value = Unclear(reason="wrong", said=said) if other else Value(wire=said, shown=said)
            town = slot.name == "company" and self.e.folds[begin] == "from" and not self._firm_from(start, end)
            base = 3.0 if explicit else 0.5 if self.e.folds[begin] == "of" else 1.6
            yield Span(
                begin,
                end,
                "left" if town else slot.name,
                base - (0.02 if long or explicit else 0.12) * (end - start) - 1.3 * crossed,
                value,
            )

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether the last of these words leads to others; not so in "Fjordlys AS"."""
        last = self.e.sentence.words[end - 1]
        said = self.e.sentence.raw[last.start : last.end]
        return end - 1 > start and not (said.isupper() and not self.e.sentence.raw.isupper())

    def _ends(self, start: int, end: int) -> bool:
        """Whether a sentence ends within these words."""
        return any(self.e.sentence_ends(i) for i in range(start + 1, end))

    def _free(self, slot: Slot, begin: int, start: int, score: float) -> Iterator[Span]:
        """Words after a slot's own name that are nothing of its kind: better asked about than dropped."""
        for end in range(start + 1, min(self.n, start + 4) + 1):
            if self.e.boundary(end):
                yield Span(begin, end, slot.name, score, self._read(slot, start, end))
                return

    def _link(self, slot: Slot, begin: int, start: int, explicit: bool) -> Iterator[Span]:
        if pointed := self._pointed(start):
            said = self.e.text(start, pointed)
            if slot.property == "companies" or explicit:  # who that is, is for those who know what was shown
                yield Span(begin, pointed, slot.name, 3.6, Value(wire=said, shown=said))
            return
        percent = self.e.folds[start].isdigit() and self.e.sentence.raw[self.e.sentence.words[start].end :][:1] == "%"
        if (
            percent
            or start in self.e.money
            or start in self.e.days
            or self.e.folds[start] in LINK | {"called", "named"}
        ):
            return
        if self.e.folds[start] in CLOSING and not self._capital(start):
            return
        if quoted := self.e.quoted.get(start):
            yield Span(begin, quoted[0], slot.name, 4.0, Value(wire=quoted[1], shown=quoted[1]))
            return
        if begin + 1 < start and self.e.folds[start - 1] in BUYERS - {"company"} and not self._capital(start):
            return
        if slot.property == "contacts" and (email := self.e.emails.get(start)):
            yield Span(begin, email[0], slot.name, 4.0, Value(wire=email[1], shown=email[1]))
        if self.e.folds[begin] in ("with", "at") and not explicit:
            yield from self._with(slot, begin)
            return
        for end in range(start + 1, min(self.n, start + 6) + 1):
            if end > start + 1 and self.e.boundary(end - 1):
                return
            said = re.sub(r"(?<=\w) account$", "", said_text(self.e.text(start, end)))
            if explicit or (slot.property == "companies" and not (self._common(start) and start < self.command)):
                score = 2.6 if explicit else 0.6
                value = Value(wire=said, shown=said)
                brought = self.e.folds[begin] in ("for", "with") and explicit
                yield Span(begin, end, slot.name, score - 0.12 * (end - start), value, soft=not brought)

    def _with(self, slot: Slot, begin: int) -> Iterator[Span]:
        """ "…, with Hafenwerk": set apart and written like names; "with 20 seats" is no company."""
        start = end = begin + 1
        while end < self.n and not (end > start and self.e.boundary(end)) and self._capital(end):
            end += 1
        nouns = (self.e.record.singular, *self.e.record.synonyms)
        behind = self.e.folds[begin - 1] in nouns  # "a deal with Hafenwerk" has no other name yet
        behind = behind and not self.e.labels_at(self.e.vocabulary.owners, start)  # "with Priya as owner"
        apart = self.e.folds[begin] == "with" and self.e.boundary(begin)
        if slot.property == "companies" and (apart or behind) and end > start:
            said = self.e.text(start, end)
            yield Span(begin, end, slot.name, 1.6 - 0.12 * (end - start), Value(wire=said, shown=said), soft=behind)

    def _linked_as(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "Wanjiru Kamau as the contact", "Umoja Health is the company"."""
        end = index
        if index and not self.e.boundary(index) and self._capital(index - 1):
            return
        while end < self.n and not (end > index and self.e.boundary(end)) and self._capital(end):
            end += 1
        if end > index and (after := self._at(self._past_is(end), self.phrases(slot)[0])):
            begin = index - 1 if index and self.e.folds[index - 1] in ("with", "and", "having") else index
            said = self.e.text(index, end)
            yield Span(begin, after, slot.name, 3.5 + 0.1 * (end - index), Value(wire=said, shown=said))

    @cached_property
    def command(self) -> int:
        """Where the verb of making stands: before it, "for a quote" is no name."""
        made = phrases.create_commands(phrases.nouns(self.e.record))[0].search(self.e.sentence.low)
        return self.e.sentence.word_range(*made.span())[1] if made else 0

    def _common(self, start: int) -> bool:
        """Whether words are a thing and no name: "from | the fair", "at my desk"."""
        bare = self.e.folds[start] if self.e.folds[start] in OF_THINGS else self.e.folds[start - 1]
        return bare in OF_THINGS and not self._capital(start)

    def _pointed(self, start: int) -> int | None:
        """Where "her", "them", "this contact" ends, if nothing but that is meant: not "her birthday"."""
        folds = (*self.e.folds[start : start + 2], "", "")
        nouns = {*PERSONS, "company", "account", "customer", "client"}
        end = start + 1 if folds[0] in PRONOUNS else start + 2
        pointed = folds[0] in PRONOUNS or (folds[0] in ("this", "that") and folds[1] in nouns)
        if not self.e.sentence.raw[self.e.sentence.words[start].start].islower():
            return None  # "Songs for Them"
        closed = self.e.boundary(end) or (end < self.n and self.e.folds[end] in CLOSING)
        return end if pointed and closed else None

    def _job_title(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "CTO", "Head of Sales": a phrase with the word of a trade in it, apart from what stands around."""
        titled = index and self.e.folds[index - 1] in HONORIFICS and not self.e.boundary(index)
        leads = self.e.folds[index + 1 : index + 2] == ["lead"] and tells_title(self.e.folds[index : index + 2])
        if (self.e.folds[index] in FILLERS and not leads) or titled:  # "team lead"
            return
        yield from self._what_somebody_is(slot, index)
        for end in range(index + 1, min(self.n, index + 6) + 1):
            dotted = (
                end == index + 2 and self.e.folds[index] in ("sr", "jr") and self.e.sentence.before(end - 1) == ". "
            )
            if end > index + 1 and not dotted and (self.e.boundary(end - 1) or self.e.folds[end - 2] in CHIEFS):
                return
            if self.e.folds[end - 1] in NO_TITLE or self._of_firm(end - 1):
                return
            if self._tells_title(index, end) and self.e.folds[end - 1] not in ("of", "and", "the"):
                closed = self.e.boundary(end) or self.e.folds[end] in ("at", "from", "with", "in", "for", "and")
                closed = closed or self._reaches(end) or (end in self.e.emails and end - index > 1)
                open_ = self.e.boundary(index) or (index and self.e.folds[index - 1] in ("the", "a", "an", "as", "is"))
                open_ = open_ or self._typed_before(index)
                said = self.e.text(index, end)
                strange = 0 if open_ else len(set(self.e.folds[index:end]) - QUALIFIES - TRADES)  # "Ade | buyer"
                score = (1.9 if open_ else -0.3) + (0.05 * (end - index) if closed else -0.8) - 0.4 * strange
                yield Span(index, end, slot.name, score, Value(wire=said, shown=said))
                if after := self._department(end):
                    said = self.e.text(index, after)
                    yield Span(index, after, slot.name, score, Value(wire=said, shown=said))

    def _reaches(self, index: int) -> bool:
        """Whether a number to call begins here, or what brings one in."""
        phone = self.e.record.slot_of("phone")
        cued = phone is not None and any(self._at(index, words) for words in self.phrases(phone))
        return cued or index in self.e.phones or self.e.folds[index].startswith("0")

    def _of_firm(self, index: int) -> bool:
        """Whether an "of" brings in a firm: "sales director of | Minho Foods"; "Head of Sales" is all title."""
        if index < 2 or self.e.folds[index] != "of" or not self._capital(index + 1):
            return False
        small = not (self._capital(index - 1) or self._capital(index - 2))
        title, before = self.e.folds[index - 1], self.e.folds[index - 2]
        if title == "boss" or (
            small and title in TITLES and self._names_firm(index + 1)
        ):  # "the boss of Lagos Freight"
            return True
        return small and title in TITLES and before not in FILLERS and not self.e.boundary(index - 1)

    def _names_firm(self, start: int) -> bool:
        """Whether a firm's name stands here, up to where the part of the sentence ends."""
        end = next((i for i in range(start + 1, self.n) if self.e.boundary(i)), self.n)
        return self._like_a_firm(start, end)

    def _tells_title(self, start: int, end: int) -> bool:
        """Whether words tell a job title; trades are surnames too, and tell it only in small letters after a name."""
        words = self.e.folds[start:end]
        if self.e.addressed.intersection(words) - QUALIFIES:
            return False  # "temi@x.example | Temi Ade, buyer"
        trade = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        if tells_title(words) or trade not in TRADES:
            return tells_title(words)
        raw, at = self.e.sentence.raw, self.e.sentence.words
        small = all(raw[at[i].start].islower() for i in range(start, end))
        return small and any(self._capital(i) for i in range(1, start))

    def _what_somebody_is(self, slot: Slot, index: int) -> Iterator[Span]:
        """ "She is Einkaufsleiterin at Isarwerk": a trade by its place in the sentence, whatever its language."""
        before = [fold for fold in self.e.folds[max(0, index - 3) : index] if fold not in ("a", "an", "the")]
        told = before and (before[-1] in _SHE_IS or (before[-1] in ("is", "as") and before[-2:-1] in _SHE))
        typed = any(end == index for group in (self.e.emails, self.e.phones) for end, _ in group.values())
        listed = index and (typed or "," in self.e.sentence.before(index))
        if not told and not listed:
            return
        for end in range(index + 1, min(self.n - 1, index + 4)):
            words = self.e.folds[index:end]
            if (end - 1 > index and self.e.boundary(end - 1)) or words[-1] in FILLERS | NO_TITLE:
                return
            owns = self.e.folds[end] == "of" and words[-1] in ("owner", "proprietor", "partner")  # of a firm
            if (
                (owns or self.e.folds[end] == "at")
                and self._capital(end + 1)
                and not (len(words) == 1 and words[0] in _NO_TRADE)
            ):
                said = self.e.text(index, end)
                score = 1.9 if told else 0.8 if self.e.addressed.isdisjoint(words) else -2.0
                yield Span(index, end, slot.name, score, Value(wire=said, shown=said))
