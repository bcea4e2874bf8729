"""Texts of whole sentences, a description or a next step: what is said in them is no other change."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_create, read_update
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
            "put a note on Larch that Dana signs on 5 May, high priority",
            {"description": "Dana signs on 5 May, high priority"},
        ),
        ("write in the description of Larch that Ana, not Luis, signs", {"description": "Ana, not Luis, signs"}),
        ('add "ring the buyer" to the notes of Larch', {"description": "ring the buyer"}),
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


def _new(text: str) -> dict[str | None, str]:
    said = read_create(text, DEAL, DEALS, NOW)
    changes = {c.property: c.value.shown for c in said.changes if isinstance(c.value, Value)}
    return {**changes, **{name: v.shown for name, v in said.values.items() if isinstance(v, Value)}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "create deal Larch, 12k, next step: ring Omar on Monday and post the plans",
            {"name": "Larch", "amount": "$12,000", "hs_next_step": "ring Omar on Monday and post the plans"},
        ),
        (
            "create deal Larch, next step: ring Omar on Monday, 12k, contract sent, closing 5 May",
            {
                "name": "Larch",
                "amount": "$12,000",
                "hs_next_step": "ring Omar on Monday",
                "stage": "Contract Sent",
                "close_date": "May 5, 2027",
            },
        ),
        (
            "create deal Larch. Notes: they have 20 seats, the owner is away, amount to be agreed. Owner: Dana",
            {
                "name": "Larch",
                "description": "they have 20 seats, the owner is away, amount to be agreed",
                "owner": "Dana Whitfield",
            },
        ),
        (
            "create deal Larch 5k next step is to see Omar in May and meet Dana",
            {"name": "Larch", "amount": "$5,000", "hs_next_step": "see Omar in May and meet Dana"},
        ),
        (
            "create deal Larch with description: big customer and amount 5k",
            {"name": "Larch", "description": "big customer", "amount": "$5,000"},
        ),
        (
            "deal name: Larch amount: 5k description: big customer stage: contract sent",
            {"name": "Larch", "amount": "$5,000", "description": "big customer", "stage": "Contract Sent"},
        ),
        (
            "create deal Larch, 12k, description they asked for 10% off",
            {"name": "Larch", "amount": "$12,000", "description": "they asked for 10% off"},
        ),
    ],
)
def test_a_new_records_text_is_whole(text: str, said: dict[str | None, str]) -> None:
    assert _new(text) == said


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("high priority", "priority", "High"),
        ("Dana as owner", "owner", "Dana Whitfield"),
        ("renewals pipeline", "pipeline", "Renewals"),
        ("owner Olga", "owner", None),
        ("priority hgih", "priority", None),
    ],
)
def test_what_ends_a_long_text_in_a_new_deal(words: str, name: str, value: str | None) -> None:
    said = read_create(f"new deal Rover for 5k, description: they want a pit, {words}", DEAL, DEALS, NOW).values
    assert said["description"] == Value(wire="they want a pit", shown="they want a pit")
    found = said[name]
    assert found.shown == value if isinstance(found, Value) else value is None


@pytest.mark.parametrize("words", ["owner undecided", "priority customers first", "high priority for Olga"])
def test_what_does_not(words: str) -> None:
    said = read_create(f"new deal Rover for 5k, description: they want a pit, {words}", DEAL, DEALS, NOW).values
    text = f"they want a pit, {words}"
    assert said["description"] == Value(wire=text, shown=text)
