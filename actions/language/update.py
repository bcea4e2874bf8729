"""Changes from a sentence (signature first; grows)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ..portal import Portal
from ..record import Record
from .said import Change, Said


def read_update(
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
    hints: Mapping[str, Sequence[str]] | None = None,
    *,
    has_last: bool = False,
    has_list: bool = False,
) -> Said:
    """The record meant (`reference`) and the wanted `changes`."""
    return Said()


def read_change(text: str, record: Record, portal: Portal, now: datetime) -> Change:
    """The answer to "which property?", which may hold the new value too ("amount to 5k")."""
    return Change(said=text)
