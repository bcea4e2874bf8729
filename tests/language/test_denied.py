"""What is not to be among the hits of a search, and what a search is not to make of common words."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria, read_order
from actions.language.said import Criteria
from actions.language.search.beyond import beyond_search
from actions.language.wish.bulk import many_meant
from actions.language.wish.kinds import two_kinds
from tests.language.portals import CONTACTS, DEALS, NOW


def _read(text: str, record: Any = CONTACT) -> Criteria:
    return read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("do we have anybody in Cork without finance in the title?", {'city "Cork"', 'job title without "finance"'}),
        ("contacts named Smith not in Texas", {'not city "Texas"', 'name contains "Smith"'}),
        ("people not in the US", {'not country "US"'}),
        ("who do we know at kestrel besides ana diaz?", {'company name contains "kestrel"', 'name without "ana diaz"'}),
        ("everyone except John Smith", {'name without "john smith"'}),
        ("contacts who don't work at Kestrel", {'company name without "Kestrel"'}),
        (
            "engineers not in Leeds or Cork",
            {'job title contains "engineer"', 'not city "Leeds"', 'not city "Cork"'},
        ),
        ("people who aren't customers", {"lifecycle stage not Customer"}),
        ("contacts without a phone", {"no phone number"}),
    ],
)
def test_people_who_are_not_wanted(text: str, shown: set[str]) -> None:
    found = _read(text)
    assert set(found.shown) == shown
    assert not (found.left or found.unclear)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals without renewal in the name", {'name without "renewal"'}),
        ("open deals excluding Halden", {"open", 'name without "halden"'}),
        ("dana's deals not closing in may", {"owner Dana Whitfield", "not closing May 1, 2027 to May 31, 2027"}),
        ("deals not in closed lost", {"stage not Closed Lost"}),
        ("deals of dana but not won", {"owner Dana Whitfield", "stage not Closed Won or Renewed"}),
    ],
)
def test_deals_that_are_not_wanted(text: str, shown: set[str]) -> None:
    assert set(_read(text, DEAL).shown) == shown


def test_neither_name_fits_or_either_lies_outside() -> None:
    groups = _read("everyone except John Smith").search.groups
    assert [[(f.property, f.operator) for f in group] for group in groups] == [
        [("firstname", "NOT_CONTAINS_TOKEN")],
        [("lastname", "NOT_CONTAINS_TOKEN")],
    ]
    groups = _read("deals not closing in May", DEAL).search.groups
    assert [[(f.property, f.operator) for f in group] for group in groups] == [
        [("closedate", "LT")],
        [("closedate", "GT")],
    ]


def test_what_cannot_be_denied_is_asked_about() -> None:
    """Never a name with "without" in it, unless somebody says that it is one."""
    assert [u.said for u in _read("deals without activity", DEAL).unclear] == ["without activity"]
    assert [u.said for u in _read("which deals have no contact", DEAL).unclear] == ["have no contact"]
    assert _read("deals called Doctors without borders", DEAL).named == "doctors without borders"


def test_records_without_any_of_the_other_kind() -> None:
    """HubSpot counts them in a property of its own, where the account has it."""
    prop = DEALS.properties["amount"].model_copy(
        update={"name": "num_associated_contacts", "label": "Number of Associated Contacts"}
    )
    portal = DEALS.model_copy(update={"properties": {**DEALS.properties, prop.name: prop}})
    for text in ("which deals have no contact", "deals without any contacts linked", "deals with no people"):
        found = read_criteria(text, DEAL, portal, NOW)
        operators = [[f.operator for f in group] for group in found.search.groups]
        assert (operators, found.shown) == ([["NOT_HAS_PROPERTY"], ["EQ"]], ("no contact",)), text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("find contacts in Kumasi Ghana", {'city "Kumasi"', 'country "Ghana"'}),
        ('contacts with "Head" in their job title in the US', {'job title contains "Head"', 'country "US"'}),
        ("the person in Edinburgh who does rights", {'city "Edinburgh"', 'job title contains "rights"'}),
        ("contacts whose name starts with an A", {'name contains "A"'}),
        ("contacts of the deal Website redesign", {'name contains "Website redesign"'}),
        ("who is on the Larch arm upgrade deal?", {'name contains "Larch arm upgrade"'}),
    ],
)
def test_people(text: str, shown: set[str]) -> None:
    assert set(_read(text).shown) == shown


def test_a_continent_is_asked_about() -> None:
    assert [u.said for u in _read("customers in South America").unclear] == ["in South America"]
    assert _read("customers in South Africa").shown[-1] == 'country "South Africa"'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deals > 100k closing b4 xmas", {"amount over $100,000", "closing before December 25, 2026"}),
        ("deals in eur over 50k", {"currency Euro", "amount over €50,000"}),
        ("which of Dana's open deals are worth the most", {"owner Dana Whitfield", "open"}),
        ("whats the biggest deal we have open rn", {"open"}),
        ("what deals is Jürgen Müller involved in?", {'name contains "jürgen müller"'}),
        ("whats the difference between the two northgate support deals", {'name contains "northgate support"'}),
    ],
)
def test_deals(text: str, shown: set[str]) -> None:
    found = _read(text, DEAL)
    assert set(found.shown) == shown
    assert not (found.left or found.unclear)


def test_rows_are_no_amounts() -> None:
    assert "amount" not in " ".join(_read("show deals 6 to 10", DEAL).shown)
    assert _read("deals between 6 and 10", DEAL).shown == ("amount between $6 and $10",)


def test_whose_what_i_have_is() -> None:
    assert _read("What have I got closing in January?", DEAL).mine
    assert not _read("what have we got closing in January?", DEAL).mine


def test_an_order_by_a_plain_adjective() -> None:
    found = read_order("give me the cheap ones for Dana", DEAL)
    assert found is not None and found.shown == "smallest first"
    assert read_order("a cheap deal", DEAL) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("delete everything under 1k", "everything under 1k"),
        ("drop the closed lost ones", "the closed lost ones"),
        ("give the Kestrel ones to Priya", "the Kestrel ones"),
    ],
)
def test_several_by_what_they_are(text: str, words: str) -> None:
    found = many_meant(text, ("deal", "deals"))
    assert found is not None and found.words == words


def test_a_look_at_several_is_no_order() -> None:
    for text in ("give me the Kestrel ones that close in q2", "show the big ones", "delete the closed lost one"):
        assert many_meant(text, ("deal", "deals")) is None, text


@pytest.mark.parametrize(
    "text",
    [
        "average deal size?",
        "who owns the most deals",
        "what's the avg value",
        "which rep closed the most deals this year",
        "when did we last speak with Eva Novotná?",
        "how often have we called her",
        "when was the last time anybody met Sam May",
        "show me Sam May's history",
        "what's her activity?",
        "send Sam May a quick message",
        "could you send an email to Sam May",
    ],
)
def test_what_no_list_answers(text: str) -> None:
    assert beyond_search(text)


@pytest.mark.parametrize(
    "text",
    [
        "the most expensive deals",
        "deals worth the most",
        'deals called "average size"',
        "who owns the Most deal",
        "send me Sam May's email",
        "show me the deal Send a card",
        "when was Sam May created?",
        "show the deal Company history",
        "which deals have we won",
        "deals in contract sent",
    ],
)
def test_what_a_list_answers(text: str) -> None:
    assert not beyond_search(text)


def test_a_question_for_what_rows_tell_is_no_name() -> None:
    assert _read("do we have anything with Halden? what's the status", DEAL).named == "halden"


def test_the_people_there() -> None:
    plurals = {"deals": "deal", "people": "contact"}
    assert two_kinds("show me all open deals of Larch and the people there", plurals) == [
        ("deal", "show me all open deals of Larch"),
        ("contact", "people of Larch"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "find contacts at northgate but not northgate solutions",
            {'company name contains "northgate"', 'company name without "northgate solutions"'},
        ),
        (
            "contacts at Brightwater except Ana Diaz",
            {'company name contains "Brightwater"', 'name without "ana diaz"'},
        ),
    ],
)
def test_an_exception_of_the_same_word_is_of_the_same_property(text: str, shown: set[str]) -> None:
    assert set(_read(text).shown) == shown


def test_who_is_from_a_town_or_a_company() -> None:
    groups = _read("contacts from Austin").search.groups
    assert [[f.property for f in group] for group in groups] == [["city"], ["company"]]
    assert _read("contacts from Kestrel").shown == ('company name contains "Kestrel"',)
    for text in ("contacts that are not from Austin", "contacts that aren't from Cork"):
        (group,) = _read(text).search.groups
        assert {(f.property, f.operator) for f in group} == {
            ("city", "NOT_CONTAINS_TOKEN"),
            ("company", "NOT_CONTAINS_TOKEN"),
        }


@pytest.mark.parametrize(
    ("text", "record", "shown"),
    [
        ("all deals but Dana's", DEAL, ("not owner Dana Whitfield",)),
        ("all open deals but the ones in Contract Sent", DEAL, ("open", "not stage Contract Sent")),
        ("all deals but the Larch one", DEAL, ('name without "larch"',)),
        ("all deals over 10k but under 50k", DEAL, ("amount over $10,000", "amount under $50,000")),
        ("everyone but John Smith", CONTACT, ('name without "john smith"',)),
        ("everyone in Leeds but the CEOs", CONTACT, ('city "Leeds"', 'job title without "ceo"')),
        ("all contacts but the customers", CONTACT, ("not lifecycle stage Customer",)),
    ],
)
def test_all_but_some(text: str, record: Any, shown: tuple[str, ...]) -> None:
    assert read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW).shown == shown
