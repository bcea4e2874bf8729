"""Calls, connections and threads: as many as needed, no more; and nothing that cannot be pickled on the way."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys

import pytest

from actions import gateway
from actions.gateway import crm, wire
from actions.gateway.sdk import dated
from tests.clock import Clock, until
from tests.gateway.conftest import Point, Static
from tests.gateway.records import DEAL
from tests.gateway.standin import Reply, StandIn


async def _read() -> None:
    await crm(Static()).read(DEAL, "7", properties=["dealname"])


async def test_one_after_the_other_share_one_connection(server: StandIn) -> None:
    for _ in range(30):
        await _read()
    assert (len(server.requests), server.connections) == (30, 1)


async def test_all_kinds_of_calls_share_the_connections(server: StandIn) -> None:
    server.replies(Reply(body={"results": [], "portalId": 1, "id": "7"}))
    portal = crm(Static())
    await portal.portal(DEAL)
    await portal.page(DEAL, properties=[])
    await _read()
    assert len(server.requests) == 6 and server.connections <= 4


async def test_at_the_same_time_as_many_connections_as_calls_and_then_no_more(server: StandIn) -> None:
    server.replies(Reply(delay=0.1))
    for _ in range(3):
        await asyncio.gather(*(_read() for _ in range(20)))
    assert server.connections <= 20


async def test_no_more_connections_than_allowed(server: StandIn, point: Point) -> None:
    point(server.url, connections=4)
    server.replies(Reply(delay=0.02))
    await asyncio.gather(*(_read() for _ in range(40)))
    assert len(server.requests) == 40 and server.connections == 4


async def test_the_loop_goes_on_while_hubspot_thinks(server: StandIn, patient_clock: Clock) -> None:
    server.replies(Reply(delay=0.5))
    call = asyncio.ensure_future(_read())
    turns = 0
    while not call.done():
        await asyncio.sleep(0.05)
        turns += 1
    assert turns >= 10


async def test_a_connection_that_idled_is_not_trusted(server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "IDLE_SECONDS", 0.05)
    await _read()
    await asyncio.sleep(0.1)
    await _read()
    assert server.connections == 2


async def test_a_connection_the_server_closed_is_replaced(server: StandIn) -> None:
    server.replies(Reply(status=201, drop="half", body=b""), Reply(status=201))
    await asyncio.gather(_read(), return_exceptions=True)
    await asyncio.sleep(0.05)
    await crm(Static()).create(DEAL, {"dealname": "x"})
    assert server.requests[-1].method == "POST"


async def test_close_ends_connections(server: StandIn) -> None:
    await asyncio.gather(*(_read() for _ in range(5)))
    await gateway.close()
    await gateway.close()
    await until(lambda: server.open == 0)
    await _read()


def test_the_end_of_the_loop_ends_its_connections(point: Point) -> None:
    async def use() -> StandIn:
        async with StandIn() as server:
            point(server.url)
            await _read()
            assert server.open == 1
            return server

    for _ in range(2):
        assert asyncio.run(use()).connections == 1
    assert not [loop for loop in wire._opened if loop.is_closed()]


async def test_each_call_carries_its_own_token(server: StandIn) -> None:
    tokens = [f"token-{number}" for number in range(20)]
    server.replies(Reply(delay=0.01))
    await asyncio.gather(*(crm(Static(token)).read(DEAL, token, properties=[]) for token in tokens))
    for request in server.requests:
        assert request.headers["authorization"] == f"Bearer {request.path.rsplit('/', 1)[1]}"


async def test_what_goes_out(server: StandIn) -> None:
    await crm(Static()).read(DEAL, "a/b?c", properties=["dealname", "amount"])
    request = server.requests[0]
    assert request.path == "/crm/objects/2026-09/deals/a%2Fb%3Fc"
    assert request.query == [("properties", "dealname"), ("properties", "amount")]
    assert request.headers["accept"] == "application/json"


async def test_an_address_with_a_path(server: StandIn, point: Point) -> None:
    point(server.url + "/a/hubspot/")
    await _read()
    assert server.requests[0].path == "/a/hubspot/crm/objects/2026-09/deals/7"


async def test_the_log_has_no_token_no_id_no_value(server: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.replies(Reply(headers={"X-HubSpot-Correlation-Id": "c0ffee"}), Reply(status=409, body={"message": "Acme"}))
    access = Static("pat-na1-secret")
    await crm(access).read(DEAL, "4711", properties=["dealname"])
    with pytest.raises(Exception):  # noqa: B017 (which one is another test's matter)
        await crm(access).create(DEAL, {"dealname": "Acme"})
    await asyncio.sleep(0)  # it is told once nobody waits
    ours = [record for record in caplog.records if record.name == "actions.gateway"]
    assert len(ours) == 2
    text = ours[0].getMessage()
    assert text.startswith("GET /crm/objects/2026-09/deals/{objectId} -> 200 in ") and "c0ffee" in text
    everything = "\n".join(record.getMessage() for record in caplog.records)
    assert not [word for word in ("secret", "4711", "Acme") if word in everything]


@pytest.mark.parametrize(
    ("path", "version", "expected"),
    [
        ("/crm/v3/objects/{objectType}/{objectId}", "2026-09", "/crm/objects/2026-09/{objectType}/{objectId}"),
        ("/crm/v3/objects/{objectType}/search", "2026-03", "/crm/objects/2026-03/{objectType}/search"),
        ("/crm/v3/owners/", "2026-09", "/crm/owners/2026-09"),
        ("/crm/v3/pipelines/{objectType}", "2026-09", "/crm/pipelines/2026-09/{objectType}"),
        ("/account-info/v3/details", "2026-09", "/account-info/2026-09/details"),
        ("/crm/v3/owners/", "v3", "/crm/v3/owners"),
        ("/account-info/v3/details", "v3", "/account-info/v3/details"),
    ],
)
def test_dated_paths(path: str, version: str, expected: str) -> None:
    assert dated(path, version) == expected


def test_importing_the_room_is_light() -> None:
    """The SDK and the pool come with the first call, not with the start of the action server."""
    code = "import sys, actions.gateway as g; print('hubspot' in sys.modules, 'aiohttp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
