"""What the files of `calm/` say agrees with the code, with itself, and with Rasa Pro's published schemas."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from pypred import Predicate
from pypred.ast import CompareOperator, Literal, LogicalOperator, NegateOperator

from actions.account.form import AccountForm
from actions.chat.flows import AS_ASKED, CHOICE
from actions.collect.base import Ask, Hear
from actions.errors import Result
from actions.record import CATALOGUE
from actions.verbs.flows.flow import LINK
from actions.verbs.flows.needs import ASIDES, PLAYS
from actions.verbs.form import Form
from tests.calm.conftest import executor
from tests.calm.walker import ACTIONS, CALM, FLOWS, RESPONSES, SLOTS, STEPS, collects
from tests.talk import subclasses
from tools.calm import RESPONSES as FILE
from tools.calm import responses

FOR_NLU = {"action_cancel", "action_inform", "action_nlu_fallback", "action_out_of_scope"}
"""Rasa Open Source's alone: in flows the command generator does what they do."""
OWN = {record.singular for record in CATALOGUE.values() if record.dialogs}
NODES = Iterator[tuple[str, str, str]]


def conditions() -> NODES:
    """(flow, step, condition) of every branch."""
    for flow, steps in STEPS.items():
        for name, step in steps.items():
            for branch in step["next"] if isinstance(step["next"], list) else []:
                if branch["if"] is not None:
                    yield flow, name, branch["if"]


def compared(node: Any) -> Iterator[tuple[str, str, Any]]:
    """(slot, operator, value) of every comparison in a condition."""
    if isinstance(node, LogicalOperator):
        yield from compared(node.left)
        yield from compared(node.right)
    elif isinstance(node, NegateOperator):
        yield from compared(node.left)
    else:
        assert isinstance(node, CompareOperator), f"{node.name()}: say what the slot is compared with"
        assert isinstance(node.left, Literal) and str(node.left.value).startswith("slots.")
        yield node.left.value.removeprefix("slots."), node.type, getattr(node.right, "value", None)


def targets(step: dict[str, Any]) -> list[str]:
    return [step["next"]] if isinstance(step["next"], str) else [b["to"] for b in step["next"]]


@pytest.mark.slow
def test_flows_fit_the_published_schema() -> None:
    from tests.calm import wheel

    check = jsonschema.Draft202012Validator(json.loads(wheel.read(wheel.FLOWS)))
    for path in (CALM / "flows").glob("*.yml"):
        errors = [
            f"{'/'.join(map(str, e.path))}: {e.message}" for e in check.iter_errors(yaml.safe_load(path.read_text()))
        ]
        assert not errors, f"{path.name}: {errors}"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
@pytest.mark.parametrize("kind", ["domain", "e2e"])
def test_domain_and_e2e_tests_fit_the_published_schemas(kind: str, tmp_path: Path) -> None:
    from pykwalify.core import Core

    from tests.calm import wheel

    folder, names = {
        "domain": ("domain", [wheel.DOMAIN, wheel.WORDS]),
        "e2e": ("e2e_tests", [f"{wheel.E2E}e2e_test_schema.yml", f"{wheel.E2E}assertions_schema.yml"]),
    }[kind]
    schemas = []
    for name in names:
        schemas.append(str(tmp_path / Path(name).name))
        # extensions are Python functions of Rasa Pro's; they are not run here
        text = wheel.read(name)
        Path(schemas[-1]).write_text(re.sub(r"(?m)^ +(?:extensions:\n +- \S+|func: \w+)\n", "", text))
    for path in sorted((CALM / folder).glob("*.yml")):
        Core(source_data=yaml.safe_load(path.read_text()), schema_files=schemas).validate(raise_exception=True)


def test_nothing_is_declared_twice() -> None:
    for folder, keys in (("flows", ["flows"]), ("domain", ["slots", "responses", "actions"])):
        for key in keys:
            files = [yaml.safe_load(path.read_text()).get(key) or [] for path in (CALM / folder).glob("*.yml")]
            counts = Counter(name for found in files for name in found)
            assert not [name for name, count in counts.items() if count > 1]


