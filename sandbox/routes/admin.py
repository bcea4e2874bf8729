"""``/_sandbox``: the sandbox's own admin API, on paths HubSpot does not have."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aiohttp import web

from sandbox.expected import TEXT, TEXTS, Expected, check
from sandbox.faults import CANNED, EXPECTED, Fault
from sandbox.hub import Hub
from sandbox.journal import Journal
from sandbox.model.portal import AdminRules, Portal
from sandbox.object_types import BY_ID, OBJECT_TYPES
from sandbox.options import SETTINGS
from sandbox.routes.call import HUB, reply

_CONDITION = {"objectType": TEXT, "property": TEXT, "values": TEXTS, "requires": TEXT}


def _is_condition(rule: Any) -> bool:
    return isinstance(rule, dict) and all(name in rule and each.fits(rule[name]) for name, each in _CONDITION.items())


_RULES = {
    "create_form": Expected(
        lambda value: isinstance(value, dict) and all(TEXTS.fits(names) for names in value.values()),
        "an object: a plural type name and a list of property names each",
    ),
    "conditional": Expected(
        lambda value: isinstance(value, list) and all(_is_condition(rule) for rule in value),
        "a list of objects with " + ", ".join(f"{name} ({each.words})" for name, each in _CONDITION.items()),
    ),
}
NO_STORE = {"Cache-Control": "no-store"}


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    router = app.router
    router.add_get("/_sandbox/health", health)
    router.add_get("/_sandbox/faults", list_faults)
    router.add_post("/_sandbox/faults", add_fault)
    router.add_delete("/_sandbox/faults", clear_faults)
    router.add_get("/_sandbox/requests", list_requests)
    router.add_delete("/_sandbox/requests", clear_requests)
    router.add_get("/_sandbox/settings", read_settings)
    router.add_patch("/_sandbox/settings", change_settings)
    router.add_get("/_sandbox/rules", read_rules)
    router.add_put("/_sandbox/rules", set_rules)
    router.add_post("/_sandbox/reset", reset)
    router.add_get("/_sandbox/state", state)
    router.add_get("/_sandbox/events", events)


def bad(message: str) -> web.HTTPBadRequest:
    """400 of the admin API."""
    return web.HTTPBadRequest(text=json.dumps({"error": message}), content_type="application/json")


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON object of an admin request."""
    try:
        found = await request.json()
    except json.JSONDecodeError as problem:
        raise bad(f"not JSON: {problem}") from None
    if not isinstance(found, dict):
        raise bad("an object is expected")
    return found


def checked(given: Mapping[str, Any], expected: Mapping[str, Expected]) -> None:
    """Refuse what is not as expected, with 400 and the field's name."""
    try:
        check(given, expected)
    except ValueError as problem:
        raise bad(str(problem)) from None


def portal_of(request: web.Request) -> Portal:
    """The portal named in ``?portal=``, the first one otherwise."""
    hub = request.app[HUB]
    wanted = request.query.get("portal")
    if wanted is None:
        return hub.main
    portal = {str(number): portal for number, portal in hub.portals.items()}.get(wanted)
    if portal is None:
        raise bad(f"no portal {wanted}; there are {', '.join(map(str, hub.portals))}")
    return portal


async def health(request: web.Request) -> web.Response:
    """Tells that the sandbox is up."""
    return reply({"status": "ok", "portals": list(request.app[HUB].portals)})


async def list_faults(request: web.Request) -> web.Response:
    """The rules in force and the canned answers there are."""
    faults = request.app[HUB].faults
    return reply({"faults": [asdict(rule) for rule in faults.rules], "canned": sorted(CANNED)})


async def add_fault(request: web.Request) -> web.Response:
    """Add a rule; its fields are those of :class:`sandbox.faults.Fault`."""
    given = {name: value for name, value in (await body_of(request)).items() if name not in ("id", "hits")}
    checked(given, EXPECTED)
    rule = Fault(**given)
    request.app[HUB].faults.rules.append(rule)
    return reply(asdict(rule), 201)


