"""Keeping the state in a SQLite file: one row per thing, written before the answer goes out."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sandbox.clock import Clock
from sandbox.model.account import Account
from sandbox.model.definitions import PropertyDefinition, PropertyGroup
from sandbox.model.owners import Owner
from sandbox.model.pipelines import Pipeline
from sandbox.model.portal import AdminRules, Portal
from sandbox.model.record import Record
from sandbox.object_types import BY_ID
from sandbox.schema.association_types import USER_DEFINED, AssociationType

_SCHEMA = """
CREATE TABLE IF NOT EXISTS thing (
    portal INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (portal, kind, key)
)
"""


class Unusable(Exception):
    """The file is none of ours, or cannot be made or opened; the message names it and says why."""


class Storage:
    """A SQLite file. One process owns it at a time."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, check_same_thread=False)
        except (OSError, sqlite3.Error) as problem:
            raise Unusable(f"{path}: {getattr(problem, 'strerror', None) or problem}") from None
        try:
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
            self.connection.execute(_SCHEMA)
        except sqlite3.Error as problem:
            self.close()
            raise Unusable(f"{path}: {problem}") from None

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def has_data(self) -> bool:
        """Whether an earlier run left something."""
        return self.connection.execute("SELECT 1 FROM thing LIMIT 1").fetchone() is not None

    def clear(self) -> None:
        """Empty the file."""
        with self.connection:
            self.connection.execute("DELETE FROM thing")

    def save(self, portal: Portal) -> None:
        """Write everything the portal marked as changed, in one transaction."""
        with self.connection:
            for kind, key in portal.dirty:
                body = _dump(portal, kind, key)
                row = (portal.id, kind, key)
                if body is None:
                    self.connection.execute("DELETE FROM thing WHERE portal=? AND kind=? AND key=?", row)
                else:
                    self.connection.execute("INSERT OR REPLACE INTO thing VALUES (?,?,?,?)", (*row, json.dumps(body)))

    def save_oauth(self, body: dict[str, Any]) -> None:
        """Write grants and tokens, which belong to no one portal."""
        with self.connection:
            self.connection.execute("INSERT OR REPLACE INTO thing VALUES (0, 'oauth', '-', ?)", (json.dumps(body),))

    def load_oauth(self) -> dict[str, Any]:
        """Grants and tokens of an earlier run."""
        row = self.connection.execute("SELECT body FROM thing WHERE kind = 'oauth'").fetchone()
        empty: dict[str, Any] = {"grants": [], "codes": [], "access_tokens": []}
        return dict(json.loads(row[0])) if row else empty

    def load(self, clock: Clock) -> dict[int, Portal]:
        """Rebuild every portal."""
        rows = self.connection.execute("SELECT portal, kind, key, body FROM thing WHERE portal <> 0").fetchall()
        things: dict[int, list[tuple[str, str, Any]]] = {}
        for portal_id, kind, key, body in rows:
            things.setdefault(portal_id, []).append((kind, key, json.loads(body)))
        portals: dict[int, Portal] = {}
        for portal_id, found in sorted(things.items(), key=_first_portal_first):
            account = next(body for kind, _, body in found if kind == "account")
            portal = Portal(Account(**account["account"]), clock)
            for kind, key, body in found:
                _load(portal, kind, key, body)
            _rebuild(portal)
            portals[portal_id] = portal
        return portals


def _first_portal_first(item: tuple[int, list[tuple[str, str, Any]]]) -> int:
    return int(next(body["position"] for kind, _, body in item[1] if kind == "account"))


def _dump(portal: Portal, kind: str, key: str) -> Any:
    if kind == "record":
        type_id, _, record_id = key.partition("/")
        record = portal.records[type_id].get(record_id)
        return asdict(record) if record else None
    if kind == "links":
        type_id, _, record_id = key.partition("/")
        return portal.associations.dump_links((type_id, record_id)) or None
    if kind == "pipelines":
        return [asdict(pipeline) for pipeline in portal.pipelines.get(key, [])]
    if kind == "properties":
        return {
            "definitions": [asdict(definition) for definition in portal.properties[key].values()],
            "groups": [asdict(group) for group in portal.groups[key]],
        }
    if kind == "owners":
        return [asdict(owner) for owner in portal.owners.values()]
    if kind == "labels":
        types = portal.associations.types.values()
        return [asdict(each) for each in types if each.category == USER_DEFINED]
    if kind == "rules":
        return asdict(portal.rules)
    if kind == "counter":
        return {"last_id": portal.last_id, "revision": portal.revision}
    if kind == "account":
        return {"account": asdict(portal.account), "position": portal.position}
    raise ValueError(kind)


def _load(portal: Portal, kind: str, key: str, body: Any) -> None:
    if kind == "record":
        record = Record.load(body)
        portal.records[record.type_id][record.id] = record
    elif kind == "links":
        type_id, _, record_id = key.partition("/")
        portal.associations.load_links((type_id, record_id), body)
    elif kind == "pipelines":
        portal.pipelines[key] = [Pipeline.load(each) for each in body]
    elif kind == "properties":
        loaded = [PropertyDefinition.load(each) for each in body["definitions"]]
        portal.properties[key] = {definition.name: definition for definition in loaded}
        portal.groups[key] = [PropertyGroup(**each) for each in body["groups"]]
    elif kind == "owners":
        portal.owners = {each["id"]: Owner(**each) for each in body}
    elif kind == "labels":
        for each in body:
            portal.associations.define(AssociationType(**each))
    elif kind == "rules":
        portal.rules = AdminRules(**body)
    elif kind == "counter":
        portal.last_id, portal.revision = body["last_id"], body["revision"]
    elif kind == "account":
        portal.position = body["position"]


def _rebuild(portal: Portal) -> None:
    """Bring back order and indexes, which are not stored."""
    for type_id, kind in BY_ID.items():
        by_age = sorted(portal.records[type_id].values(), key=lambda record: int(record.id))
        portal.records[type_id] = {record.id: record for record in by_age}
        for record in by_age:
            for old in record.merged_ids:
                portal.merged[(type_id, old)] = record.id
            if record.archived_ms is None:
                for name, definition in portal.properties[type_id].items():
                    if definition.unique:
                        portal.index_unique(kind, record, name, "")
                for email in record.properties.get("hs_additional_emails", "").split(";"):
                    if email:
                        portal.unique.setdefault((type_id, "email"), {})[email.casefold()] = record.id
