"""A unique property of the account's own, whose value another record has: which one is told, and asked for again."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

SAM, CHLOE = "sam.may@quillfeather.example.com", "chloe.gagnon@northgate.example.com"


@pytest.fixture(autouse=True)
async def taken(talk: Talk) -> None:
    """Sam has the number."""
    await talk.say("set the customer number of Sam May to Q-31", "update_contact")


async def test_an_update(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("contacts")
    await talk.say("set the customer number of Chloé Gagnon to Q-31", "update_contact")
    assert talk.names() == ["utter_hubspot_conflict", "utter_hubspot_ask_value"]
    assert talk.slots["requested_slot"] == "hubspot_value" and hubspot.records("contacts") == before
    await talk.say("Q-32", "inform")
    assert named(hubspot, "contacts", CHLOE)[0]["customer_number"] == "Q-32" and talk.result == "done"


async def test_a_create_is_no_second_one_of_somebody_else(talk: Talk, hubspot: SandboxClient) -> None:
    sam = named(hubspot, "contacts", SAM)[0]
    await talk.say("create contact Ada Quirk ada.quirk@example.com, customer number Q-31", "create_contact")
    assert talk.names() == ["utter_hubspot_conflict", "utter_hubspot_ask_value"] and "Sam" not in talk.text()
    await talk.say("Q-33", "inform")
    made = named(hubspot, "contacts", "ada.quirk@example.com")
    assert [m["customer_number"] for m in made] == ["Q-33"] and named(hubspot, "contacts", SAM)[0] == sam
