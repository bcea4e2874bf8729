"""The demo records: companies, people, deals and what was done about them."""

from __future__ import annotations

import unicodedata

from sandbox.model.pipelines import Pipeline
from sandbox.seed import business, people
from sandbox.seed.build import Builder


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
        name, amount, currency, pipeline_name, stage, company, people_of, owner, created, close, kind, region = row
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
            "closed_lost_reason": "Went with another supplier" if pipeline.stages[stage].probability == 0 else "",
        }
        if region:
            properties |= {
                "renewal_region": region,
                "contract_reference": f"JL-{2_600 + number}",
                "licence_seats": str(5 + number * 3),
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
