"""Questions for the deals of somebody, and for the contacts of a deal: "does Sam May have any deals"."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Does Sam May have any deals?", ['name contains "sam may"']),
        ("is Tove Nilsen on any open deals", ["open", 'name contains "tove nilsen"']),
        ("has Ivo Kralj got any deals", ['name contains "ivo kralj"']),
        ("which deals does Sam May have", ['name contains "sam may"']),
        ("what deals does Sam May have in contract sent", ["stage Contract Sent", 'name contains "sam may"']),
        ("is Sam May involved in other deals", ['name contains "sam may"']),
        ("does anyone have deals in contract sent", ["stage Contract Sent"]),
        ("does Dana have any open deals", ["owner Dana Whitfield", "open"]),
        ("how many deals does Dana have", ["owner Dana Whitfield"]),
    ],
)
def test_whose_deals(text: str, shown: list[str]) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert [f.shown for f in found.search.groups[0] if f.shown] == shown
    assert not found.left and not found.unclear


@pytest.mark.parametrize(
    "text", ["does Kestrel arm upgrade have any contacts", "which contacts has Kestrel arm upgrade got"]
)
def test_whose_contacts(text: str) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert found.named == "kestrel arm upgrade"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rundown of everything in contract sent please", ["stage Contract Sent"]),
        ("quick overview of Dana's deals", ["owner Dana Whitfield"]),
        ("walk me through Dana's open deals", ["owner Dana Whitfield", "open"]),
        ("remind us of the deals in contract sent", ["stage Contract Sent"]),
        ("what do we have going on with Kestrel", ['name contains "kestrel"']),
    ],
)
def test_other_ways_to_ask(text: str, shown: list[str]) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert [f.shown for f in found.search.groups[0] if f.shown] == shown
    assert not found.left and not found.unclear


@pytest.mark.parametrize(
    ("text", "what"), [("did we win anything this month?", "won"), ("have we lost anything", "lost")]
)
def test_did_we_win_anything(text: str, what: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.search.groups[0][0].shown.startswith(what) and not found.named
