"""What is somebody's own, of no kind ("my stuff"); who they are, said only after "my deals" was answered or left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ...chat.memory import OWN_PREFIX
from ...chat.turn import REQUESTED, Turn
from ...language.english.text import fold
from ...record import CATALOGUE, Record
from ..case import ME, open_case
from ..finding.among import on_the_table
from ..finding.mine import introduced, names_me
from ..finding.nouns import kinds
from .jobs import Job

_WAITS = 3
"""Messages for which the question who the person is stays open."""

_ALL_OF_MINE = re.compile(
    r"(?:(?:please|can you|could you|and|ok|now|just|show|give|list|see|get|view|me|what(?:'?s)?|which"
    r"|all|of|everything|anything|things?|stuff|that(?:'?s)?|s|is|are) )*"
    r"(?:(?P<all>my (?:own )?(?:things?|stuff|records?|items?|work|portfolio))|mine|(?:do )?i own|assigned to me"
    r"|do i have (?P<open>open|going|in the works|on my plate)|(?:is )?on my plate)"
    r"(?: (?:please|now|today|here|again|right now|at the moment))*"
)
"""Whatever is the person's own, of no kind: "my stuff", "what's mine"; the latter narrows down a list just shown."""

_NARROWS = re.compile(r"\W*(?:(?:and|ok|now)\W+)*(?:just|only)\b", re.IGNORECASE)


async def mine(turn: Turn) -> Job | None:
    """The list of "my" records that was everybody's so far, or that waited for this answer."""
    listed, of_mine = turn.last_list, _ALL_OF_MINE.fullmatch(fold(turn.text))
    narrows = listed is not None and on_the_table(turn, listed) and _NARROWS.match(turn.text)
    if of_mine and (of_mine["all"] or not (turn.list_is_latest or narrows)):
        sold = next((kind for kind in kinds() if kind.property_of("stage")), kinds()[0])  # what one has to work on
        words = f"my {'open ' if of_mine['open'] else ''}{sold.plural}"
        return Job.of("list", sold, words)
    record = CATALOGUE.get(listed.object) if listed and listed.criteria.mine and turn.list_is_latest else None
    sentence, refines = (f"my {record.plural}", True) if record else ("", False)
    if record is None and (introduced(turn.text) or not turn.list_is_latest):
        record, sentence = _left_open(turn)
    if record is None:
        return None
    case = await open_case(turn, record)
    if case.me or (person := names_me(case)) is None:
        return None
    turn.set(ME, person.wire)
    return Job.of("list", record, sentence, refines=refines)


def _left_open(turn: Turn) -> tuple[Record | None, str]:
    """The search of a few messages ago that asked who the person is, and was left for something else; its words."""
    for text, events in islice(_turns(turn), 1, _WAITS + 1):
        asked = any(e.get("event") == "slot" and e.get("name") == REQUESTED and e.get("value") == ME for e in events)
        begun = {str(e.get("name")) for e in events if e.get("event") == "active_loop"}
        kind = next((kind for kind in kinds() if f"{OWN_PREFIX}search_{kind.plural}_form" in begun), None)
        if asked and kind and not text.startswith("/"):
            return kind, text
    return None, ""


def _turns(turn: Turn) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What the person said, the latest first, and what came of it."""
    since: list[dict[str, Any]] = []
    for event in reversed(turn.tracker.events or []):
        if event.get("event") == "user":
            yield str(event.get("text") or ""), since
            since = []
        else:
            since.append(event)
