"""Host bots on real Rasa: trained in a folder of their own, served with the pack from its wheel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conversations.bot import PROJECT, RASA, Bot, Server, free_port
from tools import interpreters

TEMPLATE = PROJECT / ".venv-rasa/lib/python3.10/site-packages/rasa/cli/initial_project"
"""What `rasa init` copies."""
CHECK = Path(__file__).with_name("check_host.py")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}


def run(command: list[Any], cwd: Path, **options: Any) -> str:
    """Run a command to its end; its output, which tells what went wrong if it fails."""
    environment = {**os.environ, **QUIET, **options.pop("env", {})}
    parts = [str(part) for part in command]
    done = subprocess.run(parts, cwd=cwd, env=environment, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{parts}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def make_environment(folder: Path, python: str = sys.executable) -> Path:
    """A fresh virtual environment; its interpreter."""
    run([python, "-m", "venv", *(["--without-pip"] if interpreters.find_uv() else []), folder], folder.parent)
    return folder / "bin" / "python"


def add(python: Path, *what: Any) -> None:
    """Install into it, as a person would."""
    uv = interpreters.find_uv()
    run(
        [uv, "pip", "install", "--compile-bytecode", "--python", python, *what]
        if uv
        else [python, "-m", "pip", "install", *what],
        PROJECT,
    )


def build(folder: Path) -> Path:
    """The pack's wheel."""
    uv = interpreters.find_uv()
    run(
        [uv, "build", "--wheel", "--out-dir", folder, PROJECT]
        if uv
        else [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, PROJECT],
        folder,
    )
    return next(folder.glob("*.whl"))


def train(host: Path, name: str, *options: str) -> Path:
    """A model of the bot as it is now."""
    run([RASA, "train", "--skip-validation", "--fixed-model-name", name, *options], host)
    return host / "models" / f"{name}.tar.gz"


@dataclass
class Check:
    """What a model makes of its bot's own test stories and held-out sentences."""

    failed: list[str]
    total: int
    right: int
    sentences: int


def check(host: Path, model: Path, held_out: dict[str, list[str]] | None = None) -> Check:
    """Run the host's own test stories, and read sentences it was not trained on."""
    sentences = json.dumps(held_out or {})
    told = run([RASA.parent / "python", CHECK, model, host / "tests"], host, input=sentences)
    return Check(**json.loads(told.splitlines()[-1]))


class HostBot(Bot):
    """A host bot with its action server, both started in its own folder, in front of a HubSpot."""

    check: Check

    def __init__(self, python: Path, host: Path, model: Path, hubspot: Any, folder: Path, **settings: str) -> None:
        """Start both."""
        action_port, self.port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.actions = Server(
            [python, "-m", "rasa_sdk", "--actions", "actions", "--port", action_port],
            f"http://127.0.0.1:{action_port}/health",
            folder,
            cwd=host,
            HUBSPOT_API_BASE_URL=hubspot.url,
            RASA_URL=self.url,
            **{
                "HUBSPOT_ACCESS_TOKEN": hubspot.token,
                "HUBSPOT_SYSTEM_ACCESS": "write",
                "HUBSPOT_STORE_URL": f"sqlite:///{folder}/hubspot.db",
                **settings,
            },
        )
        endpoints = folder / "endpoints.yml"
        endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n")
        self.rasa = Server(
            [
                *[RASA, "run", "--enable-api", "--model", model, "--port", self.port, "--interface", "127.0.0.1"],
                *["--endpoints", endpoints, "--credentials", host / "credentials.yml"],
            ],
            f"{self.url}/",
            folder,
            cwd=host,
        )
