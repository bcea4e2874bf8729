"""The name of the record just made, changed or shown, said again as it is written: "no, it's Marc with c"."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.dialog import Dialog
from ...chat.turn import Turn
from ...language import heard
from ...language.said import Change, Choice, Value
from ...language.wish.respelled import respelled
from ..case import open_case
from ..finding.nouns import kind_shown
from .jobs import Job
from .reading import read_changes

_THEIRS = re.compile(r"\b(?:his|her|their|its) (?:\w+ )?(?:sur)?name\b", re.IGNORECASE)
"""What tells that the record at hand is meant, and none to look for."""


async def spelled_right(turn: Turn) -> Job | None:
    """The change of the name; which part of it is asked where the words are like none.

    Of a record that was only shown it is asked, and only where they say how the name is written.
    Words that could as well be another value of the record ("no, Dana") are none; without a word on the spelling it is
    asked whether the name is meant.
    """
    last = turn.last_record
    record = kind_shown(last)
    if last is None or record is None or turn.list_is_latest or turn.choice is not None:
        return None
    if "?" in turn.text or heard(turn.text).mood != "order" or not turn.offers(f"update_{record.singular}"):
        return None
    offered = turn.said_last == "utter_hubspot_offer_change"  # "just say what": a name like its own is another one
    text = f"no, {turn.text}" if offered else turn.text
    likely, written = respelled(text, {"": last.title}), turn.has_written(last)
    if likely is None or not (written or offered or likely.spelled):
        return None
    case = await open_case(turn, record)
    now = await case.crm.read(record, last.id, properties=record.title)
    names = {name: value for name in record.title if (value := now.properties.get(name))}
    if (said := respelled(text, names)) is None or (offered and said.names.items() <= names.items()):
        return None
    if not said.sure and any(c.property not in names for c in read_changes(case).changes if c.property):
        return None
    sure = said.sure and (written or _THEIRS.search(turn.text) is not None)
    dialog = Dialog(object=record.singular, sentence=turn.text, opened=True, record=last, proposed=not sure)
    labels = {name: show.label(name, case.portal) for name in names}
    new = {name: value for name, value in said.names.items() if value != names[name]} or said.names
    dialog.changes = [
        Change(said=labels[n], property=n, label=labels[n], value=Value(wire=v, shown=v), text=v)
        for n, v in new.items()
    ]
    if not dialog.changes:
        near = tuple(Choice(shown=label, text=f"{label} {said.words}") for label in labels.values())
        dialog.changes = [Change(said=said.words, near=near, text=said.words)]
    return Job(f"update_{record.singular}", dialog)
