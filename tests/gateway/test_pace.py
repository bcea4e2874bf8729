"""HubSpot's limits are kept before they are hit, and conversations take turns."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from actions.errors import Busy, DailyLimit
from actions.gateway import Payer, crm, pace, wire
from actions.gateway.errors import Failed
from actions.gateway.lane import Lane
from actions.gateway.pace import Pacer
from actions.gateway.window import FIRST, SPARE, Window
from actions.portal import Search
from actions.watch import context
from sandbox.testing import SandboxClient
from tests.clock import Clock
from tests.gateway.conftest import Point, Static
from tests.gateway.records import DEAL

A, B = Payer("a"), Payer("b")


@pytest.fixture(autouse=True)
def alone(point: Point) -> None:
    """No Redis of the developer's."""
    point("http://127.0.0.1:1")


def headers(limit: int, remaining: int) -> dict[str, str]:
    return {"X-HubSpot-RateLimit-Max": str(limit), "X-HubSpot-RateLimit-Remaining": str(remaining)}


def test_never_more_than_the_limit_in_any_window() -> None:
    window = Window("w", 5, 1.0)
    granted = [now / 40 for now in range(400) if window.take_here(now / 40, 5) == 0]
    assert len(granted) > 40
    for first, sixth in zip(granted, granted[5:], strict=False):
        assert sixth - first >= 1.0


def test_a_burst_goes_at_once_and_idling_saves_nothing_up() -> None:
    window = Window("w", 5, 1.0)
    for start in (100.0, 500.0):
        assert [window.take_here(start, 5) for _ in range(5)] == [0.0] * 5
        assert window.take_here(start, 5) == pytest.approx(1.0, abs=0.01)
    assert window.used == 5


async def test_what_others_use_is_left_to_them(clock: Clock) -> None:
    window = Window("w", 5, 10)
    assert await window.take() == 0
    assert window.learn(100, 19, 10)  # 81 are used, one of them ours; 2 are kept free
    assert window.room == 18
    assert [await window.take() for _ in range(17)] == [0.0] * 17
    assert await window.take() == pytest.approx(10, abs=0.01)
    assert window.learn(100, 82, 10) and window.room == 98


async def test_others_never_take_it_all(clock: Clock) -> None:
    window = Window("w", 5, 10)
    window.learn(100, 0, 10)
    assert await window.take() == 0 and await window.take() > 0


async def test_one_count_that_lags_sends_nobody_away(clock: Clock) -> None:
    """What other processes took since ours was counted looks like an app outside; one that is stays."""
    row, order = lane(limit=40, seconds=10), list[str]()
    row.burst.learn(40, 40, 10)
    row.burst.learn(40, 0, 10)
    assert row.burst.room == 1 and row.burst.usual_room == 39
    waiting = [asyncio.create_task(entered(row, order, str(n), patience=20)) for n in range(16)]
    await asyncio.sleep(0.01)
    row.burst.learn(40, 39, 10)
    row.look_again()
    await asyncio.gather(*waiting)
    assert len(order) == 16
    for _ in range(3):
        await asyncio.sleep(11)
        row.burst.learn(40, 0, 10)
    assert row.burst.usual_room == row.burst.room < 20


async def test_a_held_window_lets_nobody_through(clock: Clock) -> None:
    window = Window("w", 5, 1.0)
    window.hold(7.0)
    assert await window.take() == pytest.approx(7)


async def test_a_pause_longer_than_any_window_is_tried_one_call_a_while(clock: Clock) -> None:
    window, went = Window("w", 100, 10), list[float]()
    began = clock.now()
    window.hold(3600)
    while clock.now() < began + 3600:
        if wait := await window.take():
            await asyncio.sleep(wait)
        else:
            went.append(clock.now() - began)
            window.hold(3600)  # in vain
    assert went[:6] == pytest.approx([10, 30, 70, 150, 310, 470], abs=0.1), "ever more rarely, one at a time"
    assert len(went) < 30


async def test_a_pause_is_held_no_longer_than_hubspot_asked(clock: Clock) -> None:
    window = Window("w", 100, 10)
    window.hold(15)
    await asyncio.sleep(10.1)
    assert await window.take() == 0 and await window.take() == pytest.approx(4.9)
    await asyncio.sleep(5)
    assert [await window.take() for _ in range(9)] == [0.0] * 9


