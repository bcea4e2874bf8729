"""A record that is given to somebody else: by name, or by the address that an owner has."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

SAM, EMILY = "sam.may@quillfeather.example.com", "emily.nguyen@pelicanbay.example.com"
PRIYA = "priya.nair@juniperlark.example.com"


def owner(hubspot: SandboxClient, email: str) -> str:
    """Who owns the contact; it has to have kept its address."""
    return str(named(hubspot, "contacts", email)[0]["hubspot_owner_id"])


@pytest.mark.parametrize("who", ["Sam May", "Emily Nguyen"])
@pytest.mark.parametrize("said", ["give {} to {}", "assign {} to {}", "please hand {} over to {}"])
async def test_an_address_is_the_owner(talk: Talk, hubspot: SandboxClient, said: str, who: str) -> None:
    await talk.say(said.format(who, PRIYA), "update_contact")
    assert talk.result == "done" and "→ Priya Nair" in talk.text() and "left it out" not in talk.text()
    assert named(hubspot, "contacts", SAM if who == "Sam May" else EMILY)


@pytest.mark.parametrize("address", ["jo@other.example.com", "jo.customer@larch.example.com"])
async def test_an_address_of_no_owner_is_asked_about(talk: Talk, hubspot: SandboxClient, address: str) -> None:
    before = hubspot.records("contacts")
    await talk.say(f"transfer Emily Nguyen to {address}", "update_contact")
    assert talk.slots["requested_slot"] == "hubspot_value" and hubspot.records("contacts") == before


@pytest.mark.parametrize("said", ["assign Sam May to Priya", "assign sam may to priya", "give Sam May to Priya Nair"])
async def test_somebody_called_may(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = owner(hubspot, SAM)
    await talk.say(said, "update_contact")
    assert talk.result == "done" and owner(hubspot, SAM) != before


async def test_their_own_address(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("change Emily Nguyen's email to emily@pelicanbay.example.com", "update_contact")
    assert named(hubspot, "contacts", "emily@pelicanbay.example.com")


@pytest.mark.parametrize("intent", ["inform", "update_contact"])
@pytest.mark.parametrize(
    "said", ["the fourth to Lukas", "4 to Lukas", "and the 4th to Priya", "the third goes to Tomás"]
)
async def test_a_row_beyond_the_list_is_not_the_one_before(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await talk.say("find contacts called Nguyen", "search_contacts")
    await talk.say("give the first one to Dana", "update_contact")
    before = hubspot.records("contacts")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_no_such_number"] and hubspot.records("contacts") == before


async def test_a_row_of_the_list_is_given_away(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("find contacts called Nguyen", "search_contacts")
    second = talk.slots["hubspot_last_list"]["targets"][1]["id"]
    await talk.say("give the first one to Dana", "update_contact")
    await talk.say("the second to Lukas", "inform")
    assert talk.result == "done" and talk.slots["hubspot_last_record"]["id"] == second