async def clear_faults(request: web.Request) -> web.Response:
    """Remove every rule, or the one named in ``?id=``."""
    faults, wanted = request.app[HUB].faults, request.query.get("id")
    faults.rules[:] = [rule for rule in faults.rules if wanted and str(rule.id) != wanted]
    return web.Response(status=204)


async def list_requests(request: web.Request) -> web.Response:
    """The calls so far and the number of TCP connections they came over."""
    return reply(request.app[HUB].journal.to_json())


async def clear_requests(request: web.Request) -> web.Response:
    """Forget the calls so far."""
    request.app[HUB].journal = Journal()
    return web.Response(status=204)


async def read_settings(request: web.Request) -> web.Response:
    """The settings that can be changed at run time."""
    return reply(asdict(request.app[HUB].settings))


async def change_settings(request: web.Request) -> web.Response:
    """Change some settings."""
    hub, body = request.app[HUB], await body_of(request)
    checked(body, SETTINGS)
    for name, value in body.items():
        setattr(hub.settings, name, value)
    hub.clock.shift_ms = int(hub.settings.clock_shift_seconds * 1000)
    return reply(asdict(hub.settings))


async def read_rules(request: web.Request) -> web.Response:
    """The portal's admin rules."""
    return reply(asdict(portal_of(request).rules))


async def set_rules(request: web.Request) -> web.Response:
    """Replace the portal's admin rules; see :class:`sandbox.model.portal.AdminRules`."""
    portal, body = portal_of(request), await body_of(request)
    checked(body, _RULES)
    rules = AdminRules(**body)
    portal.rules = rules
    portal.note("rules", "-")
    request.app[HUB].save()
    return reply(asdict(rules))


async def reset(request: web.Request) -> web.Response:
    """Back to a fresh start."""
    request.app[HUB].reset()
    return web.Response(status=204)


async def state(request: web.Request) -> web.Response:
    """Everything the portal holds, as plain JSON."""
    return web.json_response(state_json(portal_of(request)), headers=NO_STORE)


def state_json(portal: Portal) -> dict[str, Any]:
    """Records by plural type name, with their links and revision."""
    found: dict[str, Any] = {}
    for kind in OBJECT_TYPES:
        rows = []
        for record in portal.records[kind.id].values():
            links = portal.associations.links.get((kind.id, record.id), {})
            rows.append(
                {
                    "id": record.id,
                    "properties": dict(record.properties),
                    "archived": record.archived_ms is not None,
                    "revision": record.revision,
                    "associations": {BY_ID[t].name: sorted(ids, key=int) for t, ids in links.items() if ids},
                }
            )
        found[kind.name] = rows
    return {
        "portal": {
            "id": portal.id,
            "name": portal.account.name,
            "currency": portal.account.currency,
            "timeZone": portal.account.time_zone,
        },
        "revision": portal.revision,
        "records": found,
        "pipelines": {BY_ID[t].name: [p.to_json() for p in ps] for t, ps in portal.pipelines.items()},
        "owners": [owner.to_json() for owner in portal.owners.values()],
    }


async def events(request: web.Request) -> web.StreamResponse:
    """Server-sent events: the portal's revision, whenever something changed."""
    hub: Hub = request.app[HUB]
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **NO_STORE})
    await response.prepare(request)
    changed = asyncio.Event()
    hub.listeners.add(changed)
    try:
        while not hub.closing:
            await response.write(f"data: {portal_of(request).revision}\n\n".encode())
            changed.clear()
            try:
                await asyncio.wait_for(changed.wait(), timeout=15)
            except asyncio.TimeoutError:
                await response.write(b": still here\n\n")
    except (ConnectionResetError, asyncio.CancelledError):
        pass
    finally:
        hub.listeners.discard(changed)
    return response
