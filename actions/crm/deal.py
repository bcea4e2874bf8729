"""Deals."""

from __future__ import annotations

from ..record import Record, Scopes, Slot

DEAL = Record(
    singular="deal",
    plural="deals",
    object_type="deals",
    type_id="0-3",
    synonyms=("opportunity", "opportunities", "opp", "opps"),
    slots=(
        Slot(name="name", property="dealname", kind="name", words=("name", "title"), cues=("called", "named", "titled")),
        Slot(name="stage", property="dealstage", kind="stage", words=("stage", "deal stage", "status", "phase")),
        Slot(
            name="amount",
            property="amount",
            kind="money",
            words=("amount", "value", "price", "size", "worth"),
            cues=("for", "worth", "valued at", "at", "of"),
        ),
        Slot(
            name="close_date",
            property="closedate",
            kind="date",
            words=("close date", "closing date", "due date", "expected close"),
            cues=("closing", "closes", "due", "to close", "by"),
        ),
        Slot(name="pipeline", property="pipeline", kind="pipeline", words=("pipeline",)),
        Slot(
            name="owner",
            property="hubspot_owner_id",
            kind="owner",
            words=("owner", "deal owner", "rep"),
            cues=("owned by", "assigned to", "assign it to"),
        ),
        Slot(name="priority", property="hs_priority", kind="option", words=("priority",)),
        Slot(name="type", property="dealtype", kind="option", words=("type", "deal type")),
        Slot(name="description", property="description", words=("description", "note", "details")),
        Slot(name="contact", property="contacts", kind="link", words=("contact",), cues=("with contact", "for contact")),
        Slot(
            name="company", property="companies", kind="link", words=("company",), cues=("with company", "for company")
        ),
    ),
    asked=("name", "stage"),
    title=("dealname",),
    told_apart_by=("amount", "dealstage", "hubspot_owner_id"),
    shown=("amount", "dealstage", "pipeline", "closedate", "hubspot_owner_id", "deal_currency_code"),
    links={"contacts": 3, "companies": 341},
    scopes=Scopes(
        read=("crm.objects.deals.read", "crm.objects.owners.read"), write=("crm.objects.deals.write",)
    ),
)
