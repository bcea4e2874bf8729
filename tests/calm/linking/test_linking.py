"""Linking an account in flows: the flow that needed it goes on, and nothing is connected without code and yes."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable

import httpx
import pytest

from actions.oauth import grants
from sandbox.seed import MAIN
from sandbox.testing import SandboxClient
from tests.account.ways import agree
from tests.calm import walker
from tests.calm.conftest import in_process
from tests.calm.walker import Walker
from tests.oauth.conftest import Set, register
from tests.oauth.server import PROJECT, free_port
from tests.oauth.world import Browser, identity
from tests.verbs.held import named

ASK_CODE = "utter_hubspot_ask_code"
ASK_YES = "utter_hubspot_ask_connect_confirmation"
INVITED = ["utter_hubspot_connect_why_first", "utter_hubspot_connect_kept", "utter_hubspot_connect_link", ASK_CODE]


def link_in(walk: Walker) -> str:
    return str(walk.words("utter_hubspot_connect_link")["url"])


async def connect(walk: Walker) -> None:
    """From the link that was sent to the yes."""
    code = await agree(link_in(walk))
    await walk.say(f"{code[:3]} {code[3:]}", code=f"{code[:3]} {code[3:]}")
    assert walk.names() == [ASK_YES]
    await walk.say("yes", link_confirmation=True)
    assert walk.names()[0] == "utter_hubspot_connected"


async def test_a_flow_waits_for_the_connection_and_goes_on(ana: Walker, hubspot: SandboxClient) -> None:
    await ana.say("create …", "create_deal", deal_name="Acme renewal", deal_amount="12k")
    assert ana.names() == INVITED and ana.asks == "hubspot_code"
    await connect(ana)
    assert grants.find(identity()) is not None
    assert ana.asks == "hubspot_deal_stage"
    await ana.say("default", deal_stage="default")
    assert named(hubspot, "deals", "Acme renewal")[0]["amount"] == "12000" and ana.result == "done"
    await ana.say("show it", "get_deal", deal="it")
    assert ana.names() == ["utter_hubspot_found"], "the next flow asks for no link"


async def test_nothing_is_usable_before_the_yes_and_a_no_drops_it(ana: Walker) -> None:
    await ana.say("list deals", "list_deals")
    code = await agree(link_in(ana))
    await ana.say(code, code=code)
    assert ana.asks == "hubspot_link_confirmation" and grants.find(identity()) is None
    assert ana.slots["hubspot_code"] == "given", "the code stays in no slot"
    await ana.say("no", link_confirmation=False)
    assert ana.names() == ["utter_hubspot_connect_dropped"] and ana.result == "cancelled" and not ana.stack
    assert grants.find(identity()) is None


async def test_what_was_typed_instead_of_the_code(ana: Walker) -> None:
    await ana.say("list deals", "list_deals")
    first = link_in(ana)
    await ana.say("it does not work", code="it does not work")
    assert ana.asks == "hubspot_code" and ana.names() == [ASK_CODE]
    await ana.say("new link please", code="new link please")
    assert link_in(ana) != first and ana.asks == "hubspot_code"
    await agree(link_in(ana))
    await ana.say("done", code="done")
    assert ana.names() == ["utter_hubspot_connect_type_code", ASK_CODE]
    await ana.say("000000", code="000000")
    assert "utter_hubspot_connect_wrong_code" in ana.names() and grants.find(identity()) is None


async def test_a_yes_in_advance_counts_for_nothing(ana: Walker) -> None:
    await ana.say("connect, yes", "connect", link_confirmation=True, confirmation=True)
    code = await agree(link_in(ana))
    await ana.say(code, code=code, link_confirmation=True)
    assert ana.asks == "hubspot_link_confirmation" and grants.find(identity()) is None


async def test_connect_status_disconnect(ana: Walker) -> None:
    await ana.say("am I connected?", "status")
    assert ana.names() == ["utter_hubspot_status_none"]
    await ana.say("disconnect", "disconnect")
    assert ana.names() == ["utter_hubspot_nothing_to_disconnect"] and not ana.stack
    await ana.say("connect", "connect")
    assert ana.names() == ["utter_hubspot_connect_link", ASK_CODE]
    await connect(ana)
    assert ana.result == "done" and not ana.stack
    await ana.say("am I connected?", "status")
    assert ana.words("utter_hubspot_status")["id"] == MAIN.portal_id
    await ana.say("disconnect", "disconnect")
    await ana.say("no", confirmation=False)
    assert ana.names() == ["utter_hubspot_disconnect_left"] and grants.find(identity()) is not None
    await ana.say("disconnect", "disconnect")
    await ana.press("Yes")
    assert ana.names() == ["utter_hubspot_disconnected"] and grants.find(identity()) is None


async def test_a_delete_is_asked_about_after_connecting(ana: Walker, filled: SandboxClient) -> None:
    name = f"Harbour lights {MAIN.portal_id}"
    await ana.say("delete …", "delete_deal", deal="Harbour lights", confirmation=True)
    await connect(ana)
    assert ana.asks == "hubspot_confirmation" and named(filled, "deals", name)
    await ana.say("yes", confirmation=True)
    assert not named(filled, "deals", name)


async def test_a_connection_that_ends_in_the_middle_is_renewed_and_the_flow_goes_on(
    ana: Walker, filled: SandboxClient
) -> None:
    name = f"Harbour lights {MAIN.portal_id}"
    await ana.say("delete …", "delete_deal", deal="Harbour lights")
    await connect(ana)
    grants.remove(identity())
    await ana.say("yes", confirmation=True)
    assert ana.asks == "hubspot_code" and named(filled, "deals", name)
    await connect(ana)
    assert ana.asks == "hubspot_confirmation", "another account may have been chosen: the yes is asked for again"
    await ana.say("yes", confirmation=True)
    assert not named(filled, "deals", name)


async def test_a_right_that_is_lacking_is_asked_for_and_the_flow_goes_on(ana: Walker, hubspot: SandboxClient) -> None:
    await ana.say("connect", "connect")
    await connect(ana)
    await ana.say("create …", "create_deal", deal_name="Acme renewal", deal_stage="contract sent")
    assert ana.names()[0] == "utter_hubspot_connect_why_scope"
    await connect(ana)
    assert named(hubspot, "deals", "Acme renewal") and ana.result == "done"


async def test_show_more_waits_for_the_connection_too(ana: Walker, filled: SandboxClient) -> None:
    await ana.say("what stages are there", "list_stages")
    await connect(ana)
    assert ana.names()[-1] == "utter_hubspot_stages" and ana.result == "done"


async def test_where_nobody_can_be_told_apart_no_link_is_sent(pages: str, ana: Walker) -> None:
    ana.channel = "rest"
    for flow in ("connect", "list_deals", "disconnect"):
        await ana.say("…", flow)
        assert ana.names() == ["utter_hubspot_channel_not_allowed"], flow
        assert ana.result == "not_connected" and not ana.stack


async def test_a_link_that_is_too_old_is_replaced(ana: Walker, later: Callable[[float], None]) -> None:
    await ana.say("list deals", "list_deals")
    code = await agree(link_in(ana))
    later(3600)
    await ana.say(code, code=code)
    assert "utter_hubspot_connect_link" in ana.names() and ana.asks == "hubspot_code"


async def test_cancelling_connects_nothing(ana: Walker) -> None:
    await ana.say("list deals", "list_deals")
    url = link_in(ana)
    await ana.say("never mind", cancel=True)
    async with Browser() as browser:
        await browser.approve(url)
    await ana.say("am I connected?", "status")
    assert ana.names() == ["utter_hubspot_status_none"]


async def test_a_flow_of_the_hosts_own_connects_and_goes_on(
    ana: Walker, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It calls `hubspot_ready`, where its action asks for that again: for a right that only the action knows."""
    again = {"if": 'slots.hubspot_question is "hubspot_link"', "then": "ready"}
    over = {"if": "slots.hubspot_result is not null", "then": "END"}
    steps = [
        {"id": "ready", "call": "hubspot_ready", "next": [over, {"else": "name"}]},
        {"id": "name", "collect": "hubspot_deal_name"},
        {"id": "stage", "collect": "hubspot_deal_stage"},
        {"id": "create", "action": "action_create_deal", "next": [again, {"else": "END"}]},
    ]
    monkeypatch.setitem(walker.FLOWS, "win_customer", {"name": "win", "description": "theirs", "steps": steps})
    monkeypatch.setitem(walker.STEPS, "win_customer", walker.steps_of("win_customer"))
    await ana.say("we won one", "win_customer", deal_name="Larkspur", deal_stage="contract sent")
    assert ana.names()[0] == "utter_hubspot_connect_why_first"
    await connect(ana)
    assert ana.names()[1] == "utter_hubspot_connect_why_scope", "now it is known that the flow writes"
    await connect(ana)
    assert named(hubspot, "deals", "Larkspur") and ana.result == "done"


