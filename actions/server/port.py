"""A port that is taken is told in one sentence, in place of Sanic's traceback."""

from __future__ import annotations

from typing import Any

from sanic import Sanic


def attach(app: Sanic[Any, Any]) -> None:
    """Look once rasa-sdk has told Sanic where to listen, just before Sanic does."""
    app.register_listener(_look, "main_process_start")


async def _look(app: Sanic[Any, Any], _loop: Any = None) -> None:
    """Raises SystemExit: nothing can listen there."""
    for served in getattr(app.state, "server_info", ()):  # not in the Sanic of 2021 that rasa-sdk 3.6 stands on
        where = served.settings
        if where.get("sock") or where.get("unix") or not where.get("port"):
            continue
        try:
            from sanic.server.socket import bind_socket

            bind_socket(where["host"], where["port"]).close()
        except OSError as error:
            raise SystemExit(
                f"The action server cannot listen on {where['host']}:{where['port']} ({error.strerror}): stop what "
                "uses that port, or choose another with --port (ACTION_PORT=… for make)."
            ) from None
