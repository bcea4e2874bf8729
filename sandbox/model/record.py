"""One CRM record and its past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import iso

HISTORY_KEPT = 20


@dataclass(slots=True)
class Change:
    """A value a property had, and from when (epoch milliseconds)."""

    value: str
    at: int
    source: str = "INTEGRATION"
    source_id: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The entry as ``propertiesWithHistory`` shows it."""
        body: dict[str, Any] = {"value": self.value, "timestamp": iso(self.at), "sourceType": self.source}
        if self.source_id:
            body["sourceId"] = self.source_id
        return body


@dataclass(slots=True)
class Record:
    """A contact, deal, note and so on.

    Attributes:
        properties: current values as text; a cleared property is absent.
        history: values by property, newest first, at most ``HISTORY_KEPT`` each.
        merged_ids: ids of records merged into this one, which still lead here.
        revision: the portal's revision at the last change, for the live page.
    """

    type_id: str
    id: str
    created_ms: int
    updated_ms: int
    properties: dict[str, str] = field(default_factory=dict)
    history: dict[str, list[Change]] = field(default_factory=dict)
    archived_ms: int | None = None
    merged_ids: list[str] = field(default_factory=list)
    revision: int = 0

    def set(self, name: str, value: str, at: int, source: str = "INTEGRATION") -> bool:
        """Set or, with ``""``, clear a property; tell whether that changed anything."""
        if self.properties.get(name, "") == value:
            return False
        if value == "":
            self.properties.pop(name, None)
        else:
            self.properties[name] = value
        past = self.history.setdefault(name, [])
        past.insert(0, Change(value, at, source))
        del past[HISTORY_KEPT:]
        return True

    def as_of(self, at: int) -> dict[str, str] | None:
        """The properties at an earlier moment, or ``None`` when the record did not exist then."""
        if self.created_ms > at:
            return None
        if self.updated_ms <= at:
            return self.properties
        then: dict[str, str] = {}
        for name, past in self.history.items():
            value = next((change.value for change in past if change.at <= at), "")
            if value:
                then[name] = value
        return then

    def shown(self, names: Iterable[str]) -> dict[str, str | None]:
        """The named properties, ``None`` for those without a value, in alphabetical order."""
        return {name: self.properties.get(name) for name in sorted(set(names))}

    @classmethod
    def load(cls, data: dict[str, Any]) -> Record:
        """From what ``asdict`` made of it."""
        history = {name: [Change(**c) for c in past] for name, past in data.pop("history").items()}
        return cls(**data, history=history)
