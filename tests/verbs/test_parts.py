"""What was said to be part of a deal is no record: a wish to have it off the deal deletes none."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean

MADE = "create a deal Larkspur for 8k in contract sent, line items: 3 x install, 2 x training, support"


@pytest.mark.parametrize("intent", ["delete_deal", "update_deal"])
@pytest.mark.parametrize(
    "text",
    [
        "remove training",
        "take training off",
        "scrap the training, please",
        "delete the training line",
        "remove the training from the deal",
        "take the support out of it again",
        "get rid of the install",
        "remove the training line item",
        "delete product support",
    ],
)
async def test_part_of_a_new_deal(talk: Talk, hubspot: SandboxClient, text: str, intent: str) -> None:
    await talk.say(MADE, "create_deal")
    before = hubspot.records("deals")
    await talk.say(text, intent)
    assert talk.names() == ["utter_hubspot_out_of_scope"] and talk.result == "refused" and is_clean(talk)
    assert hubspot.records("deals") == before


async def test_part_that_the_deal_is_called_after(talk: Talk) -> None:
    await talk.say("create a deal Larkspur training for 8k in contract sent with seats, training", "create_deal")
    await talk.say("remove training", "delete_deal")
    assert "utter_hubspot_ask_confirmation" not in talk.names()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("remove Larkspur", "Larkspur"),
        ("remove the training deal", "Halden compliance training"),
        ("drop Halden compliance training", "Halden compliance training"),
        ("delete it", "Larkspur"),
    ],
)
async def test_records_go_as_before(talk: Talk, text: str, title: str) -> None:
    await talk.say(MADE, "create_deal")
    await talk.say(text, "delete_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and talk.words(talk.names()[0])["title"] == title


async def test_nothing_was_told_of_it(talk: Talk) -> None:
    await talk.say("show the deal Kestrel arm upgrade", "get_deal")
    await talk.say("remove Halden compliance", "delete_deal")
    assert talk.words("utter_hubspot_ask_confirmation")["title"] == "Halden compliance training"


async def test_a_record_that_was_spoken_of_in_short(talk: Talk) -> None:
    await talk.say("set the amount of the deal Halden training to 5k", "update_deal")
    await talk.say("delete Halden training", "delete_deal")
    assert talk.words("utter_hubspot_ask_confirmation")["title"] == "Halden compliance training"
