"""A look and another wish in one message: neither is dropped, whichever of them it was taken for."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

MINH, RUTH = "minh.nguyen@kestrelrobotics.example.com", "ruth.goldberg@example.com"


@pytest.mark.parametrize("intent", ["get_deal", "delete_deal", "delete_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "show me Ruth Goldberg and then delete Kestrel arm upgrade",
        "pull up ruth goldberg, then erase kestrel arm upgrade",
        "find Ruth Goldberg and delete the deal Kestrel arm upgrade",
    ],
)
async def test_a_deletion_of_another(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert "utter_hubspot_found" in talk.names() and "ruth.goldberg" in talk.text()
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and "arm upgrade —" in talk.text()
    await talk.say("no", "deny")
    assert named(hubspot, "deals", "Kestrel arm upgrade") and named(hubspot, "contacts", RUTH) and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "intent", "asked"),
    [
        ("list my contacts and create a deal", "create_deal", "utter_hubspot_ask_deal_name"),
        ("list the deals, then create a contact", "list_deals", "utter_hubspot_ask_contact_email"),
        ("show deals and make a new contact", "list_deals", "utter_hubspot_ask_contact_email"),
        ("open Ruth Goldberg and create a deal", "get_contact", "utter_hubspot_ask_deal_name"),
    ],
)
async def test_a_new_record(talk: Talk, said: str, intent: str, asked: str) -> None:
    await talk.say(said, intent)
    assert "Now to" in talk.text()
    assert talk.names()[-1] == asked


async def test_what_is_not_found_ends_it_aloud(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("open Nobody Atall and delete Ruth Goldberg", "get_contact")
    assert "delete Ruth Goldberg" in talk.text() and "have not done" in talk.text()
    assert named(hubspot, "contacts", RUTH) and is_clean(talk)


@pytest.mark.parametrize("intent", ["get_contact", "search_contacts", "update_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "Would you be so kind as to find Minh Nguyen for us and change his city to Perth?",
        "I'd be very grateful if you could look up Minh Nguyen and put his city to Perth",
        f"look up {MINH}, then set his city to Perth",
    ],
)
async def test_a_change_of_whom_is_looked_up(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert named(hubspot, "contacts", MINH)[0]["city"] == "Perth" and is_clean(talk)


async def test_a_change_of_one_of_several(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("find Anna and set her city to Perth", "get_contact")
    assert "Which one" in talk.text()
    await talk.say("2", "inform")
    assert sum(held["city"] == "Perth" for held in named(hubspot, "contacts", "anna.kowalska@")) <= 1


@pytest.mark.parametrize("intent", ["get_deal", "update_deal"])
@pytest.mark.parametrize("then", [", then set ", " and then make ", " and set "])
async def test_only_the_other_one_is_changed(talk: Talk, hubspot: SandboxClient, then: str, intent: str) -> None:
    """The verb before the second name is no part of it, so that this is not one change of both."""
    before = named(hubspot, "deals", "Kestrel arm upgrade")
    await talk.say(f"open Kestrel arm upgrade{then}Tallgrass meter pilot to 66k", intent)
    assert named(hubspot, "deals", "Kestrel arm upgrade") == before
    assert named(hubspot, "deals", "Tallgrass meter pilot")[0]["amount"] == "66000"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("show deals over 100k and closing next month", "list_deals"),
        ("look up Ruth Goldberg and give me her number", "get_contact"),
        ("show me the deals and the contacts", "list_deals"),
    ],
)
async def test_a_look_alone_changes_nothing(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = named(hubspot, "contacts", RUTH), named(hubspot, "deals", "Kestrel")
    await talk.say(said, intent)
    assert (named(hubspot, "contacts", RUTH), named(hubspot, "deals", "Kestrel")) == before
    assert talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize("intent", ["get_deal", "update_deal", "create_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "open the deal Kestrel arm upgrade, set its amount to 7k and create a contact",
        "pull up Kestrel arm upgrade and change its amount to 7k, then add a new contact",
    ],
)
async def test_a_change_between_a_look_and_a_third_wish(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await talk.say(said, intent)
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "7000"
    assert talk.names()[-1] == "utter_hubspot_ask_contact_email"


async def test_a_change_of_whoever_has_an_address_before_a_deletion(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"find {RUTH} and set her city to Perth and delete the deal Kestrel arm upgrade", "get_contact")
    assert named(hubspot, "contacts", RUTH)[0]["city"] == "Perth"
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation"


async def test_a_change_of_what_is_not_found_is_told(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Nobody Atall, set the city to Perth and create a deal", "get_contact")
    assert talk.result == "not_found" and "set the city to Perth" in talk.text() and is_clean(talk)
