"""What people do beside the chat."""

from __future__ import annotations

from tests.oauth.world import Browser, code_in
from tests.talk import Talk


def link_in(talk: Talk) -> str:
    """The link that the bot sent last."""
    said = talk.words("utter_hubspot_connect_link")
    assert said["buttons"][0]["url"] == said["url"]
    return str(said["url"])


async def agree(url: str, **choice: str) -> str:
    """Open the link, agree on HubSpot's page; the code."""
    async with Browser() as browser:
        return code_in(await browser.approve(url, **choice))


async def connect(talk: Talk, **choice: str) -> None:
    """The whole way."""
    await talk.say("connect my hubspot", "connect_hubspot")
    await talk.say(await agree(link_in(talk), **choice), "inform")
    await talk.say("yes", "affirm")
    assert "utter_hubspot_connected" in talk.names(), talk.names()
