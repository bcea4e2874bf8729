"""Verbs against the sandbox, without Rasa: `tests/talk.py` drives forms and actions as Rasa does."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import actions.crm
from actions.gateway import clock, pace, schema
from actions.ledger import desk
from actions.oauth import profiles
from actions.store import database
from sandbox.testing import SandboxClient, running_sandbox
from tests.stores import PutStore
from tests.talk import Talk

for module in pkgutil.iter_modules(actions.crm.__path__, "actions.crm."):
    importlib.import_module(module.name)

DOMAIN: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text())


@pytest.fixture(scope="session")
def server() -> Iterator[SandboxClient]:
    with running_sandbox(limits=False) as hubspot:
        yield hubspot


@pytest.fixture
def access() -> str:
    """What the system credential may do."""
    return "write"


@pytest.fixture
def hubspot(
    server: SandboxClient,
    access: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    fresh_store: PutStore,
) -> Iterator[SandboxClient]:
    """The sandbox as it is seeded, and the pack's settings that lead to it."""
    server.reset()
    monkeypatch.setenv("HUBSPOT_ACCESS_TOKEN", server.token)
    monkeypatch.setenv("HUBSPOT_API_BASE_URL", server.url)
    monkeypatch.setenv("HUBSPOT_SYSTEM_ACCESS", access)
    monkeypatch.setenv("HUBSPOT_STORE_URL", fresh_store(tmp_path / "hubspot.db"))
    monkeypatch.setenv("HUBSPOT_INDEX_SECONDS", "0.5")
    monkeypatch.setenv("HUBSPOT_ENDPOINTS", str(tmp_path / "none.yml"))
    monkeypatch.setattr("actions.gateway.retry._backoff", lambda state: 0.02)  # as in tests/gateway
    forget()
    yield server
    database.close()
    forget()


def forget() -> None:
    """Everything that a process keeps of accounts, settings and conversations."""
    profiles.forget()
    desk.forget()
    for made in (schema.shelf, pace.pacer, clock.clock):
        made.cache_clear()


@pytest.fixture
def talk(hubspot: SandboxClient) -> Talk:
    """A conversation whose every utterance is held against domain.yml."""
    return Talk(domain=DOMAIN)
