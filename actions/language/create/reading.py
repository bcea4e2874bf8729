"""What a create sentence says about the record to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from ...portal import Portal
from ...record import Record
from ..english import phrases
from ..english.text import compiled, fold
from ..english.words import FILLERS, TITLES
from ..english.yesno import lacking
from ..said import Change, Said, Unclear, Value
from ..value.evidence import Evidence
from ..value.firms import is_signed, is_trading
from ..value.people import capitalised, degrees, is_personal_name, split_name
from ..value.places import place
from ..value.taken_back import without_taken_back
from ..value.values import read_value
from .attributes import Attributes
from .better_name import put_right
from .cover import NAME_MARKED, Cover, Span, cover
from .currency import currency_spans, with_currency
from .held import Held, whole
from .how_far import how_far
from .leftover import left_over
from .of_another import order_for_another
from .purpose import purposes
from .relations import without_relations
from .remarks import remarks
from .run_together import QUALIFIES, with_commas
from .several import doubtful, first_of, price_in_name, second_person, sums_between
from .told_as import as_order


def read_create(text: str, record: Record, portal: Portal, now: datetime) -> Said:
    """Everything a create sentence says about the record to be.

    Deals: words after "for" are the name where no other name is said, else the company to link.
    """
    evidence = Evidence(with_commas(as_order(text, record), record), record, portal, now)
    others: list[str] = []
    for find in (order_for_another, second_person):
        if (begins := find(evidence)) is not None:
            others.insert(0, _JOINS.sub("", evidence.sentence.raw[begins:]).strip())
            evidence = Evidence(_JOINED.sub("", evidence.sentence.raw[:begins]), record, portal, now)
    said = as_said(evidence, understood(evidence)) if evidence.folds else Said()
    return said.model_copy(update={"left": (*said.left, *others)}) if others else said


def understood(evidence: Evidence, *, named: bool = True) -> Cover:
    """The best cover of a create sentence. A name never reaches into quotes, addresses and phone numbers."""
    quotes = [(start, end) for start, (end, _) in evidence.quoted.items()]
    spans = [
        span
        for find in (_attributes, currency_spans, _around, remarks, how_far)
        for span in find(evidence)
        if span.what == "named" or not any(span.cuts(*quote) for quote in quotes)
    ]
    spans += _quoted(evidence)
    typed = [
        (start, end)
        for found in (evidence.emails, evidence.phones, evidence.pages)
        for start, (end, _) in found.items()
    ]
    spans = [s for s in spans if s.what != "job_title" or not _holds_number(evidence, s)]
    barred = sums_between(evidence).union(*(range(start, end) for start, end in typed))
    held = Held(evidence).held()
    spans = list(whole(held, spans))
    barred |= {i for span in held for i in range(span.start, span.end)}
    if evidence.record.unique != "email":
        found = cover(evidence.sentence, spans, named=named, barred=barred)
        if price := price_in_name(evidence, found):
            found = cover(evidence.sentence, spans, named=named, barred=barred | price)
        return with_currency(evidence, found)
    # nobody's name holds a number
    barred |= {i for i, word in enumerate(evidence.folds) if _is_number(word) or word in _DAYS}
    barred |= {i for i, w in enumerate(evidence.folds[:-1]) if (w, evidence.folds[i + 1]) == ("e", "mail")}  # "e-mail"
    barred |= {start - 1 for start in evidence.phones if start and len(evidence.folds[start - 1]) == 1}  # "F +49 …"
    barred |= {i for start, (end, _) in evidence.mistyped.items() for i in range(start, end)}
    likely = frozenset(i for i, word in enumerate(evidence.folds) if word in evidence.addressed)
    search = partial(cover, evidence.sentence, spans, named=named, person=True, likely=likely - barred)
    found = search(barred=barred)
    told = {i for i in likely - barred if evidence.folds[i] not in QUALIFIES | FILLERS}
    if found.name and told.isdisjoint(range(*found.name)):  # "Temi Ade temi@x.example | Sales Lead tel …"
        other = search(barred=barred | frozenset(range(*found.name)))
        return other if other.name and not told.isdisjoint(range(*other.name)) else found
    return found


def _attributes(evidence: Evidence) -> Iterator[Span]:
    return Attributes(evidence).spans()


def _is_number(word: str) -> bool:
    return word.isdigit() and len(word) > 2


def _holds_number(evidence: Evidence, span: Span) -> bool:
    """Whether more than a small number stands in the words of a span: not so in "Grade 7 Lead"."""
    return any(map(_is_number, evidence.folds[span.start : span.end]))


def _around(evidence: Evidence) -> Iterator[Span]:
    """Spans of the command, of what brings in the name, and of politeness."""
    noun = phrases.nouns(evidence.record)
    whole, tail, start = phrases.create_commands(noun)
    low = evidence.sentence.low
    seen = False
    for pattern, score in ((whole, 1.5), (tail, 1.0), (start, 0.6)):
        for match in pattern.finditer(low):
            if pattern is whole and _AS.search(low, 0, match.start()):
                continue  # "enter Jane Doe as a | new contact"
            yield from _span(evidence, match, "command" if pattern is not tail else "noun", score)
            seen = seen or pattern is whole
    if not seen and (bare := compiled(rf"\b{noun}\b").search(low)):
        yield from _span(evidence, bare, "noun", 0.1)
    for match in _SOMEBODY.finditer(evidence.sentence.raw) if evidence.record.unique == "email" else ():
        yield from _span(evidence, match, "noun", 0.3)
    for match in phrases.CALLED.finditer(low):
        yield from _span(evidence, match, "marker", NAME_MARKED)
    for match in _TOPIC.finditer(low) if evidence.record.unique is None else ():
        yield from _span(evidence, match, "marker", NAME_MARKED - 1)
    yield from purposes(evidence) if evidence.record.unique is None else ()
    for match in phrases.POLITE.finditer(low):
        for span in _span(evidence, match, "skip", 0.0):
            alone = span.start == 0 or evidence.boundary(span.end)
            yield span if alone else Span(span.start, span.end, "skip", -0.5)
    address = evidence.record.slot_for(evidence.record.unique)
    for match in lacking(address.words).finditer(low) if address else ():
        yield from _span(evidence, match, "skip", 1.5)
    for match in _ASIDE.finditer(low):
        if evidence.sentence.raw[match.start()].islower() or match.group().startswith("i "):
            yield from _span(evidence, match, "skip", 0.5)
    for index, word in enumerate(evidence.folds):
        if len(word) == 1 and word.isalpha() and evidence.sentence.before(index + 1)[:1] == ":":
            yield Span(index, index + 1, "skip", 0.2)  # "E: jane@example.com"
        if (word in _SILENT and not evidence.dotted(index)) or (word in _DAYS and evidence.record.unique == "email"):
            yield Span(index, index + 1, "skip", -0.35)
    yield from _family_first(evidence) if evidence.record.unique == "email" else ()


def _quoted(evidence: Evidence) -> Iterator[Span]:
    """Words in quotes: the name; in a list of facts about somebody, the firm or what is left out."""
    for start_word, (end, text) in evidence.quoted.items():
        if evidence.record.unique == "email" and "," in evidence.sentence.before(start_word):  # …, "Acme Foods"
            firm = is_signed(text) or is_trading(text)
            yield Span(start_word, end, "company" if firm else "left", 0.1, Value(wire=text, shown=text))
            continue
        yield Span(start_word, end, "named", 3.5 - 0.001 * start_word, text)  # of two, the first


def _family_first(evidence: Evidence) -> Iterator[Span]:
    """ "Weber, Hans; …": a name as lists have it, if a semicolon or the address shows that both words are the name."""
    for match in _FAMILY_FIRST.finditer(evidence.sentence.raw):
        parts = {fold(match["last"]), fold(match["first"])}
        known = parts <= evidence.addressed or (match["end"] and not place(match["first"]))
        if known and not parts & (FILLERS | TITLES):
            first, after = evidence.sentence.word_range(*match.span("both"))
            yield Span(first, after, "named", 3.5, f"{match['first']} {match['last']}")


_FAMILY_FIRST = re.compile(
    r"(?<![,;] )(?<![^\W\d_] (?=[A-Z]))(?P<both>\b(?P<last>[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?), "
    r"(?P<first>[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?))(?=(?P<end>;)|,|$)"
)
_JOINED = re.compile(r"(?:[\s,;&+]|\band\b|\balso\b)+$")
_JOINS = re.compile(r"^(?:[\s,;.!&+]|(?:and|also|then|plus|but)\b)+")
_ASIDE = re.compile(rf"(?<=\w ){phrases.ASIDE}(?=[ ]*(?:$|[,.;!]))")
_AS = re.compile(r"\b(?:as|to|into) (?:an? |my |our |the )?$")
_TOPIC = re.compile(
    r"(?<=\S )\b(?:about|regarding|concerning|re:)(?: (?:the|a|an|their|its|our|his|her))? "
    r"(?=[a-z\"])(?!(?:half|a third|noon|to)\b)"
)
"""What a deal with somebody is about: "with Hafenwerk about the crane upgrade"."""
_DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_SOMEBODY = re.compile(r"\b(?:new )?(?:guy|lady|man|woman|chap|fellow|gentleman|colleague|friend|boss|girl|lad)\b")
_SILENT = frozenset(
    "a an the and with it its is i id we to for please of that this new me my our want like need instead actually"
    " sorry no wait oops meant mean change rather make set created made added opened called".split()
)


_WHOM = frozenset("company companys customer customers client clients account firm business him her them".split())
"""Whom it may be for: "for my customer's company" is no name."""


def _span(evidence: Evidence, match: re.Match[str], what: str, score: float) -> Iterator[Span]:
    start, end = match.span()
    first, after = evidence.sentence.word_range(start, end)
    if first < after:
        yield Span(first, after, what, score)


def as_said(evidence: Evidence, found: Cover, *, named: bool = True) -> Said:
    """What the chosen spans and the name come to. Without `named`, it has a name already."""
    found = replace(found, spans=without_relations(evidence, _second_number(evidence, found.spans)))
    found, names = put_right(evidence, found)
    values: dict[str, Value | Unclear] = {}
    changes: list[Change] = []
    first = first_of(evidence, found)
    for span in first.spans:
        if span.what in ("left", "command", "noun", "skip", "remark", "marker", "named"):
            continue
        if span.what.startswith("property:"):
            prop = evidence.portal.properties[span.what.partition(":")[2]]
            value, text = span.held
            changes.append(Change.of(prop, value, text))
        elif span.score > 0 or span.what not in values:
            values[span.what] = span.held
    values |= doubtful(evidence, first.spans)
    values = _as_called(evidence) | values
    _same_pipeline(evidence, values)
    if found.name and not {"first_name", "last_name"} <= set(values):
        values |= {"name": names} if names else _name(evidence, found)
    elif named and any(s.soft and s.what == "company" for s in found.spans):  # "for Marlow Hotels": its only name
        values["name"] = values.pop("company")
    left = left_over(evidence, found, first.other)
    if found.name and evidence.record.unique == "email":
        left += tuple(degrees(evidence.text(*found.name)))
    return Said(values=values, changes=tuple(changes), left=left)


def _as_called(evidence: Evidence) -> dict[str, Value | Unclear]:
    """How far somebody is of whom it is told at the end: "…, she's a customer"."""
    slot = evidence.record.slot_of("option")
    if evidence.record.unique != "email" or slot is None or not _IS_ONE.search(evidence.sentence.low):
        return {}
    value = read_value(slot, "customer", evidence.portal, evidence.now)
    return {slot.name: value} if isinstance(value, Value) else {}


_IS_ONE = re.compile(
    r"\b(?:he|she|they)(?:['\u2019]s|s| is| are|['\u2019]re)(?: now| already)? (?:an? |our )customer[ .!]*$"
)


def _second_number(evidence: Evidence, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Of two numbers to call, the one of a mobile has a property of its own; else the second is left out."""
    numbers = [s for s in spans if s.what == "phone"]
    good = [s for s in numbers if isinstance(s.held, Value)]
    several = len({s.held.wire if s in good else s.held.said for s in numbers}) > 1
    if not good or not several or evidence.record.unique != "email":
        return tuple(spans)
    mobile = next((s for s in good if evidence.folds[s.start] in ("m", "mob", "mobile", "cell", "c")), None)
    prop = evidence.portal.properties.get("mobilephone")
    own = next((s for s in (*good, *numbers) if s is not mobile or prop is None), numbers[0])
    found = list(spans)
    for index, span in enumerate(found):
        if span is mobile and prop is not None:
            held = (span.held, evidence.text(span.start, span.end))
            found[index] = replace(span, what="property:mobilephone", held=held)
        elif span in numbers and span is not own:
            found[index] = replace(span, what="left")
    return tuple(found)


