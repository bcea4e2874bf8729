"""Records by their ids: "deals 21340004085 and 21340004567"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter
from ..create.cover import Span
from .query import Query

_ID = re.compile(r"\d{9,20}")
"""No amount is written so, and where records have phone numbers it may be one of those."""
_JOINT = ("and", "or")


def ids(q: Query) -> Iterator[Span]:
    """Spans of one id or of several in a row."""
    if q.record.unique == "email":
        return
    start = 0
    while start < q.n:
        end = start
        said: list[str] = []
        while end < q.n and (_ID.fullmatch(q.folds[end]) or (said and q.folds[end] in _JOINT)):
            said += [] if q.folds[end] in _JOINT else [q.folds[end]]
            end += 1
        if said:
            made = Filter(property="hs_object_id", operator="IN", values=tuple(said), shown=f"ID {' or '.join(said)}")
            yield q.filter(start - (start > 0 and q.folds[start - 1] in ("id", "ids", "number")), end, 1.6, made)
        start = max(end, start + 1)
