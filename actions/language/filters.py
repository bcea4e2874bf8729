"""Spans of a search sentence that narrow it down, and how they become HubSpot's filters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from babel import Locale

from ..portal import Filter, Portal, Property
from ..record import Record, Slot
from .cover import NAME_MARKED, Cover, Span, cover
from .dates import Days
from .emails import find_domains
from .evidence import Evidence, LabelIndex, label_index
from .labels import Entry
from .money import Money, wire
from .people import split_name
from .phrases import CALLED, MINE, ORDERS, POLITE, WISH
from .said import ME, Unclear, Value
from .show import show_day, show_days, show_money, show_number
from .text import clean, fold
from .values import kind_of, read_property_value, unquoted
from .vocabulary import labels_of
from .words import FILLERS, TITLES

_OVER = r"over|above|more than|greater than|bigger than|larger than|higher than|exceeding|exceeds?|north of|upwards? of|beyond|>|gt|better than"
_FROM = r"at least|minimum(?: of)?|min|no less than|not less than|>=|starting (?:at|from)|from"
_UNDER = r"under|below|less than|smaller than|lower than|fewer than|cheaper than|<|lt|beneath|south of"
_UPTO = r"at most|maximum(?: of)?|max|no more than|not more than|<=|up to|until"
_ABOUT = r"around|about|approximately|roughly|circa|near(?:ly)?|close to|~"
_COUNTRIES = {fold(str(name)) for code, name in Locale("en").territories.items() if len(code) == 2} | {
    "usa", "uk", "us", "america", "england", "scotland", "wales", "holland", "uae", "czech republic",
}  # fmt: skip


@dataclass
class Found:
    """What a search sentence comes to: filters for all groups, alternatives (one group each), and the rest."""

    common: list[Filter] = field(default_factory=list)
    alternatives: list[list[Filter]] = field(default_factory=list)
    query: str | None = None
    mine: bool = False
    unclear: list[Unclear] = field(default_factory=list)


class Filters:
    """Reads one search sentence."""

    def __init__(self, text: str, record: Record, portal: Portal, now: datetime) -> None:
        self.e = Evidence(text, record, portal, now)
        self.past = Evidence(text, record, portal, now, prefer="past")
        self.record = record
        self.portal = portal
        self.low = self.e.sentence.low
        self.folds = self.e.folds
        self.n = len(self.folds)
        self.slots = {s.kind: s for s in reversed(record.slots)}

    # reading

    def read(self, hints: Mapping[str, Sequence[str]] | None) -> Found:
        """The whole sentence."""
        found = Found()
        if not self.n:
            return found
        typed = [*self.e.emails.items(), *self._domains().items()]
        barred = frozenset(i for start, (end, _) in typed for i in range(start, end))
        quotes = [(start, end) for start, (end, _) in self.e.quoted.items()]
        spans = [
            s for s in self._spans()
            if s.what == "named" or not any(s.start < e and s.end > b and not (s.start < b and s.end >= e) for b, e in quotes)
        ]  # fmt: skip
        chosen = cover(self.e.sentence, spans, barred=barred, bonus=0.6)
        self._collect(chosen, found)
        self._named(chosen, found)
        for start, end in chosen.unknown:
            if any(w not in FILLERS and w not in _EMPTY for w in self.folds[start:end]):
                found.unclear.append(Unclear(reason="wrong", said=self.e.text(start, end)))
        return found

    def _collect(self, chosen: Cover, found: Found) -> None:
        """Filters of the chosen spans; those joined by "or" are alternatives."""
        held = [s for s in chosen.spans if s.what in ("filter", "unclear", "mine")]
        groups: list[list[Span]] = []
        for span in held:
            if span.what == "unclear":
                found.unclear.append(span.held)
            elif span.what == "mine":
                found.mine = True
            elif (
                groups and "or" in self.folds[groups[-1][-1].end : span.start] + self.folds[span.start : span.start + 1]
            ):
                groups[-1].append(span)
            else:
                groups.append([span])
        for group in groups:
            if len(group) == 1:
                found.common += group[0].held
            elif merged := _merged([f for s in group for f in s.held]):
                found.common.append(merged)
            elif found.alternatives:
                found.alternatives = [[*a, *s.held] for a in found.alternatives for s in group]
            else:
                found.alternatives = [list(s.held) for s in group]

    def _named(self, chosen: Cover, found: Found) -> None:
        """The words that are no criterion: looked for in names."""
        if not chosen.name:
            return
        start, end = chosen.name
        quoted = next((s.held for s in chosen.spans if s.what == "named"), None)
        marked = quoted or any(s.what == "marker" for s in chosen.spans)
        text = quoted or self.e.text(start, end)
        words = [w for w in fold(text).split() if marked or (w not in FILLERS and w not in _EMPTY)]
        if not words:
            return
        if self.record.unique == "email":
            self._person(text, words, bool(marked), found)
            return
        title = self.record.title[0]
        filters = [_token(title, word, "") for word in words]
        if len(found.common) + len(filters) + max((len(a) for a in found.alternatives), default=0) > 6:
            found.query = " ".join(words)
            return
        found.common += [filters[0].model_copy(update={"shown": f'name contains "{" ".join(words)}"'}), *filters[1:]]

    def _person(self, text: str, words: list[str], marked: bool, found: Found) -> None:
        first, last = split_name(text)
        if first and last and len(words) > 1:
            shown = f'name contains "{text}"'
            found.common += [_token("firstname", first.split()[0], shown), _token("lastname", last.split()[-1], "")]
        elif marked and not found.alternatives:
            shown = f'name contains "{text}"'
            found.alternatives = [[_token("firstname", words[0], shown)], [_token("lastname", words[0], shown)]]
        else:
            found.query = " ".join(words)

    # spans

    def _spans(self) -> Iterator[Span]:
        yield from self._around()
        for make in (
            self._status, self._amounts, self._dates, self._labels, self._absence, self._texts, self._places,
            self._addresses, self._mine, self._numbers, self._trades,
        ):  # fmt: skip
            for span in make():
                yield span
                yield from self._prefixed(span)
        for start, (end, text) in self.e.quoted.items():
            yield Span(start, end, "named", 3.0, text)

    def _prefixed(self, span: Span) -> Iterator[Span]:
        for start in range(span.start - 1, max(-1, span.start - 6), -1):
            if self.folds[start] not in _PREFIX:
                return
            yield replace(span, start=start)

    def _around(self) -> Iterator[Span]:
        noun = self._nouns()
        command = re.compile(
            rf"(?:\b{WISH})?\b(?:find|search(?: for)?|show|list|get|look(?:ing)? (?:up|for)|lookup|filter|give|display|fetch|pull(?: up)?|see"
            r"|which|what(?: are)?|who(?: are| is)?|any|how many|do (?:we|i|you) have|are there|is there|got|bring up|view|all|query|check|where|tell|count|need|want)\b"
            rf"(?: (?:me|us|all|any|every|each|up|out|for|of|the|a|an|some|our|with|through|just|only|only the|please|are|do|we|i|you|have|there)\b)*"
            rf"(?: (?:records?|list|results?|info|details|contact details))?(?: (?:of|for))?(?: (?:all|the|my|our))*(?: ?{noun}\b)?"
        )
        for match in command.finditer(self.low):
            yield from self._chars(match.start(), match.end(), "command", 0.8, None)
        for match in re.finditer(rf"\b{noun}\b(?! (?:name|stage|type|owner|currency)\b)", self.low):
            yield from self._chars(match.start(), match.end(), "noun", 0.6, None)
        for match in re.finditer(
            rf"{CALLED.pattern}|\b(?:(?:whose|where|with|and|has|have|having) )?(?:the |their |its )?(?:deal )?(?:name|title)s? (?:that )?"
            r"(?:contain(?:s|ing)?|include?s?|including|has|have|matches|like|is|starts? with|starting with)\b(?: the words?)?"
            r"|\b(?:contain(?:s|ing)?|mention(?:s|ing)?|match(?:ing|es)?|like|including|about|with the words?)\b",
            self.low,
        ):
            if self.record.unique != "email" or "title" not in match.group():
                yield from self._chars(match.start(), match.end(), "marker", NAME_MARKED - 1.0, None)
        for match in re.finditer(r"\b(?:in|with|on) (?:the|its|their) (?:name|title)\b", self.low):
            yield from self._chars(match.start(), match.end(), "skip", 0.2, None)
        for match in POLITE.finditer(self.low):
            yield from self._chars(match.start(), match.end(), "skip", 0.0, None)
        order = "|".join(pattern for pattern, *_ in ORDERS)
        for match in re.finditer(
            rf"\b(?:(?:sorted|ordered|order|sort|ranked)(?: them| it)?(?: by)? )?(?:{order})(?: first)?\b", self.low
        ):
            yield from self._chars(match.start(), match.end(), "skip", 0.5, None)
        for index, word in enumerate(self.folds):
            if word in _SILENT:
                yield Span(index, index + 1, "skip", -0.1 if word in _VERY_SILENT else -0.35)
            elif word == "for" and self.record.unique != "email":
                yield Span(index, index + 1, "for", -0.05)

    def _nouns(self) -> str:
        """What the records are called, apart from words that are options too ("customers")."""
        options = {
            f
            for s in self.record.slots
            if s.kind == "option"
            for e in _plural(labels_of(self.portal, s), s)
            for f in e.folds
        }
        words = [w for w in (self.record.singular, self.record.plural, *self.record.synonyms) if w not in options]
        return rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"

    def _chars(self, start: int, end: int, what: str, score: float, held: object) -> Iterator[Span]:
        first, after = self.e.sentence.word_range(start, end)
        if first < after:
            yield Span(first, after, what, score, held)

    def _filter(self, start: int, end: int, score: float, *filters: Filter) -> Span:
        return Span(start, end, "filter", score, list(filters))

    def _mine(self) -> Iterator[Span]:
        for match in MINE.finditer(self.low):
            yield from self._chars(match.start(), match.end(), "mine", 1.0, None)

    def _status(self) -> Iterator[Span]:
        """Open, won, lost and closed, as sets of stages: the same in every account, whatever its labels."""
        slot = self.slots.get("stage")
        stages = [s for p in self.portal.pipelines for s in p.stages]
        if not slot or not stages:
            return
        sets = {
            "open": [s.id for s in stages if not s.closed],
            "won": [s.id for s in stages if s.closed and (s.probability or 0) >= 1],
            "lost": [s.id for s in stages if s.closed and s.probability is not None and s.probability <= 0],
            "closed": [s.id for s in stages if s.closed],
        }
        words = {
            "open": r"(?:still |currently )?(?:open|active|ongoing|live|pending|unclosed|unfinished|in progress)|not (?:yet )?closed(?: yet)?|(?:aren't|are not|isn't|haven't been|not been) closed(?: yet)?|in the works|in play",
            "won": r"(?:closed[ -])?won|(?:did )?we(?:'ve| have)? w[oi]n|wins|successful(?:ly closed)?|closed as won",
            "lost": r"(?:closed[ -])?lost|(?:did )?we(?:'ve| have)? los[te]|losses|unsuccessful|closed as lost|dead",
            "closed": r"(?:already )?closed(?! (?:won|lost))|finished|completed",
        }
        negative = {"won": "lost or open", "lost": "won or open", "closed": "open"}
        for what, pattern in words.items():
            for match in re.finditer(
                rf"(?<!-)\b(?P<no>not |isn't |aren't |except |excluding )?(?:{pattern})\b", self.low
            ):
                if not sets[what]:
                    continue
                denied = bool(match["no"]) and what != "open"
                ids = sets["open"] if denied and what == "closed" else sets[what]
                operator = "NOT_IN" if denied and what != "closed" else "IN"
                made = Filter(property=slot.property, operator=operator, values=tuple(ids),  # type: ignore[arg-type]
                              shown=negative[what] if denied else what)  # fmt: skip
                for span in self._chars(match.start(), match.end(), "filter", 1.8, [made]):
                    yield span
                    yield from self._when_closed(span, made)

    def _when_closed(self, span: Span, made: Filter) -> Iterator[Span]:
        """ "Won last quarter", "closed in May": the close date lies there too."""
        start = span.end
        while start < self.n and self.folds[start] in (
            "in",
            "during",
            "on",
            "since",
            "deals",
            "deal",
            "within",
            "the",
            "for",
            "from",
        ):
            start += 1
        slot = self.slots.get("date")
        if slot and made.shown != "open" and (days := self.past.days.get(start)):
            prop = self.e.property(slot)
            op = "since" if "since" in self.folds[span.end : start] else "in"
            for when in self._period(prop, days[1], op, "closed"):
                yield self._filter(span.start, days[0], span.score + 3.4, made, when)

    # amounts

    def _amounts(self) -> Iterator[Span]:
        slot = self.slots.get("money")
        if not slot:
            return
        for match in re.finditer(rf"\b(?:{_OVER}|at least|{_UNDER}|at most|between) (?=\w)", self.low):
            first, after = self.e.sentence.word_range(match.start(), match.end())
            if first < after < self.n and after not in self.e.money and after not in self.e.days:
                said = self.e.text(first, after + 1)
                yield Span(first, after + 1, "unclear", 0.9, Unclear(reason="wrong", said=said))
        for start, (end, money) in self.e.money.items():
            if slot.name != "amount" and money.plain:
                continue
            yield from self._amount(self.e.property(slot), slot.words, start, end, money, strong=not money.plain)

    def _numbers(self) -> Iterator[Span]:
        """Any other number property by its label: "number of seats over 20"."""
        for begin, after, prop in self._mentions():
            if kind_of(prop) in ("number", "money") and prop.name not in {s.property for s in self.record.slots}:
                for start in range(after, min(self.n, after + 5)):
                    if start in self.e.money:
                        end, money = self.e.money[start]
                        for span in self._amount(prop, (prop.label,), start, end, money, strong=True):
                            if span.start >= after - 1 or span.start <= begin:
                                yield replace(span, start=min(span.start, begin), score=span.score + 1)
                        break

    def _amount(
        self, prop: Property, words: tuple[str, ...], start: int, end: int, money: Money, *, strong: bool
    ) -> Iterator[Span]:
        shown = self._money_shown(prop)
        label = prop.label.lower()
        before = self._before_text(start)
        names = "|".join(re.escape(fold(w)) for w in sorted(words, key=len, reverse=True))
        lead = rf"(?:(?:{names}|worth|valued|priced|valued at)(?: (?:is|are|of|at|that is))? ?)?"
        after = self._unit(end, names)
        base = 3.5 if strong else 3.2
        pair = self._pair(start, end, money)
        if pair and (m := re.search(rf"(?P<all>{lead}(?:between|from|in the range(?: of)?|ranging from)?)$", before)):
            low, high, last = pair
            if m["all"].strip() or self.folds[end] != "and":
                found = Filter(property=prop.name, operator="BETWEEN", value=wire(low), high_value=wire(high),
                               shown=f"{label} between {shown(low)} and {shown(high)}")  # fmt: skip
                yield self._filter(start - len(m["all"].split()), self._unit(last, names), 8.5, found)
        for pattern, operator, text in (
            (_OVER, "GT", "over"), (_FROM, "GTE", "at least"), (_UNDER, "LT", "under"), (_UPTO, "LTE", "up to"),
        ):  # fmt: skip
            if m := re.search(rf"(?:^|(?<=\s))(?P<all>{lead}(?:{pattern}))$", before):
                found = Filter(property=prop.name, operator=operator, value=wire(money.amount),  # type: ignore[arg-type]
                               shown=f"{label} {text} {shown(money.amount)}")  # fmt: skip
                yield self._filter(start - len(fold_words(m["all"])), after, base + 1, found)
        if m := re.match(
            r"(?:or|and) (more|above|up|over|higher|greater|less|below|under|lower)\b|plus\b", self._after_text(end)
        ):
            more = m[1] not in ("less", "below", "under", "lower")
            found = Filter(property=prop.name, operator="GTE" if more else "LTE", value=wire(money.amount),
                           shown=f"{label} {'at least' if more else 'up to'} {shown(money.amount)}")  # fmt: skip
            sign = self.e.sentence.before(end).strip().startswith("+")
            yield self._filter(start, end if sign else end + len(m.group().split()), base + 1, found)
        if m := re.search(rf"(?:^|(?<=\s))(?P<all>{lead}(?:{_ABOUT}))$", before):
            low, high = money.amount * Decimal("0.9"), money.amount * Decimal("1.1")
            found = Filter(property=prop.name, operator="BETWEEN", value=wire(low), high_value=wire(high),
                           shown=f"{label} around {shown(money.amount)}")  # fmt: skip
            yield self._filter(start - len(fold_words(m["all"])), after, base + 0.8, found)
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
                yield self._filter(
                    start - (len(m["all"].split()) if m else 0), after, base if named else base - 1.5, plain
                )

    def _money_shown(self, prop: Property):  # type: ignore[no-untyped-def]
        currency = self.portal.account.currency
        return (lambda a: show_money(a, currency)) if kind_of(prop) == "money" else show_number

    def _unit(self, end: int, names: str) -> int:
        m = re.match(rf"(?:in (?:value|size)|(?:in )?(?:{names})|total)\b", self._after_text(end))
        return end + len(m.group().split()) if m else end

    def _pair(self, start: int, end: int, money: Money) -> tuple[Decimal, Decimal, int] | None:
        """ "5k and 20k", "5-20k": both ends, and where the second one ends."""
        nxt = end + 1 if end < self.n and self.folds[end] in ("and", "to", "till", "until", "through") else end
        if nxt not in self.e.money or (nxt == end and "-" not in self.e.sentence.before(end)):
            return None
        last, high = self.e.money[nxt]
        low = money.amount
        if money.plain and not high.plain and low < 1000 <= high.amount:
            low *= 1000 if high.amount < 1_000_000 else 1_000_000
        return (low, high.amount, last) if low <= high.amount else (high.amount, low, last)

    def _before_text(self, index: int) -> str:
        signs = {">": ">", "<": "<", ">=": ">=", "<=": "<=", "~": "~"}
        gap = self.e.sentence.before(index).strip(" $€£¥₹")
        words = " ".join(self.folds[max(0, index - 6) : index])
        return f"{words} {signs[gap]}".strip() if gap in signs else words

    def _after_text(self, index: int) -> str:
        gap = self.e.sentence.before(index).strip()
        return ("plus " if gap.startswith("+") else "") + " ".join(self.folds[index : index + 4])

    # days

    def _dates(self) -> Iterator[Span]:
        for begin, after, prop, prefer in self._day_cues():
            evidence = self.past if prefer == "past" else self.e
            at, operator = self._when(after)
            if at in evidence.days:
                end, days = evidence.days[at]
                label = _DAY_LABELS.get(prop.name, prop.label.lower())
                if (
                    operator == "between"
                    and end < self.n
                    and self.folds[end] in ("and", "to")
                    and end + 1 in evidence.days
                ):
                    end, last = evidence.days[end + 1]
                    days = Days(days.first, last.last)
                for made in self._period(prop, days, operator, label):
                    yield self._filter(begin, end, 5.0, made)
        slot = self.slots.get("date")
        closed = re.search(r"\b(?:won|lost|lose|win|closed)\b", self.low) is not None
        for start, (end, days) in self.e.days.items():
            recent = self.past.days.get(start, (end, days))[1]
            closes = slot is not None and (closed or days.last >= self.e.today)
            prop = self.e.property(slot) if slot and closes else self._created()
            label = "closed" if closed else _DAY_LABELS.get(prop.name, prop.label.lower())
            begin, operator = self._when_before(start)
            if operator == "since" and self.folds[start - 1] == "from":
                operator = "in"
            for made in self._period(prop, days if closes and not closed else recent, operator, label):
                weak = days.weak and begin == start and not (self.e.boundary(start) and self.e.boundary(end))
                yield self._filter(begin, end, -0.5 if weak else 2.0, made)
        if slot:
            overdue = re.compile(r"\b(?:overdue|past due|past their close date|should have closed|late)\b")
            for match in overdue.finditer(self.low):
                prop = self.e.property(slot)
                open_ = [s.id for p in self.portal.pipelines for s in p.stages if not s.closed]
                made = Filter(
                    property=prop.name, operator="LT", value=self._ms(prop, self.e.today), shown="close date passed"
                )
                rest = (
                    [Filter(property=self.slots["stage"].property, operator="IN", values=tuple(open_), shown="open")]
                    if open_
                    else []
                )
                yield from self._chars(match.start(), match.end(), "filter", 2.0, [made, *rest])

    def _created(self) -> Property:
        name = self.record.created
        return self.portal.properties.get(name) or Property(name=name, label="Create date", type="datetime")

    def _day_cues(self) -> Iterator[tuple[int, int, Property, str]]:
        changed = "lastmodifieddate" if self.record.object_type == "contacts" else "hs_lastmodifieddate"
        modified = self.portal.properties.get(changed) or Property(name=changed, label="Last modified", type="datetime")
        cues: list[tuple[str, Property, str]] = [
            (
                r"(?:(?:was|were|been|got) )?(?:created|added|opened|logged|entered|registered|made|started|new|signed up|acquired|that came in|came in|create date|creation date|created date|generated)(?: by us)?",
                self._created(),
                "past",
            ),
            (
                r"(?:(?:was|were|been|got|last|recently) )*(?:updated|modified|changed|touched|edited|active|contacted)(?: last)?",
                modified,
                "past",
            ),
        ]
        if slot := self.slots.get("date"):
            words = "|".join(map(re.escape, sorted(slot.words, key=len, reverse=True)))
            prop = self.e.property(slot)
            future = rf"(?:closing|closes|close|to close|due|(?:{words})(?:s)?(?: is| are| falls)?|expected(?: to close)?|ending|ends|(?:will|should|that|supposed to|set to|which) close|scheduled to close|landing|maturing|wrapping up)"
            cues += [(future, prop, "future"), (r"(?:that |which |we )?(?:closed|signed)", prop, "past")]
        for pattern, prop, prefer in cues:
            for match in re.finditer(rf"\b{pattern}\b", self.low):
                first, after = self.e.sentence.word_range(match.start(), match.end())
                if first < after:
                    yield first, after, prop, prefer
        for begin, after, prop in self._mentions():
            if prop.type in ("date", "datetime"):
                yield begin, after, prop, "future"

    def _when(self, index: int) -> tuple[int, str]:
        """The word at which the day begins after a cue, and how it is meant."""
        operator = "in"
        while index < self.n and index not in self.e.days and (word := self.folds[index]) in _WHEN:
            operator = _WHEN[word] or operator
            index += 1
        return index, operator

    def _when_before(self, start: int) -> tuple[int, str]:
        operator, begin = "in", start
        while begin > 0 and self.folds[begin - 1] in _WHEN and self.folds[begin - 1] not in ("and", "is", "are"):
            operator = _WHEN[self.folds[begin - 1]] or operator
            begin -= 1
        return begin, operator

    def _period(self, prop: Property, days: Days, operator: str, label: str) -> Iterator[Filter]:
        """Day borders in the portal's zone, as HubSpot wants them: epoch milliseconds."""
        if days.other:
            return
        try:
            start, end = self._ms(prop, days.first), self._ms(prop, days.last, last=True)
        except (OverflowError, ValueError):
            return
        first, last = show_day(days.first), show_day(days.last)
        if operator in ("in", "between"):
            yield Filter(property=prop.name, operator="BETWEEN", value=start, high_value=end,
                         shown=f"{label} {'on ' if days.first == days.last else ''}{show_days(days.first, days.last)}")  # fmt: skip
        elif operator == "before":
            yield Filter(property=prop.name, operator="LT", value=start, shown=f"{label} before {first}")
        elif operator == "by":
            yield Filter(property=prop.name, operator="LTE", value=end, shown=f"{label} by {last}")
        elif operator == "after":
            yield Filter(property=prop.name, operator="GT", value=end, shown=f"{label} after {last}")
        else:
            yield Filter(property=prop.name, operator="GTE", value=start, shown=f"{label} since {first}")

    def _ms(self, prop: Property, day: date, *, last: bool = False) -> str:
        """The first or last millisecond of a day; `date` properties lie at midnight UTC (HubSpot: properties)."""
        if prop.type == "date":
            return str(int(datetime.combine(day, time(), timezone.utc).timestamp() * 1000))
        zone = self.portal.account.zone
        moment = datetime.combine(day + timedelta(1) if last else day, time(), zone)
        return str(int(moment.timestamp() * 1000) - int(last))

    # labels

    def _labels(self) -> Iterator[Span]:
        for slot in self.record.slots:
            if slot.kind in ("stage", "pipeline", "owner", "option"):
                index = label_index(_plural(labels_of(self.portal, slot), slot))
                yield from self._label_spans(self.e.property(slot), slot, index)
        known = {s.property for s in self.record.slots}
        for prop in self.portal.properties.values():
            if prop.options and not prop.hidden and prop.name not in known and kind_of(prop) == "option":
                yield from self._label_spans(prop, None, label_index(self.e.vocabulary.options(prop)))

    def _label_spans(self, prop: Property, slot: Slot | None, index: LabelIndex) -> Iterator[Span]:
        names = {fold(w) for w in (*(slot.words if slot else ()), prop.label)}
        kind = slot.kind if slot else "other"
        seen_until = 0
        for start in range(self.n):
            if start < seen_until or not (self.folds[start] in index or self.e.bare[start] in index):
                continue
            chosen, end = self._listed(index, start)
            if not chosen:
                continue
            begin, explicit, negative = self._label_cue(start, kind, names)
            after = self._name_after(end, names)
            if kind == "owner" and after == end:
                after = self._owning(end)
            score = self._label_score(kind, start, end, explicit or after > end, begin < start)
            if score is None:
                continue
            seen_until = end
            if any(e.wire == ME for e in chosen):
                if begin < start:
                    yield Span(begin, after, "mine", score)
                continue
            yield self._filter(begin, after, score, _in(prop, chosen, negative, kind))
        yield from self._unread(prop, kind, names, index)

    def _listed(self, index: LabelIndex, start: int) -> tuple[list[Entry], int]:
        """Labels joined by "or", "and" or commas."""
        chosen: list[Entry] = []
        end = start
        while end < self.n and (found := self.e.labels_at(index, end)):
            longest = found[0][0]
            chosen += [e for stop, e in found if stop == longest and e not in chosen]
            end = longest
            skip = end
            while skip < self.n and self.folds[skip] in ("or", "and", "in", "at", "either"):
                skip += 1
            comma = skip < self.n and skip == end and self.e.sentence.before(end).strip() in (",", "/", "&")
            if skip < self.n and (skip > end or comma) and self.e.labels_at(index, skip):
                end = skip
            else:
                break
        while end > start and self.folds[end - 1] in ("or", "and", "in", "at", "either"):
            end -= 1
        return chosen, end

    def _owning(self, end: int) -> int:
        """Past "… is working on" behind the name of an owner."""
        m = re.match(
            r"(?:is |are )?(?:working on|works on|owns?|manages?|handles?|has|have|is responsible for)\b",
            " ".join(self.folds[end : end + 3]),
        )
        return end + len(m.group().split()) if m else end

    def _label_cue(self, start: int, kind: str, names: set[str]) -> tuple[int, bool, bool]:
        """Where the span begins, whether the property is named, and whether it is denied."""
        before = " ".join(self.folds[max(0, start - 7) : start])
        cue = {
            "stage": "in|at|currently in|currently at|sitting in|stuck in|that are in",
            "pipeline": "in|from|on",
            "owner": "owned by|assigned to|belonging to|belongs to|managed by|handled by|run by|of|by|for|from|led by|worked by|owner",
        }.get(kind, "")
        joined = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        deny = r"(?:not|isnt|arent|is not|are not|except|excluding|other than|but not|outside|outside of|never|without)"
        pattern = (
            rf"(?:^|(?<=\s))(?P<all>(?P<deny>{deny} )?(?P<named>(?:(?:the|their|whose|with|a|where|of) )*(?:{joined})(?: (?:is|are|of|either|in|equals|as|set to|being))*(?P<deny2> not)?)?"
            rf"(?: ?(?P<cue>{cue or 'is'}))?(?: (?:the|either|stage|a|an))*(?P<deny3> not)?)$"
        )
        m = re.search(pattern, before)
        if not m or not m["all"].strip():
            return start, False, False
        denied = bool(m["deny"] or m["deny2"] or m["deny3"])
        return start - len(m["all"].split()), bool(m["named"]), denied

    def _name_after(self, end: int, names: set[str]) -> int:
        rest = " ".join(self.folds[end : end + 3])
        for name in sorted(names, key=len, reverse=True):
            if rest == name or rest.startswith(name + " "):
                return end + len(name.split())
        return end

    def _label_score(self, kind: str, start: int, end: int, named: bool, cued: bool) -> float | None:
        if named:
            return 4.5 + 0.1 * (end - start)
        possessive = self.e.sentence.raw[self.e.sentence.words[end - 1].start : self.e.sentence.words[end - 1].end]
        if kind == "owner":
            mine = re.search(r"['\u2019]s$", possessive) is not None
            return 4.0 if cued or mine else 2.0 if end - start > 1 else 0.4
        if kind in ("stage", "pipeline"):
            return 3.6 if cued else 2.4 if end - start > 1 else 0.6 if kind == "stage" else 0.9
        if end < self.n and re.fullmatch(self._nouns(), self.folds[end]):
            return 2.4
        return 2.2 if end - start > 1 else 1.0 if kind == "option" else 0.6 if len(self.folds[start]) > 3 else 0.1

    def _unread(self, prop: Property, kind: str, names: set[str], index: LabelIndex) -> Iterator[Span]:
        """A property that is named, with words that are no label of it: a short form, a near miss, or asked about."""
        cues = {"owner": r"owned by|assigned to|managed by"}.get(kind)
        joined = "|".join([*sorted(map(re.escape, names), key=len, reverse=True), *([cues] if cues else [])])
        folded = " ".join(self.folds)
        for match in re.finditer(rf"\b(?:{joined})(?: (?:is|are|of|in|set to|to|as|equals))*(?= \w)", folded):
            begin = folded[: match.start()].count(" ")
            start = folded[: match.end() + 1].count(" ")
            if start >= self.n or self.e.labels_at(index, start) or self.folds[start] in _STOPS | {"not"}:
                continue
            for end in range(start + 1, min(self.n, start + 4) + 1):
                if end > start + 1 and (self.e.boundary(end - 1) or self.folds[end - 1] in _STOPS):
                    break
                value = self._label_value(prop, self.e.text(start, end))
                if isinstance(value, Value):
                    made = Filter(
                        property=prop.name, operator="EQ", value=value.wire, shown=f"{prop.label.lower()} {value.shown}"
                    )
                    yield self._filter(begin, end, 3.0 + 0.05 * (end - start), made)
                else:
                    good = value.reason in ("near", "several")
                    yield Span(begin, end, "unclear", (2.2 if good else 0.6) - 0.1 * (end - start), value)
        if kind == "stage":
            yield from self._near_stage(prop, index)

    def _near_stage(self, prop: Property, index: LabelIndex) -> Iterator[Span]:
        """ "In contact sent": a misspelt stage after "in"."""
        for start in range(1, self.n):
            if self.folds[start - 1] != "in" or self.e.labels_at(index, start) or start in self.e.days:
                continue
            for end in range(start + 2, min(self.n, start + 4) + 1):
                value = self._label_value(prop, self.e.text(start, end))
                if isinstance(value, Value):
                    made = Filter(property=prop.name, operator="EQ", value=value.wire, shown=f"stage {value.shown}")
                    yield self._filter(start - 1, end, 2.0, made)
                elif value.reason == "near":
                    yield Span(start - 1, end, "unclear", 1.5, value)

    def _label_value(self, prop: Property, said: str) -> Value | Unclear:
        return read_property_value(prop, said, self.portal, self.e.now)

    # having and lacking a value

    def _mentions(self) -> Iterator[tuple[int, int, Property]]:
        """Properties named in the sentence: words `start:end`."""
        names = self.e.vocabulary.called(self.record)
        start = 0
        while start < self.n:
            length = min(5, self.n - start)
            while length and not (prop := names.get(" ".join(self.folds[start : start + length]))):
                length -= 1
            if length and prop:
                yield start, start + length, prop
            start += length or 1

    def _absence(self) -> Iterator[Span]:
        for start, end, prop in self._mentions():
            before = " ".join(self.folds[max(0, start - 6) : start])
            lacks = r"(?:without|with no|has no|have no|having no|missing|lacking|no|(?:dont|doesnt|do not|does not) have|with an? (?:empty|blank|missing)|with (?:empty|blank|missing)|who lack|not having)(?: (?:a|an|any|the|their))?"
            if m := re.search(rf"(?:^|(?<=\s))(?P<all>{lacks})$", before):
                made = Filter(property=prop.name, operator="NOT_HAS_PROPERTY", shown=f"no {prop.label.lower()}")
                yield self._filter(start - len(m["all"].split()), end, 4.5, made)
            elif re.match(
                r"(?:is|are) (?:empty|blank|missing|unknown|not set|unset)\b|(?:is|are) not (?:set|known|filled)\b",
                " ".join(self.folds[end : end + 3]),
            ):
                tail = 3 if " not " in " " + " ".join(self.folds[end : end + 3]) + " " else 2
                made = Filter(property=prop.name, operator="NOT_HAS_PROPERTY", shown=f"no {prop.label.lower()}")
                yield self._filter(start, end + tail, 4.5, made)
            elif m := re.search(
                r"(?:^|(?<=\s))(?P<all>(?:with|has|have|having|that have|who have)(?: (?:a|an|any|the|some))?)$", before
            ):
                alone = (
                    end == self.n
                    or self.e.boundary(end)
                    or self.folds[end] in ("and", "or", "set", "filled", "in", "who", "that")
                )
                if alone:
                    made = Filter(property=prop.name, operator="HAS_PROPERTY", shown=f"with {prop.label.lower()}")
                    yield self._filter(start - len(m["all"].split()), end, 2.0, made)
        owner = self.slots.get("owner")
        for match in re.finditer(
            r"\b(?:unassigned|unowned|not assigned(?: to (?:anyone|anybody|someone))?|owned by (?:nobody|no one)|assigned to (?:nobody|no one))\b",
            self.low,
        ):
            if owner:
                made = Filter(property=owner.property, operator="NOT_HAS_PROPERTY", shown="no owner")
                yield from self._chars(match.start(), match.end(), "filter", 4.5, [made])

    # texts

    def _texts(self) -> Iterator[Span]:
        """Text properties by name ("whose title contains engineer") and a contact's company by "at"."""
        for begin, after, prop in self._mentions():
            if kind_of(prop) not in ("text", "email") or (
                prop.name == self.record.title[0] and self.record.unique is None
            ):
                continue
            m = re.match(
                r"(?:(?:that |which )?(?:contains?|containing|includes?|including|has|having|is like|like|matches|matching|starts? with|starting with|is|are|of|as|equals|equal to)\b ?)+(?:(?:the word|the words|a|an|the) )?",
                " ".join(self.folds[after : after + 6]),
            )
            start = after + (len(m.group().split()) if m else 0)
            yield from self._words(prop, begin, start, 3.6 if m else 2.6)
        company = next((s for s in self.record.slots if s.name == "company" and s.kind == "text"), None)
        if company:
            cue = re.compile(
                r"\b(?:(?:who |that |which )?(?:work(?:s|ing)?|are|is|employed|people) (?:at|for|with|from|by)|at|from|of|@)\b"
            )
            for match in cue.finditer(self.low):
                first, after = self.e.sentence.word_range(match.start(), match.end())
                if first < after < self.n and after not in self.e.days:
                    yield from self._words(
                        self.e.property(company), first, after, 2.0 if match.group() != "of" else 0.6
                    )

    def _trades(self) -> Iterator[Span]:
        """ "Engineers", "all CTOs": a word of a trade is the job title."""
        slot = next((s for s in self.record.slots if s.name == "job_title"), None)
        for start, word in enumerate(self.folds) if slot else ():
            single = word if word in TITLES else word[:-1] if word.endswith("s") and word[:-1] in TITLES else None
            if slot and single:
                made = _token(slot.property, single, f'job title contains "{single}"')
                yield self._filter(start, start + 1, 0.9, made)

    def _words(self, prop: Property, begin: int, start: int, score: float) -> Iterator[Span]:
        if start >= self.n or start in self.e.emails:
            return
        if quoted := self.e.quoted.get(start):
            yield self._filter(begin, quoted[0], score + 1, *_tokens(prop, quoted[1]))
            return
        for end in range(start + 1, min(self.n, start + 5) + 1):
            if end > start + 1 and (self.e.boundary(end - 1) and self.folds[end - 1] not in ("co", "inc")):
                return
            if self.folds[end - 1] in _STOPS and end - 1 > start or self.folds[start] in _STOPS:
                return
            yield self._filter(begin, end, score - 0.1 * (end - start), *_tokens(prop, self.e.text(start, end)))

    def _places(self) -> Iterator[Span]:
        """ "In Berlin", "from Germany": a country by its English name, else a city."""
        if self.record.object_type != "contacts":
            return
        properties = self.portal.properties
        for start in range(1, self.n):
            cued = self.folds[start - 1] in ("in", "from", "near", "based", "around")
            if not (cued or self.folds[start - 1] == "or") or start in self.e.days:
                continue
            for end in range(start + 1, min(self.n, start + 3) + 1):
                if end > start + 1 and self.e.boundary(end - 1) or self.folds[end - 1] in _STOPS:
                    break
                text = unquoted(self.e.text(start, end))
                country = " ".join(self.folds[start:end]) in _COUNTRIES
                name = "country" if country else "city"
                prop = properties.get(name) or Property(name=name, label=name.title())
                begin = (
                    start - 2
                    if start > 1 and self.folds[start - 2] in ("based", "living", "located", "lives")
                    else start - 1
                )
                if country or self.folds[start - 1] not in ("from", "or"):
                    label = f'{name} "{text}"'
                    tokens = [replace_shown(f, label if i == 0 else "") for i, f in enumerate(_tokens(prop, text))]
                    yield self._filter(begin, end, (3.6 if country else 2.2) - 0.1 * (end - start), *tokens)

    def _domains(self) -> dict[int, tuple[int, str]]:
        found = find_domains(self.low)
        for m in re.finditer(
            r"\b(?:from|at|domain(?: is| of)?|with|on) ((?:[a-z0-9-]+\.)+[a-z]{2,12})\b(?!@)", self.low
        ):
            found.append((m.start(1), m.end(1), m[1]))
        return {s: (e, d) for start, stop, d in found for s, e in [self.e.sentence.word_range(start, stop)] if s < e}

    def _addresses(self) -> Iterator[Span]:
        if self.record.unique != "email":
            return
        lead = r"(?:(?:with|whose|using|on|at|from|have|having|has|an?|the|their|e|mail|email|emails|address|addresses|domain|ending|ends|end|in|is|are|of|work) ?)+$"
        for start, (end, email) in self.e.emails.items():
            m = re.search(lead, " ".join(self.folds[max(0, start - 7) : start]))
            begin = start - (len(m.group().split()) if m else 0)
            yield self._filter(
                begin, end, 4.0, Filter(property="email", operator="EQ", value=email.lower(), shown=f"e-mail {email}")
            )
        for start, (end, domain) in self._domains().items():
            m = re.search(lead, " ".join(self.folds[max(0, start - 7) : start]))
            begin = start - (len(m.group().split()) if m else 0)
            while end < self.n and self.folds[end] in (
                "address",
                "addresses",
                "email",
                "emails",
                "domain",
                "e",
                "mail",
            ):
                end += 1
            made = Filter(property="email", operator="CONTAINS_TOKEN", value=f"*@{domain}", shown=f"e-mail at {domain}")
            yield self._filter(begin, end, 5.0, made)