def test_names_and_descriptions_are_unique_and_carry_our_prefix() -> None:
    for key in ("name", "description"):
        assert max(Counter(flow[key] for flow in FLOWS.values()).values()) == 1, key
    assert all(name.startswith("hubspot_") for name in (*FLOWS, *SLOTS))
    assert all(name.startswith("utter_hubspot_") for name in RESPONSES)


def test_every_step_leads_somewhere_and_is_led_to() -> None:
    for flow, steps in STEPS.items():
        reached, queue = set(), [next(iter(FLOWS[flow]["steps"]))["id"]]
        while queue:
            name = queue.pop()
            if name == "END" or name in reached:
                continue
            assert name in steps, f"{flow}: there is no step {name}"
            reached.add(name)
            queue += targets(steps[name])
        assert reached == set(steps), f"{flow}: nothing leads to {set(steps) - reached}"
        for name, step in steps.items():
            if isinstance(step["next"], list):
                assert step["next"][-1]["if"] is None, f"{flow}.{name}: no else"


def test_every_dialog_has_its_flow_and_every_flow_its_dialog() -> None:
    forms = {cls().form.removesuffix("_form") for base in (Form, AccountForm) for cls in subclasses(base)}
    alone = {"hubspot_ready", "hubspot_help", "hubspot_status"}
    there = forms | ASIDES | set(PLAYS) | alone
    assert not there - set(FLOWS), f"no flow for {sorted(there - set(FLOWS))}: python -m tools.flows NAME writes them"
    assert not set(FLOWS) - there, f"flows of no dialog: {sorted(set(FLOWS) - there)}"


def test_flows_call_every_action_and_the_domain_lists_them() -> None:
    there = {
        name for name, run in executor().actions.items() if run.__module__.split(".")[0] in {"actions", "rasa_sdk"}
    }
    there = {name for name in there if not re.fullmatch(r"validate_\w+_form", name)} - FOR_NLU
    missing = "\n".join(f"  - {name}" for name in sorted(there - ACTIONS))
    assert not missing, f"add to `actions:` under calm/domain:\n{missing}"
    assert not ACTIONS - there, f"calm/domain lists actions that do not exist: {sorted(ACTIONS - there)}"
    called = {step["action"] for steps in STEPS.values() for step in steps.values() if "action" in step}
    collected = {step["collect"] for flow in FLOWS for step in collects(flow)}
    called |= {f"{kind}_{slot}" for kind in ("validate", "action_ask") for slot in collected}
    assert called == ACTIONS, sorted(called ^ ACTIONS)


def test_calls_lead_to_flows_that_people_cannot_start() -> None:
    called = {step["call"] for steps in STEPS.values() for step in steps.values() if "call" in step}
    hidden = {name for name, flow in FLOWS.items() if flow.get("if") is False}
    assert called == hidden == {"hubspot_ready", "hubspot_link"}


def test_every_collected_slot_is_heard_asked_and_filled_by_the_language_model() -> None:
    heard = {cls().slot for cls in subclasses(Hear)}
    asked = {cls().slot for cls in subclasses(Ask)}
    collected = {step["collect"] for flow in FLOWS for step in collects(flow)}
    assert heard == asked == collected
    for slot in collected:
        assert SLOTS[slot]["mappings"] == [{"type": "from_llm"}], slot
        assert f"utter_ask_{slot}" not in RESPONSES, f"{slot}: action_ask_{slot} and utter_ask_{slot}"
    for slot in set(SLOTS) - collected:
        assert SLOTS[slot]["mappings"] == [{"type": "controlled"}], slot


def test_the_slots_are_those_of_the_records_and_of_rasa_open_source() -> None:
    wanted = {r.rasa_slot(s.name) for r in CATALOGUE.values() if r.dialogs for s in r.slots}
    wanted |= {f"hubspot_{noun}" for noun in OWN}
    nlu = set(yaml.safe_load((CALM.parent / "domain.yml").read_text())["slots"])
    assert wanted <= set(SLOTS)
    assert set(SLOTS) - nlu == {*AS_ASKED, CHOICE, "hubspot_question"} and not nlu - set(SLOTS)


