"""The way to HubSpot and back, over HTTP."""

from __future__ import annotations

from actions.oauth import flow, grants
from actions.oauth.access import access_for
from actions.record import CATALOGUE
from sandbox.testing import SandboxClient
from tests.oauth.world import Browser, code_in, identity, link_for


async def test_link_click_consent_code_yes(pages: str, hubspot: SandboxClient) -> None:
    async with Browser() as browser:
        page = await browser.approve(await link_for())
    code = code_in(page)
    assert page.url.path == "/hubspot/connected"
    found = await flow.redeem(identity(), code)
    assert found.email.endswith("@juniperlark.example.com")
    grant = await flow.accept(identity(), found.tag)
    assert grant.hub_id == found.hub_id
    access = await access_for("webchat", "ana", CATALOGUE["deal"])
    assert access.key.startswith(f"user:{grant.hub_id}:")
    status, _ = hubspot.call("GET", "/crm/objects/2026-09/deals", token=await access.token())
    assert status == 200
    assert grants.every()[0].email == found.email
