"""What an answer means beyond its question: a correction of an earlier one, nothing at all, or a value taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from ...chat.turn import Turn
from ...language import corrected, read_command, read_value, skips
from ...language.english.text import fold, lower
from ...language.said import Change, Said, Unclear, Value
from ...record import Record, Slot
from ..case import Case
from ..finding.refer import refer
from ..writes.firm import is_named_for

_NAME = 6
"""Words of a name at most."""
_STATE = re.compile(
    r"\b(?:stages?|review|progress|process|negotiat\w+|leads?|new|open|won|lost|signed|closed?|draft|pending|active"
    r"|proposal|demo|quali\w+|meeting|contact\w*|first|last|none|any|not|no|yes|ok(?:ay)?)\b",
    re.IGNORECASE,
)
"""Where a deal may stand, though this portal has no such stage."""
_LIKE = 75.0
"""Similarity (0 to 100) from which one text is another one said better."""
_OF_A_KIND = frozenset(("money", "date", "email", "phone"))
"""Values that are known by their looks."""
_DEFAULT = re.compile(r"(?:the |use the )?default(?: one)?(?: please)?", re.IGNORECASE)
_NOTHING = re.compile(r"no|none|nothing|nope", re.IGNORECASE)
"""No answer to a question with a default, but one to a question that may stay open."""
_TAKES_BACK = re.compile(
    r"(?:please |no,? |and |actually,? |sorry,? )*(?:no|without|remove|clear|delete|drop|forget|scratch|unset|empty"
    r"|(?:leave|take) (?:out|off|away)|do(?:n't| not) (?:put|set|add|need|want))"
    r"(?: (?:the|a|an|any|her|his|their|its|that|this|about))* (?P<what>.+?)(?: out| off| away)?"
    r"(?: again| after all| for now| then| please)*[ .!]*"
)


def leaves_open(case: Case, asked: Slot) -> bool:
    """Whether an answer gives no value, or leaves it to what is usual."""
    words = case.turn.text.strip(" .!")
    nothing = _NOTHING.fullmatch(words) and asked.kind != "stage"
    return bool(nothing or skips(words, asked.words) or _DEFAULT.fullmatch(words))


def taken_back(case: Case) -> str | None:
    """The slot or property said earlier that is not to be set after all: "remove her job title"; None otherwise."""
    found = _TAKES_BACK.fullmatch(lower(case.turn.text.strip()))
    if not found:
        return None
    said, dialog = fold(found["what"]), case.dialog
    for name in dialog.values:
        slot = case.record.slot(name)
        prop = case.portal.properties.get(slot.property)
        if said in map(fold, (*slot.words, name.replace("_", " "), prop.label if prop else name)):
            return name
    labels = {name: case.portal.properties[name].label for name in dialog.extra if name in case.portal.properties}
    return next((name for name, label in labels.items() if fold(label) == said), None)


def take_back(case: Case) -> bool:
    """Forget a value said earlier that is taken back, and say so. Whether one is."""
    name = taken_back(case)
    if name is None:
        return False
    slot = case.record.slot_named(name)
    label = slot.words[0] if slot else case.portal.properties[name].label
    case.dialog.values.pop(name, None)
    case.dialog.extra.pop(name, None)
    if slot:
        case.turn.set(case.record.rasa_slot(name), None)
    case.say("utter_hubspot_noted", heard=f"no {label}")
    return True


def meant_for_earlier(case: Case, said: Said) -> Said:
    """What an answer says, where it is none to the question."""
    text, corrects = corrected(case.turn.text)
    if not corrects or any(isinstance(value, Value) for value in said.values.values()):
        return said
    for name, earlier in case.dialog.values.items():
        free = case.record.slot(name).kind in ("name", "text")
        if free and fuzz.token_set_ratio(fold(text), fold(earlier.shown)) >= _LIKE:
            return Said(values={name: Value(wire=text, shown=text)})
    return _of_its_kind(case, text) or said


def meant_as_name(case: Case, asked: Slot, said: Said) -> Said:
    """What an answer says that is none of the choices, where the record has only the name of whom it is for.

    "A deal for Lucia Fernandez", and at the question for its stage "Pampa sensors". Or a longer one: "Brightwater",
    and then "brightwater dock lights".
    """
    name, answer = case.dialog.values.get("name"), said.values.get(asked.name)
    if name is None or not isinstance(answer, Unclear) or answer.reason != "unknown_option" or len(said.values) > 1:
        return said
    words = corrected(case.turn.text)[0].strip(" .!")
    short, said_now = fold(name.shown).split(), fold(words).split()
    written = words[:1].isupper() and len(said_now) <= _NAME and is_named_for(case.dialog.sentence, name.wire)
    longer = len(said_now) > len(short) and said_now[: len(short)] == short
    if "?" in words or not (longer or (written and not _STATE.search(words))):
        return said
    return Said(values={"name": Value(wire=words, shown=words)})


def _of_its_kind(case: Case, text: str) -> Said | None:
    """Another value for the only earlier one of its kind: "sorry 9800" where the amount was said."""
    slots = [slot for name in case.dialog.values if (slot := case.record.slot(name)).kind in _OF_A_KIND]
    read = {slot.name: read_value(slot, text, case.portal, case.turn.now) for slot in slots}
    fitting = {name: value for name, value in read.items() if isinstance(value, Value) and value.wire}
    return Said(values=dict(fitting)) if len(fitting) == 1 else None


def say_back(case: Case, names: Iterable[str], asked: Slot | None = None, beside: Iterable[Change] = ()) -> None:
    """Tell what was understood, by slots' names, so that a misreading is noticed in time.

    Not what was asked for: both parts of a person's name are asked for together. `beside`: properties without a slot.
    """
    names = list(names)
    both = asked is not None and asked.kind == "name" and asked.name in names  # not where another is put right
    answers = {s.name for s in case.record.slots if asked and (s.name == asked.name or (both and s.kind == "name"))}
    names = [name for name in names if name not in answers]
    values = {name: case.dialog.values[name] for name in names if name in case.dialog.values}
    told = [f"{case.record.slot(name).words[0]} {value.shown}" for name, value in values.items()]
    told += [f"{c.label} {c.value.shown}" for c in beside if c.property and isinstance(c.value, Value)]
    if told:
        case.say("utter_hubspot_noted", heard=", ".join(told))


def unmakes(turn: Turn, record: Record) -> bool:
    """Whether what is being created is to go before it is there: "delete it", where nothing was shown; by its name."""
    said = refer(turn, record) if turn.choice is None and read_command(turn.text) == "delete" else None
    if said is None or said.kind == "last":
        return said is not None and turn.last_record is None
    values = {slot.property: turn.dialog.values.get(slot.name) for slot in record.slots}
    parts = [value.wire for name in record.title if (value := values.get(name))]
    key = values.get(record.unique or "")
    return fold(said.text) in {fold(name) for name in (*parts, " ".join(parts), key.wire if key else "") if name}
