"""A choice that is refused is never taken; of two, the other one only to look at."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

RAHMANS = ("muhammad.rahman@umojahealth.example.com", "mohammed.rahman@zephyr.example.com")


def _cities(hubspot: SandboxClient) -> set[str | None]:
    people = [named(hubspot, "contacts", mail)[0] for mail in RAHMANS]
    return {person.get("city") for person in people}


@pytest.mark.parametrize(
    ("answer", "intent", "left"),
    [
        ("not the first one", "deny", "Mohammed"), ("not the one at Zephyr", "inform", "Muhammad"),
        ("anyone but Muhammad", "search_contacts", "Mohammed"), ("the one that isn't in Nairobi", "inform", "Mohammed"),
        ("no, not 2", "deny", "Muhammad"), ("except the last one", "update_contact", "Muhammad"),
    ],
)  # fmt: skip
async def test_the_other_one_is_asked_for(
    talk: Talk, hubspot: SandboxClient, answer: str, intent: str, left: str
) -> None:
    before = _cities(hubspot)
    await talk.say("set Rahman's city to Pune", "update_contact")
    await talk.say(answer, intent)
    assert talk.names() == ["utter_hubspot_ask_which"] and _cities(hubspot) == before
    assert f"1. {left} Rahman" in talk.text() and "2." not in talk.text()
    await talk.say("yes", "affirm")
    assert talk.result == "done" and talk.said[-1]["title"] == f"{left} Rahman"


async def test_a_delete_asks_too(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete Rahman", "delete_contact")
    await talk.say("not Muhammad", "inform")
    assert talk.names() == ["utter_hubspot_ask_which"] and "Mohammed" in talk.text()
    await talk.say("nor Mohammed, none", "deny")
    assert all(named(hubspot, "contacts", mail) for mail in RAHMANS)


@pytest.mark.parametrize("answer", ["not the first one", "not the one at Umoja", "not from Nairobi"])
async def test_the_other_one_is_looked_at(talk: Talk, answer: str) -> None:
    await talk.say("show Rahman", "get_contact")
    await talk.say(answer, "inform")
    assert talk.said[-1]["title"] == "Mohammed Rahman"


@pytest.mark.parametrize("verb", ["get", "update", "delete"])
@pytest.mark.parametrize("answer", ["no one", "no one of them", "nobody"])
async def test_no_one_is_none_of_them(talk: Talk, verb: str, answer: str) -> None:
    words = {"get": "show Rahman", "update": "set Rahman's city to Pune", "delete": "delete Rahman"}
    await talk.say(words[verb], f"{verb}_contact")
    await talk.say(answer, "deny")
    assert talk.names() == ["utter_hubspot_none_chosen"] and talk.result == "cancelled"


async def test_no_one_owns_it_any_more(talk: Talk) -> None:
    await talk.say("change the owner of Emily Nguyen", "update_contact")
    await talk.say("no one for now", "inform")
    assert talk.result == "done" and "→ —" in talk.text()


@pytest.mark.parametrize(
    ("asked", "answer", "gone"),
    [
        ("owner", "anybody except Priya", "Priya Nair"), ("owner", "not 4", "Lukas Brandt"),
        ("lifecycle stage", "not evangelist", "Evangelist"), ("lifecycle stage", "no, not the first one", "Subscriber"),
        ("lifecycle stage", "no one", None),
    ],
)  # fmt: skip
async def test_a_value_that_is_refused_is_asked_again(talk: Talk, asked: str, answer: str, gone: str | None) -> None:
    await talk.say(f"change the {asked} of Emily Nguyen", "update_contact")
    offered = talk.text().count("\n")
    await talk.say(answer, "inform")
    assert talk.names() == ["utter_hubspot_unknown_option", "utter_hubspot_ask_value"]
    question = talk.text().split("\n", 1)[1]
    assert (question.count("\n") == offered - 1 and gone not in question) if gone else question.count("\n") == offered
    await talk.say("2", "inform")
    assert talk.result in ("done", "refused")


@pytest.mark.parametrize("answer", ["not closed won", "anything but closed won", "not 6", "no one"])
async def test_a_stage_that_is_refused(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    await talk.say("create a deal called Rowan bridge", "create_deal")
    await talk.say(answer, "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage" and not named(hubspot, "deals", "Rowan bridge")
    await talk.say("contract sent, not closed won", "inform")
    (deal,) = named(hubspot, "deals", "Rowan bridge")
    assert deal["dealstage"] == "contractsent"


@pytest.mark.parametrize("answer", ["xyz", "the other one", "somewhere in Brazil"])
async def test_an_answer_that_fits_nothing_is_told(talk: Talk, answer: str) -> None:
    await talk.say("set Rahman's city to Pune", "update_contact")
    await talk.say(answer, "inform")
    assert talk.names() == ["utter_hubspot_unknown_option", "utter_hubspot_ask_which"] and answer in talk.text()
    assert "2. Mohammed Rahman — Zephyr Textiles" in talk.text()


@pytest.mark.parametrize("answer", ["both", "both of them please", "all of them"])
async def test_both_go_one_at_a_time(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    before = _cities(hubspot)
    await talk.say("set Rahman's city to Pune", "update_contact")
    await talk.say(answer, "inform")
    assert talk.names() == ["utter_hubspot_one_at_a_time", "utter_hubspot_ask_which"] and _cities(hubspot) == before
    await talk.say("2", "inform")
    assert talk.said[-1]["title"] == "Mohammed Rahman"


async def test_the_only_one_left_is_refused(talk: Talk, hubspot: SandboxClient) -> None:
    before = _cities(hubspot)
    await talk.say("set Rahman's city to Pune", "update_contact")
    await talk.say("not 1", "inform")
    await talk.say("not that one", "deny")
    assert talk.names() == ["utter_hubspot_none_chosen"] and _cities(hubspot) == before


@pytest.mark.parametrize(
    "asked", ["how many is that altogether?", "and how many are those together?", "how many is that?"]
)
async def test_how_many_that_is(talk: Talk, asked: str) -> None:
    await talk.say("contacts in Oslo", "search_contacts")
    await talk.say(asked, "inform")
    assert talk.text().startswith("3 contacts")


@pytest.mark.parametrize(
    "said",
    ["create a deal called Rowan bridge for 5k, not closed won",
     "add a deal called Rowan bridge for 5k, never contract sent",
     "create a deal called Rowan bridge, stage anything but closed won"],
)  # fmt: skip
async def test_a_stage_refused_in_the_first_sentence(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said, "create_deal")
    assert talk.names()[-1] == "utter_hubspot_ask_deal_stage" and not named(hubspot, "deals", "Rowan bridge")


@pytest.mark.parametrize(
    "said",
    ["set the lifecycle stage of Emily Nguyen to anything but customer", "make Emily Nguyen anything but a customer",
     "assign Emily Nguyen to anybody except Dana", "change Emily Nguyen's owner to anyone but Dana"],
)  # fmt: skip
async def test_a_value_refused_in_the_first_sentence(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = named(hubspot, "contacts", "emily.nguyen@pelicanbay.example.com")
    await talk.say(said, "update_contact")
    assert talk.names()[-1] == "utter_hubspot_ask_value"
    assert named(hubspot, "contacts", "emily.nguyen@pelicanbay.example.com") == before
