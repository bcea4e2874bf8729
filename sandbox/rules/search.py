"""CRM search: deciding what matches, ordering; ``search_request`` reads the request.

Source: HubSpot "Search the CRM" guide (limits, operators, default properties) and dated observations of the
live endpoint: whole-token ``CONTAINS_TOKEN`` with ``*``, negative operators matching records without the
property, case and accents folded except for enumerations.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sandbox import errors
from sandbox.clock import parse_iso
from sandbox.model.definitions import PropertyDefinition
from sandbox.model.portal import Portal
from sandbox.object_types import ObjectType, resolve

OPERATORS = (
    "IN",
    "NOT_HAS_PROPERTY",
    "LT",
    "EQ",
    "GT",
    "NOT_IN",
    "GTE",
    "CONTAINS_TOKEN",
    "HAS_PROPERTY",
    "LTE",
    "NOT_CONTAINS_TOKEN",
    "BETWEEN",
    "NEQ",
)
NEGATIVE = {"NEQ", "NOT_IN", "NOT_CONTAINS_TOKEN"}
MAX_GROUPS, MAX_PER_GROUP, MAX_FILTERS = 5, 6, 18
MAX_PAGE, MAX_RESULTS, MAX_BODY, MAX_SORTS = 200, 10_000, 3_000, 1

_TOKEN = re.compile(r"[^\W_]+")
_NEEDLE = re.compile(r"(?:[^\W_]|\*)+")

# What ``query`` looks through. Source: the guide's table of default searchable properties.
SEARCHABLE = {
    "0-1": (
        "firstname",
        "lastname",
        "email",
        "phone",
        "hs_additional_emails",
        "fax",
        "mobilephone",
        "company",
    ),
    "0-2": ("website", "phone", "name", "domain"),
    "0-3": ("dealname", "pipeline", "dealstage", "description", "dealtype"),
    "0-5": ("subject", "content", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_id"),
    "0-27": ("hs_task_body", "hs_task_subject"),
    "0-46": ("hs_note_body",),
    "0-47": ("hs_meeting_title", "hs_meeting_body"),
    "0-48": ("hs_call_title", "hs_call_body"),
    "0-49": ("hs_email_subject",),
}
PHONES = {"phone", "mobilephone", "fax"}


@dataclass(slots=True)
class Filter:
    """One condition."""

    name: str
    operator: str
    value: str = ""
    high: str = ""
    values: list[str] = field(default_factory=list)


@dataclass(slots=True)
class SearchRequest:
    """A search request that passed HubSpot's checks."""

    groups: list[list[Filter]]
    query: str
    properties: list[str]
    limit: int
    after: int
    sort: str | None = None
    descending: bool = False


