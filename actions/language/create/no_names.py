"""What answers the question for somebody's name and is none: "lifecycle lead", "last name Park", "PhD"."""

from __future__ import annotations

import re

from ...portal import Property
from ...record import Slot
from ..english.text import fold
from ..english.words import CHIEFS, DEGREES, HONORIFICS
from ..english.yesno import skips
from ..said import Change, Said, Unclear, Value
from ..value.evidence import Evidence
from ..value.people import capitalised
from ..value.values import read_property_value, read_value

_MOST = 4
"""Words of a property's label."""
_LINK = re.compile(r"(?:(?:is|was|should be|will be) |[:=-] ?)*")
_SEVERAL = re.compile(r"[,;]|\b(?:and|but)\b")
_NAMES = frozenset({"job"})
"""Words of slots that people are called by, too."""


def read_no_name(asked: str, said: str, evidence: Evidence) -> Said | None:
    """What an answer says that is plainly no name; None where it may be one.

    asked: the name slot that was asked for. said: the answer without what leads in.
    """
    words = fold(said)
    if words in HONORIFICS | DEGREES:
        return Said(values={asked: Unclear(reason="wrong", said=said)})
    for slot in evidence.record.slots:
        if slot.name == "job_title" and words in CHIEFS:
            return Said(values={slot.name: Value(wire=said, shown=said)})
        if slot.kind == "option" and words in _labels(slot, evidence):
            value = read_value(slot, said, evidence.portal, evidence.now)
            return Said(values={slot.name: value}) if isinstance(value, Value) else None
    return _named_value(asked, said, evidence)


def _labels(slot: Slot, evidence: Evidence) -> set[str]:
    prop = evidence.portal.properties.get(slot.property)
    return {fold(option.label) for option in prop.options} if prop else set()


def _named_value(asked: str, said: str, evidence: Evidence) -> Said | None:
    """A property and its value: "last name Park", "lead status unqualified"."""
    called = evidence.vocabulary.called(evidence.record)
    for match in reversed(list(re.finditer(r"[\w'’-]+(?=[ :=])", said))[:_MOST]):
        label = fold(said[: match.end()])
        slot = next((s for s in evidence.record.slots if label in {fold(word) for word in s.words}), None)
        prop = called.get(label)
        if label in _NAMES or not (slot or prop):
            continue
        rest = said[match.end() :].strip()
        rest = rest[found.end() :] if (found := _LINK.match(rest)) else rest
        plain = said[0].islower() or " " in label  # "Phone Myint" is somebody
        return _read(asked, slot or prop, rest, evidence, plain=plain)
    return None


def _read(asked: str, of: Slot | Property | None, rest: str, evidence: Evidence, *, plain: bool) -> Said | None:
    if of is None or not rest or skips(rest, ()):
        return None
    if _SEVERAL.search(rest) or "name" in fold(rest).split():
        return Said(values={asked: Unclear(reason="wrong", said=rest)}) if plain else None
    if isinstance(of, Slot):
        name = of.kind == "name"
        value = read_value(of, capitalised(rest) if name else rest, evidence.portal, evidence.now)
        sure = isinstance(value, Value) and (plain or of.kind not in ("text", "link"))
        return Said(values={of.name: value}) if sure or (plain and of.kind == "option") else None
    held = read_property_value(of, rest, evidence.portal, evidence.now)
    if of.read_only or not plain:
        return None
    return Said(changes=(Change.of(of, held, rest),))
