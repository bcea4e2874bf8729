"""How long and how often: the policy alone, without a server."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext

import pytest
from urllib3 import HTTPHeaderDict

from actions.errors import Busy, Refused, Unreachable, Unsure
from actions.gateway import crm, op, retry
from actions.gateway.errors import Failed, refusal
from actions.gateway.retry import ATTEMPTS, Budget, Trial, persist
from actions.gateway.wire import Answer
from actions.watch import context
from tests.clock import Clock
from tests.gateway.conftest import Point, Static


class Attempts:
    """Fails as told, then works."""

    def __init__(self, *failures: Failed) -> None:
        self.failures = list(failures)
        self.trials: list[Trial] = []

    async def __call__(self, trial: Trial) -> str:
        self.trials.append(trial)
        if self.failures:
            raise self.failures.pop(0)
        return "done"


def down(perhaps_done: bool = True) -> Failed:
    return Failed(Unreachable("down"), passing=True, perhaps_done=perhaps_done)


async def test_a_passing_failure_is_tried_again() -> None:
    attempts = Attempts(down(), down())
    assert await persist(attempts, op.READ, Budget(20)) == "done"
    assert attempts.trials == [Trial(1, False), Trial(2, True), Trial(3, True)]


async def test_a_lasting_one_is_not() -> None:
    attempts = Attempts(Failed(Refused("no")))
    with pytest.raises(Refused):
        await persist(attempts, op.READ, Budget(20))
    assert len(attempts.trials) == 1


async def test_there_is_an_end_to_it() -> None:
    attempts = Attempts(*(down() for _ in range(99)))
    with pytest.raises(Unreachable):
        await persist(attempts, op.READ, Budget(20))
    assert len(attempts.trials) == ATTEMPTS


async def test_a_create_is_repeated_only_if_it_was_surely_not_done() -> None:
    attempts = Attempts(down(perhaps_done=False), down(perhaps_done=True))
    with pytest.raises(Unreachable):
        await persist(attempts, op.CREATE._replace(writes=False), Budget(20))
    assert len(attempts.trials) == 2


@pytest.mark.parametrize("last", [Unreachable("down"), Busy(1)])
async def test_an_early_doubt_stays_a_doubt(last: Unreachable | Busy) -> None:
    attempts = Attempts(down(perhaps_done=True), Failed(last))
    with pytest.raises(Unsure):
        await persist(attempts, op.UPDATE, Budget(20))


async def test_a_definite_answer_ends_the_doubt() -> None:
    with pytest.raises(Refused):
        await persist(Attempts(down(perhaps_done=True), Failed(Refused("no"))), op.UPDATE, Budget(20))


async def test_a_pause_longer_than_the_turn_is_not_begun(clock: Clock) -> None:
    began = clock.now()
    attempts = Attempts(Failed(Busy(5), passing=True, pause=5))
    with pytest.raises(Busy):
        await persist(attempts, op.READ, Budget(3))
    assert clock.now() == began and len(attempts.trials) == 1


@pytest.mark.parametrize(("seconds", "calls", "took"), [(5, 2, 5), (15, 2, 15), (25, 1, 0)])
async def test_retry_after_of_a_5xx_is_waited_within_the_budget(
    clock: Clock, seconds: int, calls: int, took: int
) -> None:
    began, asked = clock.now(), HTTPHeaderDict({"Retry-After": str(seconds)})
    attempts = Attempts(refusal(Answer(503, asked, b""), op.READ))
    with nullcontext() if calls == 2 else pytest.raises(Busy) as busy:
        assert await persist(attempts, op.READ, Budget(20)) == "done"
    assert len(attempts.trials) == calls and clock.now() - began == pytest.approx(took, abs=0.1)
    assert busy is None or busy.value.retry_after == seconds


async def test_the_budget_is_counted_from_the_first_call(clock: Clock) -> None:
    budget = Budget(10)
    await asyncio.sleep(1)
    assert budget.left() == 10
    await asyncio.sleep(9)
    assert budget.left() == pytest.approx(1)
    await asyncio.sleep(2)
    assert budget.left() == 0


@pytest.mark.parametrize(("gone", "left"), [(0, 20), (12, 10), (29, 10)])
async def test_what_is_reserved_is_there_even_when_more_is_gone_than_there_was(
    clock: Clock, gone: float, left: float
) -> None:
    budget = Budget(20)
    budget.left()
    await asyncio.sleep(gone)
    budget.reserve(10)
    assert budget.left() == pytest.approx(left)


async def test_all_actions_of_a_message_share_one_budget(clock: Clock, point: Point) -> None:
    point("http://127.0.0.1:1", turn_seconds=10)

    def left(sender: str, message: str) -> float:
        context.enter("action_update_deal", sender, message)
        return crm(Static()).seconds_left()

    assert left("ana", "first") == 10
    await asyncio.sleep(9)
    assert left("ana", "first") == pytest.approx(1), "another account of the same turn, or the next action"
    assert left("ana", "second") == left("ben", "first") == 10
    assert left("", "") == 10
    context.enter("action_update_deal", "eve", "first")
    crm(Static())
    await asyncio.sleep(9)
    assert left("eve", "first") == pytest.approx(1), "it may have waited for what others had asked for"
    assert left("", "") == 10, "what is no message's stands alone"


@pytest.mark.parametrize("hurry", [None])
async def test_pauses_grow_and_differ(hurry: None, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("asyncio.sleep", sleep)
    for _ in range(50):
        with pytest.raises(Unreachable):
            await persist(Attempts(*(down() for _ in range(9))), op.READ, Budget(1000))
    assert all(0.2 <= pause <= 0.2 + retry.LONGEST_BACKOFF for pause in slept)
    assert len(set(slept)) > 100
