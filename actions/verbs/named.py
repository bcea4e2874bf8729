"""The record that a message names which says nothing else: "not him then, how about Rupert Fitzgibbon?"."""

from __future__ import annotations

from ..chat.dialog import Dialog
from ..chat.turn import Turn
from ..language.said import Reference
from ..language.which.mention import names_meant
from .case import open_case
from .find import find
from .jobs import Job
from .nouns import kinds


async def named_within(turn: Turn) -> Job | None:
    """The dialog that shows it, if records of just one kind are called so."""
    for words in names_meant(turn.text):
        fitting = []
        for record in kinds():
            found = await find(await open_case(turn, record), Reference(kind="name", text=words))
            if found.items and not found.guessed:
                fitting.append(record)
        if len(fitting) == 1:
            sentence = f'show the {fitting[0].singular} "{words}"'
            return Job(f"get_{fitting[0].singular}", Dialog(object=fitting[0].singular, sentence=sentence))
    return None
