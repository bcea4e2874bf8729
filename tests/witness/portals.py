"""Portals of the witness: what each account declares, and in what it is unlike the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

READ = ("contacts", "deals", "companies")
ALL_SCOPES = {"oauth", "crm.objects.owners.read"} | {f"crm.objects.{n}.{w}" for n in READ for w in ("read", "write")}


def prop(
    name: str, label: str, kind: str = "string", field_type: str = "", options: Any = (), **more: Any
) -> dict[str, Any]:
    """A property's definition as HubSpot words it. An option is a label, (value, label) or (value, label, hidden)."""
    field_type = field_type or {"string": "text", "enumeration": "select", "datetime": "date"}.get(kind, kind)
    listed = [(o, o, False) if isinstance(o, str) else (*o, False)[:3] for o in options]
    read_only = more.pop("read_only", False)
    return {
        "name": name,
        "label": label,
        "type": kind,
        "fieldType": field_type,
        "description": "",
        "groupName": "information",
        "options": [
            {"label": label, "value": value, "displayOrder": i, "hidden": hidden, "description": None}
            for i, (value, label, hidden) in enumerate(listed)
        ],
        "displayOrder": -1,
        "calculated": more.get("calculated", False),
        "externalOptions": False,
        "hasUniqueValue": False,
        "hidden": False,
        "formField": True,
        "archived": False,
        "dataSensitivity": "non_sensitive",
        "modificationMetadata": {"archivable": True, "readOnlyDefinition": True, "readOnlyValue": read_only},
        "somethingNew": {"of": "tomorrow"},
        **more,
    }


def owner_property(label: str = "Owner") -> dict[str, Any]:
    """`hubspot_owner_id`: its options are elsewhere."""
    return prop("hubspot_owner_id", label, "enumeration", externalOptions=True, referencedObjectType="OWNER")


def common() -> list[dict[str, Any]]:
    """What every kind of record has."""
    fixed = {"read_only": True}
    return [
        prop("createdate", "Create Date", "datetime"),
        prop("hs_object_id", "Record ID", "number", **fixed),
        prop("hs_lastmodifieddate", "Last Modified Date", "datetime", **fixed),
    ]


YES_NO = [("true", "True"), ("false", "False")]


def deal_properties(priority: Any, types: Any, *own: dict[str, Any], owner: str = "Deal owner") -> list[dict[str, Any]]:
    """A portal's deal properties; stages and pipelines are options only where HubSpot sends them so."""
    return [
        prop("dealname", "Deal Name"),
        prop("amount", "Amount", "number", showCurrencySymbol=True),
        prop("closedate", "Close Date", "datetime"),
        prop("dealstage", "Deal Stage", "enumeration", "radio", externalOptions=True),
        prop("pipeline", "Pipeline", "enumeration", externalOptions=True),
        prop("hs_priority", "Priority", "enumeration", options=priority),
        prop("dealtype", "Deal Type", "enumeration", "radio", types),
        prop("description", "Deal Description", fieldType="textarea"),
        prop("hs_is_closed", "Is Deal Closed?", "bool", "calculation_equation", YES_NO, read_only=True),
        prop("hs_is_closed_won", "Is Closed Won", "bool", "calculation_equation", YES_NO, read_only=True),
        prop("hs_deal_stage_probability", "Deal probability", "number", read_only=True, calculated=True),
        owner_property(owner),
        *common(),
        *own,
    ]


LIFECYCLE = [
    *[("subscriber", "Subscriber"), ("lead", "Lead"), ("marketingqualifiedlead", "Marketing Qualified Lead")],
    *[("salesqualifiedlead", "Sales Qualified Lead"), ("opportunity", "Opportunity"), ("customer", "Customer")],
    *[("evangelist", "Evangelist"), ("other", "Other")],
]


def contact_properties(lifecycle: Any, *own: dict[str, Any], owner: str = "Contact owner") -> list[dict[str, Any]]:
    """A portal's contact properties."""
    return [
        prop("email", "Email", hasUniqueValue=True),
        prop("firstname", "First Name"),
        prop("lastname", "Last Name"),
        prop("phone", "Phone Number", fieldType="phonenumber"),
        prop("mobilephone", "Mobile Phone Number", fieldType="phonenumber"),
        prop("company", "Company Name"),
        prop("jobtitle", "Job Title"),
        prop("city", "City"),
        prop("country", "Country/Region"),
        prop("website", "Website URL"),
        prop("hs_additional_emails", "Additional email addresses", "enumeration", "checkbox", read_only=True),
        prop("lifecyclestage", "Lifecycle Stage", "enumeration", "radio", lifecycle),
        prop("hs_lead_status", "Lead Status", "enumeration", "radio", [("NEW", "New"), ("OPEN", "Open")]),
        prop("lastmodifieddate", "Last Modified Date", "datetime", read_only=True),
        owner_property(owner),
        *common(),
        *own,
    ]


def company_properties() -> list[dict[str, Any]]:
    """A portal's company properties."""
    return [prop("name", "Company name"), prop("domain", "Company Domain Name"), owner_property(), *common()]


def pipeline(
    identity: str, label: str, stages: list[tuple[str, str, float]], order: int = 0, archived: bool = False
) -> Any:
    """A pipeline; a stage is (id, label, probability), closed at 0 and 1."""
    made = "2024-02-29T10:11:12Z"
    rows = [
        {
            "id": stage,
            "label": name,
            "displayOrder": i,
            "metadata": {"isClosed": str(chance in {0, 1}).lower(), "probability": str(chance)},
            "createdAt": made,
            "updatedAt": made,
            "archived": False,
            "writePermissions": "CRM_PERMISSIONS_ENFORCEMENT",
        }
        for i, (stage, name, chance) in enumerate(stages)
    ]
    about = {"id": identity, "label": label, "displayOrder": order, "archived": archived}
    # HubSpot promises no order: displayOrder tells it
    return {**about, "stages": rows[::-1], "createdAt": made, "updatedAt": made}


def owner(identity: int, email: str, first: str, last: str, user: int | None = None, archived: bool = False) -> Any:
    """An owner; an archived one has no user."""
    made = "2023-06-01T08:00:00.123Z"
    about = {"id": str(identity), "email": email, "firstName": first, "lastName": last, "type": "PERSON"}
    users = {"userId": None if archived else user, "userIdIncludingInactive": user}
    return {**about, **users, "createdAt": made, "updatedAt": made, "archived": archived}


@dataclass
class Portal:
    """One account, and how its HubSpot behaves."""

    id: int
    zone: str
    currency: str
    properties: dict[str, list[dict[str, Any]]]
    pipelines: list[dict[str, Any]]
    owners: list[dict[str, Any]]
    records: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    currencies: tuple[str, ...] = ()
    ui_domain: str = "app.hubspot.com"
    domain: str = "example.com"
    version_paths: tuple[str, ...] = ("v3", "v4", "2026-03", "2026-09")
    token: str = "pat-eu1-3b1f0c7e-witness"
    scopes: set[str] = field(default_factory=lambda: set(ALL_SCOPES))
    first_id: int = 481516234200
    milliseconds: bool = True
    account_info: int = 200
    owners_status: int = 200
    single_associations: bool = True
    clash_on_update: int = 400
    old_errors: bool = False
    auto_close_date: bool = False
    required: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lag: float = 0
    searches_a_second: int = 5
    close_every: int = 0
    chunked: bool = False
    first_wait: float = 0
