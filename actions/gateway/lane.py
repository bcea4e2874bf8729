"""Whose turn it is, where more is asked for than HubSpot takes: conversations take turns, each in its own order."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque

from .shared import shared
from .window import Window

YIELD_SECONDS = 0.01
"""Between processes that wait for the same place the one with more people waiting is sooner, by chance."""
Key = tuple[str, bool]
"""A conversation, and whether it searches: its other calls do not wait for its searches."""

AGAIN = "again"
"""In the place of a conversation, which is a hash."""
_FIRST: tuple[Key, ...] = ((AGAIN, False), (AGAIN, True))


class Lane:
    """The calls of one app to one account. Used in one event loop.

    Attributes:
        burst: the window that every call needs.
        search: the one that searches need as well.
    """

    def __init__(self, burst: Window, search: Window) -> None:
        self.burst = burst
        self.search = search
        self._waiting: dict[Key, deque[asyncio.Future[None]]] = {}  # in the order of their turns
        self._pump: asyncio.Task[None] | None = None
        self._place = False  # in `burst`, taken for a search that found no place in its own window
        self._burst_due = 0.0
        self._search_due = 0.0
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
        if not self._waiting and await self._goes(search):
            return None
        key = AGAIN if again else who, search
        if (wait := self._estimate(key)) > patience:
            return wait
        granted = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(key, deque()).append(granted)
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
        self._burst_due = 0.0
        self._moved.set()

    async def _goes(self, search: bool) -> bool:
        """Takes all the places the call needs, or waits for the window that is full."""
        kept, self._place = self._place, False
        if not kept and (wait := await self.burst.take()):
            self._burst_due = time.monotonic() + wait
            return False
        if search and (wait := await self.search.take()):
            self._search_due = time.monotonic() + wait
            self._place = True
            return False
        return True

    async def _run(self) -> None:
        """Lets them through while anybody waits."""
        while key := self._next():
            search = key[1]
            due = max(self._burst_due, self._search_due if search else 0.0)
            if (wait := due - time.monotonic()) > 0:
                await self._sleep(wait)
            elif await self._goes(search):
                self._let_through(key)
                if shared():
                    await asyncio.sleep(random.expovariate(len(self._waiting) or 1) * YIELD_SECONDS)

    def _next(self) -> Key | None:
        """Whose turn it is; searches are passed over while they have to wait anyway."""
        searches, plain = self._search_due <= time.monotonic(), not self._kept_for_searches()
        passed_over = None
        for key in [*_FIRST, *self._waiting]:
            queue = self._waiting.get(key)
            if queue is None:
                continue
            while queue and queue[0].done():  # gone away
                queue.popleft()
            if not queue:
                del self._waiting[key]
            elif searches if key[1] else plain or key in _FIRST:
                return key
            elif key[1]:
                passed_over = passed_over or key
        return passed_over

    def _kept_for_searches(self) -> bool:
        """Whether the places left in `burst` are for searches: they come slower, and would find it full each time."""
        queues = [queue for (_, search), queue in self._waiting.items() if search]
        waiting = sum(not granted.done() for queue in queues for granted in queue)
        if not waiting or self.burst.limit is None:
            return False
        room = self.burst.room
        return self.burst.used >= room - min(room // 2, max(waiting, self.search.room))

    def _let_through(self, key: Key) -> None:
        """One call; its conversation goes to the end."""
        queue = self._waiting.pop(key, None)
        while queue and queue[0].done():
            queue.popleft()
        if not queue:
            self._place = True  # who asked has gone away meanwhile: it is the next one's
            return
        queue.popleft().set_result(None)
        if queue:
            self._waiting[key] = queue

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
        mine = len(self._waiting.get(key, ()))
        before = {(who, search): min(len(queue), mine + 1) for (who, search), queue in self._waiting.items()}
        searches = sum(number for (_, search), number in before.items() if search)
        now = time.monotonic()
        if key[1]:
            wait = self._behind(self.search, self._search_due - now, searches)
            return max(wait, self._behind(self.burst, self._burst_due - now, sum(before.values())))
        return self._behind(self.burst, self._burst_due - now, sum(before.values()) - searches)

    @staticmethod
    def _behind(window: Window, due: float, ahead: int) -> float:
        per_call = window.seconds / window.room if window.limit else 0.0
        return max(0.0, due) + ahead * per_call
