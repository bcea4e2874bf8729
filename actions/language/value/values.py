"""The words of an answer to one value, for a slot of ours or any property of the portal."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timezone
from decimal import Decimal

from ...portal import PIPELINES, STAGES, Portal, Property
from ...record import Kind, Slot
from ..english.text import Sentence, clean, fold
from ..english.words import CLEAR, FILLERS, NO, YES
from ..english.yesno import skips
from ..said import ME, Choice, Unclear, Value
from . import money
from .dates import Days, find_days
from .emails import find_emails
from .labels import Entry, Labels, match
from .naming import WORKS_AT, said_text, unquoted
from .numerals import position
from .people import has_other_surname
from .phones import read_phone
from .places import region_named
from .ranges import Range, find_ranges
from .rates import rate_end
from .show import show_day, show_money, show_number
from .vocabulary import Vocabulary, vocabulary_of

Answer = Value | Unclear
EMPTY = Value(wire="", shown="empty")
_SHORT = {"hi": "high", "lo": "low", "med": "medium", "mid": "medium", "norm": "normal"}
_REQUIRED: tuple[Kind, ...] = ("name", "email", "stage", "pipeline")


def kind_of(prop: Property) -> Kind | str:
    """How the words for a property are read; HubSpot's `bool` is a kind of its own here."""
    if prop.name in STAGES:
        return "stage"
    if prop.name in PIPELINES:
        return "pipeline"
    if prop.name == "hubspot_owner_id" or (prop.name.endswith("owner_id") and not prop.options):
        return "owner"
    if prop.name == "email" or (prop.name.endswith("_email") and prop.type == "string"):
        return "email"
    if prop.type == "bool" or prop.field_type == "booleancheckbox":
        return "bool"
    if prop.type == "enumeration":
        return "option" if prop.options else "text"
    if prop.type in ("date", "datetime"):
        return "date"
    if prop.type == "number":
        return "money" if prop.is_currency or prop.name == "amount" else "number"
    return "phone" if prop.type == "phone_number" or prop.field_type == "phonenumber" else "text"


def read_value(
    slot: Slot, text: str, portal: Portal, now: datetime, *, pipeline: str | None = None, listed: bool = False
) -> Answer:
    """The value of a slot from the words of an answer.

    listed: the options were just offered as a numbered list, so that "2" and "the second one" choose from it.
    "skip" and "nothing" are an empty value where the slot may stay empty. A stage said without a `pipeline` (its
    id) is the default (first) pipeline's where that has one of this label.
    """
    said = clean(text)
    words = fold(said)
    prop = vocabulary_of(portal).property(slot)
    if slot.kind not in _REQUIRED and (skips(said, slot.words) or words == "no"):
        return EMPTY
    found = _read(slot.kind, prop, said, portal, now, pipeline, (*slot.words, *slot.cues))
    return _picked(found, slot.kind, prop, said, portal, pipeline) if listed else found


def read_property_value(
    prop: Property, text: str, portal: Portal, now: datetime, *, pipeline: str | None = None, listed: bool = False
) -> Answer:
    """The value of any property of the portal from the words of an answer; "nothing" clears it (wire "")."""
    kind, said = kind_of(prop), clean(text)
    found = _read(kind, prop, said, portal, now, pipeline, (prop.label,))
    return _picked(found, kind, prop, said, portal, pipeline) if listed else found


def _read(
    kind: str,
    prop: Property,
    said: str,
    portal: Portal,
    now: datetime,
    pipeline: str | None,
    words: tuple[str, ...],
) -> Answer:
    vocabulary = vocabulary_of(portal)
    if not said:
        return Unclear(reason="wrong", said=said)
    if kind in ("stage", "pipeline", "owner", "option", "bool"):
        found = _labelled(kind, prop, said, vocabulary, pipeline, words)
        if isinstance(found, Value) or fold(said) not in CLEAR or kind in _REQUIRED:
            return found
        return EMPTY
    if fold(said) in CLEAR and kind not in _REQUIRED:
        return EMPTY
    allowed = FILLERS | {w for phrase in words for w in fold(phrase).split()}
    if kind in ("money", "number"):
        return _number(kind, said, portal, allowed)
    if kind == "date":
        return _date(prop, said, portal, now, allowed)
    if kind == "email":
        return _email(said)
    if kind == "phone":
        return _phone(said, portal, allowed)
    return _text(said, words, name=kind == "name")


