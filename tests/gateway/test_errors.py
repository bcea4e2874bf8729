"""Every documented refusal, once, in our terms."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import pytest
from urllib3 import HTTPHeaderDict

from actions.errors import (
    Busy,
    Conflict,
    DailyLimit,
    Forbidden,
    HubSpotProblem,
    InvalidCredential,
    MissingScope,
    NotFound,
    Refused,
    Unreachable,
    Unsure,
)
from actions.gateway import op
from actions.gateway.errors import Failed, garbled, refusal, retry_after
from actions.gateway.op import Op
from actions.gateway.wire import Answer

HTML = b"<html><head><title>Error</title></head><body><h2>HTTP ERROR</h2></body></html>"


def answer(status: int, body: Any = b"", **headers: str) -> Answer:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, HTTPHeaderDict({name.replace("_", "-"): value for name, value in headers.items()}), data)


def failed(status: int, body: Any = b"", op: Op = op.UPDATE, **headers: str) -> Failed:
    return refusal(answer(status, body, **headers), op)


def problem(status: int, body: Any = b"", op: Op = op.UPDATE, **headers: str) -> HubSpotProblem:
    return failed(status, body, op, **headers).problem


def said(category: str | None = None, message: str = "", **more: Any) -> dict[str, Any]:
    body = {"status": "error", "message": message, "correlationId": "c0ffee", **more}
    return body | ({"category": category} if category else {})


def values(*rows: dict[str, Any]) -> str:
    return "Property values were not valid: " + json.dumps(list(rows))


OPTION = {
    "isValid": False,
    "message": "EMEAA was not one of the allowed options: [EMEA, APAC, AMER]",
    "error": "INVALID_OPTION",
    "name": "renewal_region",
    "localizedErrorMessage": "EMEAA was not one of the allowed options: [EMEA, APAC, AMER]",
}


def test_values_refused_in_the_message() -> None:
    mail = {"isValid": False, "message": "Email address x is invalid", "error": "INVALID_EMAIL", "name": "email"}
    found = problem(400, said("VALIDATION_ERROR", values(OPTION, mail)))
    assert type(found) is Refused
    assert found.by_property == {
        "renewal_region": "EMEAA was not one of the allowed options: [EMEA, APAC, AMER]",
        "email": "Email address x is invalid",
    }
    assert found.codes == {"renewal_region": "INVALID_OPTION", "email": "INVALID_EMAIL"}
    assert "{" not in found.words["reason"]


def test_values_refused_in_errors() -> None:
    errors = [
        {"message": "amount must be a number", "code": "INVALID_LONG", "context": {"propertyName": ["amount"]}},
        {"message": "no such property", "code": "PROPERTY_DOESNT_EXIST", "context": {"propertyName": ["a", "b"]}},
    ]
    found = problem(400, said("VALIDATION_ERROR", "Property values were not valid: [", errors=errors))
    assert isinstance(found, Refused)
    assert found.by_property == {
        "amount": "amount must be a number",
        "a": "no such property",
        "b": "no such property",
    }
    assert found.codes == {"amount": "INVALID_LONG", "a": "PROPERTY_DOESNT_EXIST", "b": "PROPERTY_DOESNT_EXIST"}


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("MISSING_REQUIRED_PROPERTY", "A value for renewal_region must be provided"),
        (
            "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
            "renewal_region is required because of a conditional property rule based on [dealstage]",
        ),
    ],
)
def test_admin_rules_of_2026_09(code: str, message: str) -> None:
    error = {"code": code, "message": message, "context": {"propertyName": ["renewal_region"]}}
    found = problem(400, said("VALIDATION_ERROR", "invalid", errors=[error]), op.CREATE)
    assert isinstance(found, Refused)
    assert found.by_property == {"renewal_region": message}
    assert found.codes == {"renewal_region": code}


def test_a_long_list_of_options_is_cut() -> None:
    long = OPTION | {"localizedErrorMessage": "not one of: [" + ", ".join(map(str, range(5000))) + "]"}
    found = problem(400, said("VALIDATION_ERROR", values(long)))
    assert isinstance(found, Refused)
    assert len(found.by_property["renewal_region"]) <= 300


def test_the_whole_request_refused() -> None:
    found = problem(400, said(None, "Unable to infer object type from: dealz"))
    assert isinstance(found, Refused)
    assert found.by_property == {} and found.words["reason"] == "Unable to infer object type from: dealz"


@pytest.mark.parametrize("category", ["INVALID_AUTHENTICATION", "EXPIRED_AUTHENTICATION"])
def test_401(category: str) -> None:
    found = problem(401, said(category, "Authentication credentials not found."))
    assert isinstance(found, InvalidCredential) and category in found.detail


@pytest.mark.parametrize(
    "body",
    [
        said("MISSING_SCOPES", errors=[{"context": {"requiredGranularScopes": ["a.read", "b.read"]}}]),
        said("MISSING_SCOPES", context={"requiredScopes": ["a.read", "b.read"]}),
        said(
            "MISSING_SCOPES", errors=[{"message": "One or more of the following scopes are required: a.read, b.read."}]
        ),
    ],
)
def test_403_names_the_scopes(body: dict[str, Any]) -> None:
    found = problem(403, body)
    assert type(found) is MissingScope
    assert found.scopes == ("a.read", "b.read") and found.words["scopes"] == "a.read or b.read"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, said("USER_DOES_NOT_HAVE_PERMISSIONS", "You do not have permission")),
        (403, HTML),
        (400, said("VALIDATION_ERROR", "Missing 'Edit Associations' permission.")),
    ],
)
def test_forbidden_for_another_reason(status: int, body: Any) -> None:
    assert isinstance(problem(status, body), Forbidden)


@pytest.mark.parametrize(
    "body", [HTML, said("OBJECT_NOT_FOUND", "Object not found."), said(None, "resource not found"), b""]
)
@pytest.mark.parametrize("kind", [op.READ, op.UPDATE, op.ARCHIVE])
def test_404_of_a_record(body: Any, kind: Op) -> None:
    assert isinstance(problem(404, body, kind), NotFound)


@pytest.mark.parametrize("kind", [op.LIST, op.SEARCH, op.CREATE])
def test_404_of_something_else_is_no_missing_record(kind: Op) -> None:
    assert type(problem(404, HTML, kind)) is HubSpotProblem


def test_409_with_the_existing_id() -> None:
    found = problem(409, said("CONFLICT", "Contact already exists. Existing ID: 909090"), op.CREATE)
    assert isinstance(found, Conflict) and found.existing_id == "909090"


def test_409_without() -> None:
    found = problem(409, HTML, op.CREATE)
    assert isinstance(found, Conflict) and found.existing_id is None


@pytest.mark.parametrize(
    ("message", "existing"),
    [
        (values({"isValid": False, "message": "A contact with this email already exists.",
                 "error": "CONFLICTING_UNIQUE_VALUE", "name": "email"}), None),
        ("Cannot set PropertyValueCoordinates{propertyName=email} on 651. 101 already has that value.", "101"),
        ("Contact already exists. Existing ID: 5", "5"),
    ],
)  # fmt: skip
def test_400_that_is_a_conflict(message: str, existing: str | None) -> None:
    found = problem(400, said("VALIDATION_ERROR", message))
    assert isinstance(found, Conflict) and found.existing_id == existing


def test_400_of_another_unique_property_tells_which() -> None:
    taken = {"isValid": False, "message": "Cannot set {value=C-1} on 651. 101 already has that value.",
             "error": "CONFLICTING_UNIQUE_VALUE", "name": "badge_number"}  # fmt: skip
    found = problem(400, said("VALIDATION_ERROR", values(taken)))
    assert type(found) is Refused and found.codes == {"badge_number": "CONFLICTING_UNIQUE_VALUE"}


@pytest.mark.parametrize("status", [405, 406, 413, 414, 415, 422, 451])
def test_other_refusals(status: int) -> None:
    assert type(problem(status, HTML)) is Refused


def limit(policy: str, message: str) -> dict[str, Any]:
    return {"status": "error", "message": message, "errorType": "RATE_LIMIT", "policyName": policy}


@pytest.mark.parametrize(
    ("body", "headers", "pause"),
    [
        (limit("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit."), {}, 2),
        (limit("SECONDLY", "You have reached your secondly limit."), {}, 1),
        (said(None, "You have reached your secondly limit."), {}, 1),
        (b"", {}, 2),
        (HTML, {}, 2),
        (limit("TEN_SECONDLY_ROLLING", ""), {"Retry_After": "7"}, 7),
        (limit("TEN_SECONDLY_ROLLING", ""), {"Retry_After": "soon"}, 2),
    ],
)
def test_429(body: Any, headers: dict[str, str], pause: float) -> None:
    found = failed(429, body, **headers)
    assert type(found.problem) is Busy
    assert found.passing and not found.perhaps_done
    assert found.pause == found.problem.retry_after == pause


@pytest.mark.parametrize("body", [limit("DAILY", "You have reached your daily limit."), said(None, "your daily limit")])
def test_429_of_the_day_is_not_tried_again(body: Any) -> None:
    found = failed(429, body)
    assert isinstance(found.problem, DailyLimit) and not found.passing


def test_423_waits_two_seconds() -> None:
    found = failed(423, said(None, "This resource is currently locked."))
    assert isinstance(found.problem, Busy) and found.passing and found.pause == 2


def test_477_is_not_tried_again() -> None:
    found = failed(477, said(None, "migration"), Retry_After="3600")
    assert isinstance(found.problem, Busy) and found.problem.retry_after == 3600 and not found.passing


def test_retry_after_is_a_number_or_a_date_and_capped() -> None:
    def wait(text: str) -> float | None:
        return retry_after(answer(429, b"", Retry_After=text))

    assert wait("10") == 10
    assert wait("9999999999") == 24 * 3600
    assert wait("-5") == 0
    assert wait("nan") is None and wait("") is None and wait("tomorrow") is None
    soon = wait(format_datetime(datetime.now(timezone.utc) + timedelta(seconds=30), usegmt=True))
    assert soon is not None and 25 < soon <= 30


@pytest.mark.parametrize("status", [500, 501, 502, 503, 504, 520, 524, 599])
@pytest.mark.parametrize("body", [HTML, b"", said(None, "internal error")])
def test_5xx_leaves_a_write_unsure(status: int, body: Any) -> None:
    for kind in (op.CREATE, op.UPDATE, op.ARCHIVE):
        found = failed(status, body, kind)
        assert isinstance(found.problem, Unsure) and found.perhaps_done and found.passing
    for kind in (op.READ, op.LIST, op.SEARCH):
        assert isinstance(problem(status, body, kind), Unreachable)


@pytest.mark.parametrize("status", [301, 307, 408, 521, 522, 523, 525, 526])
def test_what_never_reached_hubspot_leaves_nobody_unsure(status: int) -> None:
    found = failed(status, HTML, op.CREATE)
    assert isinstance(found.problem, Unreachable) and not found.perhaps_done


@pytest.mark.parametrize("status", [500, 502, 503, 504, 521])
def test_a_pause_that_is_asked_for_is_waited_whatever_failed(status: int) -> None:
    soon = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=30), usegmt=True)
    for kind in (op.READ, op.SEARCH):
        found = failed(status, HTML, kind, Retry_After="5")
        assert type(found.problem) is Busy and found.problem.retry_after == found.pause == 5 and found.passing
        assert 25 < failed(status, HTML, kind, Retry_After=soon).pause <= 30
        assert isinstance(problem(status, HTML, kind, Retry_After="soon"), Unreachable)
    found = failed(status, HTML, op.UPDATE, Retry_After="5")
    assert found.pause == 5 and isinstance(found.problem, Busy if status == 521 else Unsure)


def test_a_2xx_that_says_nothing_leaves_a_write_unsure() -> None:
    assert isinstance(garbled(answer(201, HTML), op.CREATE).problem, Unsure)
    assert isinstance(garbled(answer(200, HTML), op.READ).problem, Unreachable)


def test_no_value_of_a_person_gets_into_the_detail() -> None:
    body = said("VALIDATION_ERROR", values(OPTION | {"message": "mia@example.com is bad", "name": "email"}))
    detail = problem(400, body).detail
    assert detail == "HTTP 400 VALIDATION_ERROR (correlation c0ffee)"


ODD: list[Any] = [
    b"", b"null", b"[]", b"7", b"{", b"\xff\xfe", b'"text"', b"[" * 100_000, {"message": 7, "errors": 7},
    {"errors": [7, None, {"context": 7, "message": None}, {"context": {"propertyName": {"a": 1}}}]},
    {"message": "Property values were not valid: [{]"}, {"message": ["x"], "category": {}, "policyName": []},
    {"message": "Property values were not valid: [1, {\"name\": 3}]", "context": []},
    {"validationResults": [{"name": "amount", "message": None}]}, {"correlationId": 5, "category": 5},
]  # fmt: skip


@pytest.mark.parametrize("status", [300, 400, 401, 403, 404, 409, 423, 429, 477, 500, 599, 999])
@pytest.mark.parametrize("body", ODD)
def test_odd_bodies_are_still_translated(status: int, body: Any) -> None:
    assert isinstance(problem(status, body), HubSpotProblem)
    assert isinstance(refusal(Answer(status, HTTPHeaderDict(), None), op.READ).problem, HubSpotProblem)