def _same_pipeline(evidence: Evidence, values: dict[str, Value | Unclear]) -> None:
    """Reads the stage among those of the pipeline that was said; labels are unique within one only."""
    pipeline, stage = values.get("pipeline"), values.get("stage")
    if isinstance(pipeline, Value) and stage is not None and pipeline.wire:
        words = stage.shown if isinstance(stage, Value) else stage.said
        own = evidence.portal.pipeline_of(stage.wire) if isinstance(stage, Value) else None
        if own is None or own.id != pipeline.wire:
            slot = evidence.record.slot("stage")
            values["stage"] = read_value(slot, words, evidence.portal, evidence.now, pipeline=pipeline.wire)


def _name(evidence: Evidence, found: Cover) -> dict[str, Value | Unclear]:
    assert found.name
    quoted = next((s.held for s in found.spans if s.what == "named" and (s.start, s.end) == found.name), None)
    text = quoted or evidence.text(*found.name)
    marked = any(s.what in ("marker", "named") for s in found.spans)
    words = evidence.folds[slice(*found.name)]
    told = evidence.addressed.issuperset(words)  # "May Will, may.will@example.com"
    nouns = {evidence.record.singular, evidence.record.plural, *evidence.record.synonyms}
    empty = frozenset() if told else FILLERS | _SILENT | _WHOM | nouns
    if not text or (not marked and empty.issuperset(words)):
        return {}
    slots = {slot.name for slot in evidence.record.slots}
    if "name" in slots:
        meant = quoted or without_taken_back(text, compound=True)
        return {"name": meant if isinstance(meant, Unclear) else Value(wire=meant, shown=meant)}
    return name_parts(text) if is_personal_name(text) else {}


def name_parts(text: str) -> dict[str, Value | Unclear]:
    """First and last name of somebody's full name, as far as there are both."""
    first, last = split_name(capitalised(text))
    parts = {"first_name": first, "last_name": last}
    return {name: Value(wire=part, shown=part) for name, part in parts.items() if part}