@pytest.mark.parametrize("search", [False, True])
async def test_one_odd_answer_closes_an_account_for_no_hour(search: bool, clock: Clock) -> None:
    pacer = Pacer()
    pacer.heard(A, False, headers(190, 180), True)
    await pacer.turn(A, search, 1)
    pacer.refused(A, search, Busy(3600), 3600)
    pacer.heard(A, search, headers(190, 180), True)  # another call, that was under way
    with pytest.raises(Failed) as caught:
        await pacer.turn(A, search, 5)
    assert isinstance(caught.value.problem, Busy) and caught.value.problem.retry_after == pytest.approx(10, abs=1)
    waiting = [asyncio.create_task(pacer.turn(A, search, 60)) for _ in range(4)]
    await asyncio.sleep(12)
    assert sum(task.done() for task in waiting) == 1, "one tries"
    pacer.heard(A, search, headers(190, 180), True)
    assert max(await asyncio.gather(*waiting)) < 15, "all go on as soon as it went well"


async def test_no_limit_told_means_none_until_hubspot_refuses(clock: Clock) -> None:
    window = Window("w", 1, 10)
    assert window.lift() and not window.lift()
    assert [await window.take() for _ in range(1000)] == [0.0] * 1000
    window.stand(100)
    assert not window.lift() and window.limit == 100