def _number(kind: str, said: str, portal: Portal, allowed: frozenset[str] | set[str]) -> Answer:
    sentence = Sentence(re.sub(r"(?<=\d)\s?%|\bper ?cent\b", "", said) if kind == "number" else said)
    sums = money.find_money(sentence.low, portal.account)
    found = [m for m in sums if not m.plain] or sums
    end = max(m.end if kind == "number" else rate_end(sentence.low, m.end) for m in found) if found else 0
    ranged = any(not pair.moves for pair in find_ranges(sentence.low, portal.account))
    if ranged or len(found) != 1 or any(w not in allowed for w in sentence.around(found[0].start, end)):
        return Unclear(reason="wrong", said=said)
    return amount_value(found[0].amount, found[0].currency, portal) if kind == "money" else plain_value(found[0].amount)


def range_value(pair: Range, said: str, portal: Portal, kind: str = "money") -> Unclear:
    """Two amounts to choose from."""
    return Unclear(reason="several", said=said, choices=tuple(_sum_choice(one, portal, kind) for one in pair.ends))


def limit_value(limit: money.Money, said: str, portal: Portal) -> Unclear:
    """The most or the least that an amount may be: whether that is to be written is asked."""
    return Unclear(reason="near", said=said, choices=(_sum_choice(limit, portal, "money"),))


def _sum_choice(one: money.Money, portal: Portal, kind: str) -> Choice:
    value = amount_value(one.amount, one.currency, portal) if kind == "money" else plain_value(one.amount)
    return Choice(shown=value.shown, text=f"{value.wire} {value.currency or ''}".strip())


def plain_value(number: Decimal) -> Value:
    """A number as a value."""
    return Value(wire=money.wire(number), shown=show_number(number))


def amount_value(amount: Decimal, currency: str | None, portal: Portal) -> Value:
    """An amount; shown in the currency that was said, else the account's."""
    shown = show_money(amount, currency or portal.account.currency)
    return Value(wire=money.wire(amount), shown=shown, currency=currency)


def day_wire(day: date, prop: Property, portal: Portal) -> str:
    """A day for HubSpot.

    A `date` property takes the day itself. A datetime gets local noon in the portal's zone, so that it is the same
    day for readers some hours away too (HubSpot shows datetimes in the reader's own zone).
    """
    if prop.type == "date":
        return day.isoformat()
    noon = datetime.combine(day, time(12), portal.account.zone).astimezone(timezone.utc)
    return noon.strftime("%Y-%m-%dT%H:%M:%SZ")


def days_value(days: Days, said: str, prop: Property, portal: Portal) -> Answer:
    """A found day as a value; day and month in doubt are asked."""
    if days.unreal:
        return Unclear(reason="wrong", said=said)
    if days.other:
        both = sorted((days.first, days.other))
        choices = tuple(Choice(shown=show_day(day), text=day.isoformat()) for day in both)
        return Unclear(reason="several", said=said, choices=choices)
    return Value(wire=day_wire(days.day, prop, portal), shown=show_day(days.day))


def _date(prop: Property, said: str, portal: Portal, now: datetime, allowed: frozenset[str] | set[str]) -> Answer:
    sentence = Sentence(said)
    found = find_days(sentence.low, now.astimezone(portal.account.zone).date())
    if len(found) != 1 or any(w not in allowed for w in sentence.around(found[0].start, found[0].end)):
        return Unclear(reason="wrong", said=said)
    try:
        return days_value(found[0], said, prop, portal)
    except (OverflowError, ValueError):  # the ends of the calendar
        return Unclear(reason="wrong", said=said)


def _email(said: str) -> Answer:
    found = find_emails(said)
    return Value(wire=found[0][2], shown=found[0][2]) if len(found) == 1 else Unclear(reason="wrong", said=said)


def _phone(said: str, portal: Portal, allowed: frozenset[str] | set[str]) -> Answer:
    digits = re.search(r"\(?\+?\(?\d.*\d(?:,? ?(?:ext\.?|extension|x) ?\d+)?", said)
    beside = [w for w in Sentence(said).around(digits.start(), digits.end()) if w not in allowed] if digits else []
    region = region_named(" ".join(beside))  # "06-1234-5678 Japan"
    if digits and (region or not beside):
        if not re.search(r"[^\W\d_]", re.sub(r"ext(?:ension)?|x", "", digits.group().lower())):
            if phone := read_phone(digits.group(), portal.account, region=region):
                return Value(wire=phone[0], shown=phone[1])
    return Unclear(reason="wrong", said=said)


def _text(said: str, words: tuple[str, ...], *, name: bool) -> Answer:
    text = said_text(said, tuple(w.lower() for w in words))
    if not name:
        text = WORKS_AT.sub("", text)
    if name and (not fold(text) and not re.search(r"[^\s\W]|[\U0001F000-\U0001FAFF]", text)):
        return Unclear(reason="wrong", said=said)
    return Value(wire=text, shown=text) if text else Unclear(reason="wrong", said=said)


