"""What is an answer, what a correction, what another job."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


async def test_a_correction_of_an_earlier_answer(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Larkspur for 5k", "create_deal")
    await talk.say("no, the name is Bramble", "update_deal")
    await talk.say("actually amount 7k", "update_deal")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Bramble")[0]["amount"] == "7000" and is_clean(talk)


async def test_a_change_of_a_record_that_exists_is_no_answer(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a contact zed@example.org", "create_contact")
    await talk.say("change the amount of Kestrel arm upgrade to 5k", "update_deal")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "5000"
    assert talk.slots["requested_slot"] == "hubspot_contact_first_name"


async def test_a_delete_is_never_an_answer(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a contact", "create_contact")
    await talk.say("delete contact ruth.goldberg@example.com", "delete_contact")
    assert talk.slots["requested_slot"] == "hubspot_confirmation"


@pytest.mark.parametrize("confidence", [0.3, 0.65])
async def test_an_unsure_intent_does_not_interrupt(talk: Talk, hubspot: SandboxClient, confidence: float) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("Larkspur", "list_contacts", confidence)
    await talk.say("contract sent", "search_deals")
    assert named(hubspot, "deals", "Larkspur"), "a stage is an answer, whatever its intent looks like"


async def test_three_bad_answers(talk: Talk) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    for count in range(1, 4):
        await talk.say("blorp", "inform")
        assert ("utter_hubspot_offer_to_stop" in talk.names()) == (count == 3)


@pytest.mark.parametrize("order", [("deal", "contact"), ("contact", "deal")])
async def test_a_create_within_a_create(talk: Talk, hubspot: SandboxClient, order: tuple[str, str]) -> None:
    answers = {"deal": ["Larkspur", "contract sent"], "contact": ["zed@example.org", "Zed Zulu"]}
    outer, inner = order
    await talk.say(f"create a {outer}", f"create_{outer}")
    await talk.say(f"create a {inner}", f"create_{inner}")
    for answer in (*answers[inner], *answers[outer]):
        await talk.say(answer, "inform")
    assert named(hubspot, "deals", "Larkspur") and named(hubspot, "contacts", "zed@example.org")
    assert is_clean(talk)


@pytest.mark.parametrize(
    ("name", "intent"), [("Hello Fresh", "greet"), ("Gordon Bye", "goodbye"), ("Hi-Tech", "greet")]
)
async def test_a_name_that_sounds_like_small_talk(talk: Talk, name: str, intent: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(name, intent, confidence=0.99)
    assert talk.slots.get("hubspot_deal_name") == name


@pytest.mark.parametrize("said", ["hello there", "Hello", "good bye", "HI ALL"])
async def test_small_talk_is_no_name(talk: Talk, said: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(said, "greet", confidence=0.99)
    assert talk.slots.get("hubspot_deal_name") is None


async def test_me_is_nobody_while_it_is_unknown_who_that_is(talk: Talk) -> None:
    await talk.say("create a deal called Owl, owner me", "create_deal")
    assert talk.names()[0] == "utter_hubspot_unknown_me"


@pytest.mark.parametrize("intent", ["help", "inform", "nlu_fallback"])
@pytest.mark.parametrize(
    "said",
    ["what are the options", "can i also change the date?", "What can I say here?", "options?", "what do you need"],
)
async def test_what_a_question_expects_is_told(talk: Talk, said: str, intent: str) -> None:
    await talk.say("create a deal called Larch", "create_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_expected_deal_stage", "utter_hubspot_ask_deal_stage"]


@pytest.mark.parametrize("said", ["What If", "the options deal", "can i set the amount to 5k?"])
async def test_another_question_is_none_of_that(talk: Talk, said: str) -> None:
    await talk.say("create a deal called Larch", "create_deal")
    await talk.say(said, "inform")
    assert "utter_hubspot_expected_deal_stage" not in talk.names()
