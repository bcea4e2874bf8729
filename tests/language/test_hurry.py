"""What people in a hurry write short: "+", "n", "w/", a verb and nothing but the new owner's name."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import corrected, orders_edit, read_criteria, read_reference, read_update
from actions.language.said import Shift, Unclear, Value
from actions.record import Record
from tests.language.portals import CONTACTS, DEALS, NOW


def _changes(text: str, record: Record) -> dict[str | None, str]:
    said = read_update(text, record, DEALS if record is DEAL else CONTACTS, NOW, has_last=True)
    assert said.reference is None or said.reference.kind == "last"
    return {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("assign dana + high priority", {"hubspot_owner_id": "501", "hs_priority": "high"}),
        ("assign it to dana + high priority", {"hubspot_owner_id": "501", "hs_priority": "high"}),
        ("then put dana", {"hubspot_owner_id": "501"}),
        (
            "set next step to call Jo + send offer, amount 5k",
            {"hs_next_step": "call Jo + send offer", "amount": "5000"},
        ),
    ],
)
def test_changes_of_a_deal(text: str, changes: dict[str, str]) -> None:
    assert _changes(text, DEAL) == changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("company Solmar Ferries n city Valencia", {"company": "Solmar Ferries", "city": "Valencia"}),
        ("company Solmar Ferries + city Valencia", {"company": "Solmar Ferries", "city": "Valencia"}),
        ("company Acme + Sons", {"company": "Acme + Sons"}),
        ("set company to Fish n Chips", {"company": "Fish n Chips"}),
    ],
)
def test_changes_of_a_contact(text: str, changes: dict[str, str]) -> None:
    assert _changes(text, CONTACT) == changes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals w/ amount over 10k", ("amount over $10,000",)),
        ("deals w/o owner", ("no deal owner",)),
        ("deals w/ larch in the name", ('name contains "larch"',)),
    ],
)
def test_with_and_without(text: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == shown


def test_a_verb_apart_from_the_name() -> None:
    said = read_update("zephyr one - push close a week", DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "zephyr" and isinstance(said.changes[0].value, Shift)
    said = read_update("the Q3 push a week later", DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "Q3 push"


@pytest.mark.parametrize("lead", ["", "update "])
def test_a_day_that_can_be_two(lead: str) -> None:
    said = read_update(f"{lead}northgate single sign-on close date 04/05/2027", DEAL, DEALS, NOW)
    assert said.reference and said.reference.text == "northgate single sign-on"
    assert [c.property for c in said.changes] == ["closedate"]
    assert isinstance(said.changes[0].value, Unclear) and said.changes[0].value.reason == "several"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ok make him a custmer", "Customer"),
        ("mark Sam May as evangalist", "Evangelist"),
        ("set Sam May to oportunity", "Opportunity"),
        ("turn her into a subscribr", "Subscriber"),
        ("make Sam May a markting qualified lead", "Marketing Qualified Lead"),
        ("set the lifecycle stage of Sam May to sales qualifed lead", "Sales Qualified Lead"),
    ],
)
def test_a_label_with_a_slip(text: str, label: str) -> None:
    (change,) = read_update(text, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert isinstance(change.value, Unclear) and [c.shown for c in change.value.choices] == [label]


@pytest.mark.parametrize("text", ["make him an effort", "mark Sam May as read", "change Sam May to Sam Mayer"])
def test_what_is_no_label_with_a_slip(text: str) -> None:
    said = read_update(text, CONTACT, CONTACTS, NOW, has_last=True)
    assert not any(isinstance(c.value, Value | Unclear) for c in said.changes)


def test_a_label_and_more() -> None:
    said = read_update("make Sam May a hot lead", CONTACT, CONTACTS, NOW)
    assert [c.value for c in said.changes] == [Value(wire="lead", shown="Lead")]


@pytest.mark.parametrize("text", ["delete it dupe", "delete him, duplicate", "delete it test"])
def test_why_something_is_deleted(text: str) -> None:
    said = read_reference(text, DEAL, has_last=True)
    assert said and said.kind == "last"


def test_an_edit() -> None:
    assert all(map(orders_edit, ("edit jane doe", "please modify Larch", "amend the Larch deal")))
    assert not any(map(orders_edit, ("update me on Larch", "show jane doe", "Updating of licences", "edit")))


@pytest.mark.parametrize(
    ("text", "kind", "wire"),
    [
        ("pls chg amt of Rover fleet 2 412k", DEAL, "412000"),
        ("set Rover fleet 2 2.5m", DEAL, "2500000"),
        ("set Rover fleet 2 900 thousand", DEAL, "900000"),
        ("update Rover fleet amt 2 80000", DEAL, "80000"),
        ("chg the amount 2 99k", DEAL, "99000"),
        ("n close date 2 20 feb", DEAL, "2027-02-20T12:00:00Z"),
        ("chg stage 2 contract sent", DEAL, "contractsent"),
        ("chg sam may phone 2 +1 416 555 0199", CONTACT, "+14165550199"),
        ("n title 2 senior buyer", CONTACT, "senior buyer"),
    ],
)
def test_a_2_that_is_typed_for_to(text: str, kind: Record, wire: str) -> None:
    said = read_update(text, kind, DEALS if kind is DEAL else CONTACTS, NOW, has_last=True)
    assert [c.value.wire for c in said.changes if isinstance(c.value, Value)] == [wire]


@pytest.mark.parametrize("text", ["chg amt of Rover fleet 2 500", "set Rover fleet 2 500", "make the amount 2 500 eur"])
def test_a_2_that_may_be_two_thousand(text: str) -> None:
    (change,) = read_update(text, DEAL, DEALS, NOW, has_last=True).changes
    assert isinstance(change.value, Unclear)
    assert [choice.text.split()[0] for choice in change.value.choices] == ["2500", "500"]


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("set the amount of Rover fleet to 2 500", "2500"),
        ("the amount of Rover fleet is 2 500 000", "2500000"),
        ("amount: 2 500", "2500"),
        ("set the amount 2 million", "2000000"),
        ("set the amount of Rover fleet to 1 250 000 EUR", "1250000"),
        ("set the close date 2 feb", "2027-02-02T12:00:00Z"),
        ("set the amount of Phase 2 to 412k", "412000"),
    ],
)
def test_a_2_that_is_a_figure(text: str, wire: str) -> None:
    said = read_update(text, DEAL, DEALS, NOW, has_last=True)
    assert [c.value.wire for c in said.changes if isinstance(c.value, Value)] == [wire]


@pytest.mark.parametrize("stage", ['"shaken hands"', "\u201cShaken Hands\u201d", "shaken hands"])
def test_a_stage_in_quotes_that_there_is_not(stage: str) -> None:
    for text in (f"move Rover fleet to {stage}", f"set the stage of Rover fleet to {stage}"):
        said = read_update(text, DEAL, DEALS, NOW)
        (change,) = said.changes
        assert said.reference and said.reference.text == "Rover fleet" and change.property == "dealstage"
        assert isinstance(change.value, Unclear) and change.value.said.lower() == "shaken hands"


def test_to_actualise() -> None:
    said = read_update("please to actualize the e-mail of Sam May for sam@example.com", CONTACT, CONTACTS, NOW)
    assert [c.value.wire for c in said.changes if isinstance(c.value, Value)] == ["sam@example.com"]
    assert said.reference and said.reference.text == "Sam May"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("no, not 12.5k", "not 12.5k"),
        ("not 12,500, 13,500", "13,500"),
        ("not 12.5k. 13k", "13k"),
        ("no, 13.5k, not 12.5k", "13.5k"),
        ("not Friday, Monday", "Monday"),
    ],
)
def test_no_figure_is_cut_in_two(said: str, left: str) -> None:
    assert corrected(said) == (left, True)
