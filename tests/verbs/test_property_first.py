"""The property said where it is asked of which record: it is kept, and the record asked for again."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SAKURA = "Sakura export licences"


@pytest.mark.parametrize(
    ("said", "intent", "value", "name", "held"),
    [
        ("the amount", "inform", "61k", "amount", "61000"),
        ("amount please", "update_deal", "61k", "amount", "61000"),
        ("stage", "list_stages", "contract sent", "dealstage", "contractsent"),
        ("its priority", "inform", "low", "hs_priority", "low"),
    ],
)
async def test_a_property_of_a_deal_said_first(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, value: str, name: str, held: str
) -> None:
    await talk.say("change a deal", "update_deal")
    await talk.say(said, intent)
    assert talk.slots["requested_slot"] == "hubspot_deal" and talk.names()[0] == "utter_hubspot_noted"
    await talk.say(SAKURA, "inform")
    assert talk.slots["requested_slot"] == "hubspot_value"
    await talk.say(value, "inform")
    assert named(hubspot, "deals", SAKURA)[0][name] == held and is_clean(talk)


@pytest.mark.parametrize("said", ["her job title", "job title", "the position"])
async def test_a_property_of_a_contact_said_first(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("edit a contact", "update_contact")
    await talk.say(said, "inform")
    await talk.say("Olena Kovalenko", "inform")
    await talk.say("Head of Law", "inform")
    (olena,) = named(hubspot, "contacts", "olena.kovalenko@northgate.example.com")
    assert olena["jobtitle"] == "Head of Law" and is_clean(talk)


async def test_two_properties_said_first(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change a deal", "update_deal")
    for said in ("the amount and the stage", SAKURA, "61k", "contract sent"):
        await talk.say(said, "inform")
    (deal,) = named(hubspot, "deals", SAKURA)
    assert (deal["amount"], deal["dealstage"]) == ("61000", "contractsent") and is_clean(talk)


async def test_an_address_behind_the_property_is_whose_it_is(talk: Talk) -> None:
    await talk.say("edit a contact", "update_contact")
    await talk.say("email olena.kovalenko@northgate.example.com", "inform")
    assert talk.slots["requested_slot"] == "hubspot_property" and "Olena Kovalenko" in talk.text()


async def test_what_is_asked_of_the_owners_is_answered(talk: Talk) -> None:
    await talk.say("change a deal", "update_deal")
    await talk.say("which owners are there?", "list_owners")
    assert talk.names()[0] == "utter_hubspot_owners" and talk.slots["requested_slot"] == "hubspot_deal"


DEAL = "Northgate API gateway"


@pytest.mark.parametrize(
    ("said", "intent", "value", "property_"),
    [
        ("amount", "inform", "91k", "amount"), ("the amount", "search_deals", "91k", "amount"),
        ("stage", "search_deals", "Contract Sent", "dealstage"), ("owner", "list_owners", "Priya", "hubspot_owner_id"),
        ("its priority", "get_deal", "High", "hs_priority"), ("description", "update_deal", "by phone", "description"),
    ],
)  # fmt: skip
async def test_it_is_kept(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, value: str, property_: str
) -> None:
    before = named(hubspot, "deals", DEAL)[0]
    await talk.say("update a deal", "update_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_deal"]
    assert talk.slots["requested_slot"] == "hubspot_deal"
    await talk.say(DEAL, "inform")
    assert talk.slots["requested_slot"] == "hubspot_value" and named(hubspot, "deals", DEAL)[0] == before
    await talk.say(value, "inform")
    after = named(hubspot, "deals", DEAL)[0]
    changed = {name for name in after if after[name] != before.get(name)}
    assert property_ in changed and talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize("said", ["her email", "the city", "job title", "Lifecycle stage", "phone"])
async def test_of_people(talk: Talk, said: str) -> None:
    await talk.say("change a contact", "update_contact")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_noted", "utter_hubspot_ask_contact"]
    await talk.say("Sam May", "inform")
    assert talk.slots["requested_slot"] == "hubspot_value"


@pytest.mark.parametrize("said", [DEAL, "the API gateway", "Quillfeather print archive"])
async def test_a_name_is_a_name(talk: Talk, said: str) -> None:
    await talk.say("update a deal", "update_deal")
    await talk.say(said, "inform")
    assert talk.slots["requested_slot"] == "hubspot_property" and "utter_hubspot_noted" not in talk.names()


async def test_among_candidates_a_property_picks_none(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("update the website redesign deal", "update_deal")
    before = hubspot.records("deals")
    await talk.say("amount", "inform")
    assert talk.slots["requested_slot"] == "hubspot_deal" and hubspot.records("deals") == before


async def test_calling_it_off_forgets_it(talk: Talk) -> None:
    await talk.say("update a deal", "update_deal")
    await talk.say("amount", "inform")
    await talk.say("cancel", "cancel")
    assert talk.result == "cancelled" and is_clean(talk)
