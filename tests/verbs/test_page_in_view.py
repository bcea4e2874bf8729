""" "The second one" behind "next page": the numbers run on, so it may be the second in view or number 2."""

from __future__ import annotations

import re

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk


async def _second_page(talk: Talk, noun: str = "contact") -> tuple[list[str], list[str]]:
    """The names on the first page and on the second."""
    pages = []
    for said, intent in [(f"list {noun}s", f"list_{noun}s"), ("next page", "show_more")]:
        await talk.say(said, intent)
        rows = re.findall(r"^\d+\. (.+?)(?: — .*)?$", talk.text(), re.MULTILINE)
        pages.append(rows)
    return pages[0], pages[1]


def _state(hubspot: SandboxClient) -> dict[str, dict[str, str | None]]:
    return {i: dict(r["properties"]) for i, r in hubspot.records("contacts").items()}


@pytest.mark.parametrize(
    ("said", "intent", "row"),
    [
        ("set the third one's city to Pune", "update_contact", 2), ("delete the 2nd one", "delete_contact", 1),
        ("delete the top one", "delete_contact", 0), ("update the fourth contact", "update_contact", 3),
    ],
)  # fmt: skip
async def test_a_write_asks_which(talk: Talk, hubspot: SandboxClient, said: str, intent: str, row: int) -> None:
    first, second = await _second_page(talk)
    before = _state(hubspot)
    await talk.say(said, intent)
    assert talk.names() == ["utter_hubspot_ask_which"] and _state(hubspot) == before
    assert f"1. {first[row]}\n2. {second[row]}\n" in talk.text()
    await talk.say("2", "inform")
    assert second[row] in talk.text()


async def test_of_several_places_nothing_is_written(talk: Talk, hubspot: SandboxClient) -> None:
    await _second_page(talk)
    before = _state(hubspot)
    await talk.say("change the city of the first and the third to Pune", "update_contact")
    assert talk.names() == ["utter_hubspot_one_at_a_time", "utter_hubspot_ask_which"] and _state(hubspot) == before


@pytest.mark.parametrize(
    ("said", "intent", "page", "row"),
    [
        ("show the second one", "get_contact", 0, 1), ("the first one", "inform", 0, 0), ("2", "inform", 0, 1),
        ("show the seventh one", "get_contact", 1, 1), ("open the last one", "get_contact", 1, 4),
        ("show number 3", "get_contact", 0, 2), ("8", "inform", 1, 2),
    ],
)  # fmt: skip
async def test_a_look_is_at_the_row_that_bore_the_number(
    talk: Talk, said: str, intent: str, page: int, row: int
) -> None:
    pages = await _second_page(talk)
    await talk.say(said, intent)
    assert talk.text().startswith(pages[page][row])


@pytest.mark.parametrize(
    ("place", "page", "row"), [("number 2", 0, 1), ("the last one", 1, 4), ("the seventh one", 1, 1), ("9", 1, 3)]
)
async def test_what_is_not_in_doubt_is_written(talk: Talk, place: str, page: int, row: int) -> None:
    pages = await _second_page(talk)
    await talk.say(f"set the city of {place} to Pune", "update_contact")
    assert talk.result == "done" and talk.said[-1]["title"] == pages[page][row]


async def test_back_on_the_first_page_there_is_no_doubt(talk: Talk) -> None:
    first, _ = await _second_page(talk)
    await talk.say("previous page", "show_more")
    await talk.say("set the second one's city to Pune", "update_contact")
    assert talk.result == "done" and talk.said[-1]["title"] == first[1]


@pytest.mark.parametrize(
    ("said", "intent", "end"),
    [
        ("list contacts four at a time, please", "list_contacts", 4), ("list contacts 7 per page", "list_contacts", 7),
        ("show me the contacts, three a page", "list_contacts", 3), ("contacts 6 on each page", "show_more", 6),
    ],
)  # fmt: skip
async def test_so_many_at_a_time(talk: Talk, said: str, intent: str, end: int) -> None:
    await talk.say(said, intent)
    words = talk.words("utter_hubspot_listed")
    assert (words["start"], words["end"]) == (1, end) and talk.names()[1:] == ["utter_hubspot_more_to_show"]
    await talk.say("next", "show_more")
    words = talk.words("utter_hubspot_page")
    assert (words["start"], words["end"]) == (end + 1, 2 * end)


@pytest.mark.parametrize("said", ["show all of them", "now show me all of them please", "everything", "all"])
async def test_all_of_them_are_as_many_as_fit(talk: Talk, said: str) -> None:
    await talk.say("deals of Dana", "search_deals")
    total = talk.words("utter_hubspot_hits")["total"]
    await talk.say(said, "show_more")
    assert talk.words("utter_hubspot_hits")["end"] == total and talk.names() == ["utter_hubspot_hits"]


@pytest.mark.parametrize("said", ["skip to 20", "please jump ahead to number 20", "scroll down to row 20"])
async def test_on_to_a_row(talk: Talk, said: str) -> None:
    await talk.say("list contacts", "list_contacts")
    await talk.say(said, "show_more")
    words = talk.words("utter_hubspot_page")
    assert (words["start"], words["end"]) == (20, 24)
    await talk.say("skip to 900", "show_more")
    assert talk.names() == ["utter_hubspot_no_more"]
