"""What answers the question for somebody's name and is none, and what only asks to wait."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import Unclear, Value, read_answer, waits
from tests.language.portals import CONTACTS, NOW

OPEN = [slot.name for slot in CONTACT.slots if slot.name != "email"]


def _told(text: str, asked: str = "first_name") -> dict[str, str]:
    said = read_answer(OPEN, asked, text, CONTACT, CONTACTS, NOW)
    told = {n: v.wire for n, v in said.values.items() if isinstance(v, Value)}
    return told | {c.property: c.value.wire for c in said.changes if c.property and isinstance(c.value, Value)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lifecycle lead", {"lifecycle_stage": "lead"}),
        ("Lifecycle customer", {"lifecycle_stage": "customer"}),
        ("customer", {"lifecycle_stage": "customer"}),
        ("and she is a customer", {"lifecycle_stage": "customer"}),
        ("last name Park", {"last_name": "Park"}),
        ("surname de la cruz", {"last_name": "de la Cruz"}),
        ("first name Kim", {"first_name": "Kim"}),
        ("company Foo Industries", {"company": "Foo Industries"}),
        ("and lead status unqualified", {"hs_lead_status": "UNQUALIFIED"}),
        ("CFO", {"job_title": "CFO"}),
    ],
)
def test_a_property_with_its_value_is_no_name(text: str, told: dict[str, str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("call him Bob", {"first_name": "Bob"}),
        ("call her Ana Souza", {"first_name": "Ana", "last_name": "Souza"}),
        ("he goes by Bob", {"first_name": "Bob"}),
        ("ok got it: Ivo Andrić", {"first_name": "Ivo", "last_name": "Andrić"}),
        ("here you go: Ivo Andrić", {"first_name": "Ivo", "last_name": "Andrić"}),
        ("and Ivo Andrić", {"first_name": "Ivo", "last_name": "Andrić"}),
    ],
)
def test_what_leads_in_is_no_part_of_the_name(text: str, told: dict[str, str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize("text", ["Dr", "PhD", "Mrs."])
def test_a_title_alone_is_asked_about(text: str) -> None:
    said = read_answer(OPEN, "first_name", text, CONTACT, CONTACTS, NOW)
    assert isinstance(said.values["first_name"], Unclear)


def test_a_misspelt_value_of_a_property_is_asked_about() -> None:
    said = read_answer(OPEN, "first_name", "and lead status unqalified", CONTACT, CONTACTS, NOW)
    assert not said.values
    assert [(c.property, type(c.value)) for c in said.changes] == [("hs_lead_status", Unclear)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("Phone Myint", "Phone", "Myint"), ("Lead Belly", "Lead", "Belly"), ("Mark Title", "Mark", "Title"),
     ("Holt Wait", "Holt", "Wait"), ("ana maria", "Ana", "Maria"), ("Andy Stage", "Andy", "Stage")],
)  # fmt: skip
def test_names_with_words_of_properties_stay_names(text: str, first: str, last: str) -> None:
    assert _told(text) == {"first_name": first, "last_name": last}


@pytest.mark.parametrize(
    "text",
    ["hold on", "Hold on", "wait", "okay wait", "one sec, looking it up", "wait, let me check", "one moment please",
     "give me a minute", "i'll have to look it up"],
)  # fmt: skip
def test_asks_to_wait(text: str) -> None:
    assert waits(text)


@pytest.mark.parametrize("text", ["Hold On", "Holt Wait", "Wait Chan", "ok", "no", "Um", "Mo", "look up Jane", "skip"])
def test_does_not_ask_to_wait(text: str) -> None:
    assert not waits(text)
