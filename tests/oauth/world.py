"""A bot owner's installation against the sandbox: settings, store, pages on a real port, and people's browsers."""

from __future__ import annotations

import re
from typing import Any

import httpx

from actions.oauth import confirm, flow
from actions.oauth.identity import Identity
from actions.oauth.profiles import profile
from sandbox.options import AppRegistration
from sandbox.testing import SandboxClient

APP = AppRegistration()
MAIN, TEST_ACCOUNT = 49127733, 49127734


def identity(user: str = "ana", channel: str = "webchat") -> Identity:
    """Somebody in the default bot."""
    return Identity("default", channel, user)


class Browser(httpx.AsyncClient):
    """Somebody's browser: cookies of its own, follows redirects, presses HubSpot's buttons."""

    def __init__(self) -> None:
        super().__init__(follow_redirects=True, timeout=20, verify=False)  # plain http: reading every CA costs 60 ms

    async def approve(self, url: str, **choice: str) -> httpx.Response:
        """Open our link, click, agree on HubSpot's page; where that leads to."""
        return await self.decide(await self.click(url), "allow", **choice)

    async def click(self, url: str) -> httpx.Response:
        """Open our link and click: HubSpot's consent page."""
        page = await self.get(url)
        assert page.status_code == 200, page.text
        return await self.post(url)

    async def unpin(self, consent: httpx.Response) -> httpx.Response:
        """Get rid of the account in the address, which HubSpot preselects only."""
        return await self.get(re.sub(r"/oauth/\d+/", "/oauth/", str(consent.url)))

    async def decide(self, consent: httpx.Response, decision: str, **choice: str) -> httpx.Response:
        """Press a button on HubSpot's page."""
        assert "Connect" in consent.text, consent.text
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', consent.text))
        form = {**{k: v.replace("&amp;", "&") for k, v in fields.items()}, "decision": decision, **choice}
        return await self.post(consent.url.copy_with(query=None), data=form)


def code_in(page: httpx.Response) -> str:
    """The six digits on our page."""
    assert page.status_code == 200, page.text
    found = re.search(r'class="code"[^>]*>(\d{3}) (\d{3})<', page.text)
    assert found, page.text
    return found[1] + found[2]


async def link_for(user: str = "ana", why: str = "first", wanted: Any = ()) -> str:
    """A link asked for in a chat."""
    return (await flow.begin(profile(), identity(user), user, why, wanted)).url


async def connect(user: str = "ana", wanted: Any = (), **choice: str) -> None:
    """The whole way, quickly."""
    async with Browser() as browser:
        page = await browser.approve(await link_for(user, wanted=wanted), **choice)
        found = await confirm.redeem(identity(user), code_in(page))
        await confirm.accept(identity(user), found.tag)


def counts(hubspot: SandboxClient) -> dict[str, int]:
    """How often HubSpot's token endpoints were asked for what."""
    status, found = hubspot.call("GET", "/_sandbox/oauth")
    assert status == 200
    return dict(found["counts"])
