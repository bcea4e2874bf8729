"""docs/security.md names tests that exist; and what it says is said elsewhere too, is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from dotenv import dotenv_values

PROJECT = Path(__file__).parents[1]
ROWS = re.findall(r"^\| (\d+) \| (.*) \|$", (PROJECT / "docs/security.md").read_text(), re.MULTILINE)
RESPONSES = yaml.safe_load((PROJECT / "domain.yml").read_text())["responses"]


def test_every_threat_has_its_row() -> None:
    assert [int(number) for number, _ in ROWS] == [*range(1, 14)]


@pytest.mark.parametrize(("number", "row"), ROWS, ids=[f"row-{number}" for number, _ in ROWS])
def test_every_row_names_tests_that_exist(number: str, row: str) -> None:
    named = re.findall(r"`(?:(tests[\w/]*): )?(test_\w+)`", row.split(" | ")[-1])
    assert named, "no test at all"
    for folder, name in named:
        where = (PROJECT / (folder or "tests/oauth")).rglob("test_*.py")
        assert any(re.search(rf"^(async )?def {name}\(", path.read_text(), re.MULTILINE) for path in where), name


def test_the_bot_names_the_account_before_it_is_used() -> None:
    [response] = RESPONSES["utter_hubspot_ask_connect_confirmation"]
    assert all(word in response["text"] for word in ("{email}", "{account}", "{id}"))


def test_that_writing_with_the_installations_credential_is_a_setting_is_said() -> None:
    assert dotenv_values(PROJECT / ".env.example")["HUBSPOT_SYSTEM_ACCESS"] == "read"
    assert "HUBSPOT_SYSTEM_ACCESS=write" in (PROJECT / "README.md").read_text()
    assert "HUBSPOT_SYSTEM_ACCESS=write" in RESPONSES["utter_hubspot_read_only"][0]["text"]
