"""A second, strict stand-in for HubSpot, written from its documentation alone: it knows neither pack nor sandbox.

What HubSpot documents as wrong it refuses and notes in `wrong`; where HubSpot may vary, its portals do.
"""

from __future__ import annotations

import json
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.witness import objects
from tests.witness.consent import Consent
from tests.witness.errors import Invalid, Refused, Wrong
from tests.witness.portals import Portal
from tests.witness.records import KINDS, SINGULAR, Records
from tests.witness.web import Answer, Request, Web

DATED = r"2026-03|2026-09"
PATHS = [
    re.compile(r"/crm/(?P<version>v3)/(?P<api>objects|properties|pipelines|owners)(?P<rest>/.*)?"),
    re.compile(r"/crm/(?P<version>v4)/(?P<api>objects|associations)(?P<rest>/.*)"),
    re.compile(rf"/crm/(?P<api>objects|properties|pipelines|owners|associations)/(?P<version>{DATED})(?P<rest>/.*)?"),
    re.compile(rf"/(?P<api>account-info)/(?P<version>v3|{DATED})(?P<rest>/details)"),
]
OAUTH = re.compile(rf"/oauth/({DATED})/(token|token/introspect|token/revoke)")
HTML_404 = "<html>\n<head>\n<title>Error 404 Not Found</title>\n</head>\n<body><h2>HTTP ERROR 404</h2></body>\n</html>"
SECRET = re.compile(r"hapikey|token|secret|password|email", re.I)


@dataclass
class Fault:
    """What to do to the next requests that fit. `after` does the work first, then loses the answer."""

    answer: Answer
    path: str = "."
    method: str = "."
    times: int = 1
    after: bool = False


@dataclass
class Call:
    """What one handler needs to know of a request."""

    request: Request
    api: str
    version: str
    rest: list[str]
    body: Any
    dated: bool


