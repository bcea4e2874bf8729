"""In what one HubSpot account may differ from another, without Rasa: `tests/talk.py` drives forms and actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actions.store import database
from tests.talk import Talk
from tests.verbs.conftest import DOMAIN, forget
from tests.witness import accounts
from tests.witness.hubspot import HubSpot
from tests.witness.portals import Portal

pytestmark = pytest.mark.slow

Enter = Callable[..., tuple[Talk, HubSpot]]


@pytest.fixture
def enter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Enter]:
    """Work in an account; at the end, nobody asked HubSpot for anything wrong."""
    entered: list[HubSpot] = []

    def account(made: Callable[[], Portal], version: str = "2026-09", **different: object) -> tuple[Talk, HubSpot]:
        hub = HubSpot(made)
        for name, value in different.items():
            setattr(hub.portal, name, value)
        entered.append(hub)
        monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", hub.portal.token)
        monkeypatch.setenv("HUBSPOT_API_BASE_URL", hub.url)
        monkeypatch.setenv("HUBSPOT_API_VERSION", version)
        monkeypatch.setenv("HUBSPOT_SYSTEM_ACCESS", "write")
        monkeypatch.setenv("HUBSPOT_STORE_URL", f"sqlite:///{tmp_path}/hubspot.db")
        monkeypatch.setenv("HUBSPOT_INDEX_SECONDS", "0.5")
        monkeypatch.setenv("HUBSPOT_ENDPOINTS", str(tmp_path / "none.yml"))
        forget()
        return Talk(domain=DOMAIN), hub

    yield account
    database.close()
    forget()
    for hub in entered:
        hub.stop()
        assert hub.wrong == []


@pytest.mark.parametrize("version", ["v3", "2026-03", "2026-09"])
async def test_every_version_of_the_api(enter: Enter, version: str) -> None:
    talk, hub = enter(accounts.berlin, version)
    await talk.say("create a deal called Dach for 4k in Demo gehalten for Jörg Özdemir", "create_deal")
    assert talk.result == "done" and "linked to Jörg Özdemir" in talk.text()
    made = hub.values("deals", "Dach")
    assert made and hub.records.linked(made["hs_object_id"], "contacts")
    await talk.say("change its close date to April 1, 2027", "update_deal")
    await talk.say("search deals closing in April 2027", "search_deals")
    assert "1 deal" in talk.text() and "€4,000" in talk.text()
    await talk.say("delete it", "delete_deal")
    await talk.say("yes", "affirm")
    assert hub.values("deals", "Dach") is None


@pytest.mark.parametrize("status", [403, 404])
async def test_an_account_without_details_has_no_currency_of_ours(enter: Enter, status: int) -> None:
    talk, hub = enter(accounts.kolkata, account_info=status)
    await talk.say("create a deal called Motor for ₹2.5 lakh in enquiry", "create_deal")
    made = hub.values("deals", "Motor")
    assert made and made["amount"] == "250000" and "Amount: 250,000" in talk.text()
    assert f"/record/0-3/{made['hs_object_id']}" in talk.text(), "HubSpot's own address of the record"


async def test_the_currencies_of_an_account_without_details_are_the_choices_of_its_deals(enter: Enter) -> None:
    talk, hub = enter(accounts.berlin, account_info=403)
    await talk.say("create a deal called Dach for £4k in Demo gehalten", "create_deal")
    assert "does not use GBP; its currency is EUR, CHF, USD" in talk.text()
    await talk.say("4000 CHF", "inform")
    made = hub.values("deals", "Dach")
    assert made and (made["amount"], made["deal_currency_code"]) == ("4000", "CHF")


async def test_an_account_of_one_currency_needs_no_property_for_it(enter: Enter) -> None:
    talk, hub = enter(accounts.pacific, required={})
    await talk.say("create a deal called Roof for $4,000 in contract sent", "create_deal")
    await talk.say("change its amount to $5,000", "update_deal")
    assert talk.result == "done" and (hub.values("deals", "Roof") or {})["amount"] == "5000"


async def test_a_conflict_worded_either_way(enter: Enter) -> None:
    for clash in (400, 409):
        talk, hub = enter(accounts.berlin, clash_on_update=clash)
        await talk.say("change the email of info@hafenwerk.example to jörg.özdemir@hafenwerk.example", "update_contact")
        assert talk.names()[0] == "utter_hubspot_conflict", clash
        await talk.say("post@hafenwerk.example", "inform")
        assert hub.values("contacts", "post@hafenwerk.example")


async def test_a_contact_is_found_by_address_before_and_without_the_index(enter: Enter) -> None:
    talk, hub = enter(accounts.pacific)
    await talk.say("create contact jane.roe@example.com named Jane Roe", "create_contact")
    other = Talk("other", domain=DOMAIN)
    await other.say("show contact jane.roe@example.com", "get_contact")
    assert other.result == "done", "a read knows what search does not know yet"
    hub.portal.lag = 0
    hub.fail(404, {"status": "error", "message": "Object not found.", "category": "OBJECT_NOT_FOUND"}, method="GET")
    await other.say("show contact jane.roe@example.com", "get_contact")
    assert other.result == "done" and "Jane Roe" in other.text()


async def test_many_choices_are_not_all_listed(enter: Enter) -> None:
    talk, _ = enter(accounts.pacific, required={})
    await talk.say("create a deal called Roof in contract sent owner Nobody Known", "create_deal")
    assert "25. " in talk.text() and "26. " not in talk.text() and "… (+96)" in talk.text()
    await talk.say("Rep Number117", "inform")
    assert talk.result == "done" and "Deal owner: Rep Number117" in talk.text()
