"""Bodies, codes and the order of HubSpot's checks."""

from __future__ import annotations

import http.client
import json

import pytest

from sandbox.options import ALL_SCOPES
from sandbox.testing import SandboxClient, running_sandbox

VERSIONS = ("/crm/v3/objects", "/crm/objects/2026-03", "/crm/objects/2026-09")


def raw(
    sandbox: SandboxClient, method: str, path: str, headers: dict[str, str], body: str = ""
) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection(sandbox.url.removeprefix("http://"))
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type") or "", answer.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("spelling", ["bearer {}", "Bearer  {}", "Bearer {} x", "Basic {}", "{}", "Bearer nobody", ""])
def test_a_wrong_authorization_is_401(sandbox: SandboxClient, spelling: str) -> None:
    header = {"Authorization": spelling.format(sandbox.token)}
    status, kind, text = raw(sandbox, "GET", "/crm/v3/objects/deals", header)
    assert (status, kind) == (401, "application/json;charset=utf-8")
    assert json.loads(text)["category"] == "INVALID_AUTHENTICATION"


@pytest.mark.parametrize("prefix", VERSIONS)
def test_types_are_read_in_any_spelling(sandbox: SandboxClient, prefix: str) -> None:
    ids = [
        sandbox.call("GET", f"{prefix}/{name}?limit=1")[1]["results"][0]["id"]
        for name in ("deals", "deal", "DEAL", "0-3")
    ]
    assert len(set(ids)) == 1
    assert sandbox.call("GET", f"{prefix}/dealz")[1]["message"] == "Unable to infer object type from: dealz"
    status, body = sandbox.call("GET", f"{prefix}/2-99")
    assert (status, body["message"]) == (400, "Invalid object or event type id: 2-99")
    assert "category" not in body


def test_ids_that_lead_nowhere(sandbox: SandboxClient) -> None:
    for prefix in VERSIONS:
        header = {"Authorization": f"Bearer {sandbox.token}"}
        status, kind, text = raw(sandbox, "GET", f"{prefix}/deals/17", header)
        assert (status, kind) == (404, "text/html;charset=iso-8859-1") and "HTTP ERROR 404" in text
        status, body = sandbox.call("GET", f"{prefix}/deals/seventeen")
        assert (status, body["category"]) == (404, "OBJECT_NOT_FOUND")
        assert body["message"] == "Object not found.  objectId are usually numeric."
        assert (
            sandbox.call("GET", f"{prefix}/deals/-1")[1]["message"] == "Object not found. objectId is usually positive."
        )
        status, body = sandbox.call("PATCH", f"{prefix}/deals/17", {"properties": {"amount": "1"}})
        assert (status, body["message"]) == (404, "resource not found") and "category" not in body
        assert sandbox.call("DELETE", f"{prefix}/deals/17")[0] == 204


def test_the_order_of_the_checks() -> None:
    scopes = frozenset({"crm.objects.deals.read"})
    with running_sandbox(tokens={"pat-na1-narrow": scopes, "pat-na1-wide": ALL_SCOPES}) as sandbox:
        assert sandbox.call("PATCH", "/crm/v3/objects/nothing/1", {}, "nobody")[0] == 401
        assert sandbox.call("PATCH", "/crm/v3/objects/nothing/1", {})[0] == 400
        header = {"Authorization": "Bearer pat-na1-narrow"}
        status, _, text = raw(sandbox, "PATCH", "/crm/v3/objects/deals/1", header, "{")
        assert status == 400 and "Invalid input JSON on line 1" in text and "category" not in text
        status, body = sandbox.call("PATCH", "/crm/v3/objects/deals/1", {"properties": {}})
        assert (status, body["category"]) == (403, "MISSING_SCOPES")
        assert sandbox.call("PATCH", "/crm/v3/objects/deals/1", {"properties": {}}, "pat-na1-wide")[0] == 404
        assert sandbox.call("GET", "/crm/v3/objects/contacts")[0] == 403
        assert sandbox.call("GET", "/crm/pipelines/2026-09/deals")[0] == 200
        assert sandbox.call("GET", "/crm/properties/2026-09/contacts")[0] == 403
        assert sandbox.call("GET", "/crm/owners/2026-09")[0] == 403
        assert sandbox.call("GET", "/account-info/2026-09/details")[0] == 200


def test_wrong_methods_paths_and_bodies(sandbox: SandboxClient) -> None:
    header = {"Authorization": f"Bearer {sandbox.token}"}
    status, kind, text = raw(sandbox, "PUT", "/crm/v3/objects/deals", header)
    assert status == 405 and kind.startswith("text/html") and "Method Not Allowed" in text
    assert raw(sandbox, "GET", "/crm/v3/objects/deals/search", header)[0] == 405
    assert raw(sandbox, "GET", "/crm/v3/nonexistent", {})[0] == 404
    assert raw(sandbox, "GET", "/crm/v3/objects/deals?properties=" + "x" * 20_000, header)[0] == 414
    for body in ("[]", '{"properties": []}', "{}", '{"properties": {"amount": {}}}', '{"properties": {"amount": NaN}}'):
        assert raw(sandbox, "POST", "/crm/v3/objects/deals", header, body)[0] == 400


def test_every_answer_names_its_correlation_id(sandbox: SandboxClient) -> None:
    connection = http.client.HTTPConnection(sandbox.url.removeprefix("http://"))
    connection.request("GET", "/crm/v3/objects/nothing", headers={"Authorization": f"Bearer {sandbox.token}"})
    answer = connection.getresponse()
    assert answer.getheader("x-hubspot-correlation-id") == json.load(answer)["correlationId"]
    connection.close()
