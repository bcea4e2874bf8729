"""Changes behind the name of a deal that there is: "Larch roof: slip to end of January, add 10%"."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.turn import Turn
from ...language import commands, heard
from ...language.english.text import fold
from ...language.said import Reference
from ...record import Record
from ..case import open_case
from ..finding.find import find
from .jobs import Job
from .reading import read_changes

_HEADED = re.compile(r"\W*(?P<name>[^:;\n?]{3,80}?) ?: ?(?=\S)")


async def headed(turn: Turn, record: Record) -> Job | None:
    """The change of the one record that is called by the words in front of the colon, whatever they looked like."""
    found = _HEADED.match(turn.text)
    if found is None or turn.choice is not None or turn.running_form or commands(turn.text, record):
        return None
    if not turn.offers(f"update_{record.singular}") or heard(turn.text).mood != "order":
        return None
    case, name = await open_case(turn, record), found["name"].strip(" \"'*")
    there = await find(case, Reference(kind="name", text=name))
    if len(there.items) != 1 or fold(show.title(record, there.items[0])) != fold(name):
        return None
    if not (read_changes(case).changes or re.search(r"\d", turn.text[found.end() :])):
        return None
    return Job.of("update", record, turn.text, choice=there.items[0].id)
