"""How the servers are started: settings, ports, and the sandbox in HubSpot's place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from actions.settings import settings
from tools import chat, endpoints, say, services, train


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of the test's own, and none of the settings in the environment."""
    Path(tmp_path / "endpoints.yml").write_text(Path("endpoints.yml").read_text())
    for name in list(os.environ):
        if name.startswith(("HUBSPOT_", "ACTION_", "RASA_", "SANDBOX_", "WEBCHAT_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_the_usual_ports() -> None:
    env = services.environment()
    started = [services.sandbox(env), services.actions(env), services.rasa(env, Path("models/x.tar.gz"))]
    assert [service.port for service in started] == [8800, 5055, 5005]
    assert env["ACTION_SERVER_URL"] == "http://127.0.0.1:5055/webhook"


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("ACTION_PORT=6001\nRASA_PORT=6002\nHUBSPOT_ACCESS_TOKEN=\n")
    monkeypatch.setenv("RASA_PORT", "6003")
    env = services.environment()
    assert (env["ACTION_PORT"], env["RASA_PORT"], env["SANDBOX_PORT"]) == ("6001", "6003", "8800")
    assert env["ACTION_SERVER_URL"] == "http://127.0.0.1:6001/webhook"
    assert not env.get("HUBSPOT_ACCESS_TOKEN")


def test_an_empty_variable_does_not_hide_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("RASA_PORT=6002\n")
    monkeypatch.setenv("RASA_PORT", "")
    assert services.environment()["RASA_PORT"] == "6002"


@pytest.mark.parametrize("value", ["rasa", "0", "65536", "-1", "80.5", ""])
def test_a_wrong_port_is_named(value: str) -> None:
    with pytest.raises(say.Failure, match="ACTION_PORT must be a port number from 1 to 65535"):
        services.actions({"ACTION_PORT": value})


def test_rasa_is_told_where_this_run_has_the_action_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTION_PORT", "6001")
    monkeypatch.setenv("ACTION_SERVER_TOKEN", "secret-of-the-test")
    command = services.rasa(services.environment(), Path("models/x.tar.gz")).command
    written = Path(command[command.index("--endpoints") + 1])
    endpoint = yaml.safe_load(written.read_text())["action_endpoint"]
    assert endpoint == {"url": "http://127.0.0.1:6001/webhook", "token": "${ACTION_SERVER_TOKEN}"}
    assert "secret-of-the-test" not in written.read_text()


def test_rasa_asks_for_its_token_where_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--auth-token" not in services.rasa(services.environment(), Path("models/x.tar.gz")).command
    monkeypatch.setenv("RASA_TOKEN", "secret-of-the-test")
    command = services.rasa(services.environment(), Path("models/x.tar.gz")).command
    assert command[-2:] == ["--auth-token", "secret-of-the-test"]


def test_other_endpoints_stay_as_they_are() -> None:
    endpoints.SOURCE.write_text("tracker_store: {type: SQL, url: '${DB}'}\naction_endpoint: {cafile: a.pem}\n")
    content = yaml.safe_load(endpoints.write({"ACTION_SERVER_URL": "http://a/webhook"}).read_text())
    assert content["tracker_store"] == {"type": "SQL", "url": "${DB}"}
    assert content["action_endpoint"] == {"cafile": "a.pem", "url": "http://a/webhook"}


def test_the_sandbox_takes_hubspot_s_place_and_may_be_written_to() -> None:
    env = chat.on_the_sandbox({**services.environment(), "HUBSPOT_SYSTEM_ACCESS": "read"})
    assert env["HUBSPOT_API_BASE_URL"] == "http://127.0.0.1:8800"
    assert env["HUBSPOT_SYSTEM_ACCESS"] == "write"
    assert env["HUBSPOT_ACCESS_TOKEN"]


def test_rasa_runs_quietly_but_a_person_s_own_choice_stands() -> None:
    assert train.quiet({})["RASA_TELEMETRY_ENABLED"] == "false"
    assert train.quiet({"TF_CPP_MIN_LOG_LEVEL": "0"})["TF_CPP_MIN_LOG_LEVEL"] == "0"


@pytest.mark.parametrize(
    ("given", "platform", "opens"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"BROWSER": "x"}, "linux", True),
        ({}, "darwin", True),
    ],
)
def test_the_page_opens_only_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], platform: str, opens: bool
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(chat.sys, "platform", platform)
    monkeypatch.setattr(chat.webbrowser, "open", lambda page: True)
    assert chat.open_page("http://localhost/") is opens


@pytest.mark.parametrize(("auth", "by_user"), [("", False), ("system", False), ("user", True)])
def test_auth_says_whose_accounts_the_sandbox_has(auth: str, by_user: bool) -> None:
    assert chat.asks_for_users({"AUTH": auth}, demo=True) is by_user


def test_another_auth_is_refused() -> None:
    with pytest.raises(say.Failure, match=r"AUTH must be user .* or be left out"):
        chat.asks_for_users({"AUTH": "person"}, demo=True)
    with pytest.raises(say.Failure, match="AUTH must be user"):
        chat.asks_for_users({"AUTH": "person"}, demo=False)


def test_auth_of_the_sandbox_is_not_silently_dropped_where_hubspot_is_set_up() -> None:
    with pytest.raises(say.Failure, match=r"AUTH=user is for the sandbox.*HUBSPOT_AUTH=user"):
        chat.asks_for_users({"AUTH": "user"}, demo=False)
    assert chat.asks_for_users({}, demo=False) is False


def test_a_wrong_secret_of_the_page_stops_before_anything_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "require_free", lambda services: pytest.fail("it went on"))
    settings.cache_clear()
    with pytest.raises(SystemExit, match="WEBCHAT_SECRET must be at least 16 characters"):
        chat.run({**services.environment(), "WEBCHAT_SECRET": "short"})
