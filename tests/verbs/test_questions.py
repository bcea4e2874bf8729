"""A question is never an answer: in the middle of a form it is answered, and the form goes on."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named


@pytest.mark.parametrize(
    ("question", "intent", "confidence"),
    [
        ("which deals are in contract sent right now?", "search_deals", 1.0),
        ("how many deals are in contract sent?", "inform", 0.9),
        ("what's in contract sent", "search_deals", 0.6),
    ],
)
async def test_a_question_with_a_value_is_no_answer(
    talk: Talk, hubspot: SandboxClient, question: str, intent: str, confidence: float
) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say(question, intent, confidence)
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage" and not named(hubspot, "deals", "Larkspur")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Larkspur")


async def test_a_question_is_no_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Add a contact named Ines Duarte", "create_contact")
    await talk.say("do we already have someone called Duarte?", "get_contact", 0.63)
    assert "utter_hubspot_noted" not in talk.names() and talk.names()[-1] == "utter_hubspot_ask_contact_email"
    await talk.say("ines.duarte@casaverde.example.com", "inform")
    assert talk.result == "done" and talk.said[-1]["title"] == "Ines Duarte"


async def test_several_answer_a_question_without_one_more(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add a deal", "create_deal")
    await talk.say("do we have anything with Zephyr already?", "get_deal")
    assert "utter_hubspot_these_fit" in talk.names() and talk.names()[-1] == "utter_hubspot_ask_deal_name"
    await talk.say("Zephyr loom upgrade", "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage"


async def test_a_name_may_look_like_a_question(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("Which Way Is Up", "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage"


async def test_a_question_about_the_last_one_made_undoes_nothing(talk: Talk) -> None:
    await talk.say("what was the last deal i created?", "undo")
    assert talk.names() == ["utter_hubspot_found"]
    await talk.say("who changed it last?", "undo")
    assert talk.names() == ["utter_hubspot_out_of_scope"]


async def test_the_owner_of_one_is_asked_of_that_one(talk: Talk) -> None:
    await talk.say("who's the owner of Kestrel arm upgrade?", "list_owners")
    assert talk.names() == ["utter_hubspot_found"] and "Owner: Dana Whitfield" in talk.text()
    await talk.say("who can be the owner of a deal?", "list_owners")
    assert talk.names() == ["utter_hubspot_owners"]


@pytest.mark.parametrize(
    ("shown", "said", "label"),
    [
        ("Studio 54 lighting", "is it still without a close date?", "Close Date"),
        ("Studio 54 lighting", "and is it missing an owner?", "Owner"),
        ("Emily Nguyen", "is she still without an owner?", "Owner"),
        ("Emily Nguyen", "was she lacking a phone?", "Phone Number"),
    ],
)
@pytest.mark.parametrize("intent", ["get_contact", "search_contacts", "inform"])
async def test_what_the_record_at_hand_is_without(talk: Talk, shown: str, said: str, label: str, intent: str) -> None:
    await talk.say(f"show {shown}", "get_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_found"]
    assert talk.text().startswith(f"{shown}\n") and f"{label}: " in talk.text().splitlines()[1]
