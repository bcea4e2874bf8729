"""A change as it may be written: to whom "me" is, to which pipeline a stage belongs."""

from __future__ import annotations

from ...language import read_property_value
from ...language.said import Change, Shift, Value
from ...portal import Property
from ..case import Case
from ..values import writable


def checked(case: Case, change: Change) -> Change:
    """The change with a value that can be written, or why it cannot."""
    value = change.value
    if value and not isinstance(value, Shift):
        value = writable(case, value)
    return in_pipeline(case, change.model_copy(update={"value": value}))


def in_pipeline(case: Case, change: Change) -> Change:
    """A stage's label means the stage of the record's own pipeline, where that has one of this label."""
    stage = case.record.property_of("stage")
    if not stage or change.property != stage or isinstance(change.value, Shift):
        return change
    if not change.text or not case.pipeline:
        return change
    prop = case.portal.properties.get(stage, Property(name=stage, label=change.label))
    value = read_property_value(prop, change.text, case.portal, case.turn.now, pipeline=case.pipeline)
    usable = isinstance(value, Value) or not isinstance(change.value, Value)
    return change.model_copy(update={"value": value}) if usable else change
