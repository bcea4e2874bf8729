"""Sums that stand in the middle of what could be a name, and sums of a unit that is not known."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import Unclear, Value, read_create, read_update
from tests.language.portals import DEALS, NOW


@pytest.mark.parametrize(
    ("text", "name", "amount", "left"),
    [
        ("new deal Larch clinics 22k eur tender omar", "Larch clinics", "22000", ("tender omar",)),
        ("new deal Larch clinics $9k Tender Omar", "Larch clinics", "9000", ("Tender Omar",)),
        ("new deal Lublin pumps 10 000 zl contract sent", "Lublin pumps", "10000", ()),
        ("create for us a deal Larch 5k", "Larch", "5000", ()),
    ],
)
def test_a_price_is_no_part_of_the_name(text: str, name: str, amount: str, left: tuple[str, ...]) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    read = {key: value.wire for key, value in said.values.items() if isinstance(value, Value)}
    assert (read.get("name"), read.get("amount"), said.left) == (name, amount, left)


@pytest.mark.parametrize(
    "name", ["The 100 euro challenge", "10 000 steps challenge", "Studio 54 lighting", "30 used euro pallets"]
)
def test_names_keep_their_numbers(name: str) -> None:
    said = read_create(f"new deal {name}", DEAL, DEALS, NOW).values
    assert {key: value.wire for key, value in said.items() if isinstance(value, Value)} == {"name": name}


@pytest.mark.parametrize(
    ("text", "name", "amount"),
    [
        ("create the deal Baltic pier, value 40 tys. EUR, contract sent", "Baltic pier", "40 tys. EUR"),
        ("new deal Kranbau 250 TEUR contract sent", "Kranbau", "250 TEUR"),
        ("new deal Berlin lifts for 40 thousnd euros", "Berlin lifts", "40 thousnd euros"),
    ],
)
def test_a_unit_that_is_not_known_is_asked_about(text: str, name: str, amount: str) -> None:
    said = read_create(text, DEAL, DEALS, NOW).values
    doubtful = said["amount"]
    assert isinstance(doubtful, Unclear) and doubtful.said == amount
    assert isinstance(said["name"], Value) and said["name"].wire == name


def test_nor_is_it_guessed_in_a_change() -> None:
    said = read_update("set the amount of Larch to 30 tys. EUR", DEAL, DEALS, NOW)
    assert [c.value for c in said.changes] == [Unclear(reason="wrong", said="30 tys. EUR")]