_WHEN: dict[str, str | None] = {
    "in": None, "on": None, "during": None, "within": None, "the": None, "over": None, "is": None, "are": None, "for": None,
    "sometime": None, "anytime": None, "at": None, "date": None, "of": None, "around": None, "any": None, "time": None,
    "before": "before", "prior": "before", "to": None, "earlier": "before", "than": None, "older": "before",
    "by": "by", "until": "by", "till": "by", "no": None, "later": "after", "after": "after", "past": "after", "beyond": "after",
    "since": "since", "from": "since", "starting": "since", "between": "between", "and": None, "up": "by",
}  # fmt: skip
_DAY_LABELS = {
    "closedate": "closing",
    "createdate": "created",
    "hs_lastmodifieddate": "changed",
    "lastmodifieddate": "changed",
}
_PREFIX = frozenset(
    "with that are is a an the which who whose have has having and where in at currently all of were was or".split()
)
_SILENT = frozenset(
    "a an the and or with that are is which who whose have has having where in at all of any every our we us i me to on there"
    " currently only just please by for also them they so be do does those these it its some from".split()
)
_VERY_SILENT = frozenset("the a an all any are is and or that which who with please".split())
_STOPS = frozenset(
    "and or with that who which whose where in at over under above below between more less closing closes created added"
    " owned assigned worth since before after for from by not but is are has have sorted ordered last this next due having"
    " without to the updated modified in of".split()
)  # fmt: skip
_EMPTY = frozenset(
    "deal deals contact contacts opportunity opportunities person people lead leads customer customers record records list"
    " crm hubspot all every show find search results everything everyone everybody anyone anybody anything something stuff ones"
    " named called name".split()
)


