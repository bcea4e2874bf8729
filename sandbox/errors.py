"""HubSpot's error answers: status codes and bodies.

Source of the shapes: HubSpot "Error handling" guide, and dated observations of api.hubapi.com by others.
Each function returns an exception to raise; the middleware turns it into the answer and adds the
``correlationId``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

SCOPES_PAGE = "https://developers.hubspot.com/scopes"

HTML_TYPE = "text/html;charset=iso-8859-1"

NOT_FOUND_PAGE = (
    "<html>\n<head>\n"
    '<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>\n'
    "<title>Error 404 Not Found</title>\n</head>\n"
    "<body><h2>HTTP ERROR 404</h2>\n<p>Resource not found</p>\n</body>\n</html>\n"
)


class HubSpotError(Exception):
    """An answer that is not a success.

    Attributes:
        status: HTTP status code.
        body: JSON body without ``correlationId``, or ``None`` for an HTML page.
        html: the page, when HubSpot answers with one.
        headers: extra response headers.
    """

    def __init__(
        self,
        status: int,
        body: dict[str, Any] | None = None,
        *,
        html: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status}: {(body or {}).get('message', html)}")
        self.status = status
        self.body = body
        self.html = html
        self.headers = headers or {}


@dataclass(frozen=True, slots=True)
class Problem:
    """One property value that HubSpot refuses.

    ``echo`` is the refused value, shown in ``propertyValue`` for codes that carry it.
    """

    name: str
    code: str
    message: str
    echo: str | None = None


def error(status: int, message: str, category: str | None = None, **extra: Any) -> HubSpotError:
    """The plain error body: status, message, extras, category."""
    body: dict[str, Any] = {"status": "error", "message": message, **extra}
    if category:
        body["category"] = category
    return HubSpotError(status, body)


def validation(message: str, **extra: Any) -> HubSpotError:
    """400 ``VALIDATION_ERROR``."""
    return error(400, message, "VALIDATION_ERROR", **extra)


def invalid_json(reason: str, line: int = 1, column: int = 1) -> HubSpotError:
    """400 for a body that does not parse; HubSpot sends no category with it."""
    return error(400, f"Invalid input JSON on line {line}, column {column}: {reason}")


def missing_fields(names: Sequence[str]) -> HubSpotError:
    """400 for a body without its required members."""
    return error(
        400,
        f"Invalid input JSON on line 1, column 2. Some required fields were not set: [{', '.join(names)}]",
        "VALIDATION_ERROR",
    )


def property_values(problems: Sequence[Problem], portal_id: int) -> HubSpotError:
    """400 for refused property values: a JSON list inside the message, repeated in ``errors``."""
    listed = []
    for problem in problems:
        item: dict[str, Any] = {
            "isValid": False,
            "message": problem.message,
            "error": problem.code,
            "name": problem.name,
            "localizedErrorMessage": problem.message,
        }
        if problem.echo is not None:
            item["propertyValue"] = problem.echo
        item["portalId"] = portal_id
        listed.append(item)
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    details = [{"message": p.message, "code": p.code, "context": {"propertyName": [p.name]}} for p in problems]
    return validation(f"Property values were not valid: {text}", errors=details)


def admin_rules(problems: Sequence[Problem]) -> HubSpotError:
    """400 for the portal's own required-property rules, enforced from ``2026-09`` on."""
    details = [{"message": p.message, "code": p.code, "context": {"propertyName": [p.name]}} for p in problems]
    return validation("The property values provided are invalid", errors=details)


def required_on_create(constant: str, names: Sequence[str]) -> HubSpotError:
    """400 when a property that HubSpot itself requires is missing on create."""
    return validation(
        f"Error creating {constant}. Some required properties were not set.",
        context={"properties": list(names)},
    )


def unauthenticated() -> HubSpotError:
    """401 for a missing, malformed or unknown token."""
    return error(
        401,
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can "
        "find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview",
        "INVALID_AUTHENTICATION",
    )


def expired_token(seconds: int, expired_at: str) -> HubSpotError:
    """401 for an OAuth access token past its time."""
    return error(
        401,
        f"The OAuth token used to make this call expired {seconds} second(s) ago.",
        "EXPIRED_AUTHENTICATION",
        context={"expire time": [expired_at]},
    )


def missing_scopes(any_of: Iterable[str]) -> HubSpotError:
    """403 naming the scopes of which one would do."""
    return error(
        403,
        "This app hasn't been granted all required scopes to make this call. "
        f"Read more about required scopes here: {SCOPES_PAGE}.",
        "MISSING_SCOPES",
        errors=[
            {
                "message": "One or more of the following scopes are required.",
                "context": {"requiredGranularScopes": list(any_of)},
            }
        ],
        links={"scopes": SCOPES_PAGE},
    )


def unknown_type(name: str, looks_like_id: bool) -> HubSpotError:
    """400 for an object type nobody knows; HubSpot sends no category."""
    if looks_like_id:
        return error(400, f"Invalid object or event type id: {name}")
    return error(400, f"Unable to infer object type from: {name}")


def page_not_found() -> HubSpotError:
    """The HTML 404 HubSpot gives for GET of a numeric id without a record, and for unknown paths."""
    return HubSpotError(404, html=NOT_FOUND_PAGE)


def resource_not_found() -> HubSpotError:
    """The JSON 404 of writes to an id without a record."""
    return error(404, "resource not found")


def bad_record_id(record_id: str, negative: bool = False) -> HubSpotError:
    """404 for an id that is not a positive number."""
    message = (
        "Object not found. objectId is usually positive."
        if negative
        else "Object not found.  objectId are usually numeric."
    )
    return error(404, message, "OBJECT_NOT_FOUND", context={"id": [record_id]})


def not_found(message: str, **extra: Any) -> HubSpotError:
    """404 ``OBJECT_NOT_FOUND``."""
    return error(404, message, "OBJECT_NOT_FOUND", **extra)


def contact_exists(existing_id: str) -> HubSpotError:
    """409 for a contact e-mail that another contact holds."""
    return error(409, f"Contact already exists. Existing ID: {existing_id}", "CONFLICT")


def rate_limited(policy: str) -> HubSpotError:
    """429; the body differs from other errors and has no category."""
    words = {
        "TEN_SECONDLY_ROLLING": "You have reached your ten_secondly_rolling limit.",
        "DAILY": "You have reached your daily limit.",
        "SECONDLY": "You have reached your secondly limit.",
    }
    body = {
        "status": "error",
        "message": words[policy],
        "errorType": "RATE_LIMIT",
        "policyName": policy,
        "groupName": "publicapi:crm:search" if policy == "SECONDLY" else "publicapi:private-apps:10secondly",
    }
    return HubSpotError(429, body)


def reason_page(status: int, reason: str) -> str:
    """HubSpot's HTML page for 405 and gateway errors."""
    return (
        "<html>\n<head>\n"
        '<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>\n'
        f"<title>Error {status} {reason}</title>\n</head>\n"
        f"<body><h2>HTTP ERROR {status}</h2>\n<p>Reason:\n<pre>    {reason}</pre></p>\n</body>\n</html>\n"
    )
