"""Serving a sandbox until a signal ends it."""

from __future__ import annotations

import asyncio
import signal

from aiohttp import web

from sandbox.app import make_app
from sandbox.options import DEMO_TOKEN, Options

# Long enough to tell HubSpot's 414 from the web server's own 400.
MAX_LINE = 64 * 1024


async def serve(host: str, port: int, options: Options) -> None:
    """Listen until SIGINT or SIGTERM.

    Raises:
        OSError: when the port is taken.
    """
    runner = web.AppRunner(make_app(options), access_log=None, shutdown_timeout=0.5, max_line_size=MAX_LINE)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        taken = runner.addresses[0][1]
        print(f"HubSpot sandbox on http://{host}:{taken} (records: http://{host}:{taken}/)", flush=True)
        if DEMO_TOKEN in options.tokens:
            print(f"token: {DEMO_TOKEN}", flush=True)
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        await stopped.wait()
    finally:
        await runner.cleanup()