def _entries(kind: str, prop: Property, vocabulary: Vocabulary, pipeline: str | None) -> Labels:
    if kind == "stage":
        return vocabulary.stages(pipeline)
    if kind == "pipeline":
        return vocabulary.pipelines
    return vocabulary.owners if kind == "owner" else vocabulary.options(prop)


def _labelled(
    kind: str, prop: Property, said: str, vocabulary: Vocabulary, pipeline: str | None, words: tuple[str, ...]
) -> Answer:
    if kind == "bool" and (answer := _bool(prop, said)):
        return answer
    entries = _entries(kind, prop, vocabulary, pipeline)
    said = _SHORT.get(fold(said), said) if kind == "option" else said
    found = _best(said, entries, words)
    if isinstance(found, Entry) and kind == "owner" and has_other_surname(said, found.folds, words):
        return Unclear(reason="near", said=said, choices=(found.choice,))
    if isinstance(found, Unclear) and kind == "stage" and not pipeline:
        found = _default_stage(found, vocabulary, entries)
    if isinstance(found, Unclear) and kind == "option" and prop.many:
        return _many(said, entries, words) or found
    if isinstance(found, Unclear):
        offered = tuple(c for c in found.choices if c.text != "me" or kind != "owner")
        return found.model_copy(update={"said": said, "choices": offered})
    return Value(wire=found.wire, shown=found.name)


def _best(said: str, entries: Labels, words: tuple[str, ...]) -> Entry | Unclear:
    """The label in these words, read as they are and then without the words around it."""
    found = match(unquoted(said), entries)
    if isinstance(found, Entry) or found.reason == "several":
        return found
    around = FILLERS | {w for phrase in words for w in fold(phrase).split()} | {"option", "called", "stage", "deal"}
    kept = fold(said).split()
    while kept and kept[0] in around:
        kept.pop(0)
    while kept and kept[-1] in around:
        kept.pop()
    return match(" ".join(kept), entries) if kept else found


def _picked(found: Answer, kind: str, prop: Property, said: str, portal: Portal, pipeline: str | None) -> Answer:
    """The option of this number, "2" or "the second one", in the order in which they are offered."""
    kept = [w for w in fold(said).split() if w not in FILLERS - {"one"} and w not in ("stage", "pipeline", "option")]
    place = position(fold(said)) or position(" ".join(kept))
    if isinstance(found, Value) or not place or kind not in ("stage", "pipeline", "owner", "option"):
        return found
    first = pipeline or next((p.id for p in portal.pipelines), None)
    offered = [e for e in _entries(kind, prop, vocabulary_of(portal), first) if e.wire != ME]
    if place > len(offered):
        return found
    entry = offered[place - 1 if place > 0 else place]
    return Value(wire=entry.wire, shown=entry.name)


def _default_stage(found: Unclear, vocabulary: Vocabulary, entries: Labels) -> Entry | Unclear:
    """Among stages of several pipelines, those of the default one; HubSpot lists it first."""
    default = {s.id for p in vocabulary.portal.pipelines[:1] for s in p.stages}
    offered = {choice.text for choice in found.choices}
    wanted = [e for e in entries if e.wire in default and e.choice.text in offered]
    if len(wanted) == 1 and found.reason == "several":
        return wanted[0]
    return found.model_copy(
        update={"choices": tuple(Choice(shown=e.name, text=e.text) for e in wanted) or found.choices}
    )


def _many(said: str, entries: Labels, words: tuple[str, ...]) -> Answer | None:
    """Several options at once: "EMEA and APAC" is `EMEA;APAC` (HubSpot: multiple checkboxes)."""
    if fold(said) in ("all", "all of them", "both", "every one", "everything"):
        return Value(wire=";".join(e.wire for e in entries), shown=", ".join(e.label for e in entries))
    parts = [p for p in re.split(r"\s*(?:[,;/&+]|\band\b|\bplus\b)\s*", said, flags=re.I) if fold(p)]
    if len(parts) < 2:
        return None
    chosen: dict[str, str] = {}
    for part in parts:
        found = _best(part, entries, words)
        if isinstance(found, Unclear):
            return found
        chosen[found.wire] = found.label
    return Value(wire=";".join(chosen), shown=", ".join(chosen.values()))


def _bool(prop: Property, said: str) -> Value | None:
    words = set(fold(said).split())
    answer = "true" if words & YES and not words & NO else "false" if words & NO else None
    if not answer:
        return None
    label = next((o.label for o in prop.options if o.value == answer), "Yes" if answer == "true" else "No")
    return Value(wire=answer, shown=label)
