"""How a list is to be sorted: by a direction, by a property, or turned round."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria, read_order, read_reversed
from actions.language.which.rows import is_order
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "property", "descending"),
    [
        ("show all deals sorted by amount from high to low", "amount", True),
        ("open deals, amount high to low", "amount", True),
        ("deals ranked from smallest to biggest", "amount", False),
        ("sort by close date descending", "closedate", True),
        ("deals by close date, latest first", "closedate", True),
        ("by closing date, earliest to latest", "closedate", False),
        ("deals in descending order of amount", "amount", True),
        ("newest to oldest", "createdate", True),
        ("put the largest ones on top", "amount", True),
        ("by name, z to a", "dealname", True),
    ],
)
def test_directions(text: str, property: str, descending: bool) -> None:
    order = read_order(text, DEAL)
    assert order is not None and (order.property, order.descending) == (property, descending)


@pytest.mark.parametrize("text", ["high priority deals", "deals from January to March", "high value clients"])
def test_no_direction(text: str) -> None:
    assert read_order(text, DEAL) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("show all deals sorted by amount from high to low", ()),
        ("open deals, amount high to low", ("open",)),
        ("Dana's deals by close date, latest first", ("owner Dana Whitfield",)),
    ],
)
def test_the_words_of_an_order_are_no_criterion(text: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == shown


@pytest.mark.parametrize("text", ["reverse", "flip the order", "the other way round", "turn the list around please"])
def test_turned_round(text: str) -> None:
    search = read_criteria("open deals by amount", DEAL, DEALS, NOW).search
    order = read_reversed(text, search, DEAL)
    assert is_order(text, DEAL)
    assert order is not None and (order.property, order.descending) == ("amount", False)


def test_undoing_is_no_order() -> None:
    assert not is_order("reverse the last change", DEAL) and not is_order("undo that", DEAL)


@pytest.mark.parametrize(
    "text",
    [
        "everyone with a haldenvoss.example.com email",
        "all contacts with a haldenvoss.example.com address",
        "who has an email ending in haldenvoss.example.com",
        "contacts whose address ends with @haldenvoss.example.com",
        "contacts using haldenvoss.example.com",
        "who's on a haldenvoss.example.com account",
    ],
)
def test_a_domain_is_one_wherever_it_stands(text: str) -> None:
    assert read_criteria(text, CONTACT, CONTACTS, NOW).shown == ("e-mail at haldenvoss.example.com",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We have two Website redesign deals, show me both", 'name contains "website redesign"'),
        ("both Website redesign deals please", 'name contains "website redesign"'),
        ("there is a deal for Kestrel, show it", 'name contains "kestrel"'),
        ("anything bigger than 20k thats open", "amount over $20,000"),
    ],
)
def test_what_is_counted_or_pointed_at_is_no_name(text: str, shown: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert shown in found.shown and not found.unclear and not found.left


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("which of our clients are based in Rotterdam", ('city "Rotterdam"',)),
        ("contacts whose title has engineer in it", ('job title contains "engineer"',)),
    ],
)
def test_people(text: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert found.shown == shown and not found.linked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("anything closing soon?", ("from today on", "open")),
        ("which won deals close next?", ("won", "from today on")),
    ],
)
def test_what_comes_soon_is_open_unless_a_stage_is_named(text: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == shown
