"""A day is the same day however it is written, and whatever sentence it stands in."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import Unclear, Value, read_create, read_criteria, read_property_value, read_update
from tests.language.portals import DEALS, NOW

WRITTEN = (
    "March 31, 2027",
    "march 31 2027",
    "Mar 31, 2027",
    "March 31st, 2027",
    "Wednesday, March 31, 2027",
    "31 March 2027",
    "31 March, 2027",
    "31st of March 2027",
    "the 31st of March, 2027",
    "31 Mar 2027",
    "31-Mar-2027",
    "2027-03-31",
    "2027/03/31",
    "03/31/2027",
    "31.03.2027",
    "31/03/2027",
    "the 31st of March of the next year",
    "March 31 next year",
    "31 March of 2027",
)
CHANGES = (
    "set its close date to {}",
    "close date: {}",
    "make it close on {}",
    "push the close date of Acme renewal to {}",
    "set the amount to 12k and the close date to {}",
    "close date {}, amount 12k",
    "set its close date to {} and its amount to 12k",
)
DEALS_MADE = (
    "create a deal called Acme renewal for 12k closing {}",
    "new deal Acme renewal, {}, 12k",
    "create a deal called Acme renewal closing {} in contract sent",
    "add a deal Acme renewal, close date {}, amount 12k",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_changed(written: str) -> None:
    for sentence in CHANGES:
        said = read_update(sentence.format(written), DEAL, DEALS, NOW, has_last=True)
        days = [c.value for c in said.changes if c.property == "closedate"]
        assert [d.wire[:10] if isinstance(d, Value) else d for d in days] == ["2027-03-31"], (sentence, said)
        assert all(c.property in ("closedate", "amount") for c in said.changes), (sentence, said)


@pytest.mark.parametrize("written", WRITTEN)
def test_created(written: str) -> None:
    for sentence in DEALS_MADE:
        value = read_create(sentence.format(written), DEAL, DEALS, NOW).values.get("close_date")
        assert isinstance(value, Value) and value.wire.startswith("2027-03-31"), (sentence, value)


@pytest.mark.parametrize("written", WRITTEN)
def test_searched_and_answered(written: str) -> None:
    answer = read_property_value(DEALS.properties["closedate"], written, DEALS, NOW)
    assert isinstance(answer, Value) and answer.wire.startswith("2027-03-31")
    search = read_criteria(f"deals closing before {written} over 10k", DEAL, DEALS, NOW)
    assert "March 31, 2027" in str(search) or "2027-03-3" in str(search), search


@pytest.mark.parametrize(
    ("words", "name", "closes"),
    [
        ("Marketing (EMEA) 2027 for 5k", "Marketing (EMEA) 2027", ""),
        ("Retrofit (phase two) Q3 worth 5k", "Retrofit (phase two) Q3", ""),
        ("Marketing (EMEA) 2027 for 5k closing March 2027", "Marketing (EMEA) 2027", "2027-03-31"),
        ("Marketing (EMEA), 2027, 5k", "Marketing (EMEA)", "2027-12-31"),
        ("Larch (contract sent) 2027", "Larch", "2027-12-31"),
    ],
)
def test_a_year_behind_brackets(words: str, name: str, closes: str) -> None:
    values = read_create(f"create deal {words}", DEAL, DEALS, NOW).values
    day = values.get("close_date")
    assert isinstance(values["name"], Value) and values["name"].wire == name
    assert (day.wire[:10] if isinstance(day, Value) else "") == closes


def test_a_day_that_this_month_has_not() -> None:
    """NOW is in November."""
    said = read_property_value(DEALS.properties["closedate"], "the 31st", DEALS, NOW)
    assert isinstance(said, Value) and said.shown == "December 31, 2026"


@pytest.mark.parametrize("day", ["32 january", "the 45th of April", "0 march", "31 June", "30 feb 2027", "31/11/2027"])
def test_a_day_that_no_month_has_is_asked_about(day: str) -> None:
    for text in (f"close it on {day}", f"it closes {day}", f"close date of Rover fleet {day}", f"move it to {day}"):
        (change,) = read_update(text, DEAL, DEALS, NOW, has_last=True).changes
        assert change.property == "closedate" and isinstance(change.value, Unclear)
    made = read_create(f"new deal Rover fleet for 5k closing {day}", DEAL, DEALS, NOW).values
    assert isinstance(made.get("close_date"), Unclear | None)


def test_a_number_before_a_month_and_its_day_is_no_day() -> None:
    made = read_create("new deal Rover fleet for 80 March 5", DEAL, DEALS, NOW).values
    assert isinstance(value := made["close_date"], Value) and value.wire == "2027-03-05T12:00:00Z"
