"""Workers are forked where nothing runs yet, and start by themselves where a host bot's own actions began something."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import httpx
import pytest
from sanic import Sanic

from tests.oauth.server import ActionServer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(Sanic, "start_method"), reason="rasa-sdk 3.6 has no workers of their own"),
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no worker is forked"),
]
BEGINS = {
    "nothing": "",
    "a connection": "import socket; KEPT = socket.socketpair()",
    "a thread": "import threading, time; threading.Thread(target=time.sleep, args=(600,), daemon=True).start()",
}


@pytest.mark.parametrize("begun", BEGINS)
@pytest.mark.parametrize("workers", [1, 2])
def test_workers_are_forked_unless_something_runs(begun: str, workers: int, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "__init__.py").write_text("")
    (tmp_path / "own" / "pack.py").write_text(f"import actions.all\n{BEGINS[begun]}\n")
    server = ActionServer(tmp_path, workers)
    server.environment["PYTHONPATH"] += f":{tmp_path}"
    server.command[server.command.index("actions")] = "own"
    with server:
        while server.log().count("Worker ready") < workers:
            time.sleep(0.05)
        own, children = _command(server.process.pid), _children(server.process.pid)
        assert len(children) > workers
        assert all((_command(child) == own) == (begun == "nothing") for child in children)
        assert "action_get_deal" in httpx.get(f"{server.url}/actions").text


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()
