"""The same question of the next one in an order: "what's our biggest deal?", "and the second biggest?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import orders_change, read_command
from ...language.english.text import fold
from ...language.search.orders import in_another_order
from ...language.value.numerals import position
from ...language.which.rows import is_superlative
from ..finding.nouns import kinds, names, one_of_many
from .jobs import Job
from .related import related

_AND = re.compile(
    r"\W*(?:(?:and|ok|okay|so|then|now|what about|how about|what is|what's|which is|who is|who's"
    r"|his|her|their|its)\b[, ]*)*",
    re.IGNORECASE,
)


async def next_in_order(turn: Turn) -> Job | None:
    """What is asked again, with another superlative or another place in the order; nothing but questions is."""
    if turn.choice is not None or turn.running_form or not _is_short(turn.text):
        return None
    before = next((text for text in _said_before(turn) if not _is_short(text)), "")
    record = next((kind for kind in kinds() if one_of_many(before, kind)), None)
    if record is None and turn.list_is_latest and turn.last_list and not any(names(k, turn.text) for k in kinds()):
        listed = turn.last_list.object  # "what is his biggest?", of his deals
        return Job(f"get_{listed}", Dialog(object=listed, sentence=f"show the {_AND.sub('', turn.text, count=1)}"))
    if record is None or orders_change(before) or read_command(before) == "delete":
        return None
    turn.text = in_another_order(before, turn.text)
    return await related(turn) or Job.of("get", record, turn.text)


def _is_short(text: str) -> bool:
    """Whether the words only tell which one: "and the second biggest?", "the third?"."""
    rest = _AND.sub("", text, count=1)
    place = position(fold(rest)) if not rest.strip(" ?.!").isdigit() else None
    return place is not None or any(not names(kind, rest) and is_superlative(rest, kind) for kind in kinds())


def _said_before(turn: Turn) -> Iterator[str]:
    """What the person said before, the latest first."""
    said = (str(e.get("text") or "") for e in reversed(turn.tracker.events or []) if e.get("event") == "user")
    next(said, None)
    yield from said
