"""Two records in one sentence, of which the second has its verb, its unit, or all of its change from the first."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named


def held(hubspot: SandboxClient, title: str) -> dict[str, str]:
    return dict(named(hubspot, "deals", title)[0])


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("raise {} by 1k and {} by 2k", "75600", "49000"),
        ("cut {} by 10%, and {} by 20", "67140", "37600"),
        ("add 2k to {} and 3k to {}", "76600", "50000"),
        ("take 2k off {} and 3k off {}", "72600", "44000"),
        ("increase {} by 5k and {} 3k", "79600", "50000"),
        ("increase {} by 5k, {} by 10", "79600", "57000"),
        ("increase {} by 5k, {} by 500", "79600", "47500"),
        ("increase {} by 5k and {} to 52k", "79600", "52000"),
        ("double {} and halve {}", "149200", "23500"),
        ("set {} to 5k and {} as well", "5000", "5000"),
    ],
)
async def test_amounts(talk: Talk, hubspot: SandboxClient, text: str, one: str, two: str) -> None:
    titles = ("Rooftop pilot", "Harbour audit")
    for title, amount in zip(titles, ("74600", "47000"), strict=True):
        await talk.say(f"create a deal called {title} for {amount} in contract sent", "create_deal")
    await talk.say(text.format(*titles), "update_deal")
    assert [held(hubspot, title)["amount"] for title in titles] == [one, two] and is_clean(talk)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("push {} two weeks and {} one month", (14, "month")),
        ("postpone {} by two weeks, {} by one", (14, 7)),
        ("bring {} forward a week and {} two weeks", (-7, -14)),
        ("delay {} by a week and {} too", (7, 7)),
    ],
)
async def test_days(talk: Talk, hubspot: SandboxClient, text: str, days: tuple[int | str, ...]) -> None:
    titles = ("Kestrel arm upgrade", "Pelican claims automation")
    before = [date.fromisoformat(held(hubspot, title)["closedate"][:10]) for title in titles]
    await talk.say(text.format(*titles), "update_deal")
    after = [date.fromisoformat(held(hubspot, title)["closedate"][:10]) for title in titles]
    steps = [relativedelta(months=1) if step == "month" else relativedelta(days=int(step)) for step in days]
    assert after == [old + step for old, step in zip(before, steps, strict=True)] and is_clean(talk)


async def test_a_stage_further(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("move Brightwater fleet tracking one stage further and Sakura export licences too", "update_deal")
    assert held(hubspot, "Brightwater fleet tracking")["dealstage"] == "contractsent"
    assert held(hubspot, "Sakura export licences")["dealstage"] == "decisionmakerboughtin"


async def test_news_of_the_second_keep_their_own_meaning(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("push Halden risk dashboard by two weeks and Sakura calibration units is won", "update_deal")
    assert held(hubspot, "Sakura calibration units")["dealstage"] == "closedwon"


@pytest.mark.parametrize("text", ["remove the phone of {} and of {}", "clear the phone of {} and {}"])
async def test_what_is_cleared(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    await talk.say(text.format("Sam May", "Wei Chen"), "update_contact")
    contacts = [r["properties"] for r in hubspot.records("contacts").values()]
    of_both = [p for p in contacts if (p["firstname"], p["lastname"]) in (("Sam", "May"), ("Wei", "Chen"))]
    assert len(of_both) == 2 and not any(p.get("phone") for p in of_both)


async def test_what_may_be_more_or_the_new_sum_is_asked_of_each(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("bump Tallgrass outage alerts 5k and Umoja clinic scheduling 10k", "update_deal")
    await talk.say("1", "inform")
    await talk.say("1", "inform")
    amounts = [held(hubspot, title)["amount"] for title in ("Tallgrass outage alerts", "Umoja clinic scheduling")]
    assert amounts == ["28400", "49500"] and is_clean(talk)


@pytest.mark.parametrize("text", ["swap the owners of {} and {}", "please exchange the amounts of {} with {}"])
async def test_an_exchange_is_said_not_to_be_done(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    before = hubspot.records("deals")
    await talk.say(text.format("Kestrel arm upgrade", "Tallgrass meter pilot"), "update_deal")
    assert hubspot.records("deals") == before and talk.names() == ["utter_hubspot_out_of_scope"]


@pytest.mark.parametrize("text", ["give {} to Lukas and {}", "push {} two weeks and {}"])
async def test_the_same_of_both(talk: Talk, hubspot: SandboxClient, text: str) -> None:
    titles = ("Kestrel arm upgrade", "Pelican claims automation")
    before = [held(hubspot, title) for title in titles]
    await talk.say(text.format(*titles), "update_deal")
    after = [held(hubspot, title) for title in titles]
    for name in ("hubspot_owner_id", "closedate"):
        changed = {old[name] != new[name] for old, new in zip(before, after, strict=True)}
        assert len(changed) == 1, name
    assert before != after and is_clean(talk)


async def test_each_has_a_property_of_its_own_cleared(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("remove the phone of Sam May and the job title of Wei Chen", "update_contact")
    people = {r["properties"]["lastname"]: r["properties"] for r in hubspot.records("contacts").values()}
    assert not people["May"].get("phone") and people["May"]["jobtitle"] == "Editor"
    assert people["Chen"].get("phone") and not people["Chen"].get("jobtitle")


async def test_nothing_is_cleared_of_the_first_for_one_that_is_not_there(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("remove the phone of Sam May and the job title of Nobody Known", "update_contact")
    person = named(hubspot, "contacts", "sam.may@quillfeather.example.com")[0]
    assert not person.get("phone") and person["jobtitle"] == "Editor" and "Nobody Known" in talk.text()


@pytest.mark.parametrize(
    ("text", "name", "choice"),
    [
        ("give {} to Lukas and Tomás", "hubspot_owner_id", "Lukas"),
        ("set {} to 5k, closing 15 Jan, 16 Jan", "closedate", "16 January"),
    ],
)
async def test_of_two_values_for_one_property_which_is_asked(
    talk: Talk, hubspot: SandboxClient, text: str, name: str, choice: str
) -> None:
    title = "Kestrel arm upgrade"
    before = held(hubspot, title)
    await talk.say(text.format(title), "update_deal")
    assert held(hubspot, title) == before and talk.slots["requested_slot"] == "hubspot_value"
    await talk.say(choice, "inform")
    assert held(hubspot, title)[name] != before[name] and is_clean(talk)


@pytest.mark.parametrize(
    "said", ["swap the owners", "please swap their amounts", "exchange the stages of the two", "swap the owners around"]
)
async def test_values_of_records_on_the_table_are_not_exchanged(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    for name in ("Sakura export licences", "Umoja Health renewal"):
        await talk.say(f"show {name}", "get_deal")
    before = hubspot.records("deals")
    await talk.say(said, "update_deal")
    assert talk.names() == ["utter_hubspot_out_of_scope"] and hubspot.records("deals") == before


async def test_the_names_of_one_are_exchanged(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Liam Tremblay", "get_contact")
    await talk.say("swap his first and last names", "update_contact")
    (liam,) = named(hubspot, "contacts", "liam.tremblay@northgate.example.com")
    assert (liam["firstname"], liam["lastname"]) == ("Tremblay", "Liam")
