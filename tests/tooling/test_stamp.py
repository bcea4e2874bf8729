"""Stamps change when, and only when, what they stand for does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import stamp


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder as training data is."""
    (tmp_path / "data/crm").mkdir(parents=True)
    (tmp_path / "data/crm/deal.yml").write_text("nlu: []")
    (tmp_path / "data/common.yml").write_text("rules: []")
    return tmp_path / "data"


def test_the_same_content_is_the_same_digest_whatever_its_times(data: Path) -> None:
    before = stamp.digest([data])
    (data / "common.yml").touch()
    assert stamp.digest([data]) == before


def test_a_change_a_new_file_a_lost_file_and_a_new_name_each_count(data: Path) -> None:
    seen = [stamp.digest([data])]
    (data / "common.yml").write_text("rules: [ ]")
    seen.append(stamp.digest([data]))
    (data / "account.yml").write_text("")
    seen.append(stamp.digest([data]))
    (data / "account.yml").rename(data / "link.yml")
    seen.append(stamp.digest([data]))
    (data / "common.yml").unlink()
    seen.append(stamp.digest([data]))
    assert len(set(seen)) == len(seen)


def test_leftovers_of_editors_and_caches_do_not_count(data: Path) -> None:
    before = stamp.digest([data])
    (data / "__pycache__").mkdir()
    (data / "__pycache__/x.pyc").write_text("x")
    (data / ".common.yml.swp").write_text("x")
    (data / "common.yml~").write_text("x")
    assert stamp.digest([data]) == before


def test_further_text_counts(data: Path) -> None:
    assert stamp.digest([data], "3.10") != stamp.digest([data], "3.11") != stamp.digest([data])


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"domain\.yml"):
        stamp.digest([tmp_path / "domain.yml"])


def test_a_stamp_is_current_only_for_what_it_was_written_for(tmp_path: Path) -> None:
    assert not stamp.is_current(tmp_path / "stamp", "one")
    stamp.write(tmp_path / "stamp", "one")
    assert stamp.is_current(tmp_path / "stamp", "one")
    assert not stamp.is_current(tmp_path / "stamp", "two")
