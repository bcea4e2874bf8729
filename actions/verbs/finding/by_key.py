"""A record by its key, whatever kind of record it is: "and 21340005279?", "what about jane@example.com"."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ..case import open_case
from ..heard.jobs import Job
from .find import find
from .nouns import kinds
from .refer import refer

_WHOSE = frozenset("owner owns record".split())
"""What each card tells, or is."""


async def keyed(turn: Turn) -> Job | None:
    """The same, of a message that holds nothing but a key."""
    bare = [word for word in turn.text.split() if not FILLERS.union(_WHOSE).issuperset(fold(word).split())]
    return await by_key(turn) if len(bare) == 1 and re.search(r"\d{7}|@", bare[0]) else None


async def by_key(turn: Turn) -> Job | None:
    """Showing the record that has the id or address that is said; the kind that is spoken of is looked at first."""
    last = turn.last_record or turn.last_list
    spoken_of = last.object if last else ""
    for record in sorted(kinds(), key=lambda r: r.singular != spoken_of):
        said = refer(turn, record) if turn.choice is None else None
        if said is None or said.kind not in {"id", "email"}:
            continue
        found = await find(await open_case(turn, record), said)
        if len(found.items) == 1:
            return Job.of("get", record, turn.text, choice=found.items[0].id)
    return None
