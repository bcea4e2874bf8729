"""Rows 5, 11 and 12: who somebody is, which credential that is, and no more rights than it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from actions.errors import ChannelNotAllowed, InvalidCredential, LinkNeeded, MissingScope, NotConnected, ReadOnly
from actions.oauth import confirm, flow, grants, links, scopes
from actions.oauth.access import access_for
from actions.oauth.identity import Identity, identify, installation
from actions.oauth.profiles import profile
from actions.record import CATALOGUE
from sandbox.seed import MAIN, TEST_ACCOUNT
from sandbox.testing import SandboxClient
from tests.oauth.conftest import Set
from tests.oauth.world import Browser, code_in, connect, identity, link_for

Later = Callable[[float], None]
DEAL, CONTACT = "crm.objects.deals", "crm.objects.contacts"


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """Who may what does not depend on the store."""
    return f"sqlite:///{tmp_path}/data/hubspot.db"


async def access(
    user: str = "ana", channel: str = "webchat", write: bool = False, record: str = "deal", **more: Any
) -> Any:
    return await access_for(channel, user, CATALOGUE[record], write=write, **more)


# 5: identity


async def test_two_people_never_share_a_connection(pages: str) -> None:
    await connect("ana")
    with pytest.raises(LinkNeeded):
        await access("ben")
    await connect("ben")
    ana, ben = await access("ana"), await access("ben")
    assert ana.key != ben.key
    assert await ana.token() != await ben.token()


async def test_the_same_id_on_another_channel_is_somebody_else(pages: str, settle: Set) -> None:
    await connect("ana")
    settle(hubspot_user_channels="webchat, slack")
    with pytest.raises(LinkNeeded):
        await access("ana", channel="slack")


@pytest.mark.parametrize("channel", ["rest", "socketio", "", "WEBCHAT"])
async def test_linking_is_for_listed_channels_only(store: str, channel: str) -> None:
    with pytest.raises(ChannelNotAllowed):
        await access("ana", channel=channel)


def signed(channel: str, sender: str, metadata: Mapping[str, Any]) -> str | None:
    """A front end's proof of who somebody is."""
    return str(metadata["user"]) if metadata.get("proof") == "good" else None


async def test_a_hook_takes_the_identity_from_signed_metadata(pages: str, settle: Set) -> None:
    settle(hubspot_identity_hook=f"{__name__}:signed")
    app = profile()
    assert identify(app, "webchat", "chosen-by-client", {"user": "ana", "proof": "good"}).user == "ana"
    for forged in ({"user": "ana", "proof": "bad"}, {}, None):
        with pytest.raises(ChannelNotAllowed):
            identify(app, "webchat", "ana", forged)


# 11: scopes


async def test_reading_asks_for_reading_only(store: str) -> None:
    with pytest.raises(LinkNeeded) as caught:
        await access()
    asked = scopes.request(profile(), caught.value.scopes)
    assert asked.required[0] == "oauth"
    assert not [scope for scope in asked.required if scope.endswith(".write")]
    assert {f"{DEAL}.read", f"{CONTACT}.read"} <= {*asked.required}


async def test_a_write_asks_for_that_write_and_no_other(pages: str) -> None:
    await connect()
    with pytest.raises(LinkNeeded) as caught:
        await access(write=True)
    assert (caught.value.why, caught.value.scopes) == ("scope", (f"{DEAL}.write",))
    asked = scopes.request(profile(), caught.value.scopes)
    assert f"{DEAL}.write" in asked.required and f"{CONTACT}.write" not in asked.required
    await connect(wanted=caught.value.scopes)
    await access(write=True)
    with pytest.raises(LinkNeeded):
        await access(write=True, record="contact")


async def test_what_was_granted_before_is_asked_for_again(pages: str) -> None:
    await connect(wanted=(f"{DEAL}.write",))
    await connect(wanted=(f"{CONTACT}.write",))
    await access(write=True)
    await access(write=True, record="contact")


async def test_the_administrators_scopes_win(pages: str, settle: Set) -> None:
    settle(hubspot_scopes=f"oauth {DEAL}.read")
    assert scopes.request(profile(), (f"{DEAL}.write",)).required == ("oauth", f"{DEAL}.read")
    with pytest.raises(MissingScope):
        await access(write=True)
    await connect()
    await access()
    for wanted in ({"write": True}, {"record": "contact"}):
        with pytest.raises(MissingScope):
            await access(**wanted)


async def test_optional_scopes_are_asked_for_as_optional_and_only_when_wanted(store: str, settle: Set) -> None:
    settle(hubspot_optional_scopes=f"automation {DEAL}.write")
    first, then = scopes.request(profile()), scopes.request(profile(), (f"{DEAL}.write",))
    assert first.optional == ("automation",)
    assert then.optional == ("automation", f"{DEAL}.write")
    assert f"{DEAL}.write" not in then.required


async def test_what_the_plan_does_not_offer_is_no_endless_loop_of_links(
    pages: str, settle: Set, hubspot: SandboxClient
) -> None:
    settle(hubspot_optional_scopes=f"{DEAL}.write")
    hubspot.settings(withheld_scopes=f"{DEAL}.write")
    await connect(wanted=(f"{DEAL}.write",))
    await access()
    with pytest.raises(MissingScope):
        await access(write=True)


async def test_owners_are_no_wall(pages: str, settle: Set, hubspot: SandboxClient) -> None:
    settle(hubspot_optional_scopes="crm.objects.owners.read")
    hubspot.settings(withheld_scopes="crm.objects.owners.read")
    await connect()
    await access()


