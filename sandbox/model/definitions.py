"""Property definitions: what a record of a type may hold."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.clock import iso

OWNER = "OWNER"


@dataclass(slots=True)
class Option:
    """One allowed value of an enumeration."""

    value: str
    label: str
    displayOrder: int = 0
    hidden: bool = False
    description: str = ""


@dataclass(slots=True)
class PropertyDefinition:
    """A property of an object type, with HubSpot's meaning of each field."""

    name: str
    label: str
    type: str = "string"
    field_type: str = "text"
    group: str = ""
    description: str = ""
    options: list[Option] = field(default_factory=list)
    calculated: bool = False
    read_only: bool = False
    defined_by_hubspot: bool = True
    unique: bool = False
    hidden: bool = False
    form_field: bool = False
    display_order: int = -1
    referenced: str | None = None
    currency: bool = False
    created_ms: int = 0
    updated_ms: int = 0
    archived_ms: int | None = None

    @property
    def external_options(self) -> bool:
        """Whether the values live elsewhere (owners, pipelines), so that ``options`` is empty."""
        return self.referenced is not None

    @property
    def multiple(self) -> bool:
        """Whether a value is a ``;`` separated list."""
        return self.type == "enumeration" and self.field_type == "checkbox"

    def to_json(self) -> dict[str, Any]:
        """The definition as the properties API shows it."""
        body: dict[str, Any] = {
            "updatedAt": iso(self.updated_ms),
            "createdAt": iso(self.created_ms),
            "name": self.name,
            "label": self.label,
            "type": self.type,
            "fieldType": self.field_type,
            "description": self.description,
            "groupName": self.group,
            "options": [asdict(option) for option in self.options],
            "displayOrder": self.display_order,
            "calculated": self.calculated,
            "externalOptions": self.external_options,
            "archived": self.archived_ms is not None,
            "hasUniqueValue": self.unique,
            "hidden": self.hidden,
            "hubspotDefined": self.defined_by_hubspot,
            "modificationMetadata": {
                "archivable": not self.defined_by_hubspot,
                "readOnlyDefinition": self.defined_by_hubspot,
                "readOnlyOptions": self.defined_by_hubspot,
                "readOnlyValue": self.read_only or self.calculated,
            },
            "formField": self.form_field,
            "dataSensitivity": "non_sensitive",
        }
        if self.referenced:
            body["referencedObjectType"] = self.referenced
        if self.currency:
            body["showCurrencySymbol"] = True
            body["numberDisplayHint"] = "currency"
        if not self.defined_by_hubspot:
            body["createdUserId"] = body["updatedUserId"] = "71190001"
        if self.archived_ms is not None:
            body["archivedAt"] = iso(self.archived_ms)
        return body

    @classmethod
    def load(cls, data: dict[str, Any]) -> PropertyDefinition:
        """From what ``asdict`` made of it."""
        options = [Option(**option) for option in data.pop("options")]
        return cls(**data, options=options)


@dataclass(slots=True)
class PropertyGroup:
    """A heading under which HubSpot's pages show properties."""

    name: str
    label: str
    display_order: int = -1

    def to_json(self) -> dict[str, Any]:
        """The group as the API shows it."""
        return {
            "name": self.name,
            "label": self.label,
            "displayOrder": self.display_order,
            "archived": False,
        }
