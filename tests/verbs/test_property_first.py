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
