"""A store of this test alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.ledger import desk
from actions.oauth import profiles
from actions.store import database


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A fresh SQLite file with its tables."""
    url = f"sqlite:///{tmp_path}/hubspot.db"
    monkeypatch.setenv("HUBSPOT_STORE_URL", url)
    monkeypatch.setenv("HUBSPOT_ENDPOINTS", str(tmp_path / "none.yml"))
    profiles.forget()
    desk.forget()
    database.prepare()
    yield url
    database.close()
    desk.forget()
    monkeypatch.undo()
    profiles.forget()
