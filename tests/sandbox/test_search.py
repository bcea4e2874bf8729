"""Search: operators, limits, order, text, index lag."""

from __future__ import annotations

import time
from typing import Any

import pytest

from sandbox.testing import SandboxClient

DEALS, CONTACTS = "/crm/objects/2026-09/deals", "/crm/objects/2026-09/contacts"


def found(sandbox: SandboxClient, path: str, *filters: dict[str, Any], **request: Any) -> set[str]:
    body = {"filterGroups": [{"filters": list(filters)}] if filters else [], "limit": 200, **request}
    status, answer = sandbox.call("POST", f"{path}/search", body)
    assert status == 200, answer
    assert answer["total"] == len(answer["results"])
    return {record["id"] for record in answer["results"]}


def one(name: str, operator: str, value: Any = None, **more: Any) -> dict[str, Any]:
    wanted: dict[str, Any] = {"propertyName": name, "operator": operator, **more}
    return wanted if value is None else {**wanted, "value": value}


@pytest.fixture
def people(sandbox: SandboxClient) -> dict[str, str]:
    """Three contacts with a mark of their own in ``jobtitle`` or none, by first name."""
    made = {}
    for first, last, title in (
        ("Zoë", "Quist", "Zz chief"),
        ("Maria", "Quist-Vega", "zz Chief engineer"),
        ("Bo", "Quist", ""),
    ):
        properties = {"firstname": first, "lastname": last, "jobtitle": title, "salutation": "qq"}
        made[first] = sandbox.call("POST", CONTACTS, {"properties": properties})[1]["id"]
    return made


OURS = one("salutation", "EQ", "QQ")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (one("firstname", "EQ", "zoe"), {"Zoë"}),
        (one("firstname", "NEQ", "Maria"), {"Zoë", "Bo"}),
        (one("jobtitle", "NEQ", "ZZ CHIEF"), {"Maria", "Bo"}),
        (one("firstname", "IN", values=["maria", "bo"]), {"Maria", "Bo"}),
        (one("firstname", "IN", values=["Maria"]), set()),
        (one("jobtitle", "NOT_IN", values=["zz chief"]), {"Maria", "Bo"}),
        (one("jobtitle", "HAS_PROPERTY"), {"Zoë", "Maria"}),
        (one("jobtitle", "NOT_HAS_PROPERTY"), {"Bo"}),
        (one("lastname", "CONTAINS_TOKEN", "vega"), {"Maria"}),
        (one("lastname", "CONTAINS_TOKEN", "veg"), set()),
        (one("lastname", "CONTAINS_TOKEN", "veg*"), {"Maria"}),
        (one("lastname", "CONTAINS_TOKEN", "*ist"), {"Zoë", "Maria", "Bo"}),
        (one("jobtitle", "CONTAINS_TOKEN", "chief zz"), {"Zoë", "Maria"}),
        (one("jobtitle", "NOT_CONTAINS_TOKEN", "engineer"), {"Zoë", "Bo"}),
        (one("firstname", "GT", "c"), {"Zoë", "Maria"}),
        (one("firstname", "BETWEEN", "a", highValue="n"), {"Maria", "Bo"}),
        (one("createdate", "GTE", "0"), {"Zoë", "Maria", "Bo"}),
        (one("lifecyclestage", "EQ", "LEAD"), set()),
        (one("lifecyclestage", "EQ", "lead"), {"Zoë", "Maria", "Bo"}),
    ],
)
def test_operators(
    sandbox: SandboxClient, people: dict[str, str], condition: dict[str, Any], expected: set[str]
) -> None:
    assert found(sandbox, CONTACTS, OURS, condition) == {people[name] for name in expected}


def test_numbers_and_dates_compare_as_such(sandbox: SandboxClient) -> None:
    records = sandbox.records("deals")
    amounts = {i: float(r["properties"]["amount"]) for i, r in records.items()}
    assert found(sandbox, DEALS, one("amount", "LT", "9000")) == {i for i, a in amounts.items() if a < 9000}
    between = one("amount", "BETWEEN", "15750.5", highValue="22000")
    assert found(sandbox, DEALS, between) == {i for i, a in amounts.items() if 15750.5 <= a <= 22000}
    now = int(time.time() * 1000)
    closed = found(sandbox, DEALS, one("closedate", "LT", str(now)))
    as_iso = found(sandbox, DEALS, one("closedate", "LT", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())))
    assert closed == as_iso and 5 < len(closed) < 20


def test_groups_are_alternatives_and_associations_can_be_asked_for(sandbox: SandboxClient) -> None:
    groups = [{"filters": [one("dealname", "EQ", name)]} for name in ("website redesign", "kestrel arm upgrade")]
    assert len(found(sandbox, DEALS, filterGroups=groups)) == 3
    contact = next(i for i, r in sandbox.records("contacts").items() if r["properties"]["lastname"] == "van den Berg")
    linked = found(sandbox, DEALS, one("associations.contact", "EQ", contact))
    assert linked == set(sandbox.records("contacts")[contact]["associations"]["deals"])


