"""Choosing from a numbered list."""

from __future__ import annotations

import pytest

from actions.language import NONE_OF_THEM, Choice, Unclear, affirms, cancels, denies, read_choice
from actions.language.which.choice import is_no_place

ROWS = [
    "Acme renewal, $12,000, Contract Sent, Dana Whitfield",
    "Acme renewal 2, $5,000, Closed Won, Omar Reyes",
    "Acme expansion, $12,500, Contract Sent, Omar Reyes",
]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("1", 0), ("the second one please", 1), ("number 3", 2), ("#2", 1), ("last", 2), ("second", 1), ("two", 1),
        ("the 12k one", 0), ("dana", 0), ("Dana's", 0), ("omar's closed won one", 1), ("the expansion", 2),
        ("danas", 0), ("none", NONE_OF_THEM), ("none of them", NONE_OF_THEM), ("neither", NONE_OF_THEM),
        ("7", None), ("what's the weather", None), ("", None), ("🙂", None),
    ],
)  # fmt: skip
def test_choice(text: str, index: int | None) -> None:
    assert read_choice(text, ROWS) == index


@pytest.mark.parametrize(
    "text",
    ["4", "#7", "0", "305", "number 5", "the fourth one please", "option 9", "eleven", "the twelfth one", "the 21st",
     "pick 6", "I'd take the fifth of them", "Show 8"],
)  # fmt: skip
def test_a_place_that_the_list_does_not_have(text: str) -> None:
    assert is_no_place(text, ROWS)
    assert read_choice(text, ROWS) is None


@pytest.mark.parametrize(
    "text", ["3", "the third", "last", "the 12k one", "21340001007", "12000", "none", "dana", "phase 7", "5 seats", ""]
)
def test_what_is_no_such_place(text: str) -> None:
    assert not is_no_place(text, ROWS)
    assert not is_no_place("42", ["42", "Area 51"])


@pytest.mark.parametrize("text", ["Omar", "contract sent", "acme"])
def test_words_that_fit_several(text: str) -> None:
    found = read_choice(text, ROWS)
    assert isinstance(found, Unclear)
    assert found.reason == "several"


def test_choices_are_known_by_their_text_too() -> None:
    options = [Choice(shown="March 4, 2027", text="2027-03-04"), Choice(shown="April 3, 2027", text="2027-04-03")]
    assert read_choice("2027-04-03", options) == 1
    assert read_choice("april", options) == 1
    assert read_choice("1", []) is None


@pytest.mark.parametrize("text", ["yes", "Yes please!", "yep", "sure, go ahead", "👍", "ok do it", "that's right"])
def test_yes(text: str) -> None:
    assert affirms(text)


@pytest.mark.parametrize("text", ["Proceed with the deletion.", "go ahead with the removal", "continue please"])
def test_going_on_is_a_yes(text: str) -> None:
    assert affirms(text)
    assert not denies(text)


@pytest.mark.parametrize("text", ["no", "No thanks", "nope", "don't", "👎", "no, keep it"])
def test_no(text: str) -> None:
    assert denies(text)
    assert not affirms(text)


@pytest.mark.parametrize("text", ["cancel", "never mind", "please stop", "forget it", "Cancel that!"])
def test_stop(text: str) -> None:
    assert cancels(text)


@pytest.mark.parametrize("text", ["yes but change the amount", "no name yet", "", "Stop Motion Ltd", "Okay Computer"])
def test_neither(text: str) -> None:
    assert not affirms(text)
    assert not denies(text)
    assert not cancels(text)
