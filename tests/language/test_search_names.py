"""What of a search is a name, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_criteria, said_instead
from actions.language.said import Criteria
from tests.language.portals import CONTACTS, DEALS, NOW


def _read(text: str, record: Any = CONTACT) -> Criteria:
    return read_criteria(text, record, DEALS if record is DEAL else CONTACTS, NOW)


def _properties(found: Criteria) -> list[list[tuple[str, str]]]:
    return [[(f.property, f.value or "") for f in group] for group in found.search.groups]


def test_either_of_two_names() -> None:
    assert _properties(_read("contacts named anna or maria")) == [
        [("firstname", "anna*")],
        [("lastname", "anna*")],
        [("firstname", "maria*")],
        [("lastname", "maria*")],
    ]
    found = _read("find john smith or jon smith at pelican bay")
    assert [[value for _, value in group] for group in _properties(found)] == [
        ["pelican*", "bay*", "john*", "smith*"],
        ["pelican*", "bay*", "jon*", "smith*"],
    ]
    assert _properties(_read("deals called apollo or gemini", DEAL)) == [
        [("dealname", "apollo*")],
        [("dealname", "gemini*")],
    ]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("contacts modified in the last 2 hours", CONTACT),
        ("deals created in the last 3 hours", DEAL),
        ("contacts w/ phone number starting +44", CONTACT),
    ],
)
def test_what_tells_of_a_property_is_no_name(text: str, record: Any) -> None:
    found = _read(text, record)
    assert found.unclear and not found.named


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("find me the folks in finance", ('job title contains "finance"',)),
        ("people from sales at Kestrel", ('job title contains "sales"', 'company name contains "Kestrel"')),
        ("contacts whose last name begins with S", ('last name contains "S"',)),
        ("contacts whose job title is exactly Consultant", ('job title contains "Consultant"',)),
    ],
)
def test_what_a_property_is_to_be(text: str, shown: tuple[str, ...]) -> None:
    found = _read(text)
    assert found.shown == shown and not found.named


def test_an_answer_in_place_of_words_that_were_spelt_out() -> None:
    said = "contacts i haven't contacted yet"
    assert said_instead(said, "i have not contacted yet", "in Cork") == "contacts in Cork"
    assert said_instead("deals over bananas", "over bananas", "over 5k") == "deals over 5k"
    assert said_instead("deals", "gone", "over 5k") == "over 5k"


@pytest.mark.parametrize("text", ["contacts who are ex customers", "former customers in Cork"])
def test_who_was_a_customer_is_none(text: str) -> None:
    found = _read(text)
    assert "lifecyclestage" not in {f.property for f in found.filters}
    assert found.unclear or found.left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deals with may in the name", ["may"]), ("find deals that have june in their name", ["june"]),
        ("deals containing tuesday", ["tuesday"]), ("deals called August", ["august"]),
        ("deals with won in the title", ["won"]), ("deals with closed lost in the name", ["closed", "lost"]),
        ("deals mentioning the word monday", ["monday"]), ("opportunities having 2027 in the name", ["2027"]),
    ],
)  # fmt: skip
def test_words_said_to_be_in_a_name_are_no_criterion(text: str, words: list[str]) -> None:
    found = _read(text, DEAL)
    assert _properties(found) == [[("dealname", f"{word}*") for word in words]]
    assert not (found.left or found.unclear or found.mine)


def test_they_stand_beside_criteria() -> None:
    found = _read("deals over 5k with may in the name closing in june", DEAL)
    assert found.shown == ("amount over $5,000", 'name contains "may"', "closing June 1, 2027 to June 30, 2027")
    assert _properties(_read("people with may in the name")) == [[("firstname", "may*")], [("lastname", "may*")]]


@pytest.mark.parametrize("text", ["deals that do not have may in the name", "deals without may in the name"])
def test_they_are_denied(text: str) -> None:
    found = _read(text, DEAL)
    assert found.shown == ('name without "may"',)
    assert [f.operator for f in found.filters] == ["NOT_CONTAINS_TOKEN"]


@pytest.mark.parametrize("text", ["deals closing in may", "deals with a close date in may", "deals due friday"])
def test_a_day_that_nobody_looks_for_in_names_is_a_day(text: str) -> None:
    found = _read(text, DEAL)
    assert [f.property for f in found.filters] == ["closedate"]


def test_a_word_in_the_title_of_people_is_their_job() -> None:
    assert _read("people with manager in the title").shown == ('job title contains "manager"',)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("do we have somebody with jo@kim.example?", "e-mail jo@kim.example"),
        ("is there someone at Larch?", 'company name contains "Larch"'),
        ("is there somebody called Jo?", 'name contains "Jo"'),
        ("contacts at Somebody Ltd", 'company name contains "Somebody Ltd"'),
    ],
)
def test_somebody_is_no_name(text: str, shown: str) -> None:
    found = _read(text)
    assert found.shown == (shown,) and not found.left
