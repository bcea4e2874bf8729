"""Connecting from the chat: every other turn that people take on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.oauth import grants
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient
from tests.account.ways import agree, connect, link_in
from tests.oauth.conftest import Set
from tests.oauth.world import Browser, identity
from tests.talk import Talk

Say = Callable[..., Talk]
Later = Callable[[float], None]

pytestmark = pytest.mark.slow

ASK_CODE = "utter_hubspot_ask_code"
ASK_YES = "utter_hubspot_ask_connect_confirmation"


async def test_a_test_account_is_called_one(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    await ana.say(await agree(link_in(ana), account=str(TEST_ACCOUNT.portal_id)), "inform")
    words = ana.words(ASK_YES)
    assert (words["id"], words["badge"]) == (TEST_ACCOUNT.portal_id, " (a test account)")


@pytest.mark.parametrize(("words", "intent"), [("cancel", "cancel"), ("never mind", "inform"), ("no", "deny")])
async def test_cancelling_drops_what_was_asked_and_the_link(talk: Say, words: str, intent: str) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    url = link_in(ana)
    await ana.say(words, intent)
    assert (ana.names(), ana.result, ana.loop) == (["utter_hubspot_connect_dropped"], "cancelled", None)
    async with Browser() as browser:
        assert (await browser.get(url)).status_code == 404
    await connect(ana)
    assert ana.names() == ["utter_hubspot_connected"], "what was dropped does not come back"


async def test_something_else_in_between_is_answered_and_nothing_is_lost(talk: Say) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    url = link_in(ana)
    await ana.say("help", "help")
    assert ana.names() == ["utter_hubspot_expected_code", ASK_CODE]
    await ana.say(await agree(url), "inform")
    await ana.say("am I connected?", "connection_status")
    assert ana.names() == ["utter_hubspot_status_none", ASK_YES]
    await ana.say("yes", "affirm")
    assert "utter_hubspot_ask_deal_stage" in ana.names()


async def test_another_request_in_between_waits_too(talk: Say) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    url = link_in(ana)
    await ana.say("list my deals", "list_deals")
    assert ana.names() == [ASK_CODE], "the link that was sent is still good"
    await ana.say(await agree(url), "inform")
    await ana.say("yes", "affirm")
    assert ana.names()[0] == "utter_hubspot_connected"
    assert "utter_hubspot_ask_deal_stage" in ana.names(), "first the list, then the deal goes on"
    assert ana.names().index("utter_hubspot_ask_deal_stage") == len(ana.names()) - 1


@pytest.mark.parametrize(
    ("words", "intent"), [("new link", "inform"), ("send it again", "inform"), ("connect", "connect_hubspot")]
)
async def test_a_new_link_takes_the_place_of_the_old(talk: Say, words: str, intent: str) -> None:
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    old = link_in(ana)
    await ana.say(words, intent)
    assert ana.names() == ["utter_hubspot_connect_link", ASK_CODE]
    assert link_in(ana) != old
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    assert "utter_hubspot_ask_deal_stage" in ana.names()


async def test_a_code_that_nobody_has_yet(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    await ana.say("123456", "inform")
    assert ana.names() == ["utter_hubspot_connect_not_yet", ASK_CODE]


async def test_back_from_hubspot_without_having_read_on(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    await agree(link_in(ana))
    await ana.say("ok done", "affirm")
    assert ana.names() == ["utter_hubspot_connect_type_code", ASK_CODE]


async def test_too_late_for_the_yes(talk: Say, later: Later) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    await ana.say(await agree(link_in(ana)), "inform")
    later(601)
    await ana.say("yes", "affirm")
    assert ("utter_hubspot_link_expired" in ana.names(), ana.loop) == (True, None)
    assert grants.find(identity()) is None


async def test_a_code_typed_when_nothing_was_asked(talk: Say) -> None:
    """A new session has forgotten the dialog; the link is still good."""
    ana = talk()
    await ana.say("create a deal called Acme renewal", "create_deal")
    code = await agree(link_in(ana))
    fresh = talk()
    await fresh.say(f"the code is {code}", "inform")
    assert fresh.names() == [ASK_YES]
    await fresh.say("yes", "affirm")
    assert (fresh.names(), fresh.result) == (["utter_hubspot_connected"], "done")


async def test_a_code_taken_for_a_record_by_its_number(talk: Say) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    code = await agree(link_in(ana))
    fresh = talk()
    await fresh.say(code, "get_deal", hubspot_id=code)
    assert fresh.names() == [ASK_YES]


async def test_six_digits_mean_nothing_without_a_link(talk: Say) -> None:
    ana = talk()
    await ana.say("123456", "inform")
    assert ana.names() == ["utter_hubspot_not_sure"]


async def test_switching_account_forgets_the_other_accounts_records(talk: Say, filled: SandboxClient) -> None:
    ana = talk()
    await connect(ana, account=str(MAIN.portal_id))
    await ana.say("list all deals", "list_deals")
    assert ana.slots["hubspot_last_list"]
    await ana.say("switch account", "connect_hubspot")
    assert ana.names()[0] == "utter_hubspot_connect_switch"
    await ana.say(await agree(link_in(ana), account=str(TEST_ACCOUNT.portal_id)), "inform")
    await ana.say("yes", "affirm")
    assert ana.words("utter_hubspot_connected")["id"] == TEST_ACCOUNT.portal_id
    kept = {n for n, v in ana.slots.items() if v is not None}
    assert kept == {"hubspot_result"}


async def test_switching_in_the_middle_of_a_dialog_drops_it(talk: Say) -> None:
    ana = talk()
    await connect(ana, account=str(MAIN.portal_id))
    await ana.say("create a deal called Acme renewal", "create_deal")
    if ana.loop == "hubspot_connect_form":  # the write scope first
        await ana.say(await agree(link_in(ana), account=str(MAIN.portal_id)), "inform")
        await ana.say("yes", "affirm")
    assert ana.loop == "hubspot_create_deal_form"
    await ana.say("switch account", "connect_hubspot")
    await ana.say(await agree(link_in(ana), account=str(TEST_ACCOUNT.portal_id)), "inform")
    await ana.say("yes", "affirm")
    assert (ana.names(), ana.loop) == (["utter_hubspot_connected"], None)


async def test_an_app_uninstalled_at_hubspot_is_linked_again(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await connect(ana)
    grant = grants.find(identity())
    assert grant is not None
    status, _ = hubspot.call("DELETE", "/appinstalls/2026-09/external-install", token=grant.access_token)
    assert status == 204
    await ana.say("list all deals", "list_deals")
    assert ana.names()[0] == "utter_hubspot_connect_why_expired"


async def test_a_question_without_a_dialog_waits_too(talk: Say) -> None:
    ana = talk()
    await ana.say("what stages are there?", "list_stages")
    assert ana.names()[:2] == ["utter_hubspot_connect_why_first", "utter_hubspot_connect_kept"]
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    assert ana.names() == ["utter_hubspot_connected", "utter_hubspot_stages"]
    assert (ana.result, ana.loop) == ("done", None)


async def test_somebody_who_may_not_install_the_app(talk: Say) -> None:
    """HubSpot tells them on its own page and sends nobody back."""
    ana = talk()
    await ana.say("list my deals", "list_deals")
    await ana.say("it says I don't have permission to install this app", "out_of_scope")
    assert ana.names() == ["utter_hubspot_link_may_not_install", ASK_CODE]
    assert "crm.objects.deals.read" in ana.words("utter_hubspot_link_may_not_install")["forward"]


async def test_hubspot_down(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await ana.say("connect", "connect_hubspot")
    hubspot.fault(method="POST", path="/oauth/*/token", status=503)
    async with Browser() as browser:
        await browser.approve(link_in(ana))
    await ana.say("done", "inform")
    assert ana.names() == ["utter_hubspot_link_unreachable", ASK_CODE]


async def test_a_bot_with_its_owners_account(talk: Say, settle: Set, hubspot: SandboxClient) -> None:
    settle(hubspot_auth="system", hubspot_access_token=hubspot.token)
    ana = talk()
    for words, intent in (("connect", "connect_hubspot"), ("disconnect", "disconnect_hubspot")):
        await ana.say(words, intent)
        assert (ana.names(), ana.loop) == (["utter_hubspot_linking_off"], None)
    await ana.say("am I connected?", "connection_status")
    assert ana.words("utter_hubspot_status_system")["id"] == MAIN.portal_id
