"""CRM object types: every name HubSpot answers to, and the scopes each needs.

Source: HubSpot "Understanding the CRM" (type ids), scope blocks of the public API reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox import errors

_TYPE_ID = re.compile(r"\d+-\d+")


@dataclass(frozen=True, slots=True)
class ObjectType:
    """One kind of CRM record.

    Attributes:
        id: HubSpot's ``objectTypeId``, for example ``0-3``.
        name: plural path name, ``deals``.
        singular: ``deal``, also used in association names such as ``deal_to_contact``.
        constant: ``DEAL``, used in some messages.
        scope: the noun in ``crm.objects.<scope>.read``; empty when another scope governs.
        modified: property holding the time of the last change.
        created: property holding the time of creation.
        defaults: properties returned when none are asked for.
    """

    id: str
    name: str
    singular: str
    constant: str
    scope: str
    defaults: tuple[str, ...]
    created: str = "createdate"
    modified: str = "hs_lastmodifieddate"

    @property
    def read_scopes(self) -> tuple[str, ...]:
        """Scopes of which one lets a token read these records."""
        if self.scope == "tickets":
            return ("tickets",)
        return tuple(f"crm.objects.{self.scope}.{kind}" for kind in _READ_KINDS)

    @property
    def write_scopes(self) -> tuple[str, ...]:
        """Scopes of which one lets a token change these records."""
        if self.scope == "tickets":
            return ("tickets",)
        return tuple(f"crm.objects.{self.scope}.{kind}" for kind in _WRITE_KINDS)

    @property
    def schema_read_scopes(self) -> tuple[str, ...]:
        """Scopes of which one lets a token read properties and pipelines."""
        if self.scope == "tickets":
            return ("tickets",)
        return (
            f"crm.schemas.{self.scope}.read",
            f"crm.objects.{self.scope}.read",
            f"crm.objects.{self.scope}.write",
        )

    @property
    def schema_write_scopes(self) -> tuple[str, ...]:
        """Scopes of which one lets a token change properties and pipelines."""
        return ("tickets",) if self.scope == "tickets" else (f"crm.schemas.{self.scope}.write",)


_READ_KINDS = ("read", "sensitive.read.v2", "highly_sensitive.read.v2")
_WRITE_KINDS = ("write", "sensitive.write.v2", "highly_sensitive.write.v2")

_ACTIVITY = ("hs_createdate", "hs_lastmodifieddate", "hs_object_id")


def _activity(type_id: str, name: str, singular: str, constant: str) -> ObjectType:
    return ObjectType(type_id, name, singular, constant, "contacts", _ACTIVITY, created="hs_createdate")


OBJECT_TYPES: tuple[ObjectType, ...] = (
    ObjectType(
        "0-1",
        "contacts",
        "contact",
        "CONTACT",
        "contacts",
        ("createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"),
        modified="lastmodifieddate",
    ),
    ObjectType(
        "0-2",
        "companies",
        "company",
        "COMPANY",
        "companies",
        ("createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"),
    ),
    ObjectType(
        "0-3",
        "deals",
        "deal",
        "DEAL",
        "deals",
        (
            "amount",
            "closedate",
            "createdate",
            "dealname",
            "dealstage",
            "hs_lastmodifieddate",
            "hs_object_id",
            "pipeline",
        ),
    ),
    ObjectType(
        "0-5",
        "tickets",
        "ticket",
        "TICKET",
        "tickets",
        (
            "content",
            "createdate",
            "hs_lastmodifieddate",
            "hs_object_id",
            "hs_pipeline",
            "hs_pipeline_stage",
            "hs_ticket_category",
            "hs_ticket_priority",
            "subject",
        ),
    ),
    _activity("0-27", "tasks", "task", "TASK"),
    _activity("0-46", "notes", "note", "NOTE"),
    _activity("0-47", "meetings", "meeting_event", "MEETING_EVENT"),
    _activity("0-48", "calls", "call", "CALL"),
    _activity("0-49", "emails", "email", "EMAIL"),
)

BY_ID = {kind.id: kind for kind in OBJECT_TYPES}
_SPELLINGS = {
    spelling.upper(): kind
    for kind in OBJECT_TYPES
    for spelling in (kind.id, kind.name, kind.singular, kind.singular.removesuffix("_event"))
}


def resolve(name: str) -> ObjectType:
    """Return the type spelt ``name``: plural, singular or id, in any letter case.

    Raises:
        HubSpotError: 400, when HubSpot would not recognise the name.
    """
    kind = _SPELLINGS.get(name.upper())
    if kind is None:
        raise errors.unknown_type(name, bool(_TYPE_ID.fullmatch(name)))
    return kind


def named(name: str) -> ObjectType:
    """The type with this plural name; for our own code, where the name is known to exist."""
    return _SPELLINGS[name.upper()]
