"""A number that is told as it is dialled in the contact's own country is kept with its country code."""

from __future__ import annotations

from collections.abc import Iterable

from ...language.said import Change, Value
from ...language.value.phones import phone_of, region_of_number
from ...language.value.places import region_named
from ...language.value.values import kind_of
from ...portal import Item
from ..case import Case

_COUNTRY = "country"


def country_of(case: Case) -> tuple[str, ...]:
    """The property that tells where a number is dialled, if one may be to be changed."""
    changes = case.dialog.changes
    has = case.record.unique == "email" and _COUNTRY in case.portal.properties
    return (_COUNTRY,) if has and (not changes or any(_is_phone(case, change) for change in changes)) else ()


def by_country(case: Case, item: Item, changes: Iterable[Change]) -> list[Change]:
    """The changes, national numbers completed where the country of the contact or its other number tells how."""
    changes = list(changes)
    said = next((c.value.wire for c in changes if c.property == _COUNTRY and isinstance(c.value, Value)), None)
    told = region_named(said or item.properties.get(_COUNTRY) or "")
    held = (region_of_number(item.properties.get(name) or "") for name in ("phone", "mobilephone"))
    region = told or next((found for found in held if found), None)
    return [_completed(case, change, region) for change in changes] if region else changes


def _completed(case: Case, change: Change, region: str) -> Change:
    value = change.value
    if not _is_phone(case, change) or not isinstance(value, Value) or not value.wire or value.wire.startswith("+"):
        return change
    found = phone_of(value.shown, region)
    return change.model_copy(update={"value": Value(wire=found[0], shown=found[1])}) if found else change


def _is_phone(case: Case, change: Change) -> bool:
    prop = case.portal.properties.get(change.property or "")
    return prop is not None and kind_of(prop) == "phone"
