"""HubSpot's clock is known to a second or two, however wrong this machine's is."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from actions.gateway import Crm
from actions.gateway.clock import UNHEARD_SECONDS, Clock
from sandbox.testing import SandboxClient
from tests.gateway.records import DEAL

NOW = 1_800_000_000.0


def answered(clock: Clock, ahead: float, at: float, travel: float = 0.2) -> None:
    """HubSpot, whose clock is so far ahead, answers half way."""
    clock.heard({"Date": formatdate(at + travel / 2 + ahead, usegmt=True)}, at, at + travel)


@pytest.mark.parametrize("ahead", [0, -90.4, 90.4, -1000.7, 86_400])
def test_one_answer_tells_it_to_a_second_and_its_travel(ahead: float) -> None:
    clock = Clock()
    answered(clock, ahead, NOW + 0.7)
    assert NOW + ahead - 1.2 <= clock.earliest(NOW) <= NOW + ahead


def test_more_answers_tell_it_better_and_a_slow_one_spoils_nothing() -> None:
    clock = Clock()
    for n in range(20):
        answered(clock, -300, NOW + n * 1.1)
    answered(clock, -300, NOW, travel=30)
    assert -300.25 <= clock.earliest(NOW) - NOW <= -300


def test_a_clock_that_is_set_is_noticed() -> None:
    clock = Clock()
    for ahead in (0, 5, -300, 4000):
        answered(clock, ahead, NOW)
        answered(clock, ahead, NOW + 1.5)
        assert ahead - 1.2 <= clock.earliest(NOW) - NOW <= ahead


@pytest.mark.parametrize("headers", [{}, {"Date": ""}, {"Date": "yesterday"}, {"Date": "Fri, 99 Nov 2026 1:2:3 GMT"}])
def test_where_none_tells_it_may_be_two_minutes_off(headers: dict[str, str]) -> None:
    clock = Clock()
    clock.heard(headers, NOW, NOW + 0.2)
    assert clock.earliest(NOW) == NOW - UNHEARD_SECONDS


async def test_every_answer_is_heard(deals: Crm, hub: SandboxClient) -> None:
    hub.settings(clock_shift_seconds=-5000)
    began = time.time()
    await deals.page(DEAL, properties=["dealname"])
    took = time.time() - began
    assert -5001 - took <= deals.earliest(NOW) - NOW <= -5000
