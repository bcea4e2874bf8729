"""What the sandbox's own API and command line refuse: one sentence with the field's name, and nothing done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sandbox.__main__ import main
from sandbox.testing import SandboxClient

DEALS = "/crm/objects/2026-09/deals"


def test_wrong_faults_and_settings_are_refused(sandbox: SandboxClient) -> None:
    for rule in ({"canned": "nonsense"}, {"drop": "sometimes"}, {"colour": "red"}):
        with pytest.raises(ValueError):
            sandbox.fault(**rule)
    for change in ({"nonsense": 1}, {"limits": "yes"}, {"index_lag": "5"}):
        with pytest.raises(ValueError):
            sandbox.settings(**change)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"path": 5}, "path must be a text"),
        ({"path": "*/deals", "status": "abc"}, "status must be a whole number from 200 to 599"),
        ({"status": 99}, "status must be"),
        ({"times": "x"}, "times must be a whole number from 0, or null for every call"),
        ({"after": True}, "after must be a whole number"),
        ({"delay_ms": -1}, "delay_ms must be a number from 0"),
        ({"canned": ["daily"]}, "canned must be one of .*daily"),
        ({"drop": {}}, "drop must be one of before, after, or null"),
        ({"headers": {"a b": "c"}}, "headers must be"),
        ({"headers": {"X": "a\nb"}}, "headers must be"),
        ({"apply": "no"}, "apply must be true or false"),
        ({"colour": "red"}, "unknown field colour; known: method, path"),
    ],
)
def test_a_rule_of_the_wrong_shape_is_refused_and_hits_nothing(
    sandbox: SandboxClient, rule: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        sandbox.fault(**rule)
    assert sandbox.call("GET", DEALS)[0] == 200


def test_settings_rules_and_grants_of_the_wrong_shape_are_refused(sandbox: SandboxClient) -> None:
    for change in ({"latency_ms": True}, {"latency_ms": float("nan")}, {"token_seconds": 1.5}, {"search_limit": -1}):
        with pytest.raises(ValueError, match=f"{next(iter(change))} must be"):
            sandbox.settings(**change)
    for rules in ({"create_form": 5}, {"conditional": [{"objectType": "deals"}]}):
        with pytest.raises(ValueError, match=f"{next(iter(rules))} must be"):
            sandbox.rules(**rules)
    with pytest.raises(ValueError, match="user must be"):
        sandbox.grant(user="Dana")
    with pytest.raises(ValueError, match="redirect_uris must be a list of texts"):
        sandbox.register_app(client_id="x", redirect_uris="http://localhost/")


@pytest.mark.parametrize(
    ("arguments", "port", "said"),
    [
        ([], "abc", "SANDBOX_PORT) must be a whole number from 0 to 65535, not 'abc'"),
        (["--port", "99999"], "", "must be a whole number from 0 to 65535"),
        (["--apps", "@/nonexistent"], "", "--apps: /nonexistent cannot be read"),
        (["--apps", "no json"], "", "or @ and the name of a file"),
        (["--apps", '[{"client": "x"}]'], "", "unknown field client; known: client_id"),
        (["--apps", '{"client_id": "x"}'], "", "a list of objects is expected"),
        (["--index-lag", "nan"], "", "--index-lag: it must be a number from 0"),
    ],
)
def test_a_wrong_option_is_named_on_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], port: str, said: str
) -> None:
    monkeypatch.setenv("SANDBOX_PORT", port)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("content", ["This is no database. " * 100, None])
def test_a_store_that_is_none_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    store = tmp_path / "notes.txt"
    store.write_text(content) if content else store.mkdir()
    assert main(["--port", "0", "--store", str(store)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"sandbox: --store {store}: ") and "Name a file" in said and said.count("\n") == 1
    assert content is None or store.read_text() == content
