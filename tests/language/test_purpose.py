"""What a deal is for, and for whom: the customer is no name, and the order at the end is none either."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create
from tests.language.portals import DEALS, NOW


@pytest.mark.parametrize(
    ("text", "name", "company"),
    [
        ("12,000 dollars deal with Tallgrass for substation audit, closing 10 Jan, create it", "substation audit",
         "Tallgrass"),
        ("create a deal with Tallgrass for the substation audit", "substation audit", "Tallgrass"),
        ("make a quote for Quillfeather Press, 1200 pounds for the rights audit, valid til end of year",
         "rights audit", "Quillfeather Press"),
        ("make a deal for Quillfeather Press for the rights audit, 1200 pounds", "rights audit", "Quillfeather Press"),
        ("make a deal with Acme, 5k for consulting services", "consulting services", "Acme"),
        ("Please book a sale: customer Eva Novotná, 3 sensors, 447 euros", "3 sensors", "Eva Novotná"),
        ("create deal Turbine parts, customer Halden & Voss, 9k, contract sent", "Turbine parts", "Halden & Voss"),
        ("create a deal for Acme Corp for next quarter, 5k", "Acme Corp", None),
        ("create a deal with Acme Corp called Blue for new business", "Blue for new business", "Acme Corp"),
        ("We have a new opportunity with Larch Mills: Saw blades, around 45k", "Saw blades", "Larch Mills"),
        ("New opportunity at Larch Mills called Saw blades", "Saw blades", "Larch Mills"),
        ("we got a new deal at Larch Mills: Saw blades, 5k", "Saw blades", "Larch Mills"),
        ("New opp at Contract Sent called Saw blades", "Saw blades", None),
        ("create sale banners, 5k", "sale banners", None),
        ("deal Larch, 5k, contract sent, please create it", "Larch", None),
        ("create a deal Larch 5k valid until end of year", "Larch", None),
    ],
)  # fmt: skip
def test_who_and_what_for(text: str, name: str, company: str | None) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    held = {slot: getattr(value, "wire", None) for slot, value in said.values.items()}
    assert (held["name"], held.get("company"), said.left) == (name, company, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("make a deal for Ewan MacLeod's company worth 7000 pounds", "Ewan MacLeod's company"),
        ("make a deal for Kestrel worth 7000", "Kestrel"),
        ("create a deal for the company worth 9k", None),
        ("new deal for the customer, closing friday, 5k", None),
        ("create deal called Company 9k", "Company"),
    ],
)
def test_what_it_is_worth_and_whom_it_is_for_is_no_name(text: str, name: str | None) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    assert getattr(values.get("name"), "wire", None) == name
    assert "company" not in values
