"""How records look in answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sandbox import errors
from sandbox.clock import iso
from sandbox.model.portal import Portal
from sandbox.model.record import Record
from sandbox.object_types import ObjectType, resolve
from sandbox.rules.writes import Written

_ID = re.compile(r"(-?)0*([0-9]{1,19})")
MAX_LONG = 2**63


def read_id(text: str) -> str:
    """A record id from the path, without leading zeros.

    Raises:
        HubSpotError: 404 ``OBJECT_NOT_FOUND`` for an id that is not a positive number.
    """
    found = _ID.fullmatch(text) if text.isascii() else None
    value = int(found[1] + found[2]) if found else None
    if value is None or not -MAX_LONG <= value < MAX_LONG:
        raise errors.bad_record_id(text)
    if value <= 0:
        raise errors.bad_record_id(text, negative=True)
    return str(value)


def asked(kind: ObjectType, portal: Portal, names: Iterable[str]) -> list[str]:
    """Properties to show: those asked for that exist, plus the three HubSpot always adds; or the defaults."""
    wanted = [name for name in names if name in portal.properties[kind.id]]
    if not list(names):
        return list(kind.defaults)
    return [*wanted, "hs_object_id", kind.created, kind.modified]


def record_json(portal: Portal, kind: ObjectType, record: Record, names: Iterable[str]) -> dict[str, Any]:
    """A record as the objects API shows it."""
    body: dict[str, Any] = {
        "id": record.id,
        "properties": record.shown(names),
        "createdAt": iso(record.created_ms),
        "updatedAt": iso(record.updated_ms),
        "archived": record.archived_ms is not None,
    }
    if record.archived_ms is not None:
        body["archivedAt"] = iso(record.archived_ms)
    where = f"{portal.account.ui_domain}/contacts/{portal.id}"
    body["url"] = f"https://{where}/record/{kind.id}/{record.id}"
    return body


def written_json(portal: Portal, kind: ObjectType, written: Written) -> dict[str, Any]:
    """The answer to a create or update; values HubSpot normalised are named in ``warnings``."""
    shown = {name: value for name, value in written.record.properties.items() if name in written.names}
    body = record_json(portal, kind, written.record, ())
    body["properties"] = dict(sorted(shown.items()))
    if written.warnings:
        body["warnings"] = written.warnings
    return body


def history_json(record: Record, names: Iterable[str]) -> dict[str, Any]:
    """``propertiesWithHistory``: the values each property had, newest first."""
    return {name: [change.to_json() for change in record.history.get(name, [])] for name in names}


def associations_json(portal: Portal, kind: ObjectType, record: Record, names: Iterable[str]) -> dict[str, Any]:
    """``associations`` of a read: by plural type name, one entry per kind of link."""
    found: dict[str, Any] = {}
    for name in names:
        target = resolve(name)
        results = []
        links = portal.associations.of((kind.id, record.id), target.id)
        for record_id, specs in sorted(links.items(), key=lambda item: int(item[0])):
            for spec in specs:
                each = portal.associations.find(kind.id, target.id, spec)
                results.append({"id": record_id, "type": _type_name(kind, target, each.label if each else None)})
        if results:
            found[target.name] = {"results": results}
    return found


def _type_name(kind: ObjectType, target: ObjectType, label: str | None) -> str:
    base = f"{kind.singular}_to_{target.singular}"
    if target.id == "0-2" and kind.id in {"0-1", "0-3", "0-5"}:
        return base if label == "Primary" else f"{base}_unlabeled"
    return base if label in (None, "Primary") else label.lower().replace(" ", "_")
