"""One action call, from Rasa's request to our answer: whose it is, how long it took, how it ended."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from typing import Any

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse

from .. import gateway
from ..gateway import shared
from ..watch import context, metrics, tracing

log = logging.getLogger("actions.server")


class _Call:
    """An action call under way."""

    def __init__(self, action: str, sender: str, message: str, request: Request) -> None:
        self.action = action
        self.began = time.perf_counter()
        self.here = context.enter(action, sender, message)
        self.joined = tracing.Joined("POST /webhook", request.headers)

    def end(self, status: int) -> None:
        """The call is answered. It is told once the answer is on its way: nobody waits for the log."""
        asyncio.get_running_loop().call_soon(self._tell, status, time.perf_counter() - self.began)
        self.joined.end(status)

    def _tell(self, status: int, seconds: float) -> None:
        action = self.action if status not in (400, 404) else "unknown"  # no label for whatever was asked for
        result = self.here.result or ("ok" if status == 200 else f"http {status}")
        metrics.actions.labels(action).observe(seconds)
        metrics.outcomes.labels(action, result).inc()
        if log.isEnabledFor(logging.INFO):
            fields = {"outcome": result, "ms": round(seconds * 1000, 1)}
            log.info("%s: %s in %.0f ms", action, result, seconds * 1000, extra=fields)


def attach(app: Sanic[Any, Any]) -> None:
    """Note every call of `/webhook`."""
    app.register_middleware(_begin, "request")
    app.register_middleware(_end, "response")
    app.register_listener(_trace, "after_server_start")
    app.register_listener(_leave, "after_server_stop")


async def _begin(request: Request) -> None:
    if request.route is not None and request.route.path == "webhook":
        asked = request.json or {}  # a body that is none gets its answer from rasa-sdk
        action, sender = (str(asked.get(name) or "") for name in ("next_action", "sender_id"))
        request.ctx.hubspot_call = _Call(action, sender, _message(asked), request)


def _message(asked: dict[str, Any]) -> str:
    """When Rasa took it in: the same for all actions of one delivery. Without a message each action stands alone."""
    events = (asked.get("tracker") or {}).get("events") or ()
    taken_in = next((event.get("timestamp") for event in reversed(events) if event.get("event") == "user"), None)
    return str(taken_in or secrets.token_hex(8))


async def _end(request: Request, response: BaseHTTPResponse) -> None:
    call = getattr(request.ctx, "hubspot_call", None)
    if call is not None:
        call.end(response.status)


async def _trace(app: Any, _loop: Any = None) -> None:
    """By now rasa-sdk has read `tracing:` of endpoints.yml."""
    tracing.use(getattr(app.ctx, "tracer_provider", None))


async def _leave(_app: Any, _loop: Any = None) -> None:
    metrics.leave(os.getpid())
    await gateway.close()
    if redis := shared.shared():
        await redis.close()
