"""Laying the pack into host bots: what it adds, what it never touches, what it tells before."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions.all  # noqa: F401
from actions.chat.buttons import button
from actions.chat.turn import Turn
from actions.install import cli
from actions.install.choice import choose
from actions.install.plan import RASAS_PIPELINE
from actions.install.subset import for_component, parts
from tests.hosts.hosts import TEMPLATE

pytestmark = pytest.mark.integration

HERE = Path(__file__).parent
HELLO_DOMAIN = """\
version: "3.1"

intents:   # what people say
- greet
- affirm

responses:
  utter_greet:
  - text: |-
      Hello!
      # not a comment

# --- at the end ---
session_config:
  session_expiration_time: 60
"""


@pytest.fixture
def hello(tmp_path: Path) -> Path:
    """A bot in the layout of `rasa init`, with a domain of one file."""
    write(tmp_path / "domain.yml", HELLO_DOMAIN)
    write(tmp_path / "config.yml", "recipe: default.v1\nlanguage: en\n\npipeline:\n# chosen by Rasa\n\npolicies:\n")
    write(tmp_path / "data" / "nlu.yml", 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hi\n')
    write(tmp_path / "data" / "rules.yml", "rules:\n- rule: hi\n  steps:\n  - intent: greet\n  - action: utter_greet\n")
    write(tmp_path / "endpoints.yml", "# nothing yet")
    return tmp_path


@pytest.fixture
def bistro(tmp_path: Path) -> Path:
    """A bot with a domain folder and actions of its own."""
    return Path(shutil.copytree(HERE / "bistro", tmp_path / "bistro", ignore=shutil.ignore_patterns("__pycache__")))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def run(host: Path, *options: str) -> int:
    with pytest.raises(SystemExit) as done:
        cli.main(["--into", str(host), *options])
    return int(done.value.code or 0)


def files(host: Path) -> dict[str, bytes]:
    return {str(path.relative_to(host)): path.read_bytes() for path in sorted(host.rglob("*")) if path.is_file()}


def domain(host: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in [*host.glob("domain.yml"), *host.glob("domain/**/*.yml")]:
        for section, content in yaml.safe_load(path.read_text()).items():
            if isinstance(content, list):
                found.setdefault(section, []).extend(content)
            elif isinstance(content, dict):
                found.setdefault(section, {}).update(content)
    return found


@pytest.mark.parametrize("name", ["hello", "bistro"])
def test_only_lines_are_added(name: str, request: pytest.FixtureRequest) -> None:
    host = request.getfixturevalue(name)
    before = files(host)
    assert run(host, "--yes") == 0
    after = files(host)
    for path, content in before.items():
        ours = iter(after[path].splitlines())
        assert all(line in ours for line in content.splitlines()), f"{path} lost a line, or they changed places"
    assert len(after) > len(before)


@pytest.mark.parametrize("name", ["hello", "bistro"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_undone_it_is_as_it_was(name: str, ending: str, request: pytest.FixtureRequest) -> None:
    host = request.getfixturevalue(name)
    for path in [*host.rglob("*.yml")]:
        write(path, path.read_text().replace("\n", ending))
    before = files(host)
    assert run(host, "--yes") == 0
    assert run(host, "--undo", "--yes") == 0
    assert files(host) == before
    assert not (host / "hubspot_nlu").exists() and not (host / "data" / "hubspot").exists()


@pytest.mark.parametrize("name", ["hello", "bistro"])
def test_again_changes_nothing(name: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> None:
    host = request.getfixturevalue(name)
    run(host, "--yes", "--only", "deals")
    before = files(host)
    assert run(host, "--yes") == 0, "what was chosen is remembered"
    assert files(host) == before
    assert "as it should be" in capsys.readouterr().out


def test_the_host_stays_a_valid_bot(hello: Path, bistro: Path) -> None:
    for host in (hello, bistro):
        run(host, "--yes")
        found = domain(host)
        names = [*found["intents"], *found["actions"]]
        assert len(names) == len(set(names))
        rules = yaml.safe_load((host / "data" / "hubspot" / "rules.yml").read_text())["rules"]
        for step in (step for rule in rules for step in rule["steps"]):
            assert step.get("intent", "create_deal") in found["intents"], step
            assert step.get("action", "action_undo") in {*found["actions"], *found["forms"]}, step
    assert domain(hello)["session_config"] == {"session_expiration_time": 60}


def test_a_dry_run_and_a_no_write_nothing(hello: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(hello)
    assert run(hello, "--dry-run") == 0
    monkeypatch.setattr("builtins.input", lambda _: "")
    assert run(hello) == 1
    assert files(hello) == before


def test_the_difference_is_shown_first(hello: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(hello, "--dry-run")
    told = capsys.readouterr().out
    assert "+++ domain.yml" in told and "+  - create_deal" not in told and "+- create_deal" in told
    lines = told.splitlines()
    assert not [x for x in lines if x.startswith("-") and not x.startswith("---") and "+" + x[1:] not in lines]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("data/more.yml", "nlu:\n- intent: create_deal\n  examples: |\n    - x\n", "“create_deal”"),
        ("data/more.yml", "rules:\n- rule: r\n  steps:\n  - intent: undo\n  - action: a\n", "--mine undo"),
        ("data/more.yml", "stories:\n- story: s\n  steps:\n  - or:\n    - intent: show_more\n", "--mine show_more"),
        ("data/domain.yml", "slots:\n  hubspot_deal:\n    type: any\n", "slots of the same name: “hubspot_deal”"),
        ("data/domain.yml", "actions:\n- action_help\n", "actions of the same name: “action_help”"),
    ],
)
def test_collisions_are_told_before_anything_is_written(
    hello: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, told: str
) -> None:
    write(hello / file, text)
    before = files(hello)
    assert run(hello, "--yes") == 1
    assert told in capsys.readouterr().out
    assert files(hello) == before


def test_a_collision_can_be_settled(hello: Path) -> None:
    write(hello / "data" / "more.yml", "nlu:\n- intent: undo\n  examples: |\n    - x\n- intent: create_deal\n")
    assert run(hello, "--yes", "--mine", "undo") == 1, "a dialog is left out by --only"
    assert run(hello, "--yes", "--mine", "undo", "--only", "search,list") == 0
    found = domain(hello)
    assert "action_undo" not in found["actions"] and "undo" not in found["intents"]


def test_the_hosts_own_yes_and_no_stay_its_own(bistro: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(bistro, "--yes") == 0
    assert "“inform”, “affirm”, “deny”: yours" in capsys.readouterr().out
    rules = yaml.safe_load((bistro / "data" / "hubspot" / "rules.yml").read_text())["rules"]
    started = {step["intent"] for rule in rules for step in rule["steps"] if "intent" in step}
    assert not started & {"affirm", "deny", "inform", "greet", "goodbye", "out_of_scope", "nlu_fallback"}
    assert len(domain(bistro)["intents"]) == len(set(domain(bistro)["intents"]))


def test_brackets_are_refused_with_a_way_out(hello: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(hello / "domain.yml", "intents: [greet]\n")
    before = files(hello)
    assert run(hello, "--yes") == 1
    assert "one item a line" in capsys.readouterr().err
    assert files(hello) == before


@pytest.mark.parametrize("missing", ["config.yml", "domain.yml"])
def test_what_is_no_bot_is_refused(hello: Path, missing: str) -> None:
    (hello / missing).unlink()
    assert run(hello, "--yes") == 1


def test_an_edited_file_is_not_lost(bistro: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(bistro, "--yes")
    rules = bistro / "data" / "hubspot" / "rules.yml"
    rules.write_text(rules.read_text() + "# my own note\n")
    for option in ("--undo", "--read-only"):
        assert run(bistro, "--yes", option) == 1
        assert "data/hubspot/rules.yml" in capsys.readouterr().out
    assert rules.read_text().endswith("# my own note\n")
    assert run(bistro, "--yes", "--undo", "--force") == 0
    assert not rules.exists()


@pytest.mark.parametrize("name", ["hello", "bistro"])
def test_reworded_responses_survive(name: str, request: pytest.FixtureRequest) -> None:
    host = request.getfixturevalue(name)
    run(host, "--yes")
    says = host / "domain.yml" if name == "hello" else host / "domain" / "hubspot" / "responses.yml"
    says.write_text(says.read_text().replace("Cancelled. Nothing was changed.", "Fine, I stopped."))
    assert run(host, "--yes", "--only", "deals") == 0
    responses = domain(host)["responses"]
    assert responses["utter_hubspot_cancelled"] == [{"text": "Fine, I stopped."}]
    assert "utter_hubspot_ask_contact_email" not in responses
    assert run(host, "--yes") == 0 and domain(host)["responses"] == responses
    assert run(host, "--yes", "--undo") == 1


def test_an_endpoint_and_a_policy_are_added_only_where_missing(hello: Path, bistro: Path) -> None:
    write(hello / "config.yml", "pipeline:\n- name: DIETClassifier\npolicies:\n- name: TEDPolicy\n")
    run(hello, "--yes")
    run(bistro, "--yes")
    config = yaml.safe_load((hello / "config.yml").read_text())
    assert [p["name"] for p in config["policies"]] == ["TEDPolicy", "RulePolicy"]
    assert [c["name"] for c in config["pipeline"]] == ["DIETClassifier", "hubspot_nlu.beside.HubSpotIntents"]
    assert yaml.safe_load((hello / "endpoints.yml").read_text())["action_endpoint"]["url"].endswith("5055/webhook")
    assert (bistro / "endpoints.yml").read_text() == (HERE / "bistro" / "endpoints.yml").read_text()


@pytest.mark.parametrize("nothing", ["", " null", " ~", "  []  # Rasa's choice"])
def test_where_rasa_chose_the_pipeline_it_stays_that(hello: Path, nothing: str) -> None:
    """Training writes `null` there."""
    config = (hello / "config.yml").read_text()
    write(hello / "config.yml", config.replace("pipeline:", f"pipeline:{nothing}"))
    assert run(hello, "--yes") == 0
    names = [c["name"] for c in yaml.safe_load((hello / "config.yml").read_text())["pipeline"]]
    assert names[0] == "WhitespaceTokenizer" and "DIETClassifier" in names and names[-1].endswith("HubSpotIntents")


@pytest.mark.rasa
def test_what_is_written_there_is_rasas_choice() -> None:
    choice = TEMPLATE.parents[1] / "engine" / "recipes" / "config_files" / "default_config.yml"
    assert yaml.safe_load(RASAS_PIPELINE) == yaml.safe_load(choice.read_text())["pipeline"]


def test_the_hosts_own_classifier_can_learn_instead(hello: Path) -> None:
    run(hello, "--yes", "--nlu", "data")
    assert not (hello / "hubspot_nlu").exists() and "beside" not in (hello / "config.yml").read_text()
    nlu = yaml.safe_load((hello / "data" / "hubspot" / "nlu.yml").read_text())["nlu"]
    assert {block["intent"] for block in nlu} <= {*domain(hello)["intents"]}
    assert not any("](" in block["examples"] for block in nlu), "no entities that would change the host's"
    assert all(len(block["examples"].splitlines()) <= 40 for block in nlu)
    assert run(hello, "--yes", "--nlu", "component") == 0
    assert not (hello / "data" / "hubspot" / "nlu.yml").exists()


@pytest.mark.parametrize("only", ["deals", "contacts", "get_deal", "search,list", "create_contact,update_contact"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_subset_holds_together(only: str, read_only: bool) -> None:
    if read_only and only.startswith("create"):
        return
    choice = choose(only.split(","), read_only=read_only)
    laid = parts(choice)
    there = {*laid.domain["actions"], *laid.domain["forms"]}
    for rule in laid.rules:
        for step in [*rule["steps"], *rule.get("condition", [])]:
            assert step.get("intent", "inform") in laid.domain["intents"], (rule["rule"], step)
            assert step.get("action", "action_inform") in there, (rule["rule"], step)
            assert step.get("active_loop") is None or step["active_loop"] in there, (rule["rule"], step)
    required = {slot for form in laid.domain["forms"].values() for slot in form["required_slots"]}
    assert required <= {*laid.domain["slots"]}
    assert not choice.writes or not read_only
    learnt = for_component(choice, laid, ())
    assert {*learnt["starts"]} <= {*learnt["sentences"]}
    assert set(choice.dialogs) <= {*learnt["starts"]}


def test_read_only_deals_bring_nothing_else() -> None:
    choice = choose(["deals"], read_only=True)
    laid = parts(choice)
    assert choice.dialogs == ("get_deal", "list_deals", "search_deals")
    assert not any(scope.endswith("write") for scope in choice.scopes)
    names = json.dumps({k: [*laid.domain[k]] for k in ("intents", "forms", "actions", "slots")})
    for word in ("create", "update", "delete", "contacts", "undo", "list_properties", "deal_amount"):
        assert word not in names, word
    assert "utter_hubspot_ask_deal_amount" not in laid.domain["responses"]
    assert "utter_hubspot_greet" not in laid.domain["responses"]
    assert "delete_deal" not in for_component(choice, laid, ())["sentences"]


@pytest.mark.parametrize(
    ("domain", "shown"),
    [(None, 2), ({}, 2), ({"intents": ["get_deal"]}, 1), ({"intents": [{"get_deal": {"use_entities": []}}]}, 1)],
)
def test_no_button_leads_to_a_dialog_that_the_bot_has_not(domain: dict[str, Any] | None, shown: int) -> None:
    dispatcher = CollectingDispatcher()
    turn = Turn(dispatcher, Tracker("x", {}, {}, [], False, None, {}, None), domain)  # type: ignore[arg-type]
    turn.say("utter_hubspot_help", [button("Show", "get_deal", hubspot_choice="1"), button("Create", "create_deal")])
    assert len(dispatcher.messages[0]["buttons"]) == shown


def test_every_dialog_is_there_by_default() -> None:
    assert {*choose().dialogs} <= {*parts(choose()).starts}


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--only", "tickets"], "There is no dialog"), (["--only", "create_deal", "--read-only"], "No dialog is left")],
)
def test_what_cannot_be_chosen_is_told(
    hello: Path, options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hello, *options, "--yes") == 1
    assert told in capsys.readouterr().err
