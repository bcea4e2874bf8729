"""Several records in one message, each with its own change: "put A on medium priority, and hand B over to Priya"."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import heard, orders_change, read_command, read_reference, read_update
from ...language.said import Said
from ...language.value.values import tells_at_length
from ...language.wish.moods import forbidden
from ...record import Record
from ..case import open_case
from ..finding.find import find
from ..finding.nouns import kinds, names
from .carried import Part, fits, in_full, same_of
from .jobs import Job
from .reading import is_settled
from .shared import AND, NAMED, likeliest, only, same_change, same_property, update_of

JOINT = re.compile(r"(?:[,;.]+ *(?:and |then |also |while )*| (?:and|then|while|but|plus)(?: then| also)? )(?=\S)")
"""What may stand between two wishes."""
_BOTH = re.compile(
    r"(?P<one>\S.*?)(?:, (?:and )?| and | & )(?P<two>\S.*?),? both "
    r"(?P<rest>(?:to|in|into|at|on|by|up|down|out|should|are|go)\b.+)",
    re.IGNORECASE,
)
"""The same change of two records: "Larch roof and Beech floor both to Priya"."""
_ASKS_THEN = re.compile(
    r"(?P<asked>[^?]{10,})\?+ *(?:(?:and|also|then|so|if not|ok)[ ,]+)*(?:(?:can|could|would|will) (?:you|u|we) )?"
    r"(?P<rest>[^?]+)",
    re.IGNORECASE,
)
_BEFORE_CHANGE = frozenset({"create", "get", "delete"})
"""After one of these the same message may go on to a change."""
_OF_IT = re.compile(r"\b(?:it|its|him|his|her)\b", re.IGNORECASE)


async def each_update(turn: Turn, record: Record, text: str | None = None) -> list[Job]:
    """One job for each record, where every part names one that exists and says what is new; nothing otherwise."""
    text = turn.text if text is None else text
    if not may_be_several(turn, text):
        return []
    if jobs := await same_property(turn, record, text) or await same_change(turn, record, text):
        return jobs
    if both := _BOTH.fullmatch(text):
        pair = [await _update(turn, record, f"{both[part]} {both['rest']}") for part in ("one", "two")]
        found = [part for part in pair if part]
        return [part.job for part in found] if len({part.item.id for part in found}) == len(pair) else []
    for joint in JOINT.finditer(text):
        first, rest = text[: joint.start()], text[joint.end() :]
        if jobs := await _then_deletes(turn, record, first, rest):
            return jobs
        one = await _update(turn, record, first)
        if one is None:
            continue
        if same := await same_of(one, first, rest):
            return [one.job, same]
        for words in in_full(one, first, rest):
            others = await each_update(turn, record, words)
            two = await _update(turn, record, words) if not others else None
            if two and two.item.id != one.item.id and fits(one, two, words, rest):
                return [one.job, two.job]
            if others:
                return [one.job, *others]
    return []


async def then_update(turn: Turn, record: Record, verb: str) -> list[Job]:
    """Another wish, and then the change of a record that exists: "create …, and change the amount of Larch to 5k"."""
    if asked := await _asked_then(turn, record, verb):
        return asked
    if not may_be_several(turn, turn.text):
        return []
    for joint in JOINT.finditer(turn.text):
        first, rest = turn.text[: joint.start()], turn.text[joint.end() :]
        before = read_command(first) or verb
        if before not in _BEFORE_CHANGE or not orders_change(rest):
            continue
        updates = await each_update(turn, record, rest)
        if not updates and (one := await _update(turn, record, rest)):
            updates = [one.job]
        if updates:
            return [Job.of(before, record, first), *updates]
        if before == "get" and _OF_IT.search(rest):
            return await _of_looked_for(turn, record, first, rest)
    return []


async def _of_looked_for(turn: Turn, record: Record, first: str, rest: str) -> list[Job]:
    """ "Look up Sam May and set his city to Leeds" is one change, of whom is looked up."""
    for kind in likeliest(record):
        case = await open_case(turn, kind)
        whole, then = (read_update(text, kind, case.portal, turn.now) for text in (turn.text, rest))
        if is_settled(whole, or_=("near", "several")) and whole.reference and whole.reference.kind in NAMED:
            return [update_of(kind, turn.text)]
        about = read_reference(first, kind)
        if not is_settled(then, or_=("near", "several")) or about is None or about.kind not in NAMED:
            continue
        if item := await only(case, Said(reference=about)):
            return [update_of(kind, rest, item.id)]
    return []


async def delete_then_update(turn: Turn, record: Record) -> list[Job]:
    """ "Delete Larch and change Sam May's city to Leeds": two records, whether the second is there or not.

    Read as one change it would be made of the record that is to go.
    """
    if read_command(turn.text) != "delete" or not may_be_several(turn, turn.text):
        return []
    for joint in JOINT.finditer(turn.text):
        first, rest = turn.text[: joint.start()], turn.text[joint.end() :]
        if not orders_change(rest) or (kind := await goes(turn, record, first)) is None:
            continue
        updates = await each_update(turn, record, rest)
        if not updates:
            one = await _update(turn, record, rest)
            updates = [one.job if one else update_of(record, rest)]
        return [Job.of("delete", kind, first), *updates]
    return []


async def _then_deletes(turn: Turn, record: Record, first: str, rest: str) -> list[Job]:
    """ "Change his mail to …, | and delete Sam May": the change, and the deletion of another that exists."""
    if read_command(rest) != "delete" or not orders_change(first) or (gone := await goes(turn, record, rest)) is None:
        return []
    for kind in likeliest(record):
        case = await open_case(turn, kind)
        said = read_update(first, kind, case.portal, turn.now)
        if any(tells_at_length(case.portal.properties.get(change.property or "")) for change in said.changes):
            return []  # "next step: call Jo | and delete the draft"
        if is_settled(said) and (said.reference is None or said.reference.kind == "last" or await only(case, said)):
            delete = Job.of("delete", gone, rest)
            return [update_of(kind, first), delete]
    return []


async def goes(turn: Turn, record: Record, text: str) -> Record | None:
    """The kind of the record that words order to delete; None where they may clear a property."""
    for kind in sorted(kinds(), key=lambda kind: (not names(kind, text), kind.singular != record.singular)):
        case = await open_case(turn, kind)
        if read_update(text, kind, case.portal, turn.now).changes:
            return None
        said = read_reference(text, kind, has_list=turn.last_list is not None, has_last=turn.last_record is not None)
        if said and (names(kind, text) or said.kind in {"last", "ordinal"} or (await find(case, said)).items):
            return kind
    return None


async def _asked_then(turn: Turn, record: Record, verb: str) -> list[Job]:
    """A question about a record, and then its change: "when does Larch close? and can you push it to May"."""
    found = _ASKS_THEN.fullmatch(turn.text) if turn.choice is None and verb in {"get", "update"} else None
    if found is None or not orders_change(found["rest"]) or heard(found["rest"]).mood != "order":
        return []
    case = await open_case(turn, record)
    about, then = read_reference(found["asked"], record), read_update(found["rest"], record, case.portal, turn.now)
    if about is None or about.kind not in NAMED or not then.changes or not then.reference:
        return []
    item = (await find(case, about)).only
    if then.reference.kind != "last" or item is None:
        return []
    what = (("get", found["asked"]), ("update", found["rest"]))
    return [Job.of(does, record, words, choice=item.id) for does, words in what]


def may_be_several(turn: Turn, text: str) -> bool:
    """Whether a text may hold several orders."""
    several = JOINT.search(text) or AND.search(text)
    if turn.choice is not None or several is None or forbidden(turn.text):
        return False
    return heard(turn.text).mood == "order"


async def _update(turn: Turn, record: Record, text: str) -> Part | None:
    """The update that words are by themselves, and its record."""
    for kind in (record, *(other for other in kinds() if other.singular != record.singular)):
        case = await open_case(turn, kind)
        said = read_update(text, kind, case.portal, turn.now)
        if is_settled(said, or_=("several",)) and (item := await only(case, said)):
            return Part(update_of(kind, text), item, case, said)
    return None
