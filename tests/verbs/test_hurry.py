"""Wishes in a hurry: an edit that says not of what, a question about whose it is, facts of who was just created."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize("intent", ["inform", "nlu_fallback", "get_contact", "update_deal"])
async def test_an_edit_asks_what_to_change(talk: Talk, intent: str) -> None:
    await talk.say("edit arjun mehta", intent)
    assert talk.names()[-1] == "utter_hubspot_ask_property"
    await talk.say("job title", "inform")
    await talk.say("Chairman", "inform")
    assert "Chairman" in talk.text() and talk.result == "done" and is_clean(talk)


async def test_whose_it_is(talk: Talk) -> None:
    await talk.say("show wei.chen@sakura-instruments.example.com", "get_contact")
    await talk.say("whos the owner", "list_owners")
    assert talk.words("utter_hubspot_found")["title"] == "Wei Chen"
    await talk.say("who are the owners", "list_owners")
    assert talk.names() == ["utter_hubspot_owners"]


async def test_facts_of_who_was_just_created(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add contact Tobias Renn, tobias.renn@example.com", "create_contact")
    await talk.say("hes a customer, owner dana", "create_contact")
    held = named(hubspot, "contacts", "tobias.renn@example.com")[0]
    assert held["lifecyclestage"] == "customer" and held["hubspot_owner_id"] and is_clean(talk)
    await talk.say("she's a new lead, Ann Lee, ann.lee@example.com", "create_contact")
    assert named(hubspot, "contacts", "ann.lee@example.com")


async def test_a_day_that_can_be_two_is_asked_about(talk: Talk) -> None:
    await talk.say("northgate single sign-on close date 04/05/2027", "nlu_fallback")
    await talk.say("4 may", "inform")
    assert "May 4, 2027" in talk.text() and talk.result == "done" and is_clean(talk)


async def test_a_label_wins_over_the_shorter_one_in_it(talk: Talk) -> None:
    await talk.say("verdant irrigation analytics is lost. closed lost reason budget freeze", "update_deal")
    assert "Closed Lost Reason: — → budget freeze" in talk.text() and "Closed Lost" in talk.text()
