"""Get: never the first hit in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.language.value.show import show_day
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of, id_of, is_clean


@pytest.mark.parametrize(
    ("noun", "key"), [("deal", "Kestrel arm upgrade"), ("contact", "wei.chen@sakura-instruments.example.com")]
)
async def test_by_key_by_id_and_it(talk: Talk, hubspot: SandboxClient, noun: str, key: str) -> None:
    await talk.say("what stages are there", "list_stages")
    await talk.say(f"show the {noun} {key}", f"get_{noun}")
    for sentence in (f"show the {noun} {key}", f"get {noun} {id_of(hubspot, f'{noun}s', key)}", "show it again"):
        hubspot.clear_requests()
        await talk.say(sentence, f"get_{noun}")
        assert talk.result == "done" and is_clean(talk)
        assert len(hubspot.requests()) == 1


@pytest.mark.parametrize(
    ("answer", "intent", "amount"),
    [
        ("2", "inform", "€18,500"),
        ("the second one", "inform", "€18,500"),
        ("lukas brandt", "inform", "€18,500"),
        ("phase 2", "inform", "$15,750.50"),
    ],
)
async def test_one_of_several(talk: Talk, answer: str, intent: str, amount: str) -> None:
    await talk.say("show the deal Website redesign", "get_deal")
    assert len(talk.buttons()) == 3
    await talk.say(answer, intent)
    assert amount in talk.text() and talk.result == "done"


@pytest.mark.parametrize(("answer", "intent"), [("none", "deny"), ("none of them", "inform"), ("cancel", "cancel")])
async def test_none_of_several(talk: Talk, answer: str, intent: str) -> None:
    await talk.say("show the deal Website redesign", "get_deal")
    await talk.say(answer, intent)
    assert talk.result == "cancelled" and is_clean(talk)


@pytest.mark.parametrize("choice", ["1", "../owners", "21340000829", "", "x" * 5000, "{}"])
async def test_a_forged_button(talk: Talk, choice: str) -> None:
    await talk.say("open it", "get_deal", hubspot_choice=choice)
    assert talk.result in {"not_found", "refused", None} and (is_clean(talk) or talk.loop)
    assert "utter_hubspot_unexpected" not in talk.names()


async def test_a_button_of_a_record_that_is_gone(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("list deals", "list_deals")
    first = talk.buttons()[0]
    hubspot.call("DELETE", f"/crm/objects/2026-09/deals/{id_of(hubspot, 'deals', 'Studio 54 lighting')}")
    await talk.press(first)
    assert talk.names() == ["utter_hubspot_not_found"] and is_clean(talk)


@pytest.mark.parametrize("first", ["María del Carmen Inés", "Ana"])
async def test_a_contact_of_many_names(talk: Talk, hubspot: SandboxClient, first: str) -> None:
    """HubSpot takes 18 filters in a search, however the words may divide into first and last names."""
    properties = {"firstname": first, "lastname": "de la Fuente Ortiz", "email": "fuente@example.com"}
    hubspot.call("POST", "/crm/objects/2026-09/contacts", {"properties": properties})
    await talk.say(f"show the contact {first} de la Fuente Ortiz", "get_contact")
    assert talk.result == "done" and "fuente@example.com" in talk.text()


async def test_a_job_title_tells_which_one(talk: Talk) -> None:
    await talk.say("show the contact Maria Garcia", "get_contact")
    await talk.say("The farm director, please.", "inform")
    assert "maria.garcia@verdantfields.example.com" in talk.text() and talk.result == "done"


async def test_the_name_stands_in_the_story(talk: Talk) -> None:
    await talk.say("A complaint has come from Dwayne Carter, when was he registered at us?", "get_contact")
    assert "Create Date" in talk.text() and talk.result == "done"


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("at what address can Sam May be e-mailed?", "Email"),
        ("which address should I mail her at?", "Email"),
        ("at what address can she be e-mailed?", "Email"),
        ("how can she be reached by phone?", "Phone Number"),
        ("on what number do I call Sam May?", "Phone Number"),
    ],
)
async def test_how_somebody_is_reached(talk: Talk, said: str, first: str) -> None:
    await talk.say("show the contact Sam May", "get_contact")
    await talk.say(said, "get_contact")
    assert talk.words("utter_hubspot_found")["card"].startswith(first)


@pytest.mark.parametrize("said", ["show the last deal I created", "what was the last deal created?"])
async def test_the_last_one_made_is_the_newest(talk: Talk, said: str) -> None:
    await talk.say(said, "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "Studio 54 lighting"


@pytest.mark.parametrize(
    ("intent", "confidence"), [("update_deal", 0.68), ("nlu_fallback", 0.45), ("update_deal", 0.95)]
)
async def test_a_change_while_choosing_is_no_look(
    talk: Talk, hubspot: SandboxClient, intent: str, confidence: float
) -> None:
    closes = day_of(hubspot, "Umoja Health renewal")
    await talk.say("what's the close date of umoja renwal", "get_deal")
    await talk.say("ok move it a week earlier", intent, confidence)
    assert f"Close Date: {show_day(closes)} → {show_day(closes - timedelta(weeks=1))}" in talk.text() and is_clean(talk)


async def test_a_change_while_choosing_of_several(talk: Talk) -> None:
    await talk.say("show deal tallgrass", "get_deal")
    await talk.say("ok move it a week earlier", "nlu_fallback", 0.45)
    assert talk.names()[-1] == "utter_hubspot_ask_which"
    await talk.say("1", "inform")
    assert talk.names() == ["utter_hubspot_updated"]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("show deal plan one", "get_deal"),
        ("set the amount of plan one to 77k", "update_deal"),
        ("delete deal plan one", "delete_deal"),
    ],
)
async def test_a_name_may_end_in_one(talk: Talk, said: str, intent: str) -> None:
    await talk.say("create a deal called Plan two for 5k in contract sent", "create_deal")
    await talk.say(said, intent)
    assert talk.names()[0] == "utter_hubspot_did_you_mean_record"


async def test_the_end_of_an_address_is_nobodys_name(talk: Talk) -> None:
    await talk.say("list contacts", "list_contacts")
    await talk.say("show marcus example", "get_contact")
    assert "utter_hubspot_found" not in talk.names()


@pytest.mark.parametrize("asked", ["stage?", "which stage", "and what's the stage now?"])
async def test_the_stage_of_the_deal_shown(talk: Talk, asked: str) -> None:
    await talk.say("show deal Tallgrass meter pilot", "get_deal")
    await talk.say(asked, "list_stages")
    assert talk.names() == ["utter_hubspot_found"] and "Qualified To Buy" in talk.text()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("which stages can a contact be in?", "Evangelist"),
        ("what stages are there for contacts", "Evangelist"),
        ("which stages can a deal be in?", "Contract Sent"),
    ],
)
async def test_the_stages_of_a_kind(talk: Talk, asked: str, said: str) -> None:
    await talk.say(asked, "list_stages")
    assert said in talk.text() and ("Contract Sent" in talk.text()) is ("deal" in asked)


async def test_all_stages_where_no_deal_was_shown(talk: Talk) -> None:
    await talk.say("which stages?", "list_stages")
    assert talk.names() == ["utter_hubspot_stages"]


@pytest.mark.parametrize("text", ["show odegard", "who is sindre odegard?", "show the contact Odegard"])
async def test_letters_that_no_plain_one_stands_for(talk: Talk, text: str) -> None:
    await talk.say(text, "get_contact")
    assert talk.names() == ["utter_hubspot_found"] and "Sindre Ødegård" in talk.text()


async def test_somebody_who_is_called_more(talk: Talk) -> None:
    """Taken for a wish for the next page; those stay one."""
    await talk.say("list contacts", "list_contacts")
    await talk.say("create contact More Adeyemi more.adeyemi@example.com", "create_contact")
    await talk.say("show More Adeyemi", "show_more")
    assert talk.names()[-1] == "utter_hubspot_found" and "More Adeyemi" in talk.text() and is_clean(talk)
    await talk.say("show more contacts", "show_more")
    assert talk.names()[-1] != "utter_hubspot_found" and "Adeyemi" not in talk.text()


@pytest.mark.parametrize("between", [", no, ", ", no wait, ", ", I mean ", ", sorry, "])
async def test_a_name_that_is_put_right_in_the_same_breath(talk: Talk, between: str) -> None:
    await talk.say(f"show me Eva Novotná{between}Anna Kowalska", "get_contact")
    assert talk.names()[-1] == "utter_hubspot_found" and "Anna Kowalska" in talk.text() and "Eva" not in talk.text()
