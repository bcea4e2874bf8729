"""The web application."""

from __future__ import annotations

from aiohttp import web

from sandbox.hub import Hub
from sandbox.middleware import around
from sandbox.oauth import admin as oauth_admin
from sandbox.oauth import authorize, tokens
from sandbox.options import Options
from sandbox.routes import account, admin, associations, definitions, objects, page, pipelines
from sandbox.routes.call import HUB

MAX_BODY_BYTES = 10 * 1024**2


def make_app(options: Options | None = None) -> web.Application:
    """Build a sandbox.

    Args:
        options: how to start it; the defaults give the demo portal in memory.
    """
    app = web.Application(middlewares=[around], client_max_size=MAX_BODY_BYTES)
    app[HUB] = Hub(options or Options())
    for part in (objects, associations, definitions, pipelines, account):
        part.add(app)
    for own in (authorize, tokens, admin, oauth_admin, page):
        own.add(app)
    app.on_shutdown.append(_let_go)
    app.on_cleanup.append(_close)
    return app


async def _let_go(app: web.Application) -> None:
    """End the event streams, which would hold up the stop."""
    app[HUB].closing = True
    app[HUB].announce()


async def _close(app: web.Application) -> None:
    hub = app[HUB]
    if hub.storage is not None:
        hub.storage.close()
