"""How many calls may wait until a busy worker accepts them. Rasa opens a connection for each call.

Sanic's default is 100; the kernel lets whoever comes then try again after one second, and after three.
"""

from __future__ import annotations

from typing import Any

from sanic import Sanic

WAITING = 1024
"""Connections. Linux holds this to `net.core.somaxconn`, 4096 since 5.4."""


def attach(app: Sanic[Any, Any]) -> None:
    """Set it after rasa-sdk has prepared the server, for which it takes no such setting, and before Sanic binds it."""
    app.register_listener(_widen, "main_process_start")


async def _widen(app: Sanic[Any, Any], _loop: Any = None) -> None:
    for served in getattr(app.state, "server_info", ()):  # not in the Sanic of 2021 that rasa-sdk 3.6 stands on
        served.settings["backlog"] = WAITING
