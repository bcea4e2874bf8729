"""Texts of whole sentences, a description or a next step: what is said in them is no other change."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_update
from tests.language.portals import CONTACTS, DEALS, NOW


def _changes(text: str) -> dict[str | None, str]:
    said = read_update(text, DEAL, DEALS, NOW)
    return {c.property: c.value.shown for c in said.changes if isinstance(c.value, Value)}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "set the description of Larch to Ship the rollers to Porto, not to Braga",
            {"description": "Ship the rollers to Porto, not to Braga"},
        ),
        ("set the next step of Larch to ring Omar, not Dana", {"hs_next_step": "ring Omar, not Dana"}),
        (
            "move Larch to contract sent, next step call Ana, not Luis",
            {"dealstage": "Contract Sent", "hs_next_step": "call Ana, not Luis"},
        ),
        (
            "change the description to customer pays in USD rather than EUR please",
            {"description": "customer pays in USD rather than EUR"},
        ),
        (
            "set the description of Larch to off the shelf, but needs cabling",
            {"description": "off the shelf, but needs cabling"},
        ),
        (
            "update the description of Larch to Low priority customer, 40 seats",
            {"description": "Low priority customer, 40 seats"},
        ),
        (
            "description of Larch: closing 5 May is not sure, ask Dana",
            {"description": "closing 5 May is not sure, ask Dana"},
        ),
    ],
)
def test_a_long_text_is_whole(text: str, changes: dict[str | None, str]) -> None:
    assert _changes(text) == changes


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "set the description of Larch to They want a demo, amount 5k and give it to Dana",
            {"description": "They want a demo", "amount": "$5,000", "hubspot_owner_id": "Dana Whitfield"},
        ),
        (
            'set the description of Larch to "They want a demo" and give it to Dana',
            {"description": "They want a demo", "hubspot_owner_id": "Dana Whitfield"},
        ),
        (
            "set the next step to call Ana, the amount to 5k",
            {"hs_next_step": "call Ana", "amount": "$5,000"},
        ),
        ("set the next step to call Ana instead", {"hs_next_step": "call Ana"}),
        ("change the stage to closed won, not closed lost", {"dealstage": "Closed Won"}),
    ],
)
def test_what_is_ordered_behind_it_is_done(text: str, changes: dict[str | None, str]) -> None:
    assert _changes(text) == changes


def test_a_short_text_is_not_told_at_length() -> None:
    said = read_update("change Jo Ek's job title to CFO, not CEO", CONTACT, CONTACTS, NOW)
    assert [c.value.shown for c in said.changes if isinstance(c.value, Value)] == ["CFO"]
