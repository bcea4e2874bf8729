"""What of the pack a choice of dialogs needs. All of it follows from the catalogue and from the pack's own YAML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..oauth import scopes
from ..record import CATALOGUE
from ..verbs import Aside
from .choice import Choice
from .pack import pack

ANSWERS = ("inform", "affirm", "deny", "cancel", "help")
"""What people say in the middle of any dialog. A host's own intents of these names are as good as ours."""
_CLAIMED_LATE = ("inform", "cancel", "help")
_NEEDS = {"show_more": {"list", "search"}, "undo": {"create", "update", "delete"}, "list_properties": {"update"}}
"""Asides that make sense with these verbs only."""
_TELLING = {"stage", "pipeline", "owner", "money", "email", "phone"}
OUT_OF_SCOPE = "out_of_scope"
FEW = 40
"""Sentences of an intent for a host's own classifier: enough to know it, few enough to train."""


class Parts(NamedTuple):
    """What is laid into a host: a domain, rules, and which intents a message of its own may start."""

    domain: dict[str, Any]
    rules: list[dict[str, Any]]
    starts: tuple[str, ...]


def parts(choice: Choice, theirs: Iterable[str] = ()) -> Parts:
    """The parts that the chosen dialogs need.

    Args:
        choice: The dialogs.
        theirs: Intents that the host has already: their rules and sentences stay the host's alone.
    """
    whole, theirs = pack(), set(theirs)
    left_out = _intents_left_out(choice)
    rules = [rule for rule in whole.rules if _keeps(rule, choice, left_out, theirs)]
    started = tuple(dict.fromkeys(intent for rule in rules for intent in _steps(rule, "intent")))
    intents = [name for name in whole.domain["intents"] if (name in started or name in ANSWERS) and name not in theirs]
    domain = {
        "version": whole.domain["version"],
        "intents": intents,
        "entities": ["hubspot_choice", "hubspot_text"],
        "slots": _slots(choice),
        "forms": {n: f for n, f in whole.domain["forms"].items() if _dialog(n) in {*choice.dialogs, *_linking()}},
        "actions": _actions(rules, whole.domain),
        "responses": _responses(choice, rules),
    }
    return Parts(domain, rules, tuple(name for name in started if name not in ANSWERS))


def for_component(choice: Choice, laid: Parts, answered: Iterable[str]) -> dict[str, Any]:
    """What the component learns from. Sentences of dialogs that are not there are examples of what not to claim.

    Args:
        choice: The dialogs.
        laid: Their parts.
        answered: Intents that a rule of the host's answers at any moment, so also in the middle of a question of ours.
    """
    sentences: dict[str, list[str]] = {}
    for intent, texts in pack().sentences.items():
        label = OUT_OF_SCOPE if intent in _intents_left_out(choice) else intent
        sentences.setdefault(label, []).extend(texts)
    late = [name for name in _CLAIMED_LATE if name in laid.domain["intents"]]
    roles = {"starts": list(laid.starts), "where_the_host_is_unsure": late, "answered_anywhere": sorted(answered)}
    return {**roles, "words": _words(choice), "sentences": sentences}


def _words(choice: Choice) -> list[str]:
    """What only HubSpot's sentences name: the records, and the properties that are nobody else's."""
    words = {"hubspot", "crm"}
    for record in (record for record in CATALOGUE.values() if record.singular in choice.nouns):
        words |= {record.singular, record.plural, *record.synonyms}
        words |= {slot.words[0] for slot in record.slots if slot.kind in _TELLING}
    return sorted(words)


def for_own_classifier(laid: Parts) -> list[dict[str, str]]:
    """A few sentences of each intent, as Rasa's training data."""
    found = []
    for intent in laid.domain["intents"]:
        texts = pack().sentences.get(intent, [])
        few = [texts[len(texts) * number // FEW] for number in range(FEW)] if len(texts) > FEW else texts
        found.append({"intent": intent, "examples": "".join(f"- {text}\n" for text in few)})
    return found


def _keeps(rule: dict[str, Any], choice: Choice, left_out: set[str], theirs: set[str]) -> bool:
    intents, acts = _steps(rule, "intent"), _steps(rule, "action")
    if all(name.startswith("utter_") for name in acts) or not {"nlu_fallback", OUT_OF_SCOPE}.isdisjoint(intents):
        return False  # small talk and what was not understood are the host's
    loops = [name for name in (*acts, *_steps(rule, "active_loop"), *_conditions(rule)) if name.endswith("_form")]
    if loops and not {_dialog(name) for name in loops} <= {*choice.dialogs, *_linking()}:
        return False
    return not {*intents} & (left_out | theirs)


def _intents_left_out(choice: Choice) -> set[str]:
    """Intents of dialogs not chosen, and of asides that are about nothing else."""
    gone = set(scopes.dialogs()) - set(choice.dialogs)
    gone |= {intent for intent, verbs in _NEEDS.items() if not verbs & choice.verbs}
    for cls in _asides():
        record = getattr(cls, "record", None)
        if record is not None and record.singular not in choice.nouns:
            gone.add(cls().name().removeprefix("action_"))
    return gone


def _asides() -> list[Any]:
    found: list[Any] = [Aside]
    for cls in found:
        found += cls.__subclasses__()
    return [cls for cls in found if not getattr(cls, "__abstractmethods__", None)]


def _linking() -> set[str]:
    """The dialogs of linking an account, which belong to no kind of record."""
    forms = {_dialog(name) for name in pack().domain["forms"]}
    return forms - set(scopes.dialogs())


def _dialog(form: str) -> str:
    return form.removeprefix("validate_").removeprefix("hubspot_").removesuffix("_form")


def _steps(rule: dict[str, Any], kind: str) -> list[str]:
    return [str(step[kind]) for step in rule["steps"] if step.get(kind)]


def _conditions(rule: dict[str, Any]) -> list[str]:
    return [str(c["active_loop"]) for c in rule.get("condition") or [] if c.get("active_loop")]


def _slots(choice: Choice) -> dict[str, Any]:
    """Slots of records that are created are filled only there; those that forms require go with their forms."""
    domain, gone = pack().domain, set()
    for record in CATALOGUE.values():
        if f"create_{record.singular}" not in choice.dialogs:
            gone |= {record.rasa_slot(slot.name) for slot in record.slots}
        if record.singular not in choice.nouns:
            gone.add(f"hubspot_{record.singular}")
    if not choice.writes:
        gone |= {"hubspot_property", "hubspot_value", "hubspot_undo"}
    return {name: slot for name, slot in domain["slots"].items() if name not in gone}


def _actions(rules: list[dict[str, Any]], domain: dict[str, Any]) -> list[str]:
    run = {name for rule in rules for name in _steps(rule, "action")}
    return [name for name in domain["actions"] if name in run or name.removeprefix("validate_") in run]


def _responses(choice: Choice, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """All but questions about what is not asked, and the small talk that only left-out rules say."""
    whole = pack()
    kept = {name for rule in rules for name in _steps(rule, "action")}
    small_talk = {n for rule in whole.rules for n in _steps(rule, "action") if n.startswith("utter_")} - kept
    asked = set(_slots(choice))
    gone = set(whole.domain["slots"]) - asked
    for record in CATALOGUE.values():
        if not {f"list_{record.plural}", f"search_{record.plural}"} & set(choice.dialogs):
            gone.add(f"hubspot_{record.singular}_criteria")
    unasked = {f"utter_hubspot_{kind}_{name.removeprefix('hubspot_')}" for name in gone for kind in ("ask", "expected")}
    return {n: r for n, r in whole.domain["responses"].items() if n not in small_talk | unasked}
