"""``.venv/bin/python -m bench.limits``: far more is asked for than HubSpot allows; who sees what?

Two action servers share one Redis and one HubSpot account (the sandbox, which counts calls as HubSpot does and answers
429 beyond). Questions arrive at ten times the rate that the account allows, whether or not earlier ones are answered,
from many people in turn; one of them asks ten times as often as each of the others.
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

from actions.errors import Busy
from sandbox.testing import SandboxClient, running_sandbox

from .conversation import Conversation, Deal
from .load import WrongAnswer, call
from .loop import run
from .marks import put
from .measure import quantile
from .redis_server import RedisServer
from .server import action_server

ALLOWED = 190
WINDOW_SECONDS = 10
TIMES = 10
GREEDY = 10
LATENCY_MS = 100
STUCK = 60.0
"""Seconds after which a question counts as never answered; a turn may take 20."""
PARTS = (0.5, 0.95, 1.0)
ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "limits.json"

Json = dict[str, Any]


@dataclass
class Person:
    """What one of them got: seconds until each answer, by what it was.

    Attributes:
        waits: the deal.
        later: the pack's own sentence that HubSpot is busy, and when to try again.
        refused: anything else, or nothing.
    """

    waits: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


async def ask(port: int, talk: Conversation, person: Person) -> None:
    """One question."""
    began = time.perf_counter()
    try:
        answer = await asyncio.wait_for(call(port, "/webhook", talk.body), STUCK)
    except (OSError, EOFError, asyncio.TimeoutError, WrongAnswer) as error:
        person.refused[type(error).__name__] += 1
        return
    took = time.perf_counter() - began
    said = json.loads(answer)["responses"]
    response = str(said[0].get("response")) if said else "nothing"
    if talk.shows(answer):
        person.waits.append(took)
    elif response == Busy.response:
        person.later.append(took)
    else:
        person.refused[response] += 1


async def offer(
    ports: list[int], deals: list[Deal], people: int, rate: float, seconds: float
) -> tuple[list[Person], Person, list[float]]:
    """So many questions a second for so long; then waits for the last answers.

    Returns:
        The people, the one who asks more often, and the moments at which the questions set out.
    """
    everybody, greedy = [Person() for _ in range(people)], Person()
    questions: list[asyncio.Task[None]] = []
    moments: list[float] = []
    pause = (people + GREEDY) / rate
    talks = [Conversation("action_get_deal", deals[number % len(deals)]) for number in range(people + 1)]
    begins = time.perf_counter()  # now that what takes time is made

    async def asks(number: int, person: Person, pause: float, first: float) -> None:
        port, talk = ports[number % len(ports)], talks[number]
        due = begins + first
        while due < begins + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            moments.append(time.perf_counter())
            questions.append(asyncio.create_task(ask(port, talk, person)))
            due += pause  # by the clock: who comes late catches up

    calm = [asks(number, person, pause, pause * number / people) for number, person in enumerate(everybody)]
    await asyncio.gather(*calm, asks(people, greedy, pause / GREEDY, 0.0))
    await asyncio.gather(*questions)
    return everybody, greedy, sorted(moments)


def most_in(seconds: float, moments: list[float]) -> int:
    """The most calls in any window of that length."""
    moments = sorted(moments)
    return max((at + 1 - bisect_left(moments, moment - seconds + 1e-6) for at, moment in enumerate(moments)), default=0)


def fairness(values: list[float]) -> float:
    """Jain's index: 1 when all have the same, 1/n when one has it all."""
    return sum(values) ** 2 / (len(values) * sum(value * value for value in values)) if any(values) else 0.0


def measure(seconds: float, allowed: int, log: Path) -> Json:
    """Runs it once."""
    rate = allowed * TIMES / WINDOW_SECONDS
    with ExitStack() as up:
        hub = up.enter_context(running_sandbox(process=True))
        redis = up.enter_context(RedisServer(log.parent))
        settings = {"HUBSPOT_API_BASE_URL": hub.url, "HUBSPOT_ACCESS_TOKEN": hub.token, "REDIS_URL": redis.url}
        settings["HUBSPOT_STORE_URL"] = f"sqlite:///{log.parent}/store.db"
        ports = [up.enter_context(action_server("actions", log, **settings)).port for _ in range(2)]
        _, found = hub.call("GET", "/crm/v3/objects/deals?limit=100&properties=dealname")
        deals = [Deal(row["id"], row["properties"]["dealname"]) for row in found["results"]]
        hub.settings(limits=True, burst_limit=allowed, latency_ms=LATENCY_MS)
        everybody, greedy, moments = run(offer(ports, deals, round(rate), rate, seconds))
        return figures(hub, everybody, greedy, moments) | {"seconds": seconds, "allowed": allowed}


