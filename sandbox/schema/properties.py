"""HubSpot's default properties, read from a small table per object type.

Each line is ``name | label | type/field type | marks``. Marks: ``calc`` (calculated, not writable), ``ro``
(not writable), ``owner`` (holds an owner id), ``pipeline``/``stage`` (values come from the pipelines),
``currency``, ``unique``, or ``= value:Label, value:Label`` for the allowed values.

Source: HubSpot knowledge base, "default properties" pages of each object.
"""

from __future__ import annotations

from sandbox.model.definitions import OWNER, Option, PropertyDefinition, PropertyGroup
from sandbox.schema import default_properties as tables

GROUPS = {
    "0-1": PropertyGroup("contactinformation", "Contact information", 0),
    "0-2": PropertyGroup("companyinformation", "Company information", 0),
    "0-3": PropertyGroup("dealinformation", "Deal information", 0),
    "0-5": PropertyGroup("ticketinformation", "Ticket information", 0),
    "0-27": PropertyGroup("task", "Task information", 0),
    "0-46": PropertyGroup("note", "Note information", 0),
    "0-47": PropertyGroup("meeting", "Meeting information", 0),
    "0-48": PropertyGroup("call", "Call information", 0),
    "0-49": PropertyGroup("email", "Email information", 0),
}

_TABLES = {
    "0-1": tables.CONTACTS + tables.COMMON,
    "0-2": tables.COMPANIES + tables.COMMON,
    "0-3": tables.DEALS + tables.COMMON,
    "0-5": tables.TICKETS + tables.COMMON,
    "0-27": tables.TASKS + tables.ACTIVITY + tables.COMMON,
    "0-46": tables.NOTES + tables.ACTIVITY + tables.COMMON,
    "0-47": tables.MEETINGS + tables.ACTIVITY + tables.COMMON,
    "0-48": tables.CALLS + tables.ACTIVITY + tables.COMMON,
    "0-49": tables.EMAILS + tables.ACTIVITY + tables.COMMON,
}

_REFERENCES = {"owner": OWNER, "pipeline": "PIPELINE", "stage": "PIPELINE_STAGE"}


def default_properties(type_id: str, created_ms: int) -> dict[str, PropertyDefinition]:
    """Fresh definitions of every default property of a type, by name."""
    group = GROUPS[type_id].name
    found: dict[str, PropertyDefinition] = {}
    for line in _TABLES[type_id].strip().splitlines():
        if line.strip():
            definition = _read(line, group, created_ms)
            definition.display_order = len(found)
            found.setdefault(definition.name, definition)
    return found


def _read(line: str, group: str, created_ms: int) -> PropertyDefinition:
    name, label, kind, *rest = (part.strip() for part in line.split("|"))
    value_type, _, field_type = kind.partition("/")
    marks = rest[0] if rest else ""
    words = marks.split("=")[0].split()
    return PropertyDefinition(
        name=name,
        label=label,
        type=value_type,
        field_type=field_type or {"datetime": "date"}.get(value_type, value_type),
        group=group,
        options=read_options(marks.partition("=")[2]),
        calculated="calc" in words,
        read_only="ro" in words or "calc" in words,
        unique="unique" in words,
        form_field="ro" not in words and "calc" not in words,
        referenced=next((_REFERENCES[word] for word in words if word in _REFERENCES), None),
        currency="currency" in words,
        created_ms=created_ms,
        updated_ms=created_ms,
    )


def read_options(text: str) -> list[Option]:
    """Options from ``value:Label, value`` (a value without a label is its own label)."""
    options = []
    for order, item in enumerate(part.strip() for part in text.split(",") if part.strip()):
        value, _, label = item.partition(":")
        options.append(Option(value.strip(), (label or value).strip(), order))
    return options
