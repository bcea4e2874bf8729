"""Titles and numbers to call that nothing sets apart: "Temi Ade Procurement Manager 0803 000 0001 temi@…"."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import Unclear, Value, read_create
from tests.language.portals import CONTACTS, NOW


def _read(text: str) -> dict[str, str]:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    changes = {c.property or "": c.value.wire for c in said.changes if isinstance(c.value, Value)}
    return changes | {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("add contact Ruth Amsel Head of Print 0803 000 0001 ruth@falkirk.example", "Head of Print", "08030000001"),
        ("add contact Ruth Amsel ruth@falkirk.example Plant Manager 080 300 0001", "Plant Manager", "0803000001"),
        ("Ruth Amsel Plant Manager Falkirk Foods 0803 000 0001 ruth@falkirk.example", "Plant Manager", "08030000001"),
        ("create contact ruth@falkirk.example Ruth Amsel Buyer tel 09 461 0000", "Buyer", "094610000"),
    ],
)
def test_a_title_holds_no_number_and_no_name(text: str, title: str, number: str) -> None:
    read = _read(text)
    assert (read["first_name"], read["last_name"]) == ("Ruth", "Amsel")
    assert (read["job_title"], read["phone"]) == (title, number)


def test_words_behind_the_address_are_no_name_where_it_tells_one() -> None:
    text = "create contact Ruth Amsel ruth@falkirk.example Sales Lead tel 09 461 0000"
    read = _read(text)
    assert (read["first_name"], read["last_name"], read["phone"]) == ("Ruth", "Amsel", "094610000")
    assert read_create(text, CONTACT, CONTACTS, NOW).left == ("Sales Lead",)


def test_a_number_that_is_none_is_not_passed_over_for_another() -> None:
    text = "new contact: Ruth Amsel | ruth@falkirk.example | T +234 9 461 0000 | M +234 803 000 0001"
    assert _read(text)["mobilephone"] == "+2348030000001"
    assert isinstance(read_create(text, CONTACT, CONTACTS, NOW).values["phone"], Unclear)
