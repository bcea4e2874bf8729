"""What the page sends, read with care; anything else is refused."""

from __future__ import annotations

import json
import re
from typing import Any

from sanic.request import Request

from channels import guard

LARGEST_BODY = 32 * 1024
_MESSAGE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Refusal(Exception):
    """A request that is turned down, with what the page can tell the person."""

    def __init__(self, status: int, code: str) -> None:
        """Answer with an HTTP status and a word that the page understands."""
        super().__init__(code)
        self.status = status
        self.code = code


async def read_json(request: Request) -> dict[str, Any]:
    """Read a small JSON object that our own page sent.

    Raises:
        Refusal: Another site sent it, or it is not what the page would send.
    """
    if not guard.is_same_origin(request.headers):
        raise Refusal(403, "foreign")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "not_json")
    raw = b""
    assert request.stream is not None  # Sanic: so it is while a request is handled
    async for chunk in request.stream:
        raw += chunk
        if len(raw) > LARGEST_BODY:
            raise Refusal(413, "too_long")
    try:
        body = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refusal(400, "not_json")
    return body


def read_message(body: dict[str, Any]) -> tuple[str, str, str | None]:
    """Return message id, text and, for a pressed button, its title.

    Raises:
        Refusal: One of them is missing or has the wrong shape.
    """
    message_id, text, title = body.get("id"), body.get("text"), body.get("title")
    if not isinstance(message_id, str) or not _MESSAGE_ID.fullmatch(message_id):
        raise Refusal(422, "bad_id")
    if not isinstance(text, str) or not isinstance(title, (str, type(None))):
        raise Refusal(422, "bad_text")
    return message_id, text.strip(), (title or "").strip() or None
