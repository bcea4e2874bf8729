"""A currency that is said apart from its sum."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.said import Value
from tests.language.portals import DEALS, NOW


@pytest.mark.parametrize(
    ("text", "name", "shown", "code"),
    [
        ("create deal Gannet nets 3k, contract sent, in pounds", "Gannet nets", "£3,000", "GBP"),
        ("create deal Ruff ropes, 4k, in euros, contract sent", "Ruff ropes", "€4,000", "EUR"),
        ("create deal Snipe saws 4k contract sent currency GBP", "Snipe saws", "£4,000", "GBP"),
        ("create deal Snipe saws 4k in pounds contract sent", "Snipe saws", "£4,000", "GBP"),
        ("create deal Snipe saws, 4000, EUR, contract sent", "Snipe saws", "€4,000", "EUR"),
        ("add a deal Euro pallets, 5k, closing in March, all in euros", "Euro pallets", "€5,000", "EUR"),
        ("create deal Trading in euros for 5k in contract sent", "Trading in euros", "$5,000", None),
        ("create deal Pound Lane roof 4k, contract sent", "Pound Lane roof", "$4,000", None),
        ("create deal Currency exchange app for 4k, contract sent", "Currency exchange app", "$4,000", None),
    ],
)
def test_apart(text: str, name: str, shown: str, code: str | None) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    title, amount = said.values["name"], said.values["amount"]
    assert isinstance(title, Value) and isinstance(amount, Value)
    assert (title.wire, amount.shown, amount.currency, said.left) == (name, shown, code, ())


def test_two_currencies_for_one_sum() -> None:
    said = read_create("create deal Snipe saws 4k USD contract sent, in euros", DEAL, DEALS, NOW)
    amount = said.values["amount"]
    assert isinstance(amount, Value) and amount.currency == "USD" and said.left == ("in euros",)
