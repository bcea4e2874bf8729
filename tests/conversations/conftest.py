from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.testing import SandboxClient, running_sandbox
from tests.conversations.bot import Bot, Person


@pytest.fixture(scope="session")
def hubspot_server() -> Iterator[SandboxClient]:
    with running_sandbox(process=True, limits=False) as hubspot:
        yield hubspot


@pytest.fixture(scope="session")
def bot(hubspot_server: SandboxClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    bot = Bot(hubspot_server.url, hubspot_server.token, tmp_path_factory.mktemp("bot"))
    try:
        bot.wait()
        yield bot
    finally:
        bot.stop()


@pytest.fixture
def hubspot(hubspot_server: SandboxClient) -> SandboxClient:
    """The sandbox as it is seeded, without what other tests left."""
    hubspot_server.reset()
    return hubspot_server


@pytest.fixture
def ana(bot: Bot, hubspot: SandboxClient) -> Person:
    """Somebody new."""
    return bot.person()
