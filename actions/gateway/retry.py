"""What is tried again, how often and for how long."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from itertools import count
from typing import NamedTuple, TypeVar

from ..errors import Busy, Unreachable, Unsure
from .errors import Failed
from .op import Op

T = TypeVar("T")

ATTEMPTS = 4
SHORTEST_BACKOFF = 0.2
LONGEST_BACKOFF = 4.0


class Budget:
    """The seconds one turn may spend on trying again, counted from its first call."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._start: float | None = None

    def left(self) -> float:
        """Seconds left, never below zero."""
        now = time.monotonic()
        if self._start is None:
            self._start = now
        return max(0.0, self._start + self._seconds - now)

    def reserve(self, seconds: float) -> None:
        """See to it that at least that many are left: for finding out what became of a write."""
        self._seconds += max(0.0, seconds - self.left())


class Trial(NamedTuple):
    """One attempt: the first is number 1; `perhaps_done` says that an earlier one may have had its effect."""

    number: int
    perhaps_done: bool


async def persist(attempt: Callable[[Trial], Awaitable[T]], op: Op, budget: Budget) -> T:
    """Runs `attempt` until it works or trying again is unsafe, useless or too long.

    A call that may have been done is sent again only if twice is as good as once; never a create.

    Raises:
        HubSpotProblem: of the last attempt; `Unsure` if an earlier one may have changed something.
    """
    perhaps_done = False
    budget.left()
    for number in count(1):
        try:
            return await attempt(Trial(number, perhaps_done))
        except Failed as failed:
            perhaps_done = perhaps_done or failed.perhaps_done
            again = failed.passing and (op.repeatable or not failed.perhaps_done)
            pause = failed.pause + _backoff(number)
            if not again or number >= ATTEMPTS or pause > budget.left():
                if op.writes and perhaps_done and isinstance(failed.problem, (Busy, Unreachable)):
                    raise Unsure(failed.problem.detail) from failed
                raise failed.problem from failed
        await asyncio.sleep(pause)
    raise AssertionError("unreachable")


def _backoff(number: int) -> float:
    """Seconds, by chance, so that those who failed together do not come back together."""
    return SHORTEST_BACKOFF + random.uniform(0, min(LONGEST_BACKOFF, 0.3 * 2 ** (number - 1)))
