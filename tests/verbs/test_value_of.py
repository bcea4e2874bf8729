"""A property, its record and its value in a row, without a joint: "the stage of Larch roof contract sent"."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.days import coming
from tests.talk import Talk
from tests.verbs.held import is_clean, named

DEAL = "Verdant irrigation analytics"


@pytest.mark.parametrize("intent", ["get_deal", "update_deal"])
@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("stage of {} contract sent", "dealstage", "contractsent"),
        ("the amount of {} 1.5M", "amount", "1500000"),
        ("close date of {} 15 Jan", "closedate", coming(1, 15)),
        ("priority of the {} deal low", "hs_priority", "low"),
    ],
)
async def test_is_a_change(talk: Talk, hubspot: SandboxClient, text: str, name: str, value: str, intent: str) -> None:
    await talk.say(text.format(DEAL), intent)
    assert (named(hubspot, "deals", DEAL)[0][name] or "").startswith(value) and is_clean(talk)


@pytest.mark.parametrize("intent", ["get_deal", "update_deal"])
async def test_the_owner(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say(f"owner of {DEAL} Lukas", intent)
    assert "→ Lukas Brandt" in talk.text() and is_clean(talk)


@pytest.mark.parametrize("value", ["at least 80k", "80-90k"])
async def test_a_sum_that_is_none_is_asked_about(talk: Talk, hubspot: SandboxClient, value: str) -> None:
    await talk.say(f"amount of {DEAL} {value}", "get_deal")
    assert talk.slots["requested_slot"] == "hubspot_value"
    await talk.say("80000", "inform")
    assert named(hubspot, "deals", DEAL)[0]["amount"] == "80000"


@pytest.mark.parametrize(
    "text",
    [
        f"stage of {DEAL}",
        f"the stage of {DEAL} contract sent?",
        "amount of Kestrel 2027 retainer",
        "amount of deal 21340004708",
        "name of the deal with 310k",
    ],
)
async def test_is_a_look(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    before = hubspot.records("deals")
    await talk.say(text, "get_deal")
    assert hubspot.records("deals") == before


async def test_where_a_name_ends_and_free_text_begins_nobody_knows(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show wei.chen@sakura-instruments.example.com", "get_contact")
    before = hubspot.records("contacts")
    await talk.say("job title of Sam May Head of Sales", "update_contact")
    assert hubspot.records("contacts") == before and "Wei Chen" not in talk.text()
