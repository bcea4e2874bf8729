"""Connecting from the chat, with HubSpot's consent in a browser beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.account.linking import six_digits
from actions.oauth import grants
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient
from tests.account.ways import agree, connect, link_in
from tests.oauth.world import Browser, counts, identity
from tests.talk import Talk

Say = Callable[..., Talk]
Later = Callable[[float], None]

ASK_CODE = "utter_hubspot_ask_code"
ASK_YES = "utter_hubspot_ask_connect_confirmation"


async def test_a_request_waits_for_the_connection_and_goes_on(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    assert ana.names() == [
        "utter_hubspot_connect_why_first",
        "utter_hubspot_connect_kept",
        "utter_hubspot_connect_link",
        ASK_CODE,
    ]
    assert ana.result == "not_connected"
    code = await agree(link_in(ana))
    await ana.say(f"{code[:3]} {code[3:]}", "inform")
    assert ana.names() == [ASK_YES]
    assert ana.words(ASK_YES)["email"].endswith("@juniperlark.example.com")
    assert grants.find(identity()) is None, "nothing is usable before the yes"
    await ana.say("yes", "affirm")
    assert ana.names()[:3] == ["utter_hubspot_connected", "utter_hubspot_resumed", "utter_hubspot_ask_deal_stage"]
    await ana.say("default", "inform")
    assert ana.result == "done"
    assert any(r["properties"]["dealname"] == "Acme renewal" for r in hubspot.records("deals").values())


async def test_nothing_is_left_behind(talk: Say) -> None:
    ana = talk()
    await connect(ana)
    assert ana.result == "done"
    assert {n for n, v in ana.slots.items() if v is not None} == {"hubspot_result"}


async def test_a_delete_is_asked_again_after_connecting(talk: Say, filled: SandboxClient) -> None:
    target = next(iter(filled.records("deals")))
    ana = talk()
    await ana.say(f"delete deal {target}", "delete_deal")
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    assert ana.names()[-1] == "utter_hubspot_ask_confirmation"
    assert target in filled.records("deals"), "the yes was to the account, not to deleting"
    await ana.say("yes", "affirm")
    assert target not in filled.records("deals")


async def test_a_no_to_the_account_leaves_nothing(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("no", "deny")
    assert (ana.names(), ana.result, ana.loop) == (["utter_hubspot_connect_dropped"], "cancelled", None)
    assert grants.find(identity()) is None
    assert counts(hubspot)["revoked"] == 1
    assert not [name for name in ana.slots if ana.slots[name] and name == "hubspot_dialog"]


async def test_wrong_codes(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    code = await agree(link_in(ana))
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for left in (2, 1):
        await ana.say(wrong, "inform")
        assert ana.words("utter_hubspot_connect_wrong_code")["left"] == left
    await ana.say(wrong, "inform")
    assert ana.names() == ["utter_hubspot_link_wrong_code", ASK_CODE]
    await ana.say(code, "inform")
    assert ASK_YES not in ana.names()
    assert grants.find(identity()) is None


async def test_denied_at_hubspot(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    async with Browser() as browser:
        await browser.decide(await browser.click(link_in(ana)), "deny")
    await ana.say("and now?", "inform")
    assert ana.names() == ["utter_hubspot_link_denied", ASK_CODE]


async def test_a_link_that_got_too_old_is_replaced(talk: Say, later: Later) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    code = await agree(link_in(ana))
    later(601)
    await ana.say(code, "inform")
    assert ana.names() == ["utter_hubspot_link_expired", "utter_hubspot_connect_link", ASK_CODE]
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    assert "utter_hubspot_ask_deal_stage" in ana.names()


async def test_a_yes_from_an_old_button_counts_for_nothing(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    await ana.say(await agree(link_in(ana)), "inform")
    old = ana.buttons()[0]
    await ana.say("connect", "connect_hubspot")
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.press(old)
    assert ana.names() == [ASK_YES]
    assert grants.find(identity()) is None


async def test_a_write_wants_one_scope_more(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await connect(ana)
    await ana.say("create a deal called Acme renewal", "create_deal")
    assert ana.names()[:2] == ["utter_hubspot_connect_why_scope", "utter_hubspot_connect_kept"]
    assert ana.words("utter_hubspot_connect_why_scope")["scopes"] == "crm.objects.deals.write"
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    assert "utter_hubspot_ask_deal_stage" in ana.names()


async def test_an_ended_connection_is_linked_again_and_the_request_goes_on(
    talk: Say, filled: SandboxClient, later: Later
) -> None:
    ana = talk()
    await connect(ana)
    filled.revoke_tokens()
    later(1801)
    await ana.say("list all deals", "list_deals")
    assert ana.names()[:2] == ["utter_hubspot_connect_why_expired", "utter_hubspot_connect_kept"]
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    assert "utter_hubspot_resumed" in ana.names() and ana.slots["hubspot_last_list"]["targets"], ana.names()


async def test_two_people_see_their_own_account_only(talk: Say, filled: SandboxClient) -> None:
    ana, ben = talk("ana"), talk("ben")
    await connect(ana, account=str(MAIN.portal_id))
    await connect(ben, account=str(TEST_ACCOUNT.portal_id))
    for person, account in ((ana, MAIN.portal_id), (ben, TEST_ACCOUNT.portal_id)):
        await person.say("list all deals", "list_deals")
        shown = {target["id"] for target in person.slots["hubspot_last_list"]["targets"]}
        assert shown == {*filled.records("deals", account)} != set()
    assert not {*filled.records("deals", MAIN.portal_id)} & {*filled.records("deals", TEST_ACCOUNT.portal_id)}


async def test_on_another_channel_nobody_can_link(talk: Say) -> None:
    ana = talk(channel="rest")
    for words, intent in (
        ("list my deals", "list_deals"),
        ("connect", "connect_hubspot"),
        ("bye", "disconnect_hubspot"),
    ):
        await ana.say(words, intent)
        assert (ana.names(), ana.loop) == (["utter_hubspot_channel_not_allowed"], None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("123456", "123456"),
        (" 123 456.", "123456"),
        ("123-456", "123456"),
        ("the code is 123456", "123456"),
        ("it's 123 456", "123456"),
        ("١٢٣٤٥٦", "123456"),
        ("12345", None),
        ("1234567", None),
        ("show deal 123456", None),
        ("my amount is 250000 dollars", None),
    ],
)
def test_what_is_a_code(text: str, code: str | None) -> None:
    assert six_digits(text) == code
