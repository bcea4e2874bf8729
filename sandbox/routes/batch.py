"""``/crm/…/objects/{type}/batch``: up to 100 records a call.

Source: HubSpot "Using object APIs" guide. A partly failed batch is 207 with ``errors``; its ``status`` stays
``COMPLETE``.
"""

from __future__ import annotations

from typing import Any

from aiohttp import web

from sandbox import errors, fields
from sandbox.clock import iso
from sandbox.model.record import Record
from sandbox.object_types import ObjectType
from sandbox.routes.call import Call, no_content, reply, route
from sandbox.routes.shapes import asked, history_json, record_json, written_json
from sandbox.rules import checks, writes

MOST = 100


def add(app: web.Application) -> None:
    """Put the routes on the application."""
    route(app, "POST", "objects", "/{type}/batch/read", read)
    route(app, "POST", "objects", "/{type}/batch/create", create)
    route(app, "POST", "objects", "/{type}/batch/update", update)
    route(app, "POST", "objects", "/{type}/batch/archive", archive)
    route(app, "POST", "objects", "/{type}/batch/upsert", upsert)


def inputs(body: dict[str, Any], most: int = MOST) -> list[dict[str, Any]]:
    """The inputs of a batch; a bare text stands for ``{"id": text}``.

    Raises:
        HubSpotError: 400 for a missing or too long list.
    """
    if body.get("inputs") is None:
        raise errors.missing_fields(["inputs"])
    raw = fields.listed(body, "inputs")
    if len(raw) > most:
        raise errors.validation(f"The maximum number of inputs supported in a batch request is {most}")
    found = [{"id": item} if isinstance(item, str) else item for item in raw]
    if not all(isinstance(item, dict) for item in found):
        raise errors.invalid_json("Cannot construct instance of an input")
    return found


def outcome(call: Call, results: list[Any], problems: list[Any], status: int = 200) -> web.Response:
    """The answer of a batch."""
    now = iso(call.portal.clock.now())
    body: dict[str, Any] = {"status": "COMPLETE", "results": results, "startedAt": now, "completedAt": now}
    if problems:
        body |= {"numErrors": len(problems), "errors": problems}
    return reply(body, 207 if problems else status)


def not_found_row(call: Call, key: str) -> dict[str, Any]:
    """The row of a 207 for an id without a record."""
    return {
        "status": "error",
        "category": "OBJECT_NOT_FOUND",
        "message": f"Could not get some {call.part('type')}. Some of the ids provided were not found.",
        "context": {"id": [key]},
    }


def _find(call: Call, kind: ObjectType, item: dict[str, Any], id_property: str) -> Record | None:
    key = str(item.get("id", ""))
    if id_property and id_property != "hs_object_id":
        definition = call.portal.definition(kind, id_property)
        if definition is None or not definition.unique:
            raise errors.validation(f"Property '{id_property}' is not a unique identifier property")
        key = call.portal.holder(kind, id_property, key) or ""
    return call.portal.find(kind, key)


def read(call: Call) -> web.Response:
    """Records by id, or by the unique property in ``idProperty``."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.read_scopes)
    with_history = fields.texts(body, "propertiesWithHistory")
    names = asked(kind, call.portal, [*fields.texts(body, "properties"), *with_history])
    results, problems = [], []
    for item in inputs(body):
        record = _find(call, kind, item, fields.text(body, "idProperty"))
        if call.flag("archived") and record is None:
            record = call.portal.find(kind, str(item.get("id")), archived=True)
        if record is None:
            problems.append(not_found_row(call, str(item.get("id"))))
            continue
        shown = record_json(call.portal, kind, record, names)
        if with_history:
            shown["propertiesWithHistory"] = history_json(record, with_history)
        results.append(shown)
    return outcome(call, results, problems)


def create(call: Call) -> web.Response:
    """All or nothing, unless every input carries an ``objectWriteTraceId``: then row by row."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    rows = inputs(body)
    by_row = bool(rows) and all(item.get("objectWriteTraceId") for item in rows)
    done: list[Record] = []
    results, problems = [], []
    for item in rows:
        try:
            written = writes.create(call.portal, kind, item, call.strict)
        except errors.HubSpotError as problem:
            if not by_row:
                for record in done:
                    writes.purge(call.portal, kind, record)
                raise
            problems.append(_row(problem, item))
            continue
        done.append(written.record)
        shown = written_json(call.portal, kind, written)
        if item.get("objectWriteTraceId"):
            shown["objectWriteTraceId"] = item["objectWriteTraceId"]
        results.append(shown)
    return outcome(call, results, problems, 201)


def _row(problem: errors.HubSpotError, item: dict[str, Any]) -> dict[str, Any]:
    body = dict(problem.body or {})
    body["context"] = {**body.get("context", {}), "objectWriteTraceId": [item["objectWriteTraceId"]]}
    return body


def update(call: Call) -> web.Response:
    """Refused values stop the whole batch; ids without a record become rows of a 207."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    found, problems = [], []
    for item in inputs(body):
        id_property = fields.text(item, "idProperty") or fields.text(body, "idProperty")
        record = _find(call, kind, item, id_property)
        if record is None or str(item.get("id")) in record.merged_ids:
            problems.append(not_found_row(call, str(item.get("id"))))
            continue
        texts = checks.read_properties(item)
        checked = checks.check_values(call.portal, kind, texts, record, call.strict)
        checks.check_unique(call.portal, kind, checked.values, record)
        found.append((record, item))
    results = []
    for record, item in found:
        written = writes.update(call.portal, kind, record, item, call.strict)
        results.append(written_json(call.portal, kind, written))
    return outcome(call, results, problems)


def archive(call: Call) -> web.Response:
    """204, whatever the ids led to."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    for item in inputs(body):
        record = call.portal.find(kind, str(item.get("id")))
        if record is not None:
            writes.archive(call.portal, kind, record)
    return no_content()


def upsert(call: Call) -> web.Response:
    """Update by a unique property or create; each result tells which in ``new``."""
    kind, body = call.kind(), call.body()
    call.access.require(kind.write_scopes)
    results = []
    for item in inputs(body):
        id_property = fields.text(item, "idProperty") or fields.text(body, "idProperty") or "hs_object_id"
        record = _find(call, kind, item, id_property)
        if record is None and id_property == "hs_object_id":
            raise errors.not_found(f"No record with id {item.get('id')}", context={"id": [str(item.get("id"))]})
        if record is None:
            properties = {id_property: item.get("id"), **fields.mapping(item, "properties")}
            written = writes.create(call.portal, kind, {**item, "properties": properties}, call.strict)
        else:
            written = writes.update(call.portal, kind, record, item, call.strict)
        results.append({**written_json(call.portal, kind, written), "new": written.new})
    return outcome(call, results, [])
