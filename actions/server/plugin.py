"""How the watch joins the action server, in its main process and in every worker."""

from __future__ import annotations

from typing import Any

import pluggy

hookimpl = pluggy.HookimplMarker("rasa_sdk")


@hookimpl(trylast=True)
def attach_sanic_app_extensions(app: Any) -> None:
    """After the guard, so that only calls it lets through are noted.

    Raises:
        SettingsError: `REDIS_URL` cannot be used.
    """
    from .. import logs
    from ..gateway import shared
    from ..settings import settings
    from . import pages, shape, watched  # not at import: a test of one room needs none of it

    shared.check()
    logs.shape(settings().hubspot_log_format)
    shape.attach(app)
    watched.attach(app)
    pages.attach(app)
