"""Every method against the sandbox, in every version of the API."""

from __future__ import annotations

import json

import pytest

from actions.errors import NotFound
from actions.gateway import Crm, Link, crm
from actions.gateway.answers import pipelines
from actions.gateway.wire import Answer
from actions.portal import Account, Filter, Portal, Search
from sandbox.testing import SandboxClient
from tests.gateway.conftest import Point, Static
from tests.gateway.records import CONTACT, DEAL

VERSIONS = ("2026-09", "2026-03", "v3")
NEW = {"dealname": "Blue Harbour renewal", "dealstage": "contractsent", "amount": "12000"}


@pytest.fixture(params=VERSIONS)
def hub(request: pytest.FixtureRequest, point: Point, shared_hub: SandboxClient) -> SandboxClient:
    shared_hub.reset()
    point(shared_hub.url, api_version=request.param)
    shared_hub.version = request.param  # type: ignore[attr-defined]
    return shared_hub


async def test_read_by_id_returns_what_was_asked_for(hub: SandboxClient, deals: Crm) -> None:
    id, row = next(iter(hub.records("deals").items()))
    item = await deals.read(DEAL, id, properties=["dealname", "hubspot_owner_id", "no_such_property"])
    assert item.id == id
    assert item.properties["dealname"] == row["properties"]["dealname"]
    assert "hubspot_owner_id" in item.properties
    assert item.created is not None and item.created.tzinfo is not None


async def test_read_by_a_unique_property(hub: SandboxClient, deals: Crm) -> None:
    id, row = next(iter(hub.records("contacts").items()))
    email = row["properties"]["email"]
    assert (await deals.read(CONTACT, email, properties=["email"], id_property="email")).id == id


async def test_read_takes_the_name_of_a_type(hub: SandboxClient, deals: Crm) -> None:
    id = next(iter(hub.records("companies")))
    assert (await deals.read("companies", id, properties=["name"])).id == id


@pytest.mark.parametrize("id", ["999999999999", "", "  ", ".", "..", "no number", "7/../8", "é", "\ud800", "x" * 9999])
async def test_read_of_what_is_not_there(hub: SandboxClient, deals: Crm, id: str) -> None:
    with pytest.raises(NotFound):
        await deals.read(DEAL, id, properties=["dealname"])


async def test_create_with_links_is_one_call(hub: SandboxClient, deals: Crm) -> None:
    contact = next(iter(hub.records("contacts")))
    company = next(iter(hub.records("companies")))
    links = [
        Link(object_type="contacts", id=contact, type_id=3),
        Link(object_type="companies", id=company, type_id=341),
    ]
    item = await deals.create(DEAL, NEW, links)
    assert len(hub.requests()) == 1
    assert hub.records("deals")[item.id]["properties"]["dealname"] == NEW["dealname"]
    _, found = hub.call("GET", f"/crm/v3/objects/deals/{item.id}?associations=contacts,companies")
    assert {row["id"] for row in found["associations"]["contacts"]["results"]} == {contact}
    assert {row["id"] for row in found["associations"]["companies"]["results"]} == {company}


async def test_update_changes_what_was_asked_only(hub: SandboxClient, deals: Crm) -> None:
    id, before = next(iter(hub.records("deals").items()))
    await deals.update(DEAL, id, {"amount": "4200", "description": ""})
    after = hub.records("deals")[id]["properties"]
    assert after["amount"] == "4200"
    assert after["dealname"] == before["properties"]["dealname"]


async def test_update_of_what_is_not_there(hub: SandboxClient, deals: Crm) -> None:
    with pytest.raises(NotFound):
        await deals.update(DEAL, "999999999999", {"amount": "1"})
    with pytest.raises(NotFound):
        await deals.update(DEAL, "", {"amount": "1"})


async def test_archive(hub: SandboxClient, deals: Crm) -> None:
    id = next(iter(hub.records("deals")))
    await deals.archive(DEAL, id)
    assert id not in hub.records("deals")
    with pytest.raises(NotFound):
        await deals.read(DEAL, id, properties=["dealname"])
    with pytest.raises(NotFound):
        await deals.archive(DEAL, "")


