"""HubSpot's token endpoint: dated OAuth, everything in the body (HubSpot: OAuth migration guide). Never v1.

Everything here blocks; `off_loop` runs it in threads that are not the store's, so that a slow HubSpot
delays nobody who needs no new token.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar
from urllib.parse import urlencode

from ..settings import settings
from .profiles import Profile

if TYPE_CHECKING:
    import urllib3

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = 32
_CONNECT_SECONDS = 3.0
_LONGEST = 65_536
GONE = {"invalid_grant", "BAD_REFRESH_TOKEN", "BAD_HUB", "BAD_AUTH_CODE"}
"""Errors that mean: this grant is over, link again (HubSpot: OAuth errors)."""

Why = Literal["gone", "app", "unreachable"]


class TokenRefused(Exception):
    """No token. `why`: the grant or code is gone · the app's own settings are wrong · HubSpot does not answer."""

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(detail)
        self.why: Why = why
        self.detail = detail


@dataclass(frozen=True)
class Tokens:
    """What the token endpoint gives; `expires_in` in seconds."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_in: float
    hub_id: int | None = None
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Introspection:
    """Whose token it is. `account` is HubSpot's hub_domain, the nearest there is to an account's name."""

    hub_id: int
    account: str = ""
    email: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ()


def exchange(app: Profile, code: str) -> Tokens:
    """The tokens for an authorisation code.

    Raises:
        TokenRefused: the code is used or old, or see the class.
    """
    return _tokens(_post(app, "", grant_type="authorization_code", code=code, redirect_uri=app.redirect_uri or ""), "")


def refresh(app: Profile, refresh_token: str) -> Tokens:
    """New tokens. HubSpot may keep the refresh token or give another: the newest counts.

    Raises:
        TokenRefused: see the class.
    """
    return _tokens(_post(app, "", grant_type="refresh_token", refresh_token=refresh_token), refresh_token)


def introspect(app: Profile, access_token: str) -> Introspection:
    """Who and which account a token stands for.

    Raises:
        TokenRefused: see the class.
    """
    found = _post(app, "/introspect", token=access_token, token_type_hint="access_token")
    if found.get("active") is False or not str(found.get("hub_id") or "").isdigit():
        raise TokenRefused("gone", "the token is not active")
    scopes = tuple(map(str, found.get("scopes") or ()))
    account = str(found.get("hub_domain") or "")
    return Introspection(int(found["hub_id"]), account, str(found.get("user") or ""), scopes)


def revoke(app: Profile, refresh_token: str) -> None:
    """Make a refresh token worthless. Access tokens live on until they expire.

    Raises:
        TokenRefused: it could not be done.
    """
    _post(app, "/revoke", token=refresh_token, token_type_hint="refresh_token")


def knows(app: Profile) -> bool:
    """Whether HubSpot accepts the app's id and secret: it says so before it looks at a refresh token.

    Raises:
        TokenRefused: HubSpot does not answer.
    """
    try:
        refresh(app, "none")
    except TokenRefused as refused:
        if refused.why == "unreachable":
            raise
        return refused.why == "gone"
    return True


async def off_loop(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a call of this module in a thread."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads(os.getpid()), partial(work, *args, **kwargs))


@cache
def _threads(_process: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="token")


@cache
def _pool(_process: int) -> urllib3.PoolManager:
    import urllib3  # here, as every large library that a start can do without

    return urllib3.PoolManager(maxsize=_THREADS)


def _post(app: Profile, path: str, **fields: str) -> dict[str, Any]:
    import urllib3

    secret = app.client_secret.get_secret_value() if app.client_secret else ""
    body = urlencode({**fields, "client_id": app.client_id or "", "client_secret": secret})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=settings().hubspot_timeout_seconds)
    try:
        answer = _pool(os.getpid()).request(
            "POST",
            app.token_url + path,
            body=body,
            headers=headers,
            timeout=timeout,
            retries=False,
            redirect=False,
            preload_content=False,
        )
        raw = answer.read(_LONGEST, decode_content=True)
        answer.drain_conn()
        answer.release_conn()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise TokenRefused("unreachable", type(error).__name__) from None
    return _read(answer.status, raw)


def _read(status: int, raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw) if raw else {}
    except ValueError:
        found = None
    if 200 <= status < 300 and isinstance(found, dict):
        return found
    said = found if isinstance(found, dict) else {}
    errors = {str(said[name]) for name in ("error", "status") if said.get(name)}
    detail = f"{status} {' '.join(sorted(errors))}".strip()
    if status == 429 or status >= 500 or 200 <= status < 300:
        raise TokenRefused("unreachable", detail)
    raise TokenRefused("gone" if GONE & errors else "app", detail)


def _tokens(found: dict[str, Any], refresh_before: str) -> Tokens:
    try:
        hub_id = found.get("hub_id")
        return Tokens(
            str(found["access_token"]),
            str(found.get("refresh_token") or refresh_before),
            float(found.get("expires_in") or 1800),
            int(hub_id) if hub_id else None,
            tuple(map(str, found.get("scopes") or ())),
        )
    except (KeyError, TypeError, ValueError):
        raise TokenRefused("unreachable", "an answer without tokens") from None
