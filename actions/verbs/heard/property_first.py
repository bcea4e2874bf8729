"""A property said where the record is asked for: "the amount", at "which deal?"."""

from __future__ import annotations

import re

from ...language import read_change
from ...language.english.text import fold
from ...language.said import Change
from ...language.value.vocabulary import vocabulary_of
from ..case import Case
from ..writes.checked import checked

_ITS = re.compile(r"(?:(?:the|its|his|her|their|my) )+")


def property_first(case: Case) -> Change | None:
    """The change of the property that all of the words are the name of; its value is still to be said."""
    turn, asked = case.turn, f"hubspot_{case.record.singular}"
    if turn.asked != asked or turn.choice is not None or case.dialog.candidates or case.dialog.changes:
        return None
    words = _ITS.sub("", fold(turn.text), count=1)
    if words not in vocabulary_of(case.portal).called(case.record):
        return None
    change = read_change(words, case.record, case.portal, turn.now)
    return checked(case, change) if change.property and change.value is None else None
