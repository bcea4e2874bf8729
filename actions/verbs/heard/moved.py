"""The last change was meant for another record: "no, the onboarding one". It goes there, and the first is put back."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.dialog import Dialog, Undo
from ...chat.turn import Turn
from ...language import corrected, heard, read_command, read_reference, read_update
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.said import Change, Reference, Value
from ...language.value.values import kind_of
from ...record import CATALOGUE
from ..case import Case, open_case
from ..finding.among import THE_ONE
from ..finding.find import OFFERED, Found, find
from ..finding.nouns import names
from .correcting import correction
from .jobs import Job, queued
from .shared import NAMED

_ON = re.compile(
    r"(?:(?:(?:it|that|this)(?:'s| is| was| should (?:have been|be|go))?|put|set|do|apply|make|change|meant"
    r"|i meant?|not)[ ,]+)*(?:for|on|onto|to|of|with|in) (?=\S)",
    re.IGNORECASE,
)
"""What may lead to the record's name: "no, | that was for | the onboarding one"."""
_PLAINLY = re.compile(
    r"(?:no+|nope|nah)\b|.*\b(?:wrong|not|meant?|instead|mix(?:ed)? up|(?:was|is) for)\b", re.IGNORECASE
)
"""One of these tells that it was the wrong record; "sorry, the onboarding one" is asked about."""
_MORE = re.compile(r"\b(?:also|too|next|another|more|as well|and|forgot(?:ten)?|never ?mind|nvm)\b", re.IGNORECASE)
"""Then it is no correction, or one of something else."""
_BESIDE = FILLERS | frozenset("one ones instead record rather".split())


async def moved(turn: Turn) -> Job | None:
    """What was changed of the last record is put back, and then changed of the one that is named.

    Where no record is surely called so, it is asked first which one is meant; and whether, where nobody says that the
    first was wrong.
    """
    undo, last = turn.undo, turn.last_record
    record = CATALOGUE.get(undo.target.object) if undo and undo.done == "updated" else None
    words, corrects = corrected(turn.text)
    if undo is None or record is None or last is None or not corrects or turn.choice is not None or "?" in turn.text:
        return None
    if not undo.changes or last.id != undo.target.id or turn.list_is_latest or heard(turn.text).mood != "order":
        return None
    words = words[lead.end() :] if (lead := _ON.match(words)) else words
    if read_command(words) or not turn.offers(f"update_{record.singular}"):
        return None
    case = await open_case(turn, record)
    said = read_reference(words, record)
    if said is None or said.kind not in NAMED:
        return None
    plain, called = _PLAINLY.match(turn.text) is not None, THE_ONE.search(words) is not None or names(record, words)
    others = set(fold(words).split()) - set(fold(said.text).split()) - {record.singular, *record.synonyms} - _BESIDE
    if others or _MORE.search(turn.text.replace(said.text, "")) or not (plain or called):
        return None
    found = await find(case, said)
    if not found.items or (found.guessed and not called) or found.items[0].id == last.id:
        return None
    if read_update(words, record, case.portal, turn.now).changes or not (
        called or _is_no_value(case, undo, said, found)
    ):
        return None  # another value: "no, Friday"
    back = await _put_back(case, undo)
    other = _other(case, undo, words, found)
    other.dialog.proposed = not plain
    first, then = (back, other) if plain and not found.guessed else (other, back)
    if first is None or then is None:
        return other
    first.dialog.suspended = queued([then], None)
    return first


def _is_no_value(case: Case, undo: Undo, said: Reference, found: Found) -> bool:
    """Whether words that call no record by its kind are none the less no other value for what was changed.

    Any words could be one for a text; those that are a record's whole name are taken for the record.
    """
    if not correction(case, undo.target):
        return True
    prop = case.portal.properties.get(undo.changes[0].property or "")
    text = prop is not None and kind_of(prop) == "text" and prop.name not in case.record.title
    return text and fold(said.text) == fold(show.title(case.record, found.items[0]))


def _other(case: Case, undo: Undo, words: str, found: Found) -> Job:
    """The same change of the record meant; one of several is asked for."""
    dialog = Dialog(object=case.record.singular, sentence=words, changes=list(undo.changes))
    if found.only:
        dialog.choice = found.only.id
    else:
        dialog.opened, dialog.candidates = True, [case.target(item) for item in found.items[:OFFERED]]
    return Job(f"update_{case.record.singular}", dialog)


async def _put_back(case: Case, undo: Undo) -> Job | None:
    """The first record as it was; if somebody changed it since, that is said and it stays."""
    wanted = case.record.fetched_with(undo.after)
    now = await case.crm.read(case.record, undo.target.id, properties=wanted)
    if any((now.properties.get(name) or "") != (value or "") for name, value in undo.after.items()):
        case.say("utter_hubspot_changed_since", title=undo.target.title)
        return None
    changes = []
    for name in undo.after:
        label, wire = show.label(name, case.portal), undo.before.get(name) or ""
        value = Value(wire=wire, shown=show.shown(name, wire, case.portal, now))
        changes.append(Change(said=label, property=name, label=label, value=value, text=value.shown))
    told = ", ".join(f"{change.label} {change.text}" for change in changes)
    target = case.target(now)
    dialog = Dialog(object=target.object, sentence=f"{target.title}: {told}", opened=True, record=target)
    dialog.changes = changes
    return Job(f"update_{target.object}", dialog)
