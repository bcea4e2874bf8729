"""Denials as people write them, "isn't" and "havent": of whatever they are said, never the reverse of it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria
from actions.language.english.negations import uncontracted
from actions.language.said import Criteria
from tests.language.portals import CONTACTS, DEALS, NOW


def _read(text: str, record: Any = DEAL) -> Criteria:
    return read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("who isn't, wasnt or won\u2019t be", "who is not, was not or will not be"),
        ("Don't show those that HAVEN'T", "do not show those that have not"),
        ("the deal Don't Panic", "the deal Don't Panic"),
        ('called "what isn\'t there"', 'called "what isn\'t there"'),
        ("I want the Kant contract", "I want the Kant contract"),
    ],
)
def test_contractions_are_spelt_out(text: str, spelt: str) -> None:
    assert uncontracted(text) == spelt


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals whose owner isn't Dana", ("owner not Dana Whitfield",)),
        ("deals whose owner isn\u2019t Dana", ("owner not Dana Whitfield",)),
        ("deals whose owner isnt Dana", ("owner not Dana Whitfield",)),
        ("deals dana doesn't own", ("owner not Dana Whitfield",)),
        ("deals whose stage isn't contract sent", ("stage not Contract Sent",)),
        ("deals that haven't closed yet and don't belong to dana", ("open", "owner not Dana Whitfield")),
        ("deals that aren't open", ("closed",)),
        ("which deals didn't we win", ("not won",)),
        ("which deals did we not win", ("not won",)),
        ("deals we didn't lose", ("not lost",)),
        ("don't show me lost deals", ("not lost",)),
        ("why not show me the open deals", ("open",)),
        ("deals whose amount isn't over 10k", ("not amount over $10,000",)),
        ("deals that won't be closed in january", ("open and not closing January 1, 2027 to January 31, 2027",)),
        ("deals that didn't close last month", ("not closed October 1, 2026 to October 31, 2026",)),
    ],
)
def test_deals(text: str, shown: tuple[str, ...]) -> None:
    found = _read(text)
    assert found.shown == shown
    assert not (found.named or found.unclear)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("contacts whose lifecycle stage isn't lead", ("lifecycle stage not Lead",)),
        ("contacts whose lead status isn't new", ("lead status not New",)),
        ("contacts whose city isn't Cork", ('city without "Cork"',)),
        ("contacts who have never been customers", ("not lifecycle stage Customer",)),
        (
            "contacts who are neither customers nor leads",
            ("not lifecycle stage Customer", "not lifecycle stage Lead"),
        ),
    ],
)
def test_people(text: str, shown: tuple[str, ...]) -> None:
    found = _read(text, CONTACT)
    assert found.shown == shown
    assert not (found.named or found.unclear)


def test_what_will_not_close_before_a_day_is_open_and_closes_later() -> None:
    (group,) = _read("deals which won't close before february").search.groups
    assert [(f.property, f.operator) for f in group] == [("dealstage", "IN"), ("closedate", "GTE")]


def test_what_did_not_close_then_is_open_or_closed_another_time() -> None:
    groups = _read("deals that didn't close last month").search.groups
    assert [[(f.property, f.operator) for f in group] for group in groups] == [
        [("dealstage", "IN")],
        [("dealstage", "IN"), ("closedate", "LT")],
        [("dealstage", "IN"), ("closedate", "GT")],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contacts i haven't contacted yet", "i have not contacted yet"),
        ("contacts in Cork not admired by many", "not admired by many"),
    ],
)
def test_a_denial_that_is_not_read_is_asked_about(text: str, said: str) -> None:
    (unclear,) = _read(text, CONTACT).unclear
    assert unclear.said == said


def test_a_word_that_is_not_read_joins_no_alternatives() -> None:
    groups = _read("contacts whose owner isn't Dana or Xyz in Toronto", CONTACT).search.groups
    assert [{f.property for f in group} for group in groups] == [{"hubspot_owner_id", "city"}]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("don't we have contacts at Kestrel?", ('company name contains "Kestrel"',)),
        ("isn't there a contact called Ruth", ('name contains "Ruth"',)),
        ("I can't see the contacts at Kestrel", ('company name contains "Kestrel"',)),
        ("i'm not sure who works at kestrel, can you show me the contacts", ('company name contains "kestrel"',)),
    ],
)
def test_what_denies_nothing(text: str, shown: tuple[str, ...]) -> None:
    found = _read(text, CONTACT)
    assert found.shown == shown and not found.unclear


def test_or_not_is_no_name() -> None:
    found = _read("do we have deals with halden or not?")
    assert found.named == "halden" and not found.unclear
