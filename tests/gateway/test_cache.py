"""What is kept, for whom and how long."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from actions.errors import Unreachable
from actions.gateway import crm, schema
from actions.gateway.cache import Shelf
from actions.portal import Account, Portal
from sandbox.testing import SandboxClient
from tests.gateway.conftest import Static
from tests.gateway.records import DEAL
from tests.gateway.standin import Reply, StandIn


class Source:
    def __init__(self) -> None:
        self.fetched = 0
        self.go = asyncio.Event()
        self.go.set()

    async def fetch(self) -> int:
        self.fetched += 1
        mine = self.fetched
        await self.go.wait()
        return mine


async def test_fetched_once_for_all_who_ask_at_the_same_time() -> None:
    shelf, source = Shelf(60, 10), Source()
    assert await asyncio.gather(*(shelf.get("a", source.fetch) for _ in range(9))) == [1] * 9
    assert await shelf.get("a", source.fetch) == 1
    assert await shelf.get("b", source.fetch) == 2


async def test_expires_and_is_bounded() -> None:
    shelf, source = Shelf(0.05, 2), Source()
    await shelf.get("a", source.fetch)
    await asyncio.sleep(0.1)
    assert await shelf.get("a", source.fetch) == 2
    for key in "bcd":
        await shelf.get(key, source.fetch)
    assert len(shelf._kept) <= 2


async def test_a_failure_is_told_to_all_and_not_kept() -> None:
    shelf, calls = Shelf(60, 10), 0

    async def fail() -> int:
        nonlocal calls
        calls += 1
        await asyncio.sleep(0)
        raise Unreachable("down")

    outcomes = await asyncio.gather(*(shelf.get("a", fail) for _ in range(3)), return_exceptions=True)
    assert [type(one) for one in outcomes] == [Unreachable] * 3 and calls == 1
    assert await shelf.get("a", Source().fetch) == 1


async def test_the_first_to_ask_goes_away_and_the_others_are_served() -> None:
    shelf, source = Shelf(60, 10), Source()
    source.go.clear()
    first = asyncio.ensure_future(shelf.get("a", source.fetch))
    await asyncio.sleep(0)
    second = asyncio.ensure_future(shelf.get("a", source.fetch))
    await asyncio.sleep(0)
    first.cancel()
    source.go.set()
    assert await second == 1


async def test_what_was_on_its_way_when_forgotten_is_not_kept() -> None:
    shelf, source = Shelf(60, 10), Source()
    source.go.clear()
    old = asyncio.ensure_future(shelf.get("a", source.fetch))
    await asyncio.sleep(0)
    shelf.forget("a")
    source.go.set()
    assert await old == 1
    assert await shelf.get("a", source.fetch) == 2


def test_another_event_loop_does_not_wait_for_the_first_ones_task() -> None:
    shelf = Shelf(60, 10)

    async def never() -> Any:
        await asyncio.Event().wait()

    async def abandon() -> None:
        task = asyncio.ensure_future(shelf.get("a", never))
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(abandon())
    assert asyncio.run(shelf.get("a", _seven)) == 7


async def _seven() -> int:
    return 7


async def test_two_turns_at_once_fetch_a_portal_once(hub: SandboxClient) -> None:
    portals = await asyncio.gather(*(crm(Static(hub.token)).portal(DEAL) for _ in range(8)))
    assert len(hub.requests()) == 4
    assert all(portal == portals[0] for portal in portals)


async def test_each_credential_has_its_own(hub: SandboxClient) -> None:
    await crm(Static(hub.token, "system")).account()
    await crm(Static(hub.token, "user:1")).account()
    assert len(hub.requests()) == 2


async def test_an_option_added_since_is_seen_after_forgetting(hub: SandboxClient) -> None:
    to = crm(Static(hub.token))
    before = await to.portal(DEAL)
    pipeline = before.pipelines[0]
    hub.call("POST", f"/crm/v3/pipelines/deals/{pipeline.id}/stages", {"label": "Legal review", "displayOrder": 9,
             "metadata": {"probability": "0.5"}})  # fmt: skip
    assert await to.portal(DEAL) == before
    to.forget_portal(DEAL)
    assert "Legal review" in [stage.label for stage in (await to.portal(DEAL)).pipelines[0].stages]


@pytest.mark.parametrize("refusal", [{"canned": "missing_scopes"}, {"status": 404, "body": {"message": "no"}}])
@pytest.mark.parametrize(
    ("path", "part", "nothing"),
    [
        ("/account-info/*", "account", Account(portal_id=0, currency="")),
        ("/crm/owners/*", "owners", ()),
        ("/crm/pipelines/*", "pipelines", ()),
        ("/crm/properties/*", "properties", {}),
    ],
)
async def test_what_may_not_be_read_is_done_without(
    hub: SandboxClient, refusal: dict[str, Any], path: str, part: str, nothing: object
) -> None:
    hub.fault(path=path, times=None, **refusal)
    to = crm(Static(hub.token))
    found = await to.portal(DEAL)
    assert getattr(found, part) == nothing and found.account.record_url("0-3", "1").startswith("https") == (
        part != "account"
    )
    await to.portal(DEAL)
    assert len([call for call in hub.requests() if path.strip("*") in call["path"]]) == 1


ACCOUNT = {"portalId": 7, "timeZone": "Mars/Olympus", "companyCurrency": None, "uiDomain": None}
OWNERS = [
    {"id": "1", "userId": 11, "email": None, "firstName": None, "lastName": "Okafor"},
    {"id": 2, "userId": None, "email": "sam@example.com", "firstName": "", "lastName": None, "teams": []},
    {"id": "3", "archived": True, "email": "gone@example.com"},
]
PIPELINES = [
    {"id": "b", "label": "Second", "displayOrder": 2, "stages": None},
    {
        "id": "a",
        "label": "First",
        "displayOrder": 0,
        "stages": [
            {"id": "late", "label": "Late", "displayOrder": -1, "metadata": {"probability": "1.0"}},
            {"id": "won", "label": "Won", "displayOrder": 5, "metadata": {"isClosed": "true", "probability": ""}},
            {"id": "new", "label": "New", "displayOrder": 0, "metadata": {"ticketState": "OPEN"}},
            {"id": "done", "label": "Done", "displayOrder": 1, "metadata": {"ticketState": "CLOSED"}},
        ],
    },
    {"id": "c", "archived": True},
]
PROPERTIES = [
    {"name": "amount", "label": "Amount", "type": "number", "fieldType": "number", "showCurrencySymbol": True},
    {"name": "score", "label": None, "type": None, "fieldType": None, "options": None, "calculated": True},
    {"name": "stamp", "label": "Stamp", "modificationMetadata": {"readOnlyValue": True}, "hidden": True},
    {
        "name": "region",
        "label": "Region",
        "type": "enumeration",
        "fieldType": "checkbox",
        "options": [
            {"value": "z", "label": "Last", "displayOrder": -1},
            {"value": "b", "label": "B", "displayOrder": 1, "hidden": True},
            {"value": 1, "label": None, "displayOrder": 0},
        ],
    },
]


async def _odd_portal(server: StandIn) -> Portal:
    to = crm(Static())
    server.replies(Reply(body=ACCOUNT))
    await to.account()
    for part, rows in (("owners", OWNERS), ("pipelines", PIPELINES), ("properties", PROPERTIES)):
        server.replies(Reply(body={"results": rows}))
        await schema.shelf().get(
            schema._key(to._call, part, *([] if part == "owners" else ["deals"])),
            {
                "owners": lambda: schema._owners(to._call),
                "pipelines": lambda: schema._pipelines(to._call, "deals"),
                "properties": lambda: schema._properties(to._call, "deals"),
            }[part],
        )
    return await to.portal(DEAL)


async def test_gaps_in_what_hubspot_says(server: StandIn) -> None:
    portal = await _odd_portal(server)
    assert portal.account.portal_id == 7 and portal.account.currency == "USD" and portal.account.zone
    assert [owner.name for owner in portal.owners] == ["Okafor", "sam@example.com"]
    assert [owner.id for owner in portal.owners][1] == "2"
    assert [pipeline.id for pipeline in portal.pipelines] == ["a", "b"]
    assert [(stage.id, stage.closed) for stage in portal.pipelines[0].stages] == [
        ("new", False), ("done", True), ("won", True), ("late", True),
    ]  # fmt: skip
    assert portal.properties["amount"].is_currency
    assert portal.properties["score"].label == "score" and portal.properties["score"].read_only
    assert portal.properties["stamp"].read_only and portal.properties["stamp"].hidden
    region = portal.properties["region"]
    assert region.many
    assert [(o.value, o.label, o.hidden) for o in region.options] == [
        ("1", "1", False), ("b", "B", True), ("z", "Last", False),
    ]  # fmt: skip


async def test_owners_are_read_page_by_page(server: StandIn) -> None:
    def people(number: int, after: str | None) -> Reply:
        paging = {"paging": {"next": {"after": after}}} if after else {}
        return Reply(body={"results": [{"id": str(number)}], **paging})

    server.replies(people(1, "x"), people(2, "y"), people(3, None))
    owners = await schema._owners(crm(Static())._call)
    assert [owner.id for owner in owners] == ["1", "2", "3"]
    assert [dict(request.query).get("after") for request in server.requests] == [None, "x", "y"]
