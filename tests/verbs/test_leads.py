"""Somebody who leads something, and a lead; what is wanted of a record beside a change, and is no value of it."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("and she's the procurement lead", "procurement lead"),
        ("he is the new warehouse lead", "warehouse lead"),
        ("she is the team lead for EMEA", "team lead for EMEA"),
        ("she's the buyer for the Nordics", "buyer for the Nordics"),
    ],
)
async def test_a_job_title(talk: Talk, hubspot: SandboxClient, said: str, title: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "update_contact")
    assert named(hubspot, "contacts", "sam.may@quillfeather.example.com")[0]["jobtitle"] == title


async def test_a_lead_is_a_lifecycle_stage(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Mele Tuilagi", "get_contact")
    await talk.say("make her a lead", "update_contact")
    assert "Lifecycle Stage" in talk.text() and "Job Title: lead" not in talk.text()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("give this to Priya and mark it high priority", "mark it high priority"),
        ("set his city to Toronto and make him a vip", "make him a vip"),
    ],
)
async def test_what_no_property_takes_is_told(talk: Talk, said: str, left: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "update_contact")
    assert talk.result == "done" and f"“{left}”" in talk.text()


@pytest.mark.parametrize("said", ["thanks, now back to Carlos", "ok, back to Carlos", "let's go back to Carlos"])
async def test_back_to_a_record(talk: Talk, said: str) -> None:
    await talk.say("show Carlos Ibáñez", "get_contact")
    await talk.say("show Website redesign phase 2", "get_deal")
    await talk.say(said, "get_contact")
    assert talk.text().startswith("Carlos Ibáñez")
