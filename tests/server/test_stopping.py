"""Told to end, the action server ends when the calls under way are answered, longer than Sanic's main process waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from actions.server import stopping
from tests.oauth.server import ActionServer, call
from tests.server.conftest import Set

SANIC_SECONDS = 15
"""The longer of Sanic's own two patiences."""
OWN = """
import asyncio, pathlib
import actions.all
from rasa_sdk import Action


class Slow(Action):
    def name(self):
        return "action_slow"

    async def run(self, dispatcher, tracker, domain):
        pathlib.Path("begun").touch()
        while not pathlib.Path("go").exists():
            await asyncio.sleep(0.05)
        dispatcher.utter_message(text="done")
        return []
"""


def test_a_turn_its_doubt_and_a_last_request_are_waited_for(settle: Set) -> None:
    settle(hubspot_turn_seconds=30, hubspot_timeout_seconds=12)
    assert stopping.longest_call() == 57


@pytest.mark.slow
def test_a_call_under_way_is_answered(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "__init__.py").write_text("")
    (tmp_path / "own" / "pack.py").write_text(OWN)
    server = ActionServer(tmp_path)
    server.environment["PYTHONPATH"] += f":{tmp_path}"
    server.command[server.command.index("actions")] = "own"
    with ThreadPoolExecutor() as pool, server:
        answer = pool.submit(httpx.post, f"{server.url}/webhook", json=call("action_slow"), timeout=120)
        _until(lambda: (tmp_path / "begun").exists())
        server.process.terminate()
        _until(lambda: "Stopping worker" in server.log())
        time.sleep(SANIC_SECONDS + 2)
        (tmp_path / "go").touch()
        assert answer.result().json()["responses"][0]["text"] == "done"
        assert server.process.wait(60) == 0
        assert "Traceback" not in server.log()


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
