"""The table: every fault, every dialog; what is read, what HubSpot holds, how many calls were made."""

from __future__ import annotations

import asyncio
import fnmatch
import itertools
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass

from tests.faults.dialogs import KINDS, VERBS, Call, Cell
from tests.faults.faults import Fault
from tests.faults.world import World

MOST_TRIES = 4
PHASES = ({"create", "get", "update", "delete"}, {"list"}, {"search"})
"""Calls of one phase are to different addresses, so that each fault hits its own cell."""
_tags = (f"q{number}" for number in itertools.count(100))


@dataclass(frozen=True)
class Outcome:
    """A cell of the table.

    Attributes:
        read: names of the responses, without their common prefix.
        result: the word in `hubspot_result`.
        holds: what HubSpot holds after.
        calls: how often the call that counts was made.
        text: what the person reads.
    """

    read: tuple[str, ...]
    result: str
    holds: str
    calls: int
    text: str

    def shown(self, fault: Fault, verb: str) -> str:
        """As it stands in the table. How often something is tried again depends on the time that is left."""
        varies = fault.passing and verb in fault.verbs - {"create"} and self.calls
        words = ", ".join(name.replace("_", " ") for name in self.read)
        calls = "0–1" if fault.closes and self.calls <= 1 else "1–4" if varies else str(self.calls)
        return f"{words} · {self.holds} · {calls}"


def row(world: World, fault: Fault) -> dict[tuple[str, str], Outcome]:
    """One fault, all twelve dialogs by verb and kind."""
    cells = [
        Cell(kind, verb, next(_tags), world.hubspot, world.talk(fault.linked, f"{verb} {kind}"))
        for kind in KINDS
        for verb in VERBS
    ]
    return asyncio.run(_row(world, fault, cells))


async def _row(world: World, fault: Fault, cells: list[Cell]) -> dict[tuple[str, str], Outcome]:
    for cell in cells:
        fault.prepare(cell)
        cell.make()
        if fault.meanwhile and cell.verb in {"get", "update"}:
            await cell.show()
            cell.named = "it"
        await cell.prepare()
        if fault.meanwhile:
            fault.meanwhile(cell)
    calls: dict[str, int] = {}
    with ExitStack() as stack:
        if fault.fresh or fault.settings:
            server = (await asyncio.to_thread(stack.enter_context, world.server(**fault.settings))).url
            for cell in cells:
                cell.talk.server = server
        stack.enter_context(fault.around(world))
        for phase in PHASES:
            acting = [cell for cell in cells if cell.verb in phase]
            for group in [[cell] for cell in acting] if fault.in_turn else [acting]:
                calls |= await _together(world, fault, group)
    return {(cell.verb, cell.kind): _outcome(cell, calls[cell.tag]) for cell in cells}


async def _together(world: World, fault: Fault, cells: list[Cell]) -> dict[str, int]:
    """Cells that act at the same time; how often each made its call."""
    if fault.before:
        for cell in cells:
            await fault.before(world, cell)
    world.hubspot.clear_requests()
    await asyncio.gather(*(_act(world, fault, cell) for cell in cells))
    await asyncio.sleep(fault.lingers)
    return {cell.tag: _calls(world, cell) for cell in cells}


async def _act(world: World, fault: Fault, cell: Cell) -> None:
    with ExitStack() as stack:
        for rule in _rules(fault, cell):
            added = world.hubspot.fault(**rule)
            stack.callback(world.hubspot.call, "DELETE", f"/_sandbox/faults?id={added['id']}")
        await cell.act()
        await asyncio.sleep(fault.rests)


def _rules(fault: Fault, cell: Cell) -> Iterable[Call]:
    if cell.verb in fault.verbs:
        yield from ({**cell.call, **rule} for rule in fault.rules)
        if fault.after and cell.look_up:
            yield {**fault.after, **cell.look_up}


def _calls(world: World, cell: Cell) -> int:
    call = cell.call
    return sum(
        request["method"] == call["method"] and fnmatch.fnmatchcase(request["path"], call["path"])
        for request in world.hubspot.requests()
    )


def _outcome(cell: Cell, calls: int) -> Outcome:
    read = tuple(name.removeprefix("utter_hubspot_") for name in cell.talk.names())
    holds = cell.holds() if cell.writes else "–"
    return Outcome(read, cell.talk.result or "", holds, calls, cell.talk.text())
