"""A change of another record, ordered behind a new one, never lands on the new one."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.said import Value
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("joint", "order"),
    [
        (" and ", "set Gordon Brown's city to York"),
        (" and ", "change gordon brown's phone to +44 131 496 0777"),
        (", then ", "change the city of Gordon Brown to York"),
        (" and ", "make Gordon Brown a customer"),
        (" and also ", "clear Gordon Brown's phone"),
        (". ", "Gordon Brown's city is York"),
        ("; ", "please update Ada Brown's job title to Buyer"),
    ],
)
def test_it_is_left_out_whole(joint: str, order: str) -> None:
    said = read_create(f"create contact Ada Obi a.obi@q.example{joint}{order}", CONTACT, CONTACTS, NOW)
    assert {n: v.wire for n, v in said.values.items() if isinstance(v, Value)} == {
        "first_name": "Ada",
        "last_name": "Obi",
        "email": "a.obi@q.example",
    }
    assert not said.changes
    assert said.left == (order,)


@pytest.mark.parametrize(
    "order", ["set Larch roof's amount to 9k", "move Larch roof to contract sent", "set the amount of Larch roof to 9k"]
)
def test_nor_does_it_land_on_a_new_deal(order: str) -> None:
    said = read_create(f"create a deal called Fir for 5k and {order}", DEAL, DEALS, NOW)
    assert {n: v.wire for n, v in said.values.items() if isinstance(v, Value)} == {"name": "Fir", "amount": "5000"}
    assert said.left == (order,)


@pytest.mark.parametrize(
    "order",
    [
        "set Ada Obi's city to York",
        "set Ada's city to York",
        "set the contact's city to York",
        "set his city to York",
        "set the city to York",
        "set city to York",
    ],
)
def test_what_is_ordered_of_the_new_one_is_its_own(order: str) -> None:
    said = read_create(f"create contact Ada Obi a.obi@q.example and {order}", CONTACT, CONTACTS, NOW)
    assert said.left in ((), (order.partition(" city")[0],))
    assert [(c.property, c.text) for c in said.changes] == [("city", "York")]


def test_firms_with_an_apostrophe_are_no_order() -> None:
    said = read_create("add Ada Obi, ada@q.example, works at Sotheby's and Christie's as buyer", CONTACT, CONTACTS, NOW)
    assert said.values["company"] == Value(wire="Sotheby's and Christie's", shown="Sotheby's and Christie's")
    assert not said.left
