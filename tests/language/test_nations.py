"""What people of a country are called."""

from __future__ import annotations

import pytest

from actions.language.value.nations import countries_of


@pytest.mark.parametrize(
    ("people", "country"),
    [
        ("argentinian", "argentina"),
        ("austrian", "austria"),
        ("australian", "australia"),
        ("swedish", "sweden"),
        ("japanese", "japan"),
        ("danish", "denmark"),
        ("omani", "oman"),
    ],
)
def test_nations(people: str, country: str) -> None:
    assert country in countries_of(people)


@pytest.mark.parametrize("word", ["roman", "urban", "cheaper", "editor", "christian", "cooper", ""])
def test_no_nations(word: str) -> None:
    assert countries_of(word) == ()
