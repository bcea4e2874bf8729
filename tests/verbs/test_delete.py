"""Delete: nothing goes without a yes to that very record."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import id_of, is_clean, named

CASES = [
    ("deal", "Quillfeather print archive", "delete the deal Quillfeather print archive"),
    ("contact", "ruth.goldberg@example.com", "delete contact ruth.goldberg@example.com"),
]
each = pytest.mark.parametrize(("noun", "key", "sentence"), CASES)


@each
@pytest.mark.parametrize(("text", "intent"), [("yes", "affirm"), ("y", "inform"), ("yes please delete it", "affirm")])
async def test_a_yes(
    talk: Talk, hubspot: SandboxClient, noun: str, key: str, sentence: str, text: str, intent: str
) -> None:
    await talk.say(sentence, f"delete_{noun}")
    await talk.say(text, intent)
    assert not named(hubspot, f"{noun}s", key) and talk.result == "done" and is_clean(talk)
    await talk.say("undo", "undo")
    assert talk.names() == ["utter_hubspot_undo_delete"]


@each
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("", "affirm"),
        ("yes but change the amount first", "affirm"),
        ("don't you dare", "affirm"),
        ("the other one", "affirm"),
        ("delete it", "inform"),
        ("perhaps", "inform"),
        ("why not", "affirm"),
        ("why not?", "inform"),
        ("no", "deny"),
        ("cancel", "cancel"),
        ("list deals", "list_deals"),
        ("help", "help"),
    ],
)
async def test_anything_else(
    talk: Talk, hubspot: SandboxClient, noun: str, key: str, sentence: str, text: str, intent: str
) -> None:
    await talk.say(sentence, f"delete_{noun}")
    await talk.say(text, intent)
    assert named(hubspot, f"{noun}s", key)
    assert is_clean(talk) or "utter_hubspot_ask_confirmation" in talk.names()


@each
@pytest.mark.parametrize("intent", ["inform", "get_deal", "get_contact", "delete_deal", "delete_contact"])
async def test_a_button_that_merely_carries_its_id(
    talk: Talk, hubspot: SandboxClient, noun: str, key: str, sentence: str, intent: str
) -> None:
    await talk.say(sentence, f"delete_{noun}")
    payload = f'/{intent}{{"hubspot_choice": "{id_of(hubspot, f"{noun}s", key)}"}}'
    await talk.press({"payload": payload})
    await talk.press({"payload": payload})
    assert named(hubspot, f"{noun}s", key)


@each
async def test_the_yes_button_of_another_record(
    talk: Talk, hubspot: SandboxClient, noun: str, key: str, sentence: str
) -> None:
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    stale = next(b for b in talk.buttons() if b["title"] == "Yes")
    await talk.say("no", "deny")
    await talk.say(sentence, f"delete_{noun}")
    await talk.press(stale)
    assert named(hubspot, f"{noun}s", key) and named(hubspot, "deals", "Studio 54 lighting")


async def test_a_yes_after_it_is_over(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    stale = next(b for b in talk.buttons() if b["title"] == "Yes")
    await talk.say("cancel", "cancel")
    await talk.say("yes", "affirm")
    await talk.press(stale)
    assert named(hubspot, "deals", "Studio 54 lighting")


async def test_a_double_press_on_a_candidate(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Website redesign", "delete_deal")
    before, first = len(hubspot.records("deals")), talk.buttons()[0]
    await talk.press(first)
    await talk.press(first)
    assert len(hubspot.records("deals")) == before


async def test_another_record_instead(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    await talk.say("delete the deal Kestrel arm upgrade", "delete_deal")
    await talk.say("yes", "affirm")
    assert named(hubspot, "deals", "Studio 54 lighting") and not named(hubspot, "deals", "Kestrel arm upgrade")


async def test_that_one_is_what_was_shown(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show ruth.goldberg@example.com", "get_contact")
    await talk.say("delete that one", "delete_deal")
    assert talk.words("utter_hubspot_ask_confirmation")["noun"] == "contact"
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", "ruth.goldberg@example.com")


async def test_changed_meanwhile_is_asked_again_gone_meanwhile_is_said(talk: Talk, hubspot: SandboxClient) -> None:
    path = f"/crm/objects/2026-09/deals/{id_of(hubspot, 'deals', 'Studio 54 lighting')}"
    await talk.say("delete the deal Studio 54 lighting", "delete_deal")
    hubspot.call("PATCH", path, {"properties": {"amount": "990000"}})
    await talk.say("yes", "affirm")
    assert talk.names() == ["utter_hubspot_changed_meanwhile", "utter_hubspot_ask_confirmation"]
    hubspot.call("DELETE", path)
    await talk.say("yes", "affirm")
    assert talk.result == "not_found" and is_clean(talk)


async def test_what_was_left_alone_is_it_from_now_on(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the deal Kestrel arm upgrade", "delete_deal")
    await talk.say("no", "deny")
    await talk.say("set its amount to 5k", "update_deal")
    assert named(hubspot, "deals", "Kestrel arm upgrade")[0]["amount"] == "5000"
    await talk.say("delete it after all", "delete_deal")
    await talk.say("yes", "affirm")
    assert not named(hubspot, "deals", "Kestrel arm upgrade")


@pytest.mark.parametrize("intent", ["delete_deal", "update_deal"])
@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ("take Lukas off the Halden risk dashboard deal", ""),
        ("please remove Lukas Brandt from the Halden risk dashboard", ""),
        ("remove Lukas from the deal Halden risk dashboard", ""),
        ("take Dana off the Halden risk dashboard deal", None),
        ("take Katrin Weiß off the Halden risk dashboard deal", None),
    ],
)
async def test_who_is_taken_off_a_record(
    talk: Talk, hubspot: SandboxClient, said: str, owner: str | None, intent: str
) -> None:
    before = named(hubspot, "deals", "Halden risk dashboard")[0].get("hubspot_owner_id")
    await talk.say(said, intent)
    assert "utter_hubspot_ask_confirmation" not in talk.names() and "utter_hubspot_left_out" not in talk.names()
    after = named(hubspot, "deals", "Halden risk dashboard")[0].get("hubspot_owner_id")
    assert (after or "") == (before if owner is None else owner)
    if "Dana" in said:
        assert talk.words("utter_hubspot_no_such_change")["now"] == "Lukas Brandt"


@pytest.mark.parametrize(
    "said",
    [
        "remove the Halden risk dashboard from HubSpot",
        "take the Halden risk dashboard deal off the list",
        "remove the Halden risk dashboard deal",
    ],
)
async def test_a_record_is_taken_off_the_list(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said, "delete_deal")
    assert talk.words("utter_hubspot_ask_confirmation")["title"] == "Halden risk dashboard"


@pytest.mark.parametrize("intent", ["affirm", "delete_contact"])
@pytest.mark.parametrize(
    "said",
    ["yes, delete olena and also liam", "yes and liam tremblay too", "yes delete olena kovalenko, and delete liam"],
)
async def test_a_yes_and_another_one(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say(said, intent)
    assert not named(hubspot, "contacts", "olena.kovalenko@northgate.example.com")
    assert named(hubspot, "contacts", "liam.tremblay@northgate.example.com")
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and "Liam Tremblay" in talk.text()
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", "liam.tremblay@northgate.example.com") and is_clean(talk)


async def test_a_yes_that_names_only_another(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete olena kovalenko", "delete_contact")
    await talk.say("yes, delete liam", "delete_contact")
    assert named(hubspot, "contacts", "olena.kovalenko@northgate.example.com")
    assert named(hubspot, "contacts", "liam.tremblay@northgate.example.com")


async def test_several_though_nobody_knows_what_it_is(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete olena and also liam", "nlu_fallback")
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and "Olena Kovalenko" in talk.text()
    await talk.say("yes", "affirm")
    assert talk.names()[-1] == "utter_hubspot_ask_confirmation" and "Liam Tremblay" in talk.text()


@pytest.mark.parametrize(
    ("said", "email"),
    [
        ("the Argentinian one", "maria.garcia@verdantfields.example.com"),
        ("no, the one from Lisbon", "maria.garcia@monteverde.example.com"),
        ("the one in lisbon", "maria.garcia@monteverde.example.com"),
    ],
)
async def test_the_one_by_where_she_is(talk: Talk, said: str, email: str) -> None:
    await talk.say("delete contact maria garcia", "delete_contact")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and email in talk.text()


@pytest.mark.parametrize("said", ["the smaller", "the cheaper", "the cheapest"])
async def test_the_one_by_how_much(talk: Talk, said: str) -> None:
    await talk.say("delete deal website redesign", "delete_deal")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "phase 2" in talk.text()


@pytest.mark.parametrize("intent", ["delete_contact", "delete_deal"])
async def test_the_one_before(talk: Talk, intent: str) -> None:
    await talk.say("show arjun mehta", "get_contact")
    await talk.say("show priyanka iyer", "get_contact")
    await talk.say("delete the previous one", intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and "Arjun Mehta" in talk.text()


async def test_another_one_is_looked_at_first(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete emily nguyen", "delete_contact")
    await talk.say("show olena kovalenko", "inform")
    assert talk.names() == ["utter_hubspot_found", "utter_hubspot_ask_confirmation"]
    assert "Olena Kovalenko" in talk.text() and "Delete the contact Emily Nguyen" in talk.text()
    await talk.say("no", "deny")
    assert named(hubspot, "contacts", "emily.nguyen@pelicanbay.example.com") and is_clean(talk)


@pytest.mark.parametrize(
    "said",
    ["I'm good", "all good", "it's okay", "that's okay", "it's fine", "ok thanks", "right", "good", "great", "got it",
     "I'm fine", "cool", "ok great, thanks",
     "we're good", "nice", "oh I see"],
)  # fmt: skip
async def test_a_faint_word_deletes_nothing(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = hubspot.records("contacts")
    await talk.say("delete Sam May", "delete_contact")
    await talk.say(said, "affirm")
    assert hubspot.records("contacts") == before


@pytest.mark.parametrize("said", ["yes", "ok", "sure, why not", "go ahead", "do it", "yep delete it", "please do"])
async def test_a_yes_deletes(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    before = len(hubspot.records("contacts"))
    await talk.say("delete Sam May", "delete_contact")
    await talk.say(said, "affirm")
    assert len(hubspot.records("contacts")) == before - 1