def fold_words(text: str) -> list[str]:
    """The words of a text; signs like ">" are none."""
    return [w for w in text.split() if re.search(r"\w", w)]


def replace_shown(made: Filter, shown: str) -> Filter:
    """The same filter, said in other words."""
    return made.model_copy(update={"shown": shown})


def _plural(entries: tuple[Entry, ...], slot: Slot) -> list[Entry]:
    """Options of lists of people are said in the plural: "customers"."""
    if slot.kind != "option":
        return list(entries)
    return [
        replace(e, other=(*e.other, f"{e.label}s", f"{e.label[:-1]}ies" if e.label.endswith("y") else e.label))
        for e in entries
    ]


def _in(prop: Property, chosen: list[Entry], negative: bool, kind: str) -> Filter:
    wires = tuple(dict.fromkeys(e.wire for e in chosen))
    names = list(dict.fromkeys(e.name for e in chosen))
    label = kind if kind in ("stage", "pipeline", "owner") else prop.label.lower()
    shown = f"{label} {'not ' if negative else ''}{' or '.join(names)}"
    if len(wires) == 1:
        return Filter(property=prop.name, operator="NEQ" if negative else "EQ", value=wires[0], shown=shown)
    return Filter(property=prop.name, operator="NOT_IN" if negative else "IN", values=wires, shown=shown)


def _merged(filters: list[Filter]) -> Filter | None:
    """One filter for alternatives on one property."""
    if len({f.property for f in filters}) > 1 or any(f.operator not in ("EQ", "IN") for f in filters):
        return None
    values = tuple(dict.fromkeys(v for f in filters for v in (f.values or ((f.value or ""),))))
    return Filter(
        property=filters[0].property, operator="IN", values=values, shown=" or ".join(f.shown for f in filters)
    )


def _token(prop: str, word: str, shown: str) -> Filter:
    """HubSpot compares whole tokens; the asterisk lets the rest of the word be anything (CRM search guide)."""
    return Filter(property=prop, operator="CONTAINS_TOKEN", value=f"{fold(word) or word}*", shown=shown)


def _tokens(prop: Property, text: str) -> list[Filter]:
    words = clean(text).split()
    kept = [w for w in words if fold(w)][:3]
    return [
        _token(prop.name, w, f'{prop.label.lower()} contains "{text}"' if i == 0 else "") for i, w in enumerate(kept)
    ]
