"""Formal sentences, and what is told before a wish, in the words of people who speak plainly."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria, read_update
from actions.language.said import Value
from actions.language.wish.background import without_background
from actions.language.wish.formal import in_plain_words
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Jane Doe should be added to our contacts.", "add Jane Doe to our contacts."),
        ("A deal named Larch has to be entered at Contract Sent", "enter a deal named Larch at Contract Sent"),
        ("Have a contact made with the e-mail j@x.com", "create a contact with the e-mail j@x.com"),
        ("Have the deal Larch moved to Negotiation", "move the deal Larch to Negotiation"),
        ("Let the deal Larch be deleted.", "delete the deal Larch."),
        ("She should be deleted", "delete her"),
        ("Let the lead status of Jane Doe be Connected.", "set the lead status of Jane Doe to Connected."),
        ("Make Dana his owner, and let his city be Oslo", "Make Dana his owner, and set his city to Oslo"),
        ("Could Jane Doe's phone be changed to 12?", "change Jane Doe's phone to 12"),
        ("The phone number of Jane Doe is obsolete and should be cleared.", "clear the phone number of Jane Doe."),
        ("The description is what has to change.", "change the description."),
        ("so the city wants changing to Porto", "so the city wants changing to Porto"),
        ("oh, so the city wants changing to Porto", "oh, so change the city to Porto"),
        ("Terms Sent is the correct stage.", "the stage is Terms Sent"),
        ("No, wait: Terms Sent is the correct stage.", "No, wait: the stage is Terms Sent"),
        ("Sorry, 30 September 2027 is what I meant.", "Sorry, 30 September 2027"),
        ("As for its amount, that must read 61,500", "its amount must read 61,500"),
        ("The amount of Larch has since grown to £10,400.", "The amount of Larch is now £10,400."),
        ("the deal Larch shall bear the name Birch", "the deal Larch should be called Birch"),
        ("On reflection, the name ought to be Birch Hall", "On reflection, the name is Birch Hall"),
        ("The working title of the deal will be 99 Bottles", "the name is 99 Bottles"),
        ("Jane has a new job title, namely Chief Underwriter", "Jane has a new job title: Chief Underwriter"),
        ("Furthermore, the close date is 3 May", "the close date is 3 May"),
        ("and the go-live date's 1 May 2027", "and the go-live date is 1 May 2027"),
        ("remind me, which deals are open?", "which deals are open?"),
        ("I can't for the life of me remember what Larch is worth, can you tell me?", "what Larch is worth?"),
    ],
)
def test_in_plain_words(said: str, meant: str) -> None:
    assert in_plain_words(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "create a deal called Should Be Added Ltd",
        "which deals should be closed this month?",
        "what has been changed?",
        "tell me about Larch",
        "Larch should be closed won",
        "move it to the stage Contract Sent",
        "let me see the deals",
        "the amount is 5k",
        "her title is now CTO",
        "Dana's deals",
        'put "it should be removed" as the next step',
        "set the next step of Larch to the price should be removed",
        "next step: the price should be removed",
    ],
)
def test_plain_words_stay(said: str) -> None:
    assert in_plain_words(said) == said


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Bad news I'm afraid, we've lost Larch retrofit. Could you mark it closed lost?",
            "Could you mark Larch retrofit closed lost?",
        ),
        ("We've just won Larch retrofit, so move it to closed won", "move Larch retrofit to closed won"),
        ("looks like a double entry. delete this contact", "delete this contact"),
    ],
)
def test_what_was_told_is_what_it_is(said: str, meant: str) -> None:
    assert without_background(said) == meant


def test_a_role_that_was_told() -> None:
    said = read_update(
        "Jane Doe's been promoted, she's Regional Director now, fix her job title", CONTACT, CONTACTS, NOW
    )
    assert [c.value.wire for c in said.changes if isinstance(c.value, Value)] == ["Regional Director"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("which open Verdant deals have we got?", ("open", 'name contains "verdant"')),
        ("show me the open Verdant deals", ("open", 'name contains "verdant"')),
        ("What deals have been lost to date?", ("lost",)),
    ],
)
def test_searched(said: str, shown: tuple[str, ...]) -> None:
    assert read_criteria(said, DEAL, DEALS, NOW).shown == shown


def test_what_is_told_behind_a_search() -> None:
    found = read_criteria("who've we got at Larch Mills? I'm off to Leeds soon", CONTACT, CONTACTS, NOW)
    assert found.shown == ('company name contains "Larch Mills"',)
