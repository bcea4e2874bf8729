"""Somebody who is said to have no e-mail address is created without one; changes whose value is not said are asked."""

from __future__ import annotations

import pytest

from tests.talk import Talk


@pytest.mark.parametrize(
    "text",
    [
        "create contact Paul Ng, no email yet",
        "add Paul Ng as a contact without an e-mail address",
        "new contact Paul Ng, I don't have his email",
        "Set up Paul Ng as a contact. No email so far.",
    ],
)
async def test_it_is_not_asked_for(talk: Talk, text: str) -> None:
    await talk.say(text, "create_contact")
    assert talk.text().startswith("Created the contact Paul Ng.")


async def test_nor_where_it_was_asked_for(talk: Talk) -> None:
    await talk.say("create contact", "create_contact")
    await talk.say("Paul Ng, no email yet, phone 0065 6123 4567", "inform")
    assert "Created the contact Paul Ng." in talk.text() and "+65 6123 4567" in talk.text()


async def test_something_else_that_he_wants_not_is_not_that(talk: Talk) -> None:
    await talk.say("create contact Paul Ng, no email marketing please", "create_contact")
    assert talk.names()[-1] == "utter_hubspot_ask_contact_email"


@pytest.mark.parametrize("intent", ["inform", "get_deal", "search_deals"])
async def test_a_change_that_was_taken_for_something_else_asks_for_its_value(talk: Talk, intent: str) -> None:
    await talk.say("change stage for Quillfeather print archive", intent)
    assert talk.text().startswith("What should Deal Stage be?")


@pytest.mark.parametrize("intent", ["get_contact", "get_deal"])
@pytest.mark.parametrize("text", ["give me the details on ewan macleod", "give all the details of Ewan MacLeod"])
async def test_a_wish_to_see_the_details_changes_no_description(talk: Talk, text: str, intent: str) -> None:
    await talk.say(text, intent)
    assert talk.text().startswith("Ewan MacLeod\n")
