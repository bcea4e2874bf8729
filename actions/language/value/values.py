"""The words of an answer to one value, for a slot of ours or any property of the portal."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timezone
from decimal import Decimal

from ...portal import PIPELINES, STAGES, Portal, Property
from ...record import Kind, Slot
from ..english.text import Sentence, clean, fold
from ..english.words import CLEAR, FILLERS
from ..english.yesno import is_nobody, skips
from ..said import Choice, Unclear, Value
from ..which.refusal import refuses_only
from . import money
from .dates import Days, find_days
from .emails import find_emails
from .former import is_former
from .labelled import Answer, labelled, picked
from .naming import WORKS_AT, said_text
from .phones import read_phone
from .places import country_of, region_named
from .ranges import Range, find_ranges
from .rates import rate_end
from .show import show_day, show_money, show_number
from .taken_back import without_taken_back
from .vocabulary import vocabulary_of

EMPTY = Value(wire="", shown="empty")
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


AT_LENGTH = re.compile(r"\b(?:description|notes?|details|message|next step|reason|bio)\b")
"""Names of properties whose value may be whole sentences."""


def tells_at_length(prop: Property | None) -> bool:
    """Whether a property takes whole sentences: a description, a next step."""
    if prop is None or kind_of(prop) != "text":
        return False
    return prop.field_type == "textarea" or AT_LENGTH.search(fold(prop.label)) is not None


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
    return picked(found, slot.kind, prop, said, portal, pipeline) if listed else found


def read_property_value(
    prop: Property, text: str, portal: Portal, now: datetime, *, pipeline: str | None = None, listed: bool = False
) -> Answer:
    """The value of any property of the portal from the words of an answer; "nothing" clears it (wire "")."""
    kind, said = kind_of(prop), clean(text)
    found = _read(kind, prop, said, portal, now, pipeline, (prop.label,))
    return picked(found, kind, prop, said, portal, pipeline) if listed else found


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
    if not said or (kind in ("money", "number", "date", "email", "phone") and refuses_only(said)):
        return Unclear(reason="wrong", said=said)
    if kind in ("stage", "pipeline", "owner", "option", "bool"):
        if kind == "owner" and (addresses := find_emails(said)):
            return _owner_at(addresses[0][2], said, portal)
        found = labelled(kind, prop, said, vocabulary, pipeline, words)
        if isinstance(found, Value) or kind in _REQUIRED:
            return found
        if is_nobody(said):
            return EMPTY if kind == "owner" else found
        return EMPTY if fold(said) in CLEAR else found
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
    if prop.name == "country" and said.islower() and (known := country_of(said)) and fold(known[1]) == fold(said):
        return Value(wire=known[1], shown=known[1])  # "italy", typed in haste
    compound = prop.name in ("dealname", "jobtitle")
    meant = said if tells_at_length(prop) else without_taken_back(said, compound=compound)
    return meant if isinstance(meant, Unclear) else _text(meant, words, name=kind == "name")


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


def _owner_at(address: str, said: str, portal: Portal) -> Answer:
    """The owner with this address; at another firm somebody of that name is another person."""
    owner = next((o for o in portal.owners if o.email.lower() == address.lower()), None)
    return Value(wire=owner.id, shown=owner.name) if owner else Unclear(reason="unknown_option", said=said)


def _email(said: str) -> Answer:
    found = find_emails(said)
    return Value(wire=found[0][2], shown=found[0][2]) if len(found) == 1 else Unclear(reason="wrong", said=said)


_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([/.-])\d{1,2}\2\d{1,2}")
"""No number to call is written so."""


def _phone(said: str, portal: Portal, allowed: frozenset[str] | set[str]) -> Answer:
    digits = re.search(r"\(?\+?\(?\d.*\d(?:,? ?(?:ext\.?|extension|x) ?\d+)?", said)
    beside = [w for w in Sentence(said).around(digits.start(), digits.end()) if w not in allowed] if digits else []
    region = region_named(" ".join(beside))  # "06-1234-5678 Japan"
    if digits and (region or not beside) and not _DAY.fullmatch(digits.group()):
        if not re.search(r"[^\W\d_]", re.sub(r"ext(?:ension)?|x", "", digits.group().lower())):
            if phone := read_phone(digits.group(), portal.account, region=region):
                return Value(wire=phone[0], shown=phone[1])
    return Unclear(reason="wrong", said=said)


def _text(said: str, words: tuple[str, ...], *, name: bool) -> Answer:
    text = said_text(said, tuple(w.lower() for w in words))
    if is_former(text):
        return Unclear(reason="wrong", said=said)
    if not name:
        text = WORKS_AT.sub("", text)
    if name and (not fold(text) and not re.search(r"[^\s\W]|[\U0001F000-\U0001FAFF]", text)):
        return Unclear(reason="wrong", said=said)
    return Value(wire=text, shown=text) if text else Unclear(reason="wrong", said=said)
