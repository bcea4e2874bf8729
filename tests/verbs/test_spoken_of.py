"""Who and what is spoken of: a lead, or who leads; "her", "the owner", "back to"; what a change cannot take."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("and she's the procurement lead", "procurement lead"),
        ("he is the new warehouse lead", "warehouse lead"),
        ("she is the team lead for EMEA", "team lead for EMEA"),
        ("she's the buyer for the Nordics", "buyer for the Nordics"),
    ],
)
async def test_a_job_title(talk: Talk, hubspot: SandboxClient, said: str, title: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "update_contact")
    assert named(hubspot, "contacts", "sam.may@quillfeather.example.com")[0]["jobtitle"] == title


async def test_a_lead_is_a_lifecycle_stage(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Mele Tuilagi", "get_contact")
    await talk.say("make her a lead", "update_contact")
    assert "Lifecycle Stage" in talk.text() and "Job Title: lead" not in talk.text()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("give this to Priya and mark it high priority", "mark it high priority"),
        ("set his city to Toronto and make him a vip", "make him a vip"),
    ],
)
async def test_what_no_property_takes_is_told(talk: Talk, said: str, left: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "update_contact")
    assert talk.result == "done" and f"“{left}”" in talk.text()


@pytest.mark.parametrize("said", ["thanks, now back to Carlos", "ok, back to Carlos", "let's go back to Carlos"])
async def test_back_to_a_record(talk: Talk, said: str) -> None:
    await talk.say("show Carlos Ibáñez", "get_contact")
    await talk.say("show Website redesign phase 2", "get_deal")
    await talk.say(said, "get_contact")
    assert talk.text().startswith("Carlos Ibáñez")


@pytest.mark.parametrize("said", ["what's the owner now", "and the owner?", "its current owner?", "who is the owner"])
async def test_the_owner_of_what_was_shown(talk: Talk, said: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say(said, "list_owners")
    assert talk.text().startswith("Kestrel arm upgrade\nOwner: Dana Whitfield")


@pytest.mark.parametrize("said", ["who are the owners?", "which owner can I choose?", "what owner options are there?"])
async def test_the_owners_of_the_portal(talk: Talk, said: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say(said, "list_owners")
    assert talk.names() == ["utter_hubspot_owners"]


async def test_she_is_who_was_made_before_a_deal_of_nobody(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a contact Amélie Fournier, amelie@duparc.example", "create_contact")
    await talk.say("create deal Duparc monitors 48k qualified to buy", "create_deal")
    await talk.say("what's her e-mail?", "get_contact")
    assert talk.text().startswith("Amélie Fournier")
    await talk.say("show Duparc monitors", "get_deal")
    await talk.say("her phone is +33 4 72 00 11 22", "update_contact")
    assert "1. Amélie Fournier" in talk.text()  # a change of what is not at hand is asked about
    await talk.say("1", "inform")
    assert named(hubspot, "contacts", "amelie@duparc.example")[0]["phone"]
    await talk.say("show Duparc monitors", "get_deal")
    await talk.say("which deals does she have?", "search_deals")
    assert talk.words("utter_hubspot_no_hits")["criteria"] == "of Amélie Fournier"


SATO = "haruto.sato@sakura-instruments.example.com"


@pytest.mark.parametrize("said", ["set his city to Perth", "change her city to Perth"])
async def test_the_only_contact_of_the_deal_just_shown(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show the deal Sakura export licences", "get_deal")
    await talk.say(said, "update_contact")
    assert named(hubspot, "contacts", SATO)[0]["city"] == "Perth" and "Haruto Sato" in talk.text()


@pytest.mark.parametrize("said", ["delete her", "delete the contact"])
async def test_the_only_contact_of_a_deal_goes_after_a_yes(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show the deal Sakura export licences", "get_deal")
    await talk.say(said, "delete_contact")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Haruto Sato" in talk.text()
    assert named(hubspot, "contacts", SATO)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (["show the deal Website redesign phase 2"], "set her city to Perth"),  # it has two contacts
        (["show Ruth Goldberg", "show the deal Sakura export licences"], "set her city to Perth"),
    ],
)
async def test_whoever_may_be_another_is_asked(
    talk: Talk, hubspot: SandboxClient, before: list[str], said: str
) -> None:
    for words in before:
        await talk.say(words, "get_deal" if "deal" in words else "get_contact")
    contacts = hubspot.records("contacts")
    await talk.say(said, "update_contact")
    assert talk.names()[-1] == "utter_hubspot_ask_which" and hubspot.records("contacts") == contacts
