"""What is given to a record, and what is no new name of it."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk


@pytest.mark.parametrize(
    ("text", "intent", "changed"),
    [
        ("give Sam May a job title of Rights Manager", "update_contact", "Job Title: Editor → Rights Manager"),
        ("give Kestrel arm upgrade a next step of call Ana", "update_deal", "Next step: — → call Ana"),
        ("give Kestrel arm upgrade an amount of 300k", "update_deal", "Amount: $310,000 → $300,000"),
        ("change the job title of Sam May first to Publisher", "update_contact", "Job Title: Editor → Publisher"),
        ("the booking engine thing is now 92k", "update_deal", "Amount: €75,000 → €92,000"),
        ("change the job title of Sam May to Head of Rights", "update_contact", "Job Title: Editor → Head of Rights"),
    ],
)
async def test_it_is_written(talk: Talk, text: str, intent: str, changed: str) -> None:
    await talk.say(text, intent)
    assert changed in talk.text()


@pytest.mark.parametrize(
    "ring", ["call him at +1 305-555-9999 - update the number", "call him back tomorrow", "call him once he is in"]
)
async def test_a_call_by_telephone_is_no_name(talk: Talk, hubspot: SandboxClient, ring: str) -> None:
    await talk.say("who is Carlos", "get_contact")
    before = hubspot.state()["records"]["contacts"]
    await talk.say(ring, "update_contact")
    assert hubspot.state()["records"]["contacts"] == before


async def test_another_name_is_one(talk: Talk) -> None:
    await talk.say("who is Carlos", "get_contact")
    await talk.say("call him Carlos Ibanez", "update_contact")
    assert "Last Name: Ibáñez → Ibanez" in talk.text()


@pytest.mark.parametrize(
    ("shown", "text", "intent", "changed"),
    [
        (
            "show Kestrel arm upgrade",
            "whos the owner? should be lukas",
            "get_deal",
            "Owner: Dana Whitfield → Lukas Brandt",
        ),
        ("show Wei Chen", "what's his title? it should be R&D Director", "get_contact", "R&D Manager → R&D Director"),
        (
            "show Wei Chen",
            "when is the close date of Kestrel arm upgrade? make it 5 March 2031",
            "get_deal",
            " → March 5, 2031",
        ),
    ],
)
async def test_what_is_put_right_behind_its_question(
    talk: Talk, shown: str, text: str, intent: str, changed: str
) -> None:
    await talk.say(shown, "get_contact" if "Wei" in shown else "get_deal")
    await talk.say(text, intent)
    assert changed in talk.text()
