"""How the watch joins the action server, in its main process and in every worker."""

from __future__ import annotations

import asyncio
import gc
from typing import Any

import pluggy

from .. import gateway, logs
from ..gateway import shared
from ..settings import settings
from . import backlog, forked, pages, port, replaced, shape, stopping, watched

hookimpl = pluggy.HookimplMarker("rasa_sdk")

_FIRST_SECONDS = 0.3
"""Whoever waited for the server to be up is answered before loading competes with them for the interpreter."""
_COLLECT_AFTER = 100_000
"""Objects more than before, until the garbage collector looks for those that hold each other: twice as many as 256
calls under way hold, which it would look through in vain."""


@hookimpl(trylast=True)
def attach_sanic_app_extensions(app: Any) -> None:
    """After the guard, so that only calls it lets through are noted.

    Raises:
        SettingsError: `REDIS_URL` cannot be used.
    """
    shared.check()
    logs.shape(settings().hubspot_log_format)
    forked.attach(app)
    port.attach(app)
    backlog.attach(app)
    replaced.attach(app)
    stopping.attach(app)
    shape.attach(app)
    watched.attach(app)
    pages.attach(app)
    app.register_listener(_settle, "after_server_start")


async def _settle(app: Any, _loop: Any = None) -> None:
    app.add_task(_settled())


async def _settled() -> None:
    """Load what the first turn needs, so that nobody waits for it; what is there then stays for good.

    The garbage collector need not look at it at every message. Nor has it to look at each call by itself: one makes a
    thousand objects, which go without it, so that Python's own threshold of 700 means a look a call, and a whole one
    every hundred calls: a tenth of all processor time under load.
    """
    await asyncio.sleep(_FIRST_SECONDS)
    await gateway.load()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)
