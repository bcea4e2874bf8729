"""Whose records a search is for: the person's own, or all others."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("my deals", "own"),
        ("deals owned by me", "own"),
        ("deals with me as owner", "own"),
        ("my deals not closing this month", "own"),
        ("deals not in contract sent that are mine", "own"),
        ("deals that are not mine", "others"),
        ("not my deals", "others"),
        ("deals except mine", "others"),
        ("all the deals but mine", "others"),
        ("deals I don't own over 100k", "others"),
        ("open deals not assigned to me", "others"),
        ("deals owned by anyone but me", "others"),
        ("what deals does everyone else have", "others"),
        ("deals handled by somebody else", "others"),
        ("deals that I don't have a close date for", ""),
        ("deals over 10k", ""),
    ],
)
def test_whose_deals(text: str, whose: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.mine == whose and not (found.unclear or found.left)


@pytest.mark.parametrize(
    ("text", "whose"), [("contacts not owned by me", "others"), ("people in Oslo who aren't mine", "others")]
)
def test_whose_contacts(text: str, whose: str) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert found.mine == whose and not (found.unclear or found.left)