# 12: the installation's own credential


async def test_the_system_credential_reads_unless_it_may_write(store: str, settle: Set) -> None:
    settle(hubspot_auth="system", hubspot_access_token="pat-na1-x", hubspot_client_id=None, hubspot_client_secret=None)
    assert (await access(channel="rest")).key == "system"
    with pytest.raises(ReadOnly):
        await access(write=True)
    settle(hubspot_system_access="write")
    assert await (await access(write=True)).token() == "pat-na1-x"


async def test_no_credential_at_all(settle: Set) -> None:
    settle(hubspot_access_token=None)
    with pytest.raises(NotConnected) as caught:
        await access()
    assert not isinstance(caught.value, LinkNeeded)


async def authorize_installation() -> None:
    whose = installation(profile())
    async with Browser() as browser:
        url = (await flow.begin(profile(), whose, "", "system")).url
        found = await confirm.redeem(whose, code_in(await browser.approve(url)))
        await confirm.accept(whose, found.tag)


async def test_the_installation_can_be_authorised_by_consent(pages: str, settle: Set, later: Later) -> None:
    settle(hubspot_auth="system")
    await authorize_installation()
    own = await access(channel="rest")
    old = await own.token()
    assert own.email is None, "the person in the chat is not the one who authorised"
    later(1801)
    assert await (await access(channel="rest")).token() != old


async def test_a_lost_installation_grant_is_not_for_chatters_to_mend(
    pages: str, settle: Set, hubspot: SandboxClient, later: Later
) -> None:
    settle(hubspot_auth="system")
    await authorize_installation()
    own = await access(channel="rest")
    hubspot.call("POST", "/_sandbox/oauth/revoke")
    later(1801)
    with pytest.raises(InvalidCredential):
        await own.token()
    with pytest.raises(NotConnected) as caught:
        await access(channel="rest")
    assert not isinstance(caught.value, LinkNeeded)


async def test_nobody_can_pass_for_the_installation(pages: str, settle: Set) -> None:
    """Its grant has no channel and no user; a message always has both."""
    await authorize_installation()
    settle(hubspot_user_channels="webchat")
    for channel, user in (("", ""), ("webchat", "")):
        with pytest.raises((ChannelNotAllowed, LinkNeeded)):
            await access(user, channel=channel)


# both


async def test_user_first(pages: str, settle: Set) -> None:
    settle(hubspot_auth="user first", hubspot_access_token="pat-na1-x")
    assert (await access()).key == "system"
    assert (await access(channel="rest")).key == "system"
    with pytest.raises(LinkNeeded):
        await access(write=True)
    await connect(wanted=(f"{DEAL}.write",))
    assert (await access(write=True)).key.startswith("user:")
    grant = grants.find(identity())
    assert grant is not None
    grants.bury(grant)
    with pytest.raises(LinkNeeded):
        await access()  # and not silently in another account


async def test_system_for_reads(pages: str, settle: Set, hubspot: SandboxClient) -> None:
    settle(hubspot_auth="system-for-reads", hubspot_access_token=hubspot.token)
    assert (await access()).key == "system"
    with pytest.raises(LinkNeeded):
        await access(write=True)
    await connect(wanted=(f"{DEAL}.write",))
    assert (await access()).key == "system"
    assert (await access(write=True)).key.startswith("user:")


async def test_reads_and_writes_are_of_one_account(pages: str, settle: Set, hubspot: SandboxClient) -> None:
    """An id that was read in one account would be another record in the other."""
    await connect(wanted=(f"{DEAL}.write",), account=str(TEST_ACCOUNT.portal_id))
    settle(hubspot_auth="system for reads", hubspot_access_token=hubspot.token)
    with pytest.raises(LinkNeeded):
        await access(write=True)
    async with Browser() as browser:
        consent = await browser.unpin(await browser.click(await link_for()))
        page = await browser.decide(consent, "allow", account=str(TEST_ACCOUNT.portal_id))
        assert "That is another HubSpot account" in page.text
    await connect(wanted=(f"{DEAL}.write",))
    assert (await access(write=True)).key.startswith(f"user:{MAIN.portal_id}:")


# several apps behind one server

PROFILES = """
hubspot:
  default: north
  profiles:
    north:
      auth: user
      client_id: ${NORTH_ID}
      client_secret: ${NORTH_SECRET}
    south:
      access_token: pat-na1-south
      system_access: write
"""


async def test_profiles_are_worlds_apart(pages: str, settle: Set, hubspot: SandboxClient, tmp_path: Path) -> None:
    ours = profile()
    (tmp_path / "endpoints.yml").write_text(PROFILES)
    assert ours.client_secret is not None
    settle(north_id=ours.client_id, north_secret=ours.client_secret.get_secret_value())
    assert profile().name == "north" and profile().redirect_uri == ours.redirect_uri
    with pytest.raises(LinkNeeded):
        await access()
    south = await access(profile_name="south", write=True)
    assert (south.key, await south.token()) == ("system:south", "pat-na1-south")
    with pytest.raises(NotConnected):
        await access(profile_name="no such profile")
    whose = Identity("north", "webchat", "ana")
    async with Browser() as browser:
        url = (await flow.begin(profile("north"), whose, "ana")).url
        found = await confirm.redeem(whose, code_in(await browser.approve(url)))
    await confirm.accept(whose, found.tag)
    assert (await access()).key.startswith("user:")
    assert links.newest(whose) is None
