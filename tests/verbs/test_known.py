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


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("next step for Kestrel 2027 retainer: wait, then ring", "hs_next_step", "wait, then ring"),
        ("put in the description of Kestrel 2027 retainer that Ana signs", "description", "Ana signs"),
    ],
)
async def test_a_property_told_of_a_deal_by_its_name_makes_no_new_one(
    talk: Talk, hubspot: SandboxClient, said: str, name: str, value: str
) -> None:
    before = len(hubspot.records("deals"))
    await talk.say(said, "create_deal")
    assert named(hubspot, "deals", "Kestrel 2027 retainer")[0][name] == value
    assert len(hubspot.records("deals")) == before


async def test_bare_values_behind_the_name_of_a_deal_are_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Kestrel 2027 retainer, 64k, contract sent", "create_deal")
    assert talk.slots["requested_slot"] == "hubspot_confirmation" and "Kestrel 2027 retainer" in talk.text()
    await talk.say("yes", "affirm")
    assert named(hubspot, "deals", "Kestrel 2027 retainer")[0]["amount"] == "64000"


@pytest.mark.parametrize(
    "said", ["create deal Kestrel 2027 retainer, 64k, contract sent", "Kestrel 2027, 64k, contract sent"]
)
async def test_a_new_deal_is_made_by_an_order_or_under_another_name(
    talk: Talk, hubspot: SandboxClient, said: str
) -> None:
    before = len(hubspot.records("deals"))
    await talk.say(said, "create_deal")
    assert len(hubspot.records("deals")) == before + 1


@pytest.mark.parametrize("intent", ["create_contact", "update_deal"])
async def test_two_that_are_there_are_linked(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("add Minh Nguyen as a contact on Monteverde spa rollout", intent)
    assert talk.result == "done" and "Linked Monteverde spa rollout to Minh Nguyen" in talk.text()


async def test_somebody_unknown_is_a_new_contact(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("add Petra Unbekannt as a contact on Monteverde spa rollout", "create_contact")
    assert talk.slots["requested_slot"] == "hubspot_contact_email"


@pytest.mark.parametrize(
    "said",
    [
        "I met Yuki Tanaka from Orchid Labs today, yuki@orchidlabs.example, please save her",
        "save Yuki Tanaka from Orchid Labs, yuki@orchidlabs.example",
    ],
)
async def test_an_address_of_its_own_is_somebody_elses(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = len(hubspot.records("contacts"))
    await talk.say(said, "create_contact")
    made = named(hubspot, "contacts", "yuki@orchidlabs.example")
    assert len(hubspot.records("contacts")) == before + 1 and [one["company"] for one in made] == ["Orchid Labs"]


async def test_the_address_of_somebody_known_is_changed(talk: Talk, hubspot: SandboxClient) -> None:
    before = len(hubspot.records("contacts"))
    await talk.say("save Yuki Tanaka's email yuki@orchidlabs.example", "create_contact")
    assert len(hubspot.records("contacts")) == before and talk.names()[-1] == "utter_hubspot_updated"


@pytest.mark.parametrize("intent", ["create_deal", "create_contact"])
@pytest.mark.parametrize(
    ("text", "said"),
    [("make Kwame Asante an opportunity and Priya the owner", "Opportunity and Owner to Priya Nair"),
     ("please turn Emily Nguyen into an evangelist", "Lifecycle Stage of Emily Nguyen to Evangelist")],
)  # fmt: skip
async def test_somebody_becomes_something(talk: Talk, text: str, said: str, intent: str) -> None:
    await talk.say(text, intent)
    assert said in talk.text() and talk.slots["requested_slot"] == "hubspot_confirmation"


@pytest.mark.parametrize("text", ["make Zebedee Roof an opportunity", "make me an opportunity called Birch desks"])
async def test_what_nobody_is_called_is_a_new_deal(talk: Talk, text: str) -> None:
    await talk.say(text, "create_deal")
    assert talk.names() == ["utter_hubspot_ask_deal_stage"]
