"""The opposite of a criterion, in HubSpot's operators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ...portal import Filter
from ..create.cover import Span

_OPPOSITE = {
    "EQ": "NEQ",
    "IN": "NOT_IN",
    "CONTAINS_TOKEN": "NOT_CONTAINS_TOKEN",
    "HAS_PROPERTY": "NOT_HAS_PROPERTY",
    "GT": "LTE",
    "GTE": "LT",
    "LT": "GTE",
    "LTE": "GT",
}
NEGATIVE = frozenset(("NEQ", "NOT_IN", "NOT_CONTAINS_TOKEN", "NOT_HAS_PROPERTY"))
ALTERNATIVES = 5
"""HubSpot: filter groups of a search (CRM search guide)."""


def opposite(alternatives: Sequence[Sequence[Filter]]) -> list[list[Filter]]:
    """The alternatives that are left where none of these fits; nothing where that cannot be asked of HubSpot."""
    each = [[other for f in filters for other in _inverted(f)] for filters in alternatives]
    if not all(each):
        return []
    shown = " or ".join(dict.fromkeys(f.shown for filters in alternatives for f in filters if f.shown))
    found = [list(group) for group in product(*each)]
    for group in found:
        group[0] = group[0].model_copy(update={"shown": _worded(shown)})
        group[1:] = [f.model_copy(update={"shown": ""}) for f in group[1:]]
    return found if len(found) <= ALTERNATIVES else []


def _inverted(f: Filter) -> list[Filter]:
    """What may hold instead: outside of a period is before or after it."""
    if f.operator == "BETWEEN":
        after = f.model_copy(update={"operator": "GT", "value": f.high_value, "high_value": None})
        return [f.model_copy(update={"operator": "LT", "high_value": None}), after]
    operator = _OPPOSITE.get(f.operator)
    return [f.model_copy(update={"operator": operator})] if operator else []


def _worded(shown: str) -> str:
    return shown.replace(" contains ", " without ") if " contains " in shown else f"not {shown}"


def span_of(start: int, end: int, score: float, alternatives: list[list[Filter]]) -> Iterator[Span]:
    """The alternatives as a span; none where there are none."""
    if len(alternatives) == 1:
        yield Span(start, end, "filter", score, alternatives[0])
    elif alternatives:
        yield Span(start, end, "either", score, alternatives)
