"""A bot with a credential of its own whose people may link theirs: which of the two works when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from actions.oauth.profiles import profile
from sandbox.options import AppRegistration
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient
from tests.account.ways import agree, connect, link_in
from tests.oauth.conftest import Set
from tests.talk import Talk

Say = Callable[..., Talk]


def shown(person: Talk) -> set[str]:
    """The deals in the list shown last."""
    return {target["id"] for target in (person.slots["hubspot_last_list"] or {"targets": []})["targets"]}


def named(hubspot: SandboxClient, name: str) -> list[int]:
    """The accounts that have a deal of this name."""
    accounts = (MAIN.portal_id, TEST_ACCOUNT.portal_id)
    return [
        a for a in accounts if any(r["properties"]["dealname"] == name for r in hubspot.records("deals", a).values())
    ]


@pytest.mark.parametrize("auth", ["user first", "system for reads"])
async def test_reading_needs_no_link_and_a_write_goes_to_the_persons_own_account(
    talk: Say, filled: SandboxClient, settle: Set, auth: str
) -> None:
    settle(hubspot_auth=auth, hubspot_access_token=filled.token)
    ana = talk()
    await ana.say("list all deals", "list_deals")
    assert shown(ana) == {*filled.records("deals", MAIN.portal_id)}
    await ana.say("create a deal called Lantern walk in appointment scheduled", "create_deal")
    assert "utter_hubspot_connect_link" in ana.names(), "the bot's own credential may only read"
    own = TEST_ACCOUNT if auth == "user first" else MAIN  # what reads and what writes must see the same records
    await ana.say(await agree(link_in(ana), account=str(own.portal_id)), "inform")
    await ana.say("yes", "affirm")
    while ana.loop:
        await ana.say("default", "inform")
    assert named(filled, "Lantern walk") == [own.portal_id]
    await ana.say("list all deals", "list_deals")
    assert shown(ana) <= {*filled.records("deals", own.portal_id)} and shown(ana)


async def test_a_lost_connection_is_said_and_the_bots_own_account_is_not_taken_in_silence(
    talk: Say, filled: SandboxClient, settle: Set, later: Callable[[float], None]
) -> None:
    settle(hubspot_auth="user first", hubspot_access_token=filled.token)
    ana = talk()
    await connect(ana, account=str(TEST_ACCOUNT.portal_id))
    filled.revoke_tokens()
    later(1801)
    await ana.say("list all deals", "list_deals")
    assert "utter_hubspot_connect_why_expired" in ana.names()


async def test_each_bot_has_its_own_app(talk: Say, filled: SandboxClient, settle: Set, tmp_path: Path) -> None:
    """The slot `hubspot_profile` chooses; a connection to one app is none to another."""
    callback = str(profile().redirect_uri)
    south = AppRegistration("5a4db0c5-0000-4000-8000-00000000500d", "5a4db0c5-0000-4000-8000-0000000500dd", app_id=5)
    filled.register_app(**{**asdict(south), "redirect_uris": [callback]})
    only = f"allowed_accounts: [{TEST_ACCOUNT.portal_id}]"
    (tmp_path / "endpoints.yml").write_text(
        "hubspot:\n  default: north\n  profiles:\n"
        f"    north: {{auth: user, client_id: {AppRegistration().client_id}, client_secret: '${{NORTH}}'}}\n"
        f"    south: {{auth: user, client_id: {south.client_id}, client_secret: '${{SOUTH}}', {only}}}\n"
    )
    settle(north=AppRegistration().client_secret, south=south.client_secret)
    ana, ben = talk("ana"), talk("ana")
    ben.slots["hubspot_profile"] = "south"
    await connect(ana, account=str(MAIN.portal_id))
    await ben.say("list all deals", "list_deals")
    assert "utter_hubspot_connect_link" in ben.names(), "the same person, in another bot, is not connected"
    await ben.say(await agree(link_in(ben), account=str(TEST_ACCOUNT.portal_id)), "inform")
    await ben.say("yes", "affirm")
    assert shown(ben) == {*filled.records("deals", TEST_ACCOUNT.portal_id)}
    await ana.say("list all deals", "list_deals")
    assert shown(ana) == {*filled.records("deals", MAIN.portal_id)}
