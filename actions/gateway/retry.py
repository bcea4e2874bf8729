"""What is tried again, how often and for how long."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeVar

from cachetools import TTLCache
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_fixed, wait_random_exponential

from ..errors import Busy, Unreachable, Unsure
from ..settings import settings
from ..watch.context import here
from .errors import Failed
from .op import Op

T = TypeVar("T")

ATTEMPTS = 4
_MESSAGES = 4096
_MESSAGE_SECONDS = 60.0
"""Rasa works that long on one message: what comes later under its name is another delivery."""
LONGEST_BACKOFF = 4.0
_backoff = wait_fixed(0.2) + wait_random_exponential(multiplier=0.3, max=LONGEST_BACKOFF)


class Budget:
    """The seconds that one message may spend on HubSpot, counted from its first call."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._start: float | None = None

    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self._seconds - self._gone())

    def reserve(self, seconds: float) -> None:
        """See to it that at least that many are left: for finding out what became of a write."""
        self._seconds = max(self._seconds, self._gone() + seconds)

    def _gone(self) -> float:
        now = time.monotonic()
        if self._start is None:
            self._start = now
        return now - self._start


_budgets: TTLCache[tuple[str, str], Budget] = TTLCache(_MESSAGES, _MESSAGE_SECONDS)


def budget() -> Budget:
    """The one of the message at hand, for all that its actions call in this process; outside of any a new one."""
    at, new = here(), Budget(settings().hubspot_turn_seconds)
    if not at.message:
        return new
    kept = _budgets.setdefault((at.conversation, at.message), new)
    kept.left()  # begins now: its first wait may be for what another message's call brings
    return kept


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
    budget.left()
    perhaps_done = False

    def again(error: BaseException) -> bool:
        nonlocal perhaps_done
        if not isinstance(error, Failed):
            return False
        perhaps_done = perhaps_done or error.perhaps_done
        return error.passing and (op.repeatable or not error.perhaps_done)

    def enough(state: RetryCallState) -> bool:
        return state.attempt_number >= ATTEMPTS or state.upcoming_sleep > budget.left()

    try:
        try:
            return await attempt(Trial(1, False))
        except Failed as failed:
            if not again(failed):
                raise
            first = failed  # only now is tenacity needed: its loop takes a twentieth of a turn
        async for trial in AsyncRetrying(
            retry=retry_if_exception(again),
            wait=_pause,
            stop=enough,
            reraise=True,
        ):
            with trial:
                if trial.retry_state.attempt_number == 1:
                    raise first
                return await attempt(Trial(trial.retry_state.attempt_number, perhaps_done))
    except Failed as failed:
        if op.writes and perhaps_done and isinstance(failed.problem, (Busy, Unreachable)):
            raise Unsure(failed.problem.detail) from failed
        raise failed.given_up() from failed
    raise AssertionError("unreachable")


def _pause(state: RetryCallState) -> float:
    failed = state.outcome.exception() if state.outcome else None
    asked = failed.pause if isinstance(failed, Failed) else 0.0
    return asked + _backoff(state)
