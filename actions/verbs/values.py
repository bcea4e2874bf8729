"""Asking for and taking the value of a property, with the portal's own options."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..chat import buttons, show
from ..language import NONE_OF_THEM, affirms, read_choice
from ..language.english.text import fold
from ..language.said import ME as MYSELF
from ..language.said import Choice, Unclear, Value
from ..language.which.choice import read_refused
from ..language.wish.agreed import doubts
from ..portal import PIPELINES, STAGES, Portal, Property
from .case import Case

LISTED = 25
"""How many choices a question lists; the others can be said as well (an account may have hundreds of owners)."""


def options(slot_kind: str, property_name: str, portal: Portal, pipeline: str | None = None) -> list[Value]:
    """What can be chosen for a property; empty for free values."""
    if slot_kind == "stage" or property_name in STAGES:
        chosen = [p for p in portal.pipelines if p.id == pipeline] or list(portal.pipelines[:1])
        return [Value(wire=s.id, shown=s.label) for p in chosen for s in p.stages]
    if slot_kind == "pipeline" or property_name in PIPELINES:
        return [Value(wire=p.id, shown=p.label) for p in portal.pipelines]
    if slot_kind == "owner" or property_name == "hubspot_owner_id":
        return [Value(wire=o.id, shown=o.name) for o in portal.owners]
    prop = portal.properties.get(property_name, Property(name=property_name, label=property_name))
    return [Value(wire=o.value, shown=o.label) for o in prop.options if not o.hidden]


def pressed(case: Case, offered: Sequence[Value]) -> Value | None:
    """The option whose button was pressed; a payload with any other id counts for nothing."""
    return next((value for value in offered if value.wire == case.turn.choice), None)


def chosen_reading(case: Case) -> Choice | None:
    """The reading chosen among those that were offered ("did you mean …")."""
    offered = case.dialog.choices
    if case.turn.choice is not None:
        return next((c for c in offered if c.text == case.turn.choice), None)
    if len(offered) == 1 and not doubts(case.turn.text) and (affirms(case.turn.text) or case.turn.intent == "affirm"):
        return offered[0]
    picked = read_choice(case.turn.text, offered) if offered else None
    return offered[picked] if isinstance(picked, int) and picked != NONE_OF_THEM else None


def refused_reading(case: Case) -> Unclear | None:
    """Those of the choices that are left, where the answer only refuses some: "not the first one"."""
    offered, text = case.dialog.choices, case.turn.text
    refused = read_refused(text, offered) if offered and case.turn.choice is None else None
    if not refused:
        return None
    left = tuple(choice for i, choice in enumerate(offered) if i not in refused)
    return Unclear(reason="unknown_option", said=text, choices=left)


def personal(case: Case, value: Value | Unclear) -> Value | Unclear:
    """ "Me" as an owner is the person in this conversation; who that is may have to be asked."""
    if not isinstance(value, Value) or value.wire != MYSELF:
        return value
    owner = case.portal.owner(case.me)
    if owner:
        return Value(wire=owner.id, shown=owner.name)
    people = tuple(Choice(shown=o.name, text=o.name) for o in case.portal.owners)
    return Unclear(reason="unknown_option", said=value.shown, choices=people)


def writable(case: Case, value: Value | Unclear) -> Value | Unclear:
    """What can be written: an owner who is known, an amount in a currency of the account.

    HubSpot refuses amounts in other currencies (400 INVALID_OPTION).
    """
    account, value = case.portal.account, personal(case, value)
    known = {account.currency, *account.currencies} - {""}
    if not isinstance(value, Value) or not value.currency or not known or value.currency in known:
        return value
    own = account.currency or ", ".join(account.currencies)
    case.say("utter_hubspot_unknown_currency", currency=value.currency, own=own)
    return Unclear(reason="wrong", said="")


def currency_property(case: Case) -> str | None:
    """Where a record keeps the currency of its amounts; accounts of one currency may have no such property."""
    name, there = case.record.currency, case.portal.properties
    return name if name and (name in there or not there) else None


def complain(case: Case, label: str, unclear: Unclear) -> None:
    """Say why an answer was not understood; the question that follows shows the choices.

    Only in answer to it: asked again after something else was said, the question speaks for itself.
    """
    if not unclear.said or fold(unclear.said) not in fold(case.turn.text):
        return  # a button of another question, or said some messages ago
    if unclear.reason == "unknown_option" and not case.portal.owners and label in _owner_labels(case):
        case.say("utter_hubspot_no_owners")
        return
    if label in _owner_labels(case) and set(fold(unclear.said).split()) <= {"me", "i", "myself"}:
        case.say("utter_hubspot_unknown_me")
        return
    own, other = _pipelines(case, unclear.said)
    if label in _labels(case, "stage") and own and other:
        case.say("utter_hubspot_stage_of_other_pipeline", said=unclear.said, pipeline=other, own=own)
        return
    response = {
        "near": "utter_hubspot_did_you_mean",
        "several": "utter_hubspot_several_readings",
        "unknown_option": "utter_hubspot_unknown_option",
        "wrong": "utter_hubspot_not_understood",
        "beyond": "utter_hubspot_beyond_search",
    }[unclear.reason]
    case.say(response, said=shorten(unclear.said), label=label)


def _labels(case: Case, kind: str) -> set[str]:
    """What questions call the record's slots of a kind, and the portal its properties."""
    slots = [slot for slot in case.record.slots if slot.kind == kind]
    return {slot.words[0] for slot in slots} | {show.label(slot.property, case.portal) for slot in slots}


def _pipelines(case: Case, stage: str) -> tuple[str, str]:
    """The pipeline of the record at hand, and another one that has a stage which is called so; "" for none."""
    own = next((p.label for p in case.portal.pipelines if p.id == case.pipeline), "")
    others = (p for p in case.portal.pipelines if p.id != case.pipeline)
    return own, next((p.label for p in others if any(fold(s.label) == fold(stage) for s in p.stages)), "")


def _owner_labels(case: Case) -> set[str]:
    return {"owner", show.label("hubspot_owner_id", case.portal)}


def offer(case: Case, choices: Sequence[Choice]) -> tuple[str, list[buttons.Button]]:
    """Choices as numbered text and as buttons, kept so that an answer can refer to them."""
    case.dialog.choices = list(choices)
    rows = show.numbered(c.shown for c in choices[:LISTED])
    rest = f"\n… (+{len(choices) - LISTED})" if len(choices) > LISTED else ""
    text = f"\n{rows}{rest}" if choices else ""
    return text, buttons.for_choices(choices)


def as_choices(values: Sequence[Value]) -> list[Choice]:
    """Options as choices that carry their internal value."""
    return [Choice(shown=value.shown, text=value.wire) for value in values]


def shorten(text: str, most: int = 60) -> str:
    """A person's words, quoted back at a readable length."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def quoted(said: Iterable[str]) -> str:
    """Words that fitted nowhere, to be said back."""
    return ", ".join(f"“{shorten(words, 40)}”" for words in said)
