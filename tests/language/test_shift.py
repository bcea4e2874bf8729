"""What relative changes come to."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import Shift, Unclear, Value, read_property_value, read_shift, resolve
from tests.language.portals import DEALS, NOW


def _resolved(name: str, text: str, present: str | None) -> str | None:
    prop = DEALS.properties[name]
    shift = read_shift(text, prop, DEAL, DEALS, NOW)
    assert isinstance(shift, Shift), shift
    value = resolve(shift, present, prop, DEALS)
    return value.wire if isinstance(value, Value) else None


@pytest.mark.parametrize(
    ("name", "text", "present", "wire"),
    [
        ("amount", "5k more", "20000", "25000"),
        ("amount", "10% more", None, None),
        ("amount", "add 10%", "1234.56", "1358.02"),
        ("amount", "add 5k", None, "5000"),
        ("amount", "5k less", "4000", None),
        ("amount", "900 billion more", "999999000000000", None),
        ("amount", "double", "0.5", "1"),
        ("amount", "add 5k", "not a number", None),
        ("amount", "half", "28000", "14000"),
        ("amount", "half of that", "28000", "14000"),
        ("amount", "make it a third", "28000", "9333.33"),
        ("amount", "two thirds of it", "300", "200"),
        ("amount", "actually just a quarter, please", "28000", "7000"),
        ("amount", "half as much", "28000", "14000"),
        ("amount", "twice that", "28000", "56000"),
        ("amount", "3 times as much", "28000", "84000"),
        ("amount", "half of its current amount", "28000", "14000"),
        ("amount", "a third less", "300", "200"),
        ("amount", "reduce it by a quarter", "400", "300"),
        ("amount", "raise it by half", "400", "600"),
        ("amount", "half", None, None),
        ("seats", "make it half", "40", "20"),
        ("seats", "3 more", "40", "43"),
        ("closedate", "two weeks later", "2026-12-20T11:00:00Z", "2027-01-03T12:00:00Z"),
        ("closedate", "a month earlier", "2027-03-31T11:00:00Z", "2027-02-28T12:00:00Z"),
        ("closedate", "push it by 3 business days", "1797768000000", "2026-12-23T12:00:00Z"),
        ("closedate", "a week later", "2027-06-30T23:30:00Z", "2027-07-08T11:00:00Z"),
        ("closedate", "a week later", None, None),
        ("closedate", "9 years later", "9999-01-01T12:00:00Z", None),
        ("contract_start", "a week earlier", "2026-12-01", "2026-11-24"),
        ("dealstage", "the next stage", "appointmentscheduled", "qualifiedtobuy"),
        ("dealstage", "the next one", "contractsent", "closedwon"),
        ("dealstage", "the next one", "closedwon", None),
        ("dealstage", "one stage back", "closedlost", "contractsent"),
        ("dealstage", "previous", "appointmentscheduled", None),
        ("dealstage", "two stages forward", "7761", "7763"),
        ("dealstage", "next", None, None),
        ("hs_priority", "one level up", "medium", "high"),
        ("hs_priority", "one level up", "high", None),
    ],
)
def test_resolve(name: str, text: str, present: str | None, wire: str | None) -> None:
    assert _resolved(name, text, present) == wire


@pytest.mark.parametrize("text", ["to 5k", "5k", "next friday", "10", "closed won", "in two weeks", "a month from now"])
def test_these_are_no_relative_changes(text: str) -> None:
    assert all(read_shift(text, prop, DEAL, DEALS, NOW) is None for prop in DEALS.properties.values())


def test_forward_is_later_for_some_and_earlier_for_others() -> None:
    prop = DEALS.properties["closedate"]
    found = read_shift("move it forward a week", prop, DEAL, DEALS, NOW)
    assert isinstance(found, Unclear) and [c.text for c in found.choices] == ["a week later", "a week earlier"]
    for choice, by in zip(found.choices, (7, -7), strict=True):
        again = read_shift(choice.text, prop, DEAL, DEALS, NOW)
        assert isinstance(again, Shift) and again.by == by


@pytest.mark.parametrize(
    "text",
    ["half of the old amount", "half of what it was before", "half again as much", "half of that budget", "by half",
     "half a million", "two and a half million", "the third", "call them twice", "a quarter later", "half up front"],
)  # fmt: skip
def test_what_is_no_part_of_the_amount(text: str) -> None:
    assert read_shift(text, DEALS.properties["amount"], DEAL, DEALS, NOW) is None


@pytest.mark.parametrize("text", ["half", "a half", "Half.", "half of the old amount"])
def test_half_is_no_number(text: str) -> None:
    for name in ("amount", "seats"):
        assert isinstance(read_property_value(DEALS.properties[name], text, DEALS, NOW), Unclear)
