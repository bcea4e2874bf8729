"""A worker that died (the kernel's OOM killer, a crash of a library) is replaced.

Sanic's main process notes its death and no more: with one worker the port stays open, and calls wait for ever.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from sanic import Sanic

from ..watch import metrics

PAUSE_SECONDS = 1.0
"""Before another is started: one that cannot start must not keep the machine busy. Calls wait for it."""
_ENDED = ("FAILED", "COMPLETED")

log = logging.getLogger(__name__)


def attach(app: Sanic[Any, Any]) -> None:
    """Only the main process has this moment; in the Sanic of 2021 that rasa-sdk 3.6 stands on there is none."""
    if hasattr(Sanic, "start_method"):
        app.register_listener(_watch, "main_process_ready")


async def _watch(app: Any, _loop: Any = None) -> None:
    """Look after each look of Sanic's own, ten a second. It has no public place for that: it may change."""
    manager = app.manager
    sync = getattr(manager, "_sync_states", None)
    if sync is None:
        log.warning("this Sanic is unknown: a worker that dies is not replaced")
        return

    def synced() -> None:
        sync()
        for process in list(manager.transient_processes):
            if process.state.name in _ENDED and not manager._shutting_down:
                _replace(manager, process)

    manager._sync_states = synced


def _replace(manager: Any, process: Any) -> None:
    log.error("worker %s ended (%s): another is started", process.pid, process.exitcode)
    metrics.leave(process.pid)
    time.sleep(PAUSE_SECONDS)
    if not manager._shutting_down:
        process.restart()
