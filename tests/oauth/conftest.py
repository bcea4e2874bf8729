"""An installation of this test alone: store, settings, sandbox, pages."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sanic import Sanic

import actions.crm
from actions.gateway import pace, schema
from actions.oauth import profiles, sealing, start
from actions.oauth.serving import bound, serving
from actions.store import database
from sandbox.testing import SandboxClient, running_sandbox
from tests.oauth.world import APP
from tests.postgresql import postgresql  # noqa: F401  a fixture
from tests.stores import PutStore

for module in pkgutil.iter_modules(actions.crm.__path__, "actions.crm."):
    importlib.import_module(module.name)

Set = Callable[..., None]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the store of this test is."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/data/hubspot.db"
        return
    base = request.getfixturevalue("postgresql")
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(base, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
    yield base.replace("/postgres?", f"/{name}?")
    with psycopg.connect(base, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def settle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Set]:
    """Set variables of the environment by name; None takes one away. No `.env` and no endpoints.yml but the test's."""
    monkeypatch.chdir(tmp_path)

    def settle(**variables: object) -> None:
        for name, value in variables.items():
            if value is None:
                monkeypatch.delenv(name.upper(), raising=False)
            else:
                monkeypatch.setenv(name.upper(), str(value))
        _forget()

    yield settle
    database.close()
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    profiles.forget()
    for made in (schema.shelf, pace.pacer):
        made.cache_clear()


@pytest.fixture
def store(settle: Set, store_url: str, fresh_store: PutStore) -> str:
    """Settings of an installation where people link their own accounts, and its tables."""
    settle(
        hubspot_auth="user",
        hubspot_client_id=APP.client_id,
        hubspot_client_secret=APP.client_secret,
        hubspot_redirect_uri="http://localhost:5055/hubspot/callback",
        hubspot_encryption_keys=sealing.fresh_key(),
        hubspot_store_url=store_url,
        hubspot_timeout_seconds=5,
    )
    if store_url.startswith("sqlite"):
        fresh_store(Path(store_url.removeprefix("sqlite:///")))
    else:
        start.prepare_store()
    return store_url


@pytest.fixture(scope="session")
def sandbox() -> Iterator[SandboxClient]:
    """One sandbox for all tests of this folder. Its accounts are empty."""
    with running_sandbox(seed=False) as sandbox:
        yield sandbox


@pytest.fixture
def hubspot(store: str, settle: Set, sandbox: SandboxClient) -> SandboxClient:
    """The API and the consent page, as after a start."""
    sandbox.reset()
    settle(hubspot_api_base_url=sandbox.url, hubspot_authorize_url=f"{sandbox.url}/oauth/authorize")
    return sandbox


@pytest.fixture(scope="session")
def pages_port() -> Iterator[int]:
    """Our pages, served once for all tests of this folder: each request reads the settings of its test."""
    loop, ready, port = asyncio.new_event_loop(), threading.Event(), list[int]()

    async def serve() -> None:
        stop = asyncio.Event()
        stopping.append(stop)
        with bound("127.0.0.1", 0) as listener:
            async with serving(listener):
                port.append(listener.getsockname()[1])
                ready.set()
                await stop.wait()

    stopping = list[asyncio.Event]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sanic, "test_mode", True)  # several apps in one process
        thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
        thread.start()
        assert ready.wait(20)
        yield port[0]
        loop.call_soon_threadsafe(stopping[0].set)
        thread.join(20)
        loop.run_until_complete(loop.shutdown_asyncgens())  # as `asyncio.run` does
        loop.close()


@pytest.fixture
def pages(hubspot: SandboxClient, settle: Set, pages_port: int) -> str:
    """The address of our pages, registered with the sandbox's app."""
    callback = f"http://localhost:{pages_port}/hubspot/callback"
    register(hubspot, redirect_uris=[callback])
    settle(hubspot_redirect_uri=callback)
    return f"http://localhost:{pages_port}"


def register(hubspot: SandboxClient, **changes: Any) -> None:
    """Change the app's settings at HubSpot."""
    status, answer = hubspot.call("PUT", "/_sandbox/oauth/apps", {**asdict(APP), **changes})
    assert status == 201, answer


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let time pass, for the pack and the sandbox alike."""
    real = time.time
    passed = [0.0]

    def later(seconds: float) -> None:
        passed[0] += seconds
        monkeypatch.setattr(time, "time", lambda: real() + passed[0])

    return later
