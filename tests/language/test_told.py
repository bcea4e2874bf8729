"""What is told in words that are no order, and names that a message only mentions."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import Shift, Value, read_criteria, read_update
from actions.language.update.told import leads_to_it, read_told, speaks_of_it
from actions.language.which.mention import names_meant
from actions.language.wish.letters import unheld
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("said", "changes", "sure"),
    [
        (
            "I forgot: it closes on 18 December, and Dana takes care of this one",
            {"closedate", "hubspot_owner_id"},
            True,
        ),
        ("we agreed on 15k in the end", {"amount"}, True),
        ("hm this should be 7,900 really", {"amount"}, True),
        ("typo on my side, 12.5k is right", {"amount"}, False),
        ("signature ceremony and party are on 3 March 2027", {"closedate"}, False),
    ],
)
def test_values_that_are_told(said: str, changes: set[str], sure: bool) -> None:
    found = read_told(said, DEAL, DEALS, NOW)
    assert found is not None and {c.property for c in found.changes} == changes and found.sure is sure


@pytest.mark.parametrize(
    "said",
    ["remind me on Friday", "I'll be back in two weeks", "call me at 5", "the weather is nice", "one more thing"],
)
def test_what_the_person_is_up_to_is_no_value(said: str) -> None:
    assert read_told(said, DEAL, DEALS, NOW) is None


@pytest.mark.parametrize(
    "words", ["they talked us", "and they want to sign", "mistyped, the figure", "signature is expected"]
)
def test_words_of_a_sentence_are_no_name(words: str) -> None:
    assert speaks_of_it(words)


@pytest.mark.parametrize("words", ["Acme", "kestrel arm upgrad", "the Kestrel deal they want", "greystone elevator"])
def test_names_are_names(words: str) -> None:
    assert not speaks_of_it(words)


def test_words_before_a_sentence_lead_to_it() -> None:
    assert leads_to_it("slight change of plan, they have 7.5k", "slight change of plan")
    assert not leads_to_it("Larch Mills, they have 7.5k", "Larch Mills")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Hm, my mistake. I was thinking of Brightwater fleet tracking.", ["Brightwater fleet tracking"]),
        ("Not him then. How about Rupert Fitzgibbon?", ["Rupert Fitzgibbon"]),
        ("not that, the safety audit", ["safety audit"]),
        ("no the other one, kowalski", ["kowalski"]),
        ("wrong person, i meant pia sunn", ["pia sunn"]),
        ("no, the other one", []),
        ("no, the other anna", ["anna"]),
        ("no wait, 5679 at the end", []),
        ("thanks for nothing", []),
        ("it's fine", []),
        ("the weather is nice", []),
    ],
)
def test_the_name_that_was_meant(said: str, names: list[str]) -> None:
    assert names_meant(said) == names


def test_relative_days_on_top() -> None:
    for said, days in (("hmm, better one more week on top", 7), ("actually give them another ten days", 10)):
        value = read_update(said, DEAL, DEALS, NOW, has_last=True).changes[0].value
        assert isinstance(value, Shift) and value.by == days
    assert not read_update("one more thing", DEAL, DEALS, NOW, has_last=True).changes


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("apologies, her surname is spelled Petrova", "lastname", "Petrova"),
        ("her last name is written Garcia-Lopes, with an s", "lastname", "Garcia-Lopes"),
        ("She sits in Bergen, by the way. Add this as her city.", "city", "Bergen"),
        ("she moved to Dallas recently", "city", "Dallas"),
    ],
)
def test_how_people_are_spelt_and_where_they_live(said: str, name: str, value: str) -> None:
    changes = {c.property: c.value for c in read_update(said, CONTACT, CONTACTS, NOW, has_last=True).changes}
    held = changes[name]
    assert len(changes) == 1 and isinstance(held, Value) and held.wire == value


@pytest.mark.parametrize("said", ["it was 34k before", "too high"])
def test_what_was_and_what_is_thought_is_no_change(said: str) -> None:
    assert not read_update(said, DEAL, DEALS, NOW, has_last=True).changes


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("which contacts belong to Dana?", ("owner Dana Whitfield",)),
        ("the people Dana looks after", ("owner Dana Whitfield",)),
        ("Is there a Bartholomew Finch among our contacts?", ('name contains "Bartholomew Finch"',)),
    ],
)
def test_relations_are_no_names(said: str, shown: tuple[str, ...]) -> None:
    found = read_criteria(said, CONTACT, CONTACTS, NOW)
    assert found.shown == shown


def test_what_only_asks_to_wait_is_not_read() -> None:
    assert unheld("one second, what is her job title?") == "what is her job title?"
    assert unheld("hold on") == "hold on"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Halden risk dashboard slipped to mid January and dropped to 190k", ["January 15, 2027", "$190,000"]),
        ("Halden has slipped to mid March and fell to 30k", ["March 15, 2027", "$30,000"]),
        ("Northgate gateway slipped to early May and went up to 90k", ["May 1, 2027", "$90,000"]),
        ("Sakura units dropped to 170k and slipped to January 20", ["$170,000", "January 20, 2027"]),
        ("Sakura units shrank to 170k and came back to January 20", ["$170,000", "January 20, 2027"]),
        ("Kestrel arm grew to 70k and moved to 5 February", ["$70,000", "February 5, 2027"]),
    ],
)
def test_what_became_of_it_in_two_halves(said: str, told: list[str]) -> None:
    found = read_update(said, DEAL, DEALS, NOW)
    assert [c.value.shown for c in found.changes if isinstance(c.value, Value)] == told
    assert found.reference and found.reference.text in said.split(" slipped")[0] and not found.left
