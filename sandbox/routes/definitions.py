"""``/crm/…/properties``: property definitions and their groups."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web

from sandbox import errors
from sandbox.model.definitions import Option, PropertyDefinition, PropertyGroup
from sandbox.object_types import ObjectType
from sandbox.routes.batch import inputs, outcome
from sandbox.routes.call import Call, no_content, reply, route

TYPES = {"bool", "date", "datetime", "enumeration", "number", "phone_number", "string"}
MAX_UNIQUE = 10


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    route(app, "GET", "properties", "/{type}", list_all)
    route(app, "POST", "properties", "/{type}", create)
    route(app, "POST", "properties", "/{type}/batch/read", batch_read)
    route(app, "POST", "properties", "/{type}/batch/create", batch_create)
    route(app, "POST", "properties", "/{type}/batch/archive", batch_archive)
    route(app, "GET", "properties", "/{type}/groups", list_groups)
    route(app, "POST", "properties", "/{type}/groups", create_group)
    route(app, "GET", "properties", "/{type}/groups/{name}", read_group)
    route(app, "GET", "properties", "/{type}/{name}", read)
    route(app, "PATCH", "properties", "/{type}/{name}", update)
    route(app, "DELETE", "properties", "/{type}/{name}", archive)


def _definition(call: Call, kind: ObjectType, archived: bool = False) -> PropertyDefinition:
    found = call.portal.properties[kind.id].get(call.part("name"))
    if found is None or (found.archived_ms is not None) != archived:
        raise errors.not_found(f'Property "{call.part("name")}" does not exist')
    return found


def list_all(call: Call) -> web.Response:
    """Every definition of a type, in one page."""
    kind = call.kind()
    call.access.require(kind.schema_read_scopes)
    archived = call.flag("archived")
    found = call.portal.properties[kind.id].values()
    return reply({"results": [d.to_json() for d in found if (d.archived_ms is not None) == archived]})


def read(call: Call) -> web.Response:
    """One definition."""
    kind = call.kind()
    call.access.require(kind.schema_read_scopes)
    return reply(_definition(call, kind, call.flag("archived")).to_json())


def create(call: Call) -> web.Response:
    """A definition of the user's own; an archived one of the same name comes back."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.schema_write_scopes)
    return reply(_create(call, kind, body).to_json(), 201)


def _create(call: Call, kind: ObjectType, body: dict[str, Any]) -> PropertyDefinition:
    missing = [n for n in ("name", "label", "type", "fieldType", "groupName") if not body.get(n)]
    if missing:
        raise errors.missing_fields(missing)
    known = call.portal.properties[kind.id]
    name = str(body["name"]).lower()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise errors.validation(f"Property name {name} is not valid")
    if body["type"] not in TYPES:
        raise errors.validation(f"{body['type']} is not a valid property type")
    if body["type"] == "enumeration" and not body.get("options") and not body.get("externalOptions"):
        raise errors.validation("Enumeration properties must have options")
    if body["groupName"] not in {group.name for group in call.portal.groups[kind.id]}:
        raise errors.validation(f"Property group {body['groupName']} does not exist")
    if body.get("hasUniqueValue") and _unique_count(known) >= MAX_UNIQUE:
        raise errors.validation(f"Only {MAX_UNIQUE} unique properties are allowed")
    now = call.portal.clock.now()
    old = known.get(name)
    if old is not None and old.archived_ms is None:
        raise errors.error(
            409,
            f"A property named '{name}' already exists.",
            "OBJECT_ALREADY_EXISTS",
            subCategory="Properties.PROPERTY_WITH_NAME_EXISTS",
        )
    definition = old or PropertyDefinition(name, "", defined_by_hubspot=False, created_ms=now)
    definition.archived_ms = None
    definition.unique = bool(body.get("hasUniqueValue", definition.unique))
    definition.referenced = body.get("referencedObjectType", definition.referenced)
    known[name] = definition
    _apply(call, kind, definition, body)
    return definition


def _unique_count(known: dict[str, PropertyDefinition]) -> int:
    return sum(1 for d in known.values() if d.unique and not d.defined_by_hubspot)


