"""The dialogs about contacts as flows, start to finish."""

from __future__ import annotations

from sandbox.testing import SandboxClient
from tests.calm.walker import Walker
from tests.verbs.held import named

NEW = "zed.zulu@example.org"


async def test_create_asks_for_what_is_missing(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("new contact", "create_contact")
    assert walk.asks == "hubspot_contact_email"
    await walk.say(NEW, contact_email=NEW)
    assert walk.asks == "hubspot_contact_first_name"
    await walk.say("Zed Zulu", contact_first_name="Zed Zulu")
    made = named(hubspot, "contacts", NEW)[0]
    assert (made["firstname"], made["lastname"]) == ("Zed", "Zulu") and walk.result == "done"


async def test_create_in_one_sentence_with_a_phone_and_skipping_the_name(walk: Walker, hubspot: SandboxClient) -> None:
    said = {"contact_email": NEW, "contact_phone": "+44 20 7946 0018", "contact_job_title": "CFO"}
    await walk.say("create …", "create_contact", **said, contact_first_name="skip", contact_last_name="skip")
    made = named(hubspot, "contacts", NEW)[0]
    assert made["phone"] == "+442079460018" and made["jobtitle"] == "CFO"


async def test_a_bad_address_is_asked_again(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("create …", "create_contact", contact_email="zed at nowhere", contact_first_name="Zed")
    assert walk.asks == "hubspot_contact_email" and "utter_hubspot_not_understood" in walk.names()
    await walk.say(NEW, contact_email=NEW)
    await walk.say("skip", contact_last_name="skip")
    assert named(hubspot, "contacts", NEW)


async def test_one_that_exists_is_offered_for_update(walk: Walker, hubspot: SandboxClient) -> None:
    said = {"contact_email": "ruth.goldberg@example.com", "contact_job_title": "Astronaut"}
    names = {"contact_first_name": "Ruth", "contact_last_name": "Goldberg"}
    await walk.say("create …", "create_contact", **said, **names)
    assert walk.names() == ["utter_hubspot_exists_already", "utter_hubspot_ask_update_existing"]
    assert walk.asks == "hubspot_confirmation"
    await walk.press("Yes")
    found = named(hubspot, "contacts", "ruth.goldberg@example.com")
    assert len(found) == 1 and found[0]["jobtitle"] == "Astronaut" and walk.result == "done"


async def test_get_update_delete_by_address_and_it(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("who is …", "get_contact", contact="ruth.goldberg@example.com")
    assert walk.names() == ["utter_hubspot_found"]
    await walk.say("change her title to CFO", "update_contact", contact="her", changes="title to CFO")
    assert named(hubspot, "contacts", "ruth.goldberg@example.com")[0]["jobtitle"] == "CFO"
    await walk.say("delete her", "delete_contact", contact="her")
    await walk.press("Yes")
    assert not named(hubspot, "contacts", "ruth.goldberg@example.com") and walk.result == "done"


async def test_it_is_no_deal_where_a_contact_was_shown(walk: Walker) -> None:
    await walk.say("who is …", "get_contact", contact="ruth.goldberg@example.com")
    await walk.say("delete the deal", "delete_deal", deal="it")
    assert walk.result == "not_found" and walk.names() == ["utter_hubspot_nothing_shown"]


async def test_list_and_search(walk: Walker) -> None:
    await walk.say("contacts", "list_contacts")
    assert walk.names()[0] == "utter_hubspot_listed"
    await walk.say("people at Kestrel", "search_contacts", criteria="at Kestrel Robotics")
    assert walk.names()[0] == "utter_hubspot_hits" and walk.result == "done"
    await walk.say("people on the moon", "search_contacts", criteria="zxqv")
    assert walk.names()[0] == "utter_hubspot_no_hits" and walk.result == "not_found"
