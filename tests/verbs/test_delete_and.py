"""A deletion and another order in one sentence: neither is dropped, and nothing is written on what is to go."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

RUTH, MINH = "ruth.goldberg@example.com", "minh.nguyen@kestrelrobotics.example.com"
THANDIWE = "thandiwe.mokoena@example.com"


def _of(hubspot: SandboxClient, key: str) -> dict[str, Any]:
    return named(hubspot, "contacts", key)[0]


@pytest.mark.parametrize("intent", ["delete_contact", "update_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "delete contact Ruth Goldberg and set Minh Nguyen's city to Perth",
        "get rid of ruth goldberg and then change minh nguyen's city to Perth",
        f"remove {RUTH}, and put Minh Nguyen's city to Perth",
    ],
)
async def test_a_change_of_another(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = _of(hubspot, RUTH)
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Ruth Goldberg" in talk.text()
    assert _of(hubspot, RUTH) == before and _of(hubspot, MINH)["city"] != "Perth"
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", RUTH) and _of(hubspot, MINH)["city"] == "Perth" and is_clean(talk)


@pytest.mark.parametrize("intent", ["delete_contact", "update_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "delete Ruth Goldberg and set Zora Quist's city to Perth",
        "delete Ruth Goldberg and make Minh Nguyen an evangelist",
        "delete Ruth Goldberg and change her city to Perth",
    ],
)
async def test_nothing_is_written_on_what_goes(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = _of(hubspot, RUTH)
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and _of(hubspot, RUTH) == before
    await talk.say("no", "deny")
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_left_undone"] and _of(hubspot, RUTH) == before


async def test_a_deal_and_another_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete Studio 54 lighting and move Kestrel arm upgrade to contract sent", "update_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"]
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Studio 54 lighting") and talk.names()[-1] == "utter_hubspot_updated"


@pytest.mark.parametrize(
    "said", ["delete the phone and set the city to Perth", "remove his phone, and make his city Perth"]
)
async def test_a_property_that_is_cleared_is_no_record(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show minh nguyen", "get_contact")
    await talk.say(said, "update_contact")
    after = _of(hubspot, MINH)
    assert talk.names() == ["utter_hubspot_updated"] and not after.get("phone") and after["city"] == "Perth"


@pytest.mark.parametrize("intent", ["delete_contact", "create_contact"])
@pytest.mark.parametrize(
    "said",
    [
        "delete contact Ruth Goldberg and create contact Zora Quist zora@quist.example",
        "remove ruth goldberg, then add contact Zora Quist, email zora@quist.example",
        "delete Ruth Goldberg and create Zora Quist zora@quist.example",
    ],
)
async def test_a_new_one_after_it(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Ruth Goldberg" in talk.text()
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", RUTH) and named(hubspot, "contacts", "zora@quist.example")


async def test_no_new_one_without_the_yes_and_that_is_said(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"delete contact {RUTH} and create contact Zora Quist zora@quist.example", "create_contact")
    await talk.say("no", "deny")
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_left_undone"]
    assert named(hubspot, "contacts", RUTH) and not named(hubspot, "contacts", "zora@quist.example")


@pytest.mark.parametrize(
    "then", ["and delete Ruth Goldberg", "and then delete ruth goldberg", ", then remove Ruth Goldberg"]
)
async def test_one_that_goes_after_a_new_one(talk: Talk, hubspot: SandboxClient, then: str) -> None:
    await talk.say(
        f"create contact Zora Quist zora@quist.example{then if then[0] == ',' else ' ' + then}", "create_contact"
    )
    assert named(hubspot, "contacts", "zora@quist.example") and named(hubspot, "contacts", RUTH)
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and "Ruth Goldberg" in talk.text()


@pytest.mark.parametrize("shown", [None, "show Ruth Goldberg"])
@pytest.mark.parametrize(
    "said",
    [
        "open Minh Nguyen and set his city to Perth, then delete Thandiwe Mokoena",
        "set the city of minh nguyen to Perth and delete thandiwe mokoena",
        "change Minh Nguyen's city to Perth, and get rid of thandiwe.mokoena@example.com",
    ],
)
async def test_a_deletion_behind_a_change(talk: Talk, hubspot: SandboxClient, said: str, shown: str | None) -> None:
    if shown:
        await talk.say(shown, "get_contact")
    await talk.say(said, "update_contact")
    assert _of(hubspot, MINH)["city"] == "Perth" and talk.names()[-1] == "utter_hubspot_ask_confirmation"
    assert "Thandiwe Mokoena" in talk.text().splitlines()[-1] and named(hubspot, "contacts", THANDIWE)
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", THANDIWE) and named(hubspot, "contacts", MINH) and is_clean(talk)


@pytest.mark.parametrize("change", ["give it to Priya", "move it to contract sent", "make it 9k"])
async def test_a_contact_goes_behind_the_change_of_a_deal(talk: Talk, hubspot: SandboxClient, change: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say(f"{change} and then delete Ruth Goldberg", "update_deal")
    assert "utter_hubspot_updated" in talk.names() and talk.names()[-1] == "utter_hubspot_ask_confirmation"
    await talk.say("no", "deny")
    assert named(hubspot, "contacts", RUTH)


@pytest.mark.parametrize("change", ["email to minh@y.example", "owner to Priya", "lifecycle stage to customer"])
async def test_who_is_not_there_is_left_out_aloud(talk: Talk, hubspot: SandboxClient, change: str) -> None:
    await talk.say(f"change Minh Nguyen's {change} and delete Zebedee Blank", "update_contact")
    assert "utter_hubspot_left_out" in talk.names() and "delete Zebedee Blank" in talk.text()


async def test_what_goes_on_in_a_text_is_no_order(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the next step of Kestrel arm upgrade to call Jo and delete Ruth Goldberg", "update_deal")
    assert "utter_hubspot_ask_confirmation" not in talk.names() and named(hubspot, "contacts", RUTH)
