"""Whose turn it is, where more is asked for than HubSpot takes: conversations take turns, each in its own order."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from .shared import Line
from .window import Window

Key = tuple[str, bool]
"""A conversation, and whether it searches: its other calls do not wait for its searches."""

AGAIN = "again"
"""In the place of a conversation, which is a hash."""
_FIRST: tuple[Key, ...] = ((AGAIN, False), (AGAIN, True))
AGAIN_SECONDS = 3600.0
"""As long a call that is sent again counts to have waited: before those of other processes as well."""


@dataclass
class _Talk:
    """The calls of a conversation that wait, and since when the first of them does, or may."""

    since: float
    calls: deque[asyncio.Future[None]] = field(default_factory=deque)


class Lane:
    """The calls of one app to one account. Used in one event loop.

    Attributes:
        burst: the window that every call needs.
        search: the one that searches need as well.
    """

    def __init__(self, burst: Window, search: Window) -> None:
        self.burst = burst
        self.search = search
        self._waiting: dict[Key, _Talk] = {}  # in the order of their turns
        self._pump: asyncio.Task[None] | None = None
        self._place = False  # in `burst`, taken for a search that found no place in its own window
        self._burst_due = 0.0
        self._search_due = 0.0
        self._told = 0  # how many wait, as the window was last told
        self._moved = asyncio.Event()

    async def enter(self, who: str, search: bool, patience: float, again: bool = False) -> float | None:
        """Waits for this call's turn.

        Args:
            who: the conversation.
            search: whether it is a search.
            patience: the most seconds to wait.
            again: it had its turn, and HubSpot did not take the call: it is before all others.

        Returns:
            None when it may go out; the seconds it would take when that is more than `patience`.
        """
        if not self._waiting and await self._goes(search, time.monotonic()):
            return None
        key = AGAIN if again else who, search
        if (wait := self._estimate(key)) > patience:
            return wait
        granted = asyncio.get_running_loop().create_future()
        since = time.monotonic() - (AGAIN_SECONDS if again else 0.0)
        self._waiting.setdefault(key, _Talk(since)).calls.append(granted)
        self._moved.set()
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._run())
        try:
            await asyncio.wait_for(granted, patience)
        except asyncio.TimeoutError:
            return max(1.0, self._estimate(key))
        return None

    def look_again(self) -> None:
        """There may be more room than was thought."""
        self._burst_due = self._search_due = 0.0
        self._moved.set()

    async def _goes(self, search: bool, since: float) -> bool:
        """Takes all the places that a call needs which waits `since` then, or waits for the window that is full."""
        kept, self._place = self._place, False
        if not kept:
            self._told = max(1, len(self._waiting))
        if not kept and (wait := await self.burst.take(self._line(since, self._waiting.values()))):
            self._burst_due = time.monotonic() + wait
            return False
        searches = (talk for key, talk in self._waiting.items() if key[1])
        if search and (wait := await self.search.take(self._line(since, searches))):
            self._search_due = time.monotonic() + wait
            self._place = True
            return False
        return True

    @staticmethod
    def _line(since: float, waiting: Iterable[_Talk]) -> Line:
        talks, now = list(waiting), time.monotonic()
        return Line(len(talks) or 1, now - since, now - min((talk.since for talk in talks), default=since))

    async def _run(self) -> None:
        """Lets them through while anybody waits."""
        while key := self._next():
            search = key[1]
            due = max(self._burst_due, self._search_due if search else 0.0)
            if (wait := due - time.monotonic()) > 0 and not self._untold():
                await self._sleep(wait)
            elif await self._goes(search, self._waiting[key].since):
                self._let_through(key)

    def _untold(self) -> bool:
        """Whether some came since the window was found full, who stand in no line that other processes see."""
        return self._burst_due > time.monotonic() and len(self._waiting) > self._told

    def _next(self) -> Key | None:
        """Whose turn it is; searches are passed over while they have to wait anyway."""
        searches, plain = self._search_due <= time.monotonic(), not self._kept_for_searches()
        passed_over = None
        for key in [*_FIRST, *self._waiting]:
            if (talk := self._waiting.get(key)) is None:
                continue
            while talk.calls and talk.calls[0].done():  # gone away
                talk.calls.popleft()
            if not talk.calls:
                del self._waiting[key]
            elif searches if key[1] else plain or key in _FIRST:
                return key
            elif key[1]:
                passed_over = passed_over or key
        return passed_over

    def _kept_for_searches(self) -> bool:
        """Whether the places left in `burst` are for searches: they come slower, and would find it full each time."""
        talks = [talk for (_, search), talk in self._waiting.items() if search]
        waiting = sum(not granted.done() for talk in talks for granted in talk.calls)
        if not waiting or self.burst.limit is None:
            return False
        room = self.burst.room
        return self.burst.used >= room - min(room // 2, max(waiting, self.search.room))

    def _let_through(self, key: Key) -> None:
        """One call; its conversation goes to the end."""
        calls = self._waiting.pop(key).calls
        while calls and calls[0].done():
            calls.popleft()
        if not calls:
            self._place = True  # who asked has gone away meanwhile: it is the next one's
            return
        calls.popleft().set_result(None)
        if calls:
            self._waiting[key] = _Talk(time.monotonic(), calls)

    async def _sleep(self, seconds: float) -> None:
        self._moved.clear()
        try:
            await asyncio.wait_for(self._moved.wait(), seconds)
        except asyncio.TimeoutError:
            pass

    def _estimate(self, key: Key) -> float:
        """Seconds until a call that comes now would go out, roughly."""
        if key in _FIRST:
            return max(0.0, self._burst_due - time.monotonic())
        mine = len(self._waiting[key].calls) if key in self._waiting else 0
        before = {other: min(len(talk.calls), mine + 1) for other, talk in self._waiting.items()}
        searches = sum(number for (_, search), number in before.items() if search)
        now = time.monotonic()
        if key[1]:
            wait = self._behind(self.search, self._search_due - now, searches)
            return max(wait, self._behind(self.burst, self._burst_due - now, sum(before.values())))
        return self._behind(self.burst, self._burst_due - now, sum(before.values()) - searches)

    @staticmethod
    def _behind(window: Window, due: float, ahead: int) -> float:
        per_call = window.seconds / window.usual_room if window.limit else 0.0
        return max(0.0, due) + (ahead + window.others) * per_call
