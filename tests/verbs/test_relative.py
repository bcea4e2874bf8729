"""Changes relative to what the record holds, by conversation without Rasa."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

DEAL = "Northgate onboarding"


def held(hubspot: SandboxClient, name: str) -> str:
    return str(named(hubspot, "deals", DEAL)[0][name])


@pytest.mark.parametrize(
    ("said", "amount"),
    [("add 600 to the amount of {}", "8000"), ("increase the amount of {} by 10%", "8140"), ("halve {}", "3700")],
)
async def test_amounts(talk: Talk, hubspot: SandboxClient, said: str, amount: str) -> None:
    assert held(hubspot, "amount") == "7400"
    await talk.say(said.format(DEAL), "update_deal")
    assert talk.result == "done" and held(hubspot, "amount") == amount and is_clean(talk)
    assert "£7,400 → " in talk.text()


async def test_it_is_one_read_and_one_write(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    hubspot.clear_requests()
    await talk.say("push it out two weeks", "update_deal")
    assert talk.result == "done" and [r["method"] for r in hubspot.requests()] == ["GET", "PATCH"]


async def test_what_does_not_work_is_said_and_asked_again(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"knock 50k off the {DEAL} deal", "update_deal")
    assert talk.names()[0] == "utter_hubspot_no_such_change" and "£7,400" in talk.text()
    assert held(hubspot, "amount") == "7400" and talk.slots["requested_slot"] == "hubspot_value"
    await talk.say("1k less", "inform")
    assert held(hubspot, "amount") == "6400" and is_clean(talk)


async def test_two_readings_are_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the close date of {DEAL} to 2027-03-10", "update_deal")
    await talk.say("move its close date forward by a week", "update_deal")
    assert {"a week later", "a week earlier"} <= {b["title"] for b in talk.buttons()}
    await talk.say("a week earlier", "inform")
    assert held(hubspot, "closedate").startswith("2027-03-03") and is_clean(talk)


async def test_stages(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"move {DEAL} to qualified to buy", "update_deal")
    await talk.say("bump it to the next stage", "update_deal")
    assert held(hubspot, "dealstage") == "presentationscheduled"
    await talk.say("move it two stages back", "update_deal")
    assert held(hubspot, "dealstage") == "appointmentscheduled"
    await talk.say("move it one stage back", "update_deal")
    assert talk.names()[0] == "utter_hubspot_no_such_change"


@pytest.mark.parametrize(
    "first", ["raise the amount of {} by 20%", "add 1480 to the amount of {}", "set the amount of {} to 8880"]
)
@pytest.mark.parametrize(
    ("then", "amount"),
    [
        ("make it half", "4440"), ("half of that", "4440"), ("actually half of that", "4440"),
        ("make it a third", "2960"), ("no, make it a quarter of that", "2220"), ("twice that", "17760"),
        ("halve it", "4440"), ("double it", "17760"), ("cut it in half", "4440"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("intent", ["update_deal", "inform"])
async def test_a_part_is_of_what_it_is_now(
    talk: Talk, hubspot: SandboxClient, first: str, then: str, amount: str, intent: str
) -> None:
    await talk.say(first.format(DEAL), "update_deal")
    assert held(hubspot, "amount") == "8880"
    await talk.say(then, intent)
    assert talk.result == "done" and held(hubspot, "amount") == amount and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("set the amount of {} to half", "3700"),
        ("raise the amount of {} by a quarter", "9250"),
        ("bump the amount of {} by a quarter", "9250"),
        ("reduce {} by a quarter", "5550"),
        ("set the amount of {} to half of the original amount", "7400"),
    ],
)
async def test_parts_in_a_sentence(talk: Talk, hubspot: SandboxClient, said: str, amount: str) -> None:
    closes = held(hubspot, "closedate")
    await talk.say(said.format(DEAL), "update_deal")
    assert held(hubspot, "amount") == amount and held(hubspot, "closedate") == closes


async def test_another_part_takes_the_place_of_the_first(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set the amount of {DEAL} to half", "update_deal")
    await talk.say("no, a quarter", "update_deal")
    assert held(hubspot, "amount") == "1850"


@pytest.mark.parametrize(
    ("said", "prop", "value"),
    [
        ("raise Tallgrass meter rollout by 60k to 600k", "amount", "600000"),
        ("raise the Tallgrass meter rollout deal from 540k by 60k to 600k", "amount", "600000"),
        ("Tallgrass meter rollout went up by 60000 to 600000", "amount", "600000"),
        ("cut Tallgrass meter rollout by 10% to 486k", "amount", "486000"),
        ("cut Tallgrass meter rollout down to 500k, 40k less", "amount", "500000"),
        ("raise Tallgrass meter rollout to 600k, that's 60k more", "amount", "600000"),
        ("add 60k to Tallgrass meter rollout", "amount", "600000"),
    ],
)
async def test_how_much_and_to_what(talk: Talk, hubspot: SandboxClient, said: str, prop: str, value: str) -> None:
    await talk.say(said, "update_deal")
    (deal,) = named(hubspot, "deals", "Tallgrass meter rollout")
    assert talk.result == "done" and deal[prop].startswith(value) and is_clean(talk)


async def test_how_far_and_to_which_day(talk: Talk, hubspot: SandboxClient) -> None:
    then = date.fromisoformat(held(hubspot, "closedate")[:10]) + timedelta(weeks=2)
    await talk.say(f"push {DEAL} out by two weeks to {then:%d %B %Y}", "update_deal")
    assert talk.result == "done" and held(hubspot, "closedate").startswith(then.isoformat()) and is_clean(talk)


@pytest.mark.parametrize(
    "said",
    [
        "raise Tallgrass meter rollout by 60k to 610k",
        "raise Tallgrass meter rollout to 550k, that's 60k more",
        "push Tallgrass meter rollout out by two weeks to 30 June 2027",
    ],
)
async def test_how_much_and_to_what_must_agree(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = named(hubspot, "deals", "Tallgrass meter rollout")
    await talk.say(said, "update_deal")
    assert talk.names()[0] == "utter_hubspot_no_such_change" and talk.slots["requested_slot"] == "hubspot_value"
    assert named(hubspot, "deals", "Tallgrass meter rollout") == before


@pytest.mark.parametrize(
    ("said", "days"),
    [("move up {} by one week", -7), ("move up the close date of {} by 3 days", -3), ("shift up {} two days", -2),
     ("push out {} by a week", 7), ("move back the close date of {} by a week", 7), ("move {} up a week", -7)],
)  # fmt: skip
async def test_which_way_the_verb_leads(talk: Talk, hubspot: SandboxClient, said: str, days: int) -> None:
    before = date.fromisoformat(held(hubspot, "closedate")[:10])
    await talk.say(said.format(DEAL), "update_deal")
    assert date.fromisoformat(held(hubspot, "closedate")[:10]) - before == timedelta(days)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("increase {} by 10% and then add 600", "8740"),
        ("add 600 to {} and take 10% off", "7200"),
        ("double {}, then knock off 800", "14000"),
        ("raise {} by 740, that's 10% more", "8140"),
    ],
)
async def test_one_step_after_the_other(talk: Talk, hubspot: SandboxClient, said: str, amount: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    assert talk.result == "done" and held(hubspot, "amount") == amount and "£7,400 → " in talk.text()
    await talk.say("undo", "undo")
    assert held(hubspot, "amount") == "7400"


async def test_a_step_that_does_not_work_stops_the_next(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"take 9k off {DEAL} and add 5k", "update_deal")
    assert talk.names()[0] == "utter_hubspot_no_such_change" and held(hubspot, "amount") == "7400"


async def test_preponed_is_earlier(talk: Talk, hubspot: SandboxClient) -> None:
    before = date.fromisoformat(held(hubspot, "closedate")[:10])
    await talk.say(f"please prepone {DEAL} by one week", "update_deal")
    assert before - date.fromisoformat(held(hubspot, "closedate")[:10]) == timedelta(days=7)


@pytest.mark.parametrize(
    "said",
    [
        "Please revert the amount of {} to 8100",
        "I want that you change the amount of {} to 8100",
        "Could you set the amount of {} to 8100? Many thanks and best regards, Hiroshi",
    ],
)
async def test_in_other_words(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said.format(DEAL), "update_deal")
    assert held(hubspot, "amount") == "8100" and is_clean(talk)
