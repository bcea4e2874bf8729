"""Days said without their year, on days near the year's end, a leap day or the end of a month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from actions.language.value.dates import Prefer, find_days


def _found(said: str, today: str, prefer: Prefer = "future") -> str:
    """The day or both ends, "unreal" where no calendar has it."""
    (days,) = find_days(said, date.fromisoformat(today), prefer)
    assert (days.start, days.end) == (0, len(said))
    ends = (days.first,) if days.first == days.last else (days.first, days.last)
    return "unreal" if days.unreal else " ".join(map(str, ends))


@pytest.mark.parametrize("said", ["29 february", "feb 29th", "29/02", "29.02.", "the 29th of february"])
def test_a_leap_day_is_one_of_the_next_february(said: str) -> None:
    assert _found(said, "2026-11-29") == "unreal"
    assert _found(said, "2027-03-01") == _found(said, "2028-02-29") == "2028-02-29"
    assert _found(said, "2028-03-01") == "unreal"
    assert _found(said, "2028-11-29", "past") == _found(said, "2028-02-29", "past") == "2028-02-29"
    assert _found(said, "2028-01-15", "past") == "unreal"


def test_a_range_of_days_is_all_of_one_year() -> None:
    assert _found("25 to 30 november", "2026-11-29") == "2026-11-25 2026-11-30"
    assert _found("25 to 30 november", "2026-11-29", "past") == "2026-11-25 2026-11-30"
    assert _found("25 to 30 november", "2026-12-01") == "2027-11-25 2027-11-30"
    assert _found("25 to 30 november", "2026-11-24", "past") == "2025-11-25 2025-11-30"
    assert _found("february 27-29", "2026-11-29") == "unreal"
    assert _found("february 27-29", "2027-11-29") == "2028-02-27 2028-02-29"


def test_the_latest_such_day_is_no_day_to_come() -> None:
    assert _found("the 30th", "2026-11-29", "past") == "2026-10-30"
    assert _found("the 31st", "2027-03-30", "past") == "2027-01-31"
    assert _found("the 29th", "2026-11-29", "past") == _found("the 29th", "2026-11-29") == "2026-11-29"
    assert _found("the 28th", "2026-12-31") == "2027-01-28"


def test_a_day_that_a_month_lacks_is_not_another() -> None:
    assert _found("the 31st of this month", "2026-11-29") == "unreal"
    assert _found("the 30th of next month", "2027-01-31") == "unreal"
    assert _found("the 31st of next month", "2026-11-29") == "2026-12-31"


@pytest.mark.parametrize(
    ("said", "today", "ahead", "behind"),
    [
        ("december", "2027-01-01", "2027-12-01 2027-12-31", "2026-12-01 2026-12-31"),
        ("january", "2026-12-31", "2027-01-01 2027-01-31", "2026-01-01 2026-01-31"),
        ("q1", "2026-12-31", "2027-01-01 2027-03-31", "2026-01-01 2026-03-31"),
        ("q4", "2027-01-01", "2027-10-01 2027-12-31", "2026-10-01 2026-12-31"),
        ("h2", "2027-01-01", "2027-07-01 2027-12-31", "2026-07-01 2026-12-31"),
        ("h1", "2026-12-31", "2027-01-01 2027-06-30", "2026-01-01 2026-06-30"),
        ("the first week of january", "2026-12-31", "2027-01-01 2027-01-07", "2026-01-01 2026-01-07"),
        ("the last week of december", "2026-12-20", "2026-12-25 2026-12-31", "2025-12-25 2025-12-31"),
        ("new year's day", "2026-12-31", "2027-01-01", "2026-01-01"),
    ],
)
def test_what_comes_every_year(said: str, today: str, ahead: str, behind: str) -> None:
    assert (_found(said, today), _found(said, today, "past")) == (ahead, behind)


@pytest.mark.parametrize("said", ["mid {}", "mid-{}", "middle of {}"])
def test_the_middle_of_each_month(said: str) -> None:
    for number in range(12):
        month = date(2028, 1, 1) + timedelta(31 * number)
        text = said.format(f"{month:%B %Y}".lower())
        assert _found(text, "2026-11-29") == f"{month:%Y-%m}-15"
    assert _found("mid-february", "2026-11-29") == "2027-02-15"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("the last friday of january", "2027-01-29"),
        ("first monday in march", "2027-03-01"),
        ("the 2nd thursday in december", "2026-12-10"),
        ("second tuesday of next month", "2026-12-08"),
        ("1st friday of jan 2028", "2028-01-07"),
        ("last friday of this month", "2026-11-27"),
        ("third to last friday of may", "2027-05-14"),
        ("second last monday in may", "2027-05-24"),
        ("the fifth sunday of november", "2026-11-29"),
        ("the fifth friday of february", "unreal"),
        ("last working day of the month", "2026-11-30"),
        ("third working day of january", "2027-01-05"),
        ("last business day of q1", "2027-03-31"),
        ("first business day of may 2027", "2027-05-03"),
        ("last weekday of next year", "2027-12-31"),
        ("last day of january", "2027-01-31"),
        ("last friday", "2026-11-27"),
        ("first week of june", "2027-06-01 2027-06-07"),
    ],
)
def test_a_day_told_by_its_place(said: str, day: str) -> None:
    assert _found(said, "2026-11-29") == day


def test_a_day_told_by_its_place_comes_every_year() -> None:
    assert _found("the last monday of november", "2026-11-30") == "2026-11-30"
    assert _found("the last monday of november", "2026-12-01") == "2027-11-29"
    assert _found("the last monday of november", "2026-11-29", "past") == "2025-11-24"
