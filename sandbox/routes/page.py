"""``/``: a page that shows the records as they change."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).resolve().parent.parent / "static"

# The chat page shows this one beside itself, from another port of this machine.
FRAMES = "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*"


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    app.router.add_get("/", index)
    app.router.add_get("/favicon.ico", no_icon)
    app.router.add_static("/_sandbox/static", STATIC)


async def index(request: web.Request) -> web.StreamResponse:
    """The page; it reads ``/_sandbox/state`` and listens to ``/_sandbox/events``."""
    policy = f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; {FRAMES}"
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return web.FileResponse(STATIC / "index.html", headers=headers)


async def no_icon(request: web.Request) -> web.Response:
    """Browsers ask for an icon unasked; there is none."""
    return web.Response(status=204)
