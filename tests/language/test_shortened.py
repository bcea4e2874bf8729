"""What people shorten or say in their own way in a create sentence: stages, articles, "name=…"."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.said import Unclear, Value
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "name", "amount", "label"),
    [
        ("new deal Trawler nets 5k GBP pres scheduled", "Trawler nets", "5000", "Presentation Scheduled"),
        ("new deal Orbit-7 relay 3,4k EUR appt scheduled", "Orbit-7 relay", "3400", "Appointment Scheduled"),
        ("new deal Trawler nets $5k appt", "Trawler nets", "5000", "Appointment Scheduled"),
        ("new deal Trawler nets pres scheduled 5k USD", "Trawler nets", "5000", "Presentation Scheduled"),
        ("new deal Trawler nets 5k ctr sent", "Trawler nets", "5000", "Contract Sent"),
    ],
)
def test_a_shortened_stage_is_asked_about(text: str, name: str, amount: str, label: str) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    assert (values["name"].shown, values["amount"].wire) == (name, amount)  # type: ignore[union-attr]
    stage = values["stage"]
    assert isinstance(stage, Unclear) and stage.reason == "near" and [c.shown for c in stage.choices] == [label]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("create deal Press scheduler for 5k in contract sent", "Press scheduler"),
        ("create deal App launch for 5k in contract sent", "App launch"),
        ("create deal Larch con sort for 5k, contract sent", "Larch con sort"),
        ("create deal Prop deck, price 5k, contract sent", "Prop deck"),
        ("create La Strada for 5k in contract sent", "La Strada"),
        ("create deal La Strada, 5k, contract sent", "La Strada"),
        ("yo add da deal Sneaker drop, 5k, contract sent thx", "Sneaker drop"),
        ("create une nouvelle deal Sneaker drop, 5k, contract sent", "Sneaker drop"),
        ("add teh deal Sneaker drop, 5k, contract sent", "Sneaker drop"),
        ("please add den neuen deal Sneaker drop, 5k, contract sent", "Sneaker drop"),
        ("please to make the deal name=Lemon Grove money=5000 stage=Contract Sent", "Lemon Grove"),
    ],
)
def test_names(text: str, name: str) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    shown = {slot: value.shown for slot, value in values.items() if isinstance(value, Value)}
    assert shown == {"name": name, "amount": "$5,000", "stage": "Contract Sent"}


def test_a_form_of_a_contact() -> None:
    text = "add contact first name=Ida last name=Moe email=ida@moe.example company=Moe Mills"
    values = read_create(text, CONTACT, CONTACTS, NOW).values
    assert [values[slot].shown for slot in ("first_name", "last_name", "email", "company")] == [
        "Ida", "Moe", "ida@moe.example", "Moe Mills",
    ]  # fmt: skip


def test_a_property_without_a_value() -> None:
    values = read_create("add contact Ida Moe, ida@moe.example, country", CONTACT, CONTACTS, NOW).values
    assert values["email"].shown == "ida@moe.example"


@pytest.mark.parametrize(
    "text", ["new deal Larch, 5k, decision maker, closes 14 feb", "new opp: Larch / 5k / decision maker"]
)
def test_the_beginning_of_a_stage_set_apart(text: str) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    assert isinstance(stage := said.values["stage"], Value) and stage.shown == "Decision Maker Bought-In"
    assert said.values["name"].shown == "Larch"
