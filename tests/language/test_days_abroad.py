"""Days with the month in German, French, Spanish and their like."""

from __future__ import annotations

from datetime import date

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create, read_criteria, read_update
from actions.language.said import Value
from actions.language.value.dates import find_days
from tests.language.portals import DEALS, NOW

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2. märz 2027", date(2027, 3, 2)),
        ("am 2. dezember 2027", date(2027, 12, 2)),
        ("am 5. april", date(2027, 4, 5)),
        ("le 9 août 2027", date(2027, 8, 9)),
        ("9 aout 2027", date(2027, 8, 9)),
        ("1er mai 2027", date(2027, 5, 1)),
        ("24 de enero de 2027", date(2027, 1, 24)),
        ("24 de enero", date(2027, 1, 24)),
        ("7 giugno 2027", date(2027, 6, 7)),
        ("3 de março de 2027", date(2027, 3, 3)),
        ("op 3 maart 2027", date(2027, 3, 3)),
    ],
)
def test_a_day(said: str, day: date) -> None:
    (found,) = find_days(said, TODAY)
    assert (found.first, found.last, found.start, found.end) == (day, day, 0, len(said))


def test_a_day_that_no_calendar_has() -> None:
    assert find_days("31. juni 2027", TODAY)[0].unreal


@pytest.mark.parametrize(
    ("said", "name", "day"),
    [
        ("Quill for 4k closing 2. März 2027", "Quill", "2027-03-02"),
        ("Quill for 4k, le 9 août 2027", "Quill", "2027-08-09"),
        ("Quill closing 24 de enero de 2027 for 4k", "Quill", "2027-01-24"),
        ("Quill closing 9 mars 2027 for 4k", "Quill", "2027-03-09"),
        ("Quill 3 Mars bars for 4k", "Quill 3 Mars bars", None),
        ("14 Juillet party for 4k", "14 Juillet party", None),
    ],
)
def test_a_new_deal(said: str, name: str, day: str | None) -> None:
    values = read_create(f"create a deal {said}", DEAL, DEALS, NOW).values
    assert values["name"] == Value(wire=name, shown=name)
    closes = values.get("close_date")
    assert (closes.wire[:10] if isinstance(closes, Value) else closes) == day


def test_a_change_and_a_search() -> None:
    (change,) = read_update("set the close date of Quill to 2. März 2027", DEAL, DEALS, NOW).changes
    assert change.property == "closedate" and isinstance(change.value, Value)
    assert change.value.wire.startswith("2027-03-02")
    assert read_criteria("deals closing before 2. März 2027", DEAL, DEALS, NOW).shown == (
        "closing before March 2, 2027",
    )
