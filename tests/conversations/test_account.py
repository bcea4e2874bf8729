"""Whose HubSpot, on a real Rasa server: system or custom app, pre-authorised or linked in the conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import httpx
import pytest

from actions.oauth.sealing import fresh_key
from sandbox.options import AppRegistration
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient, running_sandbox
from tests.conversations.bot import Bot, Person, free_port
from tests.conversations.samples import played, samples
from tests.oauth.world import Browser, code_in

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(600)]

BRAND = AppRegistration(
    client_id="5a4db0c5-0000-4000-8000-0000000b4a4d",
    client_secret="5a4db0c5-0000-4000-8000-00000000b4a4",
    name="Brand assistant",
    app_id=4411902,
)
PROFILES = """
hubspot:
  default: own
  profiles:
    own: {{access_token: {token}, system_access: write}}
    own-user: {{auth: user, client_id: {own.client_id}, client_secret: {own.client_secret}}}
    brand: {{access_token: {brand_token}, system_access: write}}
    brand-user: {{auth: user, client_id: {brand.client_id}, client_secret: {brand.client_secret}, bot_name: Brand bot}}
"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxClient]:
    with running_sandbox(process=True, limits=False) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def linked(sandbox: SandboxClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """One action server for two apps, each in both ways."""
    folder, port = tmp_path_factory.mktemp("linked"), free_port()
    callback = f"http://localhost:{port}/hubspot/callback"
    for app in (AppRegistration(), BRAND):
        status, _ = sandbox.call("PUT", "/_sandbox/oauth/apps", {**asdict(app), "redirect_uris": [callback]})
        assert status == 201
    _, grant = sandbox.call(
        "POST", f"/_sandbox/oauth/grants?portal={TEST_ACCOUNT.portal_id}", {"client_id": BRAND.client_id}
    )
    profiles = folder / "profiles.yml"
    brand_token = grant["access_token"]
    profiles.write_text(
        PROFILES.format(token=sandbox.token, own=AppRegistration(), brand=BRAND, brand_token=brand_token)
    )
    bot = Bot(
        sandbox.url,
        "",
        folder,
        port,
        HUBSPOT_ENDPOINTS=str(profiles),
        HUBSPOT_REDIRECT_URI=callback,
        HUBSPOT_AUTHORIZE_URL=f"{sandbox.url}/oauth/authorize",
        HUBSPOT_ENCRYPTION_KEYS=fresh_key(),
        HUBSPOT_USER_CHANNELS="webchat, rest",
    )
    try:
        bot.wait()
        yield bot
    finally:
        bot.stop()


def person(bot: Bot, profile: str) -> Person:
    """Somebody whose bot uses this profile."""
    someone = bot.person()
    someone.says("hello")
    event = {"event": "slot", "name": "hubspot_profile", "value": profile}
    httpx.post(f"{bot.url}/conversations/{someone.id}/tracker/events", json=[event], timeout=30).raise_for_status()
    return someone


def link_in(someone: Person) -> str:
    return next(b["url"] for m in someone.heard for b in m.get("buttons", []) if "url" in b)


def agree(url: str, **choice: str) -> str:
    async def there() -> str:
        async with Browser() as browser:
            return code_in(await browser.approve(url, **choice))

    return asyncio.run(there())


def named(sandbox: SandboxClient, name: str) -> list[int]:
    """The accounts that have a deal of this name."""

    def has(portal: int) -> bool:
        deals: list[Any] = list(sandbox.records("deals", portal).values())
        return any(deal["properties"].get("dealname") == name for deal in deals)

    return [portal for portal in (MAIN.portal_id, TEST_ACCOUNT.portal_id) if has(portal)]


@pytest.mark.parametrize(("profile", "portal"), [("own", MAIN.portal_id), ("brand", TEST_ACCOUNT.portal_id)])
def test_pre_authorised(linked: Bot, sandbox: SandboxClient, profile: str, portal: int) -> None:
    ana = person(linked, profile)
    ana.says(f"create a deal called Preset {profile} for 5k")
    ana.says("the first one")
    assert named(sandbox, f"Preset {profile}") == [portal], ana.text


@pytest.mark.parametrize("profile", ["own-user", "brand-user"])
@pytest.mark.parametrize("portal", [MAIN.portal_id, TEST_ACCOUNT.portal_id])
def test_linked_in_the_conversation(linked: Bot, sandbox: SandboxClient, profile: str, portal: int) -> None:
    ana, name = person(linked, profile), f"Linked {profile} {portal}"
    said = ana.says(f'create a deal called "{name}" for 5k')
    assert "I'll go on with what you asked for" in said
    code = agree(link_in(ana), account=str(portal))
    assert f"ID {portal}" in ana.says(code)
    assert "Connected" in ana.says("yes")
    ana.says("the first one")
    assert named(sandbox, name) == [portal], ana.text
    assert ana.is_clean()


def test_the_way_there_is_patient(linked: Bot) -> None:
    ana = person(linked, "own-user")
    ana.says("list my deals")
    url = link_in(ana)
    assert "six digits" in ana.says("help")
    assert "not connected" in ana.says("am I connected?").lower() and "six digits" in ana.text
    assert "six digits" in ana.says("what is the meaning of life")
    ana.says("new link")
    assert link_in(ana) != url
    code = agree(link_in(ana))
    assert "not the code" in ana.says(f"{(int(code) + 1) % 10**6:06d}")
    assert "Shall I work with that account" in ana.says(f"my code is {code}")
    assert "deals" in ana.says("yes please").lower()
    assert ana.result == "done"


def test_cancelled_means_nothing_is_connected_and_nothing_kept(linked: Bot) -> None:
    ana = person(linked, "own-user")
    ana.says("delete the deal Orchard")
    assert "dropped" in ana.says("cancel")
    assert ana.result == "cancelled" and ana.is_clean()
    assert "not connected" in ana.says("am I connected?").lower()


def test_status_and_disconnect(linked: Bot) -> None:
    ana = person(linked, "own-user")
    ana.says("connect my hubspot")
    ana.says(agree(link_in(ana)))
    ana.says("yes")
    assert "You are connected as" in ana.says("which account am I connected to?")
    assert "Disconnect" in ana.says("disconnect")
    assert "erased" in ana.says("yes")
    assert ana.is_clean()
    assert "not connected" in ana.says("am I connected?").lower()


def test_two_people_at_once(linked: Bot) -> None:
    ana, ben = person(linked, "own-user"), person(linked, "own-user")
    ana.says("list my deals"), ben.says("list my deals")
    for_ana, for_ben = agree(link_in(ana)), agree(link_in(ben), account=str(TEST_ACCOUNT.portal_id))
    assert "not the code" in ben.says(for_ana)
    assert f"ID {MAIN.portal_id}" in ana.says(for_ana)
    assert f"ID {TEST_ACCOUNT.portal_id}" in ben.says(for_ben)


def test_the_page_on_linking_shows_what_happens(linked: Bot) -> None:
    [sample] = [sample for sample in samples() if "‹code›" in sample.text]
    someone = person(linked, "own-user")
    happened = played(sample, someone, lambda said, them: agree(link_in(them)) if said == "‹code›" else said)
    assert happened == sample.text
