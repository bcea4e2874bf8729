"""HubSpot's limits, kept before they are hit: each call waits for its place, conversations taking turns.

HubSpot: usage guidelines. Calls count by app and account in ten rolling seconds (what the headers tell), searches by
account alone in one second, whatever the app (no header tells), and calls by account and day.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from cachetools import LRUCache

from ..errors import Busy, DailyLimit
from ..settings import workers
from ..watch.context import here
from .access import Payer
from .errors import Failed
from .lane import Lane
from .window import Window

SEARCHES = 5
SEARCH_SECONDS = 1.2
"""HubSpot: five searches a second for an account, all apps together; some more for uneven travel times."""
BURST = 100
"""Calls in ten seconds until HubSpot tells: the least that it allows any app."""
BURST_SECONDS = 10.0
TRAVEL_SECONDS = 0.5
"""Two calls may be that much less apart when they reach HubSpot than when they set out."""
DAY_CHECK_SECONDS = 900.0
"""How often one call tries whether the day's limit still stands, in the long run: it may have been raised."""
FIRST_DAY_CHECK_SECONDS = 1.0
"""How soon the first one does; after each that was in vain it takes twice as long until the next."""
_ACCOUNTS = 4096

log = logging.getLogger("actions.gateway")


class Pacer:
    """The limits of every account this process calls."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._windows: LRUCache[str, Window] = LRUCache(2 * _ACCOUNTS)
        self._lanes: LRUCache[Payer, Lane] = LRUCache(_ACCOUNTS)
        self._accounts: LRUCache[str, tuple[str, ZoneInfo]] = LRUCache(_ACCOUNTS)
        self._closed: dict[str, tuple[float, float]] = {}  # accounts whose day is over: when to try, and how long then

    async def turn(self, payer: Payer, search: bool, patience: float, again: bool = False) -> float:
        """Waits until the account may be called; the seconds that took. A call sent `again` is before all others.

        Raises:
            Failed: with `Busy`, at once if that would take longer than `patience` seconds; with `DailyLimit`.
        """
        began = time.monotonic()
        day = self._account(payer)
        if closed := self._closed.get(day):
            again_at, pause = closed
            if began < again_at:
                raise Failed(DailyLimit("the day's calls are used up"))
            self._close(day, payer, began, pause)  # this call tries; the others go on waiting
        wait = await self._lane(payer).enter(here().conversation, search, patience, again)
        if wait is not None:
            raise Failed(Busy(wait, detail="the account's calls are used up for now"))
        return time.monotonic() - began

    def heard(self, payer: Payer, search: bool, headers: Mapping[str, str], well: bool) -> None:
        """Learns the ten-second limit; searches do not tell it. An address that tells none has none.

        Args:
            payer: whose call it was.
            search: whether it was a search.
            headers: of the answer.
            well: whether HubSpot did what was asked; its edge refuses without these headers.
        """
        if well:
            self._closed.pop(self._account(payer), None)
        lane = self._lane(payer)
        windows = [lane.burst, lane.search] if search else [lane.burst]
        freed = well and any([window.taken() for window in windows])  # each is told
        if lane.burst.answered() or freed:
            lane.look_again()
        if search:
            return
        try:
            limit = int(headers["X-HubSpot-RateLimit-Max"])
            remaining = int(headers["X-HubSpot-RateLimit-Remaining"])
            seconds = int(headers.get("X-HubSpot-RateLimit-Interval-Milliseconds", 10000)) / 1000
        except (KeyError, ValueError):
            limit, remaining, seconds = 0, 0, 0.0
        if limit > 0 and 0 < seconds <= 60:
            more = lane.burst.learn(limit, remaining, seconds + TRAVEL_SECONDS)
        else:
            more = well and lane.burst.lift()
        if more:
            lane.look_again()

    def refused(self, payer: Payer, search: bool, problem: Busy, pause: float) -> None:
        """HubSpot said 429: nobody calls again before `pause` seconds are over, or the day; one call a while tries."""
        lane = self._lane(payer)
        if not isinstance(problem, DailyLimit):
            window = lane.search if search else lane.burst
            window.hold(pause)
            if not search:
                window.stand(BURST)
            return
        account, now = self._account(payer), time.monotonic()
        if account not in self._closed:
            log.warning("HubSpot's daily limit is reached: no calls before the account's midnight, but one a while")
            self._close(account, payer, now, FIRST_DAY_CHECK_SECONDS)

    def _close(self, account: str, payer: Payer, now: float, pause: float) -> None:
        self._closed[account] = now + min(pause, self._day_left(payer)), min(2 * pause, DAY_CHECK_SECONDS)

    def belongs(self, payer: Payer, account: str, zone: ZoneInfo) -> None:
        """Which account the app's calls go to, and where it is: its day ends at its midnight."""
        self._accounts[payer.app + payer.account] = account, zone
        if payer in self._lanes:
            self._lanes[payer].search = self._searches(account)

    def _day_left(self, payer: Payer) -> float:
        known = self._accounts.get(payer.app + payer.account)
        if known is None:
            return math.inf
        now = datetime.now(known[1])
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=5, microsecond=0)
        return (midnight - now).total_seconds()

    def _account(self, payer: Payer) -> str:
        known = self._accounts.get(payer.app + payer.account)
        return payer.account or (known[0] if known else payer.app)

    def _lane(self, payer: Payer) -> Lane:
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            self._lanes.clear()
        if payer not in self._lanes:
            name, seconds = f"{payer.app}:{payer.account}:calls", BURST_SECONDS + TRAVEL_SECONDS
            burst = self._window(name, BURST, seconds, told=False)
            self._lanes[payer] = Lane(burst, self._searches(self._account(payer)))
        return self._lanes[payer]

    def _searches(self, account: str) -> Window:
        return self._window(f"{account}:searches", SEARCHES, SEARCH_SECONDS, workers())

    def _window(self, name: str, limit: int, seconds: float, workers: int = 1, told: bool = True) -> Window:
        if name not in self._windows:
            self._windows[name] = Window(name, limit, seconds, workers, told)
        return self._windows[name]


@cache
def pacer() -> Pacer:
    """This process's pacer."""
    return Pacer()
