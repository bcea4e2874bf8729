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
from actions.server import stopping
from tools import services

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
    assert re.search(r"^USER 10001:10001$", text, re.MULTILINE), "a number: Kubernetes' runAsNonRoot reads no names"
    assert "HEALTHCHECK" in text


@pytest.mark.slow  # that is: in .venv alone, where the linters are
@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: path.name)
def test_a_dockerfile_is_as_the_linter_wants_it(dockerfile: Path) -> None:
    found = subprocess.run(["hadolint", dockerfile], capture_output=True, text=True, env=with_tools())
    assert found.returncode == 0 and not found.stdout, found.stdout


@pytest.mark.slow
def test_the_compose_file_is_of_the_published_schema() -> None:
    command = ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", "deploy/compose.yaml"]
    found = subprocess.run(command, capture_output=True, text=True, env=with_tools())
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_a_service_has_no_more_rights_than_it_needs(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "/tmp" in service["tmpfs"]


def with_tools() -> dict[str, str]:
    """This environment, with the programs that Python packages bring."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_containers_get_the_time_that_calls_under_way_may_take() -> None:
    seconds = stopping.longest_call() + stopping.CLOSING_SECONDS
    assert int(COMPOSE["services"]["actions"]["stop_grace_period"].removesuffix("s")) > seconds
    [patch] = re.findall(r"kubectl patch .* -p '(.*)'", Path("deploy/helm/actions.yaml").read_text())
    assert json.loads(patch)["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > seconds


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
