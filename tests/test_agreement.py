"""What is declared twice agrees; each failure names what is missing."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Action, FormValidationAction

import actions
from actions.record import CATALOGUE
from tests.talk import subclasses

PROJECT = Path(__file__).parents[1]
DOMAIN: dict[str, Any] = yaml.safe_load((PROJECT / "domain.yml").read_text())
DATA = [*(PROJECT / "data").rglob("*.yml")]

NOUNS = {"errors", "record", "portal", "settings"}
MAY_IMPORT = {
    "errors": set(),
    "portal": set(),
    "settings": set(),
    "record": {"portal", "errors"},
    "language": {"errors", "record", "portal"},
    "watch": {"settings"},
    "logs": {"watch"},
    "server": {"watch", "logs", "gateway", "oauth", "store", "errors", "settings"},
    "gateway": {"errors", "settings", "record", "portal", "watch"},
    "store": {"errors", "settings"},
    "ledger": {"store", "errors", "settings", "oauth"},
    "oauth": {"store", "gateway", "errors", "settings", "record", "portal", "logs", "watch"},
    "chat": {"errors", "record", "portal", "language", "watch"},
    "verbs": {"record", "portal", "errors", "settings", "chat", "language", "oauth", "gateway", "ledger"},
    "account": {"oauth", "chat", "errors", "settings", "verbs", "record", "language"},
    "crm": {"record", "verbs"},
    "all": set(),
    "install": {"record", "oauth", "verbs"},
    "collect": {"chat", "verbs", "account"},
}
ONLY_IN = {
    "hubspot": {"gateway"},
    "aiohttp": {"gateway"},
    "urllib3": {"oauth"},
    "sqlalchemy": {"store", "oauth", "ledger"},
    "alembic": {"store"},
    "cryptography": {"oauth"},
    "dotenv": {"settings"},
    "pydantic_settings": {"settings"},
    "redis": {"gateway"},
    "pyrate_limiter": {"gateway"},
    "prometheus_client": {"watch"},
    "opentelemetry": {"watch"},
    "price_parser": {"language"},
    "phonenumbers": {"language"},
    "rasa": set(),
    "sandbox": set(),
}


def modules(folder: str) -> list[Path]:
    return sorted((PROJECT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(level, module) of every import in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from ((node.level, name) for name in names)


def room(path: Path) -> str:
    return path.relative_to(PROJECT / "actions").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules("actions"), ids=lambda p: str(p.relative_to(PROJECT)))
def test_each_room_imports_only_what_it_may(path: Path) -> None:
    own = room(path)
    depth = len(path.relative_to(PROJECT / "actions").parts)
    for level, name in imports(path):
        top = name.split(".")[0]
        if level == depth and own != "__init__":
            assert top in MAY_IMPORT[own] | {own}, f"actions/{own} may not import {top}"
        assert not (level == 0 and top == "actions"), f"{path.name}: use a relative import, the host may rename us"
        if level == 0 and top in ONLY_IN:
            assert own in ONLY_IN[top], f"{top} belongs to {ONLY_IN[top] or 'no room of the pack'}, not to {own}"


@pytest.mark.parametrize("path", modules("sandbox"), ids=lambda p: str(p.relative_to(PROJECT)))
def test_the_sandbox_knows_nothing_of_the_pack(path: Path) -> None:
    assert not {name for _, name in imports(path) if name.split(".")[0] in {"actions", "channels", "tests"}}


def concrete_actions() -> list[type]:
    for module in pkgutil.walk_packages(actions.__path__, "actions."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [cls for cls in subclasses(Action) if cls.__module__.startswith("actions.")]


def test_a_start_imports_no_library_that_it_can_do_without() -> None:
    """rasa-sdk's scan, as each start does it, twice: what is imported at the top of any module counts double."""
    scan = "from rasa_sdk.executor import ActionExecutor; ActionExecutor().register_package('actions')"
    scan += "; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", scan], cwd=PROJECT, capture_output=True, text=True, check=True)
    heavy = {"aiohttp", "alembic", "hubspot", "jinja2", "phonenumbers", "rich", "typer"}
    assert not heavy & set(done.stdout.split())


def test_no_two_actions_share_a_name() -> None:
    counts = Counter(cls().name() for cls in concrete_actions())
    assert not [name for name, count in counts.items() if count > 1]


