"""The whole way as a person goes it: chat page, link, our page, HubSpot's page, the code, back in the chat."""

from __future__ import annotations

import re
import signal
from dataclasses import asdict
from pathlib import Path

import pytest

from actions.oauth.sealing import fresh_key
from sandbox.options import AppRegistration
from sandbox.testing import SandboxClient, running_sandbox
from tests.browser import PHONE, OpenChat, expect
from tests.conversations.bot import Bot, free_port
from tests.tooling.conftest import free_ports
from tests.tooling.test_chat import Chat, project

__all__ = ["project"]

pytest_plugins = ["tests.browser"]
pytestmark = [pytest.mark.rasa, pytest.mark.browser, pytest.mark.timeout(600)]


def deals(sandbox: SandboxClient) -> list[str]:
    return [str(deal["properties"].get("dealname")) for deal in sandbox.records("deals").values()]


def test_from_the_chat_to_hubspot_and_back(chat: OpenChat, tmp_path: Path) -> None:
    port = free_port()
    callback = f"http://localhost:{port}/hubspot/callback"
    app = AppRegistration()
    with running_sandbox(process=True, limits=False) as sandbox:
        sandbox.call("PUT", "/_sandbox/oauth/apps", {**asdict(app), "redirect_uris": [callback]})
        bot = Bot(
            sandbox.url,
            "",
            tmp_path,
            port,
            HUBSPOT_AUTH="user",
            HUBSPOT_CLIENT_ID=app.client_id,
            HUBSPOT_CLIENT_SECRET=app.client_secret,
            HUBSPOT_REDIRECT_URI=callback,
            HUBSPOT_AUTHORIZE_URL=f"{sandbox.url}/oauth/authorize",
            HUBSPOT_ENCRYPTION_KEYS=fresh_key(),
        )
        try:
            bot.wait()
            walk(chat, bot.url, sandbox)
        finally:
            bot.stop()


def test_the_demo_of_it_is_one_command(chat: OpenChat, project: Path) -> None:
    """`make chat AUTH=user`, as README says."""
    demo = Chat(project, free_ports(3), "AUTH=user")
    try:
        demo.ready()
        walk(
            chat,
            demo.address("RASA_PORT").replace("127.0.0.1", "localhost"),
            SandboxClient(demo.address("SANDBOX_PORT")),
        )
    finally:
        demo.end(signal.SIGINT)
    assert "Everything is stopped." in demo.said and "Traceback" not in demo.said


def walk(chat: OpenChat, address: str, sandbox: SandboxClient) -> None:
    page = chat(f"{address}/webhooks/webchat/", **PHONE)
    page.say("Create a deal called Harbour lights for 12k in contract sent")
    page.hears("six digits", timeout=60_000)
    tag = re.search(r"letters ([A-Z]{4})", page.messages.all_inner_texts()[-2])
    assert tag is not None
    with page.page.context.expect_page() as opened:
        page.page.get_by_role("link", name="Connect HubSpot").last.click()
    there = opened.value
    expect(there.get_by_role("heading", level=1)).to_have_text("Connect your HubSpot")
    expect(there.locator(".tag")).to_have_text(tag[1])
    assert there.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it fits a phone"
    there.get_by_role("button", name="Continue to HubSpot").click()
    there.get_by_role("button", name=re.compile("connect|allow|grant", re.IGNORECASE)).first.click()
    code = there.locator(".code").inner_text()
    page.hears("Now type the six digits", timeout=60_000)  # sent by itself, as the page can be spoken to
    page.say(code)
    page.hears("Shall I work with that account", timeout=60_000)
    page.press("Yes")
    page.hears("Harbour lights", timeout=60_000)
    assert "Harbour lights" in deals(sandbox)
