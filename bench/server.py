"""A server as a process of its own: how long it takes to start, its memory, its processor time."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0


@dataclass
class ActionServer:
    """A running `python -m rasa_sdk --actions …`.

    Attributes:
        started_in: seconds from the command until it answered /health.
    """

    port: int
    process: psutil.Process
    started_in: float = 0.0

    def cpu(self) -> float:
        """Processor seconds so far, of all its processes."""
        return float(sum(t.user + t.system for t in (p.cpu_times() for p in self.family())))

    def memory(self) -> int:
        """Resident bytes of all its processes together; pages they share count for each."""
        return sum(int(p.memory_info().rss) for p in self.family())

    def family(self) -> list[psutil.Process]:
        """Its processes."""
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def action_server(package: str, log: Path, **settings: str) -> Iterator[ActionServer]:
    """Serve a package of actions on a free port; stop it as Ctrl-C does."""
    port = free_port()
    ours = {n: v for n, v in os.environ.items() if not n.startswith(("HUBSPOT_", "ACTION_SERVER_"))}
    ours.pop("PYTHONDONTWRITEBYTECODE", None)  # a server that was started before has its bytecode
    began = time.perf_counter()
    with log.open("ab") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "rasa_sdk", "--actions", package, "--port", str(port)],
            cwd=ROOT,
            env={**ours, "SANIC_HOST": "127.0.0.1", "PYTHONWARNINGS": "ignore", **settings},
            stdout=out,
            stderr=out,
        )
    server = ActionServer(port, psutil.Process(child.pid))
    try:
        while not _answers(port):
            if child.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise RuntimeError(f"{package} did not start:\n{log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.005)
        server.started_in = time.perf_counter() - began
        yield server
    finally:
        _stop(child)


@contextmanager
def hubspot(upstream: str) -> Iterator[int]:
    """The stand-in, on the port that is handed out."""
    child = subprocess.Popen(
        [sys.executable, "-m", "bench.standin", "--upstream", upstream], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        url = child.stdout.readline().strip()
        if not url:
            raise RuntimeError("the stand-in did not start")
        yield int(url.rsplit(":", 1)[1])
    finally:
        _stop(child)
        if child.stdout:
            child.stdout.close()


def _stop(child: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        family = psutil.Process(child.pid).children(recursive=True)
        child.send_signal(signal.SIGINT)
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        for left in psutil.wait_procs(family, 5)[1]:
            left.kill()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 30) as sock:
            sock.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            return sock.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
