"""The gateway pointed at a server of the test, and everything it keeps for a process thrown away after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from actions.gateway import Crm, crm, pace, schema, shared
from actions.gateway.clock import clock as hubspots_clock
from actions.settings import settings
from sandbox.testing import SandboxClient, running_sandbox
from tests.clock import Clock
from tests.gateway.standin import StandIn

Point = Callable[..., None]


class Static:
    """A token that never changes."""

    def __init__(self, token: str = "a-token", key: str = "system") -> None:
        self.key = key
        self._token = token

    async def token(self) -> str:
        return self._token


@pytest.fixture
def point(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[Point]:
    """Points the gateway at an address; further settings by name."""
    monkeypatch.chdir(tmp_path)  # no `.env` of the developer's

    def to(url: str, **more: object) -> None:
        monkeypatch.setenv("HUBSPOT_API_BASE_URL", url)
        for name, value in more.items():
            monkeypatch.setenv(f"HUBSPOT_{name.upper()}", str(value))
        _forget()

    yield to
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for made in (settings, schema.shelf, pace.pacer, shared.shared, hubspots_clock):
        made.cache_clear()


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again without the usual pause; what HubSpot asks for is still waited."""
    monkeypatch.setattr("actions.gateway.retry._backoff", lambda state: 0.02)


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time that passes only by waiting; for tests without sockets."""
    return Clock(monkeypatch)


@pytest.fixture
async def patient_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The same, for tests with the `server`, which keeps the same time."""
    return Clock(monkeypatch, patience=0.1)


@pytest.fixture
async def server(point: Point) -> Any:
    """A server that answers as it is told."""
    async with StandIn() as here:
        point(here.url, timeout_seconds=20)  # those who wait in vain set their own
        yield here


@pytest.fixture(scope="session")
def shared_hub() -> Iterator[SandboxClient]:
    """One sandbox for all tests of this folder."""
    with running_sandbox() as here:
        yield here


@pytest.fixture
def hub(point: Point, shared_hub: SandboxClient) -> SandboxClient:
    """A sandbox in its fresh state, in the default version."""
    shared_hub.reset()
    point(shared_hub.url, timeout_seconds=20)
    return shared_hub


@pytest.fixture
def deals(hub: SandboxClient) -> Crm:
    """The sandbox's CRM, for one turn."""
    return crm(Static(hub.token))
