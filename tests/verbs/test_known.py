"""What is told of a record that there is changes it, though it sounded like a wish for a new one."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

EVA, SAM = "eva.novotna@ostravasteel.example.com", "sam.may@quillfeather.example.com"


def of(hubspot: SandboxClient, email: str, name: str) -> str | None:
    return named(hubspot, "contacts", email)[0].get(name)


@pytest.mark.parametrize(
    ("said", "intent", "name", "value"),
    [
        ("lead status in progress", "create_contact", "hs_lead_status", "IN_PROGRESS"),
        ("make it customer", "create_deal", "lifecyclestage", "customer"),
        ("wait she is not a lead any more, make it customer", "create_deal", "lifecyclestage", "customer"),
        ("she works at Gulf Medical, title Director MENA", "create_contact", "company", "Gulf Medical"),
        ("she's from Kenya", "create_contact", "country", "Kenya"),
        ("she got promoted to SVP Underwriting", "create_contact", "jobtitle", "SVP Underwriting"),
    ],
)
async def test_of_the_one_shown(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, name: str, value: str
) -> None:
    await talk.say("show eva novotna", "get_contact")
    await talk.say(said, intent)
    assert of(hubspot, EVA, name) == value and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "email", "told"),
    [
        (
            "wanjiru kamau isn't in Nairobi anymore, she is in Mombasa",
            "wanjiru.kamau@umojahealth.example.com",
            {"city": "Mombasa"},
        ),
        (
            "dwayne carter left tallgrass, he's now at Ostrava Steelworks as Plant Director",
            "dwayne.carter@tallgrass.example.com",
            {"company": "Ostrava Steelworks", "jobtitle": "Plant Director"},
        ),
    ],
)
@pytest.mark.parametrize("intent", ["create_contact", "update_contact"])
async def test_of_one_that_is_named(
    talk: Talk, hubspot: SandboxClient, said: str, email: str, told: dict[str, str], intent: str
) -> None:
    await talk.say(said, intent)
    assert {name: of(hubspot, email, name) for name in told} == told and is_clean(talk)


async def test_of_which_of_the_list(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("contacts at Quillfeather", "search_contacts")
    await talk.say("lead status in progress", "create_contact")
    assert talk.names()[-1] in ("utter_hubspot_ask_which", "utter_hubspot_ask_contact")
    await talk.say("sam may", "inform")
    assert of(hubspot, SAM, "hs_lead_status") == "IN_PROGRESS" and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("open an opportunity for her", "create_deal"),
        ("make her a deal for 5k", "create_deal"),
        ("she wants a deal for 5k", "create_deal"),
        ("a new lead, title CEO", "create_contact"),
        ("Jo Kim, title CEO", "create_contact"),
        ("title CEO, email jo.kim@example.com", "create_contact"),
    ],
)
async def test_a_new_one_all_the_same(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("show eva novotna", "get_contact")
    before = named(hubspot, "contacts", EVA)
    await talk.say(said, intent)
    assert named(hubspot, "contacts", EVA) == before and talk.loop == f"hubspot_{intent}_form"


@pytest.mark.parametrize("intent", ["cancel", "out_of_scope"])
async def test_what_is_ordered_of_one_that_there_is(talk: Talk, intent: str) -> None:
    await talk.say("find ødegård", intent)
    assert "Sindre Ødegård" in talk.text()
    await talk.say("delete sindre ødegård", intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Sindre Ødegård" in talk.text()


async def test_a_question_that_begins_with_a_correction(talk: Talk) -> None:
    await talk.say("show eva novotna", "get_contact")
    await talk.say("wait, how old is this contact?", "get_contact")
    assert "utter_hubspot_none_found" not in talk.names() and "Eva Novotn" in talk.text()
