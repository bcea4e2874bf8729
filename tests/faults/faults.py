"""What can go wrong, row by row of the table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from tests.faults.dialogs import OBJECTS, VERBS, Cell
from tests.faults.world import World

SYLLABLES = ("ba", "ke", "di", "mo", "fu", "ga", "li", "ro", "su", "ne")
"""Names that nothing else in HubSpot resembles."""
PATIENT = {"HUBSPOT_TURN_SECONDS": "10"}
"""HubSpot asks for seconds, which the other rows' turns do not have."""
Around = Callable[[World], AbstractContextManager[Any]]


@dataclass(frozen=True)
class Fault:
    """One row.

    Attributes:
        name: as the table calls it.
        rules: faults of the sandbox (fields of `sandbox.faults.Fault`) for the call that counts.
        after: faults for the call by which the pack finds out what became of a write.
        prepare: how a cell's words differ from the usual.
        meanwhile: what happens to its record behind the conversation's back.
        around: what is changed while the whole row acts.
        before: what happens right before each cell acts.
        passing: the pack may try again, so the number of calls depends on the time that is left.
        lingers: seconds until HubSpot has noted its last call.
        rests: seconds until HubSpot may be called again.
        closes: after it HubSpot is called once a while only, whoever wants something.
        verbs: the dialogs whose call it can hit.
        in_turn: one cell's fault would be felt by another that runs beside it.
        fresh: the row needs an action server of its own, which remembers it.
        settings: those of the row's own action server that differ.
        refused: HubSpot has surely done nothing, so that a create too may be sent once more.
        linked: the person's own connection instead of the installation's credential.
    """

    name: str
    rules: tuple[dict[str, Any], ...] = ()
    after: dict[str, Any] | None = None
    verbs: frozenset[str] = frozenset(VERBS)
    prepare: Callable[[Cell], None] = lambda _: None
    meanwhile: Callable[[Cell], None] | None = None
    around: Around = lambda _: nullcontext()
    before: Callable[[World, Cell], Awaitable[None]] | None = None
    passing: bool = False
    lingers: float = 0.0
    rests: float = 0.0
    closes: bool = False
    in_turn: bool = False
    fresh: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    refused: bool = False
    linked: bool = False


def canned(name: str, answer: str, **more: Any) -> Fault:
    """The call that counts gets a ready answer, each time."""
    return Fault(name, ({"canned": answer, "times": None},), **more)


def refused(name: str, in_turn: bool = False, **rule: Any) -> Fault:
    """The call that counts is refused once, and passes when it is made again: a turn has the time that this takes."""
    return Fault(name, (rule,), settings=PATIENT, in_turn=in_turn, refused=True)


def broken(name: str, times: int | None = None, **rule: Any) -> Fault:
    """The call that counts goes wrong in its own way."""
    return Fault(name, ({**rule, "times": times},), passing=True)


def _delete(cell: Cell) -> None:
    cell.hubspot.call("DELETE", f"{OBJECTS}/{cell.plural}/{cell.record}")


def _merge(cell: Cell) -> None:
    survivor = Cell(cell.kind, cell.verb, f"{cell.tag}-heir", cell.hubspot, cell.talk)
    survivor.make()
    body = {"primaryObjectId": survivor.record, "objectIdToMerge": cell.record}
    status, answer = cell.hubspot.call("POST", f"{OBJECTS}/{cell.plural}/merge", body)
    assert status == 200, answer
    if cell.verb == "update":
        cell.record = survivor.record  # the id that HubSpot gives it from now on


def _tone(cell: Cell) -> None:
    """Create and update speak of an option that is about to go."""
    cell.also, cell.change = ", tone Soft" if cell.verb == "create" else "", ("tone", "Dim")


def _by_name(cell: Cell) -> None:
    cell.called = "".join(SYLLABLES[int(digit)] for digit in cell.tag if digit.isdecimal()).title()
    cell.named = f"the {cell.kind} {cell.called}"


async def _option_removed(world: World, cell: Cell) -> None:
    """The action server still believes in options that are gone."""
    if cell.verb in {"create", "update"}:
        world.options("Soft", "Dim", "Bright")
        await world.see_options(cell.kind)
        world.options("Bright")


@contextmanager
def _options_back(world: World) -> Iterator[None]:
    yield
    world.options("Soft", "Dim", "Bright")


@contextmanager
def _required(world: World) -> Iterator[None]:
    conditional = [
        {"objectType": "deals", "property": "amount", "values": ["700"], "requires": "tone"},
        {"objectType": "contacts", "property": "jobtitle", "values": ["Buyer"], "requires": "tone"},
    ]
    world.hubspot.rules(create_form={"deals": ["tone"], "contacts": ["tone"]}, conditional=conditional)
    yield
    world.hubspot.rules()


@contextmanager
def _lagging(world: World) -> Iterator[None]:
    world.hubspot.settings(index_lag=60)
    yield
    world.hubspot.settings(index_lag=0)


@contextmanager
def _refusing(world: World) -> Iterator[None]:
    with world.relay.refusing():
        yield


@contextmanager
def _revoked(world: World) -> Iterator[None]:
    world.hubspot.expire_tokens()
    world.hubspot.revoke_tokens()
    yield


FAULTS = (
    Fault("none"),
    Fault(
        "429 ten-secondly",
        ({"canned": "ten_secondly", "headers": {"Retry-After": "1.5"}, "times": None},),
        rests=1.6,
        in_turn=True,
    ),
    refused("429 ten-secondly, once", in_turn=True, canned="ten_secondly", headers={"Retry-After": "1"}),
    canned("429 search", "search_limit", verbs=frozenset({"list", "search"}), passing=True),
    canned("429 daily", "daily", fresh=True, in_turn=True, closes=True),
    canned("423 locked", "locked"),
    refused("423 locked, once", canned="locked"),
    canned("477 migration", "migration"),
    canned("500", "server_error", passing=True),
    canned("502", "bad_gateway", passing=True),
    canned("503", "unavailable", passing=True),
    Fault("503, once", ({"canned": "unavailable"},)),
    canned("504", "gateway_timeout", passing=True),
    canned("524", "timeout", passing=True),
    Fault("time-out, done all the same", ({"delay_ms": 1100, "times": None},), passing=True, lingers=1.0),
    Fault("time-out, not done, once", ({"delay_ms": 1100, "status": 504},), lingers=1.0),
    Fault("connection refused", around=_refusing),
    broken("reset before the write", drop="before"),
    broken("reset after the write", drop="after"),
    Fault("reset after the write, once", ({"drop": "after"},)),
    Fault(
        "reset after the write, then nothing",
        ({"drop": "after", "times": None},),
        after={"canned": "unavailable", "times": None},
        passing=True,
    ),
    canned("HTML body", "html", passing=True),
    broken("truncated JSON", truncate=True),
    broken("invalid JSON", body='{"id": "7", "prop', status=200, apply=True),
    broken("unknown 2xx", body={"status": "accepted"}, status=202, apply=True),
    Fault("expired token", ({"expire": True},), linked=True, in_turn=True, refused=True),
    Fault("revoked refresh token", linked=True, around=_revoked),
    canned("missing scope", "missing_scopes"),
    Fault("admin's required property", around=_required),
    Fault("option removed since cached", prepare=_tone, around=_options_back, before=_option_removed, in_turn=True),
    Fault("record deleted meanwhile", meanwhile=_delete),
    Fault("merged record", meanwhile=_merge),
    Fault("search lag", prepare=_by_name, around=_lagging, in_turn=True),
)
