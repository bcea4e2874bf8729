"""What is said once of several records: one property with a value for each, or one change of all of them."""

from __future__ import annotations

import re
from functools import partial

from ...chat import show
from ...chat.turn import Turn
from ...language import read_reference, read_update
from ...language.english.text import fold
from ...language.said import Reference, Said
from ...language.update.whose import told_apart
from ...portal import Item
from ...record import Record
from ..case import Case, open_case
from ..finding.find import find
from ..finding.nouns import is_title, kinds
from .jobs import Job
from .reading import is_settled

_SEVERAL = 2
NAMED = ("name", "email", "id")
AND = re.compile(r",? (?:and|&|plus)(?: (?:also|then))? |,(?: then)? ", re.IGNORECASE)
"""What stands between the names of several records."""
PLACE = re.compile(r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|last)(?: one)?", re.IGNORECASE)


PLACES = re.compile(
    rf"\b(?:(?P<behind>for|of|on) )?(?P<whole>(?:numbers? |nos?\.? )?(?P<those>{PLACE.pattern}"
    rf"(?:(?:{AND.pattern}){PLACE.pattern})+))"
    r"(?:(?= (?:to|into|as|by|over|up|out)\b|['\u2019])|(?(behind)[ .!]*$|(?!)))",
    re.IGNORECASE,
)
"""Several places in the list: "change | 2 and 3 | to customer", "| 2 and 3 |'s title", "to CEO for | 2 and 3"."""


async def same_property(turn: Turn, record: Record, text: str) -> list[Job]:
    """ "Set A's city to Oslo and B's to Bergen"; A may be the one shown last."""
    first, others = told_apart(text)
    if not others or any(other.pronoun for other in others):
        return []
    for kind in likeliest(record):
        case = await open_case(turn, kind)
        said = read_update(first, kind, case.portal, turn.now)
        if is_settled(said) and (is_of_last(turn, kind, said) or await only(case, said)):
            of = said.changes[-1].label
            words = [first, *(f"change {other.whose} {of} to {other.value}" for other in others)]
            return [update_of(kind, one) for one in words]
    return []


async def same_change(turn: Turn, record: Record, text: str) -> list[Job]:
    """ "Change 2 and 3 to customer", "move Larch and Beech to Priya"; not of one that is called by both names."""
    for kind in likeliest(record):
        case = await open_case(turn, kind)
        places = PLACES.search(text) if turn.last_list else None
        whole = places["whole"] if places else ""
        words = text.replace(whole, f'"{whole}"') if whole else text  # as if it were one name
        said = read_update(words, kind, case.portal, turn.now, has_list=turn.last_list is not None)
        those = places["those"] if places else said.reference.text if said.reference else ""
        parts = AND.split(those)
        if len(parts) < _SEVERAL or not is_settled(said) or text.count(those) != 1 or await _is_one(case, said, those):
            continue
        items = [] if places and on_two_pages(turn, kind, parts) else await each_called(case, parts)
        if items and (places or all(map(partial(is_title, kind), parts, items))):
            ones = [text.replace(whole or those, f'"{show.title(kind, item)}"') for item in items]
            return [update_of(kind, words, item.id) for words, item in zip(ones, items, strict=True)]
    return []


def on_two_pages(turn: Turn, kind: Record, parts: list[str]) -> bool:
    """Whether a place may be one of two pages, or of two lists: nothing is written on that."""
    if turn.list_in_doubt:
        return True
    said = [read_reference(part, kind, has_list=True, part=True) for part in parts]
    shown = turn.last_list
    return shown is not None and any(len(shown.places(s.position or 0, counted=s.counted)) > 1 for s in said if s)


async def _is_one(case: Case, said: Said, words: str) -> bool:
    """Whether a record has all these words for its name: "Smith and Sons"."""
    item = await only(case, said)
    title = fold(show.title(case.record, item)) if item else ""
    return item is not None and set(fold(words).split()) <= {*title.split(), "and"}


async def each_called(case: Case, parts: list[str]) -> list[Item]:
    """The records that these words are one each for, by name or by place in the list; none if one is not that."""
    items, listed = list[Item](), case.turn.last_list
    for part in parts:
        said = read_reference(part, case.record, has_list=listed is not None, part=True)
        here = listed is not None and listed.object == case.record.singular and PLACE.fullmatch(part)
        if said is None or said.kind == "last" or (said.kind == "ordinal" and not here):
            return []
        items += [item] if (item := await _one(case, said)) else []
    return items if len({item.id for item in items}) == len(parts) else []


async def only(case: Case, said: Said) -> Item | None:
    """The one record that is named."""
    named = said.reference is not None and said.reference.kind in NAMED
    return await _one(case, said.reference) if named and said.reference else None


async def _one(case: Case, reference: Reference) -> Item | None:
    return (await find(case, reference)).only


def update_of(kind: Record, words: str, choice: str | None = None) -> Job:
    """The update that the words are, of the record with the id that was chosen."""
    return Job.of("update", kind, words, choice=choice)


def likeliest(record: Record) -> list[Record]:
    """All kinds, this one first."""
    return sorted(kinds(), key=lambda kind: kind.singular != record.singular)


def is_of_last(turn: Turn, kind: Record, said: Said) -> bool:
    """Whether the record shown last is meant, and is of this kind."""
    shown = turn.last_record is not None and turn.last_record.object == kind.singular
    return shown and said.of_last
