"""Which record the words of a message name."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import corrected, read_command, read_reference
from ...language.said import Reference
from ...record import Record
from .nouns import one_of_many

_PICKS = re.compile(r"\b(?:the|this|that|which|other|another|any)(?: (?!deal\b|contact\b)\w+)? $", re.IGNORECASE)
"""What stands before a word that tells which one: "the | kestrel one", "the new | kestrel one"."""
_PREVIOUS = re.compile(
    r"\bthe (?:previous|preceding|earlier) (?:one|record|contact|deal|person)\b|\bthe one before\b", re.IGNORECASE
)
_ASKS = re.compile(r"(?:how|what|which|who|whose|when|where|is|does|did|has)\b", re.IGNORECASE)
_MEANT = re.compile(r"\b(?:i|we) meant?\b", re.IGNORECASE)


def refer(turn: Turn, record: Record) -> Reference | None:
    """Which record of this kind the message names. A button names it by its id."""
    if turn.choice:
        return Reference(kind="id", text=turn.choice)
    has_list, has_last = turn.last_list is not None, turn.last_record is not None
    names = turn.hints.get("hubspot_name", ())
    read = (turn.text, record.singular, has_list, has_last, *names)  # by several readers of one turn
    if read not in turn.referred:
        meant, corrects = corrected(turn.text)  # "sorry, I meant delete Larch"
        text = (
            meant if corrects and (read_command(meant) or _ASKS.match(meant) or _MEANT.search(turn.text)) else turn.text
        )
        said = read_reference(text, record, has_list=has_list, has_last=has_last, hints=turn.hints)
        turn.referred[read] = whole(turn, _before(turn, record, _newest(turn, record, said)))
    return turn.referred[read]


def _newest(turn: Turn, record: Record, said: Reference | None) -> Reference | None:
    """ "The last deal I created" is the newest one there is, where none has been shown."""
    shown = turn.last_record is not None and turn.last_record.object == record.singular
    if said is None or said.kind != "last" or shown or not one_of_many(turn.text, record):
        return said
    return Reference(kind="name", text=f"newest {record.singular}")


def _before(turn: Turn, record: Record, said: Reference | None) -> Reference | None:
    """ "The previous one" is the record shown before the last, where no list is looked at."""
    pointed = said is not None and said.kind == "last" and _PREVIOUS.search(turn.text) and not turn.list_is_latest
    before = turn.record_before if pointed else None
    return Reference(kind="id", text=before.id) if before and before.object == record.singular else said


def whole(turn: Turn, said: Reference | None) -> Reference | None:
    """The name with the "one" that it ends in: "plan one"; not so in "the kestrel one"."""
    if said is None or said.kind != "name":
        return said
    ends = re.search(rf"\b{re.escape(said.text)} one\b", turn.text, re.IGNORECASE) if said.text else None
    named = ends and not _PICKS.search(turn.text[: ends.start()])
    return said.model_copy(update={"text": ends.group()}) if ends and named else said
