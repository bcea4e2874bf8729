"""A store that goes away between the sending of a write and its outcome."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from actions.errors import StoreAway
from actions.ledger import book, desk
from actions.ledger.operation import Operation
from actions.store import database
from tests.ledger.test_book import ANA, DEAL, FIRST

pytestmark = pytest.mark.usefixtures("store")


async def _away(*_: Any) -> None:
    raise StoreAway("gone")


async def finished_while_away(monkeypatch: pytest.MonkeyPatch) -> Operation:
    operation = await desk.enter(ANA, FIRST, DEAL)
    assert operation is not None
    with monkeypatch.context() as patched:
        patched.setattr(database, "off_loop", _away)
        await desk.finish(operation, "done", "99")
    kept = book.get(operation.id)
    assert kept and kept.state == "started"
    return operation


async def test_whoever_uses_the_store_next_enters_the_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    await finished_while_away(monkeypatch)
    desk.forget()  # as ten seconds later
    found = await desk.find(ANA, FIRST, DEAL)
    assert found and (found.verdict, found.state, found.record) == ("same", "done", "99")


async def test_the_outcome_is_entered_though_nobody_uses_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "SPARED_SECONDS", 0.05)
    operation = await finished_while_away(monkeypatch)
    until = time.monotonic() + 10
    while (kept := book.get(operation.id)) and kept.state == "started" and time.monotonic() < until:
        await asyncio.sleep(0.05)
    assert kept and (kept.state, kept.record) == ("done", "99")
