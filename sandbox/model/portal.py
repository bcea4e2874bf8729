"""One HubSpot account: everything it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import Clock
from sandbox.model.account import Account
from sandbox.model.associations import Associations, Key
from sandbox.model.definitions import Option, PropertyDefinition, PropertyGroup
from sandbox.model.owners import Owner
from sandbox.model.pipelines import Pipeline
from sandbox.model.record import Record
from sandbox.object_types import BY_ID, ObjectType
from sandbox.schema.pipelines import default_pipelines
from sandbox.schema.properties import GROUPS, default_properties

FIRST_ID = 21_340_000_117

CURRENCY_NAMES = {
    "USD": "US Dollar",
    "EUR": "Euro",
    "GBP": "British Pound",
    "JPY": "Japanese Yen",
    "HUF": "Hungarian Forint",
    "CAD": "Canadian Dollar",
    "AUD": "Australian Dollar",
    "INR": "Indian Rupee",
    "BRL": "Brazilian Real",
    "CHF": "Swiss Franc",
}


@dataclass(slots=True)
class AdminRules:
    """Rules an administrator set on HubSpot's pages; API writes obey them from ``2026-09`` on.

    Attributes:
        create_form: required property names of the "Create record" form, by plural type name.
        conditional: dicts with ``objectType``, ``property``, ``values`` and ``requires``.
    """

    create_form: dict[str, list[str]] = field(default_factory=dict)
    conditional: list[dict[str, Any]] = field(default_factory=list)


class Portal:
    """The state of one account. Changes are noted in ``dirty`` so that a store can save them."""

    def __init__(self, account: Account, clock: Clock) -> None:
        self.account = account
        self.clock = clock
        self.position = 0
        now = clock.now()
        self.records: dict[str, dict[str, Record]] = {type_id: {} for type_id in BY_ID}
        self.merged: dict[Key, str] = {}
        self.unique: dict[tuple[str, str], dict[str, str]] = {}
        self.associations = Associations()
        self.pipelines: dict[str, list[Pipeline]] = default_pipelines(now)
        self.properties = {type_id: default_properties(type_id, now) for type_id in BY_ID}
        self.groups: dict[str, list[PropertyGroup]] = {type_id: [group] for type_id, group in GROUPS.items()}
        self.owners: dict[str, Owner] = {}
        self.rules = AdminRules()
        self.last_id = FIRST_ID
        self.revision = 0
        self.dirty: set[tuple[str, str]] = set()
        self.set_currencies()

    @property
    def id(self) -> int:
        """The account's number, ``hub_id``."""
        return self.account.portal_id

    def set_currencies(self) -> None:
        """Make the account's currencies the options of the deal currency."""
        self.properties["0-3"]["deal_currency_code"].options = [
            Option(code, f"{CURRENCY_NAMES.get(code, code)} ({code})", order)
            for order, code in enumerate(self.account.currencies)
        ]

    def new_id(self) -> str:
        """The next record or stage id; ids grow and leave irregular gaps, as HubSpot's do."""
        self.last_id += 1 + (self.last_id * 7919) % 89
        return str(self.last_id)

    def note(self, kind: str, key: str) -> None:
        """Remember that something changed."""
        self.revision += 1
        self.dirty |= {(kind, key), ("counter", "-")}

    def touch(self, record: Record) -> None:
        """Remember that a record changed."""
        self.note("record", f"{record.type_id}/{record.id}")
        record.revision = self.revision

    def touch_links(self, keys: Iterable[Key]) -> None:
        """Remember that links of these records changed."""
        for type_id, record_id in keys:
            self.note("links", f"{type_id}/{record_id}")

    def find(self, kind: ObjectType, record_id: str, *, archived: bool = False) -> Record | None:
        """The record with this id, also by the id of a record merged into it."""
        current = self.merged.get((kind.id, record_id), record_id)
        record = self.records[kind.id].get(current)
        if record is None or (record.archived_ms is not None) != archived:
            return None
        return record

    def all(self, kind: ObjectType, *, archived: bool = False) -> Iterator[Record]:
        """Records of a type, oldest first."""
        for record in self.records[kind.id].values():
            if (record.archived_ms is not None) == archived:
                yield record

    def add(self, record: Record) -> None:
        """Take in a record."""
        self.records[record.type_id][record.id] = record
        self.touch(record)

    def definition(self, kind: ObjectType, name: str) -> PropertyDefinition | None:
        """The active definition of a property."""
        found = self.properties[kind.id].get(name)
        return None if found is None or found.archived_ms is not None else found

    def holder(self, kind: ObjectType, name: str, value: str) -> str | None:
        """The id of the record that holds a unique value (compared without case)."""
        return self.unique.get((kind.id, name), {}).get(value.casefold())

    def index_unique(self, kind: ObjectType, record: Record, name: str, old: str) -> None:
        """Keep the index of unique values after ``name`` changed from ``old``."""
        index = self.unique.setdefault((kind.id, name), {})
        if old and index.get(old.casefold()) == record.id:
            del index[old.casefold()]
        value = record.properties.get(name, "")
        if value:
            index[value.casefold()] = record.id

    def pipeline(self, kind: ObjectType, pipeline_id: str) -> Pipeline | None:
        """The pipeline with this internal id."""
        return next((p for p in self.pipelines.get(kind.id, []) if p.id == pipeline_id), None)
