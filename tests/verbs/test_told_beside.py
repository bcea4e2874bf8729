"""Answers of a create that tell more than was asked, and those that stand behind a courtesy."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named


@pytest.mark.parametrize(
    ("said", "intent", "told"),
    [
        (
            "Oh and she works for Lagos Books as editor",
            "update_contact",
            {"company": "Lagos Books", "jobtitle": "editor"},
        ),
        ("also he works for Lagos Books", "nlu_fallback", {"company": "Lagos Books"}),
        ("and she's an editor", "get_contact", {"jobtitle": "editor"}),
        ("they are with Lagos Books", "search_contacts", {"company": "Lagos Books"}),
    ],
)
@pytest.mark.parametrize("asked", ["email", "name"])
async def test_what_is_told_of_who_is_created(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, told: dict[str, str], asked: str
) -> None:
    await talk.say("create contact", "create_contact")
    if asked == "name":
        await talk.say("efua.s@example.net", "inform")
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_noted" and talk.loop == "hubspot_create_contact_form"
    if asked == "email":
        await talk.say("efua.s@example.net", "inform")
    await talk.say("Efua Sutherland", "inform")
    made = named(hubspot, "contacts", "efua.s@example.net")[0]
    assert {name: made.get(name) for name in told} == told and made["firstname"] == "Efua"


@pytest.mark.parametrize("intent", ["search_contacts", "inform", "get_contact"])
async def test_a_name_and_what_else_is_told(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("create a contact efua.s@example.net", "create_contact")
    await talk.say("Efua Sutherland, editor at Lagos Books", intent)
    made = named(hubspot, "contacts", "efua.s@example.net")[0]
    assert (made["lastname"], made["jobtitle"], made["company"]) == ("Sutherland", "editor", "Lagos Books")


@pytest.mark.parametrize("said", ["contacts at Zephyr Textiles", "find Efua Sutherland, editor at Lagos Books"])
async def test_a_search_in_between(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("create a contact efua.s@example.net", "create_contact")
    await talk.say(said, "search_contacts")
    assert not named(hubspot, "contacts", "efua.s@example.net") and "utter_hubspot_resumed" in talk.names()


@pytest.mark.parametrize(
    ("said", "intent", "firstname"),
    [("Hi, she is called Amara Bello", "greet", "Amara"), ("thanks! he's called Amadi Bello", "thank", "Amadi")],
)
async def test_an_answer_behind_a_courtesy(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str, firstname: str
) -> None:
    await talk.say("create contact", "create_contact")
    await talk.say(said, intent)
    await talk.say("hello, a.bello@example.net", "greet")
    assert named(hubspot, "contacts", "a.bello@example.net")[0]["firstname"] == firstname


@pytest.mark.parametrize("said", ["thanks, bye", "hi there", "thanks, you are the best"])
async def test_a_courtesy_alone_answers_nothing(talk: Talk, said: str) -> None:
    await talk.say("create contact", "create_contact")
    await talk.say(said, "thank")
    assert talk.names() == []
