"""How the pack joins the action server: rasa-sdk calls the hook in its main process and in every worker."""

from __future__ import annotations

import asyncio
import gc
import logging
from typing import Any

import pluggy

hookimpl = pluggy.HookimplMarker("rasa_sdk")

SWEEP_SECONDS = 600
_COLLECT_AFTER = 20_000
"""Objects more than before, until the garbage collector looks for those that hold each other."""

log = logging.getLogger(__name__)


@hookimpl
def attach_sanic_app_extensions(app: Any) -> None:
    """Check the settings, make the tables, guard the server, add the pages.

    Raises:
        SettingsError: stops the start with the names of the settings and what they should be.
    """
    from . import guard, routes, start  # not at import: a test of one room needs none of it

    linking = start.check()
    guard.attach(app)
    app.register_listener(_settle, "after_server_start")
    if linking:
        start.prepare_store()
        routes.attach(app)
        app.register_listener(_keep_clean, "after_server_start")
        app.register_listener(_close, "after_server_stop")


async def _settle(_app: Any, _loop: Any = None) -> None:
    """What starting made stays for good: the garbage collector need not look at it at every message.

    Nor has it to look at each call by itself: one makes a thousand objects, which go without it, so Python's own
    threshold of 700 means a look a call, and a whole one every hundred calls: a tenth of all processor time under load.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


async def _keep_clean(app: Any, _loop: Any = None) -> None:
    app.add_task(_sweeping())


async def _sweeping() -> None:
    from . import confirm

    while True:
        try:
            await confirm.sweep()
        except Exception as error:
            log.error("sweeping failed: %s", type(error).__name__)
        await asyncio.sleep(SWEEP_SECONDS)


async def _close(_app: Any, _loop: Any = None) -> None:
    from ..store import database

    database.close()
