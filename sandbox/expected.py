"""What the sandbox's own API and command line take: for each field a check, and the words for it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple


class Expected(NamedTuple):
    """What a value must be.

    Attributes:
        fits: whether one is.
        words: what comes after "must be".
    """

    fits: Callable[[Any], bool]
    words: str


def check(given: Mapping[str, Any], expected: Mapping[str, Expected]) -> None:
    """Refuse a field that is unknown or of another kind.

    Raises:
        ValueError: names the first of them and what is expected.
    """
    for name, value in given.items():
        if name not in expected:
            raise ValueError(f"unknown field {name}; known: {', '.join(expected)}")
        if not expected[name].fits(value):
            raise ValueError(f"{name} must be {expected[name].words}")


def whole(low: int, high: int | None = None) -> Expected:
    """A whole number."""
    words = f"a whole number from {low}" + (f" to {high}" if high is not None else "")
    return Expected(lambda value: type(value) is int and value >= low and (high is None or value <= high), words)


def number(low: float, high: float) -> Expected:
    """A number, not infinite and not none."""
    fits = lambda value: type(value) in (int, float) and math.isfinite(value) and low <= value <= high  # noqa: E731
    return Expected(fits, f"a number from {low:.0f} to {high:.0f}")


def one_of(names: Collection[str]) -> Expected:
    """One of some words."""
    return Expected(lambda value: isinstance(value, str) and value in names, f"one of {', '.join(names)}")


def or_null(expected: Expected, meaning: str = "") -> Expected:
    """That, or null."""
    return Expected(lambda value: value is None or expected.fits(value), f"{expected.words}, or null{meaning}")


def _are_headers(value: Any) -> bool:
    return isinstance(value, dict) and all(
        re.fullmatch(r"[!#$%&'*+.^`|~\w-]+", name, re.ASCII) and isinstance(text, str) and text.isprintable()
        for name, text in value.items()
    )


def _are_texts(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value)


TEXT = Expected(lambda value: isinstance(value, str), "a text")
TEXTS = Expected(_are_texts, "a list of texts")
YES_OR_NO = Expected(lambda value: isinstance(value, bool), "true or false")
ANYTHING = Expected(lambda value: True, "anything")
HEADERS = Expected(_are_headers, "an object of header names and texts")
