"""One connection pool and one set of worker threads a process.

The SDK blocks, so its calls run in threads; a thread takes a connection from the pool and puts it back, so
a process opens as many connections as it has calls at the same time, not one a call.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

import urllib3
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import HTTPError

from ..settings import settings
from .flight import Flight, Pool, PoolTLS, board, current

T = TypeVar("T")

CONNECT_SECONDS = 3.0
_SLACK_SECONDS = 2.0


class Lost(Exception):
    """No answer came. `sent`: whether HubSpot may have got the whole request."""

    def __init__(self, why: str, sent: bool) -> None:
        super().__init__(why)
        self.sent = sent


class Answer(NamedTuple):
    """What came back; `data` is None when the body broke off."""

    status: int
    headers: Any
    data: bytes | None


class _Works:
    """This process's threads, and its connections by address; made at the first call, never pickled."""

    def __init__(self, size: int) -> None:
        self.threads = ThreadPoolExecutor(size, thread_name_prefix="hubspot")
        self._manager = urllib3.PoolManager(maxsize=size, retries=False)
        self._manager.pool_classes_by_scheme = {"http": Pool, "https": PoolTLS}
        self._pools: dict[str, HTTPConnectionPool] = {}

    def pool(self, base: str) -> HTTPConnectionPool:
        """The connections to one address. Looked up here: the manager's own look-up costs 0.1 ms a call."""
        if base not in self._pools:
            self._pools[base] = self._manager.connection_from_url(base)
        return self._pools[base]

    def close(self) -> None:
        self.threads.shutdown(wait=True)
        self._manager.clear()


@cache
def _works() -> _Works:
    return _Works(settings().hubspot_workers)


def close() -> None:
    """Closes the connections and lets the threads end; the next call starts afresh."""
    if _works.cache_info().currsize:
        works = _works()
        _works.cache_clear()
        works.close()


def request(base: str, method: str, target: str, headers: dict[str, str], body: bytes | None, seconds: float) -> Answer:
    """Sends one request to `base`, once, from a worker thread. No retry, no redirect.

    Raises:
        Lost: no answer came.
    """
    pool, flight = _works().pool(base), current()
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=seconds)
    how: dict[str, Any] = {"retries": False, "redirect": False, "timeout": timeout, "preload_content": False}
    try:
        response = pool.urlopen(method, target, body, headers, **how)
        return Answer(response.status, response.headers, _data(response))
    except (HTTPError, OSError) as error:
        raise Lost(type(error).__name__, flight.sent) from error
    finally:
        flight.land()


def _data(response: urllib3.BaseHTTPResponse) -> bytes | None:
    try:
        return response.data
    except (HTTPError, OSError):
        return None


async def fly(job: Callable[[Flight], T], seconds: float) -> T:
    """Runs a blocking call in a worker thread and waits for it, but not for ever.

    The socket's own time-outs count between bytes only, and a name look-up has none; so the whole is watched.

    Raises:
        Lost: no worker was free, or it took longer than connecting and `seconds` for the answer allow.
    """
    loop = asyncio.get_running_loop()
    this = Flight()
    arrived: asyncio.Future[T] = loop.create_future()
    work = _works().threads.submit(_run, job, this)
    work.add_done_callback(partial(_hand_over, loop, arrived))
    limit = CONNECT_SECONDS + seconds + _SLACK_SECONDS

    def give_up() -> None:
        if arrived.done() or work.done():
            return
        if work.cancel():
            arrived.set_exception(Lost("no free worker", sent=False))
        elif (left := this.began + limit - time.monotonic()) > 0:  # it had to wait for a worker first
            loop.call_later(min(left, limit), give_up)
        else:
            arrived.set_exception(Lost("no end", this.expire()))

    alarm = loop.call_later(limit, give_up)
    try:
        return await arrived
    finally:
        alarm.cancel()
        work.cancel()  # one that still waits for a worker; a request under way is left to finish


def _run(job: Callable[[Flight], T], this: Flight) -> T:
    board(this)
    return job(this)


def _hand_over(loop: asyncio.AbstractEventLoop, arrived: asyncio.Future[T], work: Future[T]) -> None:
    """Called in the worker thread (or where the work was cancelled before it began)."""

    def settle() -> None:
        if arrived.done() or work.cancelled():
            return
        error = work.exception()
        if error is None:
            arrived.set_result(work.result())
        else:
            arrived.set_exception(error)

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:
        pass  # the loop is closed: nobody waits any more
