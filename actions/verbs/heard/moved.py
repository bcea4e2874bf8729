"""The last change was meant for another record: "no, the onboarding one". It goes there, and the first is put back."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.dialog import Dialog, Undo
from ...chat.turn import Turn
from ...language import corrected, heard, read_command, read_reference, read_update
from ...language.said import Change, Value
from ...record import CATALOGUE
from ..case import Case, open_case
from ..finding.among import THE_ONE
from ..finding.find import OFFERED, Found, find
from ..finding.nouns import names
from .correcting import correction
from .jobs import Job, queued

_ON = re.compile(
    r"(?:(?:(?:it|that|this)(?:'s| is| was| should (?:have been|be|go))?|put|set|do|apply|make|change|meant"
    r"|i meant?|not)[ ,]+)*(?:for|on|onto|to|of|with|in) (?=\S)",
    re.IGNORECASE,
)
"""What may lead to the record's name: "no, | that was for | the onboarding one"."""


async def moved(turn: Turn) -> Job | None:
    """What was changed of the last record is put back, and then changed of the one that is named.

    Where no record is surely called so, it is asked first which one is meant.
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
    if said is None or said.kind not in ("name", "email", "id"):
        return None
    called = THE_ONE.search(words) is not None or names(record, words)
    if read_update(words, record, case.portal, turn.now).changes or (not called and correction(case, last)):
        return None  # another value: "no, Friday"
    found = await find(case, said)
    if not found.items or (found.guessed and not called) or found.items[0].id == last.id:
        return None
    back = await _put_back(case, undo)
    other = _other(case, undo, words, found)
    first, then = (other, back) if found.guessed else (back, other)
    if first is None or then is None:
        return other
    first.dialog.suspended = queued([then], None)
    return first


def _other(case: Case, undo: Undo, words: str, found: Found) -> Job:
    """The same change of the record meant; one of several is asked for."""
    dialog = Dialog(object=case.record.singular, sentence=words, changes=list(undo.changes))
    if len(found.items) == 1 and not found.guessed:
        dialog.choice = found.items[0].id
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
