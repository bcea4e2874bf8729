"""First and last names, from many places."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.language import read_create
from actions.language.said import Value
from actions.language.value.people import is_personal_name, split_name
from tests.language.portals import CONTACTS, NOW


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jean-Luc Ó Briain", ("Jean-Luc", "Ó Briain")),
        ("Doe, Jane", ("Jane", "Doe")),
        ("Maria del Carmen Lopez", ("Maria", "del Carmen Lopez")),
        ("jane van der berg", ("jane", "van der berg")),
        ("Sean O'Neill", ("Sean", "O'Neill")),
        ("Dr. Henrik Aas", ("Henrik", "Aas")),
        ("Mary Ann Smith", ("Mary Ann", "Smith")),
        ("Juan de la Vega III", ("Juan", "de la Vega III")),
        ("王小明", ("小明", "王")),
        ("Jane Roe PhD", ("Jane", "Roe")),
        ("Jane van Roe, M.D.", ("Jane", "van Roe")),
        ("Jane Roe III, PhD, MBA", ("Jane", "Roe III")),
        ("Jane Roe Jr.", ("Jane", "Roe Jr.")),
        ("Anna Maria Do", ("Anna Maria", "Do")),
        ("Rosa Maria DO", ("Rosa", "Maria DO")),
        ("Jean MBA", ("Jean", "MBA")),
        ("JANE ROE CPA", ("JANE", "ROE CPA")),
        ("Madonna", ("Madonna", "")),
        ("Anna-Lena Müller-Schmidt", ("Anna-Lena", "Müller-Schmidt")),
        ("", ("", "")),
    ],
)
def test_split(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_no_part_of_a_name_is_lost() -> None:
    for name in ("Jane (JD) Doe", "Prof. Smith", "Miss Jane Doe"):
        first, last = split_name(name)
        assert (first + last).strip()


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("make a contact for Mele Tuilagi, mele.tuilagi@example.com, title Head Coach", ("Mele", "Tuilagi")),
        ("make a contact for Usman Khan, usman@example.com", ("Usman", "Khan")),
        ("create contact Cardoso Lima, cl@example.com", ("Cardoso", "Lima")),
        ("add a contact Onel Itemson, onel@example.com", ("Onel", "Itemson")),
        ("create a contact for Me-Linh Tran, ml@example.com", ("Me-Linh", "Tran")),
        ("make a contact for me, Mele Vaka, mele@example.com", ("Mele", "Vaka")),
        ("new contact for us: Uso Mea, uso@example.com", ("Uso", "Mea")),
        ("create a contact for Emil Fone, emil@example.com, phone +47 22 12 34 56", ("Emil", "Fone")),
        ("add contact Jobe Cite, jobe@example.com, job title Buyer", ("Jobe", "Cite")),
        ("create a contact for Ema Stage at Acme Ltd, ema@example.com", ("Ema", "Stage")),
    ],
)
def test_no_name_begins_with_a_word_of_the_command(sentence: str, parts: tuple[str, str]) -> None:
    values = read_create(sentence, CONTACT, CONTACTS, NOW).values
    assert tuple(getattr(values.get(part), "wire", "") for part in ("first_name", "last_name")) == parts


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("jo@kim.example, beekeeper at Kim Honey", "beekeeper"),
        ("jo@kim.example +353 87 123 4567 fishmonger at Kim Fish", "fishmonger"),
        ("jo@kim.example, sales director of Minho Foods", "sales director"),
        ("jo@kim.example, Director of Operations at Minho Foods", "Director of Operations"),
        ("jo@kim.example, works at Kim Honey", None),
        ("jo@kim.example, met at Hannover Messe", None),
    ],
)
def test_a_trade_by_its_place(told: str, title: str | None) -> None:
    found = read_create(f"add Jo Kim {told}", CONTACT, CONTACTS, NOW).values.get("job_title")
    assert (found.shown if isinstance(found, Value) else None) == title


@pytest.mark.parametrize(
    "text", ["Her name's Nadia Haddad, phone 00961 1 555 019", "new contact, his name is Nadia Haddad"]
)
def test_a_name_that_is_told(text: str) -> None:
    values = read_create(text, CONTACT, CONTACTS, NOW).values
    assert (values["first_name"].shown, values["last_name"].shown) == ("Nadia", "Haddad")


@pytest.mark.parametrize("said", ["find Bjorn As", "show Jane Roe", "delete Jane", "make Omar the owner"])
def test_an_order_is_no_name(said: str) -> None:
    assert not is_personal_name(said)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("new contact Bjørn Ås, bjorn@as.example", ("Bjørn", "Ås")),
        ("add contact Kim Do, kim@do.example", ("Kim", "Do")),
    ],
)
def test_names_that_look_like_small_words(said: str, parts: tuple[str, str]) -> None:
    values = read_create(said, CONTACT, CONTACTS, NOW).values
    assert (values["first_name"].shown, values["last_name"].shown) == parts  # type: ignore[union-attr]
