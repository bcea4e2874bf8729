"""What a search sentence comes to, while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...portal import Filter
from ..said import Unclear, Whose


@dataclass
class Found:
    """What a search sentence comes to: filters for all groups, alternatives (one group each), and the rest.

    `unclear` was to be a criterion; `left` are words that fit nowhere.
    """

    common: list[Filter] = field(default_factory=list)
    alternatives: list[list[Filter]] = field(default_factory=list)
    query: str | None = None
    mine: Whose = ""
    unclear: list[Unclear] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    grouped: list[str] = field(default_factory=list)
    linked: bool = False
    named: str = ""
