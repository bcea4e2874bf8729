"""Servers of the web chat's tests: each started once, on a free port, and stopped at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.server import ActionServer, RasaServer, train


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny bot, trained."""
    return train(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="session")
def actions() -> Iterator[ActionServer]:
    """The action server."""
    server = ActionServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def rasa(model: Path, actions: ActionServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RasaServer]:
    """Rasa with the web chat."""
    server = RasaServer(model, tmp_path_factory.mktemp("rasa"), suggestions=["hello", "card"])
    yield server.start(actions.url)
    server.stop()
