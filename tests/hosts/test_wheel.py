"""The pack as a wheel: what is in it, and the ways it is served from it."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.testing import SandboxClient
from tests.conversations.bot import PROJECT, Server, free_port
from tests.hosts import hosts
from tools import interpreters

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="session")
def beside_rasa36(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment such as an action image of Rasa 3.6 has: Python 3.10 and rasa-sdk 3.6.2."""
    try:
        found = interpreters.find(("3.10",))
    except Exception as missing:
        pytest.skip(str(missing))
    python = hosts.make_environment(tmp_path_factory.mktemp("rasa36") / "v", found)
    hosts.add(python, wheel, "rasa-sdk==3.6.2")
    return python


@contextmanager
def served(python: Path, folder: Path, portal: SandboxClient, logs: Path, **settings: str) -> Iterator[str]:
    """An action server started in a folder by the command of Rasa's documentation; its address."""
    port = free_port()
    logs.mkdir(exist_ok=True)
    server = Server(
        [python, "-m", "rasa_sdk", "--actions", "actions", "--port", port],
        f"http://127.0.0.1:{port}/health",
        logs,
        cwd=folder,
        HUBSPOT_API_BASE_URL=portal.url,
        HUBSPOT_ACCESS_TOKEN=portal.token,
        HUBSPOT_STORE_URL=f"sqlite:///{logs}/hubspot.db",
        **settings,
    )
    try:
        server.wait()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop()


def call(url: str, action: str, text: str, intent: str) -> dict[str, Any]:
    message = {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
    tracker = {
        "sender_id": "wheel",
        "slots": {},
        "latest_message": message,
        "events": [{"event": "user", "text": text, "parse_data": message, "timestamp": 1.0, "input_channel": "rest"}],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
        "latest_input_channel": "rest",
        "latest_event_time": 1.0,
    }
    body = {"next_action": action, "sender_id": "wheel", "tracker": tracker, "domain": {}, "version": "3.6.21"}
    answer = httpx.post(f"{url}/webhook", json=body, timeout=30)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def names(url: str) -> set[str]:
    return {action["name"] for action in httpx.get(f"{url}/actions", timeout=10).json()}


def test_it_carries_the_code_under_its_own_name_and_the_bots_files(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    tops = {name.partition("/")[0] for name in inside if ".dist-info/" not in name}
    assert tops == {"rasa_hubspot_actions", "actions"}
    assert {name for name in inside if name.startswith("actions/")} == {"actions/__init__.py"}
    for name in ("py.typed", "oauth/templates/base.html", "store/migrations/env.py", "bot/domain.yml"):
        assert f"rasa_hubspot_actions/{name}" in inside
    ours = {str(path.relative_to(PROJECT / "data")) for path in (PROJECT / "data").rglob("*.yml")}
    assert {f"rasa_hubspot_actions/bot/data/{name}" for name in ours} <= inside
    assert not [name for name in inside if "__pycache__" in name or "sandbox" in name or "/tests/" in name]


def test_it_asks_for_every_library_that_the_actions_import(wheel: Path) -> None:
    """`requirements/libraries.in` is what is tested; the wheel has the same in ranges, extras aside."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(next(n for n in archive.namelist() if n.endswith("METADATA"))).decode()
    asked = {bare(line) for line in re.findall(r"^Requires-Dist: (.+)$", metadata, re.MULTILINE)}
    pinned = (PROJECT / "requirements" / "libraries.in").read_text().splitlines()
    wanted = {bare(line) for line in pinned if line.strip() and not line.startswith(("#", "-"))}
    assert wanted <= asked


def bare(requirement: str) -> str:
    return re.split(r"[\s\[<>=!;]", requirement.strip())[0].lower().replace("_", "-")


@pytest.mark.parametrize("environment", ["installed", "beside_rasa36"])
def test_it_serves_where_the_bot_has_no_actions_of_its_own(
    environment: str, request: pytest.FixtureRequest, portal: SandboxClient, tmp_path: Path
) -> None:
    python = request.getfixturevalue(environment)
    (tmp_path / "bot").mkdir()
    with served(python, tmp_path / "bot", portal, tmp_path / "logs") as url:
        assert {"action_create_deal", "validate_hubspot_create_deal_form", "action_connect_hubspot"} <= names(url)
        said = call(url, "action_list_deals", "list all deals", "list_deals")
    assert {"event": "slot", "timestamp": None, "name": "hubspot_result", "value": "done"} in said["events"]
    assert said["responses"][0]["response"] == "utter_hubspot_listed"


@pytest.mark.parametrize(("environment", "workers"), [("installed", "2"), ("beside_rasa36", "1")])
def test_it_serves_beside_the_bots_own_actions(
    environment: str, workers: str, request: pytest.FixtureRequest, portal: SandboxClient, tmp_path: Path
) -> None:
    """One import line in the host's package. New SDKs pickle every action for their spawned workers."""
    python = request.getfixturevalue(environment)
    own = tmp_path / "bot" / "actions"
    own.mkdir(parents=True)
    source = Path(__file__).parent / "bistro" / "actions"
    (own / "booking.py").write_text((source / "booking.py").read_text())
    (own / "__init__.py").write_text("import rasa_hubspot_actions.all\n")
    with served(python, own.parent, portal, tmp_path / "logs", ACTION_SERVER_SANIC_WORKERS=workers) as url:
        assert {"action_book_table", "action_create_deal", "action_undo"} <= names(url)
        said = call(url, "action_list_contacts", "list the contacts", "list_contacts")
    assert said["responses"][0]["response"] == "utter_hubspot_listed"


@pytest.mark.parametrize("module", ["install", "oauth", "ledger"])
def test_its_commands_run_from_a_bots_folder(installed: Path, module: str, tmp_path: Path) -> None:
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "__init__.py").write_text("")
    told = hosts.run([installed, "-m", f"rasa_hubspot_actions.{module}", "--help"], tmp_path)
    assert "sage: python -m rasa_hubspot_actions" in told or module in told


def test_doctor_knows_the_dialogs(installed: Path, tmp_path: Path) -> None:
    command = [installed, "-m", "rasa_hubspot_actions.oauth", "doctor", "--dialogs", "no_such"]
    done = subprocess.run([str(part) for part in command], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2 and "get_deal" in done.stdout


def test_it_lays_the_bots_files_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    for name in ("domain.yml", "config.yml", "endpoints.yml"):
        (tmp_path / name).write_text(
            (hosts.TEMPLATE / name).read_text() if hosts.TEMPLATE.exists() else "language: en\n"
        )
    hosts.run([installed, "-m", "rasa_hubspot_actions.install", "--into", ".", "--yes", "--only", "deals"], tmp_path)
    record = json.loads((tmp_path / ".hubspot-actions.json").read_text())
    assert record["only"] == ["deals"] and record["version"] != "unknown"
    assert (tmp_path / "hubspot_nlu" / "sentences.json").exists()
