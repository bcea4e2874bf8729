"""For what time an amount is has no place in HubSpot: the amount is taken, and the period told as left out."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create, read_update
from actions.language.said import Value
from tests.language.portals import DEALS, NOW

RATES = [
    ("18k/yr", "18000", "/yr"),
    ("18k per year", "18000", "per year"),
    ("$1,500/month", "1500", "/month"),
    ("2k monthly", "2000", "monthly"),
    ("20k p.a.", "20000", "p.a."),
    ("2k a month for 12 months", "2000", "a month for 12 months"),
    ("18k for 2 years", "18000", "for 2 years"),
]


@pytest.mark.parametrize(("words", "amount", "period"), RATES)
@pytest.mark.parametrize(
    "sentence",
    ["create a deal called Alder pilot for {} in contract sent", "create a deal called Alder pilot, contract sent, {}"],
)
def test_the_period_of_a_new_deal_is_told(sentence: str, words: str, amount: str, period: str) -> None:
    said = read_create(sentence.format(words), DEAL, DEALS, NOW)
    assert isinstance(value := said.values["amount"], Value) and value.wire == amount
    assert isinstance(name := said.values["name"], Value) and name.wire == "Alder pilot"
    assert [left.strip(" .") for left in said.left] == [period.strip(" .")]


@pytest.mark.parametrize(("words", "amount", "period"), RATES)
@pytest.mark.parametrize("sentence", ["change the amount of Alder pilot to {}", "its amount is now {}"])
def test_the_period_of_a_changed_amount_is_told(sentence: str, words: str, amount: str, period: str) -> None:
    said = read_update(sentence.format(words), DEAL, DEALS, NOW, has_last=True)
    assert [(c.property, c.value.wire) for c in said.changes if isinstance(c.value, Value)] == [("amount", amount)]
    assert [left.strip(" .") for left in said.left] == [period.strip(" .")]


@pytest.mark.parametrize(
    "sentence",
    [
        "create a deal called Alder pilot for 18k in contract sent",
        "create a deal called Alder pilot for 18k total, closing a month from now",
        "create a deal called Alder pilot for 18k or so",
    ],
)
def test_no_period(sentence: str) -> None:
    said = read_create(sentence, DEAL, DEALS, NOW)
    assert isinstance(value := said.values["amount"], Value) and value.wire == "18000" and not said.left
