"""Changes relative to what a record holds: "add 5k", "10% off", "push it out two weeks", "one stage back"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...portal import Property
from ..english.text import Word, masked
from ..english.words import FILLERS
from ..said import Change, Choice, Shift, Unclear, Value
from ..value.money import find_money
from ..value.values import kind_of
from .aims import brought_to, ends_said
from .clauses import Clauses, Mention
from .fractions import part_of
from .moves import (
    ABSOLUTE,
    APART,
    AWAY,
    BACK,
    BARELY,
    DOWN,
    EDGES,
    FEW,
    GIVEN,
    LATER,
    MORE,
    MOVES,
    NEAR_STEP,
    NEXT,
    ON_TOP,
    ONTO,
    PERCENT,
    SOON,
    STEPPING,
    STEPS,
    THEN,
    TIME,
    UP,
    count_said,
    decimal_said,
    doubted,
    length_of,
    one_after,
)

_GOES_ON = re.compile(r"[ ./-]?\d")  # a number to call, or a date
_ONE = re.compile(r"\b(?:the|that|this)(?: [^ ]+)* one$")
"""One of several: "bump the big one | up by 5k"."""


@dataclass(frozen=True)
class _Found:
    """A relative quantity at the characters `start:end`, and the kinds of property it can be of."""

    start: int
    end: int
    shift: Shift | Unclear
    kinds: tuple[str, ...]


class Relative(Clauses):
    """Reads changes whose value is said relative to the present one."""

    def _relative(self, start: int, end: int) -> list[Change]:
        """The relative change of a clause; the words that are left around it may name the record."""
        low, mentions = self._readable(start, end), self.mentions(start, end)
        kinds = {kind_of(m.prop) for m in mentions if m.prop}
        for found in sorted(self._quantities(low), key=lambda found: kinds.isdisjoint(found.kinds)):
            free = (m for m in mentions if m.prop is None or kind_of(m.prop) == "text")
            if any(m.start < start + found.start for m in free):
                return []  # "note: up 10% on last year"
            mention = next((m for m in mentions if m.prop and kind_of(m.prop) in found.kinds), None)
            prop = mention.prop if mention else self._property(found)
            if prop:
                aim, told = ends_said(low, start, (found.start, found.end), prop, self.e)
                self._left_over(start, end, found, mentions, told)
                said = self.raw[start + found.start : start + found.end].strip()
                made = self._made(prop, self.raw[start:end], None, said)
                return [made.model_copy(update={"value": brought_to(found.shift, aim)})]
        return []

    def shift_of(self, prop: Property) -> Shift | Unclear | Value | None:
        """The relative change of this property that the whole text is, as an answer: "10% more", "the next one"."""
        low = self._readable(0, len(self.low))
        if kind_of(prop) in ("stage", "option") and (place := NEXT.fullmatch(low)):
            return self._made_shift(place, 1 if place["which"] == "next" else -1, "step")
        for found in self._quantities(low):
            if kind_of(prop) in found.kinds:
                return brought_to(found.shift, ends_said(low, 0, (found.start, found.end), prop, self.e)[0])
        return None

    def _quantities(self, low: str) -> Iterator[_Found]:
        """The relative quantities of a clause; "by a quarter" is one of a year where days are moved, else a part."""
        moved = re.search(MOVES, low) is not None
        last = (self._time, self._number, self._part) if moved else (self._part, self._time, self._number)
        for read in (self._steps, self._percent, *last):
            if found := read(low):
                yield found

    def _readable(self, start: int, end: int) -> str:
        """The clause without what stands in quotes, is written like a name, or is an address or a number to call."""
        low = masked(self.raw[start:end], self.low[start:end], part=start > 0)
        for first, last in [*self.quotes, *self.e.addresses]:
            first, last = max(first, start) - start, min(last, end) - start
            if first < last:
                low = low[:first] + "\x02" * (last - first) + low[last:]
        return low.rstrip(" .,;!?")

    def _property(self, found: _Found) -> Property | None:
        """The property of the record that such a change is about where none is named."""
        slots = [s for s in self.record.slots if s.kind in found.kinds]
        if "stage" in found.kinds:
            slots = [s for s in slots if s.kind == "stage" or "stage" in s.words]
        return self.e.vocabulary.property(slots[0]) if slots else None

    def _left_over(
        self, start: int, end: int, found: _Found, mentions: list[Mention], told: list[tuple[int, int]]
    ) -> None:
        """Remembers the words that are neither quantity, property nor verb as the record meant."""
        named = ((m.start, m.end) for m in mentions if m.prop and kind_of(m.prop) in found.kinds)
        taken = sorted([*((start + a, start + b) for a, b in [(found.start, found.end), *told]), *named])
        about = {w for s in self.record.slots if s.kind in found.kinds for p in (*s.words, *s.cues) for w in p.split()}
        position = start
        for first, last in [*taken, (end, end)]:
            words = [w for w in self.e.sentence.words if position <= w.start and w.end <= first]
            words = self._without_verb(words, start)
            while words and self._idle(words[0].start, words[0].fold, about):
                words.pop(0)
            while words and self._idle(words[-1].start, words[-1].fold, about, last=True):
                words.pop()
            if words:
                pointed = re.search(r"\b(?:on|of|for|from|to|at) (?:the |our |my )?$", self.low[: words[0].start])
                self.references.insert(0 if pointed else len(self.references), self.raw[words[0].start : words[-1].end])
            position = max(position, last)

    def _without_verb(self, words: list[Word], start: int) -> list[Word]:
        """Without the wish and the verb of the clause."""
        for place, word in enumerate(words[:8]):
            if _VERB.fullmatch(self.low[word.start : word.end]) and not (
                word.start > start and self.raw[word.start].isupper()
            ):
                return words[place + 1 :]
            if word.fold not in FILLERS:
                break
        return words

    def _idle(self, start: int, folded: str, about: set[str], *, last: bool = False) -> bool:
        """Whether a word at the edge of what is left says nothing about which record."""
        name = self.raw[start].isupper() and start > 0
        apart = not self.low[:start].rstrip()[-1:].isalnum()
        does = (apart or not last) and _VERB.fullmatch(folded) is not None  # "the Q3 push" is a name, not "Q3 - push"
        return not name and (folded in EDGES or folded in about or does)

    def _steps(self, low: str) -> _Found | None:
        """ "To the next stage", "one stage back", "up a notch"."""
        if match := NEAR_STEP.search(low):
            by = 1 if match["which"] in ("next", "following") else -1
            return _Found(*match.span(), self._made_shift(match, by, "step"), ("stage", "option"))
        match = STEPS.search(low)
        if not match or not STEPPING.search(low) or ABSOLUTE.search(low[: match.start()]):
            return None
        around = low[max(0, match.start() - 12) : match.start()] + low[match.end() : match.end() + 12]
        verb = re.search(r"\b(?:demote|downgrade|regress|revert|return|lower)\b", low[: match.start()])
        by = count_said(match["n"]) * (-1 if verb or BACK.search(around) else 1)
        return _Found(*match.span(), self._made_shift(match, by, "step"), ("stage", "option"))

    def _percent(self, low: str) -> _Found | None:
        """ "By 10%", "15 percent off"."""
        for match in PERCENT.finditer(low):
            number = decimal_said(match["n"])
            sign = self._sign(low, match.start(), match.end(), match["sign"], percent=True)
            if number and sign:
                return _Found(*match.span(), self._made_shift(match, sign * number, "percent"), ("money", "number"))
        return None

    def _number(self, low: str) -> _Found | None:
        """ "Add 5k", "by 2000", "500 off", "3 more seats"."""
        for money in find_money(low, self.portal.account):
            first = money.start - (low[money.start - 1 : money.start] == "+")
            plus = low[first] if low[first] == "+" else ""
            sign = self._sign(low, first, money.end, plus, percent=False)
            if _ONE.search(low[: money.end]) or _GOES_ON.match(low, money.end):
                continue
            if not sign and not money.plain and (doubt := doubted(low, money.start, money.end)):
                return _Found(money.start, money.end, doubt, ("money", "number"))
            if sign and money.amount > 0:
                shift = Shift(by=sign * money.amount, unit="number", said=low[first : money.end])
                return _Found(first, money.end, shift, ("money", "number"))
        return None

    def _sign(self, low: str, start: int, end: int, written: str | None, *, percent: bool) -> int:
        """Whether a quantity is added (1) or taken away (-1); 0: it is no relative one."""
        before, after = low[:start], low[end:]
        linked = ABSOLUTE.search(before)
        if written and (not linked or linked.group().startswith(":")):
            return -1 if written.strip() == "-" else 1
        more = MORE.match(after)
        if more and FEW.fullmatch(low[start:end]) and self._counts_else(after[more.end() :]):
            return 0
        if more and not (linked and linked.group().strip() in ("to", "=", "as")):
            return -1 if more["less"] else 1
        if linked:
            return 0
        by = re.search(r"\bby(?: (?:about|around|roughly|another|an?(?: extra)?))* ?$", before)
        if re.search(
            r"\b(?:needs?|want|wants|adds?|is|gets?|by|for|worth) (?:another|an extra|an additional) ?$", before
        ):
            return 1
        given = GIVEN.search(before)
        if given and (AWAY.match(after) if given["away"] else ONTO.match(after) or self._names_number(after)):
            return -1 if given["away"] else 1
        if (barely := BARELY.search(before)) and APART.match(after):
            return -1 if barely["less"] else 1
        if not (by or percent):
            return 0
        return -1 if re.search(DOWN, before) else 1 if re.search(UP, before) else 0

    def _counts_else(self, after: str) -> bool:
        """Whether what is counted is nothing a record holds: "one more | thing"."""
        words = re.findall(r"[a-z]+", after)
        return bool(words) and words[0] not in FILLERS and not self._names_number(after)

    def _names_number(self, after: str) -> bool:
        """Whether the name of a number follows: "add 3 seats"."""
        words = after.split()[:3]
        found = (self.names.get(" ".join(words[:n])) for n in range(len(words), 0, -1))
        return any(prop and kind_of(prop) == "number" for prop in found)

    def _time(self, low: str) -> _Found | None:
        """ "Out two weeks", "a month later", "by 10 days", "to the week after"."""
        if one := one_after(low):
            return _Found(*one, ("date",))
        match = TIME.search(low)
        if not match:
            return None
        before, after = low[: match.start()], low[match.end() :]
        by = "by" in match.group().split()
        moves = re.search(MOVES, before)
        near = re.search(rf"\b(?:{SOON}|{THEN}) ?$", before) if moves else None
        beside = (
            re.match(rf" ?(?:{SOON}|{THEN})\b", after) or near or re.search(rf"(?:{MOVES}) (?:{SOON}|{THEN})\b", before)
        )
        more = bool(match["more"] or match["n"] == "another" or ON_TOP.search(before))
        added = re.search(r"(?:\b(?:plus|(?P<less>minus))|\+) ?$", before)
        if (ABSOLUTE.search(before) and not by) or not (beside or by or moves or more or added):
            return None
        sign = (
            (-1 if added["less"] else 1)
            if added
            else self._direction(before, beside, more=more, by=by and moves is not None)
        )
        if sign is None:
            return None
        number, kind = length_of(match)
        said = re.sub(r"^(?:by|for|about) ", "", match.group())
        shift: Shift | Unclear = Shift(by=Decimal(sign * number), unit=kind, said=match.group().strip())
        if not sign:  # "moved forward a week" is later for some and earlier for others
            both = tuple(Choice(shown=f"{said} {how}", text=f"{said} {how}") for how in ("later", "earlier"))
            shift = Unclear(reason="several", said=self.raw, choices=both)
        start, end = match.span()
        return _Found(near.start() if near else added.start() if added else start, end, shift, ("date",))

    def _direction(self, before: str, beside: re.Match[str] | None, *, more: bool, by: bool) -> int | None:
        """Later (1), earlier (-1), either (0), or None where it is no move in time."""
        later = re.search(LATER, before)
        bring = re.search(r"\b(?:bring|pull|prepone)\b", before)
        if beside and beside["ahead"]:
            return -1 if bring else 0
        if beside and beside["soon"]:
            return -1
        if beside or later or more or by:
            return -1 if bring and not (beside or later or more) else 1
        return -1 if bring else None

    def _part(self, low: str) -> _Found | None:
        """ "Double the amount", "cut it in half", "a third of that"."""
        found = part_of(low, UP, DOWN)
        if found is None:
            return None
        shift = Shift(by=found.by, unit=found.unit, said=low[found.start : found.end].strip())
        return _Found(found.start, found.end, shift, ("money", "number"))

    def _made_shift(self, match: re.Match[str], by: Decimal | int, unit: Literal["percent", "step"]) -> Shift:
        return Shift(by=Decimal(by), unit=unit, said=match.group().strip())


_VERB = re.compile(
    rf"(?:{UP}|{DOWN}|{MOVES}|\b(?:double|triple|treble|quadruple|halve|split|advance|promote|"
    rf"progress|send|demote|downgrade"
    r"|regress|revert|return|make|update|went|go|goes|has|have|closing|plus|minus)\b)(?:ed|ing)?"
)
