"""Readers of what people say about records on the table: whose they are, who speaks, what they come to."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import asks_total, read_criteria, read_introduction, read_order, without_total
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "owner", "rest"),
    [
        ("im Priya", "504", ""),
        ("hey its omar can u list my deals, highest amount first", "502", "can u list my deals, highest amount first"),
        ("This is Mei. Which contacts are mine?", "503", "Which contacts are mine?"),
        ("I'm Omar in sales", "502", ""),
        ("Priya here, my deals pls", "504", "my deals pls"),
    ],
)
def test_who_is_speaking(text: str, owner: str, rest: str) -> None:
    found = read_introduction(text, DEALS)
    assert found and (found.owner.wire, found.rest) == (owner, rest)


@pytest.mark.parametrize("text", ["it's dana's deal", "Dana", "dana has the biggest deal", "its 5k", "I'm in a hurry"])
def test_nobody_introduces_themselves(text: str) -> None:
    assert read_introduction(text, DEALS) is None


@pytest.mark.parametrize("text", ["list my deals, I'm Omar Reyes", "My name na Omar, list my deals"])
def test_an_introduction_at_the_end_or_in_another_english(text: str) -> None:
    found = read_introduction(text, DEALS)
    assert found and found.owner.shown == "Omar Reyes" and found.rest == "list my deals"


@pytest.mark.parametrize(
    "text",
    ["which deals does she have?", "what deals is he involved in", "her open deals", "deals of this contact",
     "which deals are linked to this contact", "any deals there?"],
)  # fmt: skip
def test_deals_of_the_one_shown_last(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert found.linked and not (found.named or found.unclear or found.left)


@pytest.mark.parametrize(
    "text", ["who is the contact there?", "contacts on this deal", "who is on it?", "their contacts"]
)
def test_contacts_of_the_one_shown_last(text: str) -> None:
    found = read_criteria(text, CONTACT, CONTACTS, NOW)
    assert found.linked and not (found.named or found.unclear or found.left)


@pytest.mark.parametrize("text", ["which of them are in contract sent", "who is she", "deals over 10k"])
def test_of_nobody_in_particular(text: str) -> None:
    assert not read_criteria(text, DEAL, DEALS, NOW).linked


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("what's the total of these?", ()),
        ("what do these come to?", ()),
        ("and how much do the open ones come to", ("open",)),
        ("total value of open deals", ("open",)),
        ("how much is the whole pipeline worth?", ("open",)),
        ("how much is closing in december altogether", ("closing December 1, 2026 to December 31, 2026",)),
    ],
)
def test_amounts_to_be_added_up(text: str, rest: tuple[str, ...]) -> None:
    assert asks_total(text)
    assert read_criteria(without_total(text), DEAL, DEALS, NOW).shown == rest


@pytest.mark.parametrize(
    "text", ["how much is Acme worth", "set the total amount to 5k", "how many deals in total", "the value of Acme"]
)
def test_nothing_to_be_added_up(text: str) -> None:
    assert not asks_total(text)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("the bigger one", "largest first"),
        ("the cheaper of the two", "smallest first"),
        ("open the cheapest one", "smallest first"),
        ("sort those by amount", "largest first"),
        ("show my 5 biggest deals", "largest first"),
    ],
)
def test_an_order_is_no_name(text: str, order: str) -> None:
    found = read_order(text, DEAL)
    assert found and found.shown == order
    assert not read_criteria(text, DEAL, DEALS, NOW).shown


def test_words_that_fit_nowhere_are_left_and_sentences_around_passed_over() -> None:
    found = read_criteria("hrmpf bltz list deals over 10k", DEAL, DEALS, NOW)
    assert found.left and found.shown == ("amount over $10,000",) and not found.unclear
    found = read_criteria("The board meets in ten minutes. List all deals, largest amount first.", DEAL, DEALS, NOW)
    assert not (found.left or found.shown or found.unclear)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the EUR one", "currency Euro"),
        ("deals in euros", "currency Euro"),
        ("SHOW ME THE DELAS OVER 300K", "amount over $300,000"),
    ],
)
def test_currencies_and_nouns_typed_in_haste(text: str, shown: str) -> None:
    assert read_criteria(text, DEAL, DEALS, NOW).shown == (shown,)


def test_a_grade_belongs_to_the_job_title() -> None:
    found = read_criteria("find all managing directors", CONTACT, CONTACTS, NOW)
    assert found.shown == ('job title contains "managing director"',) and not found.search.query
