"""A name given with the e-mail address that was asked for is kept, and facts behind an address need no comma."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_answer, read_create
from actions.language.said import Unclear, Value
from tests.language.portals import CONTACTS, DEALS, NOW

OPEN = ("email", "first_name", "last_name")


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("Ingrid Dahl ingrid.dahl@q.example +47 22 12 34 56 CFO", ("Ingrid", "Dahl")),
        ("Erik Vik <erik.vik@q.example>", ("Erik", "Vik")),
        ("siv2@q.example Siv Moe, Legal Counsel", ("Siv", "Moe")),
        ("Siv Moe, siv2@q.example", ("Siv", "Moe")),
        ("siv2@q.example", None),
        ("it's siv2@q.example", None),
        ("My Email siv2@q.example", None),
        ("Email Siv siv2@q.example", None),
        ("siv2@q.example Thank You", None),
        ("siv2@q.example at Acme Foods", None),
    ],
)
def test_a_name_beside_the_address_is_kept(answer: str, name: tuple[str, str] | None) -> None:
    said = read_answer(OPEN, "email", answer, CONTACT, CONTACTS, NOW)
    assert isinstance(said.values["email"], Value)
    parts = tuple(v.wire for n in ("first_name", "last_name") if isinstance(v := said.values.get(n), Value))
    assert parts == (name or ())


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("country Iceland", {"country": "Iceland"}),
        ("city Rome country Italy", {"city": "Rome", "country": "Italy"}),
        ("company Acme city New York country United States", {"city": "New York", "country": "United States"}),
        ("lifecycle customer city Oslo", {"city": "Oslo"}),
        ("title Cook and Baker and city Milan", {"city": "Milan"}),
        ("city planner at Oslo Works", {}),
        ("at City Bank", {}),
    ],
)
def test_facts_behind_an_address_need_no_comma(words: str, facts: dict[str, str]) -> None:
    said = read_create(f"add Ada Obi ada@q.example {words}", CONTACT, CONTACTS, NOW)
    assert {c.property: c.text for c in said.changes} == facts
    assert not said.left


@pytest.mark.parametrize("address", ["ugo@ferri", "ugo(at)ferri", "ugo.ferri@example..com", "ugo"])
@pytest.mark.parametrize("lead", [" with email ", ", email ", " and mail "])
def test_what_is_no_address_is_asked_about_and_the_name_is_kept(address: str, lead: str) -> None:
    values = read_create(f"create contact Ugo Ferri{lead}{address}", CONTACT, CONTACTS, NOW).values
    assert isinstance(email := values.pop("email"), Unclear) and email.said == address
    assert [value.wire for value in values.values() if isinstance(value, Value)] == ["Ugo", "Ferri"]


def test_a_good_address_beside_what_is_none() -> None:
    values = read_create("create contact Ugo Ferri, met@fair, email uf@example.com", CONTACT, CONTACTS, NOW).values
    assert values["email"] == Value(wire="uf@example.com", shown="uf@example.com")


@pytest.mark.parametrize("who", ["owner dana.whitfield@example.com", "assigned to dana.whitfield@example.com"])
def test_the_address_of_an_owner(who: str) -> None:
    values = read_create(f"create a deal Quill for 4k, {who}", DEAL, DEALS, NOW).values
    assert values["owner"] == Value(wire="501", shown="Dana Whitfield")


@pytest.mark.parametrize("who", ["owner dana.whitfield@elsewhere.example", "assigned to dana@elsewhere.example"])
def test_an_address_at_another_firm_is_no_owner(who: str) -> None:
    values = read_create(f"create a deal Quill for 4k, {who}", DEAL, DEALS, NOW).values
    assert not isinstance(values.get("owner"), Value) and values["name"] == Value(wire="Quill", shown="Quill")
