"""What changes seldom is fetched once for everybody who asks in the same minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar, cast

from cachetools import TTLCache

from ..watch import metrics

T = TypeVar("T")

_HIT, _MISS = metrics.cache.labels("hit"), metrics.cache.labels("miss")


class Shelf:
    """Values by key, for a time, a bounded number. Failures are not kept."""

    def __init__(self, seconds: float, size: int) -> None:
        self._kept: TTLCache[Hashable, Any] = TTLCache(size, seconds)
        self._coming: dict[Hashable, asyncio.Task[Any]] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        """The value, fetched at most once however many ask at the same time."""
        try:
            found = cast(T, self._kept[key])
            _HIT.inc()
            return found
        except KeyError:
            _MISS.inc()
        task = self._coming.get(key)
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            # A task of its own: the others still get the value when the first to ask goes away.
            task = asyncio.ensure_future(self._fetch(key, fetch))
            self._coming[key] = task
            task.add_done_callback(_retrieved)
        return cast(T, await asyncio.shield(task))

    def forget(self, key: Hashable) -> None:
        """Drops the value, and what is just being fetched, which may be as old."""
        self._kept.pop(key, None)
        self._coming.pop(key, None)

    async def _fetch(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        this = asyncio.current_task()
        try:
            value = await fetch()
            if self._coming.get(key) is this:
                self._kept[key] = value
            return value
        finally:
            if self._coming.get(key) is this:
                del self._coming[key]


def _retrieved(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()
