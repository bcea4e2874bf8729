""" "The first one" after another list was asked for and not shown: a write asks whether that one is meant."""

from __future__ import annotations

import re

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of


def _deals(hubspot: SandboxClient) -> dict[str, dict[str, str | None]]:
    return {i: dict(r["properties"]) for i, r in hubspot.records("deals").items()}


@pytest.mark.parametrize(
    ("narrower", "intent"),
    [
        ("only mine", "inform"), ("just mine please", "list_deals"),
        ("only those over 80 million", "search_deals"), ("only the ones called Zebedee", "search_deals"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "said",
    [
        "the second one to closed won", "set the first one to contract sent", "push the last one to next May",
        "move the biggest one to closed lost", "rename number 2 to Otter Lake", "2 to closed won",
        "set the first and the third to closed won",
    ],
)  # fmt: skip
async def test_a_write_asks_which(talk: Talk, hubspot: SandboxClient, narrower: str, intent: str, said: str) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say(narrower, intent)
    before = _deals(hubspot)
    await talk.say(said, "update_deal")
    assert _deals(hubspot) == before and "utter_hubspot_ask_which" in talk.names(), talk.text()


async def test_yes_to_that_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    first = re.search(r"^1\. (.+?) — ", talk.text(), re.MULTILINE)
    await talk.say("only those over 80 million", "search_deals")
    await talk.say("set the amount of the first one to 71,500", "update_deal")
    await talk.say("yes", "affirm")
    changed = [p for p in _deals(hubspot).values() if p["amount"] == "71500"]
    assert first and [p["dealname"] for p in changed] == [first[1]]


@pytest.mark.parametrize("narrower", ["only those over 100k", "only mine", "only those over 80 million"])
async def test_the_list_that_was_shown_then_counts(talk: Talk, hubspot: SandboxClient, narrower: str) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say(narrower, "inform")
    if narrower != "only those over 100k":
        await talk.say("I'm Dana" if "mine" in narrower else "and over 90k", "inform")
    second = re.search(r"^2\. (.+?) — ", talk.text(), re.MULTILINE)
    await talk.say("set the amount of the second one to 71,500", "update_deal")
    changed = [p for p in _deals(hubspot).values() if p["amount"] == "71500"]
    assert second and [p["dealname"] for p in changed] == [second[1]]


async def test_the_biggest_of_everybodys_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("my deals", "list_deals")
    before = _deals(hubspot)
    await talk.say("move the biggest to closed won", "update_deal")
    assert talk.names() == ["utter_hubspot_ask_which"] and _deals(hubspot) == before


async def test_just_mine_narrows_a_list_of_one(talk: Talk, hubspot: SandboxClient) -> None:
    month = f"{day_of(hubspot, 'Kestrel arm upgrade'):%B}"
    await talk.say(f"deals over 300k closing in {month}", "search_deals")
    await talk.say("just mine", "inform")
    assert talk.names() == ["utter_hubspot_ask_me"]
    await talk.say("Dana", "inform")
    assert f"{month} " in talk.words("utter_hubspot_hits")["criteria"]


@pytest.mark.parametrize("said", ["delete the first one", "remove number 2", "bin the last one", "delete the biggest"])
@pytest.mark.parametrize("narrower", ["only those over 80 million", "contacts in Atlantis"])
async def test_a_delete_of_a_list_found_empty_says_so_and_asks_which(talk: Talk, narrower: str, said: str) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say(narrower, "search_contacts" if "contacts" in narrower else "search_deals")
    nothing = talk.words("utter_hubspot_no_hits")
    await talk.say(said, "delete_deal")
    assert talk.slots["requested_slot"] == "hubspot_deal" and "utter_hubspot_ask_which" in talk.names(), talk.text()
    again = talk.words("utter_hubspot_no_hits")
    assert (again["criteria"], again["nouns"]) == (nothing["criteria"], nothing["nouns"])
    await talk.say("1", "inform")
    assert talk.slots["requested_slot"] == "hubspot_confirmation"
    await talk.say("no", "deny")
    assert "utter_hubspot_left_alone" in talk.names()


@pytest.mark.parametrize(
    "said", ["delete the first and the third", "delete 1 and 2", "set the first and the third to closed won"]
)
async def test_of_several_places_none_is_taken(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say("only those over 80 million", "search_deals")
    before = _deals(hubspot)
    await talk.say(said, "delete_deal" if said.startswith("delete") else "update_deal")
    assert talk.slots["requested_slot"] == "hubspot_deal" and "utter_hubspot_one_at_a_time" in talk.names()
    assert _deals(hubspot) == before


@pytest.mark.parametrize(("said", "intent"), [("open the second one", "get_deal"), ("2", "inform")])
async def test_a_look_is_shown_with_a_word(talk: Talk, said: str, intent: str) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say("only those over 80 million", "search_deals")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_no_hits", "utter_hubspot_found"]


async def test_a_delete_by_name_is_no_place_of_an_empty_list(talk: Talk) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    first = re.search(r"^1\. (.+?) — ", talk.text(), re.MULTILINE)
    await talk.say("only those over 80 million", "search_deals")
    await talk.say(f"delete {first[1] if first else ''}", "delete_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]


async def test_a_delete_asks_no_more_where_another_question_was_left(talk: Talk) -> None:
    await talk.say("deals closing in the next 30 days", "search_deals")
    await talk.say("only mine", "inform")
    await talk.say("delete the first one", "delete_deal")
    assert talk.slots["requested_slot"] == "hubspot_confirmation"
