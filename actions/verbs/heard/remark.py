"""Values that are not the record's: of another wish, or of something else that is told ("demo on 10 December")."""

from __future__ import annotations

import re

from ...chat.turn import Turn
from ...language import commands, corrected, named_properties, orders_change, orders_edit, read_command
from ...language.said import Value
from ...language.update.negated import left_empty
from ...language.value.events import tells_of_else, tells_what_happened
from ...language.value.values import kind_of
from ...language.which.subject import DELETE
from ..case import Case
from ..finding.nouns import kind_named, kinds

_OF_ELSE = ("date", "money")
_CALLS = re.compile(r"\W*(?:(?:and|so|then|also|please|i(?:'ll| will)|we(?:'ll| will)) )*call\b", re.IGNORECASE)
"""A verb that orders a name, and no day: "call her on Friday"."""


def is_remark(case: Case) -> bool:
    """Whether the new values may be of an event that is told of, and the record is to be asked about first.

    Not where a verb orders the change, or the property is named. Words of the record's name tell nothing.
    "No close date" may be told of it as well.
    """
    text, dialog = corrected(case.dialog.sentence)[0], case.dialog  # "no wait, …" tells of no event
    if left_empty(text):
        return True
    props = [case.portal.properties.get(change.property or "") for change in dialog.changes]
    if not props or any(prop is None or kind_of(prop) not in _OF_ELSE for prop in props):
        return False
    if not all(isinstance(change.value, Value) and change.value.wire for change in dialog.changes):
        return False
    dates = all(prop and "date" in kind_of(prop) for prop in props)
    if orders_change(text) and not (orders_edit(text) or (dates and _CALLS.match(text))):
        return False
    named = named_properties(text, case.record, case.portal, case.turn.now)
    if any(prop and prop.name in named for prop in props):
        return False
    title = dialog.record.title if dialog.record else ""
    for word in re.findall(r"\w+", title):
        text = re.sub(rf"\b{re.escape(word)}\b", " ", text, flags=re.IGNORECASE)
    return tells_of_else(text) or (dates and tells_what_happened(text))


_DELETES = re.compile(
    rf"(?:[a-z']+[ ,]+)*?(?P<verb>{DELETE}) (?:it|this|that)\b(?! (?:to|at|by|from)\b)", re.IGNORECASE
)


def deletes_it(turn: Turn) -> bool:
    """Whether the record shown may be meant by "delete it", and not the value that is asked for.

    Of "remove it" the intent tells. The delete is asked about; a value is cleared at once.
    """
    found = _DELETES.match(turn.text) if turn.choice is None else None
    return found is not None and (turn.intent.startswith("delete_") or found["verb"].lower().startswith("del"))


def wishes_else(turn: Turn) -> bool:
    """Whether a message of another intent is a wish of its own, where a change is asked for: "show deals over 5k"."""
    verb = turn.intent.partition("_")[0]
    if deletes_it(turn):
        return True
    if verb == "create":
        return any(commands(turn.text, kind) for kind in kinds())
    looks = verb in {"get", "list", "search"} and turn.choice is None
    return looks and (read_command(turn.text) == "get" or kind_named(turn.text) is not None)
