"""Requests on their way to HubSpot: one pool of connections a process, and nothing that blocks.

The SDK only builds a request (`sdk.py`); aiohttp sends it from the event loop. A thread for each call, the usual way
round a client that blocks, has to wait for Python's interpreter lock several times a call, up to 5 ms each.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from ..settings import settings

if TYPE_CHECKING:
    import aiohttp

CONNECT_SECONDS = 3.0
IDLE_SECONDS = 30.0
"""A connection unused for longer is opened anew: were the server just closing it, a write would be unsure."""
_SLACK_SECONDS = 2.0


def load() -> None:
    """Import aiohttp: a tenth of a second, for which neither the start of the server nor its loop need wait."""
    import aiohttp

    _ = aiohttp


class Lost(Exception):
    """No answer came. `sent`: whether HubSpot may have got the whole request."""

    def __init__(self, why: str, sent: bool) -> None:
        super().__init__(why)
        self.sent = sent


class Request(NamedTuple):
    """One request, ready to be sent. `path` is its template, without ids."""

    base: str
    method: str
    target: str
    headers: dict[str, str]
    body: bytes | None = None
    path: str = "/"


class Answer(NamedTuple):
    """What came back; `data` is None when the body broke off."""

    status: int
    headers: Mapping[str, str]
    data: bytes | None


class _Progress:
    """How far a request got. It decides what may be said and done when no answer comes."""

    sent = False


_progress: ContextVar[_Progress] = ContextVar("hubspot_request")


class _Pool:
    """An event loop's connections, and how many may be in use."""

    def __init__(self, size: int) -> None:
        import aiohttp  # not at the top: see `load`

        class GoingOut(aiohttp.ClientRequest):
            """Tells that it has a connection and goes out now. A `TraceConfig` could, for a sixth more time a call."""

            async def send(self, conn: Any) -> aiohttp.ClientResponse:
                _progress.get().sent = True
                return await super().send(conn)

        self.places = asyncio.Semaphore(size)
        self.session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS, ssl=_trusted(), ttl_dns_cache=60),
            cookie_jar=aiohttp.DummyCookieJar(),
            request_class=GoingOut,
        )
        # Whether to send again is decided in retry.py, which has to know of every time.
        self.session._retry_connection = False


def _trusted() -> ssl.SSLContext | bool:
    """Whose certificates count: the system's, or `SSL_CERT_FILE`. Reading them takes a while."""
    return ssl.create_default_context() if settings().hubspot_api_base_url.startswith("https:") else True


_opened: dict[asyncio.AbstractEventLoop, tuple[AsyncGenerator[_Pool, None], _Pool]] = {}


async def _open(size: int) -> AsyncGenerator[_Pool, None]:
    """Closed by `close`, or else when the event loop ends: it ends its asynchronous generators (`asyncio.run`)."""
    pool = _Pool(size)
    try:
        yield pool
    finally:
        _opened.pop(asyncio.get_running_loop(), None)
        await pool.session.close()


async def _pool() -> _Pool:
    loop = asyncio.get_running_loop()
    if loop not in _opened:
        generator = _open(settings().hubspot_connections)
        _opened[loop] = generator, await anext(generator)
    return _opened[loop][1]


async def close() -> None:
    """Closes this event loop's connections; the next call starts afresh."""
    if opened := _opened.get(asyncio.get_running_loop()):
        await opened[0].aclose()


async def send(request: Request, seconds: float) -> Answer:
    """Sends a request once, and waits up to `seconds` between any two bytes of the answer. No retry, no redirect.

    Raises:
        Lost: no answer came, no connection was free, or it took longer than connecting and `seconds` allow.
    """
    pool = await _pool()
    limit = CONNECT_SECONDS + seconds + _SLACK_SECONDS
    try:
        await asyncio.wait_for(pool.places.acquire(), limit) if pool.places.locked() else await pool.places.acquire()
    except asyncio.TimeoutError:
        raise Lost("no free connection", sent=False) from None
    try:
        return await _exchange(pool.session, request, seconds, limit)
    finally:
        pool.places.release()


async def _exchange(session: aiohttp.ClientSession, request: Request, seconds: float, limit: float) -> Answer:
    import aiohttp
    import yarl

    progress = _Progress()
    _progress.set(progress)
    try:
        async with session.request(
            request.method,
            yarl.URL(request.base + request.target, encoded=True),
            headers=request.headers,
            data=request.body,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(
                total=limit, sock_connect=CONNECT_SECONDS, sock_read=seconds, ceil_threshold=limit + 1
            ),
        ) as response:
            try:
                data = await response.read()
            except (aiohttp.ClientError, ConnectionError):
                data = None
            return Answer(response.status, response.headers, data)
    except (aiohttp.ClientError, OSError, asyncio.TimeoutError) as error:
        raise Lost(type(error).__name__, progress.sent) from error
