"""``make chat`` itself: the real servers, up and answering, and nothing left when it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.tooling.conftest import free_ports
from tools import environments, services, train
from tools.supervise import require_free

pytestmark = [pytest.mark.rasa, pytest.mark.slow, pytest.mark.timeout(900)]
OURS = ("HUBSPOT_", "ACTION_", "RASA_", "SANDBOX_", "WEBCHAT_", "MAKE")


class Chat:
    """A running ``make chat``, in a copy of the project that has no settings and no data."""

    def __init__(self, project: Path, ports: list[int], *words: str) -> None:
        self.project = project
        self.names = dict(zip(("ACTION_PORT", "RASA_PORT", "SANDBOX_PORT"), map(str, ports), strict=True))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self.env = {**kept, "BROWSER": str(project / "browser")}
        self.said = ""
        self.all: list[psutil.Process] = []
        self.process = subprocess.Popen(
            ["make", "chat", *words, *(f"{name}={value}" for name, value in self.names.items())],
            cwd=project,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's "&" turns it off
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def ready(self) -> None:
        """Wait until it invites to talk."""
        while "Ctrl-C stops everything" not in self.said:
            assert self.process.poll() is None, self.said
            time.sleep(0.1)
        self.all = psutil.Process(self.process.pid).children(recursive=True)

    def server(self, words: str) -> psutil.Process:
        """The oldest of its processes that was started with these words."""
        alive = [p for p in self.all if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
        found = [process for process in alive if words in " ".join(process.cmdline())]
        return min(found, key=lambda process: process.create_time())

    def address(self, setting: str) -> str:
        return f"http://127.0.0.1:{self.names[setting]}"

    def end(self, number: int) -> int:
        """Send a signal as a terminal does, to all in the foreground; the exit code."""
        os.killpg(self.process.pid, number)
        return self.ended()

    def ended(self) -> int:
        code = self.process.wait(120)
        self._reader.join(10)
        self.process.stdout.close()  # type: ignore[union-attr]
        _, alive = psutil.wait_procs(self.all, timeout=60)
        assert not alive
        env = {**self.env, **self.names, "ACTION_SERVER_URL": ""}
        require_free([services.sandbox(env), services.actions(env)])
        return code


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without its .env and .data, by links, with a browser that only notes what it was to open."""
    for environment in (environments.PACK, environments.RASA):
        environments.ensure(environment)
    train.ensure()
    folder = tmp_path_factory.mktemp("project")
    for path in Path.cwd().iterdir():
        if path.name not in {".env", ".data", ".git"}:
            (folder / path.name).symlink_to(path)
    (folder / "browser").write_text(f'#!/bin/sh\necho "$1" > {folder}/opened\n')
    (folder / "browser").chmod(0o755)
    return folder


@pytest.fixture
def chat(project: Path) -> Iterator[Chat]:
    running = Chat(project, free_ports(3))
    yield running
    if running.process.poll() is None:
        running.end(signal.SIGTERM)


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return str(answer.read().decode())


def say(chat: Chat, text: str) -> str:
    body = json.dumps({"sender": "test", "message": text}).encode()
    request = urllib.request.Request(f"{chat.address('RASA_PORT')}/webhooks/rest/webhook", body)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return "\n".join(message.get("text", "") for message in json.load(answer))


def test_it_comes_up_talks_with_the_sandbox_and_ctrl_c_leaves_nothing(chat: Chat) -> None:
    chat.ready()
    assert "Installing" not in chat.said
    assert "Training" not in chat.said
    page = f"http://localhost:{chat.names['RASA_PORT']}/webhooks/webchat/"
    assert f"Talk with the bot: {page}" in chat.said
    assert (chat.project / "opened").read_text().strip() == page
    assert "<html" in get(page)
    assert "<html" in get(f"{chat.address('SANDBOX_PORT')}/")
    assert "deal" in say(chat, "list my deals").lower()
    assert chat.end(signal.SIGINT) != 1
    assert "Everything is stopped." in chat.said
    assert "Traceback" not in chat.said


def test_a_server_that_dies_is_named_and_the_others_stop(chat: Chat) -> None:
    chat.ready()
    chat.server("rasa_sdk").kill()
    assert chat.ended() != 0
    assert "The action server stopped by itself (killed by SIGKILL)" in chat.said
    assert "action-server.log" in chat.said


def test_killed_outright_it_leaves_no_server(chat: Chat) -> None:
    chat.ready()
    chat.server("tools.chat").kill()
    chat.ended()


def test_a_wrong_setting_stops_the_start_with_its_name(project: Path) -> None:
    wrong = {**os.environ, "HUBSPOT_SYSTEM_ACCESS": "sometimes"}
    done = subprocess.run(["make", "chat"], cwd=project, env=wrong, capture_output=True, text=True, timeout=60)
    assert done.returncode
    assert "HUBSPOT_SYSTEM_ACCESS must be read or write" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
