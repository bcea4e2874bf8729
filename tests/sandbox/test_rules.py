"""What HubSpot refuses and derives, by raw HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sandbox.testing import SandboxClient

DEALS = "/crm/objects/2026-09/deals"
CONTACTS = "/crm/objects/2026-09/contacts"


def code_of(answer: tuple[int, Any]) -> str:
    """The code of the one refused property; checks that the message and ``errors`` agree."""
    status, body = answer
    assert status == 400 and body["category"] == "VALIDATION_ERROR" and body["correlationId"]
    (detail,) = body["errors"]
    listed = json.loads(body["message"].partition(": ")[2])
    assert [(item["name"], item["error"]) for item in listed] == [
        (detail["context"]["propertyName"][0], detail["code"])
    ]
    return str(detail["code"])


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"nonsense": "1"}, "PROPERTY_DOESNT_EXIST"),
        ({"hs_is_closed_won": "true"}, "READ_ONLY_VALUE"),
        ({"hs_object_id": "5"}, "READ_ONLY_VALUE"),
        ({"amount": "12,5"}, "INVALID_INTEGER"),
        ({"amount": " 12"}, "INVALID_INTEGER"),
        ({"amount": "inf"}, "INVALID_INTEGER"),
        ({"amount": "1e999"}, "INVALID_INTEGER"),
        ({"closedate": "tomorrow"}, "INVALID_LONG"),
        ({"closedate": "2026-13-01"}, "INVALID_LONG"),
        ({"go_live_date": "01/02/2027"}, "INVALID_DATE"),
        ({"go_live_date": "2027-02-30"}, "INVALID_DATE"),
        ({"dealtype": "New Business"}, "INVALID_OPTION"),
        ({"renewal_region": "emea"}, "INVALID_OPTION"),
        ({"products_of_interest": "analytics;spaceships"}, "INVALID_OPTION"),
        ({"deal_currency_code": "JPY"}, "INVALID_OPTION"),
        ({"pipeline": "Renewals"}, "INVALID_OPTION"),
        ({"dealstage": "Closed Won"}, "INVALID_OPTION"),
        ({"dealstage": "1287604511"}, "INVALID_OPTION"),
        ({"hubspot_owner_id": "71190001"}, "INVALID_OPTION"),
    ],
)
def test_refused_values_of_a_deal(sandbox: SandboxClient, properties: dict[str, str], code: str) -> None:
    body = {"properties": {"dealname": "x", **properties}}
    before = sandbox.records("deals")
    for path in (DEALS, "/crm/v3/objects/deals"):
        assert code_of(sandbox.call("POST", path, body)) == code
    deal = next(iter(before))
    assert code_of(sandbox.call("PATCH", f"{DEALS}/{deal}", {"properties": properties})) == code
    assert sandbox.records("deals") == before


def test_every_refused_value_is_listed(sandbox: SandboxClient) -> None:
    body = sandbox.call("POST", DEALS, {"properties": {"amount": "x", "nope": "y", "dealstage": "z"}})[1]
    assert {each["context"]["propertyName"][0] for each in body["errors"]} == {"amount", "nope", "dealstage"}


@pytest.mark.parametrize(
    ("name", "sent", "stored"),
    [
        ("closedate", "2027-01-31", "2027-01-31T00:00:00Z"),
        ("closedate", "2027-01-31T10:00:00+01:00", "2027-01-31T09:00:00Z"),
        ("closedate", "2027-01-31T10:00:00.5Z", "2027-01-31T10:00:00.500Z"),
        ("closedate", 1801353600000, "2027-01-31T00:00:00Z"),
        ("go_live_date", "2027-01-31", "2027-01-31"),
        ("go_live_date", "1801353600000", "2027-01-31"),
        ("amount", 1200.5, "1200.5"),
        ("amount", 1200, "1200"),
        ("amount", "1200.50", "1200.50"),
        ("products_of_interest", "training;analytics", "training;analytics"),
        ("amount", None, None),
    ],
)
def test_stored_values(sandbox: SandboxClient, name: str, sent: Any, stored: str | None) -> None:
    status, made = sandbox.call("POST", "/crm/objects/2026-03/deals", {"properties": {"dealname": "d", name: sent}})
    assert status == 201
    assert made["properties"].get(name) == stored
    assert "warnings" not in made


def test_multiple_choice_appends_after_a_leading_semicolon(sandbox: SandboxClient) -> None:
    made = sandbox.call("POST", DEALS, {"properties": {"dealname": "d", "products_of_interest": "training"}})[1]
    path = f"{DEALS}/{made['id']}"
    changed = sandbox.call("PATCH", path, {"properties": {"products_of_interest": ";support"}})[1]
    assert changed["properties"]["products_of_interest"] == "training;support"
    changed = sandbox.call("PATCH", path, {"properties": {"products_of_interest": "hardware"}})[1]
    assert changed["properties"]["products_of_interest"] == "hardware"


@pytest.mark.parametrize(
    ("sent", "normalized"),
    [("1990-01-01T07:30:00Z", "631152000000"), ("631152000000", None), ("1801404000", "1801353600000")],
)
def test_near_miss_dates_are_normalised_from_2026_09_on(
    sandbox: SandboxClient, sent: str, normalized: str | None
) -> None:
    properties = {"firstname": "B", "birthday": sent}
    made = sandbox.call("POST", CONTACTS, {"properties": properties})[1]
    warned = [warning["context"] for warning in made.get("warnings", [])]
    assert warned == (
        [{"propertyName": "birthday", "rawValue": sent, "normalizedValue": normalized}] if normalized else []
    )
    if normalized:
        assert (
            code_of(sandbox.call("POST", "/crm/objects/2026-03/contacts", {"properties": properties})) == "INVALID_DATE"
        )


def test_the_admins_rules_bind_from_2026_09_on(sandbox: SandboxClient) -> None:
    sandbox.rules(
        create_form={"deals": ["amount"]},
        conditional=[
            {
                "objectType": "deals",
                "property": "dealstage",
                "values": ["closedlost"],
                "requires": "closed_lost_reason",
            }
        ],
    )
    plain, lost = {"dealname": "d"}, {"dealname": "d", "amount": "1", "dealstage": "closedlost"}
    status, body = sandbox.call("POST", DEALS, {"properties": plain})
    assert (status, body["errors"][0]["code"]) == (400, "MISSING_REQUIRED_PROPERTY")
    status, body = sandbox.call("POST", DEALS, {"properties": lost})
    assert (status, body["errors"][0]["code"]) == (400, "MISSING_CONDITIONAL_REQUIRED_PROPERTY")
    assert body["errors"][0]["context"] == {"propertyName": ["closed_lost_reason"]}
    for path in ("/crm/v3/objects/deals", "/crm/objects/2026-03/deals"):
        assert sandbox.call("POST", path, {"properties": plain})[0] == 201
        assert sandbox.call("POST", path, {"properties": lost})[0] == 201
    deal = sandbox.call("POST", DEALS, {"properties": {**plain, "amount": "1"}})[1]["id"]
    assert sandbox.call("PATCH", f"{DEALS}/{deal}", {"properties": {"dealstage": "closedlost"}})[0] == 400
    with_reason = {"dealstage": "closedlost", "closed_lost_reason": "price"}
    assert sandbox.call("PATCH", f"{DEALS}/{deal}", {"properties": with_reason})[0] == 200
    assert sandbox.call("PATCH", f"{DEALS}/{deal}", {"properties": {"closed_lost_reason": ""}})[0] == 400


def test_life_cycle_moves_forward_only(sandbox: SandboxClient) -> None:
    made = sandbox.call("POST", CONTACTS, {"properties": {"email": "life@example.com"}})[1]
    assert made["properties"]["lifecyclestage"] == "lead"
    path = f"{CONTACTS}/{made['id']}"

    def set_stage(stage: str) -> str | None:
        sandbox.call("PATCH", path, {"properties": {"lifecyclestage": stage}})
        found = sandbox.call("GET", path + "?properties=lifecyclestage")[1]["properties"]["lifecyclestage"]
        return None if found is None else str(found)

    assert set_stage("customer") == "customer"
    assert set_stage("lead") == "customer"
    assert set_stage("") is None
    assert set_stage("lead") == "lead"


def test_closing_a_deal_sets_its_close_date_unless_given(sandbox: SandboxClient) -> None:
    deal = sandbox.call("POST", DEALS, {"properties": {"dealname": "d", "amount": "100"}})[1]["id"]
    path = f"{DEALS}/{deal}"
    won = sandbox.call("PATCH", path, {"properties": {"dealstage": "closedwon"}})[1]["properties"]
    assert won["closedate"] and won["hs_closed_amount"] == "100" and won["hs_deal_stage_probability"] == "1"
    given = {"dealstage": "closedlost", "closedate": "2025-01-01"}
    lost = sandbox.call("PATCH", path, {"properties": given})[1]["properties"]
    assert (lost["closedate"], lost["hs_is_closed_lost"]) == ("2025-01-01T00:00:00Z", "true")


def test_history_is_kept_newest_first(sandbox: SandboxClient) -> None:
    deal = sandbox.call("POST", DEALS, {"properties": {"dealname": "d", "amount": "1"}})[1]["id"]
    sandbox.call("PATCH", f"{DEALS}/{deal}", {"properties": {"amount": "2"}})
    found = sandbox.call("GET", f"{DEALS}/{deal}?propertiesWithHistory=amount")[1]
    assert [change["value"] for change in found["propertiesWithHistory"]["amount"]] == ["2", "1"]


def test_custom_unique_values(sandbox: SandboxClient) -> None:
    first = sandbox.call("POST", CONTACTS, {"properties": {"firstname": "A", "customer_number": "C-1"}})[1]["id"]
    answer = sandbox.call("POST", CONTACTS, {"properties": {"firstname": "B", "customer_number": "C-1"}})
    assert code_of(answer) == "CONFLICTING_UNIQUE_VALUE"
    assert sandbox.call("GET", f"{CONTACTS}/C-1?idProperty=customer_number")[1]["id"] == first
    assert sandbox.call("GET", f"{CONTACTS}/A?idProperty=firstname")[0] == 400
    assert sandbox.call("DELETE", f"{CONTACTS}/{first}")[0] == 204
    assert sandbox.call("POST", CONTACTS, {"properties": {"firstname": "B", "customer_number": "C-1"}})[0] == 201


def test_required_on_create(sandbox: SandboxClient) -> None:
    for kind, properties, missing in (
        ("contacts", {"phone": "1"}, ["email"]),
        ("companies", {"city": "Rome"}, ["name"]),
        ("tickets", {"content": "x"}, ["subject", "hs_pipeline_stage"]),
        ("notes", {"hs_note_body": "x"}, ["hs_timestamp"]),
    ):
        status, body = sandbox.call("POST", f"/crm/objects/2026-09/{kind}", {"properties": properties})
        assert (status, body["context"]["properties"]) == (400, missing)
