"""Setting up a demo portal: owners, custom properties, a pipeline, and a way to make records in the past."""

from __future__ import annotations

from typing import Any

from sandbox.clock import iso
from sandbox.model.definitions import PropertyDefinition
from sandbox.model.owners import Owner
from sandbox.model.pipelines import Pipeline
from sandbox.model.portal import Portal
from sandbox.object_types import named
from sandbox.rules import writes
from sandbox.schema.pipelines import deal_stage
from sandbox.schema.properties import read_options
from sandbox.seed import business, people

DAY_MS = 86_400_000
HOUR_MS = 3_600_000

RENEWAL_STAGES = (
    ("Renewal Due", "0.5"),
    ("Terms Sent", "0.7"),
    ("Negotiation", "0.8"),
    ("Renewed", "1.0"),
    ("Churned", "0.0"),
)

# type, name, label, type/field type, options, unique
CUSTOM_PROPERTIES = (
    ("0-3", "renewal_region", "Renewal Region", "enumeration/select", "EMEA, APAC, AMER", False),
    ("0-3", "contract_reference", "Contract Reference", "string/text", "", False),
    ("0-3", "licence_seats", "Licence Seats", "number/number", "", False),
    ("0-3", "go_live_date", "Go-live Date", "date/date", "", False),
    (
        "0-3",
        "products_of_interest",
        "Products of Interest",
        "enumeration/checkbox",
        "analytics:Analytics, hardware:Hardware, support:Support plan, training:Training",
        False,
    ),
    ("0-1", "customer_number", "Customer Number", "string/text", "", True),
    (
        "0-1",
        "preferred_channel",
        "Preferred Channel",
        "enumeration/radio",
        "email:E-mail, phone:Phone, chat:Chat",
        False,
    ),
    ("0-1", "birthday", "Birthday", "date/date", "", False),
    (
        "0-2",
        "account_tier",
        "Account Tier",
        "enumeration/select",
        "gold:Gold, silver:Silver, bronze:Bronze",
        False,
    ),
)


class Builder:
    """Builds one portal. ``today`` is midnight UTC in epoch milliseconds; ``on`` moves the clock."""

    def __init__(self, portal: Portal, today: int) -> None:
        self.portal = portal
        self.today = today
        self.count = 0

    def on(self, days: int) -> None:
        """Let the next writes happen this many days from today, at working hours, a little apart."""
        self.count += 1
        minutes = (self.count * 37) % 480
        moment = self.today + days * DAY_MS + 9 * HOUR_MS + minutes * 60_000
        self.portal.clock.frozen_ms = min(moment, self.today)

    def create(self, kind: str, properties: dict[str, Any], links: list[tuple[str, int]] | None = None) -> str:
        """Create a record; ``links`` are (record id, association type id). Returns its id."""
        filled = {name: value for name, value in properties.items() if value not in ("", None)}
        associations = [
            {
                "to": {"id": record_id},
                "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": type_id}],
            }
            for record_id, type_id in links or []
        ]
        body = {"properties": filled, "associations": associations}
        return writes.create(self.portal, named(kind), body, strict=False).record.id

    def day(self, days: int, hour: int = 12) -> str:
        """A moment this many days from today, as HubSpot writes it."""
        return iso(self.today + days * DAY_MS + hour * HOUR_MS)


def add_owners(builder: Builder, domain: str) -> list[str]:
    """The owners in charge, and one who left. Returns the ids of the former."""
    builder.on(-400)
    now = builder.portal.clock.now()
    ids = []
    everyone = [(*owner, False) for owner in people.OWNERS] + [(*people.FORMER_OWNER, None, True)]
    for number, (first, last, team, archived) in enumerate(everyone):
        owner = Owner(
            id=str(1_144_203_901 + number * 7_313),
            email=f"{first}.{last}@{domain}".lower().replace("á", "a"),
            first_name=first,
            last_name=last,
            user_id=71_190_001 + number * 119,
            team=team,
            archived=archived,
            created_ms=now,
            updated_ms=now,
        )
        builder.portal.owners[owner.id] = owner
        if not archived:
            ids.append(owner.id)
    return ids


def add_custom_properties(builder: Builder) -> None:
    """Properties the account's people made."""
    builder.on(-390)
    now = builder.portal.clock.now()
    for type_id, name, label, kind, options, unique in CUSTOM_PROPERTIES:
        value_type, _, field_type = kind.partition("/")
        known = builder.portal.properties[type_id]
        known[name] = PropertyDefinition(
            name=name,
            label=label,
            type=value_type,
            field_type=field_type,
            group=builder.portal.groups[type_id][0].name,
            options=read_options(options),
            defined_by_hubspot=False,
            unique=unique,
            form_field=True,
            display_order=len(known),
            created_ms=now,
            updated_ms=now,
        )


def add_renewals_pipeline(builder: Builder) -> Pipeline:
    """A pipeline of the account's own, with numeric ids as HubSpot gives them."""
    builder.on(-380)
    now = builder.portal.clock.now()
    pipeline = Pipeline("871330146", business.RENEWALS, 1, created_ms=now, updated_ms=now)
    for order, (label, probability) in enumerate(RENEWAL_STAGES):
        stage_id = str(1_287_604_511 + order)
        pipeline.stages.append(deal_stage(stage_id, label, order, probability, now))
    builder.portal.pipelines["0-3"].append(pipeline)
    return pipeline
