"""A change that was made of the wrong record goes to the one that is named then, and the first has its value back."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

FIRST, OTHER = "Kestrel arm upgrade", "Northgate onboarding"


def amounts(hubspot: SandboxClient) -> tuple[str, str]:
    return named(hubspot, "deals", FIRST)[0]["amount"], named(hubspot, "deals", OTHER)[0]["amount"]


@pytest.mark.parametrize("intent", ["inform", "update_deal", "get_deal", "undo"])
@pytest.mark.parametrize(
    "text",
    [
        "no, the onboarding one",
        "wrong deal, I meant Northgate onboarding",
        "sorry, not that one, the onboarding deal",
        "no, put it on the onboarding one",
        "oops, that was for Northgate onboarding",
        "oh wrong one, I meant Northgate onboarding",
    ],
)
async def test_the_change_goes_to_the_record_meant(talk: Talk, hubspot: SandboxClient, text: str, intent: str) -> None:
    was = amounts(hubspot)
    await talk.say(f"set {FIRST} to 90k", "update_deal")
    assert amounts(hubspot) == ("90000", was[1])
    await talk.say(text, intent)
    assert amounts(hubspot) == (was[0], "90000") and talk.result == "done" and is_clean(talk)
    assert f"Updated the deal {FIRST}" in talk.text() and f"Updated the deal {OTHER}" in talk.text()


async def test_one_of_several_is_asked_for(talk: Talk, hubspot: SandboxClient) -> None:
    was = amounts(hubspot)
    await talk.say(f"set {FIRST} to 90k", "update_deal")
    await talk.say("no, the Sakura one", "inform")
    assert amounts(hubspot) == was and "utter_hubspot_ask_which" in talk.names()
    await talk.say("the licences one", "inform")
    assert named(hubspot, "deals", "Sakura export licences")[0]["amount"] == "90000" and is_clean(talk)


async def test_a_relative_change_starts_from_the_other_value(talk: Talk, hubspot: SandboxClient) -> None:
    was = amounts(hubspot)
    await talk.say(f"raise the amount of {FIRST} by 1k", "update_deal")
    await talk.say("no, the onboarding one", "inform")
    assert amounts(hubspot) == (was[0], str(int(float(was[1])) + 1000))


async def test_at_the_question_which_one(talk: Talk, hubspot: SandboxClient) -> None:
    was = amounts(hubspot)
    await talk.say("set Kestrel to 90k", "update_deal")
    assert "utter_hubspot_ask_which" in talk.names()
    await talk.say("no, the onboarding one", "inform")
    assert amounts(hubspot) == (was[0], "90000") and is_clean(talk)


async def test_changed_by_somebody_since(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"set {FIRST} to 90k", "update_deal")
    deal = next(i for i, r in hubspot.records("deals").items() if r["properties"]["dealname"] == FIRST)
    hubspot.call("PATCH", f"/crm/v3/objects/deals/{deal}", {"properties": {"amount": "95000"}})
    await talk.say("no, the onboarding one", "inform")
    assert amounts(hubspot) == ("95000", "90000") and "utter_hubspot_changed_since" in talk.names()


async def test_a_name_in_place_of_a_text(talk: Talk, hubspot: SandboxClient) -> None:
    ruth, kwame = "ruth.goldberg@example.com", "kwame.asante@example.com"
    before = named(hubspot, "contacts", ruth)[0]["jobtitle"]
    await talk.say("set the job title of Ruth Goldberg to CTO", "update_contact")
    await talk.say("no, I meant Kwame Asante", "inform")
    assert [named(hubspot, "contacts", who)[0]["jobtitle"] for who in (ruth, kwame)] == [before, "CTO"]
    await talk.say("no, Head of Legal", "inform")
    assert named(hubspot, "contacts", kwame)[0]["jobtitle"] == "Head of Legal"


async def test_it_is_asked_where_nobody_says_that_it_was_wrong(talk: Talk, hubspot: SandboxClient) -> None:
    was = amounts(hubspot)
    await talk.say(f"set {FIRST} to 90k", "update_deal")
    await talk.say("sorry, the onboarding one", "inform")
    assert amounts(hubspot) == ("90000", was[1]) and talk.names() == ["utter_hubspot_propose_change"]
    await talk.say("yes", "affirm")
    assert amounts(hubspot) == (was[0], "90000") and is_clean(talk)


@pytest.mark.parametrize(
    "text",
    [
        "no, 80k",
        "no, show me the onboarding one",
        "the onboarding one",
        "no, the Larch one",
        "hold on, Northgate onboarding",
        "sorry, I also need Northgate onboarding",
        "i forgot to mention Northgate onboarding",
        "never mind, the onboarding one",
        "actually, what about Northgate onboarding",
    ],
)
async def test_other_corrections_touch_no_other_record(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    other = amounts(hubspot)[1]
    await talk.say(f"set {FIRST} to 90k", "update_deal")
    await talk.say(text, "inform")
    assert amounts(hubspot)[1] == other and amounts(hubspot)[0] == ("80000" if "80k" in text else "90000")
