"""Rasa Pro's published wheel: read for its schemas, never run, and nothing of it is kept in the project.

Taken from an installed rasa-pro, from `RASA_PRO_WHEEL`, or fetched from the package index into a temporary folder.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest

VERSION = "3.21.0"
FLOWS = "rasa/shared/core/flows/flows_yaml_schema.json"
E2E = "rasa/e2e_test/schema/"
DOMAIN = "rasa/shared/utils/schemas/domain.yml"
WORDS = "rasa/shared/nlu/training_data/schemas/responses.yml"


@lru_cache(maxsize=1)
def _wheel() -> Path | str:
    """The wheel, the folder of an installation, or why there is neither."""
    spec = importlib.util.find_spec("rasa")
    if spec and spec.origin and (Path(spec.origin).parents[1] / FLOWS).exists():
        return Path(spec.origin).parents[1]
    if given := os.environ.get("RASA_PRO_WHEEL"):
        return Path(given)
    folder = Path(tempfile.gettempdir()) / f"rasa-pro-{VERSION}-{os.getuid() if hasattr(os, 'getuid') else 0}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if not (wheels := sorted(folder.glob("*.whl"))):
        fetch = ["download", f"rasa-pro=={VERSION}", "--no-deps", "--python-version", "3.12"]
        command = [sys.executable, "-m", "pip", *fetch, "--only-binary=:all:", "--quiet", "-d", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100)
        if done.returncode and "No module named pip" in done.stderr:  # environments made by uv have none
            done = subprocess.run(["pip", *command[3:]], capture_output=True, text=True, timeout=100)
        wheels = sorted(folder.glob("*.whl"))
        if not wheels:
            return f"rasa-pro {VERSION} cannot be fetched: {done.stderr.strip()[-200:]}"
    return wheels[0]


def read(name: str) -> str:
    """A file of the wheel; skips the test, saying why, where the wheel cannot be had."""
    found = _wheel()
    if isinstance(found, str):
        pytest.skip(found)
    if found.is_dir():
        return (found / name).read_text()
    with zipfile.ZipFile(found) as wheel:
        return wheel.read(name).decode()
