"""HubSpot's limits are kept before they are hit."""

from __future__ import annotations

import asyncio
import time

import pytest

from actions.errors import Busy
from actions.gateway import crm
from actions.gateway.errors import Failed
from actions.gateway.pace import Pacer, Window
from actions.portal import Search
from sandbox.testing import SandboxClient
from tests.gateway.conftest import Point, Static
from tests.gateway.records import DEAL


def _grant(window: Window, now: float) -> float:
    at = window.due(now)
    window.grant(at, now)
    return at


def test_never_more_than_the_limit_in_any_window() -> None:
    window = Window(5, 1.0)
    granted = [_grant(window, now / 40) for now in range(200)]
    assert granted == sorted(granted)
    for first, sixth in zip(granted, granted[5:], strict=False):
        assert sixth - first >= 1.0 - 1e-9


def test_a_burst_goes_at_once_and_idling_saves_nothing_up() -> None:
    window = Window(5, 1.0)
    assert [_grant(window, 100.0) for _ in range(6)] == [100.0] * 5 + [101.0]
    assert [_grant(window, 500.0) for _ in range(6)] == [500.0] * 5 + [501.0]


def test_without_a_known_limit_nothing_waits() -> None:
    window = Window(None, 10)
    assert all(_grant(window, 1.0) == 1.0 for _ in range(1000))


def test_what_others_use_is_left_to_them() -> None:
    window = Window(None, 10)
    _grant(window, 1.0)
    window.learn(100, 19, 10, 1.0)  # 81 are used, one of them ours
    assert [_grant(window, 1.0) for _ in range(20)] == [1.0] * 19 + [11.0]
    window.learn(100, 100, 10, 30.0)
    assert [_grant(window, 30.0) for _ in range(100)] == [30.0] * 100


def test_a_held_window_lets_nobody_through() -> None:
    window = Window(5, 1.0)
    window.hold(7.0)
    assert window.due(3.0) == 7.0
    assert window.due(8.0) == 8.0


async def test_who_would_wait_too_long_is_told_at_once() -> None:
    pacer = Pacer()
    waiting = [asyncio.ensure_future(pacer.turn("a", True, 60)) for _ in range(10)]
    await asyncio.sleep(0)
    began = time.monotonic()
    with pytest.raises(Failed) as caught:
        await pacer.turn("a", True, 1)
    assert isinstance(caught.value.problem, Busy) and time.monotonic() - began < 0.5
    await pacer.turn("b", True, 1)
    await pacer.turn("a", False, 1)
    for turn in waiting:
        turn.cancel()


@pytest.mark.parametrize("headers", [{}, {"X-HubSpot-RateLimit-Max": "x"}, {"X-HubSpot-RateLimit-Max": "0",
                         "X-HubSpot-RateLimit-Remaining": "0"}])  # fmt: skip
async def test_headers_without_sense_are_ignored(headers: dict[str, str]) -> None:
    pacer = Pacer()
    pacer.heard("a", headers)
    for _ in range(200):
        await pacer.turn("a", False, 0.1)


@pytest.mark.slow
async def test_searches_of_many_turns_meet_no_429(hub: SandboxClient) -> None:
    hub.settings(limits=True)
    turns = [crm(Static(hub.token)) for _ in range(12)]
    began = time.monotonic()
    await asyncio.gather(*(turn.search(DEAL, Search(query="a"), properties=["dealname"]) for turn in turns))
    assert [call["status"] for call in hub.requests()] == [200] * 12
    assert 2 <= time.monotonic() - began < 6


async def test_the_ten_second_limit_is_learnt(hub: SandboxClient, point: Point) -> None:
    point(hub.url, turn_seconds=3)
    hub.settings(limits=True, burst_limit=10)
    outcomes = []
    for _ in range(15):
        try:
            await crm(Static(hub.token)).page(DEAL, properties=["dealname"])
            outcomes.append("done")
        except Busy as busy:
            assert busy.retry_after and 3 < busy.retry_after <= 10
            outcomes.append("busy")
    assert outcomes == ["done"] * 10 + ["busy"] * 5
    assert [call["status"] for call in hub.requests()] == [200] * 10
