"""Creating, updating, archiving and merging records, with everything HubSpot does on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox import errors
from sandbox.clock import iso
from sandbox.model.portal import Portal
from sandbox.model.record import Record
from sandbox.object_types import BY_ID, ObjectType
from sandbox.rules import checks, links
from sandbox.rules.derived import LIFECYCLE, derive, stage_of


@dataclass(slots=True)
class Written:
    """The outcome of one write.

    Attributes:
        names: properties to show in the answer.
        warnings: values HubSpot stored differently from what was sent.
        new: whether the record was created, for upserts.
    """

    record: Record
    names: list[str]
    warnings: list[dict[str, Any]] = field(default_factory=list)
    new: bool = False


def create(portal: Portal, kind: ObjectType, body: dict[str, Any], strict: bool) -> Written:
    """Create a record, with its associations, all or nothing.

    Args:
        portal: the account.
        kind: what to create.
        body: ``properties`` and optionally ``associations``.
        strict: obey the portal's admin rules and accept near-miss dates (``2026-09``).

    Raises:
        HubSpotError: 400 for refused values or associations, 409 for a contact's taken e-mail.
    """
    checked = checks.check_values(portal, kind, checks.read_properties(body), None, strict)
    checks.check_required(kind, checked.values)
    checks.check_unique(portal, kind, checked.values, None)
    if strict:
        checks.check_admin_rules(portal, kind, checked.values, None)
    targets = links.read_new_links(portal, kind, body.get("associations"))
    record = _new_record(portal, kind, checked.values)
    for target, types in targets:
        for each in types:
            links.link(portal, (kind.id, record.id), target, each)
    return Written(record, sorted({*record.properties, *kind.defaults}), checked.warnings, new=True)


def _new_record(portal: Portal, kind: ObjectType, values: dict[str, str]) -> Record:
    now = portal.clock.now()
    record = Record(kind.id, portal.new_id(), now, now)
    own = {
        "hs_object_id": record.id,
        "hs_createdate": iso(now),
        kind.created: iso(now),
        "hs_object_source": "INTEGRATION",
        "hs_object_source_label": "INTEGRATION",
        "hs_object_source_id": "4411900",
    }
    if kind.id in {"0-1", "0-2"}:
        own["lifecyclestage"] = "lead"
    if kind.id == "0-1":
        own |= {"hs_all_contact_vids": record.id, "hs_is_contact": "true", "hs_marketable_status": "false"}
    known = portal.properties[kind.id]
    for name, value in {**own, **{n: v for n, v in values.items() if v}}.items():
        if name in known:
            record.set(name, value, now)
    portal.add(record)
    _after_write(portal, kind, record, values, before={}, now=now)
    return record


def update(portal: Portal, kind: ObjectType, record: Record, body: dict[str, Any], strict: bool) -> Written:
    """Change properties of a record; an empty text clears.

    Raises:
        HubSpotError: 400 for refused values, 409 for a contact's taken e-mail.
    """
    checked = checks.check_values(portal, kind, checks.read_properties(body), record, strict)
    checks.check_unique(portal, kind, checked.values, record)
    if strict:
        checks.check_admin_rules(portal, kind, checked.values, record)
    before = dict(record.properties)
    now = max(portal.clock.now(), record.updated_ms + 1)
    for name, value in checked.values.items():
        if name == "lifecyclestage" and _backwards(before.get(name, ""), value):
            continue
        record.set(name, value, now)
    _after_write(portal, kind, record, checked.values, before, now)
    changed = [name for name, value in record.properties.items() if before.get(name) != value]
    shown = {*changed, *checked.values, "hs_object_id", kind.modified, kind.created}
    return Written(record, sorted(shown), checked.warnings)


def _backwards(now: str, wanted: str) -> bool:
    """Life cycle stages only move forward; HubSpot ignores the rest without a word."""
    if now not in LIFECYCLE or wanted not in LIFECYCLE:
        return False
    return LIFECYCLE.index(wanted) < LIFECYCLE.index(now)


def _after_write(
    portal: Portal, kind: ObjectType, record: Record, sent: dict[str, str], before: dict[str, str], now: int
) -> None:
    """Dates HubSpot sets by itself, calculated values, indexes."""
    _stage_dates(portal, record, sent, before, now)
    if record.properties.get("hs_task_status") == "COMPLETED" != before.get("hs_task_status"):
        record.set("hs_task_completion_date", iso(now), now)
    if record.properties.get("hubspot_owner_id") != before.get("hubspot_owner_id"):
        record.set("hubspot_owner_assigneddate", iso(now), now)
    stage = record.properties.get("lifecyclestage", "")
    if stage and stage != before.get("lifecyclestage"):
        name = f"hs_lifecyclestage_{stage}_date"
        if name in portal.properties[kind.id]:
            record.set(name, iso(now), now)
    record.updated_ms = now
    for name in {"hs_lastmodifieddate", kind.modified} & portal.properties[kind.id].keys():
        record.set(name, iso(now), now)
    derive(portal, record, now)
    for name, definition in portal.properties[kind.id].items():
        if definition.unique and record.properties.get(name) != before.get(name):
            portal.index_unique(kind, record, name, before.get(name, ""))
    portal.touch(record)


def _stage_dates(portal: Portal, record: Record, sent: dict[str, str], before: dict[str, str], now: int) -> None:
    if record.type_id not in checks.STAGED:
        return
    _, stage_name = checks.STAGED[record.type_id]
    if record.properties.get(stage_name) == before.get(stage_name):
        return
    stage = stage_of(portal, record)
    if record.type_id == "0-3":
        record.set("hs_v2_date_entered_current_stage", iso(now), now)
        pipeline = portal.pipeline(BY_ID["0-3"], record.properties.get("pipeline", ""))
        automatic = pipeline is not None and pipeline.auto_close_date
        if stage and stage.closed and automatic and "closedate" not in sent:
            record.set("closedate", iso(now), now)
    elif "closed_date" not in sent:
        record.set("closed_date", iso(now) if stage and stage.closed else "", now)


def archive(portal: Portal, kind: ObjectType, record: Record) -> None:
    """Move a record to the recycle bin. Its links and unique values are set free."""
    record.archived_ms = record.updated_ms = portal.clock.now()
    _forget_links(portal, (kind.id, record.id))
    for name, definition in portal.properties[kind.id].items():
        if definition.unique:
            index = portal.unique.get((kind.id, name), {})
            value = record.properties.get(name, "").casefold()
            if index.get(value) == record.id:
                del index[value]
    portal.touch(record)


def purge(portal: Portal, kind: ObjectType, record: Record) -> None:
    """Erase a record for good (GDPR delete)."""
    archive(portal, kind, record)
    del portal.records[kind.id][record.id]
    portal.note("record", f"{kind.id}/{record.id}")


def _forget_links(portal: Portal, key: tuple[str, str]) -> None:
    changed = portal.associations.forget(key)
    portal.touch_links(changed)
    for type_id, record_id in set(changed) - {key}:
        other = portal.records[type_id].get(record_id)
        if other:
            derive(portal, other, portal.clock.now())
            portal.touch(other)


def merge(portal: Portal, kind: ObjectType, primary: Record, other: Record) -> Record:
    """Merge ``other`` into ``primary``: the primary's values win, both ids lead to the result.

    Raises:
        HubSpotError: 400 when both are the same record.
    """
    if primary is other:
        raise errors.validation("Cannot merge an object with itself.")
    now = max(portal.clock.now(), primary.updated_ms + 1)
    before = dict(primary.properties)
    own = {"hs_object_id", "hs_all_contact_vids", "email"}
    known = portal.properties[kind.id]
    for name, value in other.properties.items():
        if name not in primary.properties and name not in own and not known[name].read_only:
            primary.set(name, value, now, "MERGE_OBJECTS")
    moved = [(target, dict(found)) for target, found in portal.associations.links.get((kind.id, other.id), {}).items()]
    archive(portal, kind, other)
    for target, found in moved:
        for record_id, specs in found.items():
            for spec in specs:
                each = portal.associations.find(kind.id, target, spec)
                if each and (target, record_id) != (kind.id, primary.id):
                    links.link(portal, (kind.id, primary.id), (target, record_id), each)
    _take_over(portal, kind, primary, other, now)
    _after_write(portal, kind, primary, {}, before, now)
    return primary


def _take_over(portal: Portal, kind: ObjectType, primary: Record, other: Record, now: int) -> None:
    primary.merged_ids += [other.id, *other.merged_ids]
    for old in primary.merged_ids:
        portal.merged[(kind.id, old)] = primary.id
    primary.set("hs_merged_object_ids", ";".join(primary.merged_ids), now)
    email = other.properties.get("email", "")
    if kind.id == "0-1" and email:
        if not primary.properties.get("email"):
            primary.set("email", email, now, "MERGE_OBJECTS")
        else:
            known = primary.properties.get("hs_additional_emails", "")
            primary.set("hs_additional_emails", ";".join(filter(None, [known, email])), now)
        # The address stays taken: it now leads to the merged contact.
        portal.unique.setdefault((kind.id, "email"), {})[email.casefold()] = primary.id
    del portal.records[kind.id][other.id]
    portal.note("record", f"{kind.id}/{other.id}")
