"""Facts about a person, pasted or told: what is read with confidence, and what is left and said to be."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Value, read_create, read_update
from actions.language.value.phones import read_phone
from actions.portal import Account
from tests.language.portals import CONTACTS, DEALS, NOW

Facts = dict[str, str]


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        (
            "Add this contact from the mail I just got: Solveig Amdahl, Head of Procurement,"
            " Fjordline Ferries, s.amdahl@fjordline.example.com",
            {"first_name": "Solveig", "job_title": "Head of Procurement", "company": "Fjordline Ferries"},
            (),
        ),
        (
            "new contact from the fair: Weber, Hans, tel +49 30 901820, h.weber@webertech.example.com",
            {"first_name": "Hans", "last_name": "Weber", "company": ""},
            (),
        ),
        (
            "put in a contact, Giulia Ferri, COO, Torre Foods, giulia@torrefoods.example.com",
            {"job_title": "COO", "company": "Torre Foods"},
            (),
        ),
        (
            "Mikkel Sand, mikkel.sand@example.com, Aalborg, buyer - add him as contact",
            {"last_name": "Sand", "job_title": "buyer", "company": ""},
            ("Aalborg",),
        ),
        ("create contact Ann Lee, ann@example.com, works in finance", {"company": ""}, ("works in finance",)),
        (
            "create a contact for my colleague's friend Otis Grant otis@grant.example.com",
            {"first_name": "Otis", "last_name": "Grant", "company": ""},
            (),
        ),
        ("add Jane Roe, Falkirk, jane@falkirk.example.com", {"last_name": "Roe", "company": "Falkirk"}, ()),
        (
            "i want add new customer, name is Pavel Horak, work in Ostrava Steel like engineer, email p@os.example.com",
            {"last_name": "Horak", "company": "Ostrava Steel", "job_title": "engineer"},
            (),
        ),
        (
            "Got a new lead! Her name's Tamsin Okoro and she runs marketing over at Bluebell Dairy. t@bd.example.com",
            {"first_name": "Tamsin", "last_name": "Okoro", "company": "Bluebell Dairy"},
            (),
        ),
        (
            "New contact:\nIvo Kralj\nFleet manager\nKralj Transport\nivo.kralj@example.com"
            "\nm +385 1 4550 123\nwww.kralj.example.com",
            {"first_name": "Ivo", "job_title": "Fleet manager", "company": "Kralj Transport", "phone": "+38514550123"},
            (),
        ),
        (
            "Add as contact:\n\nDr. Lena Vogt\nVP Supply Chain | Vogt & Söhne GmbH"
            "\nTel: +49 30 901820 | lena@vogt.example.com\nHauptstr. 5",
            {"last_name": "Vogt", "job_title": "VP Supply Chain", "company": "Vogt & Söhne GmbH"},
            ("Hauptstr",),
        ),
        (
            "add contact\nSusan Bright\nHead of Sourcing, EMEA\nBright & Partners Ltd.\nE: susan.bright@bp.example.com",
            {"first_name": "Susan", "last_name": "Bright", "company": "Bright & Partners Ltd."},
            ("EMEA",),
        ),
        (
            "please create as contact\nName: Ivo Kralj\nEmail: ivo@example.com\nTitle: Fleet manager",
            {"first_name": "Ivo", "last_name": "Kralj", "job_title": "Fleet manager"},
            (),
        ),
    ],
)
def test_facts_about_a_person(text: str, told: Facts, left: tuple[str, ...]) -> None:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    found = {name: value.wire if isinstance(value, Value) else value for name, value in said.values.items()}
    assert {name: found.get(name, "") for name in told} == told
    assert said.left == left


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kestrel asked for a quote so let's open an opportunity at 19k", {"amount": "19000"}),
        ("Sakura requested a proposal, can you open an opp for 55k", {"amount": "55000"}),
        (
            "Create a deal named Drone survey, 18,400 dollars, Dana's",
            {"name": "Drone survey", "amount": "18400", "owner": "501"},
        ),
        ("I need a new deal in the pipeline: Tern lamps, 61k", {"name": "Tern lamps", "amount": "61000"}),
        ("open a deal for the new website, 5k", {"name": "new website", "amount": "5000"}),
        (
            "a deal Bracken fence for 5k, first stage",
            {"name": "Bracken fence", "amount": "5000", "stage": "appointmentscheduled"},
        ),
    ],
)
def test_a_deal_of_what_is_told(text: str, told: Facts) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    assert {name: value.wire for name, value in said.values.items() if isinstance(value, Value)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("he's the site manager at Pinewood Clinics", {"jobtitle": "site manager", "company": "Pinewood Clinics"}),
        ("she works at Pemberton Mills as a planner", {"jobtitle": "planner", "company": "Pemberton Mills"}),
        ("she is their head of logistics", {"jobtitle": "head of logistics"}),
        ("she runs purchasing over there", {}),
    ],
)  # fmt: skip
def test_a_statement_about_the_person_shown(text: str, told: Facts) -> None:
    said = read_update(text, CONTACT, CONTACTS, NOW, has_last=True)
    assert {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)} == told
    assert said.reference is None or said.reference.kind == "last"


@pytest.mark.parametrize(
    ("zone", "currency", "text", "stored"),
    [
        ("America/New_York", "USD", "(202) 555-0147", "+12025550147"),
        ("America/New_York", "USD", "2025550147", "+12025550147"),
        ("America/New_York", "EUR", "(202) 555-0147", "2025550147"),
        ("America/New_York", "USD", "020 7946 0991", "02079460991"),
        ("America/New_York", "USD", "91755 50147", "9175550147"),
        ("Europe/London", "GBP", "020 7946 0991", "+442079460991"),
        ("Europe/Berlin", "EUR", "0664 1234567", "06641234567"),
        ("Europe/Berlin", "EUR", "06641234567", "06641234567"),
        ("UTC", "USD", "(202) 555-0147", "2025550147"),
    ],
)
def test_a_country_is_added_only_beyond_doubt(zone: str, currency: str, text: str, stored: str) -> None:
    read = read_phone(text, Account(portal_id=1, time_zone=zone, currency=currency))
    assert read and read[0] == stored
