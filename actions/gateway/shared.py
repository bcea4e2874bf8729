"""What all workers and machines have called, counted together in Redis (`REDIS_URL`).

The count is a log of calls per window, by Redis's own clock, taken and read in one step: machines whose clocks differ
could each believe the last place to be theirs (pyrate-limiter's and limits' Redis scripts take the caller's clock).
A process that finds no place is written down with how long its first conversation has waited; whoever came later leaves
it as many places as it has conversations.
Redis away costs a moment once, then nobody waits for it until it is tried again.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, NamedTuple

from ..settings import SettingsError, settings
from ..watch import metrics

AWAY_SECONDS = 5.0
"""How long Redis is left alone after it did not answer."""
_ANSWER_SECONDS = 0.5
_PREFIX = "hubspot:pace:"
_GRACE_MS = 1000
"""How late a process may come for the places that it is owed."""
_TAKE = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local limit, span, call, told = tonumber(ARGV[1]), ARGV[2] * 1000, ARGV[3], ARGV[4] == '1'
local process, people, grace = ARGV[5], tonumber(ARGV[6]), ARGV[9] * 1000
local since, first = now - ARGV[7] * 1000, now - ARGV[8] * 1000
if told then
  redis.call('SET', KEYS[2], limit, 'PX', ARGV[2])
else
  limit = math.min(limit, redis.call('GET', KEYS[2]) or limit)
end

local owed, others = 0, 0
local waiting = redis.call('HGETALL', KEYS[3])
for at = 1, #waiting, 2 do
  local began, many, ends = string.match(waiting[at + 1], '(%d+) (%d+) (%d+)')
  if tonumber(ends) < now then
    redis.call('HDEL', KEYS[3], waiting[at])
  elseif waiting[at] ~= process then
    others = others + many
    if tonumber(began) < since then
      owed = owed + many
    end
  end
end

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - span))
local used, wait = redis.call('ZCARD', KEYS[1]), 0
if used + owed < limit then
  redis.call('ZADD', KEYS[1], string.format('%.0f', now), call)
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  used, people = used + 1, people - 1
elseif used < limit then
  wait = grace / 50
else
  local over = math.min(used - 1, used - limit + owed)
  wait = math.max(1, redis.call('ZRANGE', KEYS[1], over, over, 'WITHSCORES')[2] + span - now)
end
if people > 0 then
  redis.call('HSET', KEYS[3], process, string.format('%.0f %d %.0f', first, people, now + wait + grace))
  redis.call('PEXPIRE', KEYS[3], ARGV[2] + ARGV[9])
else
  redis.call('HDEL', KEYS[3], process)
end
return {wait, used, others}
"""

log = logging.getLogger("actions.gateway")


class Taken(NamedTuple):
    """What came of it.

    Attributes:
        wait: seconds until it is worth asking again, 0 when the place is ours.
        used: calls in the window, ours included.
        others: conversations that wait in other processes.
    """

    wait: float
    used: int
    others: int = 0


class Line(NamedTuple):
    """Who waits here.

    Attributes:
        people: how many conversations.
        waited: the seconds that the one has which would take the place.
        longest: the seconds that one has which is passed over, if that is more.
    """

    people: int = 1
    waited: float = 0.0
    longest: float = 0.0


class Shared:
    """One connection to Redis a process. Made anew for another event loop."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._process = secrets.token_hex(8)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = asyncio.Lock()
        self._client: Any = None
        self._script: Any = None
        self._again_at = 0.0
        self._away = False

    async def take(
        self, window: str, limit: int, seconds: float, told: bool = True, line: Line | None = None
    ) -> Taken | None:
        """A place for one of the `line`, among `limit` in any `seconds`; None when Redis does not answer.

        A limit that nobody has told this process yet counts as far as no other process knows a lower one.
        """
        people, waited, longest = line or Line()
        call = (limit, int(seconds * 1000), secrets.token_hex(8), int(told))
        keys = [f"{_PREFIX}{window}{part}" for part in ("", ":limit", ":waiting")]
        mine = (self._process, people, int(waited * 1000), int(max(waited, longest) * 1000), _GRACE_MS)
        taken = await self._asked(lambda: self._script(keys=keys, args=(*call, *mine)))
        if taken is None:
            return None
        wait, used, others = taken
        return Taken(int(wait) / 1_000_000, int(used), int(others))

    async def answers(self) -> bool:
        """Whether Redis is there now."""
        return bool(await self._asked(lambda: self._client.ping()))

    async def close(self) -> None:
        """Ends the connection; the next use opens another."""
        client, self._client = self._client, None
        if client is not None and self._loop is asyncio.get_running_loop():
            await client.aclose()

    async def _asked(self, question: Callable[[], Awaitable[Any]]) -> Any:
        """Redis's answer; None when it is away.

        One asks at a time, over the one connection: who waits for his turn while Redis is lost does not try himself.
        """
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._lock, self._client = loop, asyncio.Lock(), None
        async with self._lock:
            if time.monotonic() < self._again_at:
                return None
            try:
                if self._client is None:
                    await self._open()
                return await question()
            except _failures() as error:
                await self._lost(error)
                return None

    async def _open(self) -> None:
        from redis.asyncio import Redis
        from redis.asyncio.retry import Retry
        from redis.backoff import NoBackoff

        client = Redis.from_url(
            self._url,
            single_connection_client=True,
            socket_timeout=_ANSWER_SECONDS,
            socket_connect_timeout=_ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        try:
            await client.ping()
        except _failures():
            await client.aclose()
            raise
        self._client, self._script = client, client.register_script(_TAKE)
        metrics.pacer_shared.set(1)
        if self._away:
            self._away = False
            log.info("Redis answers again: HubSpot's limits are shared")

    async def _lost(self, error: BaseException) -> None:
        self._again_at = time.monotonic() + AWAY_SECONDS
        metrics.pacer_shared.set(0)
        if not self._away:
            self._away = True
            log.warning("Redis does not answer (%s): this process keeps HubSpot's limits alone", type(error).__name__)
        await self.close()


def _failures() -> tuple[type[BaseException], ...]:
    from redis.exceptions import RedisError

    return RedisError, OSError, asyncio.TimeoutError


@cache
def shared() -> Shared | None:
    """This process's way to Redis; None without `REDIS_URL`."""
    url = settings().redis_url
    return Shared(url.get_secret_value()) if url else None


def check() -> None:
    """What `REDIS_URL` needs, before anybody is served.

    Raises:
        SettingsError: the library is missing or the address is none.
    """
    if (url := settings().redis_url) is None:
        return
    try:
        from redis.asyncio import Redis
    except ImportError:
        raise SettingsError("REDIS_URL needs the package redis: pip install -r requirements/redis.txt") from None
    try:
        Redis.from_url(url.get_secret_value())
    except ValueError:
        raise SettingsError("REDIS_URL must be a redis://, rediss:// or unix:// address.") from None
