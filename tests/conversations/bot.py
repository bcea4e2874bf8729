"""The whole bot for the length of a test session: sandbox, action server and a real Rasa server, over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import uuid
from pathlib import Path
from typing import Any

import httpx

PROJECT = Path(__file__).parents[2]
ACTIONS = PROJECT / ".venv" / "bin" / "python"
RASA = PROJECT / ".venv-rasa" / "bin" / "rasa"
START_SECONDS = 400.0


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def newest_model() -> Path:
    """The model that `make train` left."""
    models = sorted((PROJECT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    assert models, "no model in models/: run `make train` first"
    return models[-1]


class Server:
    """A child process that answers HTTP."""

    def __init__(self, command: list[Any], health: str, folder: Path, *, cwd: Path = PROJECT, **settings: str) -> None:
        """Start it; `wait` for it before use."""
        self.health, self.log_file = health, folder / f"{uuid.uuid4().hex}.log"
        quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
        ours = {n: v for n, v in os.environ.items() if not n.startswith(("HUBSPOT_", "ACTION_", "WEBCHAT_"))}
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                [str(part) for part in command], cwd=cwd, env={**ours, **quiet, **settings}, stdout=log, stderr=log
            )

    def wait(self) -> None:
        """Until it answers."""
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < end, self.log()
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            return httpx.get(self.health, timeout=2).status_code < 500
        except httpx.TransportError:
            return False

    def log(self) -> str:
        """What it wrote."""
        return self.log_file.read_text(errors="replace")

    def stop(self) -> None:
        """Stop as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Bot:
    """Action server and Rasa on free ports, in front of a HubSpot."""

    def __init__(self, hubspot_url: str, token: str, folder: Path, action_port: int = 0, **settings: str) -> None:
        """Start both; they come up side by side."""
        action_port, self.port = action_port or free_port(), free_port()
        self.actions = Server(
            [ACTIONS, "-m", "rasa_sdk", "--actions", "actions", "--port", action_port],
            f"http://127.0.0.1:{action_port}/health",
            folder,
            HUBSPOT_ACCESS_TOKEN=token,
            HUBSPOT_API_BASE_URL=hubspot_url,
            RASA_URL=f"http://127.0.0.1:{self.port}",
            **{"HUBSPOT_SYSTEM_ACCESS": "write", "HUBSPOT_STORE_URL": f"sqlite:///{folder}/hubspot.db", **settings},
        )
        endpoints = folder / "endpoints.yml"
        endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n")
        self.rasa = Server(
            [
                *[RASA, "run", "--enable-api", "--model", newest_model(), "--port", self.port],
                *["--interface", "127.0.0.1", "--endpoints", endpoints],
                *["--credentials", PROJECT / "credentials.yml"],
            ],
            f"http://127.0.0.1:{self.port}/",
            folder,
            WEBCHAT_DATA_DIR=str(folder),
        )
        self.url = f"http://127.0.0.1:{self.port}"

    def wait(self) -> None:
        """Until both answer."""
        self.actions.wait()
        self.rasa.wait()

    def stop(self) -> None:
        """Stop both."""
        self.rasa.stop()
        self.actions.stop()

    def person(self) -> Person:
        """Somebody new to talk to it."""
        return Person(self)


class Person:
    """One conversation over Rasa's rest channel."""

    def __init__(self, bot: Bot) -> None:
        """With an id of its own."""
        self.bot, self.id = bot, uuid.uuid4().hex
        self.heard: list[dict[str, Any]] = []

    def says(self, text: str) -> str:
        """Send a message; the bot's whole answer as text."""
        answer = httpx.post(
            f"{self.bot.url}/webhooks/rest/webhook", json={"sender": self.id, "message": text}, timeout=60
        )
        answer.raise_for_status()
        self.heard = answer.json()
        return self.text

    @property
    def text(self) -> str:
        """The bot's last answer."""
        return "\n".join(message.get("text", "") for message in self.heard)

    @property
    def buttons(self) -> dict[str, str]:
        """Title to payload of the last answer's buttons."""
        return {b["title"]: b["payload"] for m in self.heard for b in m.get("buttons", [])}

    def presses(self, title: str) -> str:
        """Press a button of the last answer; titles of records begin with their number."""
        payload = next(p for t, p in self.buttons.items() if t == title or t.partition(". ")[2] == title)
        return self.says(payload)

    def slots(self) -> dict[str, Any]:
        """What the conversation remembers."""
        tracker = httpx.get(f"{self.bot.url}/conversations/{self.id}/tracker", timeout=30).json()
        return dict(tracker["slots"])

    @property
    def result(self) -> str | None:
        """The outcome of the last action."""
        return self.slots().get("hubspot_result")

    def is_clean(self) -> bool:
        """Whether no dialog left anything behind."""
        lasting = {"hubspot_result", "hubspot_last_record", "hubspot_last_list", "hubspot_undo", "hubspot_recent"}
        slots = self.slots()
        lasting |= {"hubspot_me", "hubspot_profile"}
        left = {n for n, v in slots.items() if v is not None and n.startswith("hubspot_")} - lasting
        return not left and slots.get("requested_slot") is None
