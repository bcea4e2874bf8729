"""The store goes away after an operation was entered: its outcome is entered when the store is back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from actions.ledger import book, desk
from actions.ledger.operation import Author, Delivery, Operation, Write

ANA = Author("default", "rest", "ana", 145, "system")
FIRST = Delivery("m1", "create the deal", "before-1")
DEAL = Write("create", "deal", after={"dealname": "Larkspur", "amount": "5"})
SOON = 30
"""Seconds within which a busy machine gets to it."""

pytestmark = pytest.mark.usefixtures("store")


@contextmanager
def away() -> Iterator[None]:
    """Every change of the store fails."""

    def refuse() -> None:
        raise ConnectionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book, "writing", refuse)
        yield


async def sent_while_away(monkeypatch: pytest.MonkeyPatch) -> Operation:
    """One that is done, and could not be entered as done."""
    monkeypatch.setattr(desk, "SPARED_SECONDS", 0.05)
    operation = await desk.enter(ANA, FIRST, DEAL)
    assert operation
    with desk.sending(operation), away():
        await desk.finish(operation, "done", "99")
    return operation


async def until(state: str, operation: Operation) -> Operation:
    while (now := book.get(operation.id)) is None or now.state != state:
        await asyncio.sleep(0.02)
    return now


async def test_the_outcome_is_entered_when_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    operation = await sent_while_away(monkeypatch)
    now = await asyncio.wait_for(until("done", operation), SOON)
    assert now.record == "99"


async def test_what_somebody_entered_meanwhile_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    operation = await sent_while_away(monkeypatch)
    taken = book.take_over(operation, 30)  # before the loop gets to anything else
    assert taken and desk._catching_up
    await asyncio.wait_for(desk._catching_up, SOON)
    now = book.get(operation.id)
    assert now and (now.state, now.record) == ("started", "")
    await desk.finish(taken, "done", "100")
    assert (await until("done", operation)).record == "100"


async def test_of_one_taken_over_it_is_entered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "SPARED_SECONDS", 0.05)
    first = book.enter(ANA, FIRST, DEAL, 30)
    book.finish(first.id, "not seen")
    found = book.enter(ANA, FIRST, DEAL, 30)
    taken = await desk.take_over(found)
    with away():
        await desk.finish(taken, "done", "99")
    assert (await asyncio.wait_for(until("done", first), SOON)).record == "99"


async def test_no_more_is_kept_than_fits(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(desk, "MOST_LATE", 0)
    operation = await sent_while_away(monkeypatch)
    assert f"operation {operation.id} stays open, it is done" in caplog.text and not desk._late
