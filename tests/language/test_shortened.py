"""What people shorten or say in their own way in a create sentence: stages, articles, "name=…"."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_answer, read_create
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


@pytest.mark.parametrize(
    ("text", "name", "amount"),
    [
        ("create a deal named 2027 Budget for $2027 in qualified to buy", "2027 Budget", "2027"),
        ("create deal Annual Budget for 3k", "Annual Budget", "3000"),
        ("create a deal named Acme Budget 5k", "Acme Budget", "5000"),
        ("create deal Larch, Budget 5k", "Larch", "5000"),
        ("New deal: Larch Retrofit Budget: 5k", "Larch Retrofit", "5000"),
        ("create a deal called Larch budget 5k", "Larch", "5000"),
        ("hi, need to log a deal real quick: Orchid Spa, 3500 euros", "Orchid Spa", "3500"),
        ("create deal Really Quick Bikes for 3k", "Really Quick Bikes", "3000"),
    ],
)
def test_what_belongs_to_the_name(text: str, name: str, amount: str) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    assert (values["name"].shown, values["amount"].wire) == (name, amount)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("asked", "text", "slot", "value"),
    [
        ("email", "first name Ahmed last name El-Sayed", "last_name", "El-Sayed"),
        ("first_name", "assign to Omar", "owner", "Omar Reyes"),
        ("last_name", "assign it to Omar Reyes", "owner", "Omar Reyes"),
        ("first_name", "lifecycle stage is opportunity", "lifecycle_stage", "Opportunity"),
        ("last_name", "phone 0161 496 0000", "phone", "0161 496 0000"),
        ("first_name", "Omar Reyes", "last_name", "Reyes"),
        ("last_name", "Owner", "last_name", "Owner"),
    ],
)
def test_an_answer_that_names_another_slot_is_its_value(asked: str, text: str, slot: str, value: str) -> None:
    values = read_answer([s.name for s in CONTACT.slots], asked, text, CONTACT, CONTACTS, NOW).values
    assert values[slot].shown == value  # type: ignore[union-attr]
    others = {"first_name", "last_name"} & set(values)
    assert slot in ("first_name", "last_name") or not others


def test_an_order_is_nobodys_name() -> None:
    values = read_answer(["first_name"], "first_name", "make Omar the owner", CONTACT, CONTACTS, NOW).values
    assert isinstance(values["first_name"], Unclear)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("create a deal called Zed for our customer Falkirk Council, 5k", "Falkirk Council"),
        ("new deal Zed with the client Falkirk Council, 5k", "Falkirk Council"),
        ("new deal Zed 5k client: Falkirk Council", "Falkirk Council"),
        ("create a deal called Zed at 5k for the Brightwater account", "Brightwater"),
    ],
)
def test_what_the_company_is_called(text: str, company: str) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    shown = {slot: value.shown for slot, value in values.items() if isinstance(value, Value)}
    assert shown == {"name": "Zed", "amount": "$5,000", "company": company}


@pytest.mark.parametrize("name", ["Training for customer success", "Portal for the customer team"])
def test_customers_are_no_company(name: str) -> None:
    values = read_create(f"create a deal called {name}, 5k", DEAL, DEALS, NOW).values
    assert {slot: value.shown for slot, value in values.items() if isinstance(value, Value)} == {
        "name": name,
        "amount": "$5,000",
    }


@pytest.mark.parametrize(
    ("asked", "text", "company"),
    [
        ("stage", "it's for Brightwater Logistics", "Brightwater Logistics"),
        ("stage", "its for the brightwater account", "brightwater"),
        ("stage", "the company is Brightwater", "Brightwater"),
        ("name", "with Brightwater Logistics", "Brightwater Logistics"),
    ],
)
def test_an_answer_that_says_with_whom(asked: str, text: str, company: str) -> None:
    opened = [slot.name for slot in DEAL.slots if asked == "name" or slot.name != "name"]
    values = read_answer(opened, asked, text, DEAL, DEALS, NOW).values
    assert {slot: value.shown for slot, value in values.items() if isinstance(value, Value)} == {"company": company}


def test_an_answer_that_names_nobody() -> None:
    opened = [slot.name for slot in DEAL.slots if slot.name != "name"]
    values = read_answer(opened, "stage", "for the demo", DEAL, DEALS, NOW).values
    assert list(values) == ["stage"] and isinstance(values["stage"], Unclear)


@pytest.mark.parametrize(
    ("text", "name", "stage"),
    [
        ("pls creat a deal for Zephyr yarn, 18k, contract sent", "Zephyr yarn", "Contract Sent"),
        ("pls creat a deel called Zephyr yarn, 18k, contract sent", "Zephyr yarn", "Contract Sent"),
        ("can u crete deal for Zephyr thread 18k contract sent", "Zephyr thread", "Contract Sent"),
        ("make a dael Zed, 18k, contract sent", "Zed", "Contract Sent"),
        ("we just won a deal with Tanaka Foods, 18k, add it please", "Tanaka Foods", "Closed Won"),
        ("I just signed a deal with Tanaka Foods for 18k, pls log it", "Tanaka Foods", "Closed Won"),
    ],
)
def test_a_command_in_haste(text: str, name: str, stage: str) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    shown = {slot: value.shown for slot, value in said.values.items() if isinstance(value, Value)}
    assert shown == {"name": name, "amount": "$18,000", "stage": stage} and not said.left


def test_a_closed_deal_is_won_or_lost() -> None:
    stage = read_create("just closed a deal with Tanaka Foods for 18k, log it", DEAL, DEALS, NOW).values["stage"]
    assert isinstance(stage, Unclear) and [choice.shown for choice in stage.choices] == ["Closed Won", "Closed Lost"]


def test_a_slip_in_a_contact() -> None:
    values = read_create("add new contat Jo Ek jo@ek.example", CONTACT, CONTACTS, NOW).values
    assert [values[slot].shown for slot in ("first_name", "last_name")] == ["Jo", "Ek"]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["that's his first name", "that is the first name", "It's her given name."])
def test_which_name_it_was_is_no_name(text: str) -> None:
    value = read_answer(["last_name", "company"], "last_name", text, CONTACT, CONTACTS, NOW).values["last_name"]
    assert isinstance(value, Unclear)
