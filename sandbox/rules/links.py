"""Reading association requests and making links.

Source: HubSpot "Associations" guide; refusals from bodies quoted by integrators.
"""

from __future__ import annotations

from typing import Any

from sandbox import errors
from sandbox.model.associations import Key
from sandbox.model.portal import Portal
from sandbox.object_types import BY_ID, ObjectType
from sandbox.rules.derived import derive
from sandbox.schema.association_types import AssociationType, Spec


def read_specs(raw: Any) -> list[Spec]:
    """``[{associationCategory, associationTypeId}]`` as pairs.

    Raises:
        HubSpotError: 400 for another shape.
    """
    if not isinstance(raw, list) or not raw:
        raise errors.missing_fields(["types"])
    specs = []
    for item in raw:
        try:
            specs.append((str(item["associationCategory"]), int(item["associationTypeId"])))
        except (KeyError, TypeError, ValueError):
            raise errors.missing_fields(["associationCategory", "associationTypeId"]) from None
    return specs


def type_for(portal: Portal, source: str, spec: Spec, target: str | None = None) -> AssociationType:
    """The association type with this id that starts at ``source``.

    Raises:
        HubSpotError: 400 for an id nobody knows, or one of another direction.
    """
    known = portal.associations.sources_of(spec)
    fitting = [k for k in known if k.source == source and target in (None, k.target)]
    if fitting:
        return fitting[0]
    if not known:
        raise errors.validation(f"No association type found for category {spec[0]} and id {spec[1]}")
    if known[0].source != source:
        raise errors.validation(
            f"invalid from object type {source} for associations to be created. expected: {known[0].source}"
        )
    raise errors.validation(
        f"invalid to object type {target} for associations to be created. expected: {known[0].target}"
    )


def read_new_links(portal: Portal, kind: ObjectType, raw: Any) -> list[tuple[Key, list[AssociationType]]]:
    """The ``associations`` of a create request, checked.

    Raises:
        HubSpotError: 400 when a type does not fit or a record does not exist.
    """
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise errors.invalid_json("Cannot deserialize value of type `java.util.ArrayList`")
    found = []
    for item in raw:
        to = item.get("to") if isinstance(item, dict) else None
        if not isinstance(to, dict) or to.get("id") in (None, ""):
            raise errors.missing_fields(["to"])
        types = [type_for(portal, kind.id, spec) for spec in read_specs(item.get("types"))]
        target = (types[0].target, str(to["id"]))
        require(portal, target)
        found.append((target, types))
    return found


def require(portal: Portal, key: Key) -> Key:
    """The key of an existing record, merged ids resolved.

    Raises:
        HubSpotError: 400 when there is none.
    """
    kind = BY_ID[key[0]]
    record = portal.find(kind, key[1])
    if record is None:
        raise errors.validation(
            "One or more associations are invalid",
            errors=[
                {
                    "message": f"{kind.constant} with id {key[1]} does not exist",
                    "code": "INVALID_OBJECT_IDS",
                    "context": {"objectId": [key[1]], "objectType": [kind.constant]},
                }
            ],
            context={"INVALID_OBJECT_IDS": [key[1]]},
        )
    return (kind.id, record.id)


def link(portal: Portal, a: Key, b: Key, kind: AssociationType) -> None:
    """Link two existing records and refresh what is counted from links."""
    portal.touch_links(portal.associations.link(a, b, kind))
    refresh(portal, a, b)


def unlink(portal: Portal, a: Key, b: Key, kind: AssociationType | None = None) -> None:
    """Remove one type of link, or all, between two records."""
    portal.touch_links(portal.associations.unlink(a, b, kind))
    refresh(portal, a, b)


def refresh(portal: Portal, *keys: Key) -> None:
    """Recalculate the records at both ends of a link."""
    for type_id, record_id in keys:
        record = portal.records[type_id].get(record_id)
        if record:
            derive(portal, record, portal.clock.now())
            portal.touch(record)
