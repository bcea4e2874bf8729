"""Associations: single records, batches, labels.

Paths: ``/crm/v4/…`` and their dated successors. ``toObjectId`` is a number in v4 and 2026-03, a text in
2026-09.
"""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sandbox import errors, fields
from sandbox.model.associations import Key
from sandbox.object_types import ObjectType
from sandbox.routes.batch import inputs, outcome
from sandbox.routes.call import Call, no_content, reply, route
from sandbox.routes.shapes import read_id
from sandbox.rules import links
from sandbox.schema.association_types import USER_DEFINED, AssociationType, Spec

ONE = "/{type}/{id}/associations/{to}"
PAIR = "/{type}/{to}"
PAGE = 500
MOST_CREATED, MOST_READ, MOST_ARCHIVED = 2_000, 1_000, 100


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    route(app, "PUT", "record-associations", "/{type}/{id}/associations/default/{to}/{to_id}", link_default)
    route(app, "GET", "record-associations", ONE, list_linked)
    route(app, "PUT", "record-associations", ONE + "/{to_id}", link_labelled)
    route(app, "DELETE", "record-associations", ONE + "/{to_id}", unlink_all)
    route(app, "GET", "associations", PAIR + "/labels", list_labels)
    route(app, "POST", "associations", PAIR + "/labels", create_label)
    route(app, "POST", "associations", PAIR + "/batch/read", batch_read)
    route(app, "POST", "associations", PAIR + "/batch/create", batch_create)
    route(app, "POST", "associations", PAIR + "/batch/associate/default", batch_default)
    route(app, "POST", "associations", PAIR + "/batch/archive", batch_archive)
    route(app, "POST", "associations", PAIR + "/batch/labels/archive", batch_archive_labels)


def _pair(call: Call, write: bool) -> tuple[ObjectType, ObjectType]:
    """Both types, after checking the scopes of both sides."""
    source, target = call.kind(), call.kind("to")
    if call.raw and write:
        call.json()
    for kind in (source, target):
        call.access.require(kind.write_scopes if write else kind.read_scopes)
    return source, target


def _default(call: Call, source: ObjectType, target: ObjectType) -> AssociationType:
    found = call.portal.associations.default(source.id, target.id)
    if found is None:
        raise errors.validation(f"No default association between {source.constant} and {target.constant}")
    return found


def _existing(call: Call, kind: ObjectType, record_id: str) -> Key:
    record = call.portal.find(kind, record_id)
    if record is None:
        raise errors.not_found(f"No {kind.constant} with ID {record_id} exists", context={"id": [record_id]})
    return (kind.id, record.id)


def list_linked(call: Call) -> web.Response:
    """Records linked to one record; a record that does not exist gives an empty page."""
    source, target = _pair(call, write=False)
    record = call.portal.find(source, read_id(call.part("id")))
    found = call.portal.associations.of((source.id, record.id), target.id) if record else {}
    after = call.after()
    ids = [record_id for record_id in sorted(found, key=int) if int(record_id) > after]
    limit = call.limit(PAGE, PAGE)
    body: dict[str, Any] = {"results": [_linked_json(call, source, target, i, found[i]) for i in ids[:limit]]}
    if len(ids) > limit:
        body["paging"] = {"next": {"after": ids[limit - 1], "link": f"?after={ids[limit - 1]}"}}
    return reply(body)


def _linked_json(
    call: Call, source: ObjectType, target: ObjectType, record_id: str, specs: list[Spec]
) -> dict[str, Any]:
    types = []
    for spec in specs:
        each = call.portal.associations.find(source.id, target.id, spec)
        types.append({"category": spec[0], "typeId": spec[1], "label": each.label if each else None})
    return {"toObjectId": record_id if call.strict else int(record_id), "associationTypes": types}


def link_default(call: Call) -> web.Response:
    """Link two records without a label: both directions are shown."""
    source, target = _pair(call, write=True)
    a = _existing(call, source, read_id(call.part("id")))
    b = _existing(call, target, read_id(call.part("to_id")))
    return outcome(call, _link_default(call, source, target, a, b), [])


def _link_default(call: Call, source: ObjectType, target: ObjectType, a: Key, b: Key) -> list[dict[str, Any]]:
    each = _default(call, source, target)
    links.link(call.portal, a, b, each)
    return [
        _default_json(a[1], b[1], (each.category, each.id)),
        _default_json(b[1], a[1], (each.category, each.inverse)),
    ]


def _default_json(one: str, other: str, spec: Spec) -> dict[str, Any]:
    return {
        "from": {"id": one},
        "to": {"id": other},
        "associationSpec": {"associationCategory": spec[0], "associationTypeId": spec[1]},
    }


def link_labelled(call: Call) -> web.Response:
    """Link two records with the types in the body: 201."""
    source, target = _pair(call, write=True)
    specs = links.read_specs(call.json())
    a = _existing(call, source, read_id(call.part("id")))
    b = _existing(call, target, read_id(call.part("to_id")))
    return reply(_link(call, source, target, a, b, specs), 201)


