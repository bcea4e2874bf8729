"""Who may run actions. rasa-sdk itself asks nobody: whoever reaches its port can act as anyone."""

from __future__ import annotations

import hmac
import ipaddress
import logging
from functools import cache, lru_cache
from typing import Any

from sanic import Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, json

from ..settings import settings

CLOSED = {"webhook", "actions", "metrics"}
"""Routes of rasa-sdk, and what is counted."""
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Set by proxies: the peer is then not the one who asks."""

log = logging.getLogger(__name__)


def attach(app: Sanic[Any, Any]) -> None:
    """Close `/webhook`, `/actions` and `/metrics`, and keep errors from echoing the request.

    With `ACTION_SERVER_TOKEN` a request has to bring it, as `?token=` (what Rasa sends for `token:` of its
    `action_endpoint`) or as a bearer token. Without it only this machine is answered, and no web page in a browser
    on it.
    """
    if settings().action_server_token is None:
        log.warning("ACTION_SERVER_TOKEN is not set: only this machine may run actions")
    app.register_middleware(_check, "request")
    handlers = app.error_handler.cached_handlers
    handlers.pop((Exception, None), None)  # rasa-sdk's own answers with the whole request in the body
    app.error_handler.add(Exception, _explain)


async def _check(request: Request) -> HTTPResponse | None:
    if request.route is None or request.route.path not in CLOSED:  # the route, however its path was spelled
        return None
    refused = refusal(request)
    if refused is not None and refused.status == 401 and request.route.path == "webhook":
        _say_once()
    return refused


@cache
def _say_once() -> None:
    """The bot says nothing then, and Rasa's log no reason; whoever knocks often fills no log."""
    log.warning(
        "an action call without ACTION_SERVER_TOKEN, or with another one, was answered 401. If it was Rasa's: it sends "
        "the token only where action_endpoint in endpoints.yml has a line for it, and the bot says nothing else"
    )


def refusal(request: Request) -> HTTPResponse | None:
    """What to answer to somebody who may not run actions; None to whoever may."""
    secret = settings().action_server_token
    if secret is not None:
        return None if _brings(request, secret.get_secret_value()) else _answer(401, "a token is needed")
    return None if _is_here(request) else _answer(403, "only this machine may ask without ACTION_SERVER_TOKEN")


def _brings(request: Request, secret: str) -> bool:
    given = [*request.args.getlist("token", []), request.token or ""]
    return any([hmac.compare_digest(word.encode(), secret.encode()) for word in given])


def _is_here(request: Request) -> bool:
    """A browser names the page that asks as `Origin`; Rasa names none."""
    return not any(name in request.headers for name in (*FORWARDED, "origin")) and _is_loopback(request.ip)


@lru_cache(1024)
def _is_loopback(ip: str) -> bool:
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _answer(status: int, words: str) -> HTTPResponse:
    return json({"error": words}, status=status)


async def _explain(request: Request, error: Exception) -> HTTPResponse:
    """A failure's kind alone: its text and the request may hold anything."""
    status = error.status_code if isinstance(error, SanicException) and error.status_code else 500
    if status >= 500:
        log.error("%s %s", type(error).__name__, request.path)
    return _answer(status, {404: "not found", 405: "not that method"}.get(status, type(error).__name__))