def test_every_action_names_itself_literally() -> None:
    for cls in concrete_actions():
        source = Path(importlib.import_module(cls.__module__).__file__ or "").read_text()
        assert f'return "{cls().name()}"' in source, f"{cls.__name__} should return its name as a literal"


def test_the_domain_lists_exactly_the_actions_there_are() -> None:
    for_flows = "actions.collect."  # calm/domain lists those: tests/calm/test_files.py
    there = {cls().name() for cls in concrete_actions() if not cls.__module__.startswith(for_flows)}
    listed = set(DOMAIN["actions"])
    missing = "\n".join(f"  - {name}" for name in sorted(there - listed))
    assert not there - listed, f"add to `actions:` in domain.yml:\n{missing}"
    assert not listed - there, f"domain.yml lists actions that do not exist: {sorted(listed - there)}"


def test_every_form_has_its_validator_and_its_slots() -> None:
    validators = {cls().name() for cls in concrete_actions() if issubclass(cls, FormValidationAction)}
    assert validators == {f"validate_{form}" for form in DOMAIN["forms"]}
    for form, spec in DOMAIN["forms"].items():
        unknown = set(spec["required_slots"]) - set(DOMAIN["slots"])
        assert not unknown, f"{form} asks for slots that domain.yml does not have: {unknown}"


def test_every_record_slot_is_in_the_domain() -> None:
    wanted = {r.rasa_slot(s.name) for r in CATALOGUE.values() if r.singular != "company" for s in r.slots}
    assert not wanted - set(DOMAIN["slots"])


def test_every_name_of_ours_carries_the_prefix() -> None:
    for kind in ("slots", "forms", "entities"):
        assert all(name.startswith("hubspot_") for name in DOMAIN[kind]), kind
    assert all(name.startswith("utter_hubspot_") for name in DOMAIN["responses"])


def test_the_domain_leaves_the_session_to_the_host() -> None:
    assert "session_config" not in DOMAIN


def test_rules_speak_of_what_the_domain_has() -> None:
    known = {*DOMAIN["actions"], *DOMAIN["forms"], *DOMAIN["responses"]}
    for path in DATA:
        for rule in yaml.safe_load(path.read_text()).get("rules") or []:
            for step in [*rule.get("condition", []), *rule["steps"]]:
                assert step.get("action", next(iter(known))) in known, f"{path.name}, {rule['rule']}: {step}"
                intent = step.get("intent")
                assert intent is None or intent == "nlu_fallback" or intent in DOMAIN["intents"], step


def test_every_intent_of_the_domain_has_a_rule() -> None:
    rules = [rule for path in DATA for rule in yaml.safe_load(path.read_text()).get("rules") or []]
    answered = {step["intent"] for rule in rules for step in rule["steps"] if "intent" in step}
    assert not set(DOMAIN["intents"]) - answered


def test_what_is_uttered_is_written_and_what_is_written_is_uttered() -> None:
    code = "\n".join(path.read_text() for path in modules("actions")) + "".join(p.read_text() for p in DATA)
    literal = set(re.findall(r"utter_hubspot_[a-z_]+(?![a-z_{])", code))
    composed = {"utter_hubspot_ask_", "utter_hubspot_expected_"}
    literal -= composed
    missing = "\n".join(f'  {name}:\n    - text: "…"' for name in sorted(literal - set(DOMAIN["responses"])))
    assert not missing, f"add to `responses:` in domain.yml:\n{missing}"
    unused = {r for r in DOMAIN["responses"] if r not in literal and not r.startswith(tuple(composed))}
    assert not unused, f"domain.yml has responses that nothing utters: {sorted(unused)}"


def test_everything_that_can_be_asked_has_a_question_and_an_explanation() -> None:
    shared = {"property", "value", "me"}
    for record in CATALOGUE.values():
        if record.singular != "company":
            shared |= {record.singular, *(f"{record.singular}_{slot.name}" for slot in record.slots)}
    for name in sorted(shared):
        assert f"utter_hubspot_ask_{name}" in DOMAIN["responses"], name
        assert f"utter_hubspot_expected_{name}" in DOMAIN["responses"], name


def test_buttons_in_the_domain_lead_somewhere() -> None:
    for name, variants in DOMAIN["responses"].items():
        for button in variants[0].get("buttons", []):
            intent = button["payload"].removeprefix("/").partition("{")[0]
            assert intent in DOMAIN["intents"], f"{name}: {button}"
