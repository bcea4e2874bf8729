"""What a create sentence says (signature first; grows)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from ..portal import Portal
from ..record import Record
from .said import Said


def read_create(
    text: str, record: Record, portal: Portal, now: datetime, hints: Mapping[str, Sequence[str]] | None = None
) -> Said:
    """Everything a create sentence says about the record to be."""
    return Said()


def read_answer(
    open_slots: Sequence[str],
    asked: str,
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
    hints: Mapping[str, Sequence[str]] | None = None,
) -> Said:
    """What an answer to the question for slot `asked` says; it may fill or correct other slots too."""
    return Said()
