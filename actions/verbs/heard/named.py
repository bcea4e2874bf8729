"""The record that a message names which says nothing else: "not him then, how about Rupert Fitzgibbon?"."""

from __future__ import annotations

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language.said import Reference
from ...language.which.mention import names_meant
from ...record import Record
from ..case import open_case
from ..finding.find import find
from ..finding.nouns import kinds
from .jobs import Job


async def name_within(turn: Turn) -> tuple[Record, str] | None:
    """The words that name a record, and its kind, if records of just one kind are called so."""
    for words in names_meant(turn.text):
        fitting = []
        for record in kinds():
            found = await find(await open_case(turn, record), Reference(kind="name", text=words))
            if found.items and not found.guessed:
                fitting.append(record)
        if len(fitting) == 1:
            return fitting[0], words
    return None


async def named_within(turn: Turn) -> Job | None:
    """The dialog that shows it."""
    named = await name_within(turn)
    if named is None:
        return None
    record, words = named
    dialog = Dialog(object=record.singular, sentence=f'show the {record.singular} "{words}"')
    return Job(f"get_{record.singular}", dialog)
