"""Buttons of the bot's last message that are typed: channels without buttons show their titles only."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


async def unsure(talk: Talk, text: str, *likely: str) -> None:
    """A message that NLU does not know, with the likeliest readings."""
    talk.ranking = [{"name": name, "confidence": 0.3} for name in likely]
    await talk.say(text, "nlu_fallback")
    talk.ranking = []
    assert talk.names() == ["utter_hubspot_clarify"] and len(talk.buttons()) == 2


@pytest.mark.parametrize(
    "choice", ["2", "the second one", "Create a deal", "create", "number two please", "the last one"]
)
async def test_a_reading_is_chosen_by_words(talk: Talk, hubspot: SandboxClient, choice: str) -> None:
    await unsure(talk, "i need a deal", "delete_deal", "create_deal")
    await talk.say(choice, "inform")
    assert talk.names() == ["utter_hubspot_ask_deal_name"] and talk.loop == "hubspot_create_deal_form"
    await talk.say("Quarry lease in contract sent", "inform")
    assert talk.result == "done" and is_clean(talk) and named(hubspot, "deals", "Quarry lease")


async def test_what_was_offered_where_nothing_was_found(talk: Talk) -> None:
    await talk.say("show the deal Xyzzy plugh", "get_deal")
    assert talk.names() == ["utter_hubspot_none_found"]
    await talk.say("2", "inform")
    assert talk.loop == "hubspot_create_deal_form" and "utter_hubspot_ask_deal_name" in talk.names()


@pytest.mark.parametrize("choice", ["3", "none of them", "never mind that"])
async def test_what_was_not_offered_is_none_of_them(talk: Talk, choice: str) -> None:
    await unsure(talk, "i need a deal", "delete_deal", "create_deal")
    await talk.say(choice, "inform")
    assert talk.loop is None and is_clean(talk)


async def test_a_number_after_something_else_is_a_row(talk: Talk) -> None:
    await unsure(talk, "i need a deal", "delete_deal", "create_deal")
    await talk.say("list deals", "list_deals")
    await talk.say("2", "inform")
    assert talk.names() == ["utter_hubspot_found"] and talk.result == "done"


@pytest.mark.parametrize(("said", "intent"), [("yes", "inform"), ("yes please", "inform"), ("kk", "affirm")])
async def test_a_yes_to_an_offer_searches(talk: Talk, said: str, intent: str) -> None:
    talk.actions["action_affirm"] = talk.actions["action_inform"]  # as in data/common.yml
    await talk.say("show the deal Xyzzy plugh", "get_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_deal_criteria"]


@pytest.mark.parametrize(("said", "intent"), [("no thanks", "inform"), ("nope", "deny"), ("ok no", "inform")])
async def test_a_no_to_an_offer_is_heard(talk: Talk, said: str, intent: str) -> None:
    talk.actions["action_deny"] = talk.actions["action_inform"]
    await talk.say("show the deal Xyzzy plugh", "get_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_nothing_changed"] and is_clean(talk)
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_nothing_to_confirm"], "nothing is offered any more"


async def test_a_yes_to_two_readings_writes_nothing(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("deals")
    await unsure(talk, "i need a deal", "delete_deal", "create_deal")
    await talk.say("yes", "inform")
    assert talk.loop is None and hubspot.records("deals") == before


@pytest.mark.parametrize("likely", [(), ("undo", "cancel", "affirm"), ("affirm", "deny", "greet", "cancel")])
async def test_a_list_of_readings_is_never_empty(talk: Talk, likely: tuple[str, ...]) -> None:
    talk.ranking = [{"name": name, "confidence": 0.2} for name in likely]
    await talk.say("ok now", "nlu_fallback")
    assert "utter_hubspot_clarify" not in talk.names() and "help" in talk.text()


@pytest.mark.parametrize(
    ("said", "intent"), [("yes", "affirm"), ("yes please", "affirm"), ("change it", "inform"), ("ok", "inform")]
)
async def test_a_yes_to_changing_the_one_that_is_there(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    talk.actions["action_affirm"] = talk.actions["action_inform"]
    await talk.say("show the contact Arjun Mehta", "get_contact")
    await talk.say("create a contact with e-mail eva.novotna@ostravasteel.example.com", "create_contact")
    before = hubspot.records("contacts")
    await talk.say(said, intent)
    assert talk.slots["requested_slot"] == "hubspot_property" and "Eva Novotná" in talk.text()
    assert hubspot.records("contacts") == before


async def test_a_yes_with_the_change_makes_it(talk: Talk) -> None:
    talk.actions["action_affirm"] = talk.actions["action_inform"]
    await talk.say("create a contact with e-mail eva.novotna@ostravasteel.example.com", "create_contact")
    await talk.say("yes, her title is Head of Melting", "affirm")
    assert "→ Head of Melting" in talk.text() and "Eva Novotná" in talk.text()


async def test_a_no_to_changing_the_one_that_is_there(talk: Talk) -> None:
    talk.actions["action_deny"] = talk.actions["action_inform"]
    await talk.say("create a contact with e-mail eva.novotna@ostravasteel.example.com", "create_contact")
    await talk.say("no thanks", "deny")
    assert talk.names() == ["utter_hubspot_nothing_changed"] and is_clean(talk)
