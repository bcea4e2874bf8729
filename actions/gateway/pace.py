"""HubSpot's limits, kept before they are hit: each call waits for its place in the account's windows.

Kept by hand because the well-kept limiters either allow two bursts in one window (leaky bucket) or make the
waiting poll. Here a call reserves its moment on arrival: first come, first served, and one sleep each.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from functools import cache
from typing import Any

from cachetools import LRUCache

from ..errors import Busy
from .errors import Failed

SEARCHES = 5
SEARCH_SECONDS = 1.1
"""HubSpot: five searches a second for an account, all apps together; a tenth more for uneven travel times."""
_ACCOUNTS = 4096


class Window:
    """At most `limit` calls in any `seconds`; no limit while `limit` is None."""

    def __init__(self, limit: int | None, seconds: float) -> None:
        self.limit = limit
        self.seconds = seconds
        self._granted: deque[float] = deque()
        self._held = 0.0
        self._others = 0

    def due(self, now: float) -> float:
        """The first moment at which another call fits."""
        due = max(now, self._held)
        if self.limit is None:
            return due
        room = max(1, self.limit - self._others)
        return max(due, self._granted[-room] + self.seconds) if len(self._granted) >= room else due

    def grant(self, at: float, now: float) -> None:
        """Takes a place. Grants that no window reaches back to are forgotten."""
        while self._granted and self._granted[0] <= now - self.seconds:
            self._granted.popleft()
        self._granted.append(at)

    def hold(self, until: float) -> None:
        """No call before that moment."""
        self._held = max(self._held, until)

    def learn(self, limit: int, remaining: int, seconds: float, now: float) -> None:
        """HubSpot's own count. What is used beyond our calls is somebody else's: another process or app."""
        self.limit, self.seconds = limit, seconds
        ours = sum(1 for at in self._granted if now - seconds < at <= now)
        self._others = max(0, limit - remaining - ours)


class Pacer:
    """The windows of every account this process calls."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._windows: LRUCache[str, tuple[Window, Window]] = LRUCache(_ACCOUNTS)

    async def turn(self, key: str, search: bool, patience: float) -> None:
        """Waits until the account may be called.

        Raises:
            Failed: with `Busy`, at once, if that takes longer than `patience` seconds.
        """
        now = time.monotonic()
        with self._lock:
            windows = self._of(key, search)
            at = max(window.due(now) for window in windows)
            if at - now > patience:
                raise Failed(Busy(at - now, detail="the account's calls are used up for now"))
            for window in windows:
                window.grant(at, now)
        if at > now:
            await asyncio.sleep(at - now)

    def heard(self, key: str, headers: Any) -> None:
        """Learns the account's ten-second limit (HubSpot: usage guidelines; searches do not tell it)."""
        try:
            limit = int(headers["X-HubSpot-RateLimit-Max"])
            remaining = int(headers["X-HubSpot-RateLimit-Remaining"])
            seconds = int(headers.get("X-HubSpot-RateLimit-Interval-Milliseconds", 10000)) / 1000
        except (KeyError, ValueError):
            return
        if limit > 0 and 0 < seconds <= 60:
            with self._lock:
                self._of(key, False)[0].learn(limit, remaining, seconds, time.monotonic())

    def hold(self, key: str, search: bool, seconds: float) -> None:
        """HubSpot said 429: nobody calls again before `seconds` are over."""
        with self._lock:
            self._of(key, search)[-1].hold(time.monotonic() + seconds)

    def _of(self, key: str, search: bool) -> tuple[Window, ...]:
        if key not in self._windows:
            self._windows[key] = Window(None, 10), Window(SEARCHES, SEARCH_SECONDS)
        windows = self._windows[key]
        return windows if search else windows[:1]


@cache
def pacer() -> Pacer:
    """This process's pacer."""
    return Pacer()
