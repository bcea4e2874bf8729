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
