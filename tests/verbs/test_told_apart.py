"""Several are called so, and the message tells more of the one that is meant."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("show Website redesign deal worth 22k", "$22,000"),
        ("show the Website redesign worth 22k", "$22,000"),
        ("open the $22k Website redesign deal", "$22,000"),
        ("get the website deal for 18.5k euros", "€18,500"),
        ("show Tallgrass deal in closed won", "Tallgrass outage alerts"),
        ("open the Brightwater annual renewal deal owned by Lukas for 36k", "€36,000"),
        ("pull up the Kestrel deal in presentation scheduled", "Kestrel arm upgrade"),
    ],
)
async def test_it_is_looked_at(talk: Talk, said: str, shown: str) -> None:
    await talk.say(said, "get_deal")
    assert talk.names() == ["utter_hubspot_found"] and shown in talk.text()


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("delete the Website redesign deal worth 22k", "Website redesign — $22,000"),
        ("delete Kestrel deal in qualified to buy", "Kestrel 2027 retainer"),
    ],
)
async def test_it_goes_after_a_yes(talk: Talk, said: str, row: str) -> None:
    await talk.say(said, "delete_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and row in talk.text()


@pytest.mark.parametrize(
    "said",
    [
        "show Tallgrass deal worth 1 million",
        "show Website redesign amount and owner",
        "is Website redesign closed won?",
        "who owns Website redesign",
    ],
)
async def test_where_nothing_tells_them_apart_it_is_asked(talk: Talk, said: str) -> None:
    await talk.say(said, "get_deal")
    assert talk.names()[-1] == "utter_hubspot_ask_which"


async def test_a_value_to_be_written_tells_none_apart(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("deals")
    await talk.say("set the amount of Website redesign to 22k", "update_deal")
    assert talk.names()[-1] == "utter_hubspot_ask_which" and hubspot.records("deals") == before
