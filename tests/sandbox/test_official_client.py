"""HubSpot's own Python client (v3 and v4 paths) finds what it expects."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hubspot import HubSpot
from hubspot.crm.associations.v4 import AssociationSpec
from hubspot.crm.contacts import SimplePublicObjectInputForCreate as NewContact
from hubspot.crm.contacts.exceptions import ApiException as ContactError
from hubspot.crm.deals import (
    BatchInputSimplePublicObjectBatchInput,
    BatchReadInputSimplePublicObjectId,
    Filter,
    FilterGroup,
    PublicObjectSearchRequest,
    SimplePublicObjectBatchInput,
    SimplePublicObjectId,
    SimplePublicObjectInput,
    SimplePublicObjectInputForCreate,
)
from hubspot.crm.deals.exceptions import ApiException as DealError
from hubspot.crm.objects import SimplePublicObjectInputForCreate as NewObject
from hubspot.crm.owners.exceptions import ApiException as OwnerError
from hubspot.crm.properties import PropertyCreate, PropertyUpdate

from sandbox.testing import SandboxClient


@pytest.fixture
def client(sandbox: SandboxClient) -> HubSpot:
    return HubSpot(access_token=sandbox.token, host=sandbox.url)


def link(to: str, type_id: int) -> dict[str, Any]:
    types = [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id}]
    return {"to": {"id": to}, "types": types}


def body(error: Any) -> dict[str, Any]:
    return dict(json.loads(error.value.body))


def new_deal(**properties: str) -> SimplePublicObjectInputForCreate:
    return SimplePublicObjectInputForCreate(properties=properties, associations=[])


def test_a_deal_lives_from_create_to_archive(client: HubSpot, sandbox: SandboxClient) -> None:
    contact = next(iter(sandbox.records("contacts")))
    api = client.crm.deals.basic_api
    made = api.create(
        {
            "properties": {"dealname": "Harbour lights", "amount": "1200.50", "dealstage": "qualifiedtobuy"},
            "associations": [link(contact, 3)],
        }
    )
    assert made.properties["pipeline"] == "default"
    assert made.properties["hs_projected_amount"] == "480.2"
    read = api.get_by_id(made.id, properties=["dealname", "closedate", "nonsense"], associations=["contacts"])
    assert read.properties["dealname"] == "Harbour lights"
    assert read.properties["closedate"] is None
    assert "nonsense" not in read.properties
    assert [(r.id, r.type) for r in read.associations["contacts"].results] == [(contact, "deal_to_contact")]
    changed = api.update(made.id, SimplePublicObjectInput(properties={"amount": "", "dealstage": "closedwon"}))
    assert changed.properties["hs_is_closed_won"] == "true"
    assert changed.properties["closedate"]
    api.archive(made.id)
    api.archive(made.id)
    with pytest.raises(DealError) as gone:
        api.get_by_id(made.id)
    assert gone.value.status == 404
    assert gone.value.headers["Content-Type"].startswith("text/html")
    assert api.get_by_id(made.id, archived=True).archived
    with pytest.raises(DealError) as patched:
        api.update(made.id, SimplePublicObjectInput(properties={"amount": "1"}))
    assert body(patched)["message"] == "resource not found"


def test_a_taken_email_is_a_conflict_that_names_the_holder(client: HubSpot) -> None:
    api = client.crm.contacts.basic_api
    first = api.create(NewContact(properties={"email": "Ida.Holm@example.com"}, associations=[]))
    assert first.properties["email"] == "ida.holm@example.com"
    with pytest.raises(ContactError) as refused:
        api.create(NewContact(properties={"email": "ida.holm@EXAMPLE.com"}, associations=[]))
    assert refused.value.status == 409
    assert body(refused)["message"] == f"Contact already exists. Existing ID: {first.id}"
    assert body(refused)["category"] == "CONFLICT"
    found = api.get_by_id("ida.holm@example.com", id_property="email", properties=["firstname"])
    assert found.id == first.id


def test_pages_run_through_all_records_once(client: HubSpot) -> None:
    api, after, ids = client.crm.contacts.basic_api, None, []
    while True:
        page = api.get_page(limit=25, after=after)
        ids += [record.id for record in page.results]
        if page.paging is None:
            break
        after = page.paging.next.after
    assert len(ids) == len(set(ids)) == 60
    assert ids == sorted(ids, key=int)
    assert len(client.crm.contacts.get_all()) == 60


def test_search_sorts_pages_and_counts(client: HubSpot) -> None:
    wanted = PublicObjectSearchRequest(
        filter_groups=[FilterGroup(filters=[Filter(property_name="amount", operator="GTE", value="50000")])],
        sorts=[{"propertyName": "amount", "direction": "DESCENDING"}],
        properties=["dealname", "amount"],
        limit=4,
    )
    first = client.crm.deals.search_api.do_search(wanted)
    wanted.after = first.paging.next.after
    second = client.crm.deals.search_api.do_search(wanted)
    amounts = [float(record.properties["amount"]) for record in first.results + second.results]
    assert len(amounts) == 8
    assert amounts == sorted(amounts, reverse=True)
    assert first.total == second.total > 8


def test_batches_report_missing_records_row_by_row(client: HubSpot, sandbox: SandboxClient) -> None:
    deals = list(sandbox.records("deals"))[:2]
    api = client.crm.deals.batch_api
    read = api.read(
        BatchReadInputSimplePublicObjectId(
            inputs=[SimplePublicObjectId(id=i) for i in [*deals, "7"]],
            properties=["dealname"],
            properties_with_history=[],
        )
    )
    assert [record.id for record in read.results] == deals
    assert read.num_errors == 1
    assert read.errors[0].category == "OBJECT_NOT_FOUND"
    updated = api.update(
        BatchInputSimplePublicObjectBatchInput(
            inputs=[SimplePublicObjectBatchInput(id=i, properties={"hs_next_step": "call"}) for i in deals]
        )
    )
    assert updated.status == "COMPLETE"
    created = api.create({"inputs": [{"properties": {"dealname": f"Batch {n}"}} for n in range(3)]})
    assert len(created.results) == 3
    api.archive({"inputs": [{"id": record.id} for record in created.results]})
    assert not {record.id for record in created.results} & set(sandbox.records("deals"))


def test_a_failed_batch_create_leaves_nothing_behind(client: HubSpot, sandbox: SandboxClient) -> None:
    before = set(sandbox.records("contacts"))
    rows = [{"properties": {"email": "one@example.com"}}, {"properties": {"email": "not an address"}}]
    with pytest.raises(ContactError) as refused:
        client.crm.contacts.batch_api.create({"inputs": rows})
    assert body(refused)["errors"][0]["code"] == "INVALID_EMAIL"
    assert set(sandbox.records("contacts")) == before
    traced = [{**row, "objectWriteTraceId": str(n)} for n, row in enumerate(rows)]
    partly = client.crm.contacts.batch_api.create({"inputs": traced})
    assert (len(partly.results), partly.num_errors) == (1, 1)


def test_upsert_by_email_tells_new_from_known(client: HubSpot) -> None:
    rows = [
        {"id": email, "idProperty": "email", "properties": {"jobtitle": "Pilot"}}
        for email in ("maria.garcia@monteverde.example.com", "fresh@example.com")
    ]
    done = client.crm.contacts.batch_api.upsert({"inputs": rows})
    assert [result.new for result in done.results] == [False, True]


def test_associations_in_both_directions(client: HubSpot, sandbox: SandboxClient) -> None:
    deal = client.crm.deals.basic_api.create(new_deal(dealname="Linked"))
    company, other = list(sandbox.records("companies"))[:2]
    api = client.crm.associations.v4.basic_api
    api.create_default("deals", deal.id, "companies", company)
    spec = AssociationSpec(association_category="HUBSPOT_DEFINED", association_type_id=5)
    made = api.create("deals", deal.id, "companies", other, [spec])
    assert made.labels == ["Primary"]
    page = api.get_page("deals", deal.id, "companies")
    types = {r.to_object_id: [t.type_id for t in r.association_types] for r in page.results}
    assert types == {company: [341], other: [5, 341]}
    back = api.get_page("companies", other, "deals")
    assert {t.type_id for r in back.results if r.to_object_id == deal.id for t in r.association_types} == {
        6,
        342,
    }
    api.archive("deals", deal.id, "companies", other)
    assert len(api.get_page("deals", deal.id, "companies").results) == 1
    assert api.get_page("deals", "999", "companies").results == []
    read = client.crm.associations.v4.batch_api.get_page(
        "deals", "companies", {"inputs": [{"id": deal.id}, {"id": "999"}]}
    )
    assert read.results[0].to[0].to_object_id == company
    assert read.num_errors == 1


def test_a_new_record_with_a_wrong_association_is_refused_whole(client: HubSpot, sandbox: SandboxClient) -> None:
    contact = next(iter(sandbox.records("contacts")))
    before = len(sandbox.records("deals"))
    for wrong in (link(contact, 4), link(contact, 98765), link("999", 3)):
        with pytest.raises(DealError) as refused:
            client.crm.deals.basic_api.create({"properties": {"dealname": "x"}, "associations": [wrong]})
        assert refused.value.status == 400
    assert len(sandbox.records("deals")) == before


def test_pipelines_stages_owners_and_properties(client: HubSpot) -> None:
    pipelines = client.crm.pipelines.pipelines_api.get_all("deals").results
    assert [p.label for p in pipelines] == ["Sales Pipeline", "Renewals"]
    assert pipelines[0].stages[0].id == "appointmentscheduled"
    assert pipelines[0].stages[-2].metadata == {"isClosed": "true", "probability": "1.0"}
    assert all(stage.id.isdigit() for stage in pipelines[1].stages)
    owners = client.crm.owners.owners_api.get_page()
    assert len(owners.results) == 4
    one = client.crm.owners.owners_api.get_page(email=owners.results[1].email.upper()).results
    assert [owner.id for owner in one] == [owners.results[1].id]
    left = client.crm.owners.owners_api.get_page(archived=True).results
    assert [owner.user_id for owner in left] == [None]
    with pytest.raises(OwnerError):
        client.crm.owners.owners_api.get_by_id(1)
    region = client.crm.properties.core_api.get_by_name("deals", "renewal_region")
    assert [option.value for option in region.options] == ["EMEA", "APAC", "AMER"]
    stage = client.crm.properties.core_api.get_by_name("deals", "dealstage")
    assert stage.external_options and stage.options == []


def test_custom_properties_can_be_made_changed_and_archived(client: HubSpot) -> None:
    api = client.crm.properties.core_api
    made = api.create(
        "contacts",
        PropertyCreate(
            name="shirt_size",
            label="Shirt size",
            type="enumeration",
            field_type="select",
            group_name="contactinformation",
            options=[{"label": s, "value": s.lower(), "displayOrder": 0, "hidden": False} for s in ("S", "M")],
        ),
    )
    assert not made.hubspot_defined
    api.update("contacts", "shirt_size", PropertyUpdate(label="Size"))
    person = client.crm.contacts.basic_api.create({"properties": {"firstname": "Ivo", "shirt_size": "m"}})
    assert person.properties["shirt_size"] == "m"
    api.archive("contacts", "shirt_size")
    with pytest.raises(ContactError) as refused:
        client.crm.contacts.basic_api.create({"properties": {"firstname": "Ivo", "shirt_size": "m"}})
    assert body(refused)["errors"][0]["code"] == "PROPERTY_DOESNT_EXIST"


def test_notes_and_tasks_through_the_generic_api(client: HubSpot, sandbox: SandboxClient) -> None:
    contact = next(iter(sandbox.records("contacts")))
    note = client.crm.objects.basic_api.create(
        "NOTE",
        NewObject(
            properties={"hs_timestamp": "1767225600000", "hs_note_body": "Hello"},
            associations=[link(contact, 202)],
        ),
    )
    assert note.properties["hs_timestamp"] == "2026-01-01T00:00:00Z"
    linked = client.crm.associations.v4.basic_api.get_page("contacts", contact, "notes").results
    assert note.id in [each.to_object_id for each in linked]


def test_merge_keeps_both_ids_and_emails(client: HubSpot, sandbox: SandboxClient) -> None:
    api = client.crm.contacts.basic_api
    a = api.create({"properties": {"email": "a@example.com", "firstname": "A"}})
    b = api.create({"properties": {"email": "b@example.com", "jobtitle": "B"}})
    merged = api.merge({"primaryObjectId": a.id, "objectIdToMerge": b.id})
    assert (merged.id, merged.properties["jobtitle"]) == (a.id, "B")
    assert api.get_by_id(b.id).id == a.id
    with pytest.raises(ContactError) as taken:
        api.create({"properties": {"email": "b@example.com"}})
    assert taken.value.status == 409
    api.purge({"objectId": a.id})
    assert a.id not in sandbox.records("contacts")
