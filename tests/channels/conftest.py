"""Servers of the web chat's tests: each started once, on a free port, and stopped at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.server import ActionServer, RasaServer, digest, train


@pytest.fixture(scope="session")
def model(pytestconfig: pytest.Config) -> Path:
    """The tiny bot, trained; kept in pytest's cache until the bot changes."""
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("webchat-bot") / digest()
    model = folder / "tiny.tar.gz"
    return model if model.exists() else train(folder)


@pytest.fixture(scope="session")
def actions() -> Iterator[ActionServer]:
    """The action server."""
    server = ActionServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def rasa(model: Path, actions: ActionServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RasaServer]:
    """Rasa with the web chat."""
    server = RasaServer(
        model, tmp_path_factory.mktemp("rasa"), suggestions=["hello", "card"], hosts="localhost bot.example.com"
    )
    yield server.start(actions.url)
    server.stop()