@pytest.mark.parametrize("noun", sorted(OWN))
def test_a_create_collects_all_that_can_be_said_and_can_ask_for_it(noun: str) -> None:
    record = next(r for r in CATALOGUE.values() if r.singular == noun)
    flow = f"hubspot_create_{noun}"
    said = [record.rasa_slot(slot.name) for slot in record.slots]
    found = [step["collect"] for step in collects(flow)]
    assert [s for s in found if s in said][: len(record.asked)] == [record.rasa_slot(n) for n in record.asked]
    assert set(found) == {*said, "hubspot_value", "hubspot_confirmation"}


def test_an_action_that_asks_is_understood() -> None:
    """After the action, each slot that may be asked for leads to its collect step, and a missing link to the start."""
    for flow, steps in STEPS.items():
        acts = [s for s in steps.values() if isinstance(s["next"], list) and "hubspot_question" in str(s["next"])]
        for step in acts:
            if "action" not in step or flow == "hubspot_ready":
                continue
            leads = {b["if"].split('"')[1]: b["to"] for b in step["next"] if b["if"]}
            assert steps[leads.pop(LINK)]["call"] == "hubspot_ready"
            optional = {"hubspot_property"}
            assert set(leads) == {s["collect"] for s in collects(flow)} - optional, flow
            assert all(steps[to]["collect"] == slot for slot, to in leads.items()), flow


def test_conditions_compare_what_there_is_with_what_it_can_be() -> None:
    questions = {*(s["collect"] for flow in FLOWS for s in collects(flow)), LINK}
    for flow, step, condition in conditions():
        where = f"{flow}.{step}: {condition}"
        predicate = Predicate(condition)
        assert predicate.is_valid(), where
        for slot, operator, value in compared(predicate.ast):
            kind = SLOTS[slot]["type"]
            assert operator in {"is", "is not", "=", "!="}, where
            if type(value).__name__ == "Undefined" or value is None:
                continue
            if kind == "bool":
                assert value is True, f"{where}: a yes is compared with true"
            elif slot == "hubspot_result":
                assert str(value).strip('"') in SLOTS[slot]["values"], where
            else:
                assert slot == "hubspot_question" and str(value).strip('"') in questions, where


def test_a_no_is_no_yes_to_any_condition() -> None:
    """ "no" in a text slot would be true to `slots.x` (pypred): confirmations are boolean and compared with true."""
    confirmations = [name for name in SLOTS if name.endswith("confirmation")]
    assert confirmations and all(SLOTS[name]["type"] == "bool" for name in confirmations)
    for flow in FLOWS:
        for step in collects(flow):
            if step["collect"] in confirmations:
                assert step.get("ask_before_filling") is True, f"{flow}: a yes before the question counts for nothing"
    assert not Predicate("slots.x is true").evaluate({"slots": {"x": "no"}})


def test_outcomes_are_the_closed_list() -> None:
    assert SLOTS["hubspot_result"]["values"] == list(get_args(Result))


def test_persisted_slots_are_collected_and_outlive_dialogs() -> None:
    from actions.chat.memory import LASTING

    for name, flow in FLOWS.items():
        for slot in flow.get("persisted_slots", []):
            assert slot in {step["collect"] for step in collects(name)} and slot in LASTING, f"{name}: {slot}"
        kept = {step["collect"] for step in collects(name)} & LASTING
        assert kept == set(flow.get("persisted_slots", [])), name


def test_the_words_are_those_of_the_domain() -> None:
    assert FILE.read_text() == responses(), "python -m tools.calm"


def test_what_is_waited_for_is_explained_under_its_name_in_forms() -> None:
    for slot in {step["collect"] for flow in FLOWS for step in collects(flow)}:
        name = AS_ASKED.get(slot, slot).removeprefix("hubspot_")
        assert f"utter_hubspot_expected_{name}" in RESPONSES, slot


def test_values_in_button_payloads_survive_the_reader() -> None:
    for response, variants in RESPONSES.items():
        for button in variants[0].get("buttons", []):
            assert not button["payload"].startswith("/"), f"{response}: {button}"
