"""Finding a browser, and the sentence when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser, say


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv(browser.SETTING, raising=False)
    monkeypatch.setattr(browser, "_APPLICATIONS", [])
    return tmp_path


def executable(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_none_is_one_sentence_with_the_remedy(machine: Path) -> None:
    with pytest.raises(say.Failure, match=r"^A Chromium or Chrome is needed .* apt-get install chromium.*CHROMIUM"):
        browser.find()


def test_one_on_path_serves(machine: Path) -> None:
    chrome = executable(machine / "google-chrome")
    assert browser.find() == str(chrome)


def test_one_that_playwright_fetched_serves(machine: Path) -> None:
    chrome = executable(machine / ".cache/ms-playwright/chromium-1200/chrome-linux/chrome")
    assert browser.find() == str(chrome)


def test_the_chosen_one_wins_and_a_wrong_choice_is_named(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(machine / "chromium")
    chosen = executable(machine / "elsewhere/chrome")
    monkeypatch.setenv(browser.SETTING, str(chosen))
    assert browser.find() == str(chosen)
    monkeypatch.setenv(browser.SETTING, str(machine / "nothing"))
    with pytest.raises(say.Failure, match=r"CHROMIUM is .*nothing, which cannot be run"):
        browser.find()
