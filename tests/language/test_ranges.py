"""Sums that are asked about: ranges, negative ones, and two of them where one is meant."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_answer, read_create, read_criteria, read_update
from actions.language.said import Unclear, Value
from tests.language.portals import DEALS, NOW


def offered(value: object) -> list[str]:
    assert isinstance(value, Unclear) and value.reason == "several"
    return [choice.text for choice in value.choices]


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("for 10-12k", ["10000", "12000"]),
        ("for 10 to 12 thousand", ["10000", "12000"]),
        ("between 10k and 12k", ["10000", "12000"]),
        ("worth $1.5-2m", ["1500000 USD", "2000000 USD"]),
        ("for 3k or 4k", ["3000", "4000"]),
        ("worth 8000 - 9000 EUR", ["8000 EUR", "9000 EUR"]),
        ("at ten to twelve thousand", ["10000", "12000"]),
    ],
)
def test_a_range_is_asked_about(words: str, ends: list[str]) -> None:
    for sentence in (f"create deal Rover fleet {words} in contract sent", f"new deal Rover fleet, {words}"):
        said = read_create(sentence, DEAL, DEALS, NOW)
        assert offered(said.values["amount"]) == ends
        assert said.values["name"] == Value(wire="Rover fleet", shown="Rover fleet")
    bare = words.split(" ", 1)[1] if not words.startswith("between") else words
    assert offered(read_answer(["amount"], "amount", bare, DEAL, DEALS, NOW).values["amount"]) == ends
    changed = read_update(f"set the amount of Rover fleet to {bare}", DEAL, DEALS, NOW)
    assert [offered(change.value) for change in changed.changes] == [ends] and not changed.left


@pytest.mark.parametrize(
    ("text", "name", "amount"),
    [
        ("new deal Route 10-12 survey for 5k", "Route 10-12 survey", "5000"),
        ("new deal Boeing 747-800 parts for 3k", "Boeing 747-800 parts", "3000"),
        ("create deal Blue -500 for 3k", "Blue -500", "3000"),
        ("create deal Torvik Max for 3k", "Torvik Max", "3000"),
        ("create deal Catch Up to 2027 for 3k", "Catch Up to 2027", "3000"),
        ("create a deal called 12k run sponsorship for 5k", "12k run sponsorship", "5000"),
    ],
)
def test_what_is_no_range(text: str, name: str, amount: str) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    assert {n: v.wire for n, v in values.items() if isinstance(v, Value)} == {"name": name, "amount": amount}


@pytest.mark.parametrize(
    "text",
    ["change the amount of Larch from 10k to 12k", "set the amount of Phase 2 to 12k", "change ACME-2027-03 to 12k"],
)
def test_a_change_from_one_to_the_other(text: str) -> None:
    (change,) = read_update(text, DEAL, DEALS, NOW).changes
    assert isinstance(change.value, Value) and change.value.wire == "12000"


@pytest.mark.parametrize(
    "text",
    [
        "raise the amount of Larch to 12k, up from 10k",
        "cut Larch to 12k, down from 14k",
        "move Larch to 12k (up from 10k)",
        "raise Larch from 10k to 12k",
    ],
)
def test_what_an_amount_was_is_not_what_it_is_to_be(text: str) -> None:
    said = read_update(text, DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "Larch"
    assert [(c.property, c.value.wire) for c in said.changes if isinstance(c.value, Value)] == [("amount", "12000")]


@pytest.mark.parametrize(
    ("text", "prop", "value"),
    [
        ("set the description of Larch to budget went from 10k to 12k", "description", "budget went from 10k to 12k"),
        ("change the close date of Larch to 3 May 2027, from 1 April 2027", "closedate", "2027-05-03T11:00:00Z"),
        ('change the amount of "Up from 5k" to 6k', "amount", "6000"),
    ],
)
def test_where_nothing_that_was_is_taken_out(text: str, prop: str, value: str) -> None:
    (change,) = read_update(text, DEAL, DEALS, NOW).changes
    assert isinstance(change.value, Value) and (change.property, change.value.wire) == (prop, value)


def test_a_search_keeps_its_range() -> None:
    assert read_criteria("deals between 10k and 12k", DEAL, DEALS, NOW).shown == ("amount between $10,000 and $12,000",)


@pytest.mark.parametrize("words", ["for -500", "for $-500", "worth minus 500", ", -$2k,", "for -1,500 EUR"])
def test_a_negative_amount_is_asked_about(words: str) -> None:
    values = read_create(f"create deal Charity run {words} in closed won", DEAL, DEALS, NOW).values
    assert isinstance(values["amount"], Unclear) and values["amount"].reason == "wrong"
    assert values["name"] == Value(wire="Charity run", shown="Charity run")


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("up to 12k", "12000"),
        ("for up to 12k", "12000"),
        ("with a budget of at most 12,000 euros", "12000 EUR"),
        ("for 12k max", "12000"),
        ("worth at least $1.5m", "1500000 USD"),
        ("for no more than 9000", "9000"),
    ],
)
def test_the_most_or_least_it_may_be_is_asked_about(words: str, limit: str) -> None:
    for sentence in (f"create deal Rover fleet {words} in contract sent", f"new deal Rover fleet, {words}"):
        said = read_create(sentence, DEAL, DEALS, NOW)
        amount = said.values["amount"]
        assert isinstance(amount, Unclear) and [choice.text for choice in amount.choices] == [limit]
        assert said.values["name"] == Value(wire="Rover fleet", shown="Rover fleet") and not said.left


@pytest.mark.parametrize(
    ("words", "ends", "seats"),
    [
        ("12 months at 2k", ["24000", "2000"], None),
        ("40 hours @ $120", ["4800 USD", "120 USD"], None),
        ("20 seats at 150", ["3000", "150"], "20"),
        ("six licences, 99 EUR each", ["594 EUR", "99 EUR"], None),
        ("30 seats 45 per head", ["1350", "45"], "30"),
    ],
)
def test_a_price_of_several_is_asked_about(words: str, ends: list[str], seats: str | None) -> None:
    for sentence in (f"Rover fleet {words}", f"set Rover fleet to {words}", f"the amount of Rover fleet is {words}"):
        said = read_update(sentence, DEAL, DEALS, NOW)
        assert said.reference is not None and said.reference.text == "Rover fleet" and not said.left
        values = {c.property: c.value for c in said.changes}
        assert offered(values.pop("amount")) == ends
        assert {n: v.wire for n, v in values.items() if isinstance(v, Value)} == ({"seats": seats} if seats else {})
    assert (
        offered(read_create(f"new deal Rover fleet, {words}, contract sent", DEAL, DEALS, NOW).values["amount"]) == ends
    )


@pytest.mark.parametrize(
    "text", ["Larch 30 seats at 6k", "push Larch out 2 weeks at 5k", "set the description of Larch to 20 seats at 150"]
)
def test_no_price_of_several(text: str) -> None:
    assert not any(isinstance(change.value, Unclear) for change in read_update(text, DEAL, DEALS, NOW).changes)


@pytest.mark.parametrize(
    ("words", "amount"),
    [("10 x 4,500", "45000"), ("3 times 20k", "60000"), ("12 x $250", "3000"), ("2k x 12 months", "2000")],
)
def test_a_product_is_worked_out(words: str, amount: str) -> None:
    for sentence in (f"set Rover fleet to {words}", f"Rover fleet {words}"):
        said = read_update(sentence, DEAL, DEALS, NOW)
        assert [c.value.wire for c in said.changes if isinstance(c.value, Value)] == [amount]
        assert said.reference is not None and said.reference.text == "Rover fleet"
    made = read_create(f"create deal Rover fleet for {words} in contract sent", DEAL, DEALS, NOW).values["amount"]
    assert isinstance(made, Value) and made.wire == amount
