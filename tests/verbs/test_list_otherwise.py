"""A list with a criterion more or less, said in a word: "without Kwame", "just Toronto", "drop the owner filter"."""

from __future__ import annotations

import pytest

from tests.talk import Talk


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("drop the owner filter", "cancel"),
        ("remove the owner filter", "nlu_fallback"),
        ("now without the owner filter", "search_deals"),
        ("please forget the owner filter", "inform"),
        ("drop the Dana filter", "delete_deal"),
        ("regardless of owner", "inform"),
    ],
)
async def test_a_criterion_goes(talk: Talk, text: str, intent: str) -> None:
    await talk.say("open deals of Dana over 20k", "search_deals")
    await talk.say(text, intent)
    assert "(open, amount over $20,000)" in talk.text()


async def test_every_criterion_goes(talk: Talk) -> None:
    await talk.say("deals of Dana", "search_deals")
    await talk.say("clear the filters", "cancel")
    assert talk.names()[0] == "utter_hubspot_list" or "newest first" in talk.text()
    assert "Dana" not in str(talk.slots["hubspot_last_list"]["criteria"])


async def test_with_no_list_there_is_no_filter(talk: Talk) -> None:
    await talk.say("drop the owner filter", "cancel")
    assert talk.names() == ["utter_hubspot_nothing_to_cancel"]


@pytest.mark.parametrize(
    ("first", "text", "shown"),
    [
        ("contacts in Lisbon", "just toronto", '(city "toronto")'),
        ("contacts in Madrid", "Lisbon then", '(city "Lisbon")'),
        ("contacts in Lisbon", "without maria", '(city "Lisbon", name without "maria")'),
        ("customers", "exclude finance too", '(lifecycle stage Customer, job title without "finance")'),
    ],
)
async def test_bare_words(talk: Talk, first: str, text: str, shown: str) -> None:
    await talk.say(first, "search_contacts")
    await talk.say(text, "inform")
    assert shown in talk.text()


async def test_the_day_after(talk: Talk) -> None:
    await talk.say("deals closing on december 10", "search_deals")
    await talk.say("the day after", "inform")
    assert "closing on December 11" in talk.text() and talk.loop is None


async def test_back_to_a_row_and_none_of_them(talk: Talk) -> None:
    await talk.say("open deals", "search_deals")
    second = talk.slots["hubspot_last_list"]["targets"][1]["title"]
    await talk.say("none of them", "inform")
    assert talk.names() == ["utter_hubspot_none_chosen"]
    await talk.say("back to the second one", "nlu_fallback")
    assert talk.words("utter_hubspot_found")["title"] == second


async def test_none_of_what(talk: Talk) -> None:
    await talk.say("none of them", "inform")
    assert "utter_hubspot_none_chosen" not in talk.names()


@pytest.mark.parametrize("text", ["whose are they", "and who owns these?", "who do they belong to?"])
async def test_whose_they_are(talk: Talk, text: str) -> None:
    await talk.say("deals over 10k", "search_deals")
    await talk.say(text, "inform")
    assert "(amount over $10,000)" in talk.text() and "Dana Whitfield" in talk.text()
    await talk.say("customers", "list_contacts")
    await talk.say(text, "get_contact")
    assert talk.names()[-1] == "utter_hubspot_ask_which"
    await talk.say("2", "inform")
    assert "utter_hubspot_found" in talk.names()


async def test_only_the_support_ones(talk: Talk) -> None:
    await talk.say("Northgate deals", "search_deals")
    await talk.say("only support ones", "search_deals")
    assert '(name contains "northgate", name contains "support")' in talk.text()


@pytest.mark.parametrize("country", ["the UK", "Great Britain", "the United Kingdom"])
async def test_a_country_after_a_place_that_may_be_a_firm(talk: Talk, country: str) -> None:
    await talk.say("contacts from Toronto", "search_contacts")
    assert "(city or company)" in talk.text()
    await talk.say(f"and in {country}?", "search_contacts")
    assert "Ewan MacLeod" in talk.text() and "Toronto" not in str(talk.slots["hubspot_last_list"]["criteria"])


@pytest.mark.parametrize("intent", ["inform", "search_deals"])
@pytest.mark.parametrize(
    "text",
    [
        "named kestrel", "called Kestrel", "with kestrel in the name", "that have kestrel in the name",
        'which have "kestrel" in the title',
    ],
)  # fmt: skip
async def test_a_word_of_the_name_is_looked_for_in_the_list(talk: Talk, text: str, intent: str) -> None:
    await talk.say("deals of Dana", "search_deals")
    await talk.say(text, intent)
    criteria = talk.words("utter_hubspot_hits")["criteria"].lower()
    assert criteria.startswith('owner dana whitfield, name contains "kestrel"') and talk.slots["hubspot_last_list"]


@pytest.mark.parametrize("intent", ["inform", "search_deals"])
@pytest.mark.parametrize(
    "text", ["with brightwater in the name", "that have brightwater in the name", 'called "brightwater"']
)
async def test_where_none_is_called_so_nothing_else_is_shown(talk: Talk, text: str, intent: str) -> None:
    await talk.say("deals of Priya", "search_deals")
    await talk.say(text, intent)
    assert talk.names() == ["utter_hubspot_no_hits"] and talk.words("utter_hubspot_no_hits")["nouns"] == "deals"


@pytest.mark.parametrize("intent", ["search_contacts", "list_contacts", "search_deals"])
async def test_a_name_that_begins_like_a_property(talk: Talk, intent: str) -> None:
    await talk.say("show website redesign", intent)
    hits = talk.words("utter_hubspot_hits")
    assert hits["nouns"] == "deals" and hits["criteria"] == 'name contains "website redesign"'
    await talk.say("the cheapest one", "inform")
    assert "utter_hubspot_found" in talk.names() and "redesign" in talk.text()


@pytest.mark.parametrize("text", ["show contacts with website redesign", "show job title Zookeeper"])
async def test_what_is_said_of_people_is_none_of_deals(talk: Talk, text: str) -> None:
    await talk.say(text, "search_contacts")
    assert talk.names() == ["utter_hubspot_no_hits"] and talk.words("utter_hubspot_no_hits")["nouns"] == "contacts"


@pytest.mark.parametrize("text", ["and contacts?", "what about the contacts", "and their contacts?"])
async def test_the_other_kind_of_the_same_owner(talk: Talk, text: str) -> None:
    await talk.say("deals of Lukas", "search_deals")
    await talk.say(text, "inform")
    hits = talk.words("utter_hubspot_hits")
    assert (hits["nouns"], hits["criteria"]) == ("contacts", "owner Lukas Brandt")


async def test_the_other_kind_of_all(talk: Talk) -> None:
    await talk.say("list deals", "list_deals")
    await talk.say("and contacts?", "inform")
    assert talk.words("utter_hubspot_listed")["nouns"] == "contacts"


async def test_another_kind_is_no_town(talk: Talk) -> None:
    await talk.say("contacts in Toronto", "search_contacts")
    await talk.say("and deals?", "inform")
    assert "utter_hubspot_no_hits" not in talk.names()


async def test_articles_of_pidgin(talk: Talk) -> None:
    await talk.say("abeg let me see all d deals wey Dana get", "search_deals")
    assert talk.words("utter_hubspot_hits")["criteria"] == "owner Dana Whitfield"
    await talk.say("find D Trump", "search_contacts")
    assert talk.words("utter_hubspot_no_hits")["criteria"] == 'name contains "D Trump"'
