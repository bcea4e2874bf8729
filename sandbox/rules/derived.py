"""Values HubSpot works out by itself after a write.

Source: HubSpot knowledge base, default properties of contacts, companies, deals, tickets and activities.
"""

from __future__ import annotations

from sandbox.clock import parse_iso
from sandbox.model.pipelines import Stage
from sandbox.model.portal import Portal
from sandbox.model.record import Record
from sandbox.object_types import BY_ID
from sandbox.rules.checks import STAGED

DAY_MS = 86_400_000
LIFECYCLE = (
    "subscriber",
    "lead",
    "marketingqualifiedlead",
    "salesqualifiedlead",
    "opportunity",
    "customer",
    "evangelist",
    "other",
)


def derive(portal: Portal, record: Record, at: int) -> None:
    """Bring every calculated property of a record up to date (epoch milliseconds ``at``)."""
    values = _by_type(portal, record)
    owner = record.properties.get("hubspot_owner_id", "")
    values["hs_all_owner_ids"] = owner
    for name, value in values.items():
        if name in portal.properties[record.type_id]:
            record.set(name, value, at, "CALCULATED")


def _by_type(portal: Portal, record: Record) -> dict[str, str]:
    if record.type_id == "0-3":
        return _deal(portal, record)
    if record.type_id == "0-5":
        return _ticket(portal, record)
    if record.type_id == "0-1":
        return _contact(portal, record)
    if record.type_id == "0-2":
        return {
            "num_associated_contacts": _linked(portal, record, "0-1"),
            "num_associated_deals": _linked(portal, record, "0-3"),
        }
    if record.type_id == "0-27":
        done = record.properties.get("hs_task_status") == "COMPLETED"
        return {"hs_task_is_completed": "1" if done else "0"}
    if record.type_id == "0-46":
        return {"hs_body_preview": record.properties.get("hs_note_body", "")[:200]}
    return {}


def stage_of(portal: Portal, record: Record) -> Stage | None:
    """The pipeline stage a deal or ticket is in."""
    if record.type_id not in STAGED:
        return None
    pipeline_name, stage_name = STAGED[record.type_id]
    pipeline = portal.pipeline(BY_ID[record.type_id], record.properties.get(pipeline_name, ""))
    return pipeline.stage(record.properties.get(stage_name, "")) if pipeline else None


def _deal(portal: Portal, record: Record) -> dict[str, str]:
    stage = stage_of(portal, record)
    probability = stage.probability if stage else 0.0
    closed, won = bool(stage and stage.closed), bool(stage and stage.won)
    amount = record.properties.get("amount", "")
    weighted = plain(float(amount) * probability) if amount else ""
    closed_amount = amount if won and amount else "0"
    primary = [
        record_id
        for record_id, specs in portal.associations.of(("0-3", record.id), "0-2").items()
        if ("HUBSPOT_DEFINED", 5) in specs
    ]
    return {
        "hs_is_closed": str(closed).lower(),
        "hs_is_closed_won": str(won).lower(),
        "hs_is_closed_lost": str(closed and not won).lower(),
        "hs_is_open_count": "0" if closed else "1",
        "hs_deal_stage_probability": plain(probability) if stage else "",
        "amount_in_home_currency": amount,
        "hs_projected_amount": weighted,
        "hs_projected_amount_in_home_currency": weighted,
        "hs_forecast_amount": amount,
        "hs_closed_amount": closed_amount,
        "hs_closed_amount_in_home_currency": closed_amount,
        "days_to_close": _days(record, "createdate", "closedate"),
        "num_associated_contacts": _linked(portal, record, "0-1"),
        "hs_primary_associated_company": primary[0] if primary else "",
    }


def _ticket(portal: Portal, record: Record) -> dict[str, str]:
    stage = stage_of(portal, record)
    closed = record.properties.get("closed_date")
    opened = record.properties.get("createdate")
    spent = ""
    if closed and opened:
        spent = str(max(0, (parse_iso(closed) or 0) - (parse_iso(opened) or 0)))
    return {
        "hs_is_closed": str(bool(stage and stage.closed)).lower(),
        "time_to_close": spent,
        "hs_ticket_id": record.id,
    }


def _contact(portal: Portal, record: Record) -> dict[str, str]:
    get = record.properties.get
    email = get("email", "")
    name = " ".join(part for part in (get("firstname", ""), get("lastname", "")) if part)
    primary = [
        record_id
        for record_id, specs in portal.associations.of(("0-1", record.id), "0-2").items()
        if ("HUBSPOT_DEFINED", 1) in specs
    ]
    return {
        "hs_email_domain": email.partition("@")[2],
        "hs_full_name_or_email": name or email,
        "num_associated_deals": _linked(portal, record, "0-3"),
        "associatedcompanyid": primary[0] if primary else "",
        "days_to_close": _days(record, "createdate", "closedate"),
    }


def _linked(portal: Portal, record: Record, target: str) -> str:
    count = len(portal.associations.of((record.type_id, record.id), target))
    return str(count) if count else ("0" if record.type_id == "0-3" else "")


def _days(record: Record, start: str, end: str) -> str:
    first, last = record.properties.get(start, ""), record.properties.get(end, "")
    from_ms, to_ms = parse_iso(first), parse_iso(last)
    if from_ms is None or to_ms is None:
        return ""
    return str(max(0, (to_ms - from_ms) // DAY_MS))


def plain(number: float) -> str:
    """A number as text, without a needless fraction or exponent."""
    rounded = round(number, 2)
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)
