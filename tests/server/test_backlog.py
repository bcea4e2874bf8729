"""Many callers at once: nobody is left to the kernel's second try, while no worker comes round to accept."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.oauth.server import ActionServer


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_several_hundred_connections_wait_to_be_accepted(tmp_path: Path, workers: int) -> None:
    with ActionServer(tmp_path, workers) as server, ExitStack() as callers:
        os.killpg(server.process.pid, signal.SIGSTOP)
        try:
            for _ in range(500):
                callers.enter_context(socket.create_connection(("127.0.0.1", server.port), 0.5))
        finally:
            os.killpg(server.process.pid, signal.SIGCONT)
