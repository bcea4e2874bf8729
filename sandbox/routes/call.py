"""One API call, and how handlers are put on HubSpot's versioned paths."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox import errors
from sandbox.hub import Access, Hub
from sandbox.model.portal import Portal
from sandbox.object_types import ObjectType, resolve

HUB: web.AppKey[Hub] = web.AppKey("hub", Hub)
# Whose call the current task answers, for the log.
ACCESS: ContextVar[Access | None] = ContextVar("ACCESS", default=None)

DATED = ("2026-03", "2026-09")
STRICT_FROM = "2026-09"
JSON_TYPE = "application/json;charset=utf-8"


@dataclass(slots=True)
class Call:
    """A call whose token was accepted.

    Attributes:
        version: ``v3``, ``2026-03`` or ``2026-09``.
        raw: the request body.
    """

    request: web.Request
    access: Access
    version: str
    raw: bytes

    @property
    def hub(self) -> Hub:
        """The sandbox."""
        return self.request.app[HUB]

    @property
    def portal(self) -> Portal:
        """The account the token opens."""
        return self.access.portal

    @property
    def strict(self) -> bool:
        """Whether the version obeys admin rules and accepts near-miss dates."""
        return self.version in DATED and self.version >= STRICT_FROM

    def part(self, name: str) -> str:
        """A named part of the path."""
        return self.request.match_info[name]

    def kind(self, name: str = "type") -> ObjectType:
        """The object type named in the path."""
        return resolve(self.part(name))

    def query(self, name: str) -> str | None:
        """The first value of a query parameter."""
        return self.request.query.get(name)

    def listed(self, name: str) -> list[str]:
        """Values of a repeatable, comma separated query parameter."""
        values = self.request.query.getall(name, [])
        return [part.strip() for value in values for part in value.split(",") if part.strip()]

    def flag(self, name: str) -> bool:
        """HubSpot reads ``true`` in any letter case, everything else is false."""
        return (self.query(name) or "").lower() == "true"

    def limit(self, default: int, most: int) -> int:
        """The page size asked for.

        Raises:
            HubSpotError: 400 for one beyond what HubSpot documents.
        """
        try:
            number = int(self.query("limit") or default)
        except ValueError:
            raise errors.validation("limit must be a number") from None
        if number > most:
            raise errors.validation(f"limit {number} exceeds the maximum of {most}")
        if number < 0:
            raise errors.validation(f"limit {number} is negative")
        return max(1, number)

    def after(self) -> int:
        """The cursor of the page asked for; 0 for the first page."""
        after = self.query("after")
        try:
            return int(after or 0)
        except ValueError:
            raise errors.validation(f"Invalid 'after' cursor: {after}") from None

    def body(self) -> dict[str, Any]:
        """The JSON body, which must be an object.

        Raises:
            HubSpotError: 400.
        """
        found = parse(self.raw)
        if not isinstance(found, dict):
            raise errors.invalid_json("Cannot deserialize value from Array value (token `START_ARRAY`)")
        return found

    def json(self) -> Any:
        """The JSON body, of any shape."""
        return parse(self.raw)


def parse(raw: bytes) -> Any:
    """Read JSON strictly, as HubSpot does (no ``NaN``).

    Raises:
        HubSpotError: 400, without a category, naming line and column.
    """
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_no_constant)
    except json.JSONDecodeError as problem:
        raise errors.invalid_json(problem.msg, problem.lineno, problem.colno) from None
    except UnicodeDecodeError:
        raise errors.invalid_json("Invalid UTF-8") from None


def _no_constant(token: str) -> None:
    raise errors.invalid_json(
        f"Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
    )


def reply(body: Any, status: int = 200) -> web.Response:
    """A JSON answer as HubSpot writes it: compact, UTF-8."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(body=text.encode(), status=status, headers={"Content-Type": JSON_TYPE})


def no_content() -> web.Response:
    """204."""
    return web.Response(status=204)


Handler = Callable[[Call], web.Response]


def prefixes(api: str) -> dict[str, str]:
    """The path of an API in each version, for example ``objects``."""
    first = {
        "objects": "/crm/v3/objects",
        "record-associations": "/crm/v4/objects",
        "associations": "/crm/v4/associations",
        "properties": "/crm/v3/properties",
        "pipelines": "/crm/v3/pipelines",
        "owners": "/crm/v3/owners",
        "account-info": "/account-info/v3",
    }[api]
    dated = {"record-associations": "/crm/objects", "account-info": "/account-info"}.get(api, f"/crm/{api}")
    return {"v3": first, **{version: f"{dated}/{version}" for version in DATED}}


def route(app: web.Application, method: str, api: str, path: str, handler: Handler) -> None:
    """Serve a path of an API in every version."""
    for version, prefix in prefixes(api).items():
        app.router.add_route(method, prefix + path, _endpoint(version, handler, path.endswith("/search")))


def _endpoint(version: str, handler: Handler, search: bool) -> Callable[[web.Request], Any]:
    async def handle(request: web.Request) -> web.Response:
        raw = await request.read()
        hub = request.app[HUB]
        access = hub.access(request.headers.get("Authorization"))
        ACCESS.set(access)
        now, account = hub.clock.now(), access.portal.account
        limits = hub.limiter.admit(access.app, account, access.private, search, now)
        try:
            answer = handler(Call(request, access, version, raw))
        except errors.HubSpotError as problem:
            problem.headers.update(limits)
            raise
        answer.headers.update(limits)
        return answer

    return handle
