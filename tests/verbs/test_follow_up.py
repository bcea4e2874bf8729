"""What a bare sentence means after a record or a list was shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import day_of, id_of, is_clean, named


async def shown(talk: Talk, noun: str, key: str) -> None:
    await talk.say(f"show the {noun} {key}", f"get_{noun}")
    assert talk.result == "done"


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("her phone is +44 20 7946 0991", "phone", "+442079460991"),
        ("oh and her job title is Head of Ops", "jobtitle", "Head of Ops"),
        ("the city: Leeds", "city", "Leeds"),
    ],
)
async def test_a_statement_changes_the_record_just_shown(
    talk: Talk, hubspot: SandboxClient, sentence: str, name: str, value: str
) -> None:
    await shown(talk, "contact", "ruth.goldberg@example.com")
    await talk.say(sentence, "inform")
    record = hubspot.records("contacts")[id_of(hubspot, "contacts", "ruth.goldberg@example.com")]
    assert record["properties"][name] == value and " → " in talk.text() and is_clean(talk)


@pytest.mark.parametrize("sentence", ["is her phone +44 20 7946 0991?", "the weather is nice", "it's fine"])
async def test_no_statement_of_a_value_changes_nothing(talk: Talk, hubspot: SandboxClient, sentence: str) -> None:
    await shown(talk, "contact", "ruth.goldberg@example.com")
    hubspot.clear_requests()
    await talk.say(sentence, "inform")
    assert not any(r["method"] != "GET" for r in hubspot.requests()) and is_clean(talk)


async def test_a_question_is_answered_even_with_nothing(talk: Talk) -> None:
    await shown(talk, "contact", "ruth.goldberg@example.com")
    await talk.say("what's her city?", "get_contact")
    assert talk.text().splitlines()[1] == "City: —" and talk.result == "done"
    await shown(talk, "deal", "Kestrel arm upgrade")
    await talk.say("and the close date?", "get_deal")
    assert talk.text().splitlines()[1].startswith("Close Date: ")


async def test_a_list_is_narrowed_and_sorted(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("find deals over 20k", "search_deals")
    before = talk.words("utter_hubspot_hits")["total"]
    await talk.say("only the ones in qualified to buy", "inform")
    criteria = talk.words("utter_hubspot_hits")["criteria"]
    assert "amount over $20,000" in criteria and "Qualified To Buy" in criteria
    assert 0 < talk.words("utter_hubspot_hits")["total"] < before
    hubspot.clear_requests()
    await talk.say("sort them by amount", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == f"{criteria}; largest first" and is_clean(talk)
    shown = [hubspot.records("deals")[t["id"]] for t in talk.slots["hubspot_last_list"]["targets"]]
    amounts = [float(deal["properties"]["amount"]) for deal in shown]
    assert amounts == sorted(amounts, reverse=True) and min(amounts) > 20_000 and len(hubspot.requests()) == 1
    assert talk.slots["hubspot_last_list"]["criteria"]["search"]["sort"] == "amount"


async def test_a_number_that_the_list_does_not_have(talk: Talk) -> None:
    await talk.say("find deals called Kestrel arm upgrade", "search_deals")
    await talk.say("9", "inform")
    assert talk.names() == ["utter_hubspot_no_such_number"] and talk.result == "not_found"


async def test_no_is_no_name(talk: Talk) -> None:
    await talk.say("delete a deal", "delete_deal")
    await talk.say("no", "deny")
    assert talk.names() == ["utter_hubspot_cancelled"] and talk.result == "cancelled" and is_clean(talk)


async def test_it_is_what_is_being_created(talk: Talk) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say("move it to contract sent", "update_deal")
    assert talk.result == "done" and "Contract Sent" in talk.text()


async def test_a_corrected_amount_keeps_its_currency(talk: Talk) -> None:
    await talk.say("create a deal called Larkspur for 4500 euros", "create_deal")
    await talk.say("set the amount to 5,200", "update_deal")
    await talk.say("contract sent", "inform")
    assert "Amount: €5,200" in talk.text()


async def test_a_question_is_about_whatever_was_shown(talk: Talk) -> None:
    await shown(talk, "contact", "ruth.goldberg@example.com")
    await talk.say("who's the owner?", "get_deal")
    assert talk.text().splitlines()[:2] == ["Ruth Goldberg", "Owner: Dana Whitfield"] and is_clean(talk)


async def test_which_one_may_be_answered_with_more_to_change(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the amount to 7k", "update_deal")
    assert talk.names() == ["utter_hubspot_ask_deal"]
    await talk.say("set the close date to 2027-05-03", "update_deal")
    assert talk.names() == ["utter_hubspot_ask_deal"]
    await talk.say("Kestrel arm upgrade", "inform")
    properties = hubspot.records("deals")[id_of(hubspot, "deals", "Kestrel arm upgrade")]["properties"]
    assert properties["closedate"].startswith("2027-05-03") and talk.result == "done" and is_clean(talk)


@pytest.mark.parametrize(("sentence", "criterion"), [("only the open ones", "open"), ("just the won ones", "won")])
async def test_ones_are_no_name(talk: Talk, sentence: str, criterion: str) -> None:
    await talk.say("find deals over 20k", "search_deals")
    await talk.say(sentence, "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == f"amount over $20,000, {criterion}"


async def test_a_row_is_opened_by_its_number(talk: Talk) -> None:
    await talk.say("find deals over 20k", "search_deals")
    second = talk.slots["hubspot_last_list"]["targets"][1]["title"]
    await talk.say("open 2", "inform")
    assert talk.words("utter_hubspot_found")["title"] == second


async def test_a_value_alone_is_asked_about_first(talk: Talk, hubspot: SandboxClient) -> None:
    await shown(talk, "deal", "Kestrel arm upgrade")
    await talk.say("closed won", "inform")
    assert talk.names() == ["utter_hubspot_propose_change"] and talk.buttons()
    await talk.say("no", "deny")
    assert talk.result == "cancelled" and is_clean(talk)
    await talk.say("closed won", "inform")
    await talk.say("yes", "affirm")
    deal = hubspot.records("deals")[id_of(hubspot, "deals", "Kestrel arm upgrade")]
    assert deal["properties"]["dealstage"] == "closedwon" and is_clean(talk)


async def test_the_same_again_for_another_and_no_more(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the amount of Kestrel arm upgrade to 15k", "update_deal")
    await talk.say("no, 16k", "inform")
    await talk.say("same for Tallgrass meter pilot", "inform")
    for name in ("Kestrel arm upgrade", "Tallgrass meter pilot"):
        assert hubspot.records("deals")[id_of(hubspot, "deals", name)]["properties"]["amount"] == "16000"


async def test_a_name_without_a_noun_is_looked_for_in_both_kinds(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("delete Ruth Goldberg", "delete_deal")
    assert talk.words("utter_hubspot_ask_confirmation")["title"] == "Ruth Goldberg"
    await talk.say("yes", "affirm")
    assert not named(hubspot, "contacts", "ruth.goldberg@example.com") and is_clean(talk)


async def test_a_bare_name_is_shown(talk: Talk) -> None:
    await talk.say("Ruth Goldberg", "inform")
    assert talk.words("utter_hubspot_found")["title"] == "Ruth Goldberg"


async def test_one_by_a_superlative(talk: Talk) -> None:
    await talk.say("what's the biggest open deal", "get_deal")
    assert talk.words("utter_hubspot_found")["title"] == "Tallgrass meter rollout"


async def test_a_complaint_is_said_once(talk: Talk) -> None:
    await talk.say("create a deal called Larkspur", "create_deal")
    await talk.say("umbrella", "inform")
    assert "utter_hubspot_unknown_option" in talk.names()
    await talk.say("help", "help")
    assert "utter_hubspot_unknown_option" not in talk.names()


@pytest.mark.parametrize("said", ["owner me", "Her new e-mail address is ruth@"])
async def test_a_value_that_is_none_is_asked_for_again(talk: Talk, said: str) -> None:
    await shown(talk, "contact", "ruth.goldberg@example.com")
    await talk.say(said, "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_value"


async def test_being_sorry_is_nobodys_name(talk: Talk) -> None:
    await talk.say("I am sorry", "inform")
    assert "utter_hubspot_unknown_owner" not in talk.names()


async def listed(talk: Talk, sentence: str = "open deals over 100k", intent: str = "search_deals") -> None:
    await talk.say(sentence, intent)
    assert talk.result == "done"


NEXT, THEN = ((date.today().replace(day=1) + timedelta(days=days)).strftime("%B") for days in (31, 63))
"""The next month, in which deals of the sandbox close whatever today is, and the one after it."""


@pytest.mark.parametrize(
    ("first", "sentence", "intent", "criteria"),
    [
        (f"deals closing in {NEXT}", f"and in {THEN}?", "inform", f"closing {THEN}"),
        (f"deals closing in {NEXT}", f"no i meant {THEN.lower()}", "inform", f"closing {THEN}"),
        (f"deals closing in {NEXT}", f"make that {THEN}", "update_deal", f"closing {THEN}"),
        ("open deals over 50k", "and over 300k?", "inform", "open, amount over $300,000"),
        ("open deals over 50k", "and 300k?", "inform", "open, amount over $300,000"),
        ("list won deals", "and lost?", "show_more", "stage Closed Lost"),
        ("Lukas's deals in contract sent", "Nice. And Tomás?", "inform", "owner Tomás Herrera"),
        ("Lukas's deals in contract sent", "and in qualified to buy", "get_deal", "stage Qualified To Buy"),
    ],
)
async def test_another_value_takes_the_place_of_the_first(
    talk: Talk, first: str, sentence: str, intent: str, criteria: str
) -> None:
    await listed(talk, first)
    kept = talk.words("utter_hubspot_hits")["criteria"].split("; ")[0].split(", ")
    await talk.say(sentence, intent)
    said = next(m for m in talk.said if m["response"] in ("utter_hubspot_hits", "utter_hubspot_no_hits"))["criteria"]
    assert criteria in said and (NEXT not in said) and ("Lukas" not in said or "Tomás" not in said)
    assert len(said.split("; ")[0].split(", ")) == len(kept)


async def test_a_range_has_two_ends(talk: Talk) -> None:
    await listed(talk, "deals over 50k")
    await talk.say("only under 100k", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == "amount over $50,000, amount under $100,000"


@pytest.mark.parametrize("intent", ["inform", "out_of_scope_", "get_contact", "show_more", "list_deals"])
async def test_a_superlative_alone_is_one_of_the_list(talk: Talk, intent: str) -> None:
    await listed(talk, "deals in negotiation")
    await talk.say("and the smallest?", intent if not intent.endswith("_") else "nlu_fallback")
    assert talk.words("utter_hubspot_found")["title"] == "Zephyr Textiles renewal" and is_clean(talk)


async def test_a_superlative_changes_one_of_the_list(talk: Talk, hubspot: SandboxClient) -> None:
    await listed(talk, "deals in negotiation")
    await talk.say("move the smallest to renewed", "update_deal")
    assert "Updated" not in talk.text() or "Zephyr Textiles renewal" in talk.text()
    assert named(hubspot, "deals", "Pro bono: community theatre")[0]["dealstage"] == "qualifiedtobuy"
    assert talk.result == "done" and "Renewed" in talk.text()


async def test_a_superlative_alone_is_nothing_to_change(talk: Talk, hubspot: SandboxClient) -> None:
    hubspot.clear_requests()
    await talk.say("move the smallest to renewed", "update_deal")
    assert not any(r["method"] == "PATCH" for r in hubspot.requests())


async def test_what_was_looked_for_in_vain_leaves_the_list(talk: Talk) -> None:
    await listed(talk)
    second = talk.slots["hubspot_last_list"]["targets"][1]["title"]
    await talk.say("any of them closing in 2031?", "inform")
    assert talk.names() == ["utter_hubspot_no_hits"]
    await talk.say("second one", "inform")
    assert talk.words("utter_hubspot_found")["title"] == second


async def test_what_was_looked_for_in_vain_is_changed(talk: Talk) -> None:
    await talk.say("contacts in Peru", "search_contacts")
    await talk.say("and Argentina?", "inform")
    assert talk.words("utter_hubspot_hits")["criteria"] == 'country "Argentina"'


async def test_the_other_one(talk: Talk) -> None:
    await talk.say("show Northgate support renewal", "get_deal")
    await talk.say("the pound one", "inform")
    await talk.say("and the other?", "show_more")
    assert "$72,000" in talk.text()


async def test_one_is_told_by_what_it_is(talk: Talk) -> None:
    await listed(talk, "contacts at Kestrel Robotics", "search_contacts")
    await talk.say("and the controls engineer?", "inform")
    assert talk.words("utter_hubspot_found")["title"] == "Minh Nguyen"
    await talk.say("who is the Chief Executive Officer", "get_contact")
    assert talk.words("utter_hubspot_found")["title"] == "John Smith"


async def test_a_row_by_its_job(talk: Talk) -> None:
    await listed(talk, "contacts from Halden", "search_contacts")
    for words, intent in (("the CFO", "search_contacts"), ("the chief financial officer's phone", "get_contact")):
        await talk.say(words, intent)
        assert talk.words("utter_hubspot_found")["title"] == "Ingrid Halvorsen"


async def test_a_list_instead(talk: Talk) -> None:
    await listed(talk, "list won deals", "list_deals")
    await talk.say("show me the lost ones instead", "get_deal")
    assert talk.words("utter_hubspot_hits")["criteria"] == "stage Closed Lost or Churned"


async def test_a_sum_with_other_criteria(talk: Talk) -> None:
    await talk.say("total of Dana's open deals", "search_deals")
    await talk.say("and Priya's?", "inform")
    assert talk.words("utter_hubspot_total")["sum"] == "$436,250"
    await talk.say("list them", "show_more")
    assert talk.words("utter_hubspot_hits")["total"] == 5 and is_clean(talk)


async def test_what_is_wanted_of_the_one_that_is_picked(talk: Talk) -> None:
    await talk.say("I need Wei's number", "get_contact")
    await talk.say("what about the city", "get_contact")
    assert talk.names() == ["utter_hubspot_ask_which"]
    await talk.say("the one at Sakura", "inform")
    assert talk.text().splitlines()[1] == "City: Osaka"


async def test_the_order_alone(talk: Talk) -> None:
    await listed(talk)
    await talk.say("now by close date", "update_deal")
    assert talk.words("utter_hubspot_hits")["criteria"] == "open, amount over $100,000; closing soonest first"


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [("is it open?", "get_deal"), ("make it low priority", "update_deal"), ("who is Dana", "inform")],
)
async def test_words_about_the_record_are_not_of_the_list(talk: Talk, sentence: str, intent: str) -> None:
    await listed(talk, "high priority deals of Dana")
    await talk.say("1", "inform")
    await talk.say(sentence, intent)
    assert "utter_hubspot_hits" not in talk.names() and "utter_hubspot_no_hits" not in talk.names()


async def test_another_kind_of_record_of_the_same_name(talk: Talk) -> None:
    await listed(talk, "tallgrass deals")
    await talk.say("and the contacts?", "list_contacts")
    assert "tallgrass" in talk.words("utter_hubspot_hits")["criteria"].lower() and "Dwayne Carter" in talk.text()


async def test_what_is_in_a_stage(talk: Talk) -> None:
    await talk.say("What have we got in contract sent?", "get_deal")
    assert talk.words("utter_hubspot_hits")["criteria"] == "stage Contract Sent"


LISTED = ("show deals in presentation scheduled", "search_deals")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("delete the smallest", "Delete the deal Website redesign —"),
        ("remove the largest", "Delete the deal Ostrava furnace monitoring"),
        ("get rid of 2", "Delete the deal Website redesign —"),
        ("edit the largest", "What should I change about Ostrava furnace monitoring?"),
        ("rename the smallest", "What should Deal Name be?"),
        ("reassign the second", "What should Owner be?"),
        ("unassign the largest", "Owner: Lukas Brandt → —"),
        ("take the owner off the largest", "Owner: Lukas Brandt → —"),
        ("give the largest to Priya", "Owner: Lukas Brandt → Priya Nair"),
        ("who owns the smallest?", "Website redesign\nOwner: Lukas Brandt"),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "of its own"])
async def test_an_order_about_one_of_the_list(talk: Talk, said: str, asked: str, intent: str) -> None:
    await talk.say(*LISTED)
    own = {"Delete": "delete_deal", "Website": "get_deal"}.get(asked.split()[0], "update_deal")
    await talk.say(said, intent if intent == "inform" else own)
    assert asked in talk.text()


async def test_a_number_is_a_row_also_after_one_was_opened(talk: Talk) -> None:
    await talk.say(*LISTED)
    await talk.say("who owns the largest?", "get_deal")
    await talk.say("delete 2", "delete_deal")
    assert "Delete the deal Website redesign —" in talk.text()
    await talk.say("no", "deny")
    await talk.say("delete 2", "delete_contact")  # said before, which does not make it a part of anything
    assert "Delete the deal Website redesign —" in talk.text()


@pytest.mark.parametrize("intent", ["list_deals", "search_deals", "search_contacts"])
@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("how much is it?", "Amount"),
        ("when does it close?", "Close Date"),
        ("which pipeline is that in", "Pipeline"),
        ("who owns it?", "Owner"),
    ],
)
async def test_a_question_about_it_is_no_search(talk: Talk, said: str, first: str, intent: str) -> None:
    await talk.say("show Kestrel arm upgrade", "get_deal")
    await talk.say(said, intent)
    assert talk.text().split("\n")[0] == "Kestrel arm upgrade" and talk.text().split("\n")[1].startswith(first)


async def test_a_question_about_nobody_is_no_search_either(talk: Talk) -> None:
    await talk.say("what company does she work for?", "search_contacts")
    assert talk.names()[0] == "utter_hubspot_nothing_shown"


@pytest.mark.parametrize("said", ["count them", "how many deals is that?", "number of results?"])
async def test_how_many_they_are(talk: Talk, said: str) -> None:
    await talk.say(*LISTED)
    await talk.say(said, "inform")
    assert talk.text().startswith("5 deals (stage Presentation Scheduled)")


@pytest.mark.parametrize("text", ["and over 50k", "over 50k", "only under 60k"])
async def test_a_limit_is_no_amount_of_the_only_hit(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    first, last = (day_of(hubspot, "Northgate API gateway") + timedelta(days=days) for days in (-3, 6))
    await talk.say(f"deals of Dana closing between {first:%d %B} and {last:%d %B}", "search_deals")
    before = hubspot.records("deals")
    await talk.say(text, "inform")
    assert "utter_hubspot_propose_change" not in talk.names() and "amount " in talk.text()
    assert hubspot.records("deals") == before


async def test_figures_that_are_no_telephone_number(talk: Talk) -> None:
    await talk.say("new deal Blue Fern, 1.5 million, contract sent", "create_deal")
    await talk.say("sorry 1.6", "inform")
    assert "utter_hubspot_unexpected" not in talk.names()


@pytest.mark.parametrize(
    "text",
    ["how much is that altogether?", "what's that together?", "what does that come to?", "how much is it in total"],
)
async def test_that_together_is_the_list_on_the_table(talk: Talk, text: str) -> None:
    await talk.say("Dana's open deals", "search_deals")
    await talk.say("only those in qualified to buy", "search_deals")
    shown = talk.words("utter_hubspot_hits")["total"]
    await talk.say(text, "search_deals")
    assert talk.words("utter_hubspot_total")["total"] == shown < 12
    assert "owner Dana" in talk.words("utter_hubspot_total")["criteria"]
