"""Links between records that are only pointed at: shown before, or rows of a list."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean

RUTH = "ruth.goldberg@example.com"
ARM = "Kestrel arm upgrade"


def _contacts(hubspot: SandboxClient, deal: str = ARM) -> set[str]:
    return set(map(str, hubspot.records("deals")[id_of(hubspot, "deals", deal)]["associations"].get("contacts", [])))


@pytest.mark.parametrize("intent", ["update_deal", "update_contact", "create_contact", "inform"])
@pytest.mark.parametrize("first", ["deal", "contact"])
@pytest.mark.parametrize(
    "said", ["put her on that deal", "and add him to the deal, please", "link her to it", "attach it to her"]
)
async def test_the_two_shown_last(talk: Talk, hubspot: SandboxClient, said: str, first: str, intent: str) -> None:
    for noun in sorted(("deal", "contact"), key=lambda noun: noun != first):
        await talk.say(f"show {ARM}" if noun == "deal" else "show Ruth Goldberg", f"get_{noun}")
    before = _contacts(hubspot)
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_linked_to" and is_clean(talk)
    assert _contacts(hubspot) == before | {id_of(hubspot, "contacts", RUTH)}


@pytest.mark.parametrize("said", ["put her on that deal", "link her to it"])
@pytest.mark.parametrize("shown", [[], [("list deals", "list_deals")], [("show Sam May", "get_contact")]])
async def test_a_deal_that_is_not_on_the_table(
    talk: Talk, hubspot: SandboxClient, said: str, shown: list[tuple[str, str]]
) -> None:
    if shown:
        await talk.say(f"show {ARM}", "get_deal")
    for one in [*shown, ("show Ruth Goldberg", "get_contact")]:
        await talk.say(*one)
    before = hubspot.records("deals")
    await talk.say(said, "update_contact")
    assert hubspot.records("deals") == before


@pytest.mark.parametrize("intent", ["update_deal", "update_contact", "inform"])
@pytest.mark.parametrize("said", [f"add the second to the {ARM} deal", f"link the 2nd one with {ARM}"])
async def test_a_row_and_a_deal_by_name(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("list contacts", "list_contacts")
    second = talk.slots["hubspot_last_list"]["targets"][1]["id"]
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_linked_to" and second in _contacts(hubspot)


@pytest.mark.parametrize("said", ["link Ruth Goldberg to the third one", "add Ruth Goldberg to the third deal"])
async def test_somebody_and_a_row(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("list deals", "list_deals")
    third = talk.slots["hubspot_last_list"]["targets"][2]["id"]
    await talk.say(said, "update_contact")
    deal = hubspot.records("deals")[third]
    assert id_of(hubspot, "contacts", RUTH) in map(str, deal["associations"]["contacts"])


async def test_a_row_and_the_deal_shown_before(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"show {ARM}", "get_deal")
    await talk.say("list contacts", "list_contacts")
    third = talk.slots["hubspot_last_list"]["targets"][2]["id"]
    await talk.say("put the third on that deal", "update_contact")
    assert third in _contacts(hubspot)


async def test_who_is_put_on_a_row_may_be_its_owner(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list deals", "list_deals")
    third = talk.slots["hubspot_last_list"]["targets"][2]["id"]
    before = hubspot.records("deals")[third]["associations"]
    await talk.say("put Priya on the third one", "update_deal")
    deal = hubspot.records("deals")[third]
    assert deal["associations"] == before and "Priya Nair" in talk.text()


@pytest.mark.parametrize("said", ["put the third on high priority", "add the third deal to the list"])
async def test_a_row_that_is_linked_with_nothing(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("list deals", "list_deals")
    before = {i: r["associations"] for i, r in hubspot.records("deals").items()}
    await talk.say(said, "update_deal")
    assert {i: r["associations"] for i, r in hubspot.records("deals").items()} == before
