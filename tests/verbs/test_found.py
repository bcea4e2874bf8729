"""Finding by what was not said in so many words: keys of any kind, facts for names, lists turned round."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.days import year_behind
from tests.talk import Talk
from tests.verbs.held import id_of


def _titles(talk: Talk) -> str:
    return " ".join(str(message.get("rows") or message.get("title") or "") for message in talk.said)


@pytest.mark.parametrize("intent", ["show_more", "inform", "nlu_fallback"])
async def test_a_bare_id(talk: Talk, hubspot: SandboxClient, intent: str) -> None:
    await talk.say("show deal 21340004797", "get_deal")
    await talk.say("and 21340005279?", intent)
    assert "Studio 54 lighting" in _titles(talk)
    await talk.say("and 21340003462", intent)
    assert "Sam May" in _titles(talk)


async def test_a_fact_instead_of_a_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("all contacts at Northgate", "search_contacts")
    await talk.say("the Leeds ones only", "search_contacts")
    assert "Harriet Ashdown" in _titles(talk) and "Rupert Fitzgibbon" in _titles(talk) and "Chen" not in _titles(talk)


async def test_words_without_hits_are_left_out_and_that_is_said(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("open deals flurbing", "search_deals")
    assert talk.names()[-1] == "utter_hubspot_left_out" and "1. " in _titles(talk)
    await talk.say("open deals called Flurbing", "search_deals")
    assert talk.result == "not_found"


async def test_reversed(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("all deals by amount", "list_deals")
    assert "Tallgrass meter rollout" in _titles(talk)
    await talk.say("reverse", "undo")
    assert "community theatre" in _titles(talk)


@pytest.mark.parametrize(
    ("question", "answer"),
    [("in which city does she sit?", "City: Oslo"), ("in which country is she", "Country/Region: Norway")],
)
async def test_asked_behind_the_first_word(talk: Talk, hubspot: SandboxClient, question: str, answer: str) -> None:
    await talk.say("who is Katrin Weiß", "get_contact")
    await talk.say(question, "get_contact")
    assert answer in talk.said[-1]["card"]


async def test_in_which_stage(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("in which stage is the Northgate API gateway?", "get_deal")
    assert talk.said[-1]["card"].startswith("Deal Stage: Decision Maker Bought-In")


async def test_what_is_linked(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("who is Wanjiru Kamau", "get_contact")
    await talk.say("what's linked to her?", "search_contacts")
    assert "Umoja clinic scheduling" in _titles(talk)


async def test_the_kind_follows_from_the_value(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("Put Quillfeather print archive in contact sent", "update_contact")
    await talk.say("yes", "affirm")
    assert talk.result == "done" and "Contract Sent" in talk.said[-1]["changes"]


async def test_everybody_at_a_domain(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("who's got an ostravasteel.example.com email", "get_contact")
    assert "Eva" in _titles(talk) and "Anna" in _titles(talk)


@pytest.mark.parametrize(
    ("sentence", "intent", "count"),
    [
        ("set job title of Smith to Tester", "update_contact", 2),
        ("show me Smith", "get_contact", 2),
        ("delete Website redesign", "delete_deal", 3),
        ("set the amount of Website redesign to 5k", "update_deal", 3),
    ],
)
@pytest.mark.parametrize("answer", ["5", "the fourth one", "number 0", "9", "take the twelfth"])
async def test_a_place_beyond_the_list(
    talk: Talk, hubspot: SandboxClient, sentence: str, intent: str, count: int, answer: str
) -> None:
    await talk.say(sentence, intent)
    rows = talk.words("utter_hubspot_ask_which")["rows"]
    for wish in ("inform", intent, "get_contact"):
        await talk.say(answer, wish)
        assert talk.words("utter_hubspot_no_such_number")["count"] == count
        assert talk.words("utter_hubspot_ask_which")["rows"] == rows


async def test_an_id_chooses_from_the_list(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show me Smith", "get_contact")
    await talk.say("21340001007", "inform")
    assert talk.words("utter_hubspot_found")["title"] == "Jon Smith"


async def test_what_they_lack(talk: Talk) -> None:
    await talk.say("who has no phone number", "get_contact")
    assert talk.words("utter_hubspot_hits")["criteria"] == "no phone number"
    await talk.say("list contacts", "list_contacts")
    await talk.say("which of them have no phone number?", "get_contact")
    assert talk.words("utter_hubspot_hits")["criteria"] == "no phone number"


@pytest.mark.parametrize("intent", ["nlu_fallback", "get_deal", "get_contact"])
async def test_the_contact_for_a_deal(talk: Talk, intent: str) -> None:
    await talk.say("the main contact for Tallgrass outage alerts?", intent)
    assert "Dwayne Carter" in talk.text()


@pytest.mark.parametrize("said", ["how much is in negotiation?", "how much money do we have in negotiation"])
async def test_how_much_lies_in_a_stage(talk: Talk, said: str) -> None:
    await talk.say(said, "search_deals")
    assert talk.words("utter_hubspot_total")["criteria"] == " (stage Negotiation)"


@pytest.mark.parametrize("said", ["when's the next deal closing?", "which deal is next to close"])
async def test_what_closes_next(talk: Talk, said: str) -> None:
    await talk.say(said, "get_deal")
    assert talk.result == "done" and len(talk.said) == 1 and "Close Date" in talk.text()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("make a note on Eva Novotna: prefers calls in the morning", "out_of_scope"),
        ("show me the company Umoja Health", "out_of_scope"),
        ("find the firm Kestrel Robotics", "out_of_scope"),
        ("when did we last speak to Eva Novotná?", "get_contact"),
        ("can you send her a message?", "get_contact"),
        ("show me Eva Novotná's timeline", "nlu_fallback"),
    ],
)
async def test_what_is_beyond_the_bot_is_told(talk: Talk, text: str, intent: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(text, intent)
    assert talk.names() == ["utter_hubspot_out_of_scope"]


@pytest.mark.parametrize("intent", ["get_deal", "get_contact"])
async def test_who_is_on_a_deal(talk: Talk, intent: str) -> None:
    await talk.say("show me Kestrel arm upgrade", "get_deal")
    await talk.say("who's on it?", intent)
    assert talk.words("utter_hubspot_hits")["total"] == 2 and "John Smith" in talk.text()


@pytest.mark.parametrize(
    ("said", "rows"), [("bottom three deals", 3), ("top 7 deals", 7), ("the ten biggest deals", 10)]
)
async def test_as_many_as_were_wanted(talk: Talk, said: str, rows: int) -> None:
    await talk.say(said, "list_deals")
    order = "smallest first" if "bottom" in said else "largest first"
    assert talk.words("utter_hubspot_listed")["order"] == order and talk.words("utter_hubspot_listed")["end"] == rows


async def test_a_superlative_is_deleted_after_a_yes(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the smallest deal", "delete_deal")
    assert "Pro bono: community theatre" in talk.text() and talk.names() == ["utter_hubspot_ask_confirmation"]
    await talk.say("no", "deny")
    assert id_of(hubspot, "deals", "Pro bono: community theatre")


@pytest.mark.parametrize(
    "said", ["remove Dana as owner of Studio 54 lighting", "unassign Dana from Studio 54 lighting"]
)
async def test_nobody_owns_it_any_more(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(said, "update_deal")
    deal = hubspot.records("deals")[id_of(hubspot, "deals", "Studio 54 lighting")]
    assert not deal["properties"].get("hubspot_owner_id") and talk.result == "done"


@pytest.mark.parametrize("said", ['search contacts for "van den"', "contacts called van den Berg"])
async def test_particles_are_part_of_the_last_name(talk: Talk, said: str) -> None:
    await talk.say(said, "search_contacts")
    assert talk.words("utter_hubspot_hits")["total"] == 1 and "Pieter" in talk.text()


async def test_what_a_deal_is_about(talk: Talk) -> None:
    await talk.say("find the deal we have with Monteverde about the booking engine", "search_deals")
    assert "Monteverde booking engine" in talk.text()


@pytest.mark.parametrize(
    ("said", "intent", "first"),
    [
        ("Is Eva Novotna a customer?", "get_contact", "Lifecycle Stage: Opportunity"),
        ("is Kestrel arm upgrade closed won?", "get_deal", "Deal Stage: Presentation Scheduled"),
        ("when was Kestrel arm upgrade last updated?", "get_deal", "Last modified date: "),
    ],
)
async def test_whether_it_is_so(talk: Talk, said: str, intent: str, first: str) -> None:
    await talk.say(said, intent)
    assert talk.text().splitlines()[1].startswith(first)


async def test_two_questions(talk: Talk) -> None:
    await talk.say("Show the newest contact. What's his company?", "get_contact")
    assert talk.names() == ["utter_hubspot_found", "utter_hubspot_next_job", "utter_hubspot_found"]


@pytest.mark.parametrize(
    ("said", "title", "first"),
    [
        ("what is the e-mail of Ruth Goldberg?", "Ruth Goldberg", "Email: "),
        ("what's the phone number of the CEO of Kestrel Robotics?", "John Smith", "Phone Number: "),
        ("the job title of Eva Novotna please", "Eva Novotná", "Job Title: "),
    ],
)
async def test_a_property_of_somebody(talk: Talk, said: str, title: str, first: str) -> None:
    await talk.say(said, "get_contact")
    assert talk.text().splitlines()[0] == title and talk.text().splitlines()[1].startswith(first)


async def test_a_property_of_a_row(talk: Talk) -> None:
    await talk.say("list contacts", "list_contacts")
    second = talk.text().splitlines()[2].partition(". ")[2].partition(" — ")[0]
    await talk.say("email of the second one", "get_contact")
    assert talk.text().splitlines()[0] == second


@pytest.mark.parametrize("intent", ["update_deal", "delete_deal"])
@pytest.mark.parametrize("said", ["remove Studio 54 from the pipeline", "take Studio 54 out of our CRM please"])
async def test_what_leaves_the_pipeline_is_deleted_once_confirmed(talk: Talk, said: str, intent: str) -> None:
    await talk.say(said, intent)
    assert talk.text().startswith("Delete the deal Studio 54 lighting —")


@pytest.mark.parametrize("intent", ["get_contact", "get_deal", "search_contacts"])
@pytest.mark.parametrize("said", ["who's the contact on that deal?", "who is our main contact for it?", "who's on it?"])
async def test_who_is_on_it(talk: Talk, said: str, intent: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say(said, intent)
    assert talk.text().startswith("2 contacts (of Kestrel arm upgrade):")


@pytest.mark.parametrize(("intent", "kind"), [("update_contact", "a contact"), ("create_contact", "contact")])
async def test_of_which_kind_is_an_answer_to_which_one(talk: Talk, intent: str, kind: str) -> None:
    await talk.say("I want to change something", "update_deal")
    await talk.say(kind, intent)
    assert talk.names() == ["utter_hubspot_ask_contact"]
    await talk.say("Eva Novotná", "inform")
    await talk.say("city to Prague", "inform")
    assert (
        talk.result == "done" and "City: Ostrava → Prague" in talk.text() and talk.slots.get("requested_slot") is None
    )


async def test_so_many_of_a_list(talk: Talk) -> None:
    await talk.say("list 3 deals", "list_deals")
    assert "Here are 1–3:" in talk.text()
    await talk.say("list the last 2 contacts", "list_contacts")
    assert "Here are 1–2:" in talk.text()


async def test_how_much_was_won(talk: Talk) -> None:
    await talk.say(f"how much did we win {year_behind()}?", "search_deals")
    assert talk.names() == ["utter_hubspot_total"] and "(won, closed January 1" in talk.text()


@pytest.mark.parametrize("intent", ["nlu_fallback", "inform"])
async def test_the_noun_beside_the_name_tells_the_kind(talk: Talk, intent: str) -> None:
    await talk.say("the customer signed the Northgate API gateway deal", intent)
    assert talk.words("utter_hubspot_found")["title"] == "Northgate API gateway"


@pytest.mark.parametrize(
    "said",
    ["who is the managing director at brightwater", "whos the boss at brightwater", "who's head of sourcing at zephyr"],
)
async def test_who_is_asked_for_by_a_role_is_no_deal(talk: Talk, said: str) -> None:
    await talk.say(said, "get_deal")
    assert "contact" in talk.text() and "deal" not in talk.text().split("?")[0]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("Aoife O'Brien's website redesign: set amount to 19000", "update_deal"),
        ("remove O'Brien's website redesign deal", "delete_deal"),
        ("show O'Brien's website redesign", "get_deal"),
    ],
)
async def test_what_somebody_has_is_part_of_a_deals_name(
    talk: Talk, hubspot: SandboxClient, said: str, intent: str
) -> None:
    await talk.say("create a deal called O'Brien's \"Big One\" for 1001.99 in contract sent", "create_deal")
    await talk.say(said, intent)
    assert "1. Website redesign" in _titles(talk) and "2. Website redesign" in _titles(talk)
    assert "Updated" not in talk.text() and "Delete" not in talk.text()


async def test_what_no_deals_name_holds_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete the Tallgrass meter rollout's leftover paperwork", "delete_deal")
    assert "Tallgrass meter rollout" in _titles(talk) + talk.text()


async def test_a_number_that_is_no_id_may_be_a_name(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create deal 4711 for 50 euro in contract sent", "create_deal")
    await talk.say("show deal 4711", "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "4711"
    await talk.say("show deal 471", "get_deal")
    assert talk.result == "not_found"


@pytest.mark.parametrize(
    ("said", "intent"),
    [("the other Chen", "inform"), ("no, the other Chen", "inform"), ("what's the other Chen's phone?", "get_contact")],
)
async def test_the_other_of_two_that_are_called_so(talk: Talk, hubspot: SandboxClient, said: str, intent: str) -> None:
    await talk.say("contacts named chen", "search_contacts")
    await talk.say("1", "inform")
    first = _titles(talk)
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_found"]
    assert _titles(talk) != first and "Chen" in _titles(talk)


async def test_the_other_of_them_is_changed(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Chen Wei", "get_contact")
    await talk.say("set the city of the other Chen to Paris", "update_contact")
    assert talk.words("utter_hubspot_updated")["title"] == "Wei Chen"
    await talk.say("show Chen", "get_contact")
    assert talk.names()[0] == "utter_hubspot_several_records"