def _link(call: Call, source: ObjectType, target: ObjectType, a: Key, b: Key, specs: list[Spec]) -> dict[str, Any]:
    types = [links.type_for(call.portal, source.id, spec, target.id) for spec in specs]
    for each in types:
        links.link(call.portal, a, b, each)
    as_text = call.version != "2026-03"
    return {
        "fromObjectTypeId": source.id,
        "fromObjectId": a[1] if as_text else int(a[1]),
        "toObjectTypeId": target.id,
        "toObjectId": b[1] if as_text else int(b[1]),
        "labels": [each.label for each in types if each.label],
    }


def unlink_all(call: Call) -> web.Response:
    """Remove every link between two records: 204, also when there was none."""
    source, target = _pair(call, write=True)
    a, b = (source.id, read_id(call.part("id"))), (target.id, read_id(call.part("to_id")))
    links.unlink(call.portal, a, b)
    return no_content()


def list_labels(call: Call) -> web.Response:
    """Association types between two object types."""
    source, target = _pair(call, write=False)
    found = call.portal.associations.between(source.id, target.id)
    return reply({"results": [{"category": k.category, "typeId": k.id, "label": k.label} for k in found]})


def create_label(call: Call) -> web.Response:
    """A label of the user's own, both directions."""
    source, target = _pair(call, write=True)
    body = call.body()
    fields.need(body, "label", "name")
    name, label = fields.text(body, "name"), fields.text(body, "label")
    inverse = fields.text(body, "inverseLabel") or None
    call.portal.associations.define_label(source.id, target.id, name, label, inverse)
    call.portal.note("labels", "-")
    made = [k for k in call.portal.associations.types.values() if k.name == name]
    return reply({"results": [{"category": USER_DEFINED, "typeId": k.id, "label": k.label} for k in made]})


def batch_read(call: Call) -> web.Response:
    """Links of many records; a record without any becomes a row of a 207."""
    source, target = _pair(call, write=False)
    results, problems = [], []
    for item in inputs(call.body(), MOST_READ):
        record = call.portal.find(source, str(item.get("id")))
        found = call.portal.associations.of((source.id, record.id), target.id) if record else {}
        if not found:
            problems.append(_nothing_linked(source, target, str(item.get("id"))))
            continue
        to = [_linked_json(call, source, target, i, found[i]) for i in sorted(found, key=int)]
        results.append({"from": {"id": str(item["id"])}, "to": to})
    return outcome(call, results, problems)


def _nothing_linked(source: ObjectType, target: ObjectType, record_id: str) -> dict[str, Any]:
    return {
        "status": "error",
        "category": "OBJECT_NOT_FOUND",
        "subCategory": "crm.associations.NO_ASSOCIATIONS_FOUND",
        "message": f"No {target.singular} is associated with {source.singular} {record_id}.",
        "context": {
            "fromObjectId": [record_id],
            "fromObjectType": [source.singular],
            "toObjectType": [target.singular],
        },
    }


def _ends(item: dict[str, Any]) -> tuple[str, list[str]]:
    """Ids of both ends of an input; ``to`` may be one or a list."""
    raw_from, raw_to = item.get("from"), item.get("to")
    tos = raw_to if isinstance(raw_to, list) else [raw_to]
    if not isinstance(raw_from, dict) or not all(isinstance(each, dict) for each in tos):
        raise errors.missing_fields(["from", "to"])
    return str(raw_from.get("id")), [str(each.get("id")) for each in tos if isinstance(each, dict)]


def batch_create(call: Call) -> web.Response:
    """Links with given types: 201, or 207 when some records are missing."""
    source, target = _pair(call, write=True)
    results, problems = [], []
    for item in inputs(call.body(), MOST_CREATED):
        one, others = _ends(item)
        specs = links.read_specs(item.get("types"))
        try:
            a, b = _existing(call, source, one), _existing(call, target, others[0])
            results.append(_link(call, source, target, a, b, specs))
        except errors.HubSpotError as problem:
            problems.append(problem.body)
    return outcome(call, results, problems, 201)


def batch_default(call: Call) -> web.Response:
    """Links without a label."""
    source, target = _pair(call, write=True)
    results, problems = [], []
    for item in inputs(call.body(), MOST_CREATED):
        one, others = _ends(item)
        try:
            a, b = _existing(call, source, one), _existing(call, target, others[0])
            results += _link_default(call, source, target, a, b)
        except errors.HubSpotError as problem:
            problems.append(problem.body)
    return outcome(call, results, problems)


def batch_archive(call: Call) -> web.Response:
    """Remove every link between the pairs: 204."""
    source, target = _pair(call, write=True)
    for item in inputs(call.body(), MOST_ARCHIVED):
        one, others = _ends(item)
        for other in others:
            links.unlink(call.portal, (source.id, one), (target.id, other))
    return no_content()


def batch_archive_labels(call: Call) -> web.Response:
    """Remove the given types of link between the pairs: 204."""
    source, target = _pair(call, write=True)
    for item in inputs(call.body(), MOST_ARCHIVED):
        one, others = _ends(item)
        for spec in links.read_specs(item.get("types")):
            each = links.type_for(call.portal, source.id, spec, target.id)
            links.unlink(call.portal, (source.id, one), (target.id, others[0]), each)
    return no_content()
