"""Which record is meant (signature first; grows)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..record import Record
from .said import Choice, Reference, Unclear

NONE_OF_THEM: Final = -1
"""The answer "none of them" to a numbered list."""


def read_reference(
    text: str,
    record: Record,
    *,
    has_list: bool = False,
    has_last: bool = False,
    hints: Mapping[str, Sequence[str]] | None = None,
) -> Reference | None:
    """Which record a sentence means; None when it names none."""
    return None


def read_choice(text: str, options: Sequence[Choice | str]) -> int | Unclear | None:
    """Which of the numbered options (from 0) was chosen; `NONE_OF_THEM`, Unclear("several"), or None."""
    return None
