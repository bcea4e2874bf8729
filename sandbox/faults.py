"""Faults on demand: what goes wrong with which call, how often."""

from __future__ import annotations

import fnmatch
import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from sandbox import errors
from sandbox.expected import ANYTHING, HEADERS, TEXT, YES_OR_NO, Expected, number, one_of, or_null, whole


@dataclass(slots=True)
class Canned:
    """A ready answer."""

    status: int
    body: bytes
    content_type: str = "application/json;charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


def _json(problem: errors.HubSpotError, **headers: str) -> Canned:
    body = {**(problem.body or {}), "correlationId": "5a4db0c5-0000-4000-8000-0000000fa017"}
    return Canned(problem.status, json.dumps(body).encode(), headers=headers)


def _page(status: int, reason: str) -> Canned:
    return Canned(status, errors.reason_page(status, reason).encode(), errors.HTML_TYPE)


CANNED: dict[str, Canned] = {
    "ten_secondly": _json(errors.rate_limited("TEN_SECONDLY_ROLLING")),
    "search_limit": _json(errors.rate_limited("SECONDLY")),
    "daily": _json(errors.rate_limited("DAILY")),
    "unauthorized": _json(errors.unauthenticated()),
    "expired": _json(errors.expired_token(61, "2026-01-01T00:00:00Z")),
    "missing_scopes": _json(errors.missing_scopes(["crm.objects.deals.write"])),
    "locked": _json(errors.error(423, "This resource is currently locked. Try again in a few seconds.")),
    "migration": _json(errors.error(477, "Data migration in progress for this account."), **{"Retry-After": "3600"}),
    "email_taken": _json(
        errors.property_values(
            [errors.Problem("email", "CONFLICTING_UNIQUE_VALUE", "A contact with this email already exists.")],
            48120934,
        )
    ),
    "uri_too_long": _page(414, "URI Too Long"),
    "server_error": _json(errors.error(500, "internal error")),
    "bad_gateway": _page(502, "Bad Gateway"),
    "unavailable": _page(503, "Service Unavailable"),
    "gateway_timeout": _page(504, "Gateway Timeout"),
    "origin_down": _page(521, "Web server is down"),
    "connection_timed_out": _page(522, "Connection timed out"),
    "origin_unreachable": _page(523, "Origin is unreachable"),
    "timeout": _page(524, "A timeout occurred"),
    "html": Canned(200, b"<!doctype html><title>Just a moment...</title>", "text/html; charset=UTF-8"),
}

_numbers = itertools.count(1)

LONGEST_DELAY_MS = 3_600_000
EXPECTED = {
    "method": Expected(TEXT.fits, "a text, such as POST or *"),
    "path": Expected(TEXT.fits, "a text, such as */deals"),
    "times": or_null(whole(0), " for every call"),
    "after": whole(0),
    "delay_ms": number(0, LONGEST_DELAY_MS),
    "drop": or_null(one_of(("before", "after"))),
    "canned": or_null(one_of(sorted(CANNED))),
    "status": or_null(whole(200, 599)),
    "body": ANYTHING,
    "headers": HEADERS,
    "apply": YES_OR_NO,
    "truncate": YES_OR_NO,
    "expire": YES_OR_NO,
}
"""The fields of a rule, as whoever adds one may say them."""


@dataclass(slots=True)
class Fault:
    """One rule.

    Attributes:
        method: HTTP method, ``*`` for any.
        path: shell-style pattern of the path, for example ``/crm/objects/*/deals*``.
        times: how many calls it still hits; ``None`` for all.
        after: how many matching calls pass first.
        delay_ms: extra time before the answer.
        drop: ``before`` closes the connection without doing anything, ``after`` does the work and then
            closes it without an answer.
        canned: name of a ready answer.
        status: status to answer with; with ``apply`` it replaces the status of the real answer.
        body: body to answer with, a text or JSON.
        headers: extra headers of the answer.
        apply: do the work before answering (always true for ``drop: after`` and ``truncate``).
        truncate: send the first half of the real body only, in a well-formed HTTP answer.
        expire: every OAuth access token ends as the call arrives, which is then answered as such a token's.
    """

    method: str = "*"
    path: str = "*"
    times: int | None = 1
    after: int = 0
    delay_ms: float = 0.0
    drop: str | None = None
    canned: str | None = None
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    apply: bool = False
    truncate: bool = False
    expire: bool = False
    id: int = field(default_factory=lambda: next(_numbers))
    hits: int = 0

    def matches(self, method: str, path: str) -> bool:
        """Whether the rule speaks of this call (its counts aside)."""
        return self.method.upper() in ("*", method) and fnmatch.fnmatchcase(path, self.path)

    @property
    def works(self) -> bool:
        """Whether the call is carried out."""
        only_delay = not (self.canned or self.status or self.body is not None or self.drop)
        return self.apply or self.truncate or self.drop == "after" or only_delay

    def answer(self) -> Canned | None:
        """The answer given in place of the real one, if any."""
        if self.canned:
            ready = CANNED[self.canned]
            status = self.status or ready.status
            return Canned(status, ready.body, ready.content_type, {**ready.headers, **self.headers})
        if self.body is None and (self.status is None or self.apply):
            return None
        text = self.body if isinstance(self.body, str) else json.dumps(self.body if self.body is not None else {})
        kind = "application/json;charset=utf-8" if not isinstance(self.body, str) else "text/html"
        return Canned(self.status or 200, text.encode(errors="replace"), kind, dict(self.headers))


@dataclass(slots=True)
class Faults:
    """The rules in force, first match first."""

    rules: list[Fault] = field(default_factory=list)

    def take(self, method: str, path: str) -> Fault | None:
        """The rule that hits this call, counted."""
        for rule in self.rules:
            if not rule.matches(method, path):
                continue
            rule.hits += 1
            if rule.hits <= rule.after:
                continue
            if rule.times is not None and rule.hits > rule.after + rule.times:
                continue
            return rule
        return None
