"""Filling a portal with the demo data, through the same rules every client meets."""

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


def add_companies(builder: Builder, owners: list[str]) -> list[str]:
    """The companies; returns their ids."""
    ids = []
    for number, (name, domain, city, country, industry, staff, revenue) in enumerate(people.COMPANIES):
        builder.on(-360 + number * 3)
        properties = {
            "name": name,
            "domain": domain,
            "website": f"https://{domain}",
            "city": city,
            "country": country,
            "industry": industry,
            "numberofemployees": staff,
            "annualrevenue": revenue,
            "hubspot_owner_id": owners[number % len(owners)],
            "account_tier": ("gold", "silver", "bronze")[number % 3],
        }
        ids.append(builder.create("companies", properties))
    return ids


def add_contacts(builder: Builder, owners: list[str], companies: list[str]) -> list[str]:
    """The people; returns their ids."""
    ids = []
    for number, (first, last, company, title, phone, stage) in enumerate(people.CONTACTS):
        builder.on(-300 + number * 4)
        name, domain, city, country = ("", "example.com", "", "")
        if company is not None:
            name, domain, city, country = people.COMPANIES[company][:4]
        properties = {
            "firstname": first,
            "lastname": last,
            "email": f"{_plain(first)}.{_plain(last)}@{domain}",
            "phone": phone,
            "jobtitle": title,
            "company": name,
            "city": city,
            "country": country,
            "lifecyclestage": stage,
            "hubspot_owner_id": "" if number % 7 == 6 else owners[number % len(owners)],
            "hs_lead_status": ("NEW", "OPEN", "IN_PROGRESS", "CONNECTED", "")[number % 5],
            "customer_number": f"C-{10_400 + number * 13}" if stage == "customer" else "",
            "preferred_channel": ("email", "phone", "chat")[number % 3],
        }
        links = [(companies[company], 1)] if company is not None else []
        ids.append(builder.create("contacts", properties, links))
    return ids


def _plain(name: str) -> str:
    """A name as it stands in an e-mail address."""
    import unicodedata

    spelled = name.lower().replace("ß", "ss").replace("ø", "o")
    folded = unicodedata.normalize("NFKD", spelled)
    return "".join(char for char in folded if char.isascii() and (char.isalnum() or char == "-"))


def add_deals(
    builder: Builder, owners: list[str], companies: list[str], contacts: list[str], renewals: Pipeline
) -> list[str]:
    """The deals; returns their ids."""
    ids = []
    pipelines = {"default": builder.portal.pipelines["0-3"][0], business.RENEWALS: renewals}
    for number, row in enumerate(business.DEALS):
        (
            name,
            amount,
            currency,
            pipeline_name,
            stage,
            company,
            people_of,
            owner,
            created,
            close,
            kind,
            region,
        ) = row
        builder.on(created)
        pipeline = pipelines[pipeline_name]
        properties = {
            "dealname": name,
            "amount": amount,
            "deal_currency_code": currency,
            "pipeline": pipeline.id,
            "dealstage": pipeline.stages[stage].id,
            "closedate": builder.day(close) if close is not None else "",
            "dealtype": kind,
            "hubspot_owner_id": owners[owner],
            "hs_priority": ("low", "medium", "high", "")[number % 4],
            "renewal_region": region,
            "contract_reference": f"JL-{2_600 + number}" if region else "",
            "licence_seats": 5 + number * 3 if region else "",
            "closed_lost_reason": "Went with another supplier" if pipeline.stages[stage].probability == 0 else "",
        }
        links = [(companies[company], 5)] if company >= 0 else []
        links += [(contacts[each], 3) for each in people_of]
        ids.append(builder.create("deals", properties, links))
    return ids


def add_activities(
    builder: Builder, owners: list[str], companies: list[str], contacts: list[str], deals: list[str]
) -> None:
    """Tickets, notes and tasks."""
    for subject, content, stage, priority, category, contact, company, owner, created in business.TICKETS:
        builder.on(created)
        properties = {
            "subject": subject,
            "content": content,
            "hs_pipeline": "0",
            "hs_pipeline_stage": stage,
            "hs_ticket_priority": priority,
            "hs_ticket_category": category,
            "hubspot_owner_id": owners[owner],
        }
        builder.create("tickets", properties, [(contacts[contact], 16), (companies[company], 339)])
    for body, contact, deal, owner, days in business.NOTES:
        builder.on(days)
        note = {
            "hs_note_body": body,
            "hs_timestamp": builder.day(days, 10),
            "hubspot_owner_id": owners[owner],
        }
        builder.create("notes", note, [(contacts[contact], 202), (deals[deal], 214)])
    for subject, body, due, status, priority, kind, contact, deal, owner in business.TASKS:
        builder.on(min(due, 0) - 3)
        task = {
            "hs_task_subject": subject,
            "hs_task_body": body,
            "hs_timestamp": builder.day(due, 15),
            "hs_task_status": status,
            "hs_task_priority": priority,
            "hs_task_type": kind,
            "hubspot_owner_id": owners[owner],
        }
        builder.create("tasks", task, [(contacts[contact], 204), (deals[deal], 216)])
