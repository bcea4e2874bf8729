"""``.venv/bin/python -m bench.limits``: far more is asked for than HubSpot allows; who sees what?

Two action servers share one Redis and one HubSpot account (the sandbox, which counts calls as HubSpot does and answers
429 beyond). People ask for a deal once a second each, in all ten times what the account allows, and each waits for the
answer before asking again, as Rasa has it. One of them breaks that rule and keeps ten questions open.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from bisect import bisect_left
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.testing import SandboxClient, running_sandbox

from .conversation import Conversation, Deal
from .load import WrongAnswer, call
from .loop import run
from .marks import put
from .redis_server import RedisServer
from .server import action_server

ALLOWED = 190
WINDOW_SECONDS = 10
TIMES = 10
GREEDY = 10
LATENCY_MS = 100
RESULTS = Path(__file__).parent / "limits.json"
PAGE = Path(__file__).parents[1] / "docs" / "limits.md"

Json = dict[str, Any]


@dataclass
class Person:
    """What one of them got: seconds until each answer that showed the deal, and the other answers."""

    waits: list[float] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


async def ask(port: int, talk: Conversation, person: Person) -> None:
    """One question."""
    began = time.perf_counter()
    answer = await call(port, "/webhook", talk.body)
    if talk.shows(answer):
        person.waits.append(time.perf_counter() - began)
    else:
        said = json.loads(answer)["responses"]
        person.refused[str(said[0].get("response")) if said else "nothing"] += 1


async def offer(ports: list[int], deals: list[Deal], people: int, seconds: float) -> tuple[list[Person], Person]:
    """Lets them ask for so long, and waits for the last answers. The last one returned is the greedy one."""
    everybody, greedy = [Person() for _ in range(people)], Person()
    ends = time.perf_counter() + seconds

    async def talks(number: int, person: Person, talk: Conversation, pause: float) -> None:
        await asyncio.sleep(pause * number / people)
        while (now := time.perf_counter()) < ends:
            await ask(ports[number % len(ports)], talk, person)
            await asyncio.sleep(max(0.0, now + pause - time.perf_counter()))

    def talk(number: int) -> Conversation:
        return Conversation("action_get_deal", deals[number % len(deals)])

    calm = [talks(number, person, talk(number), 1.0) for number, person in enumerate(everybody)]
    same = talk(0)  # one sender for all its questions
    await asyncio.gather(*calm, *(talks(0, greedy, same, 0.0) for _ in range(GREEDY)))
    return everybody, greedy


def most_in(seconds: float, moments: list[float]) -> int:
    """The most calls in any window of that length."""
    moments = sorted(moments)
    return max((at + 1 - bisect_left(moments, moment - seconds + 1e-6) for at, moment in enumerate(moments)), default=0)


def fairness(values: list[float]) -> float:
    """Jain's index: 1 when all have the same, 1/n when one has it all."""
    return sum(values) ** 2 / (len(values) * sum(value * value for value in values)) if any(values) else 0.0


def measure(seconds: float, allowed: int, log: Path) -> Json:
    """Runs it once."""
    people = allowed * TIMES // WINDOW_SECONDS
    with ExitStack() as up:
        hub = up.enter_context(running_sandbox(process=True))
        redis = up.enter_context(RedisServer(log.parent))
        settings = {"HUBSPOT_API_BASE_URL": hub.url, "HUBSPOT_ACCESS_TOKEN": hub.token, "REDIS_URL": redis.url}
        settings["HUBSPOT_STORE_URL"] = f"sqlite:///{log.parent}/store.db"
        ports = [up.enter_context(action_server("actions", log, **settings)).port for _ in range(2)]
        _, found = hub.call("GET", "/crm/v3/objects/deals?limit=100&properties=dealname")
        deals = [Deal(row["id"], row["properties"]["dealname"]) for row in found["results"]]
        hub.settings(limits=True, burst_limit=allowed, latency_ms=LATENCY_MS)
        everybody, greedy = run(offer(ports, deals, people, seconds))
        return figures(hub, everybody, greedy, seconds, allowed)


def figures(hub: SandboxClient, everybody: list[Person], greedy: Person, seconds: float, allowed: int) -> Json:
    """What came of it."""
    calls = hub.requests()
    waits = sorted(wait for person in everybody for wait in person.waits)
    if not waits:
        raise WrongAnswer("nobody got an answer")
    mean = [statistics.fmean(person.waits) for person in everybody if person.waits]
    return {
        "seconds": seconds,
        "people": len(everybody),
        "allowed": allowed,
        "answers": len(waits),
        "refused": dict(sum((person.refused for person in everybody), Counter())),
        "unanswered": sum(not person.waits for person in everybody),
        "hubspot": dict(Counter(str(row["status"]) for row in calls)),
        "most": most_in(WINDOW_SECONDS, [row["at"] / 1000 for row in calls]),
        "wait_p50": waits[len(waits) // 2],
        "wait_p95": waits[int(len(waits) * 0.95)],
        "wait_most": waits[-1],
        "fair_answers": fairness([float(len(person.waits)) for person in everybody]),
        "fair_waits": fairness(mean),
        "greedy_answers": len(greedy.waits),
        "greedy_refused": dict(greedy.refused),
        "answers_each": statistics.fmean(len(person.waits) for person in everybody),
    }


def markdown(found: Json) -> str:
    """The figures as they stand in docs/limits.md."""
    refused, greedy = sum(found["refused"].values()), sum(found["greedy_refused"].values())
    rows = {
        "asked for": f"{found['people']} questions a second for {found['seconds']:.0f} s, {TIMES} × what is allowed",
        "calls HubSpot saw in any ten seconds": f"{found['most']} (allowed: {found['allowed']})",
        "answers 429 of HubSpot": str(found["hubspot"].get("429", 0)),
        "people who were told to try again later": f"{refused} of {found['answers'] + refused} questions",
        "people who never got an answer": f"{found['unanswered']} of {found['people']}",
        "wait for an answer: half, 95 %, all": " · ".join(
            f"{found[name]:.1f} s" for name in ("wait_p50", "wait_p95", "wait_most")
        ),
        "fairness of the waits (Jain's index, 1 is equal)": f"{found['fair_waits']:.3f}",
        "fairness of the answers": f"{found['fair_answers']:.3f}",
        f"answers to the one who kept {GREEDY} questions open": f"{found['greedy_answers']}, “later” {greedy} times; "
        f"to each of the others {found['answers_each']:.1f}",
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


def main(arguments: list[str] | None = None) -> int:
    """Run as asked; 1 when a limit was passed."""
    parser = argparse.ArgumentParser("bench.limits", description="Ten times what HubSpot allows.")
    parser.add_argument("--seconds", type=float, default=60, help="how long people ask (60)")
    parser.add_argument("--allowed", type=int, default=ALLOWED, help=f"calls in ten seconds ({ALLOWED})")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measure(given.seconds, given.allowed, Path(folder) / "servers.log")
    print(markdown(found))
    if (given.seconds, given.allowed) == (60, ALLOWED):
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        put(PAGE, "limits", markdown(found))
    return int(found["most"] > given.allowed or "429" in found["hubspot"])


if __name__ == "__main__":
    sys.exit(main())
