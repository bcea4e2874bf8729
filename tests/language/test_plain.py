"""What only colours a message, stories before a wish, places in a list of facts, and amounts put right."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_answer, read_correction, read_create, read_update, repaired
from actions.language.said import Change, Value
from actions.language.value.places import place
from actions.language.wish.plain import plain
from tests.language.portals import CONTACTS, DEALS, NOW


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("show me the contact garcia lol", "show me the contact garcia"),
        ("ok but show me it tho", "ok but show me it"),
        ("delete am", "delete it"),
        ("move am to contract sent", "move it to contract sent"),
        ("Kindly assign the same to Priya", "Kindly assign it to Priya"),
        ("Which deals did we lose o?", "Which deals did we lose?"),
        ("Show me instead Larch retrofit", "Show me Larch retrofit"),
        ("ok hes a customer now", "ok he's a customer now"),
        ("sry 5k", "sorry 5k"),
        ("bak to 48k tho", "back to 48k"),
        ("phone nr?", "phone number?"),
        ("at what address can she be e-mailed?", "what is her e-mail?"),
        ("and where can I email Sam May", "and what is Sam May's e-mail?"),
        ("how can he be reached by phone?", "what is his phone number?"),
        ("on which number should we call Jo Kim?", "what is Jo Kim's phone number?"),
        ("how do I call a deal won?", "how do I call a deal won?"),
        ("where can she be found?", "where can she be found?"),
        ("what has Minh Nguyen bought from us?", "which deals does Minh Nguyen have?"),
        ("and what did he order", "and which deals does he have?"),
        ("what sales do we have with Larch?", "what deals do we have with Larch?"),
        ("how many sales did we make in May", "how many deals did we win in May"),
        ("any open orders for Larch?", "any open deals for Larch?"),
        ("who is the contact for this order", "who is the contact for this deal"),
        ("when is his sale due?", "when is his deal due?"),
        ("who should I talk to about it on our side?", "who owns it?"),
        ("is it still without an owner?", "does it still have no owner?"),
        ("take the close date off Larch retrofit", "remove the close date from Larch retrofit"),
        ("her mobile no. is +1 202 555 0171", "her mobile number is +1 202 555 0171"),
    ],
)
def test_a_message_in_plainer_words(said: str, meant: str) -> None:
    assert plain(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "lol",
        "I am at home",
        "who is our sales director?",
        "show the sales pipeline",
        "which sales people are in Leeds?",
        "list them in this order",
        "the customer wants to cancel this order",
        "what did we order",
        'call it "delete am"',
        "Rock n Roll",
        "the same again for Larch",
        "is Larch without an owner?",
        "take Jane Roe off Larch",
        "Bak Yilmaz",
        "bak",
        "no phone no fax",
        "Cell No. 4",
        'call it "phone nr 4"',
    ],
)
def test_all_else_stays(said: str) -> None:
    assert plain(said) == said


def test_a_long_story_before_a_wish() -> None:
    story = (
        "So I had dinner with Grace, the board loves it, she nearly said yes, so go ahead and set Larch to closed won"
    )
    assert repaired(story, DEAL, DEALS, NOW) == "set Larch to closed won"


@pytest.mark.parametrize(
    "said",
    [
        "set the amount of Larch to 5k because they want it all so much, so move it to closed won",
        "we spoke about it for a long time and they offered 70 grand, so set it to closed won",
        "met a nice man at the fair last week who needs pumps, so move it",
    ],
)
def test_a_story_that_says_something_stays(said: str) -> None:
    assert repaired(said, DEAL, DEALS, NOW) == said


def _created(text: str) -> dict[str, str]:
    said = read_create(text, CONTACT, CONTACTS, NOW)
    values = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    return values | {c.property or "": c.value.wire for c in said.changes if isinstance(c.value, Value)}


def test_a_city_or_country_in_a_list_is_no_company() -> None:
    found = _created("new contact Bo Larsen, Copenhagen, bo@larsen.example.com")
    assert (found.get("company"), found["city"]) == (None, "Copenhagen")
    assert _created("new contact Bo Larsen, Denmark, bo@larsen.example.com")["country"] == "Denmark"
    assert _created("contact Ruth Amsel, Falkirk Foods, Leeds, ruth@example.com")["company"] == "Falkirk Foods"
    assert place("Falkirk Foods") == ""


@pytest.mark.parametrize(
    "said",
    [
        "new contact: Weber, Hans; Tel. +49 30 1234567; hans.weber@example.com",
        "new contact Weber, Hans, hans.weber@example.com",
    ],
)
def test_the_family_name_first(said: str) -> None:
    found = _created(said)
    assert (found["first_name"], found["last_name"], found.get("company")) == ("Hans", "Weber", None)


def test_no_name_is_made_of_politeness() -> None:
    assert read_create("yo can u make a new deal", DEAL, DEALS, NOW).values == {}


def test_a_name_ends_without_the_stop_of_its_sentence() -> None:
    said = read_answer(("first_name", "last_name"), "first_name", "His name is Kenji Morita.", CONTACT, CONTACTS, NOW)
    assert {name: value.wire for name, value in said.values.items() if isinstance(value, Value)} == {
        "first_name": "Kenji",
        "last_name": "Morita",
    }


@pytest.mark.parametrize("said", ["his city is Lyon and the country France", "city Lyon, country France"])
def test_the_next_property_without_a_joint(said: str) -> None:
    changes = read_update(said, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert [(c.property, c.value.wire) for c in changes if isinstance(c.value, Value)] == [
        ("city", "Lyon"),
        ("country", "France"),
    ]


@pytest.mark.parametrize(
    ("before", "said", "amount"),
    [("make it 30 grand", "actually 35", "35000"), ("30k", "no, 32.5", "32500"), ("30 grand", "sorry, 28000", "28000"),
     ("30000", "actually 35", "35")],
)  # fmt: skip
def test_the_better_amount_is_of_the_same_size(before: str, said: str, amount: str) -> None:
    last = Change(said="amount", property="amount", text=before, value=Value(wire="30000", shown="$30,000"))
    value = read_correction(said, last, DEALS.properties["amount"], DEAL, DEALS, NOW)
    assert isinstance(value, Value)
    assert value.wire == amount


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        ("last_name", "yes Holm", {"last_name": "Holm"}),
        ("first_name", "ok Lars Holm", {"first_name": "Lars", "last_name": "Holm"}),
        ("first_name", "Oh Min-seo", {"first_name": "Oh", "last_name": "Min-seo"}),
        ("last_name", "So", {"last_name": "So"}),
    ],
)
def test_a_yes_before_a_name_is_none_of_it(asked: str, answer: str, said: dict[str, str]) -> None:
    read = read_answer([asked], asked, answer, CONTACT, CONTACTS, NOW).values
    assert {name: value.shown for name, value in read.items() if isinstance(value, Value)} == said


@pytest.mark.parametrize(
    ("answer", "name"),
    [("yes, Falkirk", "Falkirk"), ("Yes Bank renewal", "Yes Bank renewal"), ("OK Foods", "OK Foods")],
)
def test_a_deal_may_be_called_yes(answer: str, name: str) -> None:
    assert read_answer(["name"], "name", answer, DEAL, DEALS, NOW).values["name"] == Value(wire=name, shown=name)
