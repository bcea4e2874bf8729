"""Why it was won or lost: "reason: budget frozen" is the reason of the stage that the record is in, or comes into."""

from __future__ import annotations

from ..language.said import Change, Value
from ..language.text import fold
from .case import Case


def by_outcome(case: Case) -> list[Change]:
    """The changes; of properties that differ by "won" and "lost" only, the one that goes with the stage."""
    outcome = _outcome(case)
    return [_chosen(case, change, outcome) for change in case.dialog.changes]


def _chosen(case: Case, change: Change, outcome: str) -> Change:
    fits = [near.text for near in change.near if outcome in fold(near.shown).split()]
    prop = next((p for p in case.portal.properties.values() if fits and p.label == fits[0]), None)
    if change.property or not outcome or len(fits) != 1 or prop is None or prop.options or not change.text:
        return change
    value = Value(wire=change.text, shown=change.text)
    return change.model_copy(update={"property": prop.name, "label": prop.label, "value": value, "near": ()})


def _outcome(case: Case) -> str:
    name = case.record.property_of("stage")
    new = next((c.value.wire for c in case.dialog.changes if c.property == name and isinstance(c.value, Value)), None)
    now = case.dialog.record.properties.get(name or "") if case.dialog.record else None
    stages = (stage for pipeline in case.portal.pipelines for stage in pipeline.stages)
    stage = next((s for s in stages if s.id == (new or now)), None)
    if stage is None or not stage.closed or stage.probability is None:
        return ""
    return "won" if stage.probability >= 1 else "lost" if stage.probability <= 0 else ""
