"""What is told of something else than the record is not written: a demo's day is no close date."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named


@pytest.mark.parametrize(
    "remark",
    [
        "i spoke with them yesterday",
        "their budget is approved until end of january",
        "they have a budget of 50k",
        "Tallgrass meter pilot, call planned for 7 december",
        "Tallgrass meter pilot kickoff was on monday",
        "Tallgrass meter pilot: waiting for approval until march",
        "we pitched Tallgrass meter pilot last week",
        "presented Tallgrass meter pilot yesterday",
        "Tallgrass meter pilot, they decide on 7 december",
        "contract draft for Tallgrass meter pilot sent on monday",
        "we reviewed Tallgrass meter pilot on 3 november",
        "call on 20/8/2027",
        "call them on friday",
        "please call her on 7 december",
    ],
)
async def test_a_remark_is_asked_about_first(talk: Talk, hubspot: SandboxClient, remark: str) -> None:
    before = named(hubspot, "deals", "Tallgrass meter pilot")
    await talk.say("show deal Tallgrass meter pilot", "get_deal")
    await talk.say(remark, "update_deal")
    assert named(hubspot, "deals", "Tallgrass meter pilot") == before
    await talk.say("no", "deny")
    assert named(hubspot, "deals", "Tallgrass meter pilot") == before


@pytest.mark.parametrize(
    "order",
    ["push Tallgrass meter pilot to q1", "the amount they offered is 50k", "it closes on 7 december",
     "Tallgrass meter pilot got postponed until 7 december", "Tallgrass meter pilot moved to 7 december",
     "they rescheduled Tallgrass meter pilot to 7 december", "Tallgrass meter pilot will be signed on 7 december",
     "Tallgrass meter pilot 7 december"],
)  # fmt: skip
async def test_an_order_is_not(talk: Talk, order: str) -> None:
    await talk.say("show deal Tallgrass meter pilot", "get_deal")
    await talk.say(order, "update_deal")
    assert talk.names() == ["utter_hubspot_updated"]


@pytest.mark.parametrize("call", ["call on 20 August 2027", "and call them on friday", "I'll call her tomorrow"])
async def test_a_call_taken_for_news_moves_no_date(talk: Talk, hubspot: SandboxClient, call: str) -> None:
    before = named(hubspot, "deals", "Tallgrass meter pilot")
    await talk.say("show deal Tallgrass meter pilot", "get_deal")
    await talk.say(call, "inform")
    assert named(hubspot, "deals", "Tallgrass meter pilot") == before


@pytest.mark.parametrize("wish", ["copy it for next year", "clone this deal with close date june 2027"])
async def test_a_copy_changes_nothing(talk: Talk, hubspot: SandboxClient, wish: str) -> None:
    before = named(hubspot, "deals", "Tallgrass meter pilot")
    await talk.say("show deal Tallgrass meter pilot", "get_deal")
    for intent in ("update_deal", "create_deal"):
        await talk.say(wish, intent)
        assert talk.names() == ["utter_hubspot_out_of_scope"]
    assert named(hubspot, "deals", "Tallgrass meter pilot") == before


async def test_a_deal_like_another_is_a_copy(talk: Talk, hubspot: SandboxClient) -> None:
    before = len(hubspot.records("deals"))
    await talk.say("make another deal like Kestrel arm upgrade but for 100k", "create_deal")
    assert talk.result == "refused" and len(hubspot.records("deals")) == before


@pytest.mark.parametrize("said", ["create a deal Like Minds", "create a deal like we agreed, called Like Minds"])
async def test_a_deal_may_be_called_so(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(f"{said}, 5k, contract sent", "create_deal")
    assert len(named(hubspot, "deals", "Like Minds")) == 1