@pytest.mark.slow
async def test_the_pages_run_alone_where_there_is_no_action_server(hubspot: SandboxClient, settle: Set) -> None:
    """Actions in Rasa's own process, the pages by `python -m actions.oauth serve`, one store for both."""
    port = free_port()
    callback = f"http://localhost:{port}/hubspot/callback"
    register(hubspot, redirect_uris=[callback])
    settle(hubspot_redirect_uri=callback)
    command = [sys.executable, "-m", "actions.oauth", "serve", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as pages:
        try:
            await until_answered(f"http://127.0.0.1:{port}/hubspot/style.css")
            for closed in ("webhook", "actions", "health"):
                answer = await asyncio.to_thread(httpx.post, f"http://127.0.0.1:{port}/{closed}", json={})
                assert answer.status_code == 404, closed
            ana = Walker(in_process, "ana", "webchat")
            await ana.say("create …", "create_deal", deal_name="Acme renewal", deal_stage="contract sent")
            await connect(ana)
            assert named(hubspot, "deals", "Acme renewal") and ana.result == "done"
        finally:
            pages.terminate()
            said = pages.communicate(timeout=60)[0]
    assert pages.returncode == 0 and "Traceback" not in said, said


async def until_answered(url: str) -> None:
    for _ in range(600):
        await asyncio.sleep(0.2)
        try:
            if (await asyncio.to_thread(httpx.get, url)).status_code == 200:
                return
        except httpx.TransportError:
            continue
    raise AssertionError(f"nobody answers {url}")
