"""Changes that only the record tells apart.

Why it was won or lost: "reason: budget frozen" is the reason of the stage that the record is in, or comes into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from ...chat import show
from ...language import named_properties, read_property_value
from ...language.english.text import fold
from ...language.said import Change, Choice, Unclear, Value
from ...language.value.values import kind_of
from ...portal import Item
from ..case import Case


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


SWAPPED = re.compile(
    r"\b(?:swap(?:ped)?|switch(?:ed)?|exchange|revers(?:e|ed)|mixed up"
    r"|wrong (?:way (?:a)?round|order)|other way (?:a)?round|back to front)\b",
    re.IGNORECASE,
)


def by_exchange(case: Case, item: Item, changes: Sequence[Change]) -> list[Change]:
    """ "The first and last name are the wrong way round": each takes the other's value."""
    text = case.turn.text
    names = sorted(named_properties(text, case.record, case.portal, case.turn.now))
    props = [p for name in names if (p := case.portal.properties.get(name))]
    settled = any(c.value is not None for c in changes)
    if not SWAPPED.search(text) or settled or len(props) != _PAIR or len({kind_of(p) for p in props}) > 1:
        return list(changes)
    values = [item.properties.get(prop.name) or "" for prop in props]
    return [
        Change.of(p, Value(wire=value, shown=value), value) for p, value in zip(props, reversed(values), strict=True)
    ]


_PAIR = 2
_ALIKE = 60
"""How like a last name a word must be that corrects it (0 to 100)."""


def by_likeness(item: Item, changes: Sequence[Change]) -> list[Change]:
    """ "Her name is spelt Petrova": one word in place of a whole name is the part of it that it is like."""
    named = {c.property for c in changes}
    first, last = (item.properties.get(name) or "" for name in ("firstname", "lastname"))

    def meant(change: Change) -> Change:
        whole = change.property == "firstname" and "lastname" not in named and fold(change.said).endswith("name")
        if not whole or fold(change.said).startswith(("first", "given")) or not isinstance(change.value, Value):
            return change
        word = change.value.wire
        is_last = fuzz.ratio(word, last) > max(fuzz.ratio(word, first), _ALIKE)
        return change.model_copy(update={"property": "lastname", "label": "Last Name"}) if is_last else change

    return [meant(change) for change in changes]


def by_owner(case: Case, item: Item, changes: Sequence[Change]) -> list[Change]:
    """ "Take Omar off it" clears the owner only where that is Omar; else it is said who is, and asked."""

    def meant(change: Change) -> Change:
        prop = case.portal.properties.get(change.property or "")
        cleared = isinstance(change.value, Value) and not change.value.wire
        if prop is None or kind_of(prop) != "owner" or not cleared:
            return change
        said = read_property_value(prop, change.text, case.portal, case.turn.now)
        now = item.properties.get(prop.name)
        if not isinstance(said, Value) or not said.wire or said.wire == now:
            return change
        owner = show.shown(prop.name, now, case.portal, item)
        case.say("utter_hubspot_no_such_change", said=change.text, label=prop.label, now=owner)
        return change.model_copy(update={"value": None})

    return [meant(change) for change in changes]


_TEXT = r"(?:(?:the|its|his|her|their|deal|[^:]*'s) )*(?:description|desc|notes?|details)\b"
_ADDS_TO = re.compile(
    rf"(?:^|[,;.:] |\b(?:and|please|also) )(?:(?:add|append)\b.*\bto {_TEXT}"
    r"|(?:put|write|note|enter|log|record|add|save)(?: down)?(?: \".+?\"| it| this| that)?"
    rf" (?:in|on|under)(?:to)? {_TEXT}"
    r"|(?:(?:add|put|make|leave|write|log) (?:an? |another |this )?)?(?:quick )?notes?\b"
    r"(?! ?=| (?:is|are|as|should)\b))",
    re.IGNORECASE,
)


def by_addition(case: Case, item: Item, changes: Sequence[Change]) -> list[Change]:
    """ "Add to the description: …", "note on Larch: …": what stands there stays in front of it."""

    def meant(change: Change) -> Change:
        prop, value = case.portal.properties.get(change.property or ""), change.value
        before = item.properties.get(prop.name) if prop and prop.field_type == "textarea" else None
        if not before or not isinstance(value, Value) or not value.wire or not _ADDS_TO.search(case.dialog.sentence):
            return change
        text = f"{before.rstrip()}\n{value.wire}"
        return change.model_copy(update={"value": Value(wire=text, shown=text)})

    return [meant(change) for change in changes]


_THOUSAND = 1000
_NEAR = 5
"""How many times more or less than before an amount may be that was said in thousands."""


_BARE = re.compile(
    r"(?:.*[:,] ?|(?:and |no |sorry |actually |ok |so |please )*)(?:(?:it(?:'s| is| should be)|that(?:'s| is)|(?:make"
    r"|change|set|put) (?:it|that|this))(?: (?:to|at|now|just))? )?(?P<said>\d{1,3}(?:\.\d+)?)"
    r"(?:,? (?:and )?not \d+)?[ .!]*",
    re.IGNORECASE,
)
"""A number and nothing that tells of what it is: "make it 35", "Larch roof: 55 not 52"."""


def by_thousands(case: Case, item: Item, changes: Sequence[Change]) -> list[Change]:
    """ "Raise to 190" of a deal of 185,000, or just "make it 190": whether it is thousands is asked."""
    slot = case.record.slot_of("money")
    bare = _BARE.fullmatch(case.turn.text) if slot and not changes and case.turn.text else None
    if slot and bare and (prop := case.portal.properties.get(slot.property)):
        value = read_property_value(prop, bare["said"], case.portal, case.turn.now)
        told = Change.of(prop, value, bare["said"])
        return [asked for asked in by_thousands(case, item, [told]) if isinstance(asked.value, Unclear)]

    def meant(change: Change) -> Change:
        prop = case.portal.properties.get(change.property or "")
        if prop is None or kind_of(prop) != "money" or not isinstance(change.value, Value):
            return change
        said = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)(?:,? (?:and )?not .*)?", change.text.strip()) if change.text else None
        try:
            before = float(item.properties.get(prop.name) or 0)
        except ValueError:
            return change
        if said is None or before < _THOUSAND or not 1 / _NEAR <= float(said[1]) * _THOUSAND / before <= _NEAR:
            return change
        texts = (f"{said[1]}k", said[1])
        read = [read_property_value(prop, text, case.portal, case.turn.now) for text in texts]
        choices = tuple(Choice(shown=v.shown, text=t) for v, t in zip(read, texts, strict=True) if isinstance(v, Value))
        return change.model_copy(update={"value": Unclear(reason="several", said=change.text, choices=choices)})

    return [meant(change) for change in changes]
