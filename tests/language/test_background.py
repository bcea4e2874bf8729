"""What is told before a wish is no part of it, unless it holds what is wished."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create, read_update
from actions.language.said import Value
from actions.language.wish.background import without_background
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("Haruto Sato wants a better price. Move Larch to Negotiation.", "Move Larch to Negotiation."),
        ("Just spoke to Ana at Larch, they are keen. Can you move it to May?", "Can you move it to May?"),
        ("They also want two more, so please raise the amount by 10%.", "please raise the amount by 10%."),
        ("The price goes up a little, raise the amount by 4%.", "raise the amount by 4%."),
        ("Ana Diaz signed today, so please make her a customer.", "please make Ana Diaz a customer."),
        ("Rupert is keen, set his lifecycle stage to Lead.", "set Rupert's lifecycle stage to Lead."),
        ("Priya is on leave. Which of her open deals close soon?", "Which of Priya's open deals close soon?"),
        ("I've got a caller, Sam May. What's her job?", "What's Sam May's job?"),
        ("There's an Ida Holm on the phone. Which company is she with?", "Which company is Ida Holm with?"),
        ("I've got a caller, Sam May. Set his city to Rome", "Set Sam May's city to Rome"),
        ("Mele asked us to remove her data. Can you delete that contact?", "Can you delete Mele?"),
    ],
)  # fmt: skip
def test_a_tale_before_a_wish(said: str, wish: str) -> None:
    assert without_background(said) == wish


@pytest.mark.parametrize(
    "said",
    [
        "This is Lukas. Which contacts are mine?",
        "Larch is delayed, push it to May",
        "The Halden deal was won, mark it as closed won",
        "We agreed 70k, so set it",
        "He moved to Berlin, update his city",
        "Nagy Bence has a job at Pelican now, could you set that as his company?",
        "Met Ana Diaz from Larch Foods, add her as a contact, ana@larch.example.com",
        "change the amount to 5k. They want it",
        "They said that if the board agrees, move it to closed won",
        "there is a deal Larch, what is its phone",
        "There's a deal called Larch. Move it to lost",
        "Ana said we should not, move it to lost",
    ],
)
def test_a_tale_that_is_needed_stays(said: str) -> None:
    assert without_background(said) == said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "new contact: Sabine Krug, sabine@krug.example.com, she is Einkaufsleiterin at Isarwerk",
            {"jobtitle": "Einkaufsleiterin", "company": "Isarwerk", "lastname": "Krug"},
        ),
        (
            "new contact: Camille Roux, Partner Lead at Pont Neuf, camille@pn.example.com, based in Paris, France",
            {"jobtitle": "Partner Lead", "company": "Pont Neuf", "city": "Paris", "country": "France"},
        ),
        (
            "add Pawel Zajac, pawel@ms.example.com, he is a Purchasing Manager at Mostowa Stal in Katowice, Poland",
            {"company": "Mostowa Stal", "city": "Katowice", "country": "Poland"},
        ),
        ("create contact hanna@l.example.com, first name Hanna, country Finland", {"country": "Finland"}),
        ("new contact:|Rosa Diaz|Acme Ltd|", {"firstname": "Rosa", "lastname": "Diaz", "company": "Acme Ltd"}),
        ("new contact: Jane Doe at Acme, jane@acme.example.com", {"lastname": "Doe", "company": "Acme"}),
    ],
)  # fmt: skip
def test_facts_by_their_place(said: str, expected: dict[str, str]) -> None:
    found = read_create(said, CONTACT, CONTACTS, NOW)
    properties = {CONTACT.slot(name).property: v.wire for name, v in found.values.items() if isinstance(v, Value)}
    properties |= {c.property or "": c.value.wire for c in found.changes if isinstance(c.value, Value)}
    assert expected.items() <= properties.items()


def test_who_is_the_owner_of_what_is_created() -> None:
    found = read_create("contract sent, and Dana is the owner", DEAL, DEALS, NOW).values
    assert {name: v.wire for name, v in found.items() if isinstance(v, Value)} == {
        "stage": "contractsent",
        "owner": "501",
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Her mobile is +1 202-555-0179, can you save that as mobile number?", {"mobilephone": "+12025550179"}),
        (
            "His company is Faber Consulting and he is the Managing Partner.",
            {"company": "Faber Consulting", "jobtitle": "Managing Partner"},
        ),
        ("Set the city to Szeged as well.", {"city": "Szeged"}),
        ("Ana has a job at Pelican now, could you set that as her company?", {}),
    ],
)  # fmt: skip
def test_a_change_ends_where_another_sentence_begins(said: str, expected: dict[str, str]) -> None:
    changes = read_update(said, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert {c.property: c.value.wire for c in changes if isinstance(c.value, Value)} == expected
