"""News of another record, said while a question about this one is open."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize(
    ("words", "property_", "value"),
    [
        ("Northgate onboarding was lost", "dealstage", "closedlost"),
        ("Northgate onboarding is at 9k", "amount", "9000"),
        ("Northgate onboarding closes on 5 January 2027", "closedate", "2027-01-05"),
    ],
)
async def test_it_is_changed_and_the_question_comes_again(
    talk: Talk, hubspot: SandboxClient, words: str, property_: str, value: str
) -> None:
    before = named(hubspot, "deals", "Kestrel arm upgrade")
    await talk.say("update the deal Kestrel arm upgrade", "update_deal")
    await talk.say(words, "inform")
    assert named(hubspot, "deals", "Northgate onboarding")[0][property_].startswith(value)
    assert named(hubspot, "deals", "Kestrel arm upgrade") == before
    assert talk.slots["requested_slot"] == "hubspot_property"
    await talk.say("the amount to 12k", "inform")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "12000" and is_clean(talk)


async def test_a_new_deal_waits_for_its_own_stage(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Willow annex for 3k", "create_deal")
    await talk.say("Northgate onboarding was won", "inform")
    assert named(hubspot, "deals", "Northgate onboarding")[0]["dealstage"] == "closedwon"
    assert not named(hubspot, "deals", "Willow annex") and talk.slots["requested_slot"] == "hubspot_deal_stage"
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Willow annex")[0]["dealstage"] == "contractsent" and is_clean(talk)


@pytest.mark.parametrize("words", ["closed won", "it was won", "the deal was won", "it is closed won for Kestrel"])
async def test_an_answer_stays_one(talk: Talk, hubspot: SandboxClient, words: str) -> None:
    await talk.say("create a deal called Willow annex for 3k", "create_deal")
    await talk.say(words, "inform")
    assert named(hubspot, "deals", "Willow annex")[0]["dealstage"] == "closedwon"


async def test_words_of_the_record_itself_are_its_change(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("update the deal Kestrel arm upgrade", "update_deal")
    await talk.say("Kestrel arm upgrade was lost", "inform")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["dealstage"] == "closedlost" and is_clean(talk)


async def test_one_of_several_is_no_amount(talk: Talk, hubspot: SandboxClient) -> None:
    before = named(hubspot, "deals", "Kestrel arm upgrade")
    await talk.say("update the deal Kestrel arm upgrade", "update_deal")
    await talk.say("the 36k one", "inform")
    assert named(hubspot, "deals", "Kestrel arm upgrade") == before
    await talk.say("the third one", "inform")
    assert talk.slots["requested_slot"] == "hubspot_value", "the amount, third of what was offered"


@pytest.mark.parametrize("questions", [1, 2])
async def test_a_no_leaves_it_alone(talk: Talk, hubspot: SandboxClient, questions: int) -> None:
    before = named(hubspot, "deals", "Kestrel arm upgrade")
    await talk.say("update the deal Kestrel arm upgrade", "update_deal")
    if questions > 1:
        await talk.say("amount", "inform")
    await talk.say("no", "deny")
    assert talk.result == "cancelled" and is_clean(talk)
    assert named(hubspot, "deals", "Kestrel arm upgrade") == before
