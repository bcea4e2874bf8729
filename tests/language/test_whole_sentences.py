"""Whole sentences of careful people: "enter Oslo as the city", "has to be changed to", "in the Partner pipeline"."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import corrected, makes, read_answer, read_create, read_criteria, read_update
from actions.language.said import Unclear, Value
from actions.language.wish.letters import ungreeted, unheld
from actions.language.wish.plain import plain
from actions.record import Record
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("Create deal Oakhurst in stage Legal Review", DEAL),
        ("please create a new opportunity for Larch", DEAL),
        ("please to make the deal name=Lemon Grove money=4000 stage=Contract Sent", DEAL),
        ("add contact name = Ida Moe, email = ida@moe.example", CONTACT),
        ("Add Marie-Claire du Bois to our contacts; her e-mail is mc@lampe.example", CONTACT),
        ("Would you enter Mark Lister as a new contact?", CONTACT),
    ],
)
def test_what_plainly_makes_a_record(text: str, record: Record) -> None:
    assert makes(text, record)


@pytest.mark.parametrize(
    "text",
    [
        "created deals this month",
        "create the deal's description",
        "add Jane to the contact list of Larch",
        "put +1 202 555 0166 on her contact",
        "add it to our contacts",
        "put Jane in charge of the contact Omar",
        "show what I created",
        "make the deal name = Larch",
    ],
)
def test_what_may_mean_something_else(text: str) -> None:
    assert not makes(text, DEAL) and not makes(text, CONTACT)


@pytest.mark.parametrize(
    ("text", "record", "values"),
    [
        ("Create a deal Larch, 5k, and Priya is to own it", DEAL, {"name": "Larch", "amount": "5000", "owner": "504"}),
        ("create a deal Larch, 5k, Priya's gonna look after it", DEAL, {"name": "Larch", "owner": "504"}),
        ("add a deal, it's called Larch, and it's only at contract sent so far", DEAL, {"stage": "contractsent"}),
        ("Create a deal Larch with Priya as its owner", DEAL, {"name": "Larch", "owner": "504"}),
        ("Create another one instead: Birch, 3k, contract sent", DEAL, {"name": "Birch", "stage": "contractsent"}),
        ("Enter Mark Lister as a new contact", CONTACT, {"first_name": "Mark", "last_name": "Lister"}),
    ],
)
def test_created(text: str, record: Record, values: Mapping[str, str]) -> None:
    portal = DEALS if record is DEAL else CONTACTS
    said = read_create(text, record, portal, NOW)
    got = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    assert values.items() <= got.items() and not said.left


@pytest.mark.parametrize(
    "text", ["create a contact with the e-mail address j@x.example.com", "add e-mail j@x.example.com"]
)
def test_the_e_of_e_mail_is_no_name(text: str) -> None:
    assert read_create(text, CONTACT, CONTACTS, NOW).values.keys() == {"email"}


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Create deal Oakhurst badge readers in stage Legal Review", "stage"),
        ("Create deal Oakhurst badge readers in the Partner pipeline", "pipeline"),
        ("Create deal Oakhurst badge readers closing 31 February 2027", "close_date"),
        ("Create deal Oakhurst badge readers closing 31.04.2027", "close_date"),
    ],
)
def test_a_value_that_there_is_none_of_is_no_part_of_the_name(text: str, slot: str) -> None:
    values = read_create(text, DEAL, DEALS, NOW).values
    name = values["name"]
    assert isinstance(name, Value) and name.wire == "Oakhurst badge readers" and isinstance(values[slot], Unclear)


@pytest.mark.parametrize(
    ("text", "record", "about", "changes"),
    [
        (
            "For Jane Doe, please put Roe-Doe as the last name and j.roe@x.example.com as the e-mail.",
            CONTACT,
            "Jane Doe",
            {"lastname": "Roe-Doe", "email": "j.roe@x.example.com"},
        ),
        ("Put Roe-Doe as the last name of Jane Doe", CONTACT, "Jane Doe", {"lastname": "Roe-Doe"}),
        (
            "On the deal Larch renewal, enter EMEA as the renewal region and 25k as the amount",
            DEAL,
            "Larch renewal",
            {"renewal_region": "EMEA", "amount": "25000"},
        ),
        (
            "Jane Doe's phone number has to be changed to +1 (416) 555-0199.",
            CONTACT,
            "Jane Doe",
            {"phone": "+14165550199"},
        ),
        ("Its priority has not been filled in; make it medium.", DEAL, "", {"hs_priority": "medium"}),
        ("The priority hasn't been set yet, please make it medium", DEAL, "", {"hs_priority": "medium"}),
    ],
)
def test_changed(text: str, record: Record, about: str, changes: Mapping[str, str]) -> None:
    said = read_update(text, record, DEALS if record is DEAL else CONTACTS, NOW)
    assert {c.property: c.value.wire for c in said.changes if isinstance(c.value, Value)} == changes
    assert said.reference and (said.reference.text == about if about else said.reference.kind == "last")


@pytest.mark.parametrize(
    ("text", "record", "about", "name"),
    [
        ("Move Jane Doe to lifecycle stage VIP", CONTACT, "Jane Doe", "lifecyclestage"),
        ("Put Larch renewal in stage Legal Review", DEAL, "Larch renewal", "dealstage"),
        ("Put its close date at 31 February 2027", DEAL, "", "closedate"),
        ("close date 31 February 2027", DEAL, "", "closedate"),
    ],
)
def test_a_value_that_there_is_none_of_is_asked_about(text: str, record: Record, about: str, name: str) -> None:
    said = read_update(text, record, DEALS if record is DEAL else CONTACTS, NOW, has_last=True)
    (change,) = said.changes
    assert change.property == name and isinstance(change.value, Unclear)
    assert not about or (said.reference and said.reference.text == about)


@pytest.mark.parametrize(
    "text",
    [
        "I would like a list of the deals, starting with the smallest amount.",
        "I want to look at the list of deals.",
        "Present a list of our deals, please.",
        "Let the deals be listed, newest first.",
        "I'd like an overview of all deals",
        "and list the deals once more",
    ],
)
def test_words_of_a_list_are_no_criteria(text: str) -> None:
    found = read_criteria(text, DEAL, DEALS, NOW)
    assert not (found.search.groups or found.search.query or found.unclear or found.left)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("everything over 20,000 in the Partner pipeline", "Partner"),
        ("deals in the Legal Review stage", "Legal Review"),
        ("deals closing on 31 February 2027", "31 February 2027"),
    ],
)
def test_a_criterion_that_there_is_none_of(text: str, said: str) -> None:
    assert [unclear.said for unclear in read_criteria(text, DEAL, DEALS, NOW).unclear] == [said]


def test_what_about_the_contacts_elsewhere() -> None:
    assert read_criteria("what about contacts in Cork", CONTACT, CONTACTS, NOW).shown == ('city "Cork"',)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Forgive me, it is +44 7400 123456.", "it is +44 7400 123456."),
        ("My apologies, it is mark@example.com", "it is mark@example.com"),
        ("pardon me, 28 February 2027", "28 February 2027"),
    ],
)
def test_an_excuse_announces_a_better_value(text: str, rest: str) -> None:
    assert corrected(text) == (rest, True)


def test_words_before_another_wish() -> None:
    assert unheld("Before I answer - how much is Larch worth?") == "how much is Larch worth?"
    assert ungreeted("Forget it. Which deals are open?") == "Which deals are open?"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Could you take Jane's phone number off?", "Could you remove Jane's phone number?"),
        ("take 10% off", "take 10% off"),
        ("take it off", "take it off"),
        ("Take Off Airlines", "Take Off Airlines"),
    ],
)
def test_taken_off(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    "text", ["The name is Will Close", "name is Will Close", "His name's Will Close", "Will Close"]
)
def test_a_name_as_the_answer(text: str) -> None:
    values = read_answer(["first_name", "last_name"], "first_name", text, CONTACT, CONTACTS, NOW).values
    assert {n: v.wire for n, v in values.items() if isinstance(v, Value)} == {
        "first_name": "Will",
        "last_name": "Close",
    }


@pytest.mark.parametrize(
    "words",
    [
        "in stage almost there",
        "in the stage verbal yes",
        "with stage nearly done for 9k",
        "in the stage ready to sign closing 5 May",
        "for 9k in stage shaking hands, owner Dana",
    ],
)
def test_small_words_that_are_no_stage_are_no_name(words: str) -> None:
    said = read_create(f"create deal Rover Fleet {words}", DEAL, DEALS, NOW)
    assert isinstance(stage := said.values["stage"], Unclear) and stage.said in words
    assert said.values["name"] == Value(wire="Rover Fleet", shown="Rover Fleet")


@pytest.mark.parametrize("name", ["Pit lights at the stage door", "Front stage lighting", "Rover in stage two"])
def test_a_stage_that_is_of_the_name(name: str) -> None:
    assert read_create(f"create deal {name} for 9k", DEAL, DEALS, NOW).values["name"] == Value(wire=name, shown=name)
