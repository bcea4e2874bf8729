"""Short names of slots with a slip or written as one word, and the people and deals that are called nearly so."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create, read_update
from actions.language.said import Value
from actions.record import Record
from tests.language.portals import CONTACTS, DEALS, NOW


def _said(text: str, record: Record) -> dict[str, str]:
    said = read_create(text, record, DEALS if record is DEAL else CONTACTS, NOW)
    assert not said.left
    return {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}


@pytest.mark.parametrize(
    "text",
    [
        "create contact Ugo Ferri, emial uf@example.com",
        "create contact Ugo Ferri emal uf@example.com",
        "new contact ugo ferri emial: uf@example.com",
        "add Ugo Ferri, emali is uf@example.com",
    ],
)
def test_email(text: str) -> None:
    assert _said(text, CONTACT) == {"email": "uf@example.com", "first_name": "Ugo", "last_name": "Ferri"}


@pytest.mark.parametrize("word", ["phne", "pohne", "phoen", "phonenumber"])
def test_phone(word: str) -> None:
    said = _said(f"create contact Ugo Ferri, {word} +2348031234567, email uf@example.com", CONTACT)
    assert (said["first_name"], said["last_name"], said["phone"]) == ("Ugo", "Ferri", "+2348031234567")


@pytest.mark.parametrize("title", ["nurse", "Driver", "Head of Rigging"])
def test_a_title_written_as_one_word(title: str) -> None:
    said = _said(f"create contact Ugo Ferri uf@example.com jobtitle {title}", CONTACT)
    assert (said["first_name"], said["last_name"], said["job_title"]) == ("Ugo", "Ferri", title)


@pytest.mark.parametrize("words", ["stge contract sent", "satge contract sent", "dealstage contract sent"])
def test_stage(words: str) -> None:
    assert _said(f"new deal Rover fleet {words}", DEAL) == {"name": "Rover fleet", "stage": "contractsent"}
    assert _said(f"new deal Rover fleet {words} ownre Dana", DEAL)["owner"] == "501"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("create contact Emil Khan ek@example.com", "Emil", "Khan"),
        ("create contact Emal Khan, ek@example.com", "Emal", "Khan"),
        ("create contact Khan Emil ek@example.com", "Khan", "Emil"),
        ("create contact khan emil ek@example.com", "Khan", "Emil"),
        ("create contact khan emal khan.emal@example.com", "Khan", "Emal"),
        ("add emil khan, email ek@example.com", "Emil", "Khan"),
    ],
)
def test_people_who_are_called_nearly_so(text: str, first: str, last: str) -> None:
    said = _said(text, CONTACT)
    assert (said["first_name"], said["last_name"]) == (first, last)


@pytest.mark.parametrize("name", ["Blue stag", "Blue sage", "blue sage", "Blue Satge"])
def test_deals_that_are_called_nearly_so(name: str) -> None:
    assert _said(f"new deal {name} contract sent", DEAL) == {"name": name, "stage": "contractsent"}


def test_a_change() -> None:
    (change,) = read_update("chg emial of Sam May to sam@example.com", CONTACT, CONTACTS, NOW).changes
    assert change.property == "email" and change.value == Value(wire="sam@example.com", shown="sam@example.com")
