"""What is known of a request under way: how far it got decides what may be said and done when no answer comes."""

from __future__ import annotations

import math
import socket
import threading
import time
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

IDLE_SECONDS = 30.0
"""A connection unused for longer is opened anew: were the server just closing it, a write would be unsure."""


class Flight:
    """One request under way, seen from its own thread and from the event loop."""

    def __init__(self) -> None:
        self.method = ""
        self.path = ""
        self.sent = False
        self.began = math.inf
        self._started = False
        self._expired = False
        self._connection: HTTPConnection | None = None
        self._lock = threading.Lock()

    def start(self, connection: HTTPConnection) -> None:
        """The connection stands and the request is about to go out, unless time is up already."""
        with self._lock:
            if self._expired:
                raise ConnectionAbortedError("time was up before the request went out")
            self._started = True
            self._connection = connection

    def land(self) -> None:
        """Answered or lost: the connection may be somebody else's from now on."""
        with self._lock:
            self._connection = None

    def expire(self) -> bool:
        """Time is up: wake the thread. Whether the request may have gone out."""
        with self._lock:
            self._expired = True
            sock = self._connection.sock if self._connection else None
            if sock is not None:
                try:
                    sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass  # closed already
            return self._started


class _Here(threading.local):
    flight: Flight


_here = _Here()


def board(this: Flight) -> None:
    """Makes it the request of this worker thread."""
    this.began = time.monotonic()
    _here.flight = this


def current() -> Flight:
    """The request of this worker thread."""
    return _here.flight


class _Tracked(HTTPConnection):
    """Tells the flight how far its request got, and does not go on with a connection that idled too long."""

    _used = 0.0

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is None:
            self.connect()
        _here.flight.start(self)
        super().request(*args, **kwargs)
        # Only now has the kernel taken the last byte. An error before leaves HubSpot an incomplete request.
        _here.flight.sent = True

    def getresponse(self) -> Any:
        response = super().getresponse()
        self._used = time.monotonic()
        return response

    @property
    def is_connected(self) -> bool:
        return super().is_connected and time.monotonic() - self._used < IDLE_SECONDS


class _TrackedTLS(_Tracked, HTTPSConnection):
    pass


class Pool(HTTPConnectionPool):
    """Connections that tell their flight."""

    ConnectionCls = _Tracked


class PoolTLS(HTTPSConnectionPool):
    """The same over TLS."""

    ConnectionCls = _TrackedTLS
