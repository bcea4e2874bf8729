"""What docs/ takes from the code is as the code has it now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import pages

PAGES = sorted(Path("docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_block_is_stale(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text == pages.filled(text), "run `make docs`"


def test_every_block_stands_on_some_page() -> None:
    everything = "".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in pages.BLOCKS if f"<!-- {name}: begin -->" not in everything] == []


def test_every_setting_is_in_the_table() -> None:
    names = [name for entry in pages.explained() for name, _ in entry.names]
    assert len(names) == len(set(names)) and len(names) > 30
    assert [name for name in names if f"`{name}`" not in pages.settings_table()] == []
    assert all(entry.words and entry.section for entry in pages.explained())


def test_a_block_in_a_list_is_indented_as_its_marker() -> None:
    page = "1. So:\n\n    <!-- scopes: begin -->\n    old\n    <!-- scopes: end -->\n"
    lines = pages.filled(page).splitlines()
    assert lines[3] == "    | dialog | scopes |" and lines[-1] == "    <!-- scopes: end -->"