def figures(hub: SandboxClient, everybody: list[Person], greedy: Person, moments: list[float]) -> Json:
    """What came of it."""
    calls, people = hub.requests(), [*everybody, greedy]
    waits = sorted(wait for person in people for wait in person.waits)
    later = sorted(wait for person in people for wait in person.later)
    if not waits:
        raise WrongAnswer("nobody got an answer")
    return {
        "people": len(everybody),
        "offered": len(moments),
        "rate": (len(moments) - 1) / (moments[-1] - moments[0]),
        "answered": len(waits),
        "later": len(later),
        "refused": dict(sum((person.refused for person in people), Counter())),
        "unanswered": sum(not person.waits for person in everybody),
        "hubspot": dict(Counter(str(row["status"]) for row in calls)),
        "most": most_in(WINDOW_SECONDS, [row["at"] / 1000 for row in calls]),
        "waits": [quantile(waits, part) for part in PARTS],
        "later_after": [quantile(later or [0.0], part) for part in PARTS],
        "fair_answers": fairness([float(len(person.waits)) for person in everybody]),
        "fair_waits": fairness([statistics.fmean(person.waits) for person in everybody if person.waits]),
        "answers_each": [pick([len(person.waits) for person in everybody]) for pick in (min, statistics.fmean, max)],
        "greedy_answers": len(greedy.waits),
        "greedy_later": len(greedy.later),
    }


def markdown(found: Json) -> str:
    """The figures as they stand in docs/limits.md."""
    refused, allowed = sum(found["refused"].values()), found["allowed"] / WINDOW_SECONDS
    fewest, mean, most = found["answers_each"]
    rows = {
        "offered": f"{found['offered']:,} questions, {found['rate']:.0f} a second for {found['seconds']:.0f} s: "
        f"{found['rate'] / allowed:.1f} × what is allowed",
        "calls HubSpot saw in any ten seconds": f"{found['most']} (allowed: {found['allowed']})",
        "answers 429 of HubSpot": str(found["hubspot"].get("429", 0)),
        "questions answered with the deal": f"{found['answered']:,}",
        "told in the pack's sentence to try again later": f"{found['later']:,}",
        "anything else: an error, no answer": str(refused),
        "wait for the deal: half, 95 %, all": _seconds(found["waits"]),
        "wait for “later”: half, 95 %, all": _seconds(found["later_after"]),
        "people who never got the deal": f"{found['unanswered']} of {found['people']}",
        "deals a person got: fewest, mean, most": f"{fewest} · {mean:.1f} · {most}",
        "fairness of that (Jain's index, 1 is equal)": f"{found['fair_answers']:.3f}",
        "fairness of the waits": f"{found['fair_waits']:.3f}",
        f"the one who asked {GREEDY} times as often": f"{found['greedy_answers']} deals, “later” "
        f"{found['greedy_later']} times",
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


def line(found: Json) -> str:
    """The same for README, in one."""
    return (
        f"- {found['rate']:.0f} questions a second for {found['seconds']:.0f} s, {TIMES} × what HubSpot allows "
        f"([limits](docs/limits.md)): at most {found['most']} calls in any ten seconds (allowed: {found['allowed']}), "
        f"{found['hubspot'].get('429', 0)} answers 429; {found['answered']:,} of {found['offered']:,} answered, "
        f"{found['later']:,} told when to try again, {sum(found['refused'].values())} failed; fairness among people "
        f"(Jain's index) {found['fair_answers']:.2f}"
    )


def _seconds(values: list[float]) -> str:
    return " · ".join(f"{value:.1f} s" for value in values)


def main(arguments: list[str] | None = None) -> int:
    """Run as asked; 1 when a limit was passed, or anybody was answered with an error."""
    parser = argparse.ArgumentParser("bench.limits", description="Ten times what HubSpot allows.")
    parser.add_argument("--seconds", type=float, default=60, help="how long people ask (60)")
    parser.add_argument("--allowed", type=int, default=ALLOWED, help=f"calls in ten seconds ({ALLOWED})")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measure(given.seconds, given.allowed, Path(folder) / "servers.log")
    failed = found["most"] > given.allowed or "429" in found["hubspot"] or bool(found["refused"])
    print(markdown(found), *found["refused"].items(), sep="\n")
    if failed:
        print("Not kept: a limit was passed, or the servers had no time to answer (more than one core is needed).")
    elif (given.seconds, given.allowed) == (60, ALLOWED):
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        put(ROOT / "docs" / "limits.md", "limits", markdown(found))
        put(ROOT / "README.md", "limits", line(found))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
