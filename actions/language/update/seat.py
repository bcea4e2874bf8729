"""Where a firm sits, told with its name: "her company is Atelier Lefèvre in Lyon, France"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...portal import Portal
from ..said import Change, Value
from ..value.places import place

_IN = re.compile(r"(?P<firm>\S.*?),? (?:in|from) (?P<city>[^\Wa-z][^,]*?)(?:, (?P<country>[^,]+))?")
"""Behind "of", a town is part of the name: "Bank of Lisbon"."""


def with_seat(changes: Sequence[Change], portal: Portal) -> tuple[Change, ...]:
    """The changes, the town and country behind a firm's name as values of their own."""
    said = {change.property for change in changes}
    found: list[Change] = []
    for change in changes:
        seat = _IN.fullmatch(change.value.wire) if isinstance(change.value, Value) else None
        if change.property != "company" or seat is None or said & {"city", "country"}:
            found.append(change)
            continue
        known = place(seat["country"]) == "country" if seat["country"] else place(seat["city"]) == "city"
        parts = {"company": seat["firm"], "city": seat["city"], "country": seat["country"] or ""}
        there = all(name in portal.properties for name, text in parts.items() if text)
        found += _each(parts, portal) if known and there else [change]
    return tuple(found)


def _each(parts: dict[str, str], portal: Portal) -> list[Change]:
    labels = {name: portal.properties[name].label for name in parts if name in portal.properties}
    return [
        Change(said=labels[name], property=name, label=labels[name], value=Value(wire=text, shown=text), text=text)
        for name, text in parts.items()
        if text
    ]
