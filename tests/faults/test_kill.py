"""`kill -9` of the action server in the middle of writes, many times over: nothing doubled, nothing half-done."""

from __future__ import annotations

import asyncio
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
        change = {"create": "+1", "update": "changed", "delete": "gone"}[cell.verb]
        assert cell.holds() == change, f"{cell.verb} {cell.kind} {moment:.3f} s: {cell.holds()}, {cell.talk.text()}"


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
