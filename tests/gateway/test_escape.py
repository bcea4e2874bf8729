"""Whatever a server answers, every method gives its own kind of result or an error of our tree."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from actions.errors import HubSpotProblem
from actions.gateway import Crm, crm, schema
from actions.portal import Account, Item, Page, Portal, Search
from tests.gateway.conftest import Point, Static
from tests.gateway.records import DEAL
from tests.gateway.standin import Reply, StandIn

KEYS = some.sampled_from(
    (
        "id properties results paging next after total portalId timeZone companyCurrency additionalCurrencies"
        " name label options stages metadata displayOrder createdAt archived value userId"
        " message errors context category propertyName code policyName"
    ).split()
)
LEAVES = some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=9)
JSON = some.recursive(
    LEAVES, lambda inner: some.lists(inner, max_size=3) | some.dictionaries(KEYS, inner, max_size=5), max_leaves=12
)
BODIES = JSON.map(lambda value: json.dumps(value).encode()) | some.binary(max_size=40)
STATUSES = some.sampled_from([200, 201, 202, 204, 206, 207, 302, 400, 401, 403, 404, 409, 418, 423, 429, 477, 500, 502])
NAMES = [
    "Retry-After",
    "Content-Type",
    "Content-Encoding",
    "X-HubSpot-RateLimit-Max",
    "X-HubSpot-RateLimit-Remaining",
    "X-HubSpot-RateLimit-Interval-Milliseconds",
]
VALUES = ["", "0", "-1", "1e309", "nan", "gzip", "text/html", "Wed, 21 Oct 2099 07:28:00 GMT", "99999999999"]
HEADERS = some.dictionaries(some.sampled_from(NAMES), some.sampled_from(VALUES))


async def _all(to: Crm) -> list[tuple[type, Any]]:
    calls = [
        (Item, to.read(DEAL, "7", properties=["dealname"])),
        (Item, to.create(DEAL, {"dealname": "Acme"})),
        (Item, to.update(DEAL, "7", {"amount": "1"})),
        (type(None), to.archive(DEAL, "7")),
        (Page, to.page(DEAL, properties=["dealname"])),
        (Page, to.search(DEAL, Search(query="a"), properties=["dealname"])),
        (Account, to.account()),
        (Portal, to.portal(DEAL)),
    ]
    found: list[tuple[type, Any]] = []
    for kind, call in calls:
        try:
            found.append((kind, await call))
        except HubSpotProblem as problem:
            found.append((HubSpotProblem, problem))
    return found


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(status=STATUSES, body=BODIES, headers=HEADERS)
@pytest.mark.timeout(300)
async def test_anything_is_answered(
    server: StandIn, point: Point, status: int, body: bytes, headers: dict[str, str]
) -> None:
    point(server.url, turn_seconds=0.001)
    schema.shelf.cache_clear()
    server.replies(Reply(status=status, body=body, headers=headers))
    for kind, value in await _all(crm(Static())):
        assert isinstance(value, kind)
        if isinstance(value, Portal):
            assert value.account.zone


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=some.text() | some.text(alphabet="/.%\\?#\x00\r\n "))
async def test_any_text_as_an_id_stays_within_its_place(server: StandIn, text: str) -> None:
    server.replies(Reply())
    server.requests.clear()
    try:
        await crm(Static()).read(DEAL, text, properties=["dealname"])
    except HubSpotProblem:
        pass
    for request in server.requests:
        assert request.path.startswith("/crm/objects/2026-09/deals/") and request.path.count("/") == 5
        assert request.path.rsplit("/", 1)[1] not in ("", ".", "..")