@dataclass(slots=True)
class Hit:
    """A record as the index knows it."""

    id: str
    properties: dict[str, str]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=65_536)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded. Only letters and digits make words."""
    return tuple(_TOKEN.findall(fold(text)))


def matcher(portal: Portal, kind: ObjectType, request: SearchRequest) -> Callable[[Hit], bool]:
    """A test of one record against the request: any group, all of its filters, and the query."""
    groups = [[_test(portal, kind, each) for each in group] for group in request.groups]
    words = tokens(request.query)
    phone = re.sub(r"\D", "", request.query) if not re.search(r"[^\d\s()+.\-/]", request.query) else ""

    def matches(hit: Hit) -> bool:
        if groups and not any(all(test(hit) for test in group) for group in groups):
            return False
        return not request.query.strip() or _text_hit(kind, hit, words, phone)

    return matches


def _text_hit(kind: ObjectType, hit: Hit, words: tuple[str, ...], phone: str) -> bool:
    """Every word of the query starts a word of a searchable property; phones compare by their end."""
    found: list[str] = []
    for name in SEARCHABLE[kind.id]:
        value = hit.properties.get(name, "")
        if name in PHONES and len(phone) >= 5 and value:
            digits = re.sub(r"\D", "", value)
            if digits.endswith(phone) or phone.endswith(digits):
                return True
        found += tokens(value)
    return bool(words) and all(any(token.startswith(word) for token in found) for word in words)


def _test(portal: Portal, kind: ObjectType, wanted: Filter) -> Callable[[Hit], bool]:
    if wanted.name.startswith("associations."):
        return _linked(portal, kind, wanted)
    definition = portal.definition(kind, wanted.name)
    if definition is None:
        raise errors.validation(
            "There was a problem with the request.",
            errors=[
                {
                    "message": f"Property '{wanted.name}' doesn't exist for object type {kind.constant}",
                    "code": "PROPERTY_DOESNT_EXIST",
                    "context": {"propertyName": [wanted.name]},
                }
            ],
        )
    if wanted.operator in {"HAS_PROPERTY", "NOT_HAS_PROPERTY"}:
        present = wanted.operator == "HAS_PROPERTY"
        return lambda hit: bool(hit.properties.get(wanted.name)) == present
    decide = _decider(definition, wanted)

    def test(hit: Hit) -> bool:
        value = hit.properties.get(wanted.name, "")
        if value == "":
            return wanted.operator in NEGATIVE
        return decide(value)

    return test


def _linked(portal: Portal, kind: ObjectType, wanted: Filter) -> Callable[[Hit], bool]:
    """The pseudo-property ``associations.contact`` and so on."""
    target = resolve(wanted.name.partition(".")[2])
    asked = set(wanted.values or [wanted.value])

    def test(hit: Hit) -> bool:
        there = set(portal.associations.of((kind.id, hit.id), target.id))
        if wanted.operator in {"HAS_PROPERTY", "NOT_HAS_PROPERTY"}:
            return bool(there) == (wanted.operator == "HAS_PROPERTY")
        return bool(there & asked) != (wanted.operator in NEGATIVE)

    return test


def _decider(definition: PropertyDefinition, wanted: Filter) -> Callable[[str], bool]:
    operator = wanted.operator
    if operator in {"CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN"}:
        needles = _needles(wanted.value)
        return lambda value: _has_tokens(needles, value) == (operator == "CONTAINS_TOKEN")
    read = reader(definition)
    _readable(definition, read, wanted)
    split = (lambda text: text.split(";")) if definition.multiple else (lambda text: [text])
    if operator in {"EQ", "NEQ"}:
        asked = read(wanted.value)
        return lambda value: any(read(v) == asked for v in split(value)) == (operator == "EQ")
    if operator in {"IN", "NOT_IN"}:
        # Texts must be asked for in lower case: HubSpot lowers the stored value only.
        text = definition.type in {"string", "phone_number"}
        wanted_values = {v if text and v != v.lower() else read(v) for v in wanted.values}
        return lambda value: any(read(v) in wanted_values for v in split(value)) == (operator == "IN")
    low, high = read(wanted.value), read(wanted.high)
    compare: dict[str, Callable[[Any], bool]] = {
        "LT": lambda v: v < low,
        "LTE": lambda v: v <= low,
        "GT": lambda v: v > low,
        "GTE": lambda v: v >= low,
        "BETWEEN": lambda v: low <= v <= high,
    }
    decide = compare[operator]

    def ordered(value: str) -> bool:
        try:
            return decide(read(value))
        except TypeError:
            return False

    return ordered


def _readable(definition: PropertyDefinition, read: Callable[[str], Any], wanted: Filter) -> None:
    """Refuse a value that is no number, or no moment, where the property is one."""
    asked = [text for text in (wanted.value, wanted.high, *wanted.values) if text]
    if definition.type in {"number", "date", "datetime"} and any(read(text) is None for text in asked):
        raise errors.validation("There was a problem with the request.")


def reader(definition: PropertyDefinition) -> Callable[[str], Any]:
    """How values of a property compare: as numbers, moments, exact texts or folded texts."""
    if definition.type == "number":
        return _number
    if definition.type in {"date", "datetime"}:
        return _moment
    if definition.type in {"enumeration", "bool"}:
        return str
    return fold


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _moment(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d+", text) else parse_iso(text)


@lru_cache(maxsize=256)
def _needles(text: str) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for needle in _NEEDLE.findall(fold(text)):
        patterns.append(re.compile(".*".join(re.escape(part) for part in re.split(r"\*+", needle))))
    return tuple(patterns)


def _has_tokens(needles: tuple[re.Pattern[str], ...], value: str) -> bool:
    words = tokens(value)
    return bool(needles) and all(any(n.fullmatch(word) for word in words) for n in needles)


def order(portal: Portal, kind: ObjectType, hits: list[Hit], request: SearchRequest) -> list[Hit]:
    """Hits in the order asked for; oldest first otherwise. Records without the value come last."""
    if request.sort is None:
        return hits
    name = request.sort
    definition = portal.definition(kind, name)
    read = reader(definition) if definition else fold
    having = [(read(hit.properties[name]), hit) for hit in hits if hit.properties.get(name)]
    without = [hit for hit in hits if not hit.properties.get(name)]
    having = [pair for pair in having if pair[0] is not None]
    having.sort(key=lambda pair: pair[0], reverse=request.descending)
    return [hit for _, hit in having] + without