def _apply(call: Call, kind: ObjectType, definition: PropertyDefinition, body: dict[str, Any]) -> None:
    definition.label = str(body.get("label", definition.label))
    definition.type = str(body.get("type", definition.type))
    definition.field_type = str(body.get("fieldType", definition.field_type))
    definition.group = str(body.get("groupName", definition.group))
    definition.description = str(body.get("description", definition.description))
    definition.hidden = bool(body.get("hidden", definition.hidden))
    definition.form_field = bool(body.get("formField", definition.form_field))
    definition.display_order = int(body.get("displayOrder", definition.display_order))
    if "options" in body:
        definition.options = [_option(each, order) for order, each in enumerate(body["options"] or [])]
    definition.updated_ms = call.portal.clock.now()
    call.portal.note("properties", kind.id)


def _option(raw: Any, order: int) -> Option:
    if not isinstance(raw, dict) or "label" not in raw or "value" not in raw:
        raise errors.missing_fields(["label", "value"])
    return Option(
        value=str(raw["value"]),
        label=str(raw["label"]),
        displayOrder=int(raw.get("displayOrder", order)),
        hidden=bool(raw.get("hidden", False)),
        description=str(raw.get("description") or ""),
    )


def update(call: Call) -> web.Response:
    """Change a definition; ``options`` replace the whole list."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.schema_write_scopes)
    definition = _definition(call, kind)
    if definition.defined_by_hubspot and set(body) - {"options", "label", "displayOrder", "groupName"}:
        raise errors.validation(f"Property {definition.name} is defined by HubSpot and cannot be changed")
    _apply(call, kind, definition, body)
    return reply(definition.to_json())


def archive(call: Call) -> web.Response:
    """Move a definition of the user's own to the recycle bin."""
    kind = call.kind()
    call.access.require(kind.schema_write_scopes)
    definition = _definition(call, kind)
    if definition.defined_by_hubspot:
        raise errors.validation(f"Property {definition.name} is defined by HubSpot and cannot be archived")
    _archive(call, kind, definition)
    return no_content()


def _archive(call: Call, kind: ObjectType, definition: PropertyDefinition) -> None:
    definition.archived_ms = call.portal.clock.now()
    call.portal.note("properties", kind.id)


def batch_read(call: Call) -> web.Response:
    """Several definitions by name."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.schema_read_scopes)
    results, problems = [], []
    for item in inputs(body):
        found = call.portal.definition(kind, str(item.get("name")))
        if found:
            results.append(found.to_json())
        else:
            problems.append(
                {
                    "status": "error",
                    "category": "OBJECT_NOT_FOUND",
                    "message": f"Property {item.get('name')} does not exist",
                    "context": {"name": [str(item.get("name"))]},
                }
            )
    return outcome(call, results, problems)


def batch_create(call: Call) -> web.Response:
    """Several new definitions; failed ones are rows of a 207."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.schema_write_scopes)
    results, problems = [], []
    for item in inputs(body):
        try:
            results.append(_create(call, kind, item).to_json())
        except errors.HubSpotError as problem:
            problems.append(problem.body)
    return outcome(call, results, problems, 201)


def batch_archive(call: Call) -> web.Response:
    """204, whatever the names led to."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.schema_write_scopes)
    for item in inputs(body):
        found = call.portal.definition(kind, str(item.get("name")))
        if found and not found.defined_by_hubspot:
            _archive(call, kind, found)
    return no_content()


def list_groups(call: Call) -> web.Response:
    """Every group of a type."""
    kind = call.kind()
    call.access.require(kind.schema_read_scopes)
    return reply({"results": [group.to_json() for group in call.portal.groups[kind.id]]})


def read_group(call: Call) -> web.Response:
    """One group."""
    kind = call.kind()
    call.access.require(kind.schema_read_scopes)
    for group in call.portal.groups[kind.id]:
        if group.name == call.part("name"):
            return reply(group.to_json())
    raise errors.not_found(f"Property group {call.part('name')} does not exist")


def create_group(call: Call) -> web.Response:
    """A group of the user's own."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.schema_write_scopes)
    missing = [name for name in ("name", "label") if not body.get(name)]
    if missing:
        raise errors.missing_fields(missing)
    if any(group.name == body["name"] for group in call.portal.groups[kind.id]):
        raise errors.error(409, f"A property group named '{body['name']}' already exists.", "OBJECT_ALREADY_EXISTS")
    group = PropertyGroup(str(body["name"]), str(body["label"]), int(body.get("displayOrder", -1)))
    call.portal.groups[kind.id].append(group)
    call.portal.note("properties", kind.id)
    return reply(group.to_json(), 201)
