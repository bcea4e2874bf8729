"""A deal's name and the values around it: what is paid for how long, below zero, a label behind "to the"."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.said import Unclear
from tests.language.portals import DEALS, NOW


@pytest.mark.parametrize(
    ("text", "values", "left"),
    [
        ("Create deal Wolfram licences 3k per month for 12 months in contract sent",
         {"name": "Wolfram licences", "amount": "3000", "stage": "contractsent"}, ("per month for 12 months",)),
        ("create deal Wolfram licences, 36k for 3 years, contract sent",
         {"name": "Wolfram licences", "amount": "36000", "stage": "contractsent"}, ("for 3 years",)),
        ("create deal Route for 12 months of service, 3k",
         {"name": "Route for 12 months of service", "amount": "3000"}, ()),
        ("create deal Jackdaw jackets 2.5 mn USD contract sent",
         {"name": "Jackdaw jackets", "amount": "2500000", "stage": "contractsent"}, ()),
        ("create deal Pump -200 series, 5k", {"name": "Pump -200 series", "amount": "5000"}, ()),
        ("add deal Juniper renewal to the renewals pipeline for 3,300 EUR",
         {"name": "Juniper renewal", "pipeline": "776", "amount": "3300"}, ()),
        ("add deal Move to Renewals pipeline planning, 3k",
         {"name": "Move to Renewals pipeline planning", "amount": "3000"}, ()),
        ("put Harbor crane telemetry in as a new deal, 18,5k€", {"name": "Harbor crane telemetry", "amount": "18500"},
         ()),
    ],
)  # fmt: skip
def test_name_and_values(text: str, values: dict[str, str], left: tuple[str, ...]) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    assert {slot: getattr(value, "wire", None) for slot, value in said.values.items()} == values
    assert said.left == left


def test_a_sum_below_zero_is_asked_about() -> None:
    said = read_create("create deal Refund Halden -500 in closed lost", DEAL, DEALS, NOW)
    assert isinstance(said.values["amount"], Unclear) and getattr(said.values["name"], "wire", "") == "Refund Halden"
