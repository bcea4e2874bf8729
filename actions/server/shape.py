"""A call that is not shaped as Rasa's is refused before rasa-sdk stumbles over it (it would answer 500)."""

from __future__ import annotations

import zlib
from typing import Any

from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from .body import read


def attach(app: Sanic[Any, Any]) -> None:
    """Look at what comes in to `/webhook`, after the guard."""
    app.register_middleware(_check, "request")


async def _check(request: Request) -> HTTPResponse | None:
    if request.route is None or request.route.path != "webhook" or request.method != "POST":
        return None
    if request.headers.get("Content-Encoding") == "deflate":  # from a Rasa that was told to; no larger than any other
        inflating, most = zlib.decompressobj(), request.app.config.REQUEST_MAX_SIZE
        try:
            request.body = inflating.decompress(request.body, most)
        except zlib.error:
            return json({"error": "not deflated"}, status=400)
        if not inflating.eof:
            full = len(request.body) >= most
            return json({"error": "too large" if full else "not deflated"}, status=413 if full else 400)
        del request.headers["Content-Encoding"]  # or rasa-sdk would inflate it as well
    body = request.load_json(loads=read)  # kept by the request: rasa-sdk does not parse it again
    return None if body is None or is_a_call(body) else json({"error": "not a call of Rasa"}, status=400)


def is_a_call(body: Any) -> bool:
    """Whether rasa-sdk can read it: its types alone, not its sense."""
    if not isinstance(body, dict) or not all(_is(body.get(name), str) for name in ("next_action", "version")):
        return False
    if not body.get("next_action"):
        return True
    tracker = body.get("tracker")
    return isinstance(tracker, dict) and "sender_id" in tracker and _is(body.get("domain"), dict) and _reads(tracker)


def _reads(tracker: dict[str, Any]) -> bool:
    message = tracker.get("latest_message")
    return (
        isinstance(tracker.get("slots"), dict)
        and _are_dicts(tracker.get("events"))
        and _is(tracker.get("active_loop"), dict)
        and isinstance(message, dict)
        and _is(message.get("text"), str)
        and _is(message.get("intent"), dict)
        and _are_dicts(message.get("entities"))
    )


def _is(value: Any, kind: type) -> bool:
    """Of that type, or left out."""
    return value is None or isinstance(value, kind)


def _are_dicts(values: Any) -> bool:
    return values is None or (isinstance(values, list) and all(isinstance(value, dict) for value in values))
