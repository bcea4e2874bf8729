"""A SQLite store with its tables, as the migrations make it, to be copied: making it takes longer than most tests."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from actions.ledger import desk
from actions.oauth import profiles
from actions.store import database

PutStore = Callable[[Path], str]
"""Puts a fresh store at a path; returns its URL."""


@event.listens_for(Engine, "connect")
def _unsynced(connection: Any, _record: Any) -> None:
    """A test's store need not outlive a power cut: half of its time would go into waiting for the disk."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session")
def fresh_store(tmp_path_factory: pytest.TempPathFactory) -> PutStore:
    """Copies of a store made once."""
    made = tmp_path_factory.mktemp("fresh") / "hubspot.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made.parent)
        patch.setenv("HUBSPOT_STORE_URL", f"sqlite:///{made}")
        patch.setenv("HUBSPOT_ENDPOINTS", str(made.parent / "none.yml"))
        _forget()
        database.prepare()
        database.close()
    _forget()

    def put(path: Path) -> str:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copy(made, path)
        return f"sqlite:///{path}"

    return put


def _forget() -> None:
    profiles.forget()
    desk.forget()
