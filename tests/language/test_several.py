"""A second record in a create sentence: the first keeps its own values, the other is left out."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.said import Unclear, Value
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "values", "left"),
    [
        ("create deal Twin one for 1k and deal Twin two for 2k, both in contract sent",
         ["Twin one", "$1,000", "Contract Sent"], "deal Twin two for 2k"),
        ("create deals Alpha one for 1k and Alpha two for 2k in contract sent",
         ["Alpha one", "$1,000"], "Alpha two for 2k in contract sent"),
        ("create deal Gamma one 1k contract sent, and another Gamma two 2k closed won",
         ["Gamma one", "$1,000", "Contract Sent"], "another Gamma two 2k closed won"),
        ("new deal Beech, 4k, contract sent; deal Oak, closed won",
         ["Beech", "$4,000", "Contract Sent"], "deal Oak, closed won"),
        ("new deals: Ash 5k, Elm 6k, Fir 7k, all in contract sent",
         ["Ash", "$5,000", "Contract Sent"], "Elm 6k, Fir 7k"),
        ("add two deals, Pine for 5k and Oak for 6k, both contract sent",
         ["Pine", "$5,000", "Contract Sent"], "Oak for 6k"),
        ("make two deals: Ash mill 5k and Elm mill 6k", ["Ash mill", "$5,000"], "Elm mill 6k"),
        ('create deals "Ash" for 5k and "Elm" for 6k', ["Ash", "$5,000"], "Elm"),
    ],
)  # fmt: skip
def test_a_second_deal_is_left_out(text: str, values: list[str], left: str) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    assert sorted(v.shown for v in said.values.values() if isinstance(v, Value)) == sorted(values)
    assert len(said.left) == 1 and left in said.left[0]


def test_a_second_contact_is_left_out() -> None:
    text = "add contact Jane Poe jane@poe.example and contact Bob Ray bob@ray.example"
    said = read_create(text, CONTACT, CONTACTS, NOW)
    assert said.values["email"].shown == "jane@poe.example" and said.left == ("contact Bob Ray bob@ray.example",)


@pytest.mark.parametrize(
    ("text", "slot", "choices"),
    [
        ("new deal Beech, 4k, contract sent, budget 6k", "amount", ["$4,000", "$6,000"]),
        ("create a deal Larch for 3k in contract sent or closed won", "stage", ["Contract Sent", "Closed Won"]),
        ("create a deal for Ash Mills for 5k and one for Elm Mills for 6k", "amount", ["$5,000", "$6,000"]),
    ],
)
def test_two_values_for_one_thing_are_asked_about(text: str, slot: str, choices: list[str]) -> None:
    value = read_create(text, DEAL, DEALS, NOW).values[slot]
    assert isinstance(value, Unclear) and [choice.shown for choice in value.choices] == choices


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("create deal Larch, 4k, Birch Foods, contract sent", ("Birch Foods",)),
        ("create a deal Larch for 4k in contract sent, priority high", ()),
        ("create a deal for Larch and Birch for 4k in contract sent", ()),
    ],
)
def test_one_deal_keeps_all_its_values(text: str, left: tuple[str, ...]) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    assert {"amount", "stage"} <= set(said.values) and said.left == left


@pytest.mark.parametrize(
    ("text", "email", "name"),
    [
        ("add Ada Obi (ada.obi@obi.example); Uche Eze (uche.eze@obi.example)", "ada.obi@obi.example", "Ada Obi"),
        ("add two people: ada@obi.example Ada Obi, uche@obi.example Uche Obi", "ada@obi.example", "Ada Obi"),
        ("add Ada Obi <ada@obi.example> and Uche Eze <u.eze@obi.example>, he is CFO", "ada@obi.example", "Ada Obi"),
    ],
)
def test_a_second_person_is_left_out_with_their_address(text: str, email: str, name: str) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    values = {slot: value.shown for slot, value in said.values.items() if isinstance(value, Value)}
    assert values == {"email": email, "first_name": name.split()[0], "last_name": name.split()[1]}
    assert len(said.left) == 1 and said.left[0].lower().startswith("uche")


def test_a_second_address_of_one_person_is_asked_about() -> None:
    said = read_create("add Ada Obi ada@obi.example, her other one is ada.obi@books.example", CONTACT, CONTACTS, NOW)
    assert isinstance(said.values["email"], Unclear) and not said.left
