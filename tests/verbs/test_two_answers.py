"""Two properties, or two values, in one answer of an update: none is lost, and a text is never taken apart."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.days import coming
from tests.talk import Talk
from tests.verbs.held import named

GATEWAY = "Northgate API gateway"


@pytest.mark.parametrize(
    ("asked", "answer", "held"),
    [
        ("amount", "9k and contract sent", {"amount": "9000", "dealstage": "contractsent"}),
        ("amount", "9k, closing 10 June", {"amount": "9000", "closedate": coming(6, 10)}),
        ("close date", "June 10, 2027 and 9k", {"amount": "9000", "closedate": "2027-06-10"}),
        ("stage", "contract sent, and low priority", {"dealstage": "contractsent", "hs_priority": "low"}),
        ("stage", "5 and 9k", {"dealstage": "contractsent", "amount": "9000"}),
        ("close date", "June 10, 2027", {"closedate": "2027-06-10", "amount": "88000"}),
        ("amount", "a hundred and twenty thousand", {"amount": "120000"}),
        ("description", "Call Ana, and low priority", {"description": "Call Ana, and low priority"}),
    ],
)
async def test_two_values(talk: Talk, hubspot: SandboxClient, asked: str, answer: str, held: dict[str, str]) -> None:
    await talk.say(f"change the {asked} of {GATEWAY}", "update_deal")
    await talk.say(answer, "inform")
    now = named(hubspot, "deals", GATEWAY)[0]
    assert talk.result == "done" and {name: now[name][: len(value)] for name, value in held.items()} == held


@pytest.mark.parametrize(("asked", "answer"), [("amount", "9k and call Priya"), ("owner", "Priya and Lukas")])
async def test_what_is_no_second_value_is_asked_again(
    talk: Talk, hubspot: SandboxClient, asked: str, answer: str
) -> None:
    before = named(hubspot, "deals", GATEWAY)
    await talk.say(f"change the {asked} of {GATEWAY}", "update_deal")
    await talk.say(answer, "inform")
    assert talk.names()[-1].startswith("utter_hubspot_ask_") and named(hubspot, "deals", GATEWAY) == before


@pytest.mark.parametrize("answer", ["amount and stage", "the amount, and also the stage", "stage: closed lost, amount"])
async def test_two_properties(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    await talk.say(f"change {GATEWAY}", "update_deal")
    await talk.say(answer, "inform")
    values = {"Amount": "9k", "Deal Stage": "closed lost"}
    for _ in range(2 if ":" not in answer else 1):
        assert talk.slots["requested_slot"] == "hubspot_value"
        await talk.say(next(values[label] for label in values if f"What should {label} be?" in talk.text()), "inform")
    now = named(hubspot, "deals", GATEWAY)[0]
    assert (now["amount"], now["dealstage"]) == ("9000", "closedlost")


@pytest.mark.parametrize("said", ["assign Emily Nguyen", "please assign Emily Nguyen to"])
@pytest.mark.parametrize(("answer", "owner"), [("nobody", ""), ("unassign her", ""), ("Priya", "1144218527")])
async def test_whom_to_assign_it_to_is_asked(
    talk: Talk, hubspot: SandboxClient, said: str, answer: str, owner: str
) -> None:
    await talk.say(said, "update_contact")
    assert "What should Owner be?" in talk.text()
    await talk.say(answer, "inform")
    held = named(hubspot, "contacts", "emily.nguyen@pelicanbay.example.com")[0]
    assert (held.get("hubspot_owner_id") or "") == owner


async def test_to_whom_is_not_what(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Emily Nguyen", "get_contact")
    await talk.say("assign Lukas", "update_contact")
    assert talk.result == "done" and "Lukas Brandt" in talk.text()