@pytest.mark.parametrize(
    ("query", "last_names"),
    [
        ("maria garc", {"Garcia", "García", "Garcia-Lopez"}),
        ("monteverde.example.com", {"Garcia", "Carvalho", "da Silva"}),
        ("555-0104", {"Smith"}),
        ("(305) 555-0105", {"Smith"}),
        ("nobody at all", set()),
    ],
)
def test_query_looks_through_names_mail_and_phones(sandbox: SandboxClient, query: str, last_names: set[str]) -> None:
    records = sandbox.records("contacts")
    assert {records[i]["properties"]["lastname"] for i in found(sandbox, CONTACTS, query=query)} == last_names


def test_defaults_order_and_pages(sandbox: SandboxClient) -> None:
    first = sandbox.call("POST", f"{DEALS}/search", {})[1]
    assert len(first["results"]) == 10 and first["total"] == 42
    assert set(first["results"][0]["properties"]) == {
        "amount",
        "closedate",
        "createdate",
        "dealname",
        "dealstage",
        "hs_lastmodifieddate",
        "hs_object_id",
        "pipeline",
    }
    ids, after = [record["id"] for record in first["results"]], first["paging"]["next"]["after"]
    while after:
        page = sandbox.call("POST", f"{DEALS}/search", {"after": after, "limit": 15})[1]
        ids += [record["id"] for record in page["results"]]
        after = page.get("paging", {}).get("next", {}).get("after")
    assert ids == list(sandbox.records("deals"))
    by_name = sandbox.call("POST", f"{DEALS}/search", {"sorts": ["-dealname"], "limit": 100})[1]["results"]
    names = [record["properties"]["dealname"].lower() for record in by_name]
    assert names == sorted(names, reverse=True)


@pytest.mark.parametrize(
    "request_body",
    [
        {"filterGroups": [{"filters": [one("amount", "EQ", "1")]}] * 6},
        {"filterGroups": [{"filters": [one("amount", "EQ", "1")] * 7}]},
        {"filterGroups": [{"filters": [one("amount", "EQ", "1")] * 5}] * 4},
        {"filterGroups": [{"filters": [one("amount", "LIKE", "1")]}]},
        {"filterGroups": [{"filters": [one("amount", "EQ")]}]},
        {"filterGroups": [{"filters": [one("amount", "IN", "1")]}]},
        {"filterGroups": [{"filters": [one("amount", "BETWEEN", "1")]}]},
        {"filterGroups": [{"filters": [one("no_such_property", "EQ", "1")]}]},
        {"filterGroups": [{"filters": [{"operator": "EQ", "value": "1"}]}]},
        {"filterGroups": [{"filters": [one("amount", "GT", "viel")]}]},
        {"filterGroups": [{"filters": [one("amount", "BETWEEN", "1", highValue="nan")]}]},
        {"filterGroups": [{"filters": [one("amount", "IN", values=["1", "two"])]}]},
        {"filterGroups": [{"filters": [one("closedate", "LT", "gestern")]}]},
        {"filterGroups": [{"filters": [one("createdate", "GTE", "2026-13-01")]}]},
        {"sorts": ["amount", "dealname"]},
        {"limit": 201},
        {"limit": -1},
        {"after": "10000"},
        {"after": "next"},
        {"query": "x" * 3001},
        {"sorts": [{"propertyName": "amount", "direction": "UP"}]},
        {"filterGroups": "all"},
    ],
)
def test_refused_searches(sandbox: SandboxClient, request_body: dict[str, Any]) -> None:
    status, body = sandbox.call("POST", f"{DEALS}/search", request_body)
    assert status == 400 and body["status"] == "error"


def test_the_index_lags_behind_the_records(sandbox: SandboxClient) -> None:
    sandbox.settings(index_lag=60)
    made = sandbox.call("POST", DEALS, {"properties": {"dealname": "Lagging", "amount": "1"}})[1]["id"]
    assert found(sandbox, DEALS, one("dealname", "EQ", "lagging")) == set()
    assert sandbox.call("GET", f"{DEALS}/{made}")[0] == 200
    sandbox.settings(clock_shift_seconds=61)
    assert found(sandbox, DEALS, one("dealname", "EQ", "lagging")) == {made}
    sandbox.call("PATCH", f"{DEALS}/{made}", {"properties": {"amount": "2"}})
    assert found(sandbox, DEALS, one("dealname", "EQ", "lagging"), one("amount", "EQ", "1")) == {made}
    sandbox.call("DELETE", f"{DEALS}/{made}")
    sandbox.settings(clock_shift_seconds=200)
    assert found(sandbox, DEALS, one("dealname", "EQ", "lagging")) == set()


def test_a_page_beyond_the_documented_size_is_refused(sandbox: SandboxClient) -> None:
    for query, status in (
        ("100", 200),
        ("101", 400),
        ("-3", 400),
        ("many", 400),
        ("51&propertiesWithHistory=amount", 400),
    ):
        assert sandbox.call("GET", f"{DEALS}?limit={query}")[0] == status, query
    assert sandbox.call("GET", "/crm/owners/2026-09?limit=501")[0] == 400
    assert sandbox.call("POST", f"{DEALS}/search", {"limit": 0})[1]["results"] == []
