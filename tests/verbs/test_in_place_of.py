"""One value in place of another, and a change of something else than what was asked for."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean

DEAL = "Kestrel arm upgrade"


def held(hubspot: SandboxClient, name: str) -> str:
    return str(hubspot.records("deals")[id_of(hubspot, "deals", DEAL)]["properties"][name])


@pytest.mark.parametrize("sentence", ["make it 300k instead of 295k", "it should be 300k, not 295k", "300k, not 295k"])
async def test_a_sum_right_after_the_other(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(f"set the amount of {DEAL} to 295k", "update_deal")
    await talk.say(sentence, "update_deal")
    assert held(hubspot, "amount") == "300000" and is_clean(talk)


@pytest.mark.parametrize("before", [None, f"set the amount of {DEAL} to 295k"])
@pytest.mark.parametrize(
    "sentence",
    ["make it Priya instead of Dana", "actually make that Priya Nair rather than Dana", "it should be Priya, not Dana"],
)
async def test_an_owner(talk: Talk, hubspot: SandboxClient, sentence: str, before: str | None) -> None:
    await talk.say(before or f"show the deal {DEAL}", "update_deal" if before else "get_deal")
    await talk.say(sentence, "update_deal")
    assert "Dana Whitfield → Priya Nair" in talk.text()


@pytest.mark.parametrize(
    ("asked", "sentence", "shown"),
    [
        ("amount", "move it to contract sent", "→ Contract Sent"),
        ("amount", "give it to Lukas", "→ Lukas Brandt"),
        ("close date", "move it to contract sent", "→ Contract Sent"),
        ("name", "move it to contract sent", "→ Contract Sent"),
        ("stage", "push it to 12 May 2027", "→ May 12, 2027"),
    ],
)
async def test_another_property_at_the_question(
    talk: Talk, hubspot: SandboxClient, asked: str, sentence: str, shown: str
) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say(f"change the {asked}", "update_deal")
    await talk.say(sentence, "update_deal")
    assert shown in talk.text() and held(hubspot, "dealname") == DEAL and is_clean(talk)


async def test_words_that_are_no_other_change_are_the_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say("change the name", "update_deal")
    await talk.say("Bring it home", "inform")
    assert f"{DEAL} → Bring it home" in talk.text()


@pytest.mark.parametrize("sentence", ["make it the Friday after", "push it to the Monday before that"])
async def test_a_day_counted_from_one_that_is_not_said_is_asked(
    talk: Talk, hubspot: SandboxClient, sentence: str
) -> None:
    await talk.say(f"set the close date of {DEAL} to 31 March 2027", "update_deal")
    day = held(hubspot, "closedate")
    await talk.say(sentence, "update_deal")
    assert held(hubspot, "closedate") == day and talk.slots["requested_slot"] is not None


@pytest.mark.parametrize("intent", ["search_contacts", "list_deals"])
async def test_news_that_looked_like_a_search(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say(f"{DEAL} was signed yesterday", intent)
    assert held(hubspot, "dealstage") == "closedwon" and is_clean(talk)


async def test_a_search_for_what_is_lost_writes_nothing(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("deals")
    await talk.say("deals lost yesterday", "search_deals")
    assert hubspot.records("deals") == before


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        (f"raise {DEAL} by 1k and Umoja clinic scheduling by 2k", ("311000", "41500")),
        (f"cut {DEAL} by 10% and Umoja clinic scheduling by 500", ("279000", "39000")),
        (f"set {DEAL} to 5k and Umoja clinic scheduling to 6k", ("5000", "6000")),
        (f"push {DEAL} by two weeks and Umoja clinic scheduling by one", ("310000", "39500")),
    ],
)
async def test_the_verb_of_the_first_is_the_seconds_too(
    talk: Talk, hubspot: SandboxClient, sentence: str, amounts: tuple[str, str]
) -> None:
    await talk.say(sentence, "update_deal")
    other = hubspot.records("deals")[id_of(hubspot, "deals", "Umoja clinic scheduling")]["properties"]["amount"]
    assert (held(hubspot, "amount"), other) == amounts and is_clean(talk)


@pytest.mark.parametrize("sentence", ["move it to 3 May", "and the date to May 9", "it should be 11 May"])
async def test_a_day_in_may_is_no_sum(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say(sentence, "update_deal")
    assert held(hubspot, "amount") == "310000" and "May" in talk.text()


@pytest.mark.parametrize(
    "sentence",
    [
        f"postpone {DEAL} to the 18.12.", f"move {DEAL} to 16.12", f"{DEAL} is nearly won",
        f"{DEAL} might be lost", f"{DEAL} almost signed", f"push {DEAL} by one",
    ],
)  # fmt: skip
async def test_what_is_not_sure_writes_nothing(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    before = hubspot.records("deals")
    await talk.say(sentence, "update_deal")
    assert hubspot.records("deals") == before


@pytest.mark.parametrize("sentence", ["amount 330k, was 320k", "set it to 330k (previously 310k)"])
async def test_what_was_is_not_what_is_to_be(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await talk.say(f"show the deal {DEAL}", "get_deal")
    await talk.say(sentence, "update_deal")
    assert held(hubspot, "amount") == "330000"
