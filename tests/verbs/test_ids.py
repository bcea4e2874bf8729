"""Records by their ids and by the addresses of their pages, whatever kind the intent takes them for."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean

JANE, DEAL = "ruth.goldberg@example.com", "Kestrel 2027 retainer"
HERE = "https://app.hubspot.com/contacts/48120934"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("what's {deal}?", "get_contact"),
        ("show record {deal}", "get_contact"),
        ("who owns {deal}", "search_deals"),
        ("who is the owner of {deal}?", "get_contact"),
        ("what's the amount of {deal}?", "get_contact"),
        ("who owns {page}/record/0-3/{deal}?", "get_contact"),
        ("who is {contact}?", "search_contacts"),
        ("look up {contact}", "get_deal"),
        ("{page}/contact/{contact}", "inform"),
    ],
)
async def test_an_id_is_of_whatever_kind_has_it(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    deal, contact = id_of(hubspot, "deals", DEAL), id_of(hubspot, "contacts", JANE)
    await talk.say(said.format(deal=deal, contact=contact, page=HERE), intent)
    meant = deal if "{deal}" in said else contact
    assert talk.names() == ["utter_hubspot_found"] and f"ID: {meant}" in talk.text() and is_clean(talk)
    assert "Phone: " not in talk.text()


async def test_what_is_done_to_an_id_is_done_to_what_has_it(talk: Talk, hubspot: SandboxClient) -> None:
    contact = id_of(hubspot, "contacts", JANE)
    await talk.say(f"set the city of {contact} to Leeds", "update_deal")
    assert hubspot.records("contacts")[contact]["properties"]["city"] == "Leeds"
    await talk.say(f"set the city of {HERE}/record/0-1/{contact} to Cork", "update_contact")
    assert hubspot.records("contacts")[contact]["properties"]["city"] == "Cork"
    await talk.say(f"delete {contact}", "delete_deal")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "the contact Ruth Goldberg" in talk.text()


@pytest.mark.parametrize(
    "page",
    [
        "https://app.hubspot.com/contacts/20000001/record/0-3/{}",
        "https://app.hubspot.com/contacts/20000001/deal/{}",
        HERE + "/record/0-2/{}",
        HERE + "/record/0-1/{}",
    ],
)
async def test_a_page_of_another_account_or_kind_is_no_record_of_that_number(
    talk: Talk, hubspot: SandboxClient, page: str
) -> None:
    before = hubspot.records("deals")
    for said, intent in (("set the amount of {} to 5k", "update_deal"), ("delete {}", "delete_deal")):
        await talk.say(said.format(page.format(id_of(hubspot, "deals", DEAL))), intent)
        assert talk.names() == ["utter_hubspot_none_found"]
    assert hubspot.records("deals") == before


async def test_of_a_kind_that_is_named_it_is_none(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"delete deal {id_of(hubspot, 'contacts', JANE)}", "delete_deal")
    assert talk.names() == ["utter_hubspot_none_found"]
