"""What a note on a new deal says, and names that hold the word."""

from __future__ import annotations

import pytest

from actions.crm.deal import DEAL
from actions.language import read_create
from actions.language.said import Value
from tests.language.portals import DEALS, NOW


def _read(text: str) -> dict[str, str]:
    taken = read_create(text, DEAL, DEALS, NOW).values
    return {name: value.shown for name, value in taken.items() if isinstance(value, Value)}


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("create a deal called Blue Note for 5k", "Blue Note", None),
        ("create a deal called Blue Note cafe for 5k", "Blue Note cafe", None),
        ("create a deal Site description rewrite for 2k", "Site description rewrite", None),
        ("deal called details matter for 4k", "details matter", None),
        ("create a deal called Falkirk note they want it in May", "Falkirk", "they want it in May"),
        ("log a deal Tidewater 4k note needs legal review first", "Tidewater", "needs legal review first"),
        ("create a deal for Falkirk, notes: call them in May", "Falkirk", "call them in May"),
        ("create a deal called Falkirk for 5k with a note saying call them in May", "Falkirk", "call them in May"),
        ("create a deal called Falkirk and add a note that they want it in May", "Falkirk", "they want it in May"),
    ],
)
def test_notes(text: str, name: str, note: str | None) -> None:
    read = _read(text)
    assert (read["name"], read.get("description")) == (name, note)
