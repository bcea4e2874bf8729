"""Who is named only as the reason for a change is no value of it; what became true in one clause is."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_create, read_update
from actions.language.search.orders import read_count
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    "said",
    [
        "Assign her to Dana from now on, Priya is too busy",
        "give it to Dana, Priya is on leave",
        "since Priya left, Dana owns it now",
        "reassign it to Dana because Priya has too much on her plate",
    ],
)
def test_the_reason_names_no_owner(said: str) -> None:
    found = read_update(said, DEAL, DEALS, NOW, has_last=True)
    assert [c.value.shown for c in found.changes if isinstance(c.value, Value)] == ["Dana Whitfield"]
    assert found.reference is not None and found.reference.kind == "last"


def test_what_became_true_is_the_value() -> None:
    found = read_update("She became a customer today, adjust her lifecycle stage", CONTACT, CONTACTS, NOW)
    assert [c.value.wire for c in found.changes if isinstance(c.value, Value)] == ["customer"]


def test_a_cell_of_a_new_contact_is_no_other_phone() -> None:
    found = read_create("create Rosa Diaz rosa@diaz.example.com mobile +44 7700 900123", CONTACT, CONTACTS, NOW)
    assert [c.property for c in found.changes] == ["mobilephone"] and "phone" not in found.values


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("the top three", 3),
        ("biggest two deals", 2),
        ("the 2 newest contacts", 2),
        ("top 20%", 0),
        ("biggest 5k deal", 0),
        ("list 3 deals", 3),
        ("show me 10 deals please", 10),
        ("list the last 4 opportunities", 4),
        ("5 open deals", 5),
        ("deals of the last 3 months", 0),
        ("show deals over 10 days old", 0),
    ],
)
def test_how_many(said: str, count: int) -> None:
    assert read_count(said, DEAL) == count


@pytest.mark.parametrize(
    ("said", "who", "where"),
    [
        ("Carlos moved to Tampa, can you update his city?", "Carlos", {"city": "Tampa"}),
        ("carlos has moved to tampa, update his city please", "carlos", {"city": "tampa"}),
        ("Ana is based in New Haven now, fix her city", "Ana", {"city": "New Haven"}),
        ("Priya relocated to Spain, please update her country", "Priya", {"country": "Spain"}),
        (
            "Carlos moved to Tampa, can you update his city? Also title is now SVP Actuarial",
            "Carlos",
            {"city": "Tampa", "jobtitle": "SVP Actuarial"},
        ),
    ],
)
def test_where_somebody_moved_is_the_value(said: str, who: str, where: dict[str, str]) -> None:
    found = read_update(said, CONTACT, CONTACTS, NOW)
    assert {c.property: c.value.shown for c in found.changes if isinstance(c.value, Value)} == where
    assert found.reference is not None and found.reference.text == who
    assert len(found.changes) == len(where)


def test_a_country_is_no_city() -> None:
    found = read_update("Carlos moved to Spain, can you update his city?", CONTACT, CONTACTS, NOW)
    assert [c.value for c in found.changes] == [None]


@pytest.mark.parametrize(("said", "firm"), [("kestrel robotics", True), ("berlin", False), ("acme", False)])
def test_a_firm_in_small_letters(said: str, firm: bool) -> None:
    found = read_create(f"create contact john smith from {said}", CONTACT, CONTACTS, NOW)
    assert ("company" in found.values) is firm and bool(found.left) is not firm