class HubSpot:
    """One account behind one address."""

    def __init__(self, account: Callable[[], Portal], port: int = 0) -> None:
        """Start it."""
        self.account, self.lock, self.count = account, threading.Lock(), 0
        self.wrong: list[str] = []
        self.seen: list[str] = []
        self.faults: list[Fault] = []
        self.searches: list[float] = []
        self.portal = account()
        self.records = Records(self.portal)
        self.consent = Consent(self.portal.id, self.portal.domain, f"amara@{self.portal.domain}", self.note)
        self.web = Web(self._answer, port)
        self.url = self.web.url

    def reset(self) -> None:
        """The account as it was at first; who was let in still is."""
        with self.lock:
            self.portal = self.account()
            self.records = Records(self.portal, self.records.next)
            for noted in (self.wrong, self.seen, self.faults):
                noted.clear()

    def note(self, why: str) -> None:
        """Somebody did what HubSpot documents as wrong."""
        self.wrong.append(why)

    def stop(self) -> None:
        """Stop listening."""
        self.web.stop()

    def fail(self, status: int, body: Any = None, **how: Any) -> None:
        """Let the next request (`path`, `method`, `times`) end like this."""
        fit = {name: how.pop(name) for name in ("path", "method", "times", "after") if name in how}
        self.faults.append(Fault(Answer(status, body, **how), **fit))

    def values(self, kind: str, name: str) -> dict[str, str] | None:
        """The values of the one living record of a name."""
        key = {"deals": "dealname", "companies": "name", "contacts": "email"}[kind]
        rows = [
            h for h in self.records.held.values() if h.kind == kind and not h.archived and h.values.get(key) == name
        ]
        assert len(rows) < 2, f"{len(rows)} {kind} called {name}"
        return rows[0].values if rows else None

    async def _answer(self, request: Request) -> Answer:
        with self.lock:
            self.count += 1
            self.seen.append(f"{request.method} {request.path}")
            fault = self._fault(request)
            if fault and not fault.after:
                return fault.answer
            answer = self._handled(request)
        if fault:
            return fault.answer
        answer.chunked = self.portal.chunked
        answer.wait = self.portal.first_wait if self.count == 1 else 0
        answer.close = bool(self.portal.close_every) and self.count % self.portal.close_every == 0
        return answer

    def _fault(self, request: Request) -> Fault | None:
        for fault in self.faults:
            if re.search(fault.path, request.path) and re.search(fault.method, request.method):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def _handled(self, request: Request) -> Answer:
        trace = str(uuid.uuid4())
        try:
            if found := OAUTH.fullmatch(request.path):
                return self.consent.answer(request, found[2])
            if re.fullmatch(r"/oauth(/\d+)?/authorize", request.path):
                return self.consent.authorize(request)
            return self._api(request)
        except Wrong as error:
            self.note(f"{request.method} {request.path}: {error} {request.body.decode()[:300]}")
            body = {"status": "error", "message": f"Invalid input: {error}", "category": "VALIDATION_ERROR"}
            return Answer(400, {**body, "correlationId": trace})
        except Invalid as error:
            return Answer(400, self._invalid(error, trace))
        except Refused as error:
            if error.category == "html":
                return Answer(error.status, HTML_404)
            body = {"status": "error", "message": error.message, "correlationId": trace, **error.more}
            return Answer(error.status, {**body, **({"category": error.category} if error.category else {})})

    def _api(self, request: Request) -> Answer:
        found = next((match for pattern in PATHS if (match := pattern.fullmatch(request.path))), None)
        if found is None or found["version"] not in self.portal.version_paths:
            self.note(f"unknown path {request.method} {request.path}")
            raise Refused(404, "html", "")
        if bad := [name for name, _ in request.query if SECRET.search(name) and name != "email"]:
            raise Wrong(f"{bad} in the query")
        rest = [part for part in (found["rest"] or "").split("/") if part]
        call = Call(request, found["api"], found["version"], rest, self._json(request), found["version"] == "2026-09")
        handler = getattr(self, f"_{call.api.replace('-', '_')}")
        return handler(call, self._bearer(request))  # type: ignore[no-any-return]

    def _json(self, request: Request) -> Any:
        if request.method in {"GET", "DELETE"}:
            if request.body not in {b"", b"{}"}:
                raise Wrong("a body where none belongs")
            return None
        if not request.body:
            return {}
        if not request.headers.get("content-type", "").startswith("application/json"):
            raise Wrong(f"content-type {request.headers.get('content-type')}")
        return json.loads(request.body)

    def _bearer(self, request: Request) -> set[str]:
        """The scopes of who asks."""
        header = request.headers.get("authorization", "")
        token = header.removeprefix("Bearer ")
        if header == f"Bearer {self.portal.token}":
            return self.portal.scopes
        scopes = self.consent.scopes_of(token) if header.startswith("Bearer ") else None
        if isinstance(scopes, set):
            return scopes
        if scopes is None:
            text = "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find "
            raise Refused(401, "INVALID_AUTHENTICATION", f"{text}more details at https://developers.hubspot.com")
        text = f"The OAuth token used to make this call expired {int(scopes)} second(s) ago."
        raise Refused(401, "EXPIRED_AUTHENTICATION", text, {"context": {"expire time": ["2026-11-26T08:00:00Z"]}})

    def need(self, held: set[str], *any_of: str) -> None:
        """Refuse who has none of these scopes."""
        if not held & set(any_of):
            text = (
                "This app hasn't been granted all required scopes to make this call. Read more about required scopes."
            )
            more = {"message": text, "context": {"requiredGranularScopes": list(any_of)}}
            raise Refused(
                403, "MISSING_SCOPES", text, {"errors": [more], "links": {"scopes": "https://developers.hub"}}
            )

    def kind(self, said: str) -> str:
        """The object type by any of its names."""
        for kind, type_id in KINDS.items():
            if said.lower() in {kind, SINGULAR[kind], type_id}:
                return kind
        raise Refused(400, "", f"Unable to infer object type from: {said}")

    def _invalid(self, error: Invalid, trace: str) -> dict[str, Any]:
        rows = [
            {"isValid": False, "message": text, "error": code, "name": name, "localizedErrorMessage": text}
            for name, code, text in error.rows
        ]
        message = f"Property values were not valid: {json.dumps(rows)}"
        body = {"status": "error", "message": message, "correlationId": trace, "category": "VALIDATION_ERROR"}
        if self.portal.old_errors:
            return body
        errors = [
            {"message": text, "code": code, "context": {"propertyName": [name]}} for name, code, text in error.rows
        ]
        return {**body, "errors": errors}

    def _objects(self, call: Call, scopes: set[str]) -> Answer:
        return objects.answer(self, call, scopes)

    def _associations(self, call: Call, scopes: set[str]) -> Answer:
        return objects.associations(self, call, scopes)

    def _properties(self, call: Call, scopes: set[str]) -> Answer:
        kind = self._schema(call, scopes)
        if len(call.rest) == 1:
            return Answer(200, {"results": self.portal.properties[kind]})
        one = self.records.properties(kind).get(call.rest[1])
        if one is None:
            raise Refused(404, "OBJECT_NOT_FOUND", f"Property {call.rest[1]} does not exist")
        return Answer(200, one)

    def _pipelines(self, call: Call, scopes: set[str]) -> Answer:
        self._schema(call, scopes)
        if len(call.rest) == 1:
            return Answer(200, {"results": self.portal.pipelines})
        one = next((p for p in self.portal.pipelines if p["id"] == call.rest[1]), None)
        if one is None:
            raise Refused(404, "OBJECT_NOT_FOUND", "pipeline not found")
        return Answer(200, one)

    def _schema(self, call: Call, scopes: set[str]) -> str:
        if call.request.method != "GET" or not 1 <= len(call.rest) <= 2:
            raise Wrong(f"{call.api} are read")
        kind = self.kind(call.rest[0])
        objects.only(call.request, "archived", "properties", "dataSensitivity", "locale")
        self.need(scopes, *(f"crm.objects.{kind}.{way}" for way in ("read", "write")), f"crm.schemas.{kind}.read")
        return kind

    def _owners(self, call: Call, scopes: set[str]) -> Answer:
        objects.only(call.request, "limit", "after", "email", "archived", "idProperty")
        self.need(scopes, "crm.objects.owners.read")
        if self.portal.owners_status != 200:
            raise Refused(self.portal.owners_status, "", "no owners here")
        gone = (call.request.first("archived") or "false").lower() == "true"
        rows = [each for each in self.portal.owners if each["archived"] == gone]
        if call.rest:
            key = call.request.first("idProperty") or "id"
            row = next((each for each in rows if str(each[key]) == call.rest[0]), None)
            if row is None:
                raise Refused(404, "OBJECT_NOT_FOUND", "owner not found")
            return Answer(200, row)
        if email := call.request.first("email"):
            rows = [each for each in rows if each["email"].lower() == email.lower()]
        return Answer(200, objects.page(call, rows, most=500, usual=100))

    def _account_info(self, call: Call, scopes: set[str]) -> Answer:
        self.need(scopes, "oauth")
        if self.portal.account_info != 200:
            raise Refused(self.portal.account_info, "html" if self.portal.account_info == 404 else "", "no")
        p = self.portal
        money = {"companyCurrency": p.currency, "additionalCurrencies": list(p.currencies)}
        about = {"portalId": p.id, "accountType": "STANDARD", "timeZone": p.zone, "uiDomain": p.ui_domain}
        times = {"utcOffset": "+00:00", "utcOffsetMilliseconds": 0, "dataHostingLocation": "eu1"}
        return Answer(200, {**about, **money, **times})

    def searched(self) -> None:
        """HubSpot allows an account so many searches a second."""
        now = time.monotonic()
        self.searches = [at for at in self.searches if at > now - 1]
        if len(self.searches) >= self.portal.searches_a_second:
            more = {"errorType": "RATE_LIMIT", "policyName": "SECONDLY", "groupName": "publicapi:crm:search"}
            raise Refused(429, "", "You have reached your secondly limit.", more)
        self.searches.append(now)
