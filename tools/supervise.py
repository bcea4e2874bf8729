"""Running several servers as one: started in order, watched together, all stopped when one ends.

Each server leads a process group of its own, so that what it started ends with it. A helper process
(``tools.leash``) ends those groups even if this one is killed outright.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tools import say

GRACE_SECONDS = 5.0  # rasa-sdk 3.21 misses a signal that comes while its worker starts
_LOOK_SECONDS = 0.1


class Service(NamedTuple):
    """A server to run.

    Attributes:
        name: What the person calls it.
        setting: The setting that holds its port.
        port: The TCP port it listens on.
        command: The program and its arguments.
        env: Its whole environment.
        ready_url: An address that answers 2xx once it serves.
        patience: Seconds it may take until then.
    """

    name: str
    setting: str
    port: int
    command: Sequence[str]
    env: dict[str, str]
    ready_url: str
    patience: float

    @property
    def log(self) -> Path:
        """The file that takes all it prints."""
        return Path(".data/log") / f"{self.name.lower().replace(' ', '-')}.log"


def require_free(services: Sequence[Service]) -> None:
    """Check that every port is free, and each another.

    Raises:
        say.Failure: One is busy or meant for two; names it and the way out.
    """
    taken: dict[int, Service] = {}
    for service in services:
        other = taken.setdefault(service.port, service)
        if other is not service:
            raise say.Failure(
                f"{other.setting} and {service.setting} are both {service.port}: "
                f"the {other.name} and the {service.name} need a port each."
            )
        for host in ("127.0.0.1", "0.0.0.0"):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((host, service.port))
                except OSError:
                    raise say.Failure(
                        f"Port {service.port} ({service.name}) is busy: stop what uses it "
                        f"(`lsof -i :{service.port}` shows what) or choose another, "
                        f"such as `make {service.setting}={service.port + 1} …`."
                    ) from None


class Stopped(Exception):
    """The person, or the system, asked for the end."""


class Supervisor:
    """The running servers. A context manager: whatever way it is left, none of them is.

    A signal to end only leaves a note, which `check` finds: none can arrive between starting a server and
    knowing of it, or disturb the stopping.
    """

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._running: list[tuple[Service, subprocess.Popen[bytes]]] = []
        self._asked_to_stop = False
        self._handlers: dict[int, Any] = {}
        self._leash = subprocess.Popen(
            [sys.executable, "-m", "tools.leash"], stdin=subprocess.PIPE, start_new_session=True
        )

    def __enter__(self) -> Supervisor:
        """Take over the signals that ask for an end (but not one that `nohup` has turned off)."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop everything."""
        self._stop()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _note(self, *_: object) -> None:
        self._asked_to_stop = True

    def start(self, service: Service) -> None:
        """Start a server; `wait_ready` tells when it serves."""
        service.log.parent.mkdir(parents=True, exist_ok=True)
        with service.log.open("wb") as log:
            process = subprocess.Popen(
                service.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=service.env,
                start_new_session=True,
            )
        self._running.append((service, process))
        assert self._leash.stdin is not None
        self._leash.stdin.write(f"{process.pid}\n".encode())
        self._leash.stdin.flush()

    def wait_ready(self, service: Service) -> None:
        """Wait until a started server answers.

        Raises:
            Stopped: Somebody asked for the end.
            say.Failure: It, or another, ended, or it took longer than its patience.
        """
        deadline = time.monotonic() + service.patience
        while not _answers(service.ready_url):
            self.check()
            if time.monotonic() > deadline:
                late = f"The {service.name} did not answer within {service.patience:.0f} s."
                raise say.Failure(f"{late}\n{say.tail(service.log)}")
            time.sleep(_LOOK_SECONDS)

    def check(self) -> None:
        """See that every server still runs.

        Raises:
            Stopped: Somebody asked for the end.
            say.Failure: A server ended; says which, how, and its last lines.
        """
        if self._asked_to_stop:
            raise Stopped
        for service, process in self._running:
            code = process.poll()
            if code is not None:
                ended = f"The {service.name} stopped by itself ({say.ending(code)}). Its last lines:"
                raise say.Failure(f"{ended}\n{say.tail(service.log)}")

    def watch(self) -> None:
        """Stay as long as every server runs; ends only by raising, as `check` does or by a signal."""
        while True:
            self.check()
            time.sleep(_LOOK_SECONDS * 3)

    def _stop(self) -> None:
        for _, process in reversed(self._running):
            signal_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < deadline and any(self._alive()):
            time.sleep(_LOOK_SECONDS)
        for _, process in self._running:
            signal_group(process.pid, signal.SIGKILL)
            process.wait()
        assert self._leash.stdin is not None
        self._leash.stdin.close()
        self._leash.wait()

    def _alive(self) -> list[bool]:
        """For each server, whether anything of its process group still runs (reaping its leader)."""
        return [process.poll() is None or _runs(process.pid) for _, process in self._running]


def signal_group(group: int, number: int) -> bool:
    """Send a signal to a process group; whether there was one to take it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):  # macOS says the latter of a group of zombies
        return False
    return True


def _runs(group: int) -> bool:
    """Whether the group has more than zombies, which nobody may reap for long where process 1 is no init."""
    if not signal_group(group, 0):
        return False
    if not Path("/proc/self/stat").exists():
        return True
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            state, _parent, belongs = stat.read_text(errors="replace").rpartition(")")[2].split()[:3]
            if int(belongs) == group and state not in "ZX":
                return True
    return False


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=2):
            return True
    except (urllib.error.URLError, OSError, ValueError):
        return False
