"""A wish to delete is never a look; a no to it ends it for good, whatever else is said in the same breath."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

EVA = "eva.novotna@ostravasteel.example.com"


@pytest.mark.parametrize("intent", ["inform", "get_contact", "get_deal", "delete_deal"])
@pytest.mark.parametrize("said", ["delete arjun mehta", "please remove Beatriz Carvalho", "get rid of priyanka iyer"])
async def test_a_wish_to_delete_is_no_look(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_confirmation"]


@pytest.mark.parametrize(
    "said", ["drop me the details of arjun mehta", "scratch that, show arjun mehta", "show arjun mehta"]
)
async def test_a_look_is_none_to_delete(talk: Talk, said: str) -> None:
    await talk.say(said, "get_contact")
    assert talk.names() == ["utter_hubspot_found"]


@pytest.mark.parametrize("intent", ["update_contact", "deny", "inform"])
@pytest.mark.parametrize(
    "said",
    [
        "no keep her, change her title to Head of ESG",
        "keep her, just change her title to Head of ESG",
        "No. Set her job title to Head of ESG",
        "don't delete her, change her title to Head of ESG instead",
        "oh wait, leave her in but set her title to Head of ESG",
        "actually just set her title to Head of ESG",
        "I'd rather you didn't. Change her title to Head of ESG",
        "we would prefer not, make her title Head of ESG",
        "Just change her job title to Head of ESG",
        "hm, on second thought, rather make her title Head of ESG",
        "then don't. Set her title to Head of ESG instead",
        "ah no then. change her title to Head of ESG instead",
        "Better not. Make her job title Head of ESG",
        "not really, just set her title to Head of ESG",
    ],
)
async def test_it_is_kept_and_changed(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_next_job", "utter_hubspot_updated"]
    assert named(hubspot, "contacts", EVA)[0]["jobtitle"] == "Head of ESG" and is_clean(talk)
    await talk.say("yes", "affirm")
    assert named(hubspot, "contacts", EVA)


@pytest.mark.parametrize("said", ["set her title to Head of ESG", "actually, her title is Head of ESG"])
async def test_a_change_before_the_deletion(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say(said, "update_contact")
    assert talk.names() == ["utter_hubspot_updated", "utter_hubspot_resumed", "utter_hubspot_ask_confirmation"]


@pytest.mark.parametrize(
    ("said", "intent", "then"),
    [
        ("keep her", "inform", []),
        ("no, her phone", "inform", []),
        ("then don't", "inform", []),
        ("ok, then no", "deny", []),
        ("no, list my deals", "list_deals", ["utter_hubspot_next_job", "utter_hubspot_listed"]),
        ("no, show me wei chen", "get_contact", ["utter_hubspot_next_job", "utter_hubspot_found"]),
    ],
)
async def test_it_is_kept_for_good(talk: Talk, hubspot: SandboxClient, said: str, intent: str, then: list[str]) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say(said, intent)
    assert talk.names()[: len(then) + 1] == ["utter_hubspot_left_alone", *then] and is_clean(talk)
    assert "utter_hubspot_ask_confirmation" not in talk.names() and named(hubspot, "contacts", EVA)


@pytest.mark.parametrize(
    "said", ["no, change her phone instead", "better not. Update the phone number instead, please"]
)
async def test_what_to_change_instead_is_asked(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say(said, "update_contact")
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_next_job", "utter_hubspot_ask_value"]
    assert named(hubspot, "contacts", EVA)


async def test_what_waited_before_the_deletion_still_waits(talk: Talk) -> None:
    await talk.say("create a contact amara.b@example.com", "create_contact")
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say("no keep her, make her title CEO", "update_contact")
    assert "utter_hubspot_updated" in talk.names() and talk.names()[-1] == "utter_hubspot_ask_contact_first_name"


async def test_another_one_rather(talk: Talk) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say("no, delete wei chen", "delete_contact")
    assert talk.words("utter_hubspot_ask_confirmation")["title"] == "Wei Chen"


@pytest.mark.parametrize(
    ("said", "changed", "to"),
    [
        ("add phone +44 20 7946 0321", "phone", "+442079460321"),
        ("please add the job title Chief Metallurgist", "jobtitle", "Chief Metallurgist"),
    ],
)
async def test_what_is_added_is_the_shown_contacts(
    talk: Talk, hubspot: SandboxClient, said: str, changed: str, to: str
) -> None:
    await talk.say("show eva novotna", "get_contact")
    await talk.say(said, "create_contact")
    assert named(hubspot, "contacts", EVA)[0][changed] == to and is_clean(talk)


@pytest.mark.parametrize("said", ["add Ada Obi, phone +44 20 7946 0321", "add ada@example.net", "add a contact"])
async def test_somebody_is_added(talk: Talk, said: str) -> None:
    await talk.say("show eva novotna", "get_contact")
    await talk.say(said, "create_contact")
    assert talk.loop == "hubspot_create_contact_form"


@pytest.mark.parametrize("said", ["are you sure it can be restored?", "can i get it back later", "is it undoable?"])
async def test_a_question_about_the_deletion_undoes_nothing(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("set eva novotna's title to Head of ESG", "update_contact")
    await talk.say("delete wei chen", "delete_contact")
    await talk.say(said, "undo")
    assert talk.names()[0] == "utter_hubspot_about_delete"
    assert named(hubspot, "contacts", EVA)[0]["jobtitle"] == "Head of ESG"


async def test_somebody_is_there_already(talk: Talk) -> None:
    await talk.say("add maria garcia maria.garcia@monteverde.example.com", "create_contact")
    await talk.say("yes", "affirm")
    assert talk.names() == ["utter_hubspot_nothing_to_change"] and talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize("intent", ["delete_contact", "deny", "inform"])
@pytest.mark.parametrize(
    "said",
    [
        "no wait, only remove her job title",
        "no, just delete the job title",
        "don't, only erase her title",
        "nope, sorry, rather clear her job title",
    ],
)
async def test_but_a_value_of_it_goes(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_left_alone", "utter_hubspot_next_job", "utter_hubspot_updated"]
    assert not named(hubspot, "contacts", EVA)[0].get("jobtitle") and is_clean(talk)


@pytest.mark.parametrize("said", ["no, the other one", "nope, that other one please", "no, the second one"])
async def test_the_other_one_of_those_offered(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("delete Anna", "delete_contact")
    await talk.say("1", "inform")
    first, second = "anna.kowalski@brightwater.example.com", "anna.kowalska@ostravasteel.example.com"
    assert first in talk.text()
    await talk.say(said, "deny")
    assert talk.names() == ["utter_hubspot_ask_confirmation"] and second in talk.text()
    await talk.say("yes, delete it", "affirm")
    assert named(hubspot, "contacts", first) and not named(hubspot, "contacts", second)


async def test_the_other_one_of_several_is_asked(talk: Talk) -> None:
    await talk.say("delete website", "delete_deal")
    await talk.say("1", "inform")
    await talk.say("no, the other one", "deny")
    assert talk.names() == ["utter_hubspot_ask_which"] and "$15,750.50" in talk.text() and "$22,000" not in talk.text()


async def test_there_is_no_other_one(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete eva novotna", "delete_contact")
    await talk.say("no, the other one", "deny")
    assert talk.names() == ["utter_hubspot_left_alone"] and named(hubspot, "contacts", EVA)
