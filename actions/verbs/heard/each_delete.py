"""Several records to be deleted, each called by itself: "delete the third and the fifth", "get rid of a@… and b@…"."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.turn import Turn
from ...language import heard, read_command, read_reference
from ...language.english.phrases import WISH
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.which.subject import DELETE
from ...portal import Item
from ...record import Record
from ..case import Case, open_case
from ..values import quoted
from .jobs import Job
from .shared import AND, PLACE, each_called

_ORDER = re.compile(rf"(?:{WISH})(?:{DELETE})\b (?P<those>\S.*?)(?:,? (?:please|pls|thanks|too|as well))*[ .!]*$", re.I)
_AROUND = FILLERS | {"record", "one"}


async def each_delete(turn: Turn, record: Record) -> list[Job]:
    """A deletion of each, where every part names another record that exists; each waits for a yes of its own."""
    found = _ORDER.match(turn.text) if turn.choice is None else None
    parts = AND.split(found["those"]) if found else []
    if len(parts) < 2 or heard(turn.text).mood != "order" or read_command(turn.text) != "delete":
        return []
    case, listed = await open_case(turn, record), turn.last_list
    if found and listed and listed.missed and all(map(PLACE.fullmatch, parts)):
        case.say("utter_hubspot_one_at_a_time")  # of the list that was asked for, nothing stands at these places
        turn.text = turn.text.replace(found["those"], parts[0])
        return []
    for part in parts:
        said = read_reference(part, record, has_list=listed is not None, part=True)
        beside = set(fold(part).split()) - set(fold(said.text if said else "").split()) - _AROUND
        if said and said.kind != "ordinal" and beside - {record.singular, *record.synonyms}:
            return []  # ", and change the amount of Larch" is no name
    items = await each_called(case, parts) or await _those_listed(case, parts)
    titles = [show.title(record, item) for item in items]
    return [
        Job.of("delete", record, f'delete "{title}"', choice=item.id) for title, item in zip(titles, items, strict=True)
    ]


async def _those_listed(case: Case, places: list[str]) -> list[Item]:
    """Of several places in the list those that it has; of the others it is said."""
    if not all(map(PLACE.fullmatch, places)):
        return []
    found = [(place, item) for place in places for item in await each_called(case, [place])]
    left = [place for place in places if place not in {there for there, _ in found}]
    if found and left:
        case.say("utter_hubspot_left_out", said=quoted(left))
    return list({item.id: item for _, item in found}.values())
