"""Search criteria from a sentence (signature first; grows)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ..portal import Portal
from ..record import Record
from .said import Criteria, Order


def read_criteria(
    text: str, record: Record, portal: Portal, now: datetime, hints: Mapping[str, Sequence[str]] | None = None
) -> Criteria:
    """The criteria a search sentence names; what could not be read is in `unclear`."""
    return Criteria()


def read_order(text: str, record: Record) -> Order | None:
    """How the list is to be sorted, if the sentence says so."""
    return None


def is_mine(text: str) -> bool:
    """Whether the person asks for their own records."""
    return False
