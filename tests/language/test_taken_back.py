"""Texts that are put right in the same breath."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_create, read_update
from actions.language.said import Unclear, Value
from actions.language.value.taken_back import without_taken_back
from tests.language.portals import CONTACTS, DEALS, NOW


def changed(text: str, *, deal: bool = False) -> dict[str | None, object]:
    record, portal = (DEAL, DEALS) if deal else (CONTACT, CONTACTS)
    changes = read_update(text, record, portal, NOW, has_last=True).changes
    return {c.property: c.value.wire if isinstance(c.value, Value) else c.value for c in changes}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Kisumu, no, Mombasa", "Mombasa"),
        ("Kisumu, i mean mombasa", "mombasa"),
        ("Kisumu. Sorry, Mombasa", "Mombasa"),
        ("Kisumu or rather Mombasa", "Mombasa"),
        ("Kisumu... no, wait, Mombasa", "Mombasa"),
        ("Kisumu, no, Mombasa, wait, Nakuru", "Nakuru"),
        ("Hotels, no Hostels", "Hostels"),
        ("Lush, sorry, the Body Shop", "the Body Shop"),
        ("Hotels, no frills", "Hotels, no frills"),
        ("Please, No, Wait", "Please, No, Wait"),
        ("St. No Gas", "St. No Gas"),
        ("No Wait Ltd", "No Wait Ltd"),
        ('"Stay, no, go"', '"Stay, no, go"'),
    ],
)
def test_the_last_of_two_counts(said: str, meant: str) -> None:
    assert without_taken_back(said) == meant


@pytest.mark.parametrize("said", ["Kisumu, no", "Kisumu, sorry, her country", "Kisumu, wait, and"])
def test_where_nothing_takes_its_place_it_is_asked(said: str) -> None:
    assert isinstance(without_taken_back(said), Unclear)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("change her city to Kisumu, no, Mombasa", {"city": "Mombasa"}),
        ("she moved to Kisumu, sorry, Mombasa", {"city": "Mombasa"}),
        ("set his company to Acme, no wait, Larch, and the city to Oslo", {"company": "Larch", "city": "Oslo"}),
        ("change his title to Buyer, sorry Senior Buyer", {"jobtitle": "Senior Buyer"}),
        ("rename Sam May to Sam Mayer, no, Sam Mayor", {"firstname": "Sam", "lastname": "Mayor"}),
        ("change the last name to Mayer, I mean Mayor", {"lastname": "Mayor"}),
    ],
)
def test_properties_of_a_contact(text: str, expected: dict[str, str]) -> None:
    assert changed(text) == expected


def test_a_new_name_is_put_right() -> None:
    assert changed("rename Larch to Birch roof, no, Beech roof", deal=True) == {"dealname": "Beech roof"}


def test_a_shorter_name_may_stand_for_its_end() -> None:
    value = changed("rename Larch to Beech roof, no, floor", deal=True)["dealname"]
    assert isinstance(value, Unclear)
    assert [choice.text for choice in value.choices] == ["floor", "Beech floor"]


def test_half_a_name_of_a_person_is_asked() -> None:
    assert not any(isinstance(value, str) for value in changed("rename Sam May to Sam Mayer, no, Mayor").values())


def test_a_long_text_is_kept_as_it_is() -> None:
    text = "set the description of Larch to they want it, no, they do not"
    assert changed(text, deal=True) == {"description": "they want it, no, they do not"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Quill, no, Heron", "Heron"),
        ("Quill, no, Heron for 4k", "Heron"),
        ("Quill, I mean Heron", "Heron"),
        ("Quill Barns. Sorry, Heron Barns, closing 5 March 2027", "Heron Barns"),
        ("called Quill Barns, wait, no, Heron Barns in contract sent", "Heron Barns"),
        ("Inns, no frills for 4k", "Inns, no frills"),
        ('"Quill, no, Heron" for 4k', "Quill, no, Heron"),
        ("Quill, sorry, for 4k", "Quill"),
    ],
)
def test_the_name_of_a_new_deal_is_put_right(said: str, name: str) -> None:
    read = read_create(f"create a deal {said}", DEAL, DEALS, NOW)
    assert read.values["name"] == Value(wire=name, shown=name) and not read.left


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Quill Barns, no, Sheds for 4k", ["Sheds", "Quill Sheds"]),
        ("Quill for 4k, no, Heron", ["Heron", "Quill"]),
        ("Quill in contract sent, scratch that, Heron Barns", ["Heron Barns", "Quill"]),
    ],
)
def test_which_of_two_names_a_new_deal_has_is_asked(said: str, names: list[str]) -> None:
    read = read_create(f"create a deal {said}", DEAL, DEALS, NOW)
    unclear = read.values["name"]
    assert isinstance(unclear, Unclear) and [choice.text for choice in unclear.choices] == names and not read.left


def test_the_name_of_a_new_contact_is_put_right_by_a_whole_one() -> None:
    read = read_create("add a contact Io Venn, no, Jo Venn", CONTACT, CONTACTS, NOW)
    assert [v.wire for v in read.values.values() if isinstance(v, Value)] == ["Jo", "Venn"]
    read = read_create("add a contact Io Venn, buyer, no, Merchandiser", CONTACT, CONTACTS, NOW)
    assert read.values["first_name"] == Value(wire="Io", shown="Io")
