"""What goes wrong at HubSpot, as the person in the chat hears it; and people's own HubSpot."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from tests.conversations.bot import Person
from tests.witness.conftest import Meet
from tests.witness.hubspot import HubSpot
from tests.witness.test_accounts import deal, hears

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(600)]

PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


def limit(name: str, message: str) -> dict[str, Any]:
    """The body of a 429."""
    return {"status": "error", "message": message, "errorType": "RATE_LIMIT", "policyName": name}


TEN = limit("TEN_SECONDLY_ROLLING", "You have reached your ten_secondly_rolling limit.")
SEARCH = limit("SECONDLY", "You have reached your secondly limit.")
DAILY = limit("DAILY", "You have reached your daily limit.")


def test_limits(meet: Meet) -> None:
    lena, hub = meet("berlin")
    hub.fail(429, TEN)
    hears(lena, "show the deal Kühlhaus Nord", "€48,250.50")
    hub.fail(429, SEARCH, path="search", times=2)
    hears(lena, "search for open deals over 40k", "2 deals")
    hub.fail(429, DAILY)
    hears(lena, "change the amount of the deal Kühlhaus Nord to 5k", "used up its calls for today")
    assert deal(hub, "Kühlhaus Nord")["amount"] == "48250.5" and lena.is_clean()


def test_outages(meet: Meet) -> None:
    amara, hub = meet("pacific")
    hub.portal.required, hub.portal.lag = {}, 0
    hears(amara, "create a deal called Alpha One for $5,000 in contract sent", "Created the deal Alpha One")
    hub.fail(502, PAGE)
    hears(amara, "show the deal Alpha One", "$5,000")
    hub.fail(503, PAGE, times=20)
    hears(amara, "list deals", "can't reach HubSpot")
    hub.faults.clear()
    hub.fail(200, PAGE, times=20)
    hears(amara, "list deals", "can't reach HubSpot")
    hub.faults.clear()
    hub.fail(0, cut=True, after=True, method="PATCH")
    hears(amara, "change the amount of the deal Alpha One to $8,000", "$5,000 → $8,000")
    hub.fail(200, {}, wait=3, after=True, method="POST", path="deals$")
    hears(amara, "create a deal called Beta Two for $9,000 in contract sent", "Beta Two", "$9,000")
    assert deal(hub, "Beta Two")["amount"] == "9000"
    hub.fail(0, cut=True, method="POST", path="deals$")
    hears(amara, "create a deal called Gamma Three for $9,000 in contract sent", "was not saved")
    assert hub.values("deals", "Gamma Three") is None
    hears(amara, "delete the deal Alpha One", "(yes or no)")
    hub.fail(504, PAGE, after=True, method="DELETE")
    hears(amara, "yes", "Deleted the deal Alpha One")
    assert hub.values("deals", "Alpha One") is None


def test_what_the_credential_may_not(meet: Meet) -> None:
    amara, hub = meet("pacific")
    hub.portal.required, hub.portal.scopes = {}, {"oauth", "crm.objects.deals.read", "crm.objects.owners.read"}
    hears(amara, "create a deal called Delta for $1,000 in contract sent", "lacks the scope crm.objects.deals.write")
    hears(amara, "list contacts", "lacks the scope crm.objects.contacts.read")
    hub.portal.token = "pat-eu1-another"
    hears(amara, "list deals", "does not accept this bot's credential any more")


def digits(person: Person) -> str:
    """Open the link that the bot sent and agree; the six digits on the page."""
    link = re.search(r"http://localhost:\d+/hubspot/connect/[\w-]+", person.text)
    assert link, person.text
    with httpx.Client(follow_redirects=True, timeout=20, verify=False) as browser:
        browser.get(link[0]).raise_for_status()
        page = browser.post(link[0])
    code = re.search(r'class="code"[^>]*>(\d{3}) (\d{3})<', page.text)
    assert code, page.text
    return code[1] + code[2]


def linked(meet: Meet) -> tuple[Person, HubSpot]:
    """Somebody who has connected, to read."""
    zoe, hub = meet("linked")
    hears(zoe, "show the deal Kühlhaus Nord", "Connect your HubSpot")
    hears(zoe, digits(zoe), "amara@nordlicht.example, account nordlicht.example, ID 146820773")
    hears(zoe, "yes", "Connected", "€48,250.50")
    return zoe, hub


def test_peoples_own_hubspot(meet: Meet) -> None:
    zoe, hub = linked(meet)
    hears(zoe, "create a deal called Nachtrag for 3k in Verhandlung", "crm.objects.deals.write")
    assert "crm.objects.deals.write" not in hub.consent.grants[-1].scopes
    hears(zoe, digits(zoe), "Shall I work with that account")
    hears(zoe, "yes", "Created the deal Nachtrag", "€3,000")
    assert deal(hub, "Nachtrag")["dealstage"] == "decisionmakerboughtin"
    refreshed = hub.consent.refreshed
    hub.consent.access = {token: (grant, 0) for token, (grant, _) in hub.consent.access.items()}
    hears(zoe, "list contacts", "4 contacts")
    assert hub.consent.refreshed == refreshed + 1
    hears(zoe, "disconnect", "(yes or no)")
    hears(zoe, "yes")
    assert not hub.consent.grants[-1].alive, "the refresh token is revoked at HubSpot"
    hears(zoe, "list deals", "Connect your HubSpot")
    hears(zoe, "cancel")


def test_an_app_that_was_uninstalled(meet: Meet) -> None:
    zoe, hub = linked(meet)
    for grant in hub.consent.grants:
        grant.alive = False
    hub.consent.access.clear()
    hears(zoe, "list deals", "connection has ended", "Connect your HubSpot")
    hears(zoe, digits(zoe), "Shall I work with that account")
    hears(zoe, "yes", "Connected", "7 deals")
