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
