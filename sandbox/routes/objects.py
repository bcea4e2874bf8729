"""``/crm/…/objects``: create, read, update, archive, list, merge, erase, search."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from sandbox import errors, fields
from sandbox.clock import iso
from sandbox.model.record import Record
from sandbox.object_types import ObjectType
from sandbox.routes import batch
from sandbox.routes.call import Call, no_content, reply, route
from sandbox.routes.shapes import (
    asked,
    associations_json,
    history_json,
    read_id,
    record_json,
    written_json,
)
from sandbox.rules import search, search_request, writes

PAGE, PAGE_WITH_HISTORY = 100, 50

# Words that are operations, not record ids.
RECORD = r"/{id:(?!(?:search|merge|batch|gdpr-delete)$)[^/]+}"


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    route(app, "GET", "objects", "/{type}", list_page)
    route(app, "POST", "objects", "/{type}", create)
    route(app, "POST", "objects", "/{type}/search", find)
    route(app, "POST", "objects", "/{type}/merge", merge)
    route(app, "POST", "objects", "/{type}/gdpr-delete", erase)
    batch.add(app)
    route(app, "GET", "objects", "/{type}" + RECORD, read)
    route(app, "PATCH", "objects", "/{type}" + RECORD, update)
    route(app, "DELETE", "objects", "/{type}" + RECORD, archive)


def create(call: Call) -> web.Response:
    """``POST /{type}``: 201 with every property that has a value."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    written = writes.create(call.portal, kind, body, call.strict)
    answer = reply(written_json(call.portal, kind, written), 201)
    answer.headers["Location"] = f"{call.request.url.origin()}{call.request.path}/{written.record.id}"
    return answer


def locate(call: Call, kind: ObjectType, key: str, id_property: str | None, archived: bool = False) -> Record:
    """The record a path or input names, by id or by a unique property.

    Raises:
        HubSpotError: 404, or 400 for a property that cannot identify.
    """
    if id_property and id_property != "hs_object_id":
        definition = call.portal.definition(kind, id_property)
        if definition is None or not definition.unique:
            raise errors.validation(f"Property '{id_property}' is not a unique identifier property")
        key = call.portal.holder(kind, id_property, key) or ""
        record = call.portal.find(kind, key, archived=archived) if key else None
        if record is None:
            raise errors.resource_not_found()
        return record
    record = call.portal.find(kind, read_id(key), archived=archived)
    if record is None:
        raise errors.page_not_found() if call.request.method == "GET" else errors.resource_not_found()
    return record


def read(call: Call) -> web.Response:
    """``GET /{type}/{id}``; a numeric id without a record answers an HTML page, not JSON."""
    kind = call.kind()
    call.access.require(kind.read_scopes)
    record = locate(call, kind, call.part("id"), call.query("idProperty"), call.flag("archived"))
    return reply(_full(call, kind, record))


def _full(call: Call, kind: ObjectType, record: Record) -> dict[str, Any]:
    with_history = [n for n in call.listed("propertiesWithHistory") if n in call.portal.properties[kind.id]]
    names = asked(kind, call.portal, [*call.listed("properties"), *with_history])
    body = record_json(call.portal, kind, record, names)
    if with_history:
        body["propertiesWithHistory"] = history_json(record, with_history)
    linked = associations_json(call.portal, kind, record, call.listed("associations"))
    if linked:
        body["associations"] = linked
    return body


def update(call: Call) -> web.Response:
    """``PATCH /{type}/{id}``: 200 with what changed."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    record = locate(call, kind, call.part("id"), call.query("idProperty"))
    written = writes.update(call.portal, kind, record, body, call.strict)
    return reply(written_json(call.portal, kind, written))


def archive(call: Call) -> web.Response:
    """``DELETE /{type}/{id}``: 204, also when there is nothing (left) to delete."""
    kind = call.kind()
    call.access.require(kind.write_scopes)
    record = call.portal.find(kind, read_id(call.part("id")))
    if record is not None:
        writes.archive(call.portal, kind, record)
    return no_content()


def list_page(call: Call) -> web.Response:
    """``GET /{type}``: a page in order of id. The cursor names the id the next page starts from."""
    kind = call.kind()
    call.access.require(kind.read_scopes)
    most = PAGE_WITH_HISTORY if call.listed("propertiesWithHistory") else PAGE
    limit, after = call.limit(10, most), call.after()
    rows = sorted(call.portal.all(kind, archived=call.flag("archived")), key=lambda record: int(record.id))
    rows = [record for record in rows if int(record.id) >= after]
    body: dict[str, Any] = {"results": [_full(call, kind, record) for record in rows[:limit]]}
    if len(rows) > limit:
        body["paging"] = {"next": _next(call, str(int(rows[limit - 1].id) + 1))}
    return reply(body)


def _next(call: Call, after: str) -> dict[str, str]:
    query = [(name, value) for name, value in call.request.query.items() if name != "after"]
    link = f"{call.request.url.origin()}{call.request.path}?{urlencode([*query, ('after', after)])}"
    return {"after": after, "link": link}


def find(call: Call) -> web.Response:
    """``POST /{type}/search``: what the index knows, which may lag behind the records."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.read_scopes)
    portal = call.portal
    request = search_request.read_search(body, len(call.raw.decode("utf-8", "replace")))
    cutoff = portal.clock.now() - int(call.hub.settings.index_lag * 1000)
    matches = search.matcher(portal, kind, request)
    hits = [hit for hit in _indexed(call, kind, cutoff) if matches(hit)]
    hits = search.order(portal, kind, hits, request)
    page = hits[request.after : request.after + request.limit]
    names = sorted(set(asked(kind, portal, request.properties)))
    results = [_hit_json(call, kind, hit, names) for hit in page]
    answer: dict[str, Any] = {"total": len(hits), "results": results}
    end = request.after + len(page)
    if page and end < len(hits):
        answer["paging"] = {"next": {"after": str(end)}}
    return reply(answer)


def _indexed(call: Call, kind: ObjectType, cutoff: int) -> list[search.Hit]:
    hits = []
    for record in call.portal.records[kind.id].values():
        if record.archived_ms is not None and record.archived_ms <= cutoff:
            continue
        properties = record.as_of(cutoff)
        if properties is not None:
            hits.append(search.Hit(record.id, properties))
    return hits


def _hit_json(call: Call, kind: ObjectType, hit: search.Hit, names: list[str]) -> dict[str, Any]:
    record = call.portal.records[kind.id][hit.id]
    body = record_json(call.portal, kind, record, ())
    body["properties"] = {name: hit.properties.get(name) for name in names}
    body["updatedAt"] = hit.properties.get(kind.modified) or iso(record.updated_ms)
    body["archived"] = False
    body.pop("archivedAt", None)
    return body


def merge(call: Call) -> web.Response:
    """``POST /{type}/merge``: the primary with the other's values filled in."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    fields.need(body, "primaryObjectId", "objectIdToMerge")
    primary = locate(call, kind, fields.text(body, "primaryObjectId"), None)
    other = locate(call, kind, fields.text(body, "objectIdToMerge"), None)
    merged = writes.merge(call.portal, kind, primary, other)
    return reply(record_json(call.portal, kind, merged, merged.properties))


def erase(call: Call) -> web.Response:
    """``POST /{type}/gdpr-delete``: 204, for good."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    fields.need(body, "objectId")
    record = locate(call, kind, fields.text(body, "objectId"), fields.text(body, "idProperty"))
    writes.purge(call.portal, kind, record)
    return no_content()
