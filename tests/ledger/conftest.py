"""A store of this test alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from actions.ledger import desk
from actions.oauth import profiles
from actions.store import database
from tests.postgresql import postgresql  # noqa: F401  a fixture
from tests.stores import PutStore


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh_store: PutStore
) -> Iterator[str]:
    """A fresh store with its tables."""
    url, base, name = fresh_store(tmp_path / "hubspot.db"), "", f"test_{uuid.uuid4().hex}"
    if request.param == "postgresql":
        base = request.getfixturevalue("postgresql")
        with psycopg.connect(base, autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{name}"')
        url = base.replace("/postgres?", f"/{name}?")
    monkeypatch.setenv("HUBSPOT_STORE_URL", url)
    monkeypatch.setenv("HUBSPOT_ENDPOINTS", str(tmp_path / "none.yml"))
    profiles.forget()
    desk.forget()
    database.prepare()
    yield url
    database.close()
    if base:
        with psycopg.connect(base, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    desk.forget()
    monkeypatch.undo()
    profiles.forget()
