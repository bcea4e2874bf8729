"""Undo of a change that is named: the last one or a part of it; of any other, nothing is written."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

DEAL = "Sakura calibration units"


def _deal(hubspot: SandboxClient) -> dict[str, str]:
    return named(hubspot, "deals", DEAL)[0]


@pytest.mark.parametrize(
    "said",
    [
        "undo the amount",
        "please undo the price",
        "set the amount back to what it was",
        "take back the owner change",
        "oops, the date was right before, undo that",
        "undo the date",
        "undo the phone number",
    ],
)
async def test_an_earlier_change_is_not_taken_for_the_last(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    for order in ("set its amount to 81k", "close it on 5 May 2027", "give it to Lukas", "move it to closed lost"):
        await talk.say(f"{order.replace('its', f'the {DEAL}').replace('it', DEAL, 1)}", "update_deal")
    before = _deal(hubspot)
    await talk.say("set the type to existing business", "update_deal")
    typed = _deal(hubspot)
    assert typed != before
    await talk.say(said, "undo")
    assert talk.names() == ["utter_hubspot_undo_only_last", "utter_hubspot_last_updated"]
    assert talk.result == "refused" and _deal(hubspot) == typed and is_clean(talk)
    await talk.press(talk.buttons()[0])
    assert talk.result == "done" and _deal(hubspot)["dealtype"] == before["dealtype"]


@pytest.mark.parametrize("said", ["undo the type", "undo", "undo the last change", "put the old value back", "undo it"])
async def test_the_last_change_is_undone(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(f"set the amount of {DEAL} to 81k", "update_deal")
    before = _deal(hubspot)
    await talk.say("set the type to existing business", "update_deal")
    await talk.say(said, "undo")
    assert talk.result == "done" and _deal(hubspot)["dealtype"] == before["dealtype"]
    assert _deal(hubspot)["amount"] == "81000"


async def test_a_change_of_another_record(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the amount of {DEAL} to 81k", "update_deal")
    await talk.say("set the amount of Northgate onboarding to 7k", "update_deal")
    for said in ("undo the calibration units one", "undo it for Sakura"):
        await talk.say(said, "undo")
        assert talk.names()[0] == "utter_hubspot_undo_only_last"
        assert named(hubspot, "deals", "Northgate onboarding")[0]["amount"] == "7000"
    await talk.say("undo the Northgate one", "undo")
    assert named(hubspot, "deals", "Northgate onboarding")[0]["amount"] == "7400"
    assert _deal(hubspot)["amount"] == "81000"


async def test_a_change_before_a_new_record(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the close date of {DEAL} to 5 May 2027", "update_deal")
    await talk.say("create a deal called Ponte Nuovo in qualified to buy for 5k", "create_deal")
    await talk.say("undo the close date", "undo")
    assert talk.names() == ["utter_hubspot_undo_only_last", "utter_hubspot_last_created"]
    assert named(hubspot, "deals", "Ponte Nuovo") and is_clean(talk)


async def test_what_was_no_part_of_the_last_change_is_told(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the close date of {DEAL} to 5 May 2027", "update_deal")
    day, amount = _deal(hubspot)["closedate"], _deal(hubspot)["amount"]
    await talk.say("set the amount to 81k", "update_deal")
    await talk.say("undo the amount and the close date", "undo")
    assert talk.result == "done" and "utter_hubspot_left_undone" in talk.names()
    assert (_deal(hubspot)["amount"], _deal(hubspot)["closedate"]) == (amount, day)


@pytest.mark.parametrize("intent", ["inform", "update_deal", "undo"])
@pytest.mark.parametrize(
    "said", ["no, leave it as it was", "no, keep it as it was", "please leave the amount as it was"]
)
async def test_what_is_to_be_as_it_was_is_not_said_to_be_so(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    before = _deal(hubspot)["amount"]
    await talk.say(f"set the amount of {DEAL} to 81k", "update_deal")
    await talk.say(said, intent)
    if "utter_hubspot_updated" not in talk.names():  # the intent may already tell that it goes back
        assert talk.names() == ["utter_hubspot_last_updated"] and is_clean(talk)
        await talk.press(talk.buttons()[0])
    assert _deal(hubspot)["amount"] == before


async def test_what_stays_as_it_is_is_left_alone(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the amount of {DEAL} to 81k", "update_deal")
    await talk.say("no, leave it as it is", "update_deal")
    assert talk.names() == ["utter_hubspot_left_alone"] and _deal(hubspot)["amount"] == "81000"
    await talk.say("show the deal Northgate onboarding", "get_deal")
    await talk.say("no, leave it as it was", "update_deal")
    assert talk.names() == ["utter_hubspot_left_alone"], "nothing of that one was changed"


async def test_what_it_was_before_is_told_in_its_currency(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the amount of Halden risk dashboard to 190k", "update_deal")
    await talk.say("what was it before?", "undo")
    assert "€210,000 → €190,000" in talk.text()
