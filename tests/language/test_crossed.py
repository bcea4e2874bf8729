"""Every way to say a day, and every odd name of a deal, in every kind of sentence: nothing is read only by itself."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create, read_property_value, read_reference, read_update
from actions.language.said import Value

from .portals import DEALS, NOW

DAYS = {
    "tomorrow": "2026-11-19",
    "in two weeks": "2026-12-02",
    "3 weeks from now": "2026-12-09",
    "two months from now": "2027-01-18",
    "the end of March": "2027-03-31",
    "the 15th of January": "2027-01-15",
    "15 January": "2027-01-15",
    "Jan 15, 2027": "2027-01-15",
    "15.01.2027": "2027-01-15",
    "2027-01-15": "2027-01-15",
    "the last day of January": "2027-01-31",
    "mid February": "2027-02-15",
    "end of Q1": "2027-03-31",
    "end of next month": "2026-12-31",
    "year end": "2026-12-31",
    "a week from today": "2026-11-25",
    "a week from Monday": "2026-11-30",
    "Monday week": "2026-11-30",
    "the first of March": "2027-03-01",
    "1st of March 2027": "2027-03-01",
    "Christmas": "2026-12-25",
    "New Year's Eve": "2026-12-31",
    "30 days from today": "2026-12-18",
    "in 10 working days": "2026-12-02",
    "in a fortnight": "2026-12-02",
    "in half a year": "2027-05-18",
    "in a month's time": "2026-12-18",
    "the end of next week": "2026-11-27",
}
ON = ("the ", "15", "Jan", "20", "1st", "Christmas", "New")
"""Days that a verb is followed by with "on" in between."""
CHANGES = (
    "set the close date to {}",
    "move the close date of Larch to {}",
    "change Larch's close date to {} please",
    "Larch closes {on}",
    "it closes {on} now",
    "push it to {}",
    "the close date of Larch should be {}",
    "update Larch: close date {}",
    "can you set the closing date to {}?",
    "set the close date to {} and the stage to contract sent",
)
CREATES = (
    "create a deal called Larch for 20k closing {on}",
    "create a deal called Larch closing {on} for 20k",
    "new deal Larch, 20k, close date {}",
    "create deal Larch, closes {on}, 20k, contract sent",
)


def _with(sentence: str, day: str) -> str:
    return sentence.format(day, on=f"on {day}" if day.startswith(ON) else day)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("sentence", CHANGES)
def test_a_day_in_a_change(sentence: str, day: str) -> None:
    said = read_update(_with(sentence, day), DEAL, DEALS, NOW, has_last=True)
    found = {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)}
    stage = {"dealstage": "contractsent"} if "contract sent" in sentence else {}
    found["closedate"] = str(found.get("closedate"))[:10]
    assert found == {"closedate": DAYS[day], **stage} and not said.left
    assert said.reference is None or said.reference.kind == "last" or said.reference.text == "Larch"


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("sentence", CREATES)
def test_a_day_in_a_create(sentence: str, day: str) -> None:
    said = read_create(_with(sentence, day), DEAL, DEALS, NOW)
    found = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    assert (found["name"], found["amount"], found["close_date"][:10]) == ("Larch", "20000", DAYS[day])
    assert not said.left and not said.changes


@pytest.mark.parametrize("day", DAYS)
def test_a_day_by_itself(day: str) -> None:
    value = read_property_value(DEALS.properties["closedate"], day, DEALS, NOW)
    assert isinstance(value, Value) and value.wire.startswith(DAYS[day])


NAMES = (
    "Larch",
    "Acme renewal",
    "Acme renewal 2027",
    "Kestrel phase 2",
    "Studio 54 refit",
    "May 2027 retainer",
    "Q3 push",
    "O'Brien & Sons",
    "Top 10 retainer",
    "Project Monday",
    "Open House",
    "ACME-2027-03",
    "Smith, Jones and Partners",
    "Caf\u00e9 Z\u00fcrich upgrade",
    "24/7 support",
    "High Street refit",
    "New Horizons",
    "March Madness promo",
    "First National Bank audit",
    "Kestrel + Larch joint bid",
    "e-commerce relaunch",
    "Won & Done",
    "iPhone rollout",
    "50k challenge",
    "Lead generation 2.0",
)
NAMED = (
    ("set the amount of {} to 12k", {"amount": "12000"}),
    ("change {}'s amount to $12,000", {"amount": "12000"}),
    ("please move {} to contract sent", {"dealstage": "contractsent"}),
    ("update {}: amount 12k, stage contract sent", {"amount": "12000", "dealstage": "contractsent"}),
    ("the deal {} is worth 12k now", {"amount": "12000"}),
    ("assign {} to Dana", {"hubspot_owner_id": "501"}),
    ("make Dana the owner of {}", {"hubspot_owner_id": "501"}),
    ("rename {} to Foxglove", {"dealname": "Foxglove"}),
    ("for {} set the priority to high", {"hs_priority": "high"}),
    ("mark {} as closed won", {"dealstage": "closedwon"}),
    ('set the amount of "{}" to 12k', {"amount": "12000"}),
)
ASKED = (
    "show me {}",
    "show me the deal {}",
    "delete {}",
    "delete the deal {} please",
    "what's the amount of {}?",
    "when does {} close?",
    "who owns {}?",
    "open the {} deal",
    "remove {}, it's a duplicate",
    "delete {} because they went elsewhere",
    "how much is {} worth?",
    "can you delete {} for me",
)
MADE = (
    ("create a deal called {} for 12k", {"amount": "12000"}),
    ("create deal {}, 12k, contract sent", {"amount": "12000", "stage": "contractsent"}),
    ("new deal: {}, amount 12k, owner Dana", {"amount": "12000", "owner": "501"}),
    ('create a deal "{}" for 12k', {"amount": "12000"}),
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("sentence", "wanted"), NAMED, ids=lambda given: str(given)[:30])
def test_a_name_in_a_change(sentence: str, wanted: dict[str, str], name: str) -> None:
    said = read_update(sentence.format(name), DEAL, DEALS, NOW, has_last=True)
    assert said.reference is not None and said.reference.text == name
    assert {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)} == wanted
    assert not said.left


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sentence", ASKED)
def test_a_name_in_a_question_or_a_deletion(sentence: str, name: str) -> None:
    said = read_reference(sentence.format(name), DEAL, has_last=True)
    assert said is not None and said.text == name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("sentence", "wanted"), MADE, ids=lambda given: str(given)[:30])
def test_a_name_in_a_create(sentence: str, wanted: dict[str, str], name: str) -> None:
    said = read_create(sentence.format(name), DEAL, DEALS, NOW)
    found = {slot: value.wire for slot, value in said.values.items() if isinstance(value, Value)}
    assert found == {"name": name, **wanted} and not said.left
