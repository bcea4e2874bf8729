"""A link of records that are only pointed at: "put her on that deal", "link Jo to the second one"."""

from __future__ import annotations

import re

from ...chat.dialog import Dialog, Target
from ...chat.turn import Turn
from ...language import heard
from ...language.wish.links import read_pair
from ...record import CATALOGUE, Record
from ..case import open_case
from ..finding.nouns import kind_shown, kinds, names
from .jobs import Job
from .shared import PLACE, each_called, on_two_pages

_PERSON = re.compile(r"him|her|(?:this|that|the) (?:contact|person|lead|guy|lady|man|woman)", re.IGNORECASE)
_THING = re.compile(r"it|(?:this|that|the) (?:deal|opportunity|opp|one)", re.IGNORECASE)


async def link_pointed(turn: Turn) -> Job | None:
    """The update that links them; nothing where it is not known which records these are."""
    pair = read_pair(turn.text) if turn.choice is None else None
    if pair is None or heard(turn.text).mood != "order":
        return None
    firm, who, what = pair
    one, two = _shown(turn, who) or await _row(turn, who), _shown(turn, what) or await _row(turn, what)
    if one and two:
        return _link(turn, one, two) if one.object != two.object else None
    listed = turn.last_list
    if listed is None or not (pointed := one or two) or _shown(turn, who if one else what):
        return None  # "link it to Jo Ek" is read elsewhere
    other = what if one else who
    if firm or (one and any(names(kind, what) for kind in kinds() if kind.singular != listed.object)):
        return _job(turn, pointed.object, f"link {_words(pointed)} to {other}")
    if two and not _is_person(CATALOGUE[two.object]):  # whoever is put on a deal may be its owner
        return _job(turn, two.object, f"put {other} on {_words(two)}")
    return None


def _shown(turn: Turn, words: str) -> Target | None:
    """The record meant by "him" or "that deal": one of the last two that were shown."""
    person = _PERSON.fullmatch(words) is not None
    if not person and not _THING.fullmatch(words):
        return None
    recent = {target.id for target in (turn.last_record, turn.record_before) if target}
    shown = [turn.last_of(kind.singular) for kind in kinds() if _is_person(kind) == person]
    return next((target for target in shown if target and target.id in recent), None)


async def _row(turn: Turn, words: str) -> Target | None:
    """The record at a place of the list."""
    listed = turn.last_list
    record = kind_shown(listed)
    if record is None or turn.list_in_doubt:
        return None
    place = re.sub(rf" (?:{'|'.join((record.singular, *record.synonyms))})$", "", words)
    if not PLACE.fullmatch(place) or on_two_pages(turn, record, [place]):
        return None
    case = await open_case(turn, record)
    return next((case.target(item) for item in await each_called(case, [place])), None)


def _is_person(record: Record) -> bool:
    return record.unique == "email"


def _link(turn: Turn, one: Target, two: Target) -> Job | None:
    thing, person = sorted((one, two), key=lambda target: _is_person(CATALOGUE[target.object]))
    return _job(turn, thing.object, f"link {_words(thing)} to {_words(person)}")


def _words(target: Target) -> str:
    """What the record is called by, so that it can be no other."""
    key = CATALOGUE[target.object].unique
    if key is None:
        return f"{target.object} {target.id}"
    return target.properties.get(key) or f'"{target.title}"'


def _job(turn: Turn, noun: str, words: str) -> Job | None:
    name = f"update_{noun}"
    return Job(name, Dialog(object=noun, sentence=words)) if turn.offers(name) else None
