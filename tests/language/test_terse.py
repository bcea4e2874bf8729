"""Changes said in few words: verbs of more and less beside a sum, long texts, and how and when a deal ended."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_update
from actions.language.said import Shift, Unclear, Value
from tests.language.portals import CONTACTS, DEALS, NOW


def said(text: str) -> tuple[str, dict[str, str]]:
    """The record named and the changes as people read them; a relative one with its sign."""
    found = read_update(text, DEAL, DEALS, NOW, has_last=True)
    assert not found.left, found.left
    return (found.reference.text if found.reference else ""), {c.property or "": _shown(c.value) for c in found.changes}


def _shown(value: object) -> str:
    if isinstance(value, Shift):
        return f"{value.by:+}{'%' if value.unit == 'percent' else ''}"
    if isinstance(value, Unclear):
        return " | ".join(choice.shown for choice in value.choices)
    return value.shown if isinstance(value, Value) else "?"


@pytest.mark.parametrize(
    ("text", "name", "amount"),
    [
        ("Pelican claims automation: knock off 6k", "Pelican claims automation", "-6000"),
        ("Ostrava safety audit: reduce 4k", "Ostrava safety audit", "-4000"),
        ("Larch roof, shave off 2k", "Larch roof", "-2000"),
        ("trim 3k off Larch roof", "Larch roof", "-3000"),
        ("lower it 4k", "", "-4000"),
        ("Larch roof: up 5k", "Larch roof", "+5000"),
        ("Larch roof went up 5k", "Larch roof", "+5000"),
        ("Larch roof: chop 10%", "Larch roof", "-10%"),
        ("bump Larch roof 5k", "Larch roof", "5k more | to 5k"),
        ("reduce the amount of Larch roof 4k", "Larch roof", "4k less | to 4k"),
        ("drop Larch roof to 8k", "Larch roof", "$8,000"),
        ("Pelican claims automation: drop to 8k", "Pelican claims automation", "$8,000"),
        ("put down 5k for Larch roof", "Larch roof", "$5,000"),
        ("raise the amount of Larch roof from 4k to 5k", "Larch roof", "$5,000"),
    ],
)
def test_more_and_less(text: str, name: str, amount: str) -> None:
    assert said(text) == (name, {"amount": amount})


@pytest.mark.parametrize(
    ("text", "name", "day", "amount"),
    [
        (
            "Sakura calibration units: slip to end of jan, add 10%",
            "Sakura calibration units",
            "January 31, 2027",
            "+10%",
        ),
        ("Northgate API gateway: pull in to 5 dec, drop 8k", "Northgate API gateway", "December 5, 2026", "-8000"),
        ("Tallgrass meter pilot: move out to feb 20, add 5%", "Tallgrass meter pilot", "February 20, 2027", "+5%"),
        ("Pelican audit: knock off 6k and close 10 dec", "Pelican audit", "December 10, 2026", "-6000"),
        ("Larch roof slipped to jan 5 and went up 4k", "Larch roof", "January 5, 2027", "+4000"),
    ],
)
def test_a_day_and_a_sum(text: str, name: str, day: str, amount: str) -> None:
    assert said(text) == (name, {"closedate": day, "amount": amount})


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Update the description on Studio 54 lighting: wants dimmers, delete the strobe line, call back at 5pm",
         "Studio 54 lighting", "wants dimmers, delete the strobe line, call back at 5pm"),
        ("desc for Larch roof: client said no, maybe next year", "Larch roof", "client said no, maybe next year"),
        ("add to the description of Larch roof: invoice paid, close the books", "Larch roof",
         "invoice paid, close the books"),
        ("Larch roof description: they lost the key, move the box", "Larch roof", "they lost the key, move the box"),
        ("set the description of Larch roof to replace the pump, call the lead", "Larch roof",
         "replace the pump, call the lead"),
    ],
)  # fmt: skip
def test_a_description_goes_on_to_the_end(text: str, name: str, told: str) -> None:
    assert said(text) == (name, {"description": told})


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("description of Larch roof: wants dimmers, and set the amount to 5k", {"amount": "$5,000"}),
        ("description of Larch roof: wants dimmers, amount 5k", {"amount": "$5,000"}),
        (
            "set the description of Larch roof to wants dimmers, move it to contract sent",
            {"dealstage": "Contract Sent"},
        ),
    ],
)
def test_but_another_change_in_full_is_one(text: str, more: dict[str, str]) -> None:
    assert said(text) == ("Larch roof", {"description": "wants dimmers", **more})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("close Larch roof as won on 15 dec for 120k", ("Closed Won", "December 15, 2026", "$120,000")),
        ("mark Larch roof won on the 20th of November for 45k", ("Closed Won", "November 20, 2026", "$45,000")),
        ("mark Larch roof lost on 3 nov", ("Closed Lost", "November 3, 2026")),
    ],
)
def test_how_when_and_for_how_much_it_ended(text: str, told: tuple[str, ...]) -> None:
    assert said(text) == ("Larch roof", dict(zip(("dealstage", "closedate", "amount"), told, strict=False)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reopen Larch roof", {"dealstage": "?"}),
        ("reopen Larch roof in contract sent", {"dealstage": "Contract Sent"}),
        ("please reopen Larch roof as qualified to buy", {"dealstage": "Qualified To Buy"}),
        ("set priority urgent on Larch roof", {"hs_priority": "Low | Medium | High"}),
        ("make the priority high on Larch roof", {"hs_priority": "High"}),
    ],
)
def test_what_is_asked_about(text: str, told: dict[str, str]) -> None:
    found = read_update(text, DEAL, DEALS, NOW)
    assert found.reference is not None and found.reference.text == "Larch roof"
    assert {c.property: _shown(c.value) for c in found.changes} == told


@pytest.mark.parametrize(
    "text",
    [
        "give me the low priority ones for Dana that close in q1",
        "show me all high priority deals closing on Friday",
        "get the Dana deals in contract sent",
    ],
)
def test_what_asks_for_records_changes_none(text: str) -> None:
    assert read_update(text, DEAL, DEALS, NOW, has_last=True, has_list=True).changes == ()


@pytest.mark.parametrize("text", ["his company's deals pls", "show her firm's open deals"])
def test_what_is_of_a_company_is_none_of_its_names(text: str) -> None:
    assert read_update(text, CONTACT, CONTACTS, NOW, has_last=True).changes == ()


def test_who_has_what_changed() -> None:
    text = "wei chen's email changed, now it's w.chen@example.com, and she is promoted to Head of R&D"
    found = read_update(text, CONTACT, CONTACTS, NOW)
    assert found.reference is not None and found.reference.text == "wei chen"
    assert [c.property for c in found.changes] == ["email", "jobtitle"]


def test_a_firm_and_where_it_is() -> None:
    found = read_update("Olena Kovalenko moved to Northgate Solutions in Leeds", CONTACT, CONTACTS, NOW)
    assert {c.property: _shown(c.value) for c in found.changes} == {"company": "Northgate Solutions", "city": "Leeds"}
