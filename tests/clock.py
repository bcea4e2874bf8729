"""Time in tests that no machine is too slow for: a clock of the test's own, and waiting for what is to become so."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar

import pytest

P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """Passes only while all tasks wait, and then at once.

    It is what the running event loop and all who ask `time.monotonic()` go by. Servers of the test may run in the same
    loop (with `patience`); calls to others are made through `travelling`.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, patience: float = 0.0) -> None:
        """`patience`: real seconds in which sockets may still bring something before the time is taken to pass."""
        self._now, self._patience, self._outside = time.monotonic(), patience, 0
        loop = asyncio.get_running_loop()
        selector: Any = loop._selector  # type: ignore[attr-defined]
        self._look = selector.select
        monkeypatch.setattr(time, "monotonic", self.now)
        monkeypatch.setattr(selector, "select", self._select)
        # At the loop's end: threads are no tasks, and Python 3.12 and later give them five minutes.
        monkeypatch.setattr(loop, "shutdown_default_executor", self.travelling(loop.shutdown_default_executor))

    def now(self) -> float:
        """Seconds."""
        return self._now

    def travelling(self, call: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        """The same call, to a server elsewhere: while it is on its way, no time passes on this clock."""

        async def wrapped(*args: P.args, **options: P.kwargs) -> T:
            self._outside += 1
            try:
                return await call(*args, **options)
            finally:
                self._outside -= 1

        return wrapped

    def _select(self, timeout: float | None = None) -> Any:
        """What the loop does where nothing is left to do before `timeout` seconds are over."""
        if timeout is None or timeout <= 0 or self._outside:
            return self._look(timeout)
        found = self._look(min(timeout, self._patience))
        if not found:
            self._now += timeout
        return found


async def until(holds: Callable[[], bool], within: float = 60.0) -> None:
    """Waits for it."""
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, "it did not become so"
        await asyncio.sleep(0.01)
