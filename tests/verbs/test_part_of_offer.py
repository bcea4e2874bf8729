"""A contact that is there already: what would change is shown, and a yes may be to a part of it."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

EMILY = "emily.nguyen@pelicanbay.example.com"
CREATE = f"create contact {EMILY}, Emily Nguyen-Stone, job title Risk Officer, phone +1 512 555 0147"
OLD = ("Nguyen", "Underwriting Manager", "+13055550150")
NEW = ("Nguyen-Stone", "Risk Officer", "+15125550147")
ASKED = "utter_hubspot_ask_update_existing"


def held(hubspot: SandboxClient) -> tuple[str, ...]:
    """The values in question, as HubSpot holds them."""
    it = named(hubspot, "contacts", EMILY)[0]
    return it["lastname"], it["jobtitle"], "+" + "".join(filter(str.isdigit, it["phone"]))


async def test_the_question_shows_what_would_change(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"{CREATE}, city Ottawa", "create_contact")
    lines = talk.words(ASKED)["changes"].splitlines()
    assert sorted(lines) == [
        "City: Miami → Ottawa",
        "Job Title: Underwriting Manager → Risk Officer",
        "Last Name: Nguyen → Nguyen-Stone",
        "Phone Number: +1 305-555-0150 → +1 512-555-0147",
    ]
    assert held(hubspot) == OLD


@pytest.mark.parametrize(
    ("answer", "takes"),
    [
        ("yes, the phone", "..p"),
        ("only the role please", ".t."),
        ("just his phone number and the job title", ".tp"),
        ("yes, but only the surname", "n.."),
        ("no, just update the title", ".t."),
        ("yes but not the last name", ".tp"),
        ("yes, but keep the old name", ".tp"),
        ("ok, but don't touch her phone", "nt."),
        ("everything but the phone", None),
        ("yes, everything except the title and the phone", "n.."),
        ("the title but not the name, please", None),
        ("leave the name", None),
        ("not the phone, not the name", None),
        ("yes, only the fax", None),
        ("only the company", None),
        ("yes, and keep Nguyen", None),
        ("keep the new title", None),
        ("not only the name", None),
        ("no, the phone", None),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "affirm", "update_contact"])
async def test_what_is_refused_is_not_written(
    talk: Talk, hubspot: SandboxClient, answer: str, intent: str, takes: str | None
) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say(answer, intent)
    wanted = tuple(new if sign != "." else old for sign, old, new in zip(takes or "...", OLD, NEW, strict=True))
    assert held(hubspot) == wanted
    assert is_clean(talk) if takes else talk.slots["requested_slot"]


@pytest.mark.parametrize("answer", ["yes", "yes please, update her", "yes, go ahead and update him"])
async def test_a_whole_yes_is_to_all(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say(answer, "affirm")
    assert held(hubspot) == NEW and is_clean(talk)


async def test_of_what_is_left_it_is_asked_again(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say("leave the name and the phone as they are", "inform")
    assert talk.words(ASKED)["changes"] == "Job Title: Underwriting Manager → Risk Officer\n"
    await talk.say("yes", "affirm")
    assert held(hubspot) == (OLD[0], NEW[1], OLD[2]) and is_clean(talk)


async def test_nothing_is_left(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say("not the phone, not the title and not the name", "inform")
    assert talk.names() == ["utter_hubspot_left_alone"] and held(hubspot) == OLD and is_clean(talk)


@pytest.mark.parametrize(
    "answer", ["only change her phone to +1 202 555 0990", "yes, but only set the phone to +1 202 555 0990"]
)
async def test_that_change_alone(talk: Talk, hubspot: SandboxClient, answer: str) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say(answer, "update_contact")
    assert held(hubspot) == (*OLD[:2], "+12025550990") and is_clean(talk)


@pytest.mark.parametrize("intent", ["inform", "affirm", "update_contact"])
async def test_a_yes_and_a_further_change(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say("yes and set the city to Ottawa", intent)
    assert held(hubspot) == NEW and named(hubspot, "contacts", EMILY)[0]["city"] == "Ottawa" and is_clean(talk)
    assert "City: Miami → Ottawa" in talk.text()
    await talk.say("undo", "undo")
    await talk.say("yes", "affirm")
    assert held(hubspot) == OLD and named(hubspot, "contacts", EMILY)[0]["city"] == "Miami"


@pytest.mark.parametrize(
    "order", ["delete Yuki Tanaka", "show me Haruto Sato", "change Yuki Tanaka's phone to +1 512 555 0111"]
)
async def test_another_order_is_not_dropped_without_a_word(talk: Talk, hubspot: SandboxClient, order: str) -> None:
    await talk.say(CREATE, "create_contact")
    await talk.say(f"yes, and {order}", "affirm")
    assert held(hubspot) == NEW and order[:20] in talk.words("utter_hubspot_left_out")["said"] and is_clean(talk)
