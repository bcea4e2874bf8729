"""Changes of the record that is the most of its kind: "the biggest deal is now 600k", "the big one to Priya"."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("the biggest deal is now 600k", "Tallgrass meter rollout"),
        ("set the amount of our biggest open deal to 600k", "Tallgrass meter rollout"),
        ("the biggest won deal is 600k now", "Monteverde loyalty renewal"),
    ],
)
async def test_a_yes_is_needed(talk: Talk, hubspot: SandboxClient, said: str, title: str) -> None:
    before = hubspot.records("deals")
    await talk.say(said, "update_deal")
    assert talk.slots["requested_slot"] == "hubspot_confirmation" and hubspot.records("deals") == before
    assert title in talk.text()
    await talk.say("yes", "affirm")
    assert named(hubspot, "deals", title)[0]["amount"] == "600000" and is_clean(talk)


@pytest.mark.parametrize("value", ["contract sent", "closed won"])
async def test_the_new_value_tells_no_record(talk: Talk, hubspot: SandboxClient, value: str) -> None:
    await talk.say(f"move the biggest deal to {value}", "update_deal")
    assert "Tallgrass meter rollout" in talk.text()


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("set the big one to 7k", "Tallgrass meter rollout"),
        ("set the small one to 7k", "Kestrel arm upgrade"),
        ("set the cheap one to 7k", "Kestrel arm upgrade"),
        ("set the biggest to 7k", "Tallgrass meter rollout"),
    ],
)
async def test_one_of_a_list(talk: Talk, hubspot: SandboxClient, said: str, title: str) -> None:
    await talk.say("show me deals over 300k", "search_deals")
    await talk.say(said, "update_deal")
    assert named(hubspot, "deals", title)[0]["amount"] == "7000" and is_clean(talk)


async def test_no_list_is_looked_at(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("deals")
    await talk.say("set the big one to 7k", "update_deal")
    assert hubspot.records("deals") == before and talk.result == "not_found"
