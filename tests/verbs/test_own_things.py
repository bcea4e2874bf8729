"""Whatever is the person's own, and stages that are no choice because they are another pipeline's."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


@pytest.mark.parametrize(
    "said",
    [
        "my stuff",
        "what's mine",
        "show me my stuff",
        "everything that's mine",
        "which are mine?",
        "what is assigned to me",
    ],
)
async def test_my_stuff_is_my_deals(talk: Talk, said: str) -> None:
    await talk.say("I'm Dana", "inform")
    await talk.say(said, "inform")
    assert "utter_hubspot_hits" in talk.names() and "Dana Whitfield" in talk.words("utter_hubspot_hits")["criteria"]
    assert talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize("said", ["mine craft", "the stuff", "my oh my", "is that yours"])
async def test_other_words_list_nothing(talk: Talk, said: str) -> None:
    await talk.say(said, "inform")
    assert "utter_hubspot_ask_me" not in talk.names() and "utter_hubspot_hits" not in talk.names()


async def test_a_stage_of_another_pipeline_is_no_choice(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(
        "create a deal called Alder pilot for 5k in the renewals pipeline, stage contract sent", "create_deal"
    )
    said = talk.words("utter_hubspot_stage_of_other_pipeline")
    assert (said["pipeline"], said["own"]) == ("Sales Pipeline", "Renewals")
    await talk.say("terms sent", "inform")
    assert named(hubspot, "deals", "Alder pilot")[0]["amount"] == "5000" and is_clean(talk)


async def test_my_stuff_is_asked_for_anew_after_another_list(talk: Talk) -> None:
    await talk.say("list all contacts", "list_contacts")
    await talk.say("my stuff", "inform")
    assert talk.words("utter_hubspot_listed")["nouns"] == "deals"


async def test_what_i_have_open_is_no_cry_for_help(talk: Talk) -> None:
    await talk.say("I'm Dana", "inform")
    await talk.say("what do I have open", "help")
    assert "owner Dana Whitfield, open" in talk.words("utter_hubspot_hits")["criteria"]
    await talk.say("what can I do?", "help")
    assert talk.names() == ["utter_hubspot_help"]


ADDRESS = "lukas.brandt@juniperlark.example.com"


@pytest.mark.parametrize("said", [f"I am {ADDRESS}", f"I'm {ADDRESS}.", f"my e-mail is {ADDRESS}"])
async def test_who_i_am_by_the_address(talk: Talk, said: str) -> None:
    await talk.say(said, "inform")
    assert talk.words("utter_hubspot_met")["name"] == "Lukas Brandt"


@pytest.mark.parametrize(
    "said", [f"I'm {ADDRESS}, show my deals", f"my email is {ADDRESS}. show my deals", f"show my deals, I'm {ADDRESS}"]
)
async def test_a_list_for_whom_an_address_tells(talk: Talk, said: str) -> None:
    await talk.say(said, "list_deals")
    assert "(owner Lukas Brandt)" in talk.text() and "left it out" not in talk.text()
    assert "utter_hubspot_everybodys" not in talk.names()


async def test_an_address_of_nobody_in_the_account(talk: Talk) -> None:
    await talk.say("I am lukas.brandt@elsewhere.example.com", "inform")
    assert talk.result == "not_found" and not talk.slots.get("hubspot_me")


@pytest.mark.parametrize("said", ["none of them", "neither, thanks", "none"])
async def test_none_where_nothing_was_found(talk: Talk, said: str) -> None:
    await talk.say("show Zebedee Nobody", "get_contact")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_none_chosen"] and is_clean(talk)


async def test_an_address_at_another_firm_is_no_owner(talk: Talk, hubspot: SandboxClient) -> None:
    before = hubspot.records("deals")
    await talk.say("assign Kestrel arm upgrade to lukas.brandt@elsewhere.example.com", "update_deal")
    assert talk.names()[0] == "utter_hubspot_unknown_option" and hubspot.records("deals") == before
    await talk.say(ADDRESS, "inform")
    assert "Dana Whitfield → Lukas Brandt" in talk.text()
