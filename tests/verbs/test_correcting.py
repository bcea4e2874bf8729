"""What is corrected is what the words can mean, counted from where they count."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize(
    ("words", "property_", "value"), [("actually make it 15k", "amount", "15000"), ("no, 51k", "amount", "51000")]
)
async def test_an_amount_is_no_name(talk: Talk, hubspot: SandboxClient, words: str, property_: str, value: str) -> None:
    await talk.say("rename Kestrel arm upgrade to Zebra crossing", "update_deal")
    await talk.say(words, "inform")
    if talk.slots.get("requested_slot"):  # bare, it is proposed first
        await talk.say("yes", "affirm")
    assert named(hubspot, "deals", "Zebra crossing")[0][property_] == value and is_clean(talk)


async def test_another_name_is_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("rename Kestrel arm upgrade to Zebra crossing", "update_deal")
    await talk.say("no, Zebra 2", "inform")
    assert named(hubspot, "deals", "Zebra 2") and is_clean(talk)


async def test_back_one_stage_counts_from_where_it_is(talk: Talk, hubspot: SandboxClient) -> None:
    before = named(hubspot, "deals", "Kestrel arm upgrade")[0]["dealstage"]
    await talk.say("move Kestrel arm upgrade to the next stage", "update_deal")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["dealstage"] != before
    await talk.say("back one stage", "inform")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["dealstage"] == before


async def test_another_stage_is_asked_for(talk: Talk, hubspot: SandboxClient) -> None:
    before = named(hubspot, "deals", "Kestrel arm upgrade")
    await talk.say("move Kestrel arm upgrade to another stage", "update_deal")
    assert talk.slots["requested_slot"] == "hubspot_value" and "Contract Sent" in talk.text()
    assert named(hubspot, "deals", "Kestrel arm upgrade") == before


async def test_a_stage_corrected_goes_back_to_its_pipeline(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("put Zephyr Textiles renewal into contract sent", "update_deal")
    await talk.say("sorry: negotiation", "inform")
    deal = named(hubspot, "deals", "Zephyr Textiles renewal")[0]
    assert (deal["dealstage"], deal["pipeline"]) == ("1287604513", "871330146") and is_clean(talk)
