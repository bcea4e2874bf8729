"""Checks of one write as a whole: property values, required properties, unique values, admin rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox import errors
from sandbox.errors import Problem
from sandbox.model.definitions import OWNER, PropertyDefinition
from sandbox.model.portal import Portal
from sandbox.model.record import Record
from sandbox.object_types import ObjectType
from sandbox.rules import values

# Pipeline and stage property by type id.
STAGED = {"0-3": ("pipeline", "dealstage"), "0-5": ("hs_pipeline", "hs_pipeline_stage")}

# HubSpot's own required properties: of each group, one is enough. Source: the objects' guides.
_ONE_OF = {
    "0-1": (("email", "firstname", "lastname"),),
    "0-2": (("name", "domain"),),
    "0-5": (("subject",), ("hs_pipeline_stage",)),
    "0-27": (("hs_timestamp",),),
    "0-46": (("hs_timestamp",),),
    "0-48": (("hs_timestamp",),),
    "0-49": (("hs_timestamp",),),
}


@dataclass(slots=True)
class Checked:
    """Accepted values in stored form, and the warnings to send along."""

    values: dict[str, str] = field(default_factory=dict)
    warnings: list[dict[str, Any]] = field(default_factory=list)


def read_properties(body: dict[str, Any]) -> dict[str, str]:
    """The ``properties`` of a request body as texts.

    Raises:
        HubSpotError: 400 when the member is missing, not an object, or holds a list or object.
    """
    raw = body.get("properties")
    if raw is None:
        raise errors.missing_fields(["properties"])
    if not isinstance(raw, dict):
        raise errors.invalid_json("Cannot deserialize value of type `java.util.LinkedHashMap`")
    try:
        return {str(name): values.as_text(value) for name, value in raw.items()}
    except TypeError as problem:
        raise errors.invalid_json(f"Cannot deserialize value of type `java.lang.String` from {problem}") from None


def check_values(
    portal: Portal, kind: ObjectType, texts: dict[str, str], record: Record | None, lenient: bool
) -> Checked:
    """Check every value sent, or raise the 400 that lists all that were refused."""
    checked, problems = Checked(), []
    for name, text in texts.items():
        definition = portal.definition(kind, name)
        try:
            if definition is None:
                raise values.Refused("PROPERTY_DOESNT_EXIST", f'Property "{name}" does not exist')
            if definition.read_only:
                word = "a calculated" if definition.calculated else "a read only"
                raise values.Refused("READ_ONLY_VALUE", f'"{name}" is {word} property; its value cannot be set.')
            before = record.properties.get(name, "") if record else ""
            if definition.external_options:
                checked.values[name] = _referenced(portal, kind, definition, text)
                continue
            stored = values.store(definition, text, before, lenient)
        except values.Refused as refused:
            problems.append(refused.problem(name))
            continue
        checked.values[name] = stored.value
        if stored.normalized is not None:
            checked.warnings.append(_warning(name, text, stored.normalized))
    problems += _stage(portal, kind, checked.values, record)
    if problems:
        raise errors.property_values(problems, portal.id)
    return checked


def _warning(name: str, raw: str, normalized: str) -> dict[str, Any]:
    return {
        "category": "PROPERTY_VALUE_NORMALIZED",
        "context": {"propertyName": name, "rawValue": raw, "normalizedValue": normalized},
        "message": f"{name} was normalized",
    }


def _referenced(portal: Portal, kind: ObjectType, definition: PropertyDefinition, text: str) -> str:
    """Check an owner id or pipeline id; stages are checked with their pipeline."""
    if text == "" or definition.referenced == "PIPELINE_STAGE":
        return text
    if definition.referenced == OWNER:
        allowed = [owner.id for owner in portal.owners.values() if not owner.archived]
    else:
        allowed = [pipeline.id for pipeline in portal.pipelines.get(kind.id, [])]
    if text not in allowed:
        raise values.Refused("INVALID_OPTION", values.not_allowed(text, allowed), text)
    return text


def _stage(portal: Portal, kind: ObjectType, new: dict[str, str], record: Record | None) -> list[Problem]:
    """Check that the stage belongs to the pipeline, which defaults to the first."""
    if kind.id not in STAGED:
        return []
    pipeline_name, stage_name = STAGED[kind.id]
    if record is None and pipeline_name not in new:
        new[pipeline_name] = portal.pipelines[kind.id][0].id
    if pipeline_name not in new and stage_name not in new:
        return []
    now = record.properties if record else {}
    pipeline_id = new.get(pipeline_name, now.get(pipeline_name, ""))
    stage_id = new.get(stage_name, now.get(stage_name, ""))
    pipeline = portal.pipeline(kind, pipeline_id)
    if not stage_id or pipeline is None or pipeline.stage(stage_id):
        return []
    options = ", ".join(stage.id for stage in pipeline.ordered())
    message = f"{stage_id} is not a valid pipeline stage ID. Valid options are: pipelineId={pipeline.id} : [{options}]"
    return [Problem(stage_name, "INVALID_OPTION", message, stage_id)]


def check_required(kind: ObjectType, new: dict[str, str]) -> None:
    """Raise 400 when a property that HubSpot itself requires on create is missing."""
    missing = [group[0] for group in _ONE_OF.get(kind.id, ()) if not any(new.get(name) for name in group)]
    if missing:
        raise errors.required_on_create(kind.constant, missing)


def check_unique(portal: Portal, kind: ObjectType, new: dict[str, str], record: Record | None) -> None:
    """Raise 409 for a contact's taken e-mail, 400 for another unique property's taken value."""
    own = record.id if record else None
    for name, value in new.items():
        definition = portal.definition(kind, name)
        if not value or definition is None or not definition.unique:
            continue
        holder = portal.holder(kind, name, value)
        if holder is None or holder == own:
            continue
        if (kind.id, name) == ("0-1", "email"):
            raise errors.contact_exists(holder)
        where = (
            f"PropertyValueCoordinates{{portalId={portal.id}, objectTypeId={kind.id}, "
            f"propertyName={name}, value={value}}}"
        )
        message = f"Cannot set {where} on {own or 'a new object'}. {holder} already has that value."
        raise errors.property_values([Problem(name, "CONFLICTING_UNIQUE_VALUE", message, value)], portal.id)


def check_admin_rules(portal: Portal, kind: ObjectType, new: dict[str, str], record: Record | None) -> None:
    """Raise 400 when the portal's own required-property rules are not met (``2026-09`` and later)."""
    problems = []
    if record is None:
        for name in portal.rules.create_form.get(kind.name, []):
            if not new.get(name):
                text = f"A value for {name} must be provided"
                problems.append(Problem(name, "MISSING_REQUIRED_PROPERTY", text))
    after = {**(record.properties if record else {}), **new}
    for rule in portal.rules.conditional:
        controlling, required = rule["property"], rule["requires"]
        if rule["objectType"] != kind.name or not {controlling, required} & new.keys():
            continue
        if after.get(controlling) in rule["values"] and not after.get(required):
            text = f"{required} is required because of a conditional property rule based on [{controlling}]"
            problems.append(Problem(required, "MISSING_CONDITIONAL_REQUIRED_PROPERTY", text))
    if problems:
        raise errors.admin_rules(problems)
