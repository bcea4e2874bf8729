"""The action server ends when the calls under way are answered: whoever waits for a write hears what became of it.

Sanic lets a worker end its calls for 15 seconds, but its main process ends it after 10; a turn may take longer.
"""

from __future__ import annotations

import time
from typing import Any

from sanic import Sanic
from sanic.exceptions import SanicException

from ..settings import settings

CLOSING_SECONDS = 5.0
"""After the last call: spans go out, connections are closed."""


def longest_call() -> float:
    """Seconds: a turn, half of one to look what became of a write, and the last request's time."""
    return settings().hubspot_turn_seconds * 1.5 + settings().hubspot_timeout_seconds


def attach(app: Sanic[Any, Any]) -> None:
    """Idle servers end at once all the same; a second Ctrl-C does not wait."""
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = longest_call()
    app.register_listener(_wait, "main_process_stop")


async def _wait(app: Any, _loop: Any = None) -> None:
    """Before the main process ends, and what the workers share with it, they do."""
    if not hasattr(Sanic, "start_method"):  # the Sanic of 2021 that rasa-sdk 3.6 stands on waits for them by itself
        return
    try:
        manager = app.manager
    except SanicException:  # it ends before there were any: its start failed, which is what should be read then
        return
    deadline = time.monotonic() + longest_call() + CLOSING_SECONDS
    while time.monotonic() < deadline and any(process.is_alive() for process in manager.processes):
        time.sleep(0.1)
