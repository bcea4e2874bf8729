"""The images and the compose file hold together, and their commands are the ones that are run here."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from dotenv import dotenv_values

from actions.oauth.profiles import CALLBACK
from tools import interpreters, services
from tools.supervise import Service, Supervisor

DOCKERFILES = sorted(Path("deploy").glob("*.Dockerfile"))
COMPOSE = yaml.safe_load(Path("deploy/compose.yaml").read_text())
PROXY = Path("deploy/Caddyfile").read_text()


def command(dockerfile: Path) -> list[str]:
    last = re.findall(r"^CMD (\[.*\])$", dockerfile.read_text(), re.MULTILINE)[-1]
    words: list[str] = json.loads(last)
    return words


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: path.name)
def test_what_an_image_copies_is_there_and_reaches_the_build(dockerfile: Path) -> None:
    let_in = [line[1:] for line in Path(".dockerignore").read_text().splitlines() if line.startswith("!")]
    for sources in re.findall(r"^COPY (.*) \S+$", dockerfile.read_text(), re.MULTILINE):
        for source in sources.split():
            assert Path(source).exists(), source
            assert any(Path(source).match(pattern) for pattern in let_in), f"{source} is not in .dockerignore"


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: path.name)
def test_an_image_installs_hashed_requirements_and_runs_as_nobody_special(dockerfile: Path) -> None:
    text = dockerfile.read_text()
    assert re.search(r"pip install .*--require-hashes -r requirements/", text)
    assert re.search(r"^USER app$", text, re.MULTILINE)
    assert "HEALTHCHECK" in text


def test_secrets_and_data_stay_out_of_the_images() -> None:
    lines = Path(".dockerignore").read_text().splitlines()
    assert "*" in lines
    assert not [line for line in lines if line.startswith("!") and re.search(r"\.env|\.data|models", line)]


def test_compose_builds_our_images_and_asks_only_for_settings_that_are_explained() -> None:
    explained = set(dotenv_values(".env.example"))
    used = set(re.findall(r"\$\{(\w+)", Path("deploy/compose.yaml").read_text()))
    used |= set(re.findall(r"\$\{(\w+)", Path("deploy/endpoints.yml").read_text()))
    used |= set(re.findall(r"\{\$(\w+)", PROXY))
    assert used <= explained
    built = [service["build"] for service in COMPOSE["services"].values() if "build" in service]
    assert len(built) == len(DOCKERFILES)
    for build in built:
        assert Path("deploy", build["context"], build["dockerfile"]).resolve().exists()
    mounted = {v.split(":")[0] for s in COMPOSE["services"].values() for v in s.get("volumes", ())}
    assert set(COMPOSE["volumes"]) == {name for name in mounted if not name.startswith(".")}
    assert all(Path("deploy", name).exists() for name in mounted if name.startswith("."))


def upstream(path: str) -> str | None:
    """Where the proxy sends a request; None: nowhere."""
    for words, to in re.findall(r"path (.*)\n\s*handle @\w+ \{\s*reverse_proxy (\S+)", PROXY):
        if any(fnmatch.fnmatchcase(path, pattern) for pattern in words.split()):
            return str(to)
    return None


def test_the_proxy_is_the_only_door_and_lets_in_the_chat_page_and_the_pages_of_linking() -> None:
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["proxy"]
    for route in re.findall(r'add_route\(\w+, "?([^",]+)', Path("actions/oauth/routes.py").read_text()):
        path = route.replace("<secret:str>", "x").replace("CALLBACK", CALLBACK)
        assert upstream(path) == "actions:5055", path
    assert upstream("/webhooks/webchat/") == upstream("/webhooks/webchat/events") == "rasa:5005"
    shut = [
        "/",
        "/webhook",
        "/actions",
        "/health",
        "/hubspot/",
        "/webhooks/rest/webhook",
        "/model",
        "/status",
        "/metrics",
        "/ready",
    ]
    shut += [
        "/conversations/x/tracker",
        "/conversations/x/trigger_intent",
        "/webhooks/webchat",
        "/hubspot/callback/webhook",
    ]
    assert {path: upstream(path) for path in shut} == dict.fromkeys(shut)


def test_in_compose_the_bot_can_speak_up_and_nobody_else_can() -> None:
    rasa, actions = COMPOSE["services"]["rasa"], COMPOSE["services"]["actions"]
    assert "--enable-api" in rasa["command"]
    token = rasa["command"][rasa["command"].index("--auth-token") + 1]
    assert token == actions["environment"]["RASA_TOKEN"] and token.startswith("${RASA_TOKEN:?")
    assert actions["environment"]["RASA_URL"] == "http://rasa:5005"
    image = command(Path("deploy/rasa.Dockerfile"))
    assert rasa["command"][: len(image)] == image, "otherwise as the image does"


def test_rasa_finds_the_action_server_by_its_name_in_compose() -> None:
    endpoint = yaml.safe_load(Path("deploy/endpoints.yml").read_text())["action_endpoint"]
    assert endpoint["url"] == "http://actions:5055/webhook"
    assert "actions" in COMPOSE["services"]


def test_the_images_run_what_is_run_here() -> None:
    env = services.environment() | {"ACTION_PORT": "5055", "RASA_PORT": "5005"}
    assert command(Path("deploy/actions.Dockerfile"))[1:] == list(services.actions(env).command)[1:]
    image, here = command(Path("deploy/rasa.Dockerfile")), services.rasa(env, Path("models")).command
    assert image[:2] == ["rasa", "run"]
    options = {word for word in image if word.startswith("--")}
    assert options < {word for word in here if word.startswith("--")}
    assert "--enable-api" not in options, "its API would be open to everyone who reaches the port"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_action_server_needs_nothing_but_its_production_requirements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    """The actions image, step by step, without Docker."""
    python, image_words = build(tmp_path), command(Path("deploy/actions.Dockerfile"))
    monkeypatch.chdir(tmp_path)
    words = [str(python), *image_words[1:-1], str(free_port)]
    health = f"http://127.0.0.1:{free_port}/health"
    service = Service("action server", "ACTION_PORT", free_port, words, dict(os.environ), health, 120)
    with Supervisor() as supervisor:
        supervisor.start(service)
        supervisor.wait_ready(service)


def build(folder: Path) -> Path:
    (folder / "actions").symlink_to(Path("actions").resolve())
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = folder / "venv/bin/python"
    uv = interpreters.find_uv()
    installer = [uv, "pip", "install", "--python", str(python)] if uv else [str(python), "-m", "pip", "install"]
    subprocess.run([*installer, "-q", "--require-hashes", "-r", "requirements/pack.txt"], check=True)
    return python
