"""A name with a word of the bot in it: a firm called "… Fields" asks for no fields, "2027" names nothing."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

SAM = "sam.may@quillfeather.example.com"


@pytest.mark.parametrize(
    ("said", "shown"),
    [("show the deals of Verdant Fields", "Verdant Fields renewal"), ("all Verdant Fields deals", "Verdant"),
     ("which deals do we have at Verdant Fields?", "Verdant Fields renewal"),
     ("list the contacts from Verdant Fields", "Mateo Rossi"), ("Verdant Fields", "Verdant Fields renewal")],
)  # fmt: skip
async def test_records_of_a_firm_called_so(talk: Talk, said: str, shown: str) -> None:
    await talk.say(said, "list_properties")
    assert shown in talk.text() and "utter_hubspot_properties" not in talk.names()


@pytest.mark.parametrize("said", ["his company is Verdant Fields", "set his company to Larch Properties"])
async def test_told_of_the_person_shown(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "list_properties")
    assert said.endswith(named(hubspot, "contacts", SAM)[0]["company"])


@pytest.mark.parametrize("said", ["Verdant Fields", "Larch Properties", "Alder Columns Ltd"])
async def test_as_the_answer(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("update Sam May", "update_contact")
    await talk.say("company", "inform")
    await talk.say(said, "list_properties")
    assert named(hubspot, "contacts", SAM)[0]["company"] == said


@pytest.mark.parametrize(
    "said",
    ["what fields are there?", "Which Fields can I change?", "What Fields Are There", "show the Deal Fields", "Fields",
     "which fields does Verdant Fields have?", "list all Properties"],
)  # fmt: skip
async def test_a_question_for_them(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = named(hubspot, "contacts", SAM)
    await talk.say(said, "list_properties")
    assert talk.names() == ["utter_hubspot_properties"]
    await talk.say("update Sam May", "update_contact")
    await talk.say("company", "inform")
    await talk.say(said, "list_properties")
    assert "utter_hubspot_properties" in talk.names() and named(hubspot, "contacts", SAM) == before


@pytest.mark.parametrize("said", ["Update licences 2027", "Change training 2027"])
async def test_a_year_alone_is_no_name(talk: Talk, said: str) -> None:
    await talk.say("create a deal", "create_deal")
    await talk.say(said, "update_deal")
    assert "What should I change about" not in talk.text()
