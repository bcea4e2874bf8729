"""Another record that is only named behind a change, a link or a deletion: "and Jo Ek too"."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

RUTH, MINH = "ruth.goldberg@example.com", "minh.nguyen@kestrelrobotics.example.com"
KWAME = "kwame.asante@example.com"
ARM = "Kestrel arm upgrade"


def _contacts(hubspot: SandboxClient) -> set[str]:
    deal = hubspot.records("deals")[id_of(hubspot, "deals", ARM)]
    return set(map(str, deal["associations"].get("contacts", [])))


async def _linked(talk: Talk) -> None:
    await talk.say(f"show {ARM}", "get_deal")
    await talk.say("add Ruth Goldberg to it", "update_deal")


async def _deleted(talk: Talk) -> None:
    await talk.say("delete contact Ruth Goldberg", "delete_contact")
    await talk.say("yes", "affirm")


@pytest.mark.parametrize("intent", ["inform", "get_contact", "update_contact", "search_contacts", "get_deal"])
@pytest.mark.parametrize("said", ["also Kwame Asante", "and kwame asante too", "Kwame Asante as well, please"])
async def test_another_one_is_linked(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await _linked(talk)
    before = _contacts(hubspot)
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_linked_to" and is_clean(talk)
    assert _contacts(hubspot) == before | {id_of(hubspot, "contacts", KWAME)}


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("and Zebedee Blank", "get_contact"),
        ("and show Kwame Asante too", "get_contact"),
        ("Kwame Asante", "get_contact"),
        ("and Kwame Asante?", "get_contact"),
    ],
)
async def test_nobody_else_is_linked(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await _linked(talk)
    before = _contacts(hubspot)
    await talk.say(said, intent)
    assert _contacts(hubspot) == before


async def test_no_one_is_linked_once_something_else_was_shown(talk: Talk, hubspot: SandboxClient) -> None:
    await _linked(talk)
    await talk.say("show Minh Nguyen", "get_contact")
    before = hubspot.records("deals")
    await talk.say("and Kwame Asante too", "get_contact")
    assert hubspot.records("deals") == before


@pytest.mark.parametrize("intent", ["inform", "get_contact", "get_deal", "update_contact"])
@pytest.mark.parametrize("said", ["and kwame asante too", "also Kwame Asante", "Kwame Asante as well"])
async def test_another_deletion_waits_for_its_own_yes(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await _deleted(talk)
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Kwame Asante" in talk.text()
    assert named(hubspot, "contacts", KWAME)
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", KWAME) and is_clean(talk)


async def test_one_of_another_kind_and_one_of_the_list(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list contacts", "list_contacts")
    await talk.say("delete the second", "delete_contact")
    await talk.say("yes", "affirm")
    await talk.say("and the third", "inform")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]
    await talk.say("yes", "affirm")
    await talk.say(f"the {ARM} deal too", "get_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and ARM in talk.text()
    await talk.say("no", "deny")
    assert named(hubspot, "deals", ARM)


@pytest.mark.parametrize("said", ["and Zebedee Blank", "and show Kwame Asante too", "and Kwame Asante?"])
async def test_no_deletion_is_asked_for(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await _deleted(talk)
    await talk.say(said, "get_contact")
    assert "utter_hubspot_ask_confirmation" not in talk.names()


async def test_nor_where_the_first_was_spared(talk: Talk) -> None:
    await talk.say("delete contact Ruth Goldberg", "delete_contact")
    await talk.say("no", "deny")
    await talk.say("and Kwame Asante too", "get_contact")
    assert "utter_hubspot_ask_confirmation" not in talk.names()


@pytest.mark.parametrize("intent", ["inform", "get_deal", "update_deal", "list_deals"])
@pytest.mark.parametrize("said", ["and the smallest one too", "the fifth one as well"])
async def test_a_row_is_changed_like_the_one_before(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("show deals at Northgate", "search_deals")
    await talk.say("move the biggest to contract sent", "update_deal")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_updated"]
    assert named(hubspot, "deals", "Northgate onboarding")[0]["dealstage"] == "contractsent"
