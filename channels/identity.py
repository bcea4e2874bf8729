"""Conversation ids: issued by the server, unguessable, signed into a cookie.

Whoever knows a conversation id can speak in that conversation, and a person's HubSpot may be linked to
it. So the browser never chooses or sees the id: it holds a signed cookie that its scripts cannot read.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import tempfile
import time
from pathlib import Path

COOKIE_DAYS = 30
KEY_FILE = "webchat.key"
_DAY = 24 * 60 * 60
_COOKIE = re.compile(r"v1\.(?P<id>[A-Za-z0-9_-]{32})\.(?P<issued>\d{1,12})\.(?P<signature>[0-9a-f]{64})")


class Signer:
    """Issues and checks the cookie's value: ``v1.<conversation id>.<issued at>.<HMAC-SHA256>``."""

    def __init__(self, key: bytes) -> None:
        """Use ``key`` for every signature; another key makes all earlier cookies worthless."""
        self._key = key

    def renewed(self, cookie: str | None) -> str:
        """Return a cookie that is good for longer: of the same conversation, or of a new one if it is bad."""
        conversation_id = self.conversation(cookie)
        young = cookie and conversation_id and time.time() - int(cookie.split(".")[2]) < _DAY
        return cookie if cookie and young else self.issue(conversation_id)

    def issue(self, conversation_id: str | None = None) -> str:
        """Return a cookie value for a new conversation, or a fresh one for a given conversation."""
        body = f"v1.{conversation_id or secrets.token_urlsafe(24)}.{int(time.time())}"
        return f"{body}.{self._sign(body)}"

    def conversation(self, cookie: str | None) -> str | None:
        """Return the conversation id of a cookie; ``None`` if it is absent, tampered with or too old."""
        match = _COOKIE.fullmatch(cookie or "")
        if match is None:
            return None
        body = match[0].rpartition(".")[0]
        if not hmac.compare_digest(self._sign(body), match["signature"]):
            return None
        age = time.time() - int(match["issued"])
        return match["id"] if age < COOKIE_DAYS * _DAY else None

    def tag(self, conversation_id: str | None) -> str:
        """Return a name of the conversation that may be shown: the id cannot be found from it."""
        return self._sign(f"tag.{conversation_id}")[:16]

    def _sign(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def load_key(secret: str | None, data_dir: Path) -> bytes:
    """Return the signing key: the secret if there is one, else that of a key file made on first use.

    Raises:
        OSError: The key file can neither be read nor written.
    """
    if secret is not None:
        return secret.encode()
    path = data_dir / KEY_FILE
    if not path.exists():
        _create_once(path, secrets.token_hex(32))
    return path.read_bytes().strip()


def _create_once(path: Path, text: str) -> None:
    """Write a file that only its owner may read; of two processes doing so at once, the first one wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # mode 0600 from the start
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
        os.link(draft, path)  # atomic, and fails where the file is there already
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def cookie_name(host: str, secure: bool) -> str:
    """Return the cookie's name.

    Cookies are shared between all ports of a host, so the port is part of the name: two bots on one
    machine do not overwrite each other's. ``__Host-`` keeps a neighbouring subdomain from planting one.
    """
    port = re.search(r":(\d{1,5})$", host)
    name = f"webchat_{port[1]}" if port else "webchat"
    return f"__Host-{name}" if secure else name


def set_cookie(name: str, value: str, secure: bool) -> str:
    """Return a ``Set-Cookie`` header: not readable by scripts, not sent along from other sites."""
    parts = [f"{name}={value}", "Path=/", f"Max-Age={COOKIE_DAYS * _DAY}", "HttpOnly", "SameSite=Lax"]
    return "; ".join([*parts, "Secure"] if secure else parts)
