"""Whole sentences, by conversation without Rasa: orders at a question, names like orders, a second new record."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

LOOKS = ("get_deal", "update_deal", "search_deals")


@pytest.mark.parametrize("intent", LOOKS)
async def test_what_plainly_makes_a_deal_does(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("Create deal Oakhurst badge readers in stage Contract Sent", intent)
    assert named(hubspot, "deals", "Oakhurst badge readers")[0]["dealstage"] == "contractsent"


async def test_a_stage_that_there_is_none_of_is_asked_for(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Create deal Oakhurst badge readers in stage Legal Review", "create_deal")
    assert "Legal Review" in talk.text() and "Contract Sent" in talk.text()
    await talk.say("ok, contract sent then", "inform")
    assert named(hubspot, "deals", "Oakhurst badge readers")[0]["dealstage"] == "contractsent"


async def test_an_order_at_a_question_is_no_value(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the contract reference of Halden risk dashboard", "update_deal")
    await talk.say("Set its renewal region to LATAM.", "update_deal")
    assert "LATAM" in talk.text() and "EMEA" in talk.text()
    await talk.say("EMEA", "inform")
    deal = named(hubspot, "deals", "Halden risk dashboard")[0]
    assert deal["renewal_region"] == "EMEA" and not deal.get("contract_reference")


async def test_a_name_that_sounds_like_a_change(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say("Lost Valley Lodge", "update_deal")
    await talk.say("contract sent", "inform")
    assert named(hubspot, "deals", "Lost Valley Lodge")


async def test_what_is_said_of_the_new_one_starts_no_other(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal Cinderford door cards", "create_deal")
    await talk.say("Right, the new one goes in contract sent", "create_deal")
    assert named(hubspot, "deals", "Cinderford door cards")[0]["dealstage"] == "contractsent"


async def test_a_pipeline_that_there_is_none_of_is_asked_about(talk: Talk) -> None:
    await talk.say("show me everything over 20,000 in the Partner pipeline", "search_deals")
    assert "Renewals" in talk.text() and talk.result is None
    await talk.say("I meant the Renewals pipeline", "inform")
    assert "9 deals" in talk.text() and talk.result == "done"


async def test_a_free_text_is_kept_as_it_was_written(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change the description of Halden risk dashboard", "update_deal")
    await talk.say("The old sensors should be removed first", "inform")
    assert (
        named(hubspot, "deals", "Halden risk dashboard")[0]["description"] == "The old sensors should be removed first"
    )
