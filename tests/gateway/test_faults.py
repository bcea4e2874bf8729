"""What is told, and how often HubSpot is called, when the network or HubSpot fails half-way."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from actions.errors import (
    Busy,
    Conflict,
    DailyLimit,
    HubSpotProblem,
    InvalidCredential,
    MissingScope,
    NotConnected,
    NotFound,
    Refused,
    Unreachable,
    Unsure,
)
from actions.gateway import Crm, crm, sdk
from actions.portal import Search
from sandbox.testing import SandboxClient
from tests.clock import Clock, until
from tests.gateway.conftest import Point, Static
from tests.gateway.records import CONTACT, DEAL
from tests.gateway.standin import Reply, StandIn

Do = Callable[[Crm], Awaitable[Any]]

READS: dict[str, Do] = {
    "read": lambda to: to.read(DEAL, "7", properties=["dealname"]),
    "page": lambda to: to.page(DEAL, properties=["dealname"]),
    "search": lambda to: to.search(DEAL, Search(query="Acme"), properties=["dealname"]),
    "account": lambda to: to.account(),
}
WRITES: dict[str, Do] = {
    "create": lambda to: to.create(DEAL, {"dealname": "Acme"}),
    "update": lambda to: to.update(DEAL, "7", {"amount": "1"}),
    "archive": lambda to: to.archive(DEAL, "7"),
}
ALL = READS | WRITES
NO_ANSWER = {
    "close": Reply(drop="close"),
    "reset": Reply(drop="reset"),
    "half": Reply(drop="half"),
    "html": Reply(body=b"<!doctype html><title>Just a moment...</title>"),
    "invalid JSON": Reply(body=b'{"id": "7", "prop'),
    "not an object": Reply(body=[1]),
    "no record": Reply(body={"ok": True}, status=202),
    "null id": Reply(body={"id": None, "results": None, "portalId": None}, status=202),
    "empty": Reply(body=b"", status=202),
    "500": Reply(status=500),
    "504": Reply(status=504, body=b"<html>"),
}


def to(**static: str) -> Crm:
    return crm(Static(**static))


async def test_nobody_listens(point: Point) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        point(f"http://127.0.0.1:{free.getsockname()[1]}")
        for do in ALL.values():
            with pytest.raises(Unreachable):
                await do(to())


async def test_no_such_host(point: Point) -> None:
    point("http://no-such-host.invalid")
    for do in (READS["read"], WRITES["create"]):
        with pytest.raises(Unreachable):
            await do(to())


async def test_a_host_that_does_not_answer_the_connect(point: Point, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.gateway.wire.CONNECT_SECONDS", 0.2)
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        point(f"http://127.0.0.1:{full.getsockname()[1]}", turn_seconds=1)
        with pytest.raises(Unreachable):
            await WRITES["create"](to())
        for filler in fillers:
            filler.close()


@pytest.mark.parametrize("fault", NO_ANSWER)
async def test_a_create_in_doubt_is_sent_once_and_unsure(server: StandIn, fault: str) -> None:
    server.replies(NO_ANSWER[fault])
    with pytest.raises(Unsure):
        await WRITES["create"](to())
    assert len(server.requests) == 1


@pytest.mark.parametrize("fault", NO_ANSWER)
@pytest.mark.parametrize("write", ["update", "archive"])
async def test_a_change_by_id_in_doubt_is_sent_again(server: StandIn, fault: str, write: str) -> None:
    good = Reply() if write == "update" else Reply(status=204)
    server.replies(NO_ANSWER[fault], good)
    await WRITES[write](to())
    assert len(server.requests) == 2


@pytest.mark.parametrize("write", ["update", "archive"])
async def test_a_change_that_stays_in_doubt_is_unsure(server: StandIn, write: str, point: Point) -> None:
    point(server.url, turn_seconds=2)
    server.replies(Reply(drop="reset"), Reply(status=429), Reply(status=429))
    with pytest.raises(Unsure):
        await WRITES[write](to())


async def test_an_archive_that_is_gone_after_a_doubt_is_done(server: StandIn) -> None:
    server.replies(Reply(drop="reset"), Reply(status=404))
    await WRITES["archive"](to())
    server.replies(Reply(status=404))
    with pytest.raises(NotFound):
        await WRITES["archive"](to())
    server.replies(Reply(status=429), Reply(status=404))
    with pytest.raises(NotFound):
        await WRITES["archive"](to())


@pytest.mark.parametrize("fault", NO_ANSWER)
async def test_a_read_is_tried_again(server: StandIn, fault: str) -> None:
    server.replies(NO_ANSWER[fault], Reply())
    assert (await to().read(DEAL, "7", properties=["dealname"])).id == "7"
    assert len(server.requests) == 2


@pytest.mark.parametrize("read", READS)
async def test_a_read_without_an_answer_is_unreachable(server: StandIn, read: str) -> None:
    server.replies(Reply(status=503, body=b"<html>"))
    with pytest.raises(Unreachable):
        await READS[read](to())
    assert len(server.requests) == 4


async def test_a_time_out_after_sending(server: StandIn, point: Point, patient_clock: Clock) -> None:
    point(server.url, timeout_seconds=0.3, turn_seconds=1)
    server.replies(Reply(delay=30))
    began = patient_clock.now()
    with pytest.raises(Unsure):
        await WRITES["create"](to())
    assert patient_clock.now() - began < 9
    assert len(server.requests) == 1
    with pytest.raises(Unreachable):
        await READS["read"](to())
    assert patient_clock.now() - began < 18  # of the thirty


async def test_an_answer_that_drips_for_ever_is_given_up(
    server: StandIn, point: Point, monkeypatch: pytest.MonkeyPatch, patient_clock: Clock
) -> None:
    monkeypatch.setattr("actions.gateway.wire.CONNECT_SECONDS", 0.3)
    monkeypatch.setattr("actions.gateway.wire._SLACK_SECONDS", 0.2)
    point(server.url, timeout_seconds=0.5, turn_seconds=0.1)
    server.replies(Reply(drip=0.1))
    began = patient_clock.now()
    with pytest.raises(Unreachable):
        await READS["read"](to())
    with pytest.raises(Unsure):
        await WRITES["create"](to())
    assert patient_clock.now() - began < 10
    await until(lambda: server.open == 0)  # not left behind


async def test_all_connections_busy(
    server: StandIn, point: Point, monkeypatch: pytest.MonkeyPatch, patient_clock: Clock
) -> None:
    monkeypatch.setattr("actions.gateway.wire.CONNECT_SECONDS", 0.2)
    monkeypatch.setattr("actions.gateway.wire._SLACK_SECONDS", 0.2)
    point(server.url, timeout_seconds=1.2, turn_seconds=0.2, connections=1)
    sdk.load()
    server.replies(Reply(delay=1.0))
    outcomes = await asyncio.gather(*(WRITES["create"](to()) for _ in range(4)), return_exceptions=True)
    assert [type(one).__name__ for one in outcomes] == ["Item", "Item", "Unreachable", "Unreachable"]
    assert len(server.requests) == 2  # who waited in vain sent nothing, who got a connection had its full time


async def test_a_turn_given_up_in_the_queue_sends_nothing(server: StandIn, point: Point, patient_clock: Clock) -> None:
    point(server.url, connections=1)
    server.replies(Reply(delay=0.3))
    first = asyncio.ensure_future(WRITES["create"](to()))
    await asyncio.sleep(0.1)
    second = asyncio.ensure_future(WRITES["create"](to()))
    await asyncio.sleep(0.05)
    second.cancel()
    await first
    await asyncio.sleep(0.2)
    assert len(server.requests) == 1


async def test_retries_stay_within_the_turn(server: StandIn, point: Point, patient_clock: Clock) -> None:
    point(server.url, turn_seconds=1.5)
    server.replies(Reply(status=429, headers={"Retry-After": "1"}))
    turn, began = to(), patient_clock.now()
    for _ in range(3):
        with pytest.raises(Busy):
            await READS["read"](turn)
    assert patient_clock.now() - began < 6  # three turns of three more tries: 9


async def test_a_long_retry_after_is_told_at_once(server: StandIn, patient_clock: Clock) -> None:
    server.replies(Reply(status=429, headers={"Retry-After": "120"}))
    began = patient_clock.now()
    with pytest.raises(Busy) as caught:
        await READS["read"](to())
    assert patient_clock.now() - began < 10
    assert caught.value.retry_after == 120 and len(server.requests) == 1


async def test_a_create_is_sent_again_when_it_surely_was_not_done(server: StandIn) -> None:
    server.replies(Reply(status=429, headers={"Retry-After": "0"}), Reply(status=423), Reply(status=201))
    await WRITES["create"](to())
    assert len(server.requests) == 3


@pytest.mark.parametrize("fault", ["after", "before"])
async def test_what_hubspot_holds_after_a_dropped_create(hub: SandboxClient, deals: Crm, fault: str) -> None:
    hub.fault(method="POST", path="*/deals", drop=fault)
    before = len(hub.records("deals"))
    with pytest.raises(Unsure):
        await deals.create(DEAL, {"dealname": "Once only", "dealstage": "contractsent"})
    assert len(hub.records("deals")) - before == (1 if fault == "after" else 0)


@pytest.mark.parametrize(
    ("canned", "kind", "calls"),
    [
        ("ten_secondly", Busy, 4),
        ("daily", DailyLimit, 1),
        ("migration", Busy, 1),
        ("unauthorized", InvalidCredential, 1),
        ("expired", InvalidCredential, 1),
        ("missing_scopes", MissingScope, 1),
        ("uri_too_long", Refused, 1),
        ("bad_gateway", Unreachable, 4),
        ("timeout", Unreachable, 4),
        ("html", Unreachable, 4),
    ],
)
async def test_the_sandbox_says_it(
    hub: SandboxClient, deals: Crm, canned: str, kind: type[HubSpotProblem], calls: int
) -> None:
    hub.fault(canned=canned, times=None, headers={"Retry-After": "0"} if kind is Busy and calls > 1 else {})
    with pytest.raises(kind) as caught:
        await deals.read(DEAL, "1", properties=["dealname"])
    assert type(caught.value) is kind
    assert len(hub.requests()) == calls


async def test_the_sandbox_refuses_values(hub: SandboxClient, deals: Crm) -> None:
    with pytest.raises(Refused) as caught:
        await deals.create(DEAL, {"dealname": "x", "dealstage": "no_such_stage"})
    assert set(caught.value.by_property) == {"dealstage"} and caught.value.codes["dealstage"] == "INVALID_OPTION"
    hub.rules(create_form={"deals": ["amount"]})
    with pytest.raises(Refused) as caught:
        await deals.create(DEAL, {"dealname": "x", "dealstage": "contractsent"})
    assert caught.value.codes == {"amount": "MISSING_REQUIRED_PROPERTY"}


async def test_the_sandbox_refuses_a_taken_email(hub: SandboxClient, deals: Crm) -> None:
    (one, row), (two, _) = list(hub.records("contacts").items())[:2]
    with pytest.raises(Conflict) as caught:
        await deals.create(CONTACT, {"email": row["properties"]["email"]})
    assert caught.value.existing_id == one
    with pytest.raises(Conflict):
        await deals.update(CONTACT, two, {"email": row["properties"]["email"]})


class Renewing(Static):
    """Gives another token after a refusal."""

    refusals = 0
    fresh = "fresh"

    async def refused(self) -> None:
        self.refusals += 1
        self._token = self.fresh


async def test_a_refused_token_is_renewed_once(server: StandIn) -> None:
    server.replies(Reply(status=401), Reply(status=201))
    access = Renewing("stale")
    await WRITES["create"](crm(access))
    assert [request.headers["authorization"] for request in server.requests] == ["Bearer stale", "Bearer fresh"]
    server.replies(Reply(status=401))
    access.fresh = "fresher"
    with pytest.raises(InvalidCredential):
        await WRITES["create"](crm(access))
    assert len(server.requests) == 4 and access.refusals == 2


async def test_the_same_token_again_is_not_sent_again(server: StandIn) -> None:
    server.replies(Reply(status=401))
    with pytest.raises(InvalidCredential):
        await READS["read"](crm(Renewing("fresh")))
    assert len(server.requests) == 1


async def test_a_link_that_ended_is_told_as_such(server: StandIn) -> None:
    class Ended(Static):
        async def token(self) -> str:
            raise NotConnected("revoked")

    with pytest.raises(NotConnected):
        await READS["read"](crm(Ended()))
    assert server.requests == []


@pytest.mark.parametrize("token", ["", "two words", "line\r\nX-Evil: 1", "é", "\ud800"])
async def test_a_token_that_is_none_goes_nowhere(server: StandIn, token: str) -> None:
    with pytest.raises(InvalidCredential) as caught:
        await WRITES["create"](to(token=token))
    assert server.requests == [] and (not token or token not in str(caught.value))


async def test_nothing_but_our_tree_comes_out(server: StandIn) -> None:
    class Broken(Static):
        async def token(self) -> str:
            raise KeyError("mia@example.com")

    for do in ALL.values():
        with pytest.raises(HubSpotProblem) as caught:
            await do(crm(Broken()))
        assert "mia" not in str(caught.value)
    with pytest.raises(HubSpotProblem):
        await to().create(DEAL, {"dealname": object()})  # type: ignore[dict-item]
    assert server.requests == []


@pytest.mark.parametrize("text", ["😀", "\ud800", "\x00", "‮rtl", "a" * 100_000, "'; DROP TABLE deals;--", "{{7*7}}"])
async def test_odd_text_arrives_as_it_is(server: StandIn, text: str) -> None:
    server.replies(Reply(status=201))
    await to().create(DEAL, {"dealname": text})
    assert server.requests[-1].body["properties"]["dealname"] == text
