"""The pages on a socket of their own, where no action server serves them."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from sanic import Sanic

from ..store import database
from . import confirm, guard, routes


@asynccontextmanager
async def serving(listener: socket.socket) -> AsyncIterator[None]:
    """Serve landing, callback and result pages on a bound socket."""
    app = Sanic(f"hubspot_pages_{listener.getsockname()[1]}", configure_logging=False)
    app.config.MOTD = False
    guard.attach(app)
    routes.attach(app)
    server: Any = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.start_serving()
    try:
        yield
    finally:
        server.close()
        await server.wait_closed()


def bound(host: str, port: int) -> socket.socket:
    """A socket on this address.

    Raises:
        OSError: somebody else has it.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


async def serve(host: str, port: int, sweep_seconds: float) -> None:
    """Serve until interrupted or terminated, and keep the store clean. Requests that run are answered first."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises there
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    with bound(host, port) as listener:
        async with serving(listener):
            while not stop.is_set():
                await confirm.sweep()
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(stop.wait(), sweep_seconds)
    database.close()
