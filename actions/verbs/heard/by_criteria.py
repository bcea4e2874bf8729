"""A search of which only the criteria are said, and not of what: "what closed last month?", "list renewals"."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import read_criteria
from ..case import open_case
from ..finding.nouns import kind_named, kinds
from .jobs import Job

_ASKS = re.compile(
    r"\W*(?:(?:and|so|ok|okay|please|can you|could you)[, ]+)*(?:what(?:['\u2019]?s)?|which|who(?:['\u2019]?s)?|list"
    r"|show(?: me)?|find(?: me)?|any(?:thing|one|body)?)\b",
    re.IGNORECASE,
)


async def by_criteria(turn: Turn) -> Job | None:
    """The search of the one kind of record that all the words are criteria of."""
    if turn.choice is not None or turn.running_form or not _ASKS.match(turn.text):
        return None
    if kind_named(turn.text):
        return None
    fitting = []
    for record in kinds():
        case = await open_case(turn, record)
        said = read_criteria(turn.text, record, case.portal, turn.now)
        if said.filters and not (said.unclear or said.left or said.named or said.search.query):
            fitting.append(record)
    if len(fitting) != 1:
        return None
    return Job.of("search", fitting[0], turn.text)
