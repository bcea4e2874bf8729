"""Days and sums told of something else than the record: "demo on 10 December" is no close date."""

from __future__ import annotations

import re

from ...language import named_properties, orders_change, orders_edit
from ...language.said import Value
from ...language.value.events import tells_of_else
from ...language.value.values import kind_of
from ..case import Case

_OF_ELSE = ("date", "money")


def is_remark(case: Case) -> bool:
    """Whether the new values may be of an event that is told of, and the record is to be asked about first.

    Not where a verb orders the change, or the property is named. Words of the record's name tell nothing.
    """
    text, dialog = case.dialog.sentence, case.dialog
    props = [case.portal.properties.get(change.property or "") for change in dialog.changes]
    if not props or any(prop is None or kind_of(prop) not in _OF_ELSE for prop in props):
        return False
    if not all(isinstance(change.value, Value) and change.value.wire for change in dialog.changes):
        return False
    if orders_change(text) and not orders_edit(text):
        return False
    named = named_properties(text, case.record, case.portal, case.turn.now)
    if any(prop and prop.name in named for prop in props):
        return False
    title = dialog.record.title if dialog.record else ""
    for word in re.findall(r"\w+", title):
        text = re.sub(rf"\b{re.escape(word)}\b", " ", text, flags=re.IGNORECASE)
    return tells_of_else(text)
