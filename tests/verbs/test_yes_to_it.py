"""A yes deletes only where nothing else stands beside it: no other record, nothing that takes it back, no doubt."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

OLENA = "olena.kovalenko@northgate.example.com"


@pytest.mark.parametrize("intent", ["affirm", "inform", "delete_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "yes remove Haruto Sato",
        "yes, haruto sato",
        "sure, to Haruto",
        "yes, delete {liam}",
        "ok yes, get rid of the third one",
        "yes, delete the last one please",
        "yes, wipe all of them",
        "yes, both of them",
        "yes, everybody",
        "yes, delete Olena Sato",
        "yes, delete So",
        "yes, delete her and show me Haruto Sato",
        "yes delete her, oh no, leave her",
        "yeah remove it, hold on, keep it",
        "yes delete, actually no",
        "yes, not",
        "yes, update it",
        "yes, delete the deal",
    ],
)
async def test_a_yes_with_something_else(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = len(hubspot.records("contacts"))
    await talk.say("delete olena kovalenko", "delete_contact")
    liam = id_of(hubspot, "contacts", "liam.tremblay@northgate.example.com")
    await talk.say(said.format(liam=liam), intent)
    assert len(hubspot.records("contacts")) == before and talk.loop


@pytest.mark.parametrize(
    "said", ["yes, remove Kestrel arm upgrade", "yes, and not Kestrel arm upgrade", "yes, number 2"]
)
async def test_a_yes_with_another_deal(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    await talk.say(said, "affirm")
    assert named(hubspot, "deals", "Studio 54 lighting") and named(hubspot, "deals", "Kestrel arm upgrade")


async def test_another_one_that_is_named_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say("yes, remove haruto sato", "affirm")
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_ask_confirmation"]
    assert talk.words("utter_hubspot_left_alone")["title"] == "Olena Kovalenko"
    await talk.say("yes", "affirm")
    assert named(hubspot, "contacts", OLENA) and not named(hubspot, "contacts", "haruto.sato@")


@pytest.mark.parametrize("intent", ["affirm", "inform", "nlu_fallback"])
@pytest.mark.parametrize(
    "said",
    [
        "sure?",
        "yes?",
        "really?",
        "certain?",
        "right?",
        "ok?",
        "is that right?",
        "are you sure",
        "yes, delete her?",
        "correct？",
    ],
)
async def test_a_doubt(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say(said, intent)
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and named(hubspot, "contacts", OLENA)
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", OLENA)


@pytest.mark.parametrize("said", ["sure?", "really?", "yes?"])
async def test_a_doubt_about_an_update(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(f"create contact Olena Kovalenka, {OLENA}, job title Boss", "create_contact")
    await talk.say(said, "affirm")
    assert named(hubspot, "contacts", OLENA)[0]["lastname"] == "Kovalenko"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("yes, delete Olena", "affirm"),
        ("yes, delete the contact Olena Kovalenko please", "delete_contact"),
        ("yes, the one at Northgate Software", "affirm"),
        ("yes, {id}", "affirm"),
        ("yes, that contact", "affirm"),
        ("yes, that's her, thanks", "affirm"),
        ("sure, go ahead and remove her from HubSpot", "inform"),
        ("YES DELETE HER NOW", "affirm"),
        ("works for me", "affirm"),
        ("by all means", "affirm"),
        ("I am absolutely certain", "affirm"),
    ],
)
async def test_a_yes_to_that_very_one(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say(said.format(id=id_of(hubspot, "contacts", OLENA)), intent)
    assert not named(hubspot, "contacts", OLENA) and talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize("said", ["really?", "sure?", "right?"])
async def test_a_doubt_about_what_is_close(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("change olena kovalenka's city to Perth", "update_contact")
    await talk.say(said, "affirm")
    assert talk.names() == ["utter_hubspot_ask_which"] and named(hubspot, "contacts", OLENA)[0]["city"] != "Perth"
    before = named(hubspot, "deals", "Kestrel arm upgrade")
    await talk.say("move Kestrel arm upgrade to contact sent", "update_deal")
    await talk.say(said, "affirm")
    assert talk.names()[-1] == "utter_hubspot_ask_value" and named(hubspot, "deals", "Kestrel arm upgrade") == before


@pytest.mark.parametrize(
    ("said", "owner"),
    [("yes, but first give her to Priya", "Priya"), ("ok but change the owner to Priya first", "Priya")],
)
async def test_something_else_first(talk: Talk, hubspot: SandboxClient, said: str, owner: str) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say(said, "update_contact")
    assert "utter_hubspot_updated" in talk.names() and owner in talk.text()
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and named(hubspot, "contacts", OLENA)


async def test_a_yes_with_a_foreign_please(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say("ja bitte", "affirm")
    assert not named(hubspot, "contacts", OLENA)
