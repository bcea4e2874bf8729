"""A stage that is excepted, not yet reached, or told for a day to come is not written."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

DEAL = "Verdant irrigation analytics"


def _held(hubspot: SandboxClient) -> tuple[str, str]:
    deal = named(hubspot, "deals", DEAL)[0]
    return deal["dealstage"], deal["closedate"][:10]


@pytest.mark.parametrize(
    "said",
    ["move {} to any stage but closed won", "set the stage of {} to any other stage but closed lost",
     "move {} to some stage except closed won", "put {} anywhere but closed lost", "make {} anything but closed won",
     "{}: any stage but contract sent", "move {} to any of the stages other than contract sent"],
)  # fmt: skip
async def test_an_excepted_stage_is_none_to_choose(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = _held(hubspot)
    await talk.say(said.format(DEAL), "update_deal")
    assert talk.names() == ["utter_hubspot_unknown_option", "utter_hubspot_ask_value"] and _held(hubspot) == before
    refused = said.rpartition(" closed ")[2] if " closed " in said else "Contract"
    assert not any(refused.title() in button["title"] for button in talk.buttons())


@pytest.mark.parametrize(
    "said",
    ["{} is almost contract sent", "{} is as good as won", "{} is close to closed won", "{} is half lost",
     "{} is not quite closed won", "{} is nowhere near closed lost", "{} is practically won", "{} might be closed lost",
     "move {} to the stage before closed won", "put {} in a stage before closed lost",
     "hopefully {} is won", "{} is going to be lost",
     "{} will be in contract sent next week", "{} should be in contract sent by the 20th of January"],
)  # fmt: skip
async def test_a_stage_not_reached_is_not_written(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = _held(hubspot)
    await talk.say(said.format(DEAL), "update_deal")
    assert _held(hubspot) == before and talk.result != "done"


@pytest.mark.parametrize(
    "said",
    ["{} should be won by 15 January 2031", "{} needs to be closed won by January 15, 2031",
     "{} will be won on 15 January 2031", "{} will be signed by 15 January 2031", "{} gets signed on 15 January 2031",
     "{} should be signed 15 January 2031", "we expect {} to be won by 2031-01-15"],
)  # fmt: skip
async def test_an_end_to_come_is_a_close_date(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    assert _held(hubspot) == ("presentationscheduled", "2031-01-15") and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "stage"),
    [("{} should be closed won", "closedwon"), ("the stage of {} will be contract sent", "contractsent"),
     ("we won {}, it was close", "closedwon"),
     ("move {} to contract sent, but leave the date", "contractsent"), ("close {} as lost", "closedlost"),
     ("I think {} is lost", "closedlost")],
)  # fmt: skip
async def test_what_is_ordered_or_told_is_done(talk: Talk, hubspot: SandboxClient, said: str, stage: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    assert _held(hubspot)[0] == stage and is_clean(talk)


@pytest.mark.parametrize(
    "said",
    ["create a deal called Rowan bridge for 5k, any stage but closed won",
     "create a deal called Rowan bridge for 5k, nearly closed won",
     "create a deal called Rowan bridge for 5k in every stage except contract sent"],
)  # fmt: skip
async def test_a_new_deal_is_in_none_of_them(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said, "create_deal")
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage" and not named(hubspot, "deals", "Rowan bridge")
