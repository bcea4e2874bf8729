"""What happens around every API call: faults, delay, errors as HubSpot writes them, the log, saving."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Awaitable, Callable
from email.utils import formatdate

from aiohttp import web

from sandbox import errors
from sandbox.faults import Fault
from sandbox.hub import Hub
from sandbox.journal import Entry
from sandbox.routes.call import ACCESS, HUB, JSON_TYPE

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LONGEST_URI = 16_000
DROPPED = 0


def is_own(path: str) -> bool:
    """Whether a path belongs to the sandbox's admin API and pages."""
    return path in ("/", "/favicon.ico") or path.startswith("/_sandbox")


@web.middleware
async def around(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Run one call with everything a HubSpot edge adds to it."""
    if is_own(request.path):
        return await handler(request)
    hub = request.app[HUB]
    ACCESS.set(None)
    started = time.perf_counter()
    journal = hub.journal  # a call still under way at a reset is not written down after it
    connection = journal.connection(request.transport)
    arrived = hub.clock.now()
    if hub.settings.latency_ms:
        await asyncio.sleep(hub.settings.latency_ms / 1000)
    fault = hub.faults.take(request.method, request.path)
    if fault and fault.expire:
        hub.oauth.expire(hub.clock.now())
    response = await _respond(hub, request, handler, fault)
    response.headers.setdefault("Date", formatdate(hub.clock.now() / 1000, usegmt=True))
    dropped = fault is not None and fault.drop is not None
    access = ACCESS.get()
    journal.add(
        Entry(
            number=journal.total + 1,
            at=arrived,
            method=request.method,
            path=request.path,
            query=request.query_string,
            status=DROPPED if dropped else response.status,
            ms=round((time.perf_counter() - started) * 1000, 2),
            connection=connection,
            portal_id=access.portal.id if access else None,
            fault=fault.id if fault else None,
            app=access.app if access else None,
        )
    )
    if dropped and request.transport is not None:
        request.transport.abort()
    return response


async def _respond(hub: Hub, request: web.Request, handler: Handler, fault: Fault | None) -> web.Response:
    response = web.Response(status=204)
    if fault is None or fault.works:
        response = await _answer(hub, request, handler)
        hub.save()
    if fault is None:
        return response
    if fault.delay_ms:
        await asyncio.sleep(fault.delay_ms / 1000)
    ready = fault.answer()
    if ready is not None:
        headers = {"Content-Type": ready.content_type, **ready.headers}
        return web.Response(status=ready.status, body=ready.body, headers=headers)
    body = response.body if isinstance(response.body, bytes) else b""
    if fault.truncate:
        body = body[: len(body) // 2]
    kept = {name: value for name, value in response.headers.items() if name.lower() != "content-length"}
    return web.Response(status=fault.status or response.status, body=body or None, headers={**kept, **fault.headers})


async def _answer(hub: Hub, request: web.Request, handler: Handler) -> web.Response:
    correlation = str(uuid.uuid4())
    try:
        if len(request.raw_path) > LONGEST_URI:
            return _page(414, "URI Too Long")
        answer = await handler(request)
        assert isinstance(answer, web.Response)
        response = answer
    except errors.HubSpotError as problem:
        response = _error(problem, correlation)
    except web.HTTPMethodNotAllowed as problem:
        response = _page(405, "Method Not Allowed")
        response.headers["Allow"] = problem.headers.get("Allow", "")
    except web.HTTPNotFound:
        response = _error(errors.page_not_found(), correlation)
    response.headers["x-hubspot-correlation-id"] = correlation
    response.headers["x-request-id"] = correlation
    return response


def _error(problem: errors.HubSpotError, correlation: str) -> web.Response:
    if problem.html is not None:
        headers = {"Content-Type": errors.HTML_TYPE, **problem.headers}
        return web.Response(status=problem.status, body=problem.html.encode(), headers=headers)
    items = list((problem.body or {}).items())
    # HubSpot writes the id right after the message.
    at = next((n + 1 for n, (name, _) in enumerate(items) if name == "message"), len(items))
    body = dict([*items[:at], ("correlationId", correlation), *items[at:]])
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    headers = {"Content-Type": JSON_TYPE, **problem.headers}
    return web.Response(status=problem.status, body=text.encode(), headers=headers)


def _page(status: int, reason: str) -> web.Response:
    body = errors.reason_page(status, reason).encode()
    headers = {"Content-Type": errors.HTML_TYPE, "Cache-Control": "must-revalidate,no-cache,no-store"}
    return web.Response(status=status, body=body, headers=headers)
