"""A real Rasa server with the tiny bot of ``bot/``, and the action server it asks."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

PROJECT = Path(__file__).parents[2]
BOT = Path(__file__).parent / "bot"
RASA = PROJECT / ".venv-rasa" / "bin" / "rasa"
START_SECONDS = 400.0


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment() -> dict[str, str]:
    """Return the environment of every Rasa process: no telemetry, no settings of this machine's own bot."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("WEBCHAT_")}
    return {**ours, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}


def digest() -> str:
    """Return a name for what the tiny bot is made of now."""
    files = [path for path in sorted(BOT.rglob("*")) if path.suffix in (".yml", ".py")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def train(folder: Path) -> Path:
    """Train the tiny bot; return the model."""
    command = [RASA, "train", "--config", BOT / "config.yml", "--domain", BOT / "domain.yml"]
    command += ["--data", BOT / "data", "--out", folder, "--fixed-model-name", "tiny", "--skip-validation"]
    done = subprocess.run(command, cwd=PROJECT, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "tiny.tar.gz"


class RasaServer:
    """Rasa on a free port; everything it writes stays in one folder."""

    def __init__(self, model: Path, folder: Path, **options: object) -> None:
        """Prepare a server; ``options`` are those of the web chat."""
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"
        self.page = f"{self.origin}/webhooks/webchat/"
        self.key_file = folder / "data" / "webchat.key"
        self._model = model
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        credentials = {"data_dir": str(folder / "data"), **options}
        self._write("credentials.yml", {"rest": None, "channels.webchat.WebChat": credentials})

    def start(self, action_url: str, tracker_store: str | None = None) -> RasaServer:
        """Start, and wait until it answers."""
        endpoints: dict[str, object] = {"action_endpoint": {"url": action_url}}
        if tracker_store:
            endpoints["tracker_store"] = {"type": "SQL", "dialect": "sqlite", "db": tracker_store}
        self._write("endpoints.yml", endpoints)
        command = [RASA, "run", "--enable-api", "--cors", "*", "--model", self._model, "--port", str(self.port)]
        command += ["--interface", "127.0.0.1", "--credentials", self._folder / "credentials.yml"]
        command += ["--endpoints", self._folder / "endpoints.yml"]
        with (self._folder / "rasa.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=PROJECT, env=environment(), stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self._process.poll() is None and time.monotonic() < end, self.log()
            time.sleep(0.3)
        return self

    def stop(self) -> float:
        """Stop as Ctrl-C does; return how many seconds it took."""
        began = time.monotonic()
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        return time.monotonic() - began

    def log(self) -> str:
        """Return what the server wrote."""
        return (self._folder / "rasa.log").read_text(errors="replace")

    def push(self, conversation_id: str, text: str) -> None:
        """Say something without being asked, as the OAuth callback does."""
        answer = httpx.post(
            f"{self.origin}/conversations/{conversation_id}/tracker/events",
            params={"output_channel": "latest", "execute_side_effects": "true"},
            json=[{"event": "bot", "text": text}],
        )
        assert answer.status_code == 200, answer.text

    def _answers(self) -> bool:
        try:
            return httpx.get(self.origin, timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def _write(self, name: str, content: object) -> None:
        (self._folder / name).write_text(json.dumps(content))  # JSON is YAML


class ActionServer:
    """Answers Rasa's action calls: ``action_slow`` when told to, ``action_quiet`` with nothing."""

    def __init__(self) -> None:
        """Listen on a free port."""
        release = self.release = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                responses = []
                if call["next_action"] == "action_slow":
                    release.wait(30)
                    responses = [{"text": "Done at last."}]
                body = json.dumps({"events": [], "responses": responses}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhook"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop listening."""
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
