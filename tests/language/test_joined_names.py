"""Names of firms and job titles with "of" and "and" in them stay whole, and a town in them is no city."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import read_create, read_update
from actions.language.said import Value
from tests.language.portals import CONTACTS, NOW


def created(words: str) -> dict[str, str]:
    said = read_create(f"add Ada Obi ada@q.example{words}", CONTACT, CONTACTS, NOW)
    found = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    assert (found.pop("first_name"), found.pop("last_name"), found.pop("email")) == ("Ada", "Obi", "ada@q.example")
    assert not said.left
    return found | {c.property or "": c.text for c in said.changes}


def changed(words: str) -> dict[str, str]:
    said = read_update(words, CONTACT, CONTACTS, NOW)
    assert not said.left
    return {c.property or "": c.value.wire for c in said.changes if isinstance(c.value, Value)}


@pytest.mark.parametrize(
    ("words", "company"),
    [
        (" at Bank of Accra and Partners", "Bank of Accra and Partners"),
        (" University of Ghana", "University of Ghana"),
        (", Trinity College of Music", "Trinity College of Music"),
        (", Friends of the Earth", "Friends of the Earth"),
        (", City of Turin", "City of Turin"),
        (" works at BANK OF ACCRA", "BANK OF ACCRA"),
        (", UNIVERSITY OF GHANA", "UNIVERSITY OF GHANA"),
        (" from HOUSE OF FRASER AND SONS", "HOUSE OF FRASER AND SONS"),
        (", company: Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        (", company name Church of Norway", "Church of Norway"),
        (" from the University of Edinburgh", "University of Edinburgh"),
        (", works for House of Fraser & Sons", "House of Fraser & Sons"),
        (" at Sounds of Lagos", "Sounds of Lagos"),
        (" at Institute for Economic Research", "Institute for Economic Research"),
        (" of Acme Foods", "Acme Foods"),
    ],
)
def test_a_firm_of_several_words_is_one_name(words: str, company: str) -> None:
    assert created(words) == {"company": company}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (", Director of Bank of China", {"job_title": "Director", "company": "Bank of China"}),
        (", CEO of Marketing Monks", {"job_title": "CEO", "company": "Marketing Monks"}),
        (", President of Minho Foods", {"job_title": "President", "company": "Minho Foods"}),
        (" at League of Cities and Dana is the owner", {"company": "League of Cities", "owner": "501"}),
        (", works for the Bank of Scotland in Edinburgh", {"company": "Bank of Scotland", "city": "Edinburgh"}),
        (", company: University of Lagos, Nigeria", {"company": "University of Lagos", "country": "Nigeria"}),
        (", Vice President of Programmes at Acme", {"job_title": "Vice President of Programmes", "company": "Acme"}),
        (", VP of Engineering and Data at Acme", {"job_title": "VP of Engineering and Data", "company": "Acme"}),
        (", President of Sales and Marketing", {"job_title": "President of Sales and Marketing"}),
        (
            ", title Writer and Editor, company Ink and Oil",
            {"job_title": "Writer and Editor", "company": "Ink and Oil"},
        ),
        (", job title: writer and researcher, city Turin", {"job_title": "writer and researcher", "city": "Turin"}),
        (", job title Buyer and company Acme", {"job_title": "Buyer", "company": "Acme"}),
        (", Manager - Key Accounts", {"job_title": "Manager - Key Accounts"}),
        (", SENIOR MANAGER - EXPORTS", {"job_title": "SENIOR MANAGER - EXPORTS"}),
        (", Manager - Acme Foods", {"job_title": "Manager", "company": "Acme Foods"}),
    ],
)
def test_titles_and_what_stands_beside_them(words: str, told: dict[str, str]) -> None:
    assert created(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("change the company of Sam May to University of Nairobi", {"company": "University of Nairobi"}),
        ("set Sam May's company to Bank of Lisbon", {"company": "Bank of Lisbon"}),
        ("Sam May now works for the University of Cape Town", {"company": "University of Cape Town"}),
        ("set Sam May's company to Halden Mills in Leeds", {"company": "Halden Mills", "city": "Leeds"}),
        ("Sam May: title Buyer and Planner, city Milan", {"jobtitle": "Buyer and Planner", "city": "Milan"}),
        ("Sam May: job title Cook and Editor, company Acme", {"jobtitle": "Cook and Editor", "company": "Acme"}),
        (
            "Sam May: title Risk and Safety Engineer, city Turin",
            {"jobtitle": "Risk and Safety Engineer", "city": "Turin"},
        ),
        ("set Sam May's title to Coach and city to Turin", {"jobtitle": "Coach", "city": "Turin"}),
    ],
)
def test_what_is_changed_stays_whole(words: str, told: dict[str, str]) -> None:
    assert changed(words) == told


@pytest.mark.parametrize(
    "words", ["WORKS AT BANK OF ACCRA AS CEO", "CEO AT BANK OF ACCRA", "COMPANY BANK OF ACCRA, TITLE CEO"]
)
def test_all_in_capitals(words: str) -> None:
    said = read_create(f"ADD CONTACT ADA OBI, ADA@Q.EXAMPLE, {words}", CONTACT, CONTACTS, NOW)
    found = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    assert (found["first_name"], found["company"], found["job_title"]) == ("Ada", "BANK OF ACCRA", "CEO")
