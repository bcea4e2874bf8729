"""Records by whose names bare words call them, and what is to be done with those."""

from __future__ import annotations

from ...chat.turn import Turn
from ...record import Record
from ..case import open_case
from ..finding.find import find
from ..finding.nouns import kinds
from ..finding.refer import refer
from .each_delete import each_delete
from .jobs import Job, queued


async def deleted(turn: Turn) -> Job | None:
    """The deletion of a record whose name the message holds; of several, the first, and the others after it."""
    for record in kinds():
        if jobs := await each_delete(turn, record):
            jobs[0].dialog.suspended = queued(jobs[1:], None)
            return jobs[0]
    return await commanded(turn, "delete")


async def commanded(turn: Turn, verb: str) -> Job | None:
    """The dialog with this verb, of a record whose name the message holds."""
    for record in kinds():
        if await hits(turn, record) == "sure":
            return Job.said(verb, record, turn)
    return None


async def hits(turn: Turn, record: Record) -> str:
    """Whether records have these words for a name ("sure"), or nearly these ("close")."""
    reference = refer(turn, record)
    if reference is None or reference.kind not in {"name", "email"}:
        return ""
    case = await open_case(turn, record)
    found = await find(case, reference)
    return "" if not found.items else "close" if found.guessed else "sure"
