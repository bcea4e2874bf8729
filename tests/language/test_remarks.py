"""What is told beside a create sentence names nothing; and whose a record is to be."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_create, read_update
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "log a new opportunity for Falkirk Foundry, roughly 45 grand, they want to sign mid December",
            "Falkirk Foundry",
        ),
        ("new deal for Acme Ltd, they need 20 licences and hope to start in March, 30k", "Acme Ltd"),
        ("new opportunity, Falkirk want a new furnace, 45k", None),
        ("Falkirk Foundry wants a furnace, create a deal for 45k", None),
        ("we're talking to Halcyon Freight about a fleet of 20 vans, log that as an opportunity for 400k", None),
        ("please set up a deal for our friends at Larch Mills, I think it's around 20k", None),
        ("create a deal for 12k and Harbour lights is the deal name", "Harbour lights"),
        ("create a deal in qualified to buy, Harbour lights is the name", "Harbour lights"),
        ("new deal with Hafenwerk about the crane upgrade, 20k", "crane upgrade"),
        ("the name is Pelican claims bot, no amount yet, add the deal", "Pelican claims bot"),
        ("a new opportunity: Umoja ward tablets, around 25k, Priya runs it, qualified to buy", "Umoja ward tablets"),
    ],
)
def test_a_deal_is_named_by_its_name(text: str, name: str | None) -> None:
    said = read_create(text, DEAL, DEALS, NOW).values.get("name")
    assert (said.wire if isinstance(said, Value) else said) == name


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("new contact: From: Ada King <ada@example.org>", "Ada", "King"),
        (
            "save this person: Best regards, Tove Lind, Sales Director, Nordhav AS, tove@nordhav.example.com",
            "Tove",
            "Lind",
        ),
        ("Best, Nils Holm, CFO, Holm & Co, nils@holm.example.com", "Nils", "Holm"),
        ("add ada@example.org, her name is Ada King and she's the CFO of Larch Mills", "Ada", "King"),
        ("add a contact with the email ada@example.org and the name Ada King", "Ada", "King"),
        ("add bo@falkirk.example.com as a contact, that's Bo Ek, he runs purchasing at Falkirk", "Bo", "Ek"),
        ("the new guy at Zephyr is called Ravi Shah, his mail is ravi@zephyr.example.com, add him", "Ravi", "Shah"),
        ("I met Bo Ek today, he's a buyer at Falkirk Foundry, bo@ek.example.com, he wants to see a demo", "Bo", "Ek"),
    ],
)
def test_a_person_is_named_by_their_name(text: str, first: str, last: str) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW).values
    parts = [said.get("first_name"), said.get("last_name")]
    assert [part.wire if isinstance(part, Value) else part for part in parts] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        *("put Dana on it", "hey could you maybe put Dana in charge of this one", "get Dana on this"),
        *("make Dana responsible", "Dana will look after it", "let Dana handle it", "Dana takes care of it"),
        *("this is Dana's now", "it's Dana's deal now", "it belongs to Dana"),
    ],
)
def test_whose_it_is_from_now_on(text: str) -> None:
    said = read_update(text, DEAL, DEALS, NOW, has_last=True)
    assert [(c.property, c.value.wire if isinstance(c.value, Value) else None) for c in said.changes] == [
        ("hubspot_owner_id", "501")
    ]
    assert said.reference is None or said.reference.kind == "last"


@pytest.mark.parametrize("text", ["let Dana know", "have Dana call him"])
def test_what_makes_nobody_the_owner(text: str) -> None:
    assert not read_update(text, DEAL, DEALS, NOW, has_last=True).changes


@pytest.mark.parametrize(
    ("text", "name", "company"),
    [
        (
            "new contact Ingrid Moe, COO at Fjord Labs, i@moe.example, met at the Oslo summit",
            "Ingrid Moe",
            "Fjord Labs",
        ),
        ("add Tom Baker from Baker & Sons, met him at SaaStr last week, i@moe.example", "Tom Baker", "Baker & Sons"),
        ("new contact Per Lie met in Bergen i@moe.example", "Per Lie", None),
        ("Just spoke to Jo Ek from Ek Labs, please add her: i@moe.example", "Jo Ek", "Ek Labs"),
        ("I just had a call with Mira Roy of Roy & Co, i@moe.example, add her please", "Mira Roy", "Roy & Co"),
    ],
)
def test_where_one_met_is_no_firm(text: str, name: str, company: str | None) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    shown = {slot: value.shown for slot, value in said.values.items() if isinstance(value, Value)}
    assert (f"{shown['first_name']} {shown['last_name']}", shown.get("company")) == (name, company)
    assert shown["email"] == "i@moe.example" and not said.left


@pytest.mark.parametrize(
    ("beside", "left"),
    [
        (", go-live 1 june 2027", "go-live 1 june 2027"),
        (", kickoff on 3 may 2027", "kickoff on 3 may 2027"),
        (", follow up next tuesday", "follow up next tuesday"),
        (", I met them on 3 november", "I met them on 3 november"),
        (" delivery 3 may 2027", "delivery 3 may 2027"),
    ],
)
def test_the_day_of_something_else_is_left_out(beside: str, left: str) -> None:
    said = read_create(f"new deal Lima lamps, 12k, contract sent{beside}", DEAL, DEALS, NOW)
    shown = {slot: value.shown for slot, value in said.values.items() if isinstance(value, Value)}
    assert shown == {"name": "Lima lamps", "amount": "$12,000", "stage": "Contract Sent"} and said.left == (left,)


@pytest.mark.parametrize("name", ["Training May", "Demo day", "Kickoff"])
def test_a_deal_may_be_called_like_an_event(name: str) -> None:
    said = read_create(f"create a deal called {name}, 5k, closing 3 may 2027", DEAL, DEALS, NOW)
    shown = {slot: value.shown for slot, value in said.values.items() if isinstance(value, Value)}
    assert shown == {"name": name, "amount": "$5,000", "close_date": "May 3, 2027"} and not said.left
