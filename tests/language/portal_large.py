"""The invented account again, with as many properties of HubSpot's own as a real one has; most are never spoken of.

Labels as in HubSpot's default properties (HubSpot knowledge base: default deal and contact properties).
"""

from __future__ import annotations

from actions.portal import Option, Portal, Property
from tests.language.portals import CONTACTS, DEALS

_READ_ONLY = """
    Amount in company currency|Annual contract value|Annual recurring revenue|Closed Deal Amount|Days to close
    Deal probability|Forecast amount|Forecast probability|Is Closed Lost|Is Open|Last Activity Date
    Last Contacted|Next Activity Date|Number of Associated Contacts|Number of Sales Activities
    Number of times contacted|Object create date/time|Original Traffic Source|Owner assigned date|Record ID
    Time in current stage|Total contract value|Weighted amount|Latest Deal Stage Date|Created by user ID
    Updated by user ID|Days in stage|Monthly recurring revenue|Recent Email Sent Date|Last Engagement Date
    First Deal Created Date|Recent Deal Amount|Recent Deal Close Date|Total Revenue|Became a Customer Date
    Became a Lead Date|First Page Seen|Number of Pageviews|Number of Form Submissions|Last Open Date
    Last Click Date|Time of Last Visit|Next Meeting Start Time|Date of last meeting booked|Invalid email address
    Marketing emails opened
"""
_TEXT = """
    Closed Won Reason|Closed Lost Reason|Manual campaign IDs|Original Source Drill-Down 1|Deal Score Note
    Deal Summary|Street Address|State/Region|Postal Code|Fax Number|Industry|School|Degree|Field of Study
    Job function|Message|Salutation|Company size|Membership Notes|Work email|Twitter Username|LinkedIn URL
    Preferred channels|Graduation date|Start date
"""
_CHOICES = {
    "Forecast category": "Not forecasted|Pipeline|Best case|Commit|Closed won",
    "Latest Traffic Source": "Organic Search|Paid Search|Email Marketing|Organic Social|Referrals|Direct Traffic",
    "Buying Role": "Blocker|Budget Holder|Champion|Decision Maker|End User|Influencer|Legal & Compliance|Other",
    "Preferred language": "English|German|French|Spanish|Portuguese|Dutch|Italian|Polish|Japanese",
    "Seniority": "C-Level|Director|Manager|Owner|Partner|Entry|Senior|VP",
    "Employment Role": "Accounting|Consulting|Engineering|Finance|Legal|Marketing|Operations|Sales|Support|Real Estate",
    "Marital Status": "Single|Married|Divorced|Widowed",
    "Billing Frequency": "Weekly|Monthly|Quarterly|Annually|One-time",
    "Persona": "The Buyer|The Builder|The Boss",
    "Time Zone": "UTC|Europe/Dublin|US/Eastern|Asia/Tokyo",
    "Deal Health": "Good|At risk|Stalled|New",
    "Legal basis for processing": "Legitimate interest – prospect|Performance of a contract|Not applicable",
    "Contact unworked": "Yes|No",
}


def _named(label: str) -> str:
    return "hs_" + "".join(c if c.isalnum() else "_" for c in label.lower())


def _labels(text: str) -> list[str]:
    return [label.strip() for label in text.replace("\n", "|").split("|") if label.strip()]


def _more() -> dict[str, Property]:
    found = [Property(name=_named(label), label=label, type="number" if "mount" in label else "string", read_only=True)
             for label in _labels(_READ_ONLY)]  # fmt: skip
    found += [Property(name=_named(label), label=label) for label in _labels(_TEXT)]
    found += [
        Property(name=_named(label), label=label, type="enumeration", field_type="select",
                 options=tuple(Option(value=o.lower(), label=o) for o in options.split("|")))
        for label, options in _CHOICES.items()
    ]  # fmt: skip
    found += [Property(name=f"custom_{i}", label=f"Legacy field {i}", hidden=i % 2 == 0) for i in range(200)]
    found += [
        Property(name=f"old_choice_{i}", label=f"Old choice {i}", type="enumeration", hidden=True,
                 options=tuple(Option(value=label, label=label) for label in ("Won", "Acme", "Deal")))
        for i in range(40)
    ]  # fmt: skip
    return {prop.name: prop for prop in found}


def _with(portal: Portal) -> Portal:
    return portal.model_copy(update={"properties": {**_more(), **portal.properties}})


LARGE_DEALS, LARGE_CONTACTS = _with(DEALS), _with(CONTACTS)
