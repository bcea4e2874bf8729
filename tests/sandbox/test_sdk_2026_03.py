"""HubSpot's generated SDK (2026-03 paths) finds what it expects."""

from __future__ import annotations

from collections.abc import Iterator

import hubspot_sdk
import pytest
from hubspot_sdk import HubSpot

from sandbox.testing import SandboxClient


@pytest.fixture
def client(sandbox: SandboxClient) -> Iterator[HubSpot]:
    with HubSpot(access_token=sandbox.token, base_url=sandbox.url, max_retries=0) as made:
        yield made


def test_deals(client: HubSpot, sandbox: SandboxClient) -> None:
    deals = client.crm.objects.deals
    contact = next(iter(sandbox.records("contacts")))
    made = deals.create(
        properties={"dealname": "Pier", "amount": "10"},
        associations=[
            {
                "to": {"id": contact},
                "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 3}],
            }
        ],
    )
    assert deals.get(made.id, properties=["dealname", "amount"]).properties["amount"] == "10"
    assert deals.update(made.id, properties={"amount": "11"}).properties["amount"] == "11"
    found = deals.search(
        after="",
        filter_groups=[{"filters": [{"propertyName": "dealname", "operator": "EQ", "value": "pier"}]}],
        limit=10,
        properties=["dealname"],
        sorts=[],
    )
    assert [record.id for record in found.results] == [made.id]
    deals.delete(made.id)
    with pytest.raises(hubspot_sdk.NotFoundError):
        deals.get(made.id)


def test_a_conflict_is_a_conflict(client: HubSpot) -> None:
    with pytest.raises(hubspot_sdk.ConflictError) as refused:
        client.crm.objects.contacts.create(properties={"email": "maria.garcia@monteverde.example.com"}, associations=[])
    assert "Existing ID" in str(refused.value)


def test_lists_page_by_page(client: HubSpot) -> None:
    ids = [record.id for record in client.crm.objects.companies.list(limit=4)]
    assert len(ids) == len(set(ids)) == 15


def test_pipelines_owners_properties_account(client: HubSpot) -> None:
    assert next(p.id for p in client.crm.pipelines.list("deals").results) == "default"
    assert len(list(client.crm.owners.list())) == 4
    names = {p.name for p in client.crm.properties.list("deals").results}
    assert {"dealname", "renewal_region", "hs_is_closed_won"} <= names
    account = client.account.get()
    assert (account.time_zone, account.company_currency) == ("America/New_York", "USD")


def test_associations(client: HubSpot, sandbox: SandboxClient) -> None:
    deal, company = next(iter(sandbox.records("deals"))), list(sandbox.records("companies"))[3]
    spec = {"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 341}
    made = client.crm.associations.batch.create(
        "companies",
        from_object_type="deals",
        inputs=[{"from": {"id": deal}, "to": {"id": company}, "types": [spec]}],
    )
    assert made.status == "COMPLETE"
    linked = client.crm.associations.list("companies", object_type="deals", object_id=deal)
    assert company in [str(each.to_object_id) for each in linked]
