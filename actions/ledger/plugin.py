"""How the ledger joins the action server: its tables as soon as it is up, old lines swept."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pluggy

from ..errors import StoreAway
from ..settings import settings
from ..store import database
from . import book

hookimpl = pluggy.HookimplMarker("rasa_sdk")

SWEEP_SECONDS = 3600.0
_TRY_AGAIN_SECONDS = 30.0
_FIRST_SECONDS = 2.0
"""The server is up before its store is looked at: whoever writes sooner has the tables made (`desk.py`)."""

log = logging.getLogger(__name__)


@hookimpl
def attach_sanic_app_extensions(app: Any) -> None:
    """Nobody waits for a store in the network: it may be away, and writes are then done without the ledger (`desk.py`).

    Raises:
        SettingsError: `HUBSPOT_STORE_URL` names no store or a file that cannot be written, or its driver is not there.
    """
    database.check()
    database.place()
    app.register_listener(_keep_clean, "after_server_start")


async def _keep_clean(app: Any, _loop: Any = None) -> None:
    app.add_task(_sweeping())


async def _sweeping() -> None:
    await asyncio.sleep(_FIRST_SECONDS)
    while True:
        pause = SWEEP_SECONDS
        try:
            await database.unhurried(_sweep)
        except StoreAway:
            where = database.store_url().render_as_string(hide_password=True)
            log.warning("HUBSPOT_STORE_URL: %s cannot be used: no ledger for now", where)
            pause = _TRY_AGAIN_SECONDS
        except Exception as error:
            log.error("sweeping the ledger failed: %s", type(error).__name__)
            pause = _TRY_AGAIN_SECONDS
        await asyncio.sleep(pause)


def _sweep() -> None:
    database.prepare()
    book.sweep(settings().hubspot_audit_days)