async def test_pages_go_through_all_records_once(hub: SandboxClient, deals: Crm) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = await deals.page(DEAL, properties=["dealname"], after=after, limit=7)
        seen += [item.id for item in page.items]
        after = page.after
        if after is None:
            break
    assert sorted(seen) == sorted(hub.records("deals"))


async def test_search_is_one_call_with_filters_words_and_order(hub: SandboxClient, deals: Crm) -> None:
    made = [await deals.create(DEAL, {**NEW, "amount": str(amount)}) for amount in (5_000_001, 5_000_003, 5_000_002)]
    hub.clear_requests()
    over = Filter(property="amount", operator="GT", value="5000000")
    search = Search(groups=((over,),), query="Harbour", sort="amount", descending=True)
    page = await deals.search(DEAL, search, properties=["amount"], limit=2)
    assert len(hub.requests()) == 1
    assert [item.id for item in page.items] == [made[1].id, made[2].id]
    assert page.total == 3
    rest = await deals.search(DEAL, search, properties=["amount"], limit=2, after=page.after)
    assert [item.id for item in rest.items] == [made[0].id]
    assert rest.after is None


async def test_search_operators_reach_hubspot(hub: SandboxClient, deals: Crm) -> None:
    item = await deals.create(DEAL, {**NEW, "amount": "7000001"})
    between = Filter(property="amount", operator="BETWEEN", value="7000000", high_value="7000002")
    either = Filter(property="dealstage", operator="IN", values=("contractsent", "closedlost"))
    has = Filter(property="amount", operator="HAS_PROPERTY")
    page = await deals.search(DEAL, Search(groups=((between, either, has),)), properties=["amount"])
    assert [found.id for found in page.items] == [item.id]


async def test_portal_and_its_cache(hub: SandboxClient, deals: Crm) -> None:
    portal = await deals.portal(DEAL)
    assert portal.account == await deals.account()
    assert portal.account.portal_id and portal.account.currency and portal.account.ui_domain
    assert len(portal.owners) >= 4 and all(owner.name for owner in portal.owners)
    assert len(portal.pipelines) >= 2 and portal.stage("contractsent")
    assert [stage.closed for stage in portal.pipelines[0].stages].count(True) == 2
    assert portal.properties["amount"].type == "number"
    assert portal.properties["dealname"].label
    assert portal.properties["hs_object_id"].read_only
    calls = len(hub.requests())
    assert calls == 4
    assert await crm(Static(hub.token)).portal(DEAL) == portal
    assert len(hub.requests()) == calls
    deals.forget_portal(DEAL)
    await deals.portal(DEAL)
    assert len(hub.requests()) == 2 * calls


async def test_a_type_without_stages_has_no_pipelines(hub: SandboxClient, deals: Crm) -> None:
    portal = await deals.portal(CONTACT)
    assert portal.pipelines == ()
    assert portal.properties["email"]
    assert not [call for call in hub.requests() if "pipelines" in call["path"]]


async def test_every_path_is_of_the_version(hub: SandboxClient, deals: Crm) -> None:
    await deals.portal(DEAL)
    item = await deals.create(DEAL, NEW)
    await deals.read(DEAL, item.id, properties=["dealname"])
    await deals.search(DEAL, Search(query="Harbour"), properties=["dealname"])
    version = hub.version  # type: ignore[attr-defined]
    assert all(version in call["path"].split("/") for call in hub.requests())


def test_an_archived_stage_is_known_and_not_offered() -> None:
    stages = [
        {"id": "a", "label": "Open", "displayOrder": 0, "metadata": {"probability": "0.5"}},
        {"id": "b", "label": "Old", "displayOrder": 1, "archived": True, "metadata": {"probability": "0.1"}},
    ]
    said = {"results": [{"id": "p", "label": "Sales", "displayOrder": 0, "stages": stages}]}
    found = pipelines(Answer(200, {}, json.dumps(said).encode()))
    portal = Portal(account=Account(portal_id=1), pipelines=found)
    assert [stage.label for stage in found[0].stages] == ["Open"]
    stage, pipeline = portal.stage("b"), portal.pipeline_of("b")
    assert stage and stage.label == "Old" and pipeline and pipeline.id == "p"
