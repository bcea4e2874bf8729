"""An invented account as the gateway would describe it, for deals and for contacts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from actions.portal import Account, Option, Owner, Pipeline, Portal, Property, Stage

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=ZoneInfo("Europe/Dublin"))  # a Wednesday
ACCOUNT = Account(portal_id=4242, time_zone="Europe/Dublin", currency="USD", currencies=("USD", "EUR"))
OWNERS = (
    Owner(id="501", email="dana.whitfield@example.com", first_name="Dana", last_name="Whitfield"),
    Owner(id="502", email="omar.reyes@example.com", first_name="Omar", last_name="Reyes"),
    Owner(id="503", email="mei.tanaka@example.com", first_name="Mei", last_name="Tanaka"),
    Owner(id="504", email="priya.raman@example.com", first_name="Priya", last_name="Raman"),
)


def _options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(value=label.lower().replace(" ", "_"), label=label) for label in labels)


def _props(*props: Property) -> dict[str, Property]:
    return {p.name: p for p in props}


def _p(name: str, label: str, type_: str = "string", field: str = "text", **more: object) -> Property:
    return Property(name=name, label=label, type=type_, field_type=field, **more)


SALES = Pipeline(
    id="default",
    label="Sales Pipeline",
    stages=(
        Stage(id="appointmentscheduled", label="Appointment Scheduled", probability=0.2),
        Stage(id="qualifiedtobuy", label="Qualified To Buy", probability=0.4),
        Stage(id="presentationscheduled", label="Presentation Scheduled", probability=0.6),
        Stage(id="decisionmakerboughtin", label="Decision Maker Bought-In", probability=0.8),
        Stage(id="contractsent", label="Contract Sent", probability=0.9),
        Stage(id="closedwon", label="Closed Won", closed=True, probability=1.0),
        Stage(id="closedlost", label="Closed Lost", closed=True, probability=0.0),
    ),
)
RENEWALS = Pipeline(
    id="776",
    label="Renewals",
    stages=(
        Stage(id="7761", label="Up For Renewal", probability=0.5),
        Stage(id="7762", label="Contract Sent", probability=0.8),
        Stage(id="7763", label="Renewed", closed=True, probability=1.0),
        Stage(id="7764", label="Churned", closed=True, probability=0.0),
    ),
)
_REGIONS = (
    Option(value="EMEA", label="EMEA"),
    Option(value="APAC", label="APAC"),
    Option(value="AMER", label="AMER"),
)
DEALS = Portal(
    account=ACCOUNT,
    owners=OWNERS,
    pipelines=(SALES, RENEWALS),
    properties=_props(
        _p("dealname", "Deal Name"),
        _p("dealstage", "Deal Stage", "enumeration", "radio"),
        _p("pipeline", "Pipeline", "enumeration", "select"),
        _p("amount", "Amount", "number", "number", is_currency=True),
        _p("closedate", "Close Date", "datetime", "date"),
        _p("createdate", "Create Date", "datetime", "date", read_only=True),
        _p("hubspot_owner_id", "Deal Owner", "enumeration", "select"),
        _p("hs_priority", "Priority", "enumeration", "select", options=_options("Low", "Medium", "High")),
        _p("dealtype", "Deal Type", "enumeration", "radio", options=(
            Option(value="newbusiness", label="New Business"),
            Option(value="existingbusiness", label="Existing Business"))),
        _p("description", "Deal Description", "string", "textarea"),
        _p("deal_currency_code", "Currency", "enumeration", "select", options=(
            Option(value="USD", label="US Dollar"), Option(value="EUR", label="Euro"))),
        _p("hs_is_closed", "Is Deal Closed?", "bool", "booleancheckbox", read_only=True),
        _p("hs_is_closed_won", "Is Closed Won", "bool", "booleancheckbox", read_only=True),
        _p("hs_lastmodifieddate", "Last Modified Date", "datetime", "date", read_only=True),
        _p("hs_next_step", "Next Step"),
        _p("renewal_region", "Renewal Region", "enumeration", "select", options=_REGIONS),
        _p("sold_regions", "Sold Regions", "enumeration", "checkbox", options=_REGIONS),
        _p("contract_start", "Contract Start", "date", "date"),
        _p("seats", "Number of Seats", "number", "number"),
        _p("auto_renew", "Auto Renew", "bool", "booleancheckbox"),
        _p("po_number", "PO Number"),
    ),
)  # fmt: skip
CONTACTS = Portal(
    account=ACCOUNT,
    owners=OWNERS,
    properties=_props(
        _p("email", "Email"),
        _p("firstname", "First Name"),
        _p("lastname", "Last Name"),
        _p("phone", "Phone Number", "string", "phonenumber"),
        _p("mobilephone", "Mobile Phone Number", "string", "phonenumber"),
        _p("company", "Company Name"),
        _p("jobtitle", "Job Title"),
        _p("city", "City"),
        _p("country", "Country/Region"),
        _p("website", "Website URL"),
        _p("lifecyclestage", "Lifecycle Stage", "enumeration", "radio", options=(
            Option(value="subscriber", label="Subscriber"), Option(value="lead", label="Lead"),
            Option(value="marketingqualifiedlead", label="Marketing Qualified Lead"),
            Option(value="salesqualifiedlead", label="Sales Qualified Lead"),
            Option(value="opportunity", label="Opportunity"), Option(value="customer", label="Customer"),
            Option(value="evangelist", label="Evangelist"), Option(value="other", label="Other"))),
        _p("hs_lead_status", "Lead Status", "enumeration", "radio", options=(
            Option(value="NEW", label="New"), Option(value="OPEN", label="Open"),
            Option(value="IN_PROGRESS", label="In Progress"), Option(value="UNQUALIFIED", label="Unqualified"))),
        _p("hubspot_owner_id", "Contact Owner", "enumeration", "select"),
        _p("createdate", "Create Date", "datetime", "date", read_only=True),
        _p("lastmodifieddate", "Last Modified Date", "datetime", "date", read_only=True),
        _p("hs_email_domain", "Email Domain", read_only=True),
        _p("date_of_birth", "Birthday", "date", "date"),
        _p("favourite_coffee", "Favourite Coffee", "enumeration", "select", options=_options("Flat White", "Espresso")),
    ),
)  # fmt: skip
