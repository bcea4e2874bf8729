"""The action server starts by rasa-sdk's own command, on whichever Python and rasa-sdk the tests run."""

from __future__ import annotations

import json
import os
import sys
import urllib.request
from pathlib import Path

import pytest

from tools.supervise import Service, Supervisor


@pytest.mark.slow
def test_it_starts_and_serves_actions(free_port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("HUBSPOT_", "ACTION_"))}
    env["PYTHONPATH"] = str(Path.cwd())
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(free_port)]
    address = f"http://127.0.0.1:{free_port}"
    service = Service("action server", "ACTION_PORT", free_port, command, env, f"{address}/health", 60)
    monkeypatch.chdir(tmp_path)
    with Supervisor() as supervisor:
        supervisor.start(service)
        supervisor.wait_ready(service)
        with urllib.request.urlopen(f"{address}/actions", timeout=10) as answer:
            assert json.load(answer)
