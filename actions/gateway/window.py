"""How many calls HubSpot takes in the seconds that end now, and how many of them are left."""

from __future__ import annotations

import math
import time

from pyrate_limiter import InMemoryBucket, Rate, RateItem

from .shared import Line, shared

FIRST = 10
"""Calls a second until HubSpot has answered one, which tells the limit: a crowd may meet several cold servers."""
SPARE = 40
"""One in so many calls is kept free, for those that are very slow on their way to HubSpot."""
LONGEST_HOLD = 10.0
"""No window of HubSpot's but the day is longer: a longer pause is not taken at its word. One call tries after that."""
RAREST_TRY = 160.0
"""After each that was in vain it takes twice as long until the next, and at most that."""


class Window:
    """At most `limit` calls in any `seconds`; no limit while it is None.

    Attributes:
        name: tells it from other windows in Redis. Never a secret.
        used: the calls in the window as last counted: ours, and of all who share it through Redis.
        others: the conversations that waited in other processes then.
    """

    def __init__(self, name: str, limit: int | None, seconds: float, workers: int = 1, told: bool = True) -> None:
        """`workers` processes divide the limit among them where Redis does not count for all.

        Unless the limit was `told`, calls go out slowly until HubSpot `answered`.
        """
        self.name = name
        self.limit = limit
        self.seconds = seconds
        self.used = 0
        self.others = 0
        self._workers = workers
        self._others = 0
        self._least = self._least_before = 0
        self._least_since = -math.inf
        self._held = 0.0
        self._asked = 0.0  # until when HubSpot wants it held
        self._trying = LONGEST_HOLD  # how long it was held, when one call tries whether it still has to be
        self._stands = False
        self._log = InMemoryBucket([self._rate(limit or 1)])
        self._first = None if told else InMemoryBucket([Rate(FIRST, 1000)])

    @property
    def room(self) -> int:
        """What the limit leaves for us: others may call HubSpot with the same credential."""
        limit = self.limit or 0
        return max(1, limit - limit // SPARE - self._others)

    @property
    def usual_room(self) -> int:
        """The most room of late: what other processes took since our last count looks like somebody else's."""
        limit = self.limit or 0
        return max(1, limit - limit // SPARE - min(self._least, self._least_before))

    async def take(self, line: Line | None = None) -> float:
        """Takes a place for the first in the `line`: 0. Otherwise the seconds until it is worth asking again."""
        now = time.monotonic()
        if now < self._held:
            return self._held - now
        if now < self._asked:  # this call tries; the others go on waiting
            self._trying = min(2 * self._trying, RAREST_TRY)
            self._held = min(self._asked, now + self._trying)
        else:
            self._trying = LONGEST_HOLD
        if self._first and (wait := _place(self._first, now)):
            return wait
        if self.limit is None:
            return 0.0
        redis = shared()
        taken = await redis.take(self.name, self.room, self.seconds, self._first is None, line) if redis else None
        if taken is None:
            self.others = 0
            return self.take_here(now, max(1, self.room // self._workers))
        if not taken.wait:
            self.take_here(now, self.room)  # for when Redis goes away
        self.used, self.others = taken.used, taken.others
        return taken.wait

    def take_here(self, now: float, room: int) -> float:
        """The same, counting what this process called only (pyrate-limiter: sliding window log)."""
        if self._log.rates[0].limit != room or self._log.rates[0].interval != int(self.seconds * 1000):
            self._log.rates = [self._rate(room)]
        wait = _place(self._log, now)
        self.used = self._log.count()
        return wait

    def hold(self, seconds: float) -> None:
        """No call before they are over, or `LONGEST_HOLD`."""
        now = time.monotonic()
        self._asked = max(self._asked, now + seconds)
        self._held = max(self._held, now + min(seconds, LONGEST_HOLD))

    def taken(self) -> bool:
        """HubSpot has done what a call asked. Whether it was the one that tried: there is more room now."""
        if self._trying == LONGEST_HOLD:  # none has tried: the call was under way before
            return False
        self._held, self._asked, self._trying = 0.0, 0.0, LONGEST_HOLD
        return True

    def answered(self) -> bool:
        """HubSpot has answered a call. Whether there is more room now."""
        was, self._first = self._first, None
        return was is not None

    def learn(self, limit: int, remaining: int, seconds: float) -> bool:
        """HubSpot's own count: what is used beyond our calls is somebody else's. Whether there is more room now."""
        before = self.room if self.limit else math.inf
        self.limit, self.seconds = limit, seconds
        self._others = min(limit, max(0, limit - remaining - self.used))
        now = time.monotonic()
        if now - self._least_since > seconds:
            self._least_before, self._least, self._least_since = self._least, self._others, now
        self._least = min(self._least, self._others)
        return self.room > before

    def lift(self) -> bool:
        """HubSpot tells no limit: there is none until it refuses a call. Whether there was one."""
        was, self.limit = self.limit, self.limit if self._stands else None
        return was is not None and self.limit is None

    def stand(self, limit: int) -> None:
        """HubSpot refused a call without having told a limit: this one is kept from now on."""
        if self.limit is None:
            self.limit, self._stands = limit, True

    def _rate(self, limit: int) -> Rate:
        return Rate(limit, int(self.seconds * 1000))


def _place(log: InMemoryBucket, now: float) -> float:
    """Takes a place in it: 0. Otherwise the seconds until one is free."""
    call = RateItem("", int(now * 1000))
    log.leak(call.timestamp)
    wait = getattr(log.put_decision(call), "retry_after_ms", None)
    return 0.0 if wait is None else max(1, wait) / 1000
