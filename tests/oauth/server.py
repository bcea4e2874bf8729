"""A real action server in processes of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

PROJECT = Path(__file__).parents[2]
START_SECONDS = 150


class ActionServer:
    """``python -m rasa_sdk --actions actions``, started with these settings; a context manager."""

    def __init__(self, folder: Path, workers: int = 1, port: int = 0, debug: bool = False, **settings: str) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log_file = folder / f"server-{self.port}.log"
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("HUBSPOT_", "ACTION_", "RASA_", "SANIC_"))}
        self.environment = {**kept, **settings, "ACTION_SERVER_SANIC_WORKERS": str(workers), "PYTHONPATH": str(PROJECT)}
        self.command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(self.port)]
        self.command += ["--debug"] if debug else []
        self.folder = folder

    def __enter__(self) -> ActionServer:
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < end, self.log()
            time.sleep(0.2)
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def log(self) -> str:
        """What all its processes wrote."""
        return self.log_file.read_text(errors="replace")

    def refuses_to_start(self) -> str:
        """Start it, wait for its end; what it said."""
        done = subprocess.run(
            self.command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=START_SECONDS
        )
        assert done.returncode != 0, "it started"
        return done.stdout + done.stderr


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def call(action: str = "action_help", sender: str = "ana", text: str = "help") -> dict[str, object]:
    """What Rasa sends to run an action."""
    message = {"text": text, "intent": {"name": "help", "confidence": 1.0}, "entities": []}
    event = {"event": "user", "text": text, "parse_data": message, "input_channel": "webchat", "timestamp": 0}
    tracker = {"sender_id": sender, "slots": {}, "latest_message": message, "events": [event], "active_loop": {}}
    tracker |= {"latest_event_time": 0, "paused": False, "latest_input_channel": "webchat", "followup_action": None}
    return {"next_action": action, "sender_id": sender, "tracker": tracker, "domain": {}, "version": "3.6.21"}
