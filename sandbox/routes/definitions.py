"""``/crm/…/properties``: property definitions and their groups."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web

from sandbox import errors, fields
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
    fields.need(body, "name", "label", "type", "fieldType", "groupName")
    known = call.portal.properties[kind.id]
    name = fields.text(body, "name").lower()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise errors.validation(f"Property name {name} is not valid")
    kind_of_value, group = fields.text(body, "type"), fields.text(body, "groupName")
    if kind_of_value not in TYPES:
        raise errors.validation(f"{kind_of_value} is not a valid property type")
    if kind_of_value == "enumeration" and not body.get("options") and not body.get("externalOptions"):
        raise errors.validation("Enumeration properties must have options")
    if group not in {each.name for each in call.portal.groups[kind.id]}:
        raise errors.validation(f"Property group {group} does not exist")
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
    _apply(call, kind, definition, body)
    definition.archived_ms = None
    definition.unique = fields.flag(body, "hasUniqueValue", definition.unique)
    definition.referenced = fields.text(body, "referencedObjectType") or definition.referenced
    known[name] = definition
    return definition


def _unique_count(known: dict[str, PropertyDefinition]) -> int:
    return sum(1 for d in known.values() if d.unique and not d.defined_by_hubspot)


def _apply(call: Call, kind: ObjectType, definition: PropertyDefinition, body: dict[str, Any]) -> None:
    definition.label = fields.text(body, "label", definition.label)
    definition.type = fields.text(body, "type", definition.type)
    definition.field_type = fields.text(body, "fieldType", definition.field_type)
    definition.group = fields.text(body, "groupName", definition.group)
    definition.description = fields.text(body, "description", definition.description)
    definition.hidden = fields.flag(body, "hidden", definition.hidden)
    definition.form_field = fields.flag(body, "formField", definition.form_field)
    definition.display_order = fields.whole(body, "displayOrder", definition.display_order)
    if "options" in body:
        definition.options = [_option(each, order) for order, each in enumerate(fields.objects(body, "options"))]
    definition.updated_ms = call.portal.clock.now()
    call.portal.note("properties", kind.id)


def _option(raw: dict[str, Any], order: int) -> Option:
    fields.need(raw, "label", "value")
    return Option(
        value=fields.text(raw, "value"),
        label=fields.text(raw, "label"),
        displayOrder=fields.whole(raw, "displayOrder", order),
        hidden=fields.flag(raw, "hidden", False),
        description=fields.text(raw, "description"),
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
    fields.need(body, "name", "label")
    group = PropertyGroup(fields.text(body, "name"), fields.text(body, "label"), fields.whole(body, "displayOrder", -1))
    if any(group.name == known.name for known in call.portal.groups[kind.id]):
        raise errors.error(409, f"A property group named '{group.name}' already exists.", "OBJECT_ALREADY_EXISTS")
    call.portal.groups[kind.id].append(group)
    call.portal.note("properties", kind.id)
    return reply(group.to_json(), 201)
