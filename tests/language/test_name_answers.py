"""Answers to "what is it called?" that are put right in the same breath, or are no name."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Unclear, Value, read_answer, read_create
from actions.language.wish.plain import plain
from tests.language.portals import CONTACTS, DEALS, NOW

OPEN = [slot.name for slot in DEAL.slots]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Birch hall, no Cedar hall", "Cedar hall"),
        ("birch hall, no, cedar hall", "cedar hall"),
        ("Birch, sorry Birch Two", "Birch Two"),
        ("Hotels, no frills", "Hotels, no frills"),
        ("Paris, No Limits", "Paris, No Limits"),
        ("I told you so Productions", "I told you so Productions"),
        ("call it Thursday", "Thursday"),
        ("Call it Renewals", "Renewals"),
    ],
)
def test_the_name_that_is_meant(said: str, name: str) -> None:
    value = read_answer(OPEN, "name", said, DEAL, DEALS, NOW).values["name"]
    assert isinstance(value, Value) and value.wire == name


@pytest.mark.parametrize(
    "said", ["I already told you", "well, I just said it", "as we mentioned before", "you know it"]
)
def test_that_it_was_said_before_is_no_name(said: str) -> None:
    assert isinstance(read_answer(OPEN, "name", said, DEAL, DEALS, NOW).values["name"], Unclear)


def test_commas_that_are_dictated() -> None:
    text = plain("new deal comma name is birch hall comma amount six thousand comma stage contract sent")
    said = read_create(text, DEAL, DEALS, NOW).values
    read = {key: value.wire for key, value in said.items() if isinstance(value, Value)}
    assert read == {"name": "birch hall", "amount": "6000", "stage": "contractsent"}
    assert plain("show me the Comma Software deal") == "show me the Comma Software deal"


def test_what_follows_an_excuse_may_be_another_value() -> None:
    said = read_answer(OPEN, "name", "Birch hall, sorry, and the amount is 5k", DEAL, DEALS, NOW).values
    name, amount = said.get("name"), said.get("amount")
    assert isinstance(name, Value) and name.wire.startswith("Birch hall")
    assert isinstance(amount, Value) and amount.wire == "5000"


@pytest.mark.parametrize("said", ["just Ronaldinho", "only ronaldinho", "it's simply Ronaldinho."])
def test_all_that_somebody_is_called(said: str) -> None:
    open_slots = [slot.name for slot in CONTACT.slots]
    values = read_answer(open_slots, "first_name", said, CONTACT, CONTACTS, NOW).values
    assert {name: value.wire for name, value in values.items() if isinstance(value, Value)} == {
        "first_name": "Ronaldinho",
        "last_name": "",
    }
    values = read_answer(["last_name"], "last_name", said, CONTACT, CONTACTS, NOW).values
    assert values == {"last_name": Value(wire="Ronaldinho", shown="Ronaldinho")}


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [("just Ada Moe", "Ada", "Moe"), ("Just Moe", "Just", "Moe"), ("simply Ada Moe", "Ada", "Moe")],
)
def test_just_before_a_name_and_as_one(said: str, first: str, last: str) -> None:
    values = read_answer(["first_name", "last_name"], "first_name", said, CONTACT, CONTACTS, NOW).values
    assert [value.wire for value in values.values() if isinstance(value, Value)] == [first, last]


@pytest.mark.parametrize("said", ["just me", "only that"])
def test_just_before_no_name(said: str) -> None:
    values = read_answer(["first_name", "last_name"], "first_name", said, CONTACT, CONTACTS, NOW).values
    assert isinstance(values["first_name"], Unclear)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("no wait, Rosalind", {"first_name": "Rosalind"}),
        ("I mean Rosalind", {"first_name": "Rosalind"}),
        ("no, Rozalia with a z", {"first_name": "Rozalia"}),
        ("sorry, her last name is Holm", {"last_name": "Holm"}),
        ("Holm", {"last_name": "Holm"}),
        ("no, Rosalind Holm", {"first_name": "Rosalind", "last_name": "Holm"}),
    ],
)
def test_a_first_name_put_right_where_the_last_is_asked(said: str, expected: dict[str, str]) -> None:
    open_slots = [slot.name for slot in CONTACT.slots if slot.name not in ("first_name", "email")]
    values = read_answer(open_slots, "last_name", said, CONTACT, CONTACTS, NOW).values
    assert {name: value.wire for name, value in values.items() if isinstance(value, Value)} == expected
