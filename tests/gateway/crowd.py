"""A process of people who search and read as fast as they are let; tells how often each of them was.

.venv/bin/python -m tests.gateway.crowd TOKEN PEOPLE SECONDS

Settings come from the environment; a line lets them begin.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from actions.errors import Busy
from actions.gateway import crm, sdk, shared
from actions.portal import Search
from actions.watch import context
from tests.gateway.conftest import Static
from tests.gateway.records import DEAL


async def person(number: int, token: str, end: float) -> dict[str, int]:
    """Half of them search, half of them read."""
    context.enter("action", f"person {number}")
    told = {"done": 0, "busy": 0}
    while time.monotonic() < end:
        try:
            if number % 2:
                await crm(Static(token)).search(DEAL, Search(query="a"), properties=["dealname"])
            else:
                await crm(Static(token)).page(DEAL, properties=["dealname"])
            told["done"] += 1
        except Busy:
            told["busy"] += 1
            await asyncio.sleep(0.1)
    return told


async def main(token: str, people: str, seconds: str) -> None:
    sdk.load()  # as a server has by then
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + float(seconds)
    told = await asyncio.gather(*(person(number, token, end) for number in range(int(people))))
    if redis := shared.shared():
        await redis.close()
    print(json.dumps(told))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
