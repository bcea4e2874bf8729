"""A worker that is killed is replaced, by one that answers; the others go on."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import httpx
import pytest
from sanic import Sanic

from tests.oauth.server import ActionServer, call

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(Sanic, "start_method"), reason="rasa-sdk 3.6 serves in its main process"),
]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_worker_is_replaced(workers: int, tmp_path: Path) -> None:
    with ActionServer(tmp_path, workers) as server:
        for times in (1, 2):  # the one that came for it as well
            killed = _ready(server, workers + times - 1)[-1]
            os.kill(killed, signal.SIGKILL)
            assert killed not in _ready(server, workers + times)[-1:]
            for _ in range(2 * workers):
                answer = httpx.post(f"{server.url}/webhook", json=call(), timeout=60)
                assert answer.status_code == 200 and answer.json()["responses"]
            assert f"worker {killed} ended (-9)" in server.log()
        server.process.terminate()
        assert server.process.wait(60) == 0
        assert server.log().count("another is started") == 2, "none for those that were told to end"


def _ready(server: ActionServer, number: int) -> list[int]:
    """The workers, in the order in which they were ready, once there were so many."""
    end = time.monotonic() + 90
    while True:
        workers = [int(pid) for pid in re.findall(r"Worker ready \[(\d+)\]", server.log())]
        if len(workers) >= number:
            return workers
        assert time.monotonic() < end, server.log()
        time.sleep(0.05)
