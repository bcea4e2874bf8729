"""`kill -9` of the action server in the middle of writes, many times over: nothing doubled, nothing half-done."""

from __future__ import annotations

import asyncio
import copy
import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from actions.ledger import book
from tests.faults.dialogs import Cell
from tests.faults.world import World, world
from tests.oauth.server import ActionServer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

KILLS = int(os.environ.get("KILLS", "6"))
"""Each costs a start of the action server; `docs/reliability.md` gives the figures of thirty."""
LATENCY_MS = 40
LAG_SECONDS = 0.3
AT_MOST_SECONDS = 0.5
ANSWERS_LATE_MS = 8000
"""HubSpot has written and does not answer yet: long enough to see all six written, and to kill before an answer."""
CHANGES = {"create": "+1", "update": "changed", "delete": "gone"}
DIALOGS = [(verb, kind) for verb in ("create", "update", "delete") for kind in ("deal", "contact")]
MESSAGES = 4
"""After this many further messages every person has what they wanted."""
THERE_ALREADY = {"utter_hubspot_ask_create_another", "utter_hubspot_ask_update_existing"}
"""Killed when it was saved and before that was said: the person who says it again is shown the record, and asked."""


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[World]:
    """A HubSpot that takes its time and whose index lags, and no action server yet."""
    slow = {"HUBSPOT_TIMEOUT_SECONDS": "3", "HUBSPOT_TURN_SECONDS": "6", "HUBSPOT_INDEX_SECONDS": "0.6"}
    with world(tmp_path, servers=(), **slow) as made:
        made.hubspot.settings(latency_ms=LATENCY_MS, index_lag=LAG_SECONDS)
        yield made


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[World]:
    """The same, and an action server that waits longer than HubSpot takes to answer."""
    slow = {"HUBSPOT_TIMEOUT_SECONDS": "20", "HUBSPOT_TURN_SECONDS": "30", "HUBSPOT_INDEX_SECONDS": "0.6"}
    with world(tmp_path, servers=(), **slow) as made:
        made.hubspot.settings(index_lag=LAG_SECONDS)
        yield made


@dataclass
class Tally:
    """What the kills hit."""

    interrupted: int = 0
    left_open: int = 0


def test_killed_again_and_again(installation: World) -> None:
    seed = random.randrange(10**6)
    moments, tally = random.Random(seed), Tally()
    server = installation.server()
    installation.servers[""] = server.url
    with server:
        for number in range(KILLS):
            asyncio.run(_round(installation, server, moments.uniform(0, AT_MOST_SECONDS), f"k{number}", tally))
    assert tally.interrupted >= KILLS, f"seed {seed}: the kills came too late to test anything"
    print(
        f"{KILLS} kills interrupted {tally.interrupted} of {KILLS * len(DIALOGS)} writes, {tally.left_open} while sent"
    )


@pytest.mark.parametrize("how", ["said again", "delivered again"])
def test_killed_while_each_write_is_on_its_way(waiting: World, how: str) -> None:
    """HubSpot has written, its answer is not there yet: every line is met open, settled, and nothing is sent again."""
    server = waiting.server()
    waiting.servers[""] = server.url
    with server:
        asyncio.run(_on_its_way(waiting, server, how))


async def _on_its_way(installation: World, server: ActionServer, how: str) -> None:
    hubspot = installation.hubspot
    cells = [
        Cell(kind, verb, f"w{letter}", hubspot, installation.talk())
        for letter, (verb, kind) in zip("abcdef", DIALOGS, strict=True)
    ]
    for cell in cells:
        cell.make()
        await cell.prepare()
    for cell in cells:
        hubspot.fault(**cell.call, delay_ms=ANSWERS_LATE_MS)
    states = {cell.tag: copy.deepcopy((cell.talk.slots, cell.talk.events, cell.talk.loop)) for cell in cells}
    hubspot.clear_requests()
    began = time.time()
    acting = asyncio.gather(*(cell.act() for cell in cells))
    for cell in cells:
        while await asyncio.to_thread(cell.holds) != CHANGES[cell.verb]:
            assert time.time() < began + ANSWERS_LATE_MS / 1000, f"{cell.verb} {cell.kind} was not written"
            await asyncio.sleep(0.05)
    await asyncio.to_thread(_kill, server)
    await acting
    assert all(cell.talk.broken for cell in cells), "the kill came too late to test anything"
    lines = list(book.since(began))
    assert [line.state for line in lines] == ["started"] * len(cells)
    await asyncio.to_thread(server.__enter__)
    for cell in cells:
        if how == "delivered again" or cell.verb == "delete":  # said again, it is another dialog and another yes
            cell.talk.slots, cell.talk.events, cell.talk.loop = states[cell.tag]
    await asyncio.gather(*(cell.act() for cell in cells))
    await asyncio.sleep(max(0, began + ANSWERS_LATE_MS / 1000 + 3 - time.time()))  # calls are noted at their end
    for cell in cells:
        assert cell.talk.result == "done" and cell.holds() == CHANGES[cell.verb], f"{cell.tag}: {cell.talk.text()}"
    assert [row.state for row in book.since(0)] == ["done"] * len(cells), "met, settled, and none entered beside it"
    calls = [(request["method"], request["path"]) for request in hubspot.requests()]
    assert [calls.count((cell.call["method"], cell.call["path"])) for cell in cells] == [1] * len(cells)


async def _round(installation: World, server: ActionServer, moment: float, tag: str, tally: Tally) -> None:
    cells = [
        Cell(kind, verb, f"{tag}{letter}", installation.hubspot, installation.talk())
        for letter, (verb, kind) in zip("abcdef", DIALOGS, strict=True)
    ]
    for cell in cells:
        cell.make()
        await cell.prepare()
    began = time.time()
    acting = asyncio.gather(*(cell.act() for cell in cells))
    await asyncio.sleep(moment)
    await asyncio.to_thread(_kill, server)
    await acting
    tally.interrupted += sum(cell.talk.broken > 0 for cell in cells)
    tally.left_open += sum(row.state == "started" for row in book.since(began))
    await asyncio.to_thread(server.__enter__)
    await asyncio.gather(*(_until_done(cell) for cell in cells))
    await asyncio.sleep(LAG_SECONDS)
    for cell in cells:
        held = cell.holds()
        assert held == CHANGES[cell.verb], f"{cell.verb} {cell.kind} {moment:.3f} s: {held}, {cell.talk.text()}"


async def _until_done(cell: Cell) -> None:
    """The person says it again until the bot has said how it ended, or HubSpot shows that it did."""
    for _ in range(MESSAGES):
        if cell.talk.said and cell.talk.result == "done" and not cell.talk.loop:
            return
        if cell.verb == "delete" and cell.holds() == "gone":
            return
        if cell.verb == "delete" and not cell.talk.loop:  # the question ended with the yes that was interrupted
            await cell.prepare()
        if THERE_ALREADY & {*cell.talk.names()}:
            await cell.talk.say("no", "deny")
            return
        await cell.act()
    assert cell.talk.result == "done", f"{cell.verb} {cell.kind}: {cell.talk.text()}"


def _kill(server: ActionServer) -> None:
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait()
