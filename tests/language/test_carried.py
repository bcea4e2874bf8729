"""What is said of the list just shown: how it joins it, what it replaces, which row it means."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria, read_order
from actions.language.english.slips import unslipped
from actions.language.search.carried import read_carried, read_more
from actions.language.search.replaced import again, replaced
from actions.language.search.widened import read_widened
from actions.language.which.rows import is_described, is_order, is_superlative, is_the_other, steps
from actions.record import Record
from tests.language.portals import CONTACTS, DEALS, NOW


def _more(first: str, text: str, record: Record = DEAL) -> tuple[str, ...] | None:
    portal = DEALS if record is DEAL else CONTACTS
    had, said = read_criteria(first, record, portal, NOW), read_carried(text, record)
    more = read_more(said, had, record, portal, NOW) if said else None
    if said is None or more is None:
        return None
    return (*replaced(had, more, said.how).shown, *more.shown)


@pytest.mark.parametrize(
    ("first", "text", "shown"),
    [
        ("open deals over 50k", "and lost?", ("amount over $50,000", "stage Closed Lost or Churned")),
        ("open deals over 50k", "only under 100k", ("open", "amount over $50,000", "amount under $100,000")),
        ("deals over 50k", "what about under 20k", ("amount under $20,000",)),
        ("my deals", "and Priya's?", ("owner Priya Raman",)),
        ("Dana's deals", "ok thanks, and Priya?", ("owner Priya Raman",)),
        ("closing this week", "and the week after?", ("closing November 23, 2026 to November 29, 2026",)),
        ("deals we won in october", "and september?", ("won", "closed September 1, 2026 to September 30, 2026")),
        ("open deals", "exclude Dana's", ("open", "owner not Dana Whitfield")),
        ("open deals", "only danas", ("open", "owner Dana Whitfield")),
        ("open deals", "priyas", ("open", "owner Priya Raman")),
        ("open deals", "w/ larch in name", ("open", 'name contains "larch"')),
        ("Tallgrass deals", "and Halden?", ('name contains "halden"',)),
    ],
)
def test_deals(first: str, text: str, shown: tuple[str, ...]) -> None:
    assert _more(first, text) == shown


@pytest.mark.parametrize(
    ("first", "text", "shown"),
    [
        ("customers in Japan", "and what about Kenya?", ("lifecycle stage Customer", 'country "Kenya"')),
        ("customers in Japan", "and the opportunities?", ('country "Japan"', "lifecycle stage Opportunity")),
        ("contacts in Canada", "Thank you. And the ones in Leeds?", ('city "Leeds"',)),
        ("contacts in Canada", "only the ones in Toronto", ('country "Canada"', 'city "Toronto"')),
        ("contacts at Halden", "and Kestrel?", ('company name contains "Kestrel"',)),
        ("customers in Oslo", "and leads?", ('city "Oslo"', "lifecycle stage Lead")),
    ],
)
def test_contacts(first: str, text: str, shown: tuple[str, ...]) -> None:
    assert _more(first, text, CONTACT) == shown


@pytest.mark.parametrize(
    "text",
    [
        "and its owner?",
        "who is Priya?",
        "what's her email",
        "is it open?",
        "and show me all deals",
        "stage?",
        "everything Dana has",
    ],
)
def test_what_is_no_criterion_of_the_list(text: str) -> None:
    assert _more("open deals of Dana", text) is None


@pytest.mark.parametrize(
    "text",
    ["the biggest", "and the smallest?", "wich is the bigest", "which closes first", "ok open the cheapest please"],
)
def test_one_by_a_superlative(text: str) -> None:
    said = read_carried(text, DEAL)
    assert said and is_superlative(f"{said.asks} {said.words}", DEAL) and not is_order(said.words, DEAL)


@pytest.mark.parametrize(
    "text", ["largest first", "by amount", "now by close date", "sort them by name", "the biggest ones"]
)
def test_all_of_them_in_an_order(text: str) -> None:
    said = read_carried(text, DEAL)
    assert said and is_order(said.words, DEAL) and not is_superlative(said.words, DEAL)


@pytest.mark.parametrize(
    "text", ["our biggest deal", "the biggest of Dana's", "the two biggest", "set the highest priority"]
)
def test_more_than_a_superlative(text: str) -> None:
    assert not is_superlative(text, DEAL)


def test_which_row() -> None:
    for text in ("and the other one?", "show the other", "the other guy"):
        said = read_carried(text, CONTACT)
        assert said and is_the_other(said)
    for text in ("who is the publisher?", "and the editor?", "the one from Leeds"):
        said = read_carried(text, CONTACT)
        assert said and is_described(said)


@pytest.mark.parametrize(
    ("text", "step"),
    [("the one above", -1), ("and the one below it?", 1), ("the previous one", -1), ("the next step", 0)],
)
def test_the_row_beside(text: str, step: int) -> None:
    said = read_carried(text, DEAL)
    assert said and steps(said) == step


def test_said_anew_or_on_top() -> None:
    first, anew, on_top = (
        read_criteria(t, DEAL, DEALS, NOW) for t in ("closing in may", "closing in june", "over 10k")
    )
    assert again(first, anew) and not again(first, on_top)


def test_for_me_is_a_courtesy() -> None:
    found = read_criteria("could you list the customers for me please", CONTACT, CONTACTS, NOW)
    assert found.shown == ("lifecycle stage Customer",) and not found.mine


def test_slips() -> None:
    assert unslipped("serch deals ovr 10k, wich is the bigest") == "search deals over 10k, which is the biggest"
    for right in ("net price", "close date", "contact Wich & Sons"):
        assert unslipped(right) == right
    order = read_order("the smalest one", DEAL)
    assert order and order.property == "amount" and not order.descending


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("without kwame", ("lifecycle stage Customer", 'name without "kwame"')),
        ("exclude finance too", ("lifecycle stage Customer", 'job title without "finance"')),
        ("exclude toronto", ("lifecycle stage Customer", 'not city "toronto"')),
        ("without phone", ("lifecycle stage Customer", "no phone number")),
        ("just toronto", ("lifecycle stage Customer", 'city "toronto"')),
        ("no CEOs please", ("lifecycle stage Customer", 'job title without "ceo"')),
        ("no, CEOs", ("lifecycle stage Customer", 'job title contains "ceo"')),
        ("anyone but the importers", ("lifecycle stage Customer", 'job title without "importer"')),
        ("everyone but the CEOs", ("lifecycle stage Customer", 'job title without "ceo"')),
        ("without an email", ("lifecycle stage Customer", "no email")),
        ("ignore Leeds", ("lifecycle stage Customer", 'not city "Leeds"')),
        ("just the marketing people", ("lifecycle stage Customer", 'job title contains "marketing"')),
        ("just kidding", None),
        ("not really", None),
        ("not interested", None),
        ("only him", None),
        ("drop it", None),
        ("skip the first one", None),
        ("leave it then", None),
    ],
)
def test_bare_words_are_what_they_are_like(text: str, shown: tuple[str, ...] | None) -> None:
    assert _more("customers", text, CONTACT) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the day after", ("closing on December 11, 2026",)),
        ("and the day before?", ("closing on December 9, 2026",)),
        ("the following day", ("closing on December 11, 2026",)),
    ],
)
def test_the_day_beside_that_of_the_list(text: str, shown: tuple[str, ...]) -> None:
    assert _more("deals closing on december 10", text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("drop the owner filter", ("open", "amount over $20,000")),
        ("can you remove the Dana filter please", ("open", "amount over $20,000")),
        ("regardless of stage", ("owner Dana Whitfield", "amount over $20,000")),
        ("without the amount filter", ("open", "owner Dana Whitfield")),
        ("clear all filters", ()),
        ("drop the city filter", None),
        ("drop the Larch deal", None),
    ],
)
def test_a_criterion_that_is_to_go(text: str, shown: tuple[str, ...] | None) -> None:
    first = read_criteria("open deals of Dana over 20k", DEAL, DEALS, NOW)
    wider = read_widened(text, first, DEAL, DEALS)
    assert (wider and wider.shown) == shown
