"""What has to be there for people to be served. Words for those who run the bot, without a secret or an address."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from ..errors import HubSpotProblem, StoreAway
from ..gateway import probe, shared
from ..oauth.profiles import profiles
from ..settings import SettingsError
from ..store import database

OK = "ok"
FRESH_SECONDS = 5.0
"""An answer holds that long: whoever may ask costs nothing by asking often."""
PATIENCE_SECONDS = 4.0


async def _credential() -> str:
    """Everybody's token, or an app to link accounts with."""
    declared = profiles().values()
    return OK if any(app.access_token or app.links for app in declared) else "HUBSPOT_ACCESS_TOKEN is not set"


async def _keys() -> str:
    """Read with the profiles, where accounts can be linked."""
    profiles()
    return OK


async def _store() -> str:
    at = await database.off_loop(database.revision)
    if at is None:
        return "no tables yet"
    if at < database.HEAD:
        return f"tables at {at}, not yet at {database.HEAD}"
    try:
        return OK if await database.off_loop(database.rewrite) else "its file is not the one that is open: restart"
    except StoreAway:
        return "it can be read and not be written"


async def _hubspot() -> str:
    return OK if await probe.reachable() else "HubSpot does not answer"


async def _redis() -> str:
    redis = shared.shared()
    return OK if redis is None or await redis.answers() else "Redis does not answer: limits are kept by each process"


CHECKS: dict[str, Callable[[], Awaitable[str]]] = {
    "credential": _credential,
    "keys": _keys,
    "store": _store,
    "hubspot": _hubspot,
    "redis": _redis,
}
_known: dict[str, tuple[float, asyncio.Task[str]]] = {}


async def state(wanted: Sequence[str]) -> dict[str, str]:
    """What is said of each, `OK` or what is missing."""
    tasks = {name: _asked(name) for name in wanted}
    await asyncio.wait(tasks.values(), timeout=PATIENCE_SECONDS)
    return {name: task.result() if task.done() else "no answer in time" for name, task in tasks.items()}


def _asked(name: str) -> asyncio.Task[str]:
    """The check that was made just now, or is being made, or a new one."""
    now = time.monotonic()
    at, task = _known.get(name, (0.0, None))
    if task is not None and task.get_loop() is asyncio.get_running_loop():
        if not task.done() or now - at < FRESH_SECONDS:
            return task
    _known[name] = now, asyncio.create_task(_check(CHECKS[name]))
    return _known[name][1]


async def _check(check: Callable[[], Awaitable[str]]) -> str:
    try:
        return await check()
    except HubSpotProblem as problem:
        return problem.detail
    except SettingsError as error:
        return str(error)
    except Exception as error:
        return type(error).__name__
