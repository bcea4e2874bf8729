"""``.venv/bin/python -m bench.profile``: where the time of “show me deal 2134…” goes, function by function.

The action in this process, without Sanic and HTTP from Rasa, under `cProfile`; HubSpot is the stand-in. Under a
profiler small functions seem dearer than they are; what a turn really costs is measured by `bench`.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats

from rasa_sdk.executor import ActionExecutor

from sandbox.testing import running_sandbox

from .conversation import Conversation, Deal
from .loop import run
from .measure import PACK
from .server import hubspot

TURNS, WARM, LINES = 1000, 50, 40


async def profiled(deal: Deal) -> cProfile.Profile:
    """A thousand turns, one after the other, after some that fill the caches."""
    executor, profile = ActionExecutor(), cProfile.Profile()
    executor.register_package(PACK.package)
    body = Conversation(PACK.action, deal).body
    for turn in range(WARM + TURNS):
        if turn == WARM:
            profile.enable()
        done = await executor.run(json.loads(body))
        assert done is not None and str(done.responses[0].get("title")).startswith(deal.name), done
    profile.disable()
    return profile


def main() -> None:
    """The functions that take the most themselves, and with what they call."""
    with running_sandbox(process=True) as sandbox, hubspot(sandbox.url) as port:
        os.environ |= {"HUBSPOT_API_BASE_URL": f"http://127.0.0.1:{port}", "HUBSPOT_ACCESS_TOKEN": sandbox.token}
        _, found = sandbox.call("GET", "/crm/v3/objects/deals?limit=1&properties=dealname")
        (row,) = found["results"]
        stats = pstats.Stats(run(profiled(Deal(row["id"], row["properties"]["dealname"]))))
    for order in ("tottime", "cumtime"):
        stats.sort_stats(order).print_stats(LINES)


if __name__ == "__main__":
    main()
