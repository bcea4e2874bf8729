"""Rows 1 to 4 and 8 of the threats: whose link it is, who clicks, who comes back, and how often."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from actions.oauth import confirm, grants, links
from actions.oauth.waiting import NotYet, Stopped, WrongCode
from sandbox.testing import SandboxClient, running_sandbox
from tests.oauth.conftest import Set
from tests.oauth.world import Browser, code_in, connect, counts, identity, link_for

Later = Callable[[float], None]


def heading(page: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page.text)
    assert found, page.text
    return found[1]


async def approved(user: str = "ana") -> str:
    async with Browser() as browser:
        return code_in(await browser.approve(await link_for(user)))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


# 1: somebody else's consent is of no use in the chat that asked


async def test_consent_alone_connects_nothing(pages: str) -> None:
    await approved()
    assert grants.find(identity()) is None
    with pytest.raises(Stopped):
        await confirm.accept(identity(), "BCDF")
    assert grants.find(identity()) is None


async def test_the_code_works_in_the_conversation_that_asked_and_in_no_other(pages: str) -> None:
    code = await approved("ana")
    with pytest.raises(Stopped):
        await confirm.redeem(identity("eve"), code)
    with pytest.raises(Stopped):
        await confirm.redeem(identity("ana", channel="rest"), code)
    assert (await confirm.redeem(identity("ana"), code)).email


async def test_a_code_without_the_yes_connects_nothing(pages: str) -> None:
    await confirm.redeem(identity(), await approved())
    assert grants.find(identity()) is None


async def test_a_yes_without_the_code_connects_nothing(pages: str) -> None:
    await approved()
    link = links.newest(identity())
    assert link is not None
    with pytest.raises(Stopped):
        await confirm.accept(identity(), link.tag)
    assert grants.find(identity()) is None


async def test_a_yes_to_another_link_connects_nothing(pages: str) -> None:
    await confirm.redeem(identity(), await approved())
    with pytest.raises(Stopped):
        await confirm.accept(identity(), "not the tag that was shown")
    assert grants.find(identity()) is None


async def test_three_wrong_codes_throw_everything_away(pages: str, hubspot: SandboxClient) -> None:
    code = await approved()
    for left in (2, 1):
        with pytest.raises(WrongCode) as caught:
            await confirm.redeem(identity(), wrong(code))
        assert caught.value.left == left
    with pytest.raises(Stopped, match="wrong_code"):
        await confirm.redeem(identity(), wrong(code))
    with pytest.raises(Stopped):
        await confirm.redeem(identity(), code)
    assert counts(hubspot)["revoked"] == 1, "and HubSpot's token is void"
    link = links.newest(identity())
    assert link is not None and link.sealed is None


async def test_wrong_codes_are_counted_before_they_are_looked_at(pages: str) -> None:
    """Any number of guesses at once are three guesses."""
    await approved()
    link = links.newest(identity())
    assert link is not None
    assert [links.guess(link) is not None for _ in range(5)] == [True, True, True, False, False]


async def test_a_code_before_hubspot_was_asked(pages: str) -> None:
    await link_for()
    with pytest.raises(NotYet):
        await confirm.redeem(identity(), "123456")


# 2: another account cannot be slipped under somebody's chat


async def test_coming_back_in_another_browser_is_refused(pages: str, hubspot: SandboxClient) -> None:
    async with Browser() as hers, Browser() as his:
        consent = await hers.click(await link_for())
        hers.follow_redirects = False
        back = (await hers.decide(consent, "allow")).headers["location"]
        page = await his.get(back)
        assert (page.status_code, heading(page)) == (403, "This is another browser")
        assert "authorization_code" not in counts(hubspot), "the code was not even exchanged"
        assert (await hers.get(back)).status_code == 410, "and the attempt is over"
    with pytest.raises(Stopped, match="other_browser"):
        await confirm.redeem(identity(), "123456")


async def test_the_cookie_is_host_only_and_out_of_reach(pages: str, settle: Set) -> None:
    async with Browser() as browser:
        cookie = (await browser.get(await link_for())).headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
        assert "Domain" not in cookie
        settle(hubspot_redirect_uri="https://bot.example.com/hubspot/callback")
        path = urlsplit(await link_for()).path
        cookie = (await browser.get(f"{pages}{path}")).headers["set-cookie"]
        assert cookie.startswith("__Host-") and "Secure" in cookie


async def test_a_click_without_the_cookie_goes_nowhere(pages: str) -> None:
    url = await link_for()
    async with Browser() as browser:
        page = await browser.post(url)
    assert (page.status_code, heading(page)) == (403, "This is another browser")


async def test_a_second_browser_cannot_take_over_a_clicked_link(pages: str) -> None:
    url = await link_for()
    async with Browser() as hers, Browser() as his:
        await hers.click(url)
        await his.get(url)
        assert heading(await his.post(url)) == "This is another browser"


async def test_accounts_that_are_not_allowed(pages: str, settle: Set, hubspot: SandboxClient) -> None:
    settle(hubspot_allowed_accounts="1, 2")
    async with Browser() as browser:
        page = await browser.approve(await link_for())
    assert (page.status_code, heading(page)) == (403, "This HubSpot account is not allowed here")
    assert counts(hubspot)["revoked"] == 1
    with pytest.raises(Stopped, match="account_not_allowed"):
        await confirm.redeem(identity(), "123456")


async def test_one_allowed_account_is_pinned_in_the_authorize_url(pages: str, settle: Set) -> None:
    settle(hubspot_allowed_accounts="4711")
    async with Browser() as browser:
        await browser.get(url := await link_for())
        browser.follow_redirects = False
        assert "/oauth/4711/authorize?" in (await browser.post(url)).headers["location"]


async def test_a_broken_connection_is_not_mended_with_another_account(pages: str) -> None:
    await connect()
    grant = grants.find(identity())
    assert grant is not None
    grants.bury(grant)
    async with Browser() as browser:
        consent = await browser.click(await link_for(why="expired"))
        assert f"/oauth/{grant.hub_id}/authorize" in str(consent.url)
        page = await browser.decide(await browser.unpin(consent), "allow", account=other_than(grant.hub_id, pages))
    assert heading(page) == "That is another HubSpot account"


def other_than(hub_id: int, _pages: str) -> str:
    from sandbox.seed import MAIN, TEST_ACCOUNT

    return str(next(a.portal_id for a in (MAIN, TEST_ACCOUNT) if a.portal_id != hub_id))


# 3: forwarded links, preview robots, old links


async def test_looking_at_the_page_consumes_nothing(pages: str) -> None:
    url = await link_for()
    async with Browser() as robot, Browser() as browser:
        for _ in range(3):
            assert (await robot.get(url)).status_code == 200
        assert code_in(await browser.approve(url))


async def test_the_page_says_which_bot_and_which_conversation(pages: str, settle: Set) -> None:
    settle(hubspot_bot_name="Juniper's <b>assistant</b>")
    url = await link_for()
    link = links.newest(identity())
    async with Browser() as browser:
        page = await browser.get(url)
    assert link is not None and link.tag in page.text
    assert "the web chat" in page.text
    assert "Juniper&#39;s &lt;b&gt;assistant" in page.text, "everything is escaped"


async def test_the_same_browser_may_click_twice_before_hubspot_answers(pages: str) -> None:
    url = await link_for()
    async with Browser() as browser:
        first = await browser.click(url)
        second = await browser.click(url)
        assert heading(await browser.decide(first, "allow")) == "This link is not known", "a click voids the one before"
        assert code_in(await browser.decide(second, "allow"))


async def test_a_link_works_once(pages: str) -> None:
    url = await link_for()
    async with Browser() as browser:
        code_in(await browser.approve(url))
        again = await browser.get(url)
        assert (again.status_code, heading(again)) == (410, "This link has been used")
        assert (await browser.post(url)).status_code == 410


async def test_a_link_lives_ten_minutes(pages: str, later: Later) -> None:
    url = await link_for()
    async with Browser() as browser:
        later(560)
        consent = await browser.click(url)
        later(41)
        assert heading(await browser.get(url)) == "This link is too old"
        assert heading(await browser.post(url)) == "This link is too old"
        assert heading(await browser.decide(consent, "allow")) == "This link is too old"
    with pytest.raises(Stopped, match="expired"):
        await confirm.redeem(identity(), "123456")


async def test_a_code_lives_ten_minutes(pages: str, later: Later, hubspot: SandboxClient) -> None:
    code = await approved()
    later(601)
    with pytest.raises(Stopped, match="expired"):
        await confirm.redeem(identity(), code)
    await confirm.sweep()
    assert links.newest(identity()) is None
    assert counts(hubspot)["revoked"] == 1, "swept tokens are void"


async def test_a_new_link_voids_the_one_before(pages: str) -> None:
    old = await link_for()
    await link_for()
    async with Browser() as browser:
        page = await browser.get(old)
    assert (page.status_code, heading(page)) == (404, "This link is not known")


# 4: nothing works twice


async def test_a_second_use_of_the_state_changes_nothing(pages: str, hubspot: SandboxClient) -> None:
    async with Browser() as browser:
        consent = await browser.click(await link_for())
        browser.follow_redirects = False
        back = (await browser.decide(consent, "allow")).headers["location"]
        shown = await browser.get((await browser.get(back)).headers["location"])
        again = await browser.get(back)
        assert (again.status_code, heading(again)) == (410, "This link has been used")
        assert counts(hubspot)["authorization_code attempts"] == 1
        assert code_in(await browser.get(f"{pages}/hubspot/connected")) == code_in(shown), "a reload shows it again"
    assert await confirm.redeem(identity(), code_in(shown))


async def test_of_many_coming_back_at_once_one_gets_through(store: str) -> None:
    import asyncio

    from actions.store.database import off_loop

    secret = (await link_for()).rsplit("/", 1)[1]
    state, _ = links.click(secret, "a cookie") or ("", None)
    came = await asyncio.gather(*(off_loop(links.come_back, state) for _ in range(8)))
    assert sum(link is not None for link in came) == 1


async def test_a_yes_works_once(pages: str) -> None:
    found = await confirm.redeem(identity(), await approved())
    grant = await confirm.accept(identity(), found.tag)
    with pytest.raises(Stopped):
        await confirm.accept(identity(), found.tag)
    assert (await confirm.connection(identity())) == grant


async def test_made_up_states_and_links(pages: str) -> None:
    async with Browser() as browser:
        for path in ("/hubspot/callback?state=x&code=y", "/hubspot/callback", "/hubspot/connect/x"):
            page = await browser.get(pages + path)
            assert (page.status_code, heading(page)) == (404, "This link is not known")
        assert (await browser.get(f"{pages}/hubspot/connected")).status_code == 410


# 8: nobody is sent anywhere but to HubSpot's page and ours, and our secrets go to nobody but HubSpot


async def test_secrets_do_not_follow_a_redirect_of_the_token_endpoint(pages: str, hubspot: SandboxClient) -> None:
    with running_sandbox(seed=False) as elsewhere:
        hubspot.fault(path="/oauth/*/token", status=307, headers={"Location": f"{elsewhere.url}/oauth/2026-09/token"})
        async with Browser() as browser:
            assert (await browser.approve(await link_for())).status_code == 502
        assert elsewhere.requests() == []


async def test_where_a_browser_is_sent_comes_from_settings_alone(pages: str, hubspot: SandboxClient) -> None:
    async with Browser() as browser:
        await browser.get(url := await link_for())
        browser.follow_redirects = False
        hostile = {"redirect_uri": "https://evil.example.net", "next": "https://evil.example.net"}
        sent = (
            await browser.post(url, params=hostile, data=hostile, headers={"X-Forwarded-Host": "evil.example.net"})
        ).headers
        assert sent["location"].startswith(f"{hubspot.url}/oauth/authorize?")
        query = parse_qs(urlsplit(sent["location"]).query)
        assert query["redirect_uri"] == [f"{pages}/hubspot/callback"]


async def test_pages_keep_to_themselves(pages: str) -> None:
    async with Browser() as browser:
        page = await browser.get(await link_for())
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "script" not in policy
    assert page.headers["referrer-policy"] == "no-referrer" and page.headers["cache-control"] == "no-store"
    assert "<script" not in page.text and "style=" not in page.text


# every other way it can go has its own page


async def test_a_no_on_hubspots_page(pages: str) -> None:
    async with Browser() as browser:
        page = await browser.decide(await browser.click(await link_for()), "deny")
    assert (page.status_code, heading(page)) == (403, "Not connected")
    with pytest.raises(Stopped, match="denied"):
        await confirm.redeem(identity(), "123456")


async def test_somebody_who_may_not_install(pages: str) -> None:
    async with Browser() as browser:
        await browser.get(url := await link_for())
        browser.follow_redirects = False
        state = parse_qs(urlsplit((await browser.post(url)).headers["location"]).query)["state"][0]
        query = {"state": state, "error": "access_denied", "error_description": "You may not install this app"}
        page = await browser.get(f"{pages}/hubspot/callback", params=query)
    assert heading(page) == "Your HubSpot admin has to install the app"
    assert "App Marketplace Access" in page.text and "crm.objects.deals.read" in page.text


async def test_hubspot_down_when_the_code_is_exchanged(pages: str, hubspot: SandboxClient) -> None:
    hubspot.fault(method="POST", path="/oauth/*/token", status=503)
    async with Browser() as browser:
        page = await browser.approve(await link_for())
    assert (page.status_code, heading(page)) == (503, "HubSpot does not answer")


async def test_a_wrong_client_secret(pages: str, settle: Set) -> None:
    settle(hubspot_client_secret="not-the-secret")
    async with Browser() as browser:
        page = await browser.approve(await link_for())
    assert (page.status_code, heading(page)) == (502, "HubSpot did not connect")


async def test_given_up_in_the_chat_while_hubspots_page_was_open(pages: str) -> None:
    async with Browser() as browser:
        consent = await browser.click(await link_for())
        await confirm.give_up(identity())
        page = await browser.decide(consent, "allow")
    assert heading(page) == "This link is not known"
    assert grants.find(identity()) is None