async def test_workers_without_redis_divide_the_searches(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    monkeypatch.setenv("ACTION_SERVER_SANIC_WORKERS", "2")
    pacer = Pacer()
    took = await asyncio.gather(*(pacer.turn(A, True, 9) for _ in range(4)))
    assert [seconds > 1 for seconds in took] == [False, False, True, True]


# whose turn it is


def lane(limit: int = 2, seconds: float = 0.2, searches: int = 1000) -> Lane:
    return Lane(Window("calls", limit, seconds), Window("searches", searches, seconds))


async def entered(row: Lane, order: list[str], who: str, search: bool = False, patience: float = 30) -> None:
    if await row.enter(who, search, patience) is None:
        order.append(who)


async def test_one_long_list_does_not_starve_anothers_question(clock: Clock) -> None:
    row, order = lane(), list[str]()
    long = [asyncio.create_task(entered(row, order, "long")) for _ in range(20)]
    await asyncio.sleep(0.01)
    short = [asyncio.create_task(entered(row, order, who)) for who in ("b", "c", "b")]
    await asyncio.gather(*short)
    assert order.index("b") <= 4 and order.index("c") <= 4
    assert order.count("long") <= 7, order
    await asyncio.gather(*long)
    assert order.count("long") == 20


async def test_searches_wait_for_their_own_window_and_delay_nobody(clock: Clock) -> None:
    row, order = lane(limit=1000, searches=1), list[str]()
    began = clock.now()
    searching = [asyncio.create_task(entered(row, order, f"s{n}", search=True)) for n in range(4)]
    await asyncio.sleep(0.01)
    await asyncio.gather(*(entered(row, order, "reader") for _ in range(5)))
    assert order == ["s0", *["reader"] * 5]
    await asyncio.gather(*searching)
    assert order[-3:] == ["s1", "s2", "s3"] and clock.now() - began >= 0.6


async def test_readers_leave_room_for_those_who_search(clock: Clock) -> None:
    row, order = lane(limit=20, seconds=1.0, searches=2), list[str]()
    row.search.seconds = 0.1

    async def many(who: str, search: bool, end: float) -> None:
        while clock.now() < end:
            await entered(row, order, who, search)

    end = clock.now() + 2.5
    people = [many(f"reader {n}", False, end) for n in range(6)] + [many(f"searcher {n}", True, end) for n in range(6)]
    await asyncio.gather(*people)
    done = [order.count(f"searcher {n}") for n in range(6)]
    assert min(done) >= 2, order
    assert len(order) >= 50


async def test_who_goes_away_costs_nobody_a_place(clock: Clock) -> None:
    row, order = lane(limit=1, seconds=0.3), list[str]()
    await entered(row, order, "first")
    gone = [asyncio.create_task(entered(row, order, f"gone{n}")) for n in range(5)]
    await asyncio.sleep(0.01)
    for task in gone:
        task.cancel()
    began = clock.now()
    await entered(row, order, "last")
    assert order == ["first", "last"] and clock.now() - began < 1.5  # places for all: 1.8


async def test_who_would_wait_too_long_is_told_at_once(clock: Clock) -> None:
    pacer = Pacer()
    waiting = [asyncio.ensure_future(pacer.turn(A, True, 60)) for _ in range(50)]
    await asyncio.sleep(0.01)
    began = clock.now()
    with pytest.raises(Failed) as caught:
        await pacer.turn(A, True, 5)
    assert isinstance(caught.value.problem, Busy) and clock.now() - began < 3
    await pacer.turn(B, True, 1)
    await pacer.turn(A, False, 1)
    for turn in waiting:
        turn.cancel()


async def test_a_call_that_hubspot_did_not_take_is_before_all_others(clock: Clock) -> None:
    row, order = lane(limit=1), list[str]()
    await entered(row, order, "a")
    others = [asyncio.create_task(entered(row, order, who)) for who in "bcd"]
    await asyncio.sleep(0.01)
    assert await row.enter("a", False, 30, again=True) is None
    assert order == ["a"]
    await asyncio.gather(*others)


async def test_patience_ends_a_wait_that_was_thought_shorter(clock: Clock) -> None:
    row = lane(limit=1, seconds=5)
    row.burst.hold(0.5)
    task = asyncio.create_task(row.enter("a", False, 0.6))
    await asyncio.sleep(0.05)
    row.burst.hold(30)
    wait = await task
    assert wait is not None and wait >= 1


async def test_a_crowd_waits_for_hubspots_first_answer(clock: Clock) -> None:
    pacer = Pacer()
    crowd = [asyncio.create_task(pacer.turn(A, False, 60)) for _ in range(40)]
    await asyncio.sleep(0.05)
    assert sum(task.done() for task in crowd) == FIRST
    pacer.heard(A, False, headers(40, 30), True)
    await asyncio.sleep(0.05)
    assert sum(task.done() for task in crowd) == 39
    for task in crowd:
        task.cancel()


async def test_where_hubspot_never_answers_some_go_on_trying(clock: Clock) -> None:
    pacer = Pacer()
    assert await pacer.turn(A, False, 1) == pytest.approx(0, abs=0.05)
    took = await asyncio.gather(*(pacer.turn(A, False, 60) for _ in range(FIRST)))
    assert 0.5 < max(took) < 1.5


async def test_more_room_is_used_at_once(clock: Clock) -> None:
    pacer = Pacer()
    pacer.heard(A, False, {}, False)
    waiting = [asyncio.create_task(pacer.turn(A, False, 60)) for _ in range(pace.BURST + 20)]
    await asyncio.sleep(0.05)
    assert sum(task.done() for task in waiting) == pace.BURST - pace.BURST // SPARE
    pacer.heard(A, False, headers(190, 90), True)
    assert max(await asyncio.gather(*waiting)) < 1


async def test_conversations_are_told_apart_by_the_context(clock: Clock) -> None:
    pacer, order = Pacer(), list[str]()

    async def search(sender: str) -> None:
        context.enter("action_search_deals", sender)
        await pacer.turn(A, True, 30)
        order.append(sender)

    many = [asyncio.create_task(search("many")) for _ in range(9)]
    await asyncio.sleep(0.01)
    await asyncio.gather(search("one"), *many)
    assert order.index("one") <= 6


# accounts and days


async def test_people_with_one_account_and_app_share_its_limit(clock: Clock) -> None:
    pacer = Pacer()
    one, two = Payer("app", "77"), Payer("other-app", "77")
    await asyncio.gather(*(pacer.turn(payer, True, 1) for payer in (one, one, one, two, two)))
    with pytest.raises(Failed):
        await pacer.turn(two, True, 0.1)
    await pacer.turn(Payer("app", "78"), True, 0.1)


async def test_a_static_tokens_account_is_learnt(clock: Clock) -> None:
    pacer = Pacer()
    for _ in range(5):
        await pacer.turn(Payer("app", "77"), True, 0.1)
    await pacer.turn(A, True, 0.1)
    pacer.belongs(A, "77", ZoneInfo("UTC"))
    with pytest.raises(Failed):
        await pacer.turn(A, True, 0.1)


@pytest.mark.parametrize("told", [{}, {"X-HubSpot-RateLimit-Max": "x"}, headers(0, 0)])
async def test_headers_without_sense_are_no_limit(told: dict[str, str], clock: Clock) -> None:
    pacer = Pacer()
    pacer.heard(A, False, told, True)
    for _ in range(200):
        await pacer.turn(A, False, 0.1)


async def test_a_refusal_of_hubspots_edge_lifts_no_limit(clock: Clock) -> None:
    pacer = Pacer()
    pacer.heard(A, False, {}, False)
    for _ in range(pace.BURST - pace.BURST // SPARE):
        await pacer.turn(A, False, 0.1)
    with pytest.raises(Failed):
        await pacer.turn(A, False, 0.1)


async def test_after_the_days_last_call_one_a_while_tries_ever_more_rarely(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pacer, now = Pacer(), 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    for _ in range(3):
        pacer.refused(A, False, DailyLimit(), 0)
    assert len(caplog.records) == 1
    for search in (False, True):
        with pytest.raises(Failed) as caught:
            await pacer.turn(A, search, 60)
        assert isinstance(caught.value.problem, DailyLimit)
    pauses = [pace.FIRST_DAY_CHECK_SECONDS * 2**n for n in range(10)]
    for pause in (*pauses, pace.DAY_CHECK_SECONDS, pace.DAY_CHECK_SECONDS):
        now += pause
        await pacer.turn(A, False, 1)
        pacer.refused(A, False, DailyLimit(), 0)
        with pytest.raises(Failed):
            await pacer.turn(A, False, 1)
    pacer.heard(A, False, headers(100, 99), True)
    await pacer.turn(A, False, 1)


async def test_the_day_ends_at_the_accounts_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    pacer, now = Pacer(), 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    zones = (ZoneInfo(f"Etc/GMT{hours:+d}") for hours in range(-14, 13))
    zone = next(zone for zone in zones if datetime.now(zone).hour == 23)
    pacer.belongs(A, "77", zone)
    left = pacer._day_left(A)
    assert 0 < left <= 3605
    pacer.refused(A, False, DailyLimit(), 0)
    now += min(left, pace.DAY_CHECK_SECONDS) + 0.1
    await pacer.turn(A, False, 1)


# against the sandbox, which counts by itself


async def test_searches_of_many_turns_meet_no_429(
    hub: SandboxClient, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sandbox counts by the same clock, on which calls arrive when they set out."""
    since = time.time() - clock.now()
    monkeypatch.setattr("sandbox.clock.time", SimpleNamespace(time=lambda: since + clock.now()))
    monkeypatch.setattr(wire, "send", clock.travelling(wire.send))
    hub.settings(limits=True)
    turns = [crm(Static(hub.token)) for _ in range(12)]
    began = clock.now()
    await asyncio.gather(*(turn.search(DEAL, Search(query="a"), properties=["dealname"]) for turn in turns))
    assert [call["status"] for call in hub.requests()] == [200] * 12
    assert 2 <= clock.now() - began < 20


async def test_the_ten_second_limit_is_learnt(
    hub: SandboxClient, point: Point, monkeypatch: pytest.MonkeyPatch
) -> None:
    point(hub.url, turn_seconds=3)
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    hub.settings(limits=True, burst_limit=10)
    outcomes = []
    for _ in range(15):
        try:
            await crm(Static(hub.token)).page(DEAL, properties=["dealname"])
            outcomes.append("done")
        except Busy as busy:
            assert busy.retry_after and 10 <= busy.retry_after <= 11
            outcomes.append("busy")
    assert outcomes == ["done"] * 10 + ["busy"] * 5
    assert [call["status"] for call in hub.requests()] == [200] * 10


async def test_the_daily_limit_is_asked_about_once(hub: SandboxClient, caplog: pytest.LogCaptureFixture) -> None:
    hub.settings(limits=True, daily_limit=2)
    outcomes = []
    for _ in range(6):
        try:
            await crm(Static(hub.token)).page(DEAL, properties=["dealname"])
            outcomes.append("done")
        except DailyLimit:
            outcomes.append("over")
    assert outcomes == ["done"] * 2 + ["over"] * 4
    assert [call["status"] for call in hub.requests()] == [200, 200, 429]
    assert sum("daily limit" in record.message for record in caplog.records) == 1
