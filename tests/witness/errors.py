"""The ways in which the witness says no."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Wrong(Exception):
    """A request that HubSpot documents as wrong."""


@dataclass
class Invalid(Exception):
    """Values that HubSpot does not take: (property, code, message)."""

    rows: list[tuple[str, str, str]]


@dataclass
class Refused(Exception):
    """An error body; category `html` is a page."""

    status: int
    category: str
    message: str
    more: dict[str, Any] = field(default_factory=dict)
