"""What people in a hurry write short: "+", "n", "w/", a verb and nothing but the new owner's name."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria, read_update
from actions.language.said import Value
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
