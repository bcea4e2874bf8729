"""What is to have no value, said in small: "no close date please" asks whether it shall be emptied."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SAKURA = "Sakura export licences"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("no close date please", "inform"),
        ("no closing date", "update_deal"),
        ("without a close date", "update_deal"),
        ("it should have no close date", "update_deal"),
        ("no close date please", "delete_deal"),
    ],
)
@pytest.mark.parametrize("answer", ["yes", "no"])
async def test_a_value_that_is_to_go(talk: Talk, hubspot: SandboxClient, said: str, intent: str, answer: str) -> None:
    await talk.say(f"show {SAKURA}", "get_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_propose_change"]
    assert named(hubspot, "deals", SAKURA)[0]["closedate"]
    await talk.say(answer, "affirm" if answer == "yes" else "deny")
    assert bool(named(hubspot, "deals", SAKURA)[0].get("closedate")) == (answer == "no") and is_clean(talk)


async def test_of_a_list_it_is_a_criterion(talk: Talk) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say("without close date", "inform")
    assert "no close date" in talk.text() and talk.names()[0] == "utter_hubspot_hits"


async def test_an_order_to_clear_is_no_question(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show {SAKURA}", "get_deal")
    await talk.say("clear the close date", "update_deal")
    assert not named(hubspot, "deals", SAKURA)[0].get("closedate") and is_clean(talk)
