"""Objects and their associations: one handler for each route that HubSpot documents."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from tests.witness import search
from tests.witness.errors import Refused, Wrong
from tests.witness.records import DEFAULTS, KINDS, SINGULAR, TYPE_IDS, Held
from tests.witness.web import Answer, Request

if TYPE_CHECKING:
    from tests.witness.hubspot import Call, HubSpot


def only(request: Request, *names: str) -> None:
    """Refuse a parameter that the endpoint does not have."""
    if unknown := {name for name, _ in request.query} - set(names):
        raise Wrong(f"parameters {unknown}")


def page(call: Call, rows: list[dict[str, Any]], most: int = 100, usual: int = 10) -> dict[str, Any]:
    """One page of a list; the cursor is the id of the next row."""
    limit = int(call.request.first("limit") or usual)
    if not 0 < limit <= most:
        raise Wrong(f"limit {limit}")
    after = call.request.first("after")
    start = next((i for i, row in enumerate(rows) if str(row["id"]) == after), None) if after else 0
    if start is None:
        raise Wrong(f"after={after} is none of ours")
    answer: dict[str, Any] = {"results": rows[start : start + limit]}
    if start + limit < len(rows):
        cursor = str(rows[start + limit]["id"])
        link = f"https://api.hubapi.com{call.request.path}?after={cursor}"
        answer["paging"] = {"next": {"after": cursor, "link": link}}
    return answer


def answer(hub: HubSpot, call: Call, scopes: set[str]) -> Answer:
    """Route one request below `objects`."""
    if not call.rest:
        raise Wrong("which objects?")
    kind, rest, method = hub.kind(call.rest[0]), call.rest[1:], call.request.method
    if len(rest) > 1 and rest[1] == "associations":
        return _one_sided(hub, call, kind, scopes)
    if call.version == "v4":
        raise Wrong("v4 has associations only")
    read = method == "GET" or rest in (["search"], ["batch", "read"])
    hub.need(scopes, f"crm.objects.{kind}.{'read' if read else 'write'}")
    route = (method, *(["*"] if len(rest) == 1 and rest != ["search"] else rest))
    handlers = {
        ("GET",): _list,
        ("POST",): _create,
        ("GET", "*"): _get,
        ("PATCH", "*"): _update,
        ("DELETE", "*"): _archive,
        ("POST", "search"): _search,
        ("POST", "batch", "read"): _batch_read,
        ("POST", "batch", "upsert"): _upsert,
    }
    if route not in handlers:
        raise Wrong(f"no route {route}")
    return handlers[route](hub, call, kind, scopes)


def shown(hub: HubSpot, held: Held, names: list[str], values: dict[str, str] | None = None) -> dict[str, Any]:
    """A record as answers hold it: asked and usual properties, unset ones as null."""
    values, known = values or held.values, hub.records.properties(held.kind)
    wanted = {*DEFAULTS[held.kind], *(name for name in names if name in known)}
    modified = values.get("lastmodifieddate") or values.get("hs_lastmodifieddate")
    body = {
        "id": held.id,
        "properties": {name: values.get(name) or None for name in sorted(wanted)},
        "createdAt": values["createdate"],
        "updatedAt": modified,
        "archived": held.archived,
        "url": f"https://{hub.portal.ui_domain}/contacts/{hub.portal.id}/record/{KINDS[held.kind]}/{held.id}",
    }
    return {**body, "archivedAt": modified} if held.archived else body


def asked(call: Call) -> list[str]:
    """The properties a GET asks for."""
    return [name for key, value in call.request.query if key == "properties" for name in value.split(",")]


def _list(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request, "limit", "after", "properties", "propertiesWithHistory", "associations", "archived")
    gone = (call.request.first("archived") or "").lower() == "true"
    mine = [held for held in hub.records.held.values() if held.kind == kind and held.archived == gone]
    return Answer(200, page(call, [shown(hub, held, asked(call)) for held in mine]))


def _get(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request, "properties", "propertiesWithHistory", "associations", "archived", "idProperty")
    gone = (call.request.first("archived") or "").lower() == "true"
    held = hub.records.find(kind, call.rest[1], call.request.first("idProperty"), gone)
    if held is None:
        raise _missing(call, call.rest[1])
    body = shown(hub, held, asked(call))
    for other in filter(None, (call.request.first("associations") or "").split(",")):
        other = hub.kind(other)
        hub.need(scopes, f"crm.objects.{other}.read")
        label = f"{SINGULAR[kind]}_to_{SINGULAR[other]}"
        if ids := hub.records.linked(held.id, other):
            rows = [{"id": one, "type": name} for one in ids for name in (label, f"{label}_unlabeled")]
            body.setdefault("associations", {})[other] = {"results": rows}
    return Answer(200, body)


def _missing(call: Call, identity: str) -> Exception:
    if call.request.method == "PATCH":
        return Refused(404, "OBJECT_NOT_FOUND", "resource not found")
    if identity.isdigit():
        return Refused(404, "html", "")
    return Refused(404, "OBJECT_NOT_FOUND", "Object not found.  objectId are usually numeric.")


def _written(body: Any, *keys: str) -> dict[str, Any]:
    if not isinstance(body, dict) or set(body) - set(keys) or not isinstance(body.get("properties"), dict):
        raise Wrong(f"keys {set(body)}")
    return dict(body["properties"])


def _create(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request)
    values = _written(call.body, "properties", "associations", "objectWriteTraceId")
    links = call.body.get("associations", [])
    for link in links:
        _check_link(hub, kind, link, scopes)
    _clash(hub, kind, values.get("email"), None)
    held = hub.records.create(kind, values, dated=call.dated)
    for link in links:
        hub.records.link(held.id, str(link["to"]["id"]))
    extra = {"createdResourceId": held.id, "objectWriteTraceId": str(uuid.uuid4()), "warnings": []}
    return Answer(201, {**shown(hub, held, list(values)), **extra}, {"location": f"{call.request.path}/{held.id}"})


def _check_link(hub: HubSpot, kind: str, link: dict[str, Any], scopes: set[str]) -> None:
    other = hub.records.held.get(str(link["to"]["id"]))
    if other is None or other.archived:
        raise Wrong(f"association to {link['to']}, which is not there")
    hub.need(scopes, f"crm.objects.{other.kind}.read", f"crm.objects.{other.kind}.write")
    for each in link["types"]:
        if each.get("associationCategory") != "HUBSPOT_DEFINED":
            raise Wrong(f"association category {each}")
        if each.get("associationTypeId") not in TYPE_IDS.get((kind, other.kind), set()):
            raise Wrong(f"association type {each} from {kind} to {other.kind}")


def _clash(hub: HubSpot, kind: str, email: str | None, mine: Held | None) -> None:
    other = hub.records.find(kind, email, "email") if email and kind == "contacts" else None
    if other is None or other is mine:
        return
    text = f"Contact already exists. Existing ID: {other.id}"
    if mine and hub.portal.clash_on_update == 400:
        code = {"code": "CONFLICTING_UNIQUE_VALUE", "message": text, "context": {"propertyName": ["email"]}}
        raise Refused(400, "VALIDATION_ERROR", f"Property values were not valid: {text}", {"errors": [code]})
    raise Refused(409, "CONFLICT", text)


def _update(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request, "idProperty")
    held = hub.records.find(kind, call.rest[1], call.request.first("idProperty"))
    if held is None:
        raise _missing(call, call.rest[1])
    values = _written(call.body, "properties", "objectWriteTraceId")
    _clash(hub, kind, values.get("email"), held)
    hub.records.change(held, values, call.dated)
    return Answer(200, shown(hub, held, list(values)))


def _archive(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request)
    if held := hub.records.find(kind, call.rest[1]):
        hub.records.archive(held)
    return Answer(204)


def _search(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request)
    hub.searched()
    body, known = call.body, hub.records.properties(kind)
    search.check(body, known)
    fits = search.matcher(kind, body, known, hub.records.linked)
    states = [(held, held.indexed(hub.portal.lag)) for held in hub.records.held.values() if held.kind == kind]
    found = [(held, values) for held, values in states if values and fits(held.id, values)]
    for sort in body.get("sorts", []):
        numeric = known[sort["propertyName"]]["type"] == "number"
        _sort(found, sort["propertyName"], sort["direction"] == "DESCENDING", numeric)
    limit, start = int(body.get("limit", 10)), int(body.get("after", 0))
    if "after" in body and (start <= 0 or not isinstance(body["after"], str)):
        raise Wrong(f"after={body['after']!r} was never handed out")
    rows = [shown(hub, held, body.get("properties", []), values) for held, values in found[start : start + limit]]
    paging = {"paging": {"next": {"after": str(start + limit)}}} if start + limit < len(found) else {}
    return Answer(200, {"total": len(found), "results": rows, **paging})


def _sort(found: list[Any], name: str, falling: bool, numeric: bool) -> None:
    """In place; records without the value come last."""
    found.sort(key=lambda row: row[0].id)
    having = [row for row in found if row[1].get(name)]
    having.sort(key=lambda row: float(row[1][name]) if numeric else row[1][name].lower(), reverse=falling)
    found[:] = [*having, *(row for row in found if not row[1].get(name))]


def _batch_read(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    only(call.request, "archived")
    inputs = call.body["inputs"]
    if not 0 < len(inputs) <= 100:
        raise Wrong(f"{len(inputs)} inputs")
    held = [(row["id"], hub.records.find(kind, str(row["id"]), call.body.get("idProperty"))) for row in inputs]
    found = [shown(hub, each, call.body.get("properties", [])) for _, each in held if each]
    lost = [each for each, record in held if record is None]
    body: dict[str, Any] = {"status": "COMPLETE", "results": found, "startedAt": "2026-11-26T09:00:00.000Z"}
    if lost:
        row = {"status": "error", "category": "OBJECT_NOT_FOUND", "message": "Could not get some objects"}
        body |= {"numErrors": 1, "errors": [{**row, "context": {"ids": lost}}]}
    return Answer(207 if lost else 200, body)


def _upsert(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    rows = []
    for row in call.body["inputs"]:
        held = hub.records.find(kind, row["id"], row["idProperty"])
        values = {**row["properties"], row["idProperty"]: row["id"]}
        if held:
            hub.records.change(held, values, call.dated)
        made = held or hub.records.create(kind, values, dated=call.dated)
        rows.append({**shown(hub, made, list(values)), "new": held is None})
    return Answer(200, {"status": "COMPLETE", "results": rows})


def _one_sided(hub: HubSpot, call: Call, kind: str, scopes: set[str]) -> Answer:
    """`…/{id}/associations/{other}` and `…/associations/default/{other}/{id}`."""
    identity, rest, method = call.rest[1], call.rest[3:], call.request.method
    if call.version == "v3":
        raise Wrong("associations are v4's, or dated")
    if method == "PUT" and len(rest) == 3 and rest[0] == "default":
        other = hub.kind(rest[1])
        for each in (kind, other):
            hub.need(scopes, f"crm.objects.{each}.write")
        if not hub.records.find(kind, identity) or not hub.records.find(other, rest[2]):
            raise Refused(404, "OBJECT_NOT_FOUND", "resource not found")
        hub.records.link(identity, rest[2])
        return Answer(200, {"status": "COMPLETE", "results": []})
    if method != "GET" or len(rest) != 1:
        raise Wrong(f"no route {method} {call.rest}")
    if call.version == "2026-09" and not hub.portal.single_associations:
        hub.note(f"{call.request.path} is not in the spec of 2026-09")
        raise Refused(404, "html", "")
    other = hub.kind(rest[0])
    for each in (kind, other):
        hub.need(scopes, f"crm.objects.{each}.read")
    return Answer(200, {"results": _targets(hub, call, kind, other, identity)})


def _targets(hub: HubSpot, call: Call, kind: str, other: str, identity: str) -> list[dict[str, Any]]:
    types = [{"category": "HUBSPOT_DEFINED", "typeId": min(TYPE_IDS[kind, other]), "label": None}]
    as_id = int if call.version == "v4" else str
    return [{"toObjectId": as_id(one), "associationTypes": types} for one in hub.records.linked(identity, other)]


def associations(hub: HubSpot, call: Call, scopes: set[str]) -> Answer:
    """`/{from}/{to}/batch/read`, the only route here that is served."""
    if len(call.rest) != 4 or call.rest[2:] != ["batch", "read"] or call.request.method != "POST":
        raise Wrong(f"no route {call.rest}")
    kind, other = hub.kind(call.rest[0]), hub.kind(call.rest[1])
    for each in (kind, other):
        hub.need(scopes, f"crm.objects.{each}.read")
    inputs = call.body["inputs"]
    if not 0 < len(inputs) <= 1000:
        raise Wrong(f"{len(inputs)} inputs")
    rows = [(str(row["id"]), _targets(hub, call, kind, other, str(row["id"]))) for row in inputs]
    return Answer(200, {"status": "COMPLETE", "results": [{"from": {"id": i}, "to": to} for i, to in rows if to]})
