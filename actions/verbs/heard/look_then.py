"""A look, and then another wish in the same message: "show Jane Doe and delete Larch", "list my deals and add one"."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import makes, orders_change, read_command, read_reference
from ...language.english.phrases import WISH
from ...record import Record
from ..case import open_case
from ..finding.find import find
from ..finding.nouns import kinds, names, several
from .each import JOINT, goes, may_be_several
from .jobs import Job
from .shared import NAMED

_LISTS = re.compile(rf"(?:{WISH})list\b", re.IGNORECASE)


async def look_then(turn: Turn, record: Record) -> list[Job]:
    """Both, whichever of them the message was taken for; nothing where it is one wish."""
    if not _looks(turn.text) or not may_be_several(turn, turn.text):
        return []
    for joint in JOINT.finditer(turn.text):
        first, rest = turn.text[: joint.start()], turn.text[joint.end() :]
        then = await _made_or_gone(turn, record, rest)
        if then and (look := await _look(turn, record, first)):
            return [look, then]
        if then is None and orders_change(rest):
            return []
    return []


def _looks(text: str) -> bool:
    return read_command(text) == "get" or _LISTS.match(text) is not None


async def _made_or_gone(turn: Turn, record: Record, rest: str) -> Job | None:
    made = next((kind for kind in kinds() if makes(rest, kind)), None)
    gone = await goes(turn, record, rest) if read_command(rest) == "delete" else None
    verb, kind = ("create", made) if made else ("delete", gone)
    return Job.of(verb, kind, rest) if kind else None


async def _look(turn: Turn, record: Record, first: str) -> Job | None:
    """The list of several, or the one that is called so."""
    unknown = None
    for kind in sorted(kinds(), key=lambda kind: (not names(kind, first), kind.singular != record.singular)):
        if several(kind, first):
            return Job.of("list", kind, first)
        said = read_reference(first, kind, has_list=turn.last_list is not None, has_last=turn.last_record is not None)
        job = Job.of("get", kind, first) if said else None
        if said and (said.kind not in NAMED or (await find(await open_case(turn, kind), said)).items):
            return job
        unknown = unknown or job
    return unknown
