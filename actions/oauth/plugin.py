"""How the pack joins the action server: rasa-sdk calls the hook in its main process and in every worker."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
from typing import Any

import pluggy

from ..store import database
from . import confirm, guard, routes, start

hookimpl = pluggy.HookimplMarker("rasa_sdk")

SWEEP_SECONDS = 600

log = logging.getLogger(__name__)


@hookimpl
def attach_sanic_app_extensions(app: Any) -> None:
    """Check the settings, make the tables, guard the server, add the pages.

    Raises:
        SettingsError: stops the start with the names of the settings and what they should be.
    """
    linking = start.check()
    if multiprocessing.parent_process() is None and (missing := start.unconnected()):  # once, not by each worker
        log.warning(missing)
    guard.attach(app)
    if linking:
        start.prepare_store()
        database.close()  # workers open it anew: no connection of the main process is theirs
        routes.attach(app)
        app.register_listener(_keep_clean, "after_server_start")
        app.register_listener(_close, "after_server_stop")


async def _keep_clean(app: Any, _loop: Any = None) -> None:
    app.add_task(_sweeping())


async def _sweeping() -> None:
    while True:
        try:
            await confirm.sweep()
        except Exception as error:
            log.error("sweeping failed: %s", type(error).__name__)
        await asyncio.sleep(SWEEP_SECONDS)


async def _close(_app: Any, _loop: Any = None) -> None:
    database.close()
