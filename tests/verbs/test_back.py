"""The word "back": a remark or the way to another record undoes nothing, "put the city back" is no new city."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import named

SAM = "sam.may@quillfeather.example.com"


def _sam(hubspot: SandboxClient) -> dict[str, str]:
    return named(hubspot, "contacts", SAM)[0]


async def _moved_to_bergen(talk: Talk) -> None:
    await talk.say("set the city of Sam May to Bergen", "update_contact")
    assert talk.result == "done"


@pytest.mark.parametrize(
    "said",
    ["please ring back", "and phone him back", "they want us to call back", "brb, I'll be back soon", "we're back",
     "I need to get back to her", "call Sam May back please", "write her back"],
)  # fmt: skip
async def test_a_remark_undoes_nothing(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await _moved_to_bergen(talk)
    await talk.say(said, "undo")
    assert talk.names() == ["utter_hubspot_out_of_scope"] and _sam(hubspot)["city"] == "Bergen"


@pytest.mark.parametrize("said", ["let's call back", "back to the old deal"])
async def test_a_new_record_is_not_offered_for_deletion(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("create a deal called Elm walk in qualified to buy for 5k", "create_deal")
    await talk.say(said, "undo")
    assert "Delete" not in talk.text() and named(hubspot, "deals", "Elm walk")


@pytest.mark.parametrize(
    ("said", "shown"),
    [("go back to Website redesign phase 2", "Website redesign phase 2"), ("ok, back to Carlos", "Carlos"),
     ("now back to the deal", "Website redesign phase 2"),
     ("back to the previous one", "Website redesign phase 2")],
)  # fmt: skip
async def test_back_to_another_record(talk: Talk, hubspot: SandboxClient, said: str, shown: str) -> None:
    await _moved_to_bergen(talk)
    await talk.say("show Website redesign phase 2", "get_deal")
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "undo")
    assert shown in talk.text() and _sam(hubspot)["city"] == "Bergen"


@pytest.mark.parametrize("intent", ["update_contact", "undo"])
@pytest.mark.parametrize(
    "said",
    ["put the city back", "change his city back please", "set the city back to what it was before",
     "set his city to the previous one", "make the city as it was", "could you put the old city back?"],
)  # fmt: skip
async def test_a_property_is_put_back(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    before = _sam(hubspot).get("city")
    await _moved_to_bergen(talk)
    await talk.say(said, intent)
    assert talk.result == "done" and (_sam(hubspot).get("city") or "") == (before or "")


@pytest.mark.parametrize("intent", ["update_contact", "undo"])
@pytest.mark.parametrize("said", ["put the title back", "set the company back to the old one"])
async def test_no_other_property_is_written(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await _moved_to_bergen(talk)
    before = _sam(hubspot)
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_undo_only_last" and _sam(hubspot) == before


@pytest.mark.parametrize(
    "said", ["set the city of Sam May to the old one", "put the city back and set the title to Cook, please"]
)
async def test_former_is_no_value(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = _sam(hubspot)
    await talk.say(said, "update_contact")
    assert _sam(hubspot).get("city") == before.get("city")


async def test_nothing_to_put_back(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Sam May", "get_contact")
    before = _sam(hubspot)
    await talk.say("put the city back", "update_contact")
    assert talk.names() == ["utter_hubspot_nothing_to_undo"] and _sam(hubspot) == before


@pytest.mark.parametrize("said", ["go back", "back to the old value", "put it back", "go back to how it was"])
async def test_a_wish_to_undo_still_is_one(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = _sam(hubspot).get("city")
    await _moved_to_bergen(talk)
    await talk.say(said, "undo")
    assert talk.result == "done" and (_sam(hubspot).get("city") or "") == (before or "")
