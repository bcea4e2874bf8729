"""Several records to be deleted, each called by itself: "delete the third and the fifth", "get rid of a@… and b@…"."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import heard, read_command, read_reference
from ...language.english.phrases import WISH
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.which.subject import DELETE
from ...portal import Item
from ...record import Record
from ..case import open_case
from ..finding.find import find
from .jobs import Job

_ORDER = re.compile(rf"(?:{WISH})(?:{DELETE})\b (?P<those>\S.*?)(?:,? (?:please|pls|thanks|too|as well))*[ .!]*$", re.I)
_AND = re.compile(r",? (?:and|&|plus)(?: also)? |, ")
_AROUND = FILLERS | {"record", "one"}
_PLACES = re.compile(
    r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|last)(?: one)?", re.IGNORECASE
)


async def each_delete(turn: Turn, record: Record) -> list[Job]:
    """A deletion of each, where every part names another record that exists; each waits for a yes of its own."""
    found = _ORDER.match(turn.text) if turn.choice is None else None
    parts = _AND.split(found["those"]) if found else []
    if len(parts) < 2 or heard(turn.text).mood != "order" or read_command(turn.text) != "delete":
        return []
    case, items = await open_case(turn, record), list[Item]()
    listed = turn.last_list
    for part in parts:
        said = read_reference(part, record, has_list=listed is not None, part=True)
        if said is None or said.kind == "last" or (said.kind == "ordinal" and not _PLACES.fullmatch(part)):
            return []
        beside = set(fold(part).split()) - set(fold(said.text).split()) - _AROUND - {record.singular, *record.synonyms}
        if said.kind != "ordinal" and beside:
            return []  # ", and change the amount of Larch" is no name
        if said.kind == "ordinal" and (listed is None or listed.object != record.singular):
            return []
        hits = await find(case, said)
        if len(hits.items) != 1 or hits.guessed:
            return []
        items += hits.items
    if len({item.id for item in items}) < len(parts):
        return []
    titles = [show.title(record, item) for item in items]
    return [
        Job(f"delete_{record.singular}", Dialog(object=record.singular, sentence=f'delete "{title}"', choice=item.id))
        for title, item in zip(titles, items, strict=True)
    ]
