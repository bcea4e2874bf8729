"""What will close and what did; days counted from another day, and from the one that the record holds."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import asks_total, read_criteria, read_update, without_total
from actions.language.said import Shift, Unclear, Value
from actions.language.search.asked import will_close
from tests.language.portals import DEALS, NOW


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("how much will Dana close in December?", "owner Dana Whitfield|closing December 1, 2026 to December 31, 2026"),
        ("which deals will we close next month", "closing December 1, 2026 to December 31, 2026"),
        ("what does Priya close in january", "owner Priya Raman|closing January 1, 2027 to January 31, 2027"),
        ("how much did we close in October?", "won|closed October 1, 2026 to October 31, 2026"),
        ("how much revenue did we close in October", "won|closed October 1, 2026 to October 31, 2026"),
        ("what did we lose in October", "lost|closed October 1, 2026 to October 31, 2026"),
        ("deals closed in October", "closed|closed October 1, 2026 to October 31, 2026"),
        ("what won't close before February", "open|not closing before February 1, 2027"),
        ("deals closing the week before christmas", "closing December 14, 2026 to December 20, 2026"),
        ("deals closing the day after christmas", "closing on December 26, 2026"),
        ("how much have we closed in October?", "won|closed October 1, 2026 to October 31, 2026"),
        ("what has Dana closed in October", "owner Dana Whitfield|won|closed October 1, 2026 to October 31, 2026"),
        ("the revenue we closed in October", "won|closed October 1, 2026 to October 31, 2026"),
        (
            "show me the deals Dana closed in October",
            "owner Dana Whitfield|won|closed October 1, 2026 to October 31, 2026",
        ),
        ("deals that have closed in October", "closed|closed October 1, 2026 to October 31, 2026"),
        ("deals we closed lost in October", "lost|closed October 1, 2026 to October 31, 2026"),
        ("what's dana going to close in january", "owner Dana Whitfield|closing January 1, 2027 to January 31, 2027"),
        ("how much is Dana closing in january?", "owner Dana Whitfield|closing January 1, 2027 to January 31, 2027"),
        ("which deals are closing in january?", "closing January 1, 2027 to January 31, 2027"),
        ("which deals are coming up in january?", "closing January 1, 2027 to January 31, 2027"),
        ("what comes up for renewal in february", "closing February 1, 2027 to February 28, 2027"),
        ("deals closing in the month of may", "closing May 1, 2027 to May 31, 2027"),
        ("opportunities due the month of December 2026", "closing December 1, 2026 to December 31, 2026"),
        ("deals closing the second week of the month of june", "closing June 8, 2027 to June 14, 2027"),
        ("deals closed in the month of October", "closed|closed October 1, 2026 to October 31, 2026"),
        ("deals expected to be closed in february", "closing February 1, 2027 to February 28, 2027"),
        ("which deals must be closed by december", "closing by December 31, 2026"),
        ("deals that are going to be closed next month", "closing December 1, 2026 to December 31, 2026"),
        ("deals closing in may, if it isn't too much bother", "closing May 1, 2027 to May 31, 2027"),
        ("if that's ok show me what closes in may", "closing May 1, 2027 to May 31, 2027"),
    ],
)
def test_what_closes_and_what_did(text: str, shown: str) -> None:
    found = read_criteria(without_total(text) if asks_total(text) else text, DEAL, DEALS, NOW)
    assert "|".join(f.shown for f in found.search.groups[0] if f.shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "which deals are coming up", "what's coming up next?", "upcoming deals", "deals coming up soon",
        "our upcoming opportunities",
    ],
)  # fmt: skip
def test_what_is_coming_up_is_open_and_ahead(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.shown == ("from today on", "open") and not (found.left or found.unclear or found.named)
    assert (found.search.sort, found.search.descending) == ("closedate", False)


@pytest.mark.parametrize("text", ["deals without a courtesy if not too late", "deals of Dana, if not closed"])
def test_a_condition_that_denies_is_no_courtesy(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.unclear or found.left or any(f.shown == "open" for f in found.filters)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("deals closing this month and next", "closing December 1, 2026 to December 31, 2026"),
        ("deals due this quarter or the next?", "closing January 1, 2027 to March 31, 2027"),
    ],
)
def test_the_next_one_is_of_the_same_length(text: str, last: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert [group[0].shown for group in found.search.groups][1:] == [last] and not found.left


@pytest.mark.parametrize(
    "text", ["how much have we closed this year", "what revenue did we close", "how much is Dana closing"]
)
def test_a_sum_is_asked_for(text: str) -> None:
    assert asks_total(text)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("what will Priya close this quarter", True),
        ("how much are we going to close this month", True),
        ("how much did Priya close this quarter", False),
        ("deals closing this month", False),
        ("what will not close this month", False),
        ("what is coming up this month", True),
        ("deals that should be closed this month", True),
        ("deals that should be closed won", False),
    ],
)
def test_what_is_still_to_close(text: str, ahead: bool) -> None:
    assert will_close(text) is ahead


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("close it in march, the 15th", "2027-03-15"),
        ("it closes in february, on the 10th", "2027-02-10"),
        ("close it a week before 10 March", "2027-03-03"),
        ("move it to the day after christmas", "2026-12-26"),
        ("close it the week before christmas", "2026-12-18"),
    ],
)
def test_a_day_told_by_another(text: str, day: str) -> None:
    (change,) = read_update(text, DEAL, DEALS, NOW, has_last=True).changes
    assert change.property == "closedate" and isinstance(change.value, Value) and change.value.wire.startswith(day)


@pytest.mark.parametrize(
    ("text", "by", "unit"),
    [
        ("move it to the week after", 7, "day"),
        ("close it the week before", -7, "day"),
        ("set the close date to the month after, please", 1, "month"),
        ("no, the quarter after", 3, "month"),
    ],
)
def test_the_week_after_is_that_of_the_record(text: str, by: int, unit: str) -> None:
    (change,) = read_update(text, DEAL, DEALS, NOW, has_last=True).changes
    assert change.property == "closedate" and isinstance(change.value, Shift)
    assert (change.value.by, change.value.unit) == (by, unit)


@pytest.mark.parametrize("text", ["call her the week after", "we met the week after"])
def test_what_is_done_then_moves_no_date(text: str) -> None:
    assert not read_update(text, DEAL, DEALS, NOW, has_last=True).changes


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Larch closed for 40k", {"amount": "40000"}),
        ("the Larch deal just closed at 40k", {"amount": "40000"}),
        ("close Larch for 40k", {"amount": "40000"}),
        ("Larch has closed", {}),
        ("Larch closed yesterday", {"closedate": "2026-11-17T12:00:00Z"}),
    ],
)
def test_won_or_lost_is_asked_of_what_closed(text: str, others: dict[str, str]) -> None:
    said = read_update(text, DEAL, DEALS, NOW)
    asked = {c.property: c.value for c in said.changes}
    stage = asked.pop("dealstage")
    assert isinstance(stage, Unclear) and [c.shown for c in stage.choices] == ["Closed Won", "Closed Lost"]
    assert {name: value.wire for name, value in asked.items() if isinstance(value, Value)} == others
    assert said.reference and said.reference.text == "Larch"


@pytest.mark.parametrize("text", ["Larch closes in May 2027", "close Larch on 5 May", "Larch is closed on Friday"])
def test_a_day_to_come_is_no_end(text: str) -> None:
    assert [c.property for c in read_update(text, DEAL, DEALS, NOW).changes] == ["closedate"]
