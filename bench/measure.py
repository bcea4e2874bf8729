"""The scenarios: who is measured, under which load, in which order."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sandbox.testing import running_sandbox

from . import load
from .conversation import Conversation, Deal
from .loop import run
from .server import ActionServer, action_server, hubspot

Say = Callable[[str], None]


@dataclass(frozen=True)
class Subject:
    """An action server to measure, and the action that Rasa calls on it."""

    key: str
    title: str
    package: str
    action: str
    calls_hubspot: bool = True
    workers: int = 1


PACK = Subject("pack", "the pack", "actions", "action_get_deal")
NAIVE = Subject("naive", "obvious action", "bench.subjects.naive", "action_naive_get_deal")
PACK_TWICE = replace(PACK, key="pack2", title="the pack, 2 workers", workers=2)
THREADS = Subject("threads", "obvious action, in threads", "bench.subjects.threads", "action_threads_get_deal")
FLOOR = Subject("floor", "empty action", "bench.subjects.constant", "action_constant", False)
SUBJECTS = {subject.key: subject for subject in (PACK, PACK_TWICE, NAIVE, THREADS, FLOOR)}


@dataclass(frozen=True)
class Plan:
    """What is run.

    Attributes:
        loads: (conversations at once, HubSpot's latency in milliseconds).
        seconds: length of each window; `warm` seconds before it are not counted.
        rounds: how often all is repeated, subject after subject, so that a change of the machine's mood hits all.
        starts: how often each server is started to time it.
        longest: seconds that a serial subject may need to answer everybody once; loads beyond are left out.
    """

    subjects: tuple[Subject, ...] = tuple(SUBJECTS.values())
    loads: tuple[tuple[int, int], ...] = ((1, 0), (32, 0), (128, 0), (1, 200), (32, 200), (128, 200), (256, 200))
    seconds: float = 5
    warm: float = 2
    rounds: int = 3
    starts: int = 3
    longest: float = 60


QUICK = Plan(subjects=(PACK, NAIVE, FLOOR), seconds=1.5, warm=0.5, rounds=1, starts=1, longest=10)


class Bench:
    """Servers that are up, and HubSpot's stand-in before them."""

    def __init__(self, plan: Plan, log: Path, say: Say) -> None:
        self.plan, self._log, self._say = plan, log, say
        self.rows: list[dict[str, Any]] = []
        self.servers: list[dict[str, Any]] = []

    @contextmanager
    def _hubspot(self) -> Iterator[list[Deal]]:
        with running_sandbox() as sandbox, hubspot(sandbox.url) as self._hub:
            self._token = sandbox.token
            _, found = sandbox.call("GET", "/crm/v3/objects/deals?limit=100&properties=dealname")
            yield [Deal(row["id"], row["properties"]["dealname"]) for row in found["results"]]

    def run(self) -> None:
        """Measures all of the plan into `rows` and `servers`."""
        with self._hubspot() as self._deals, ExitStack() as up:
            servers = {subject: self._start(subject, up) for subject in self.plan.subjects}
            for round_ in range(self.plan.rounds):
                for people, latency in self.plan.loads:
                    self._say(f"round {round_ + 1} of {self.plan.rounds}: {people} conversations, {latency} ms")
                    for subject, server in servers.items():
                        if self._fits(subject, people, latency):
                            self.rows.append(self._one(subject, server, people, latency))
            for facts, server in zip(self.servers, servers.values(), strict=True):
                facts["memory_after"] = server.memory()

    def _fits(self, subject: Subject, people: int, latency: int) -> bool:
        if subject.workers > people or (latency and people > 1 and not subject.calls_hubspot):
            return False
        return subject is not NAIVE or people * latency / 1000 <= self.plan.longest

    def _start(self, subject: Subject, up: ExitStack) -> ActionServer:
        self._say(f"starting {subject.title}")
        times = []
        for _ in range(self.plan.starts - 1):
            with self._server(subject) as server:
                times.append(server.started_in)
        server = up.enter_context(self._server(subject))
        times.append(server.started_in)
        memory = server.memory()
        self._stand_in(0)
        began = time.perf_counter()
        for number in range(subject.workers):
            run(load.turn(server.port, Conversation(subject.action, self._deals[number])))
        self.servers.append(
            {
                "subject": subject.key,
                "start_seconds": times,
                "memory": memory,
                "first_turn_seconds": time.perf_counter() - began,
                "first_turn_calls": self._counts()["requests"],
            }
        )
        return server

    @contextmanager
    def _server(self, subject: Subject) -> Iterator[ActionServer]:
        settings = {
            "HUBSPOT_ACCESS_TOKEN": self._token,
            "HUBSPOT_API_BASE_URL": f"http://127.0.0.1:{self._hub}",
            "ACTION_SERVER_SANIC_WORKERS": str(subject.workers),
        }
        with action_server(subject.package, self._log, **settings) as server:
            yield server

    def _one(self, subject: Subject, server: ActionServer, people: int, latency: int) -> dict[str, Any]:
        plan = self.plan
        self._stand_in(latency)
        target = f"/crm/v3/objects/deals/{self._deals[0].id}"
        own = run(load.direct(self._hub, target, self._token, 20)) if people == 1 and subject.calls_hubspot else []
        self._stand_in(latency)
        cpu, mine, began = server.cpu(), time.process_time(), time.perf_counter()
        pause = 0 if subject.calls_hubspot else latency / 1000  # it is called as often as the others are
        seen = run(load.load(server.port, subject.action, self._deals, people, plan.warm, plan.seconds, pause))
        mine, cpu, elapsed = time.process_time() - mine, server.cpu() - cpu, time.perf_counter() - began
        counts = self._counts()
        return {
            "subject": subject.key,
            "people": people,
            "latency_ms": latency,
            "turns": seen.turns,
            "lost": seen.lost,
            "per_second": seen.turns / seen.seconds,
            "p50_ms": quantile(seen.turn, 0.50) * 1000,
            "p99_ms": quantile(seen.turn, 0.99) * 1000,
            "hubspot_ms": quantile(own, 0.50) * 1000 if own else None,
            "cpu_ms_per_turn": cpu / seen.total * 1000,
            "hubspot_calls_per_turn": counts["requests"] / seen.total,
            "connections": counts["connections"],
            "connections_per_turn": counts["connections"] / seen.total,
            "server_busy": cpu / elapsed,
            "generator_busy": mine / elapsed,
        }

    def _stand_in(self, latency: int) -> None:
        run(load.call(self._hub, f"/_bench?latency_ms={latency}"))

    def _counts(self) -> dict[str, int]:
        return dict(json.loads(run(load.call(self._hub, "/_bench"))))


def quantile(values: list[float], part: float) -> float:
    """The nearest-rank quantile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def summary(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row for each subject and load: its best round, since whatever else a machine does can only slow one down."""
    best: dict[tuple[str, int, int], dict[str, Any]] = {}
    for row in rows:
        key = (row["subject"], row["people"], row["latency_ms"])
        if key not in best or row["per_second"] > best[key]["per_second"]:
            best[key] = row
    return list(best.values())


def described(plan: Plan) -> dict[str, Any]:
    """The plan as JSON."""
    return {**asdict(plan), "subjects": [subject.key for subject in plan.subjects]}
