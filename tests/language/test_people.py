"""First and last names, from many places."""

from __future__ import annotations

import pytest

from actions.language.value.people import split_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jean-Luc Ó Briain", ("Jean-Luc", "Ó Briain")),
        ("Doe, Jane", ("Jane", "Doe")),
        ("Maria del Carmen Lopez", ("Maria", "del Carmen Lopez")),
        ("jane van der berg", ("jane", "van der berg")),
        ("Sean O'Neill", ("Sean", "O'Neill")),
        ("Dr. Henrik Aas", ("Henrik", "Aas")),
        ("Mary Ann Smith", ("Mary Ann", "Smith")),
        ("Juan de la Vega III", ("Juan", "de la Vega III")),
        ("王小明", ("小明", "王")),
        ("Madonna", ("Madonna", "")),
        ("Anna-Lena Müller-Schmidt", ("Anna-Lena", "Müller-Schmidt")),
        ("", ("", "")),
    ],
)
def test_split(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_no_part_of_a_name_is_lost() -> None:
    for name in ("Jane (JD) Doe", "Prof. Smith", "Miss Jane Doe"):
        first, last = split_name(name)
        assert (first + last).strip()
