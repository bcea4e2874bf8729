"""Rasa's ``endpoints.yml`` for this machine: the action server where this run has it, with its token.

Rasa fills ``${NAME}`` in that file from the environment but knows no default, so the project's file holds the
usual address, and a run on another port or with a token gets a copy that says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

SOURCE = Path("endpoints.yml")
COPY = Path(".data/endpoints.yml")


def write(env: Mapping[str, str]) -> Path:
    """Write the copy.

    Args:
        env: ``ACTION_SERVER_URL``, the action server's webhook, and ``ACTION_SERVER_TOKEN`` if it has one.
    """
    content = yaml.safe_load(SOURCE.read_text(encoding="utf-8")) or {}
    endpoint = {**content.get("action_endpoint", {}), "url": env["ACTION_SERVER_URL"]}
    if env.get("ACTION_SERVER_TOKEN"):
        endpoint["token"] = "${ACTION_SERVER_TOKEN}"
    COPY.parent.mkdir(parents=True, exist_ok=True)
    COPY.write_text(yaml.safe_dump({**content, "action_endpoint": endpoint}), encoding="utf-8")
    return COPY
