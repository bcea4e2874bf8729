from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sandbox.testing import SandboxClient, running_sandbox
from tests.hosts import hosts
from tests.hosts.hosts import Check, HostBot

HERE = Path(__file__).parent
HELD_OUT = yaml.safe_load((HERE / "bistro" / "held_out.yml").read_text())
SMALL_TALK = {
    "greet": ["hello"],
    "bot_challenge": ["am I talking to a bot?"],
    "mood_unhappy": ["I am so sad"],
    "affirm": ["yes"],
    "goodbye": ["bye"],
}
"""What the tests say to the bot of `rasa init`."""
NO_CACHE = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack as it is published."""
    return hosts.build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with nothing in it but the wheel and what it asks for."""
    python = hosts.make_environment(tmp_path_factory.mktemp("environment") / "v")
    hosts.add(python, wheel)
    return python


@pytest.fixture(scope="session")
def portal() -> Iterator[SandboxClient]:
    with running_sandbox(process=True, limits=False) as hubspot:
        yield hubspot


@pytest.fixture(scope="session")
def newcomer(installed: Path, portal: SandboxClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostBot]:
    """What `rasa init` makes, with the pack laid into it by README's commands."""
    host = tmp_path_factory.mktemp("newcomer") / "bot"
    shutil.copytree(hosts.TEMPLATE, host, ignore=NO_CACHE)
    hosts.run([installed, "-m", "rasa_hubspot_actions.install", "--into", ".", "--yes"], host)
    for _ in range(5):  # its own classifier learns from a few sentences by chance, once in a while too little
        model = hosts.train(host, "with-hubspot", "--force")
        check = hosts.check(host, model, SMALL_TALK)
        if not check.failed and check.right == check.sentences:
            break
    bot = HostBot(installed, host, model, portal, tmp_path_factory.mktemp("newcomer-servers"))
    bot.check = check
    yield from _served(bot)


@pytest.fixture(scope="session")
def bistro_before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Check]:
    """A bot with forms, session_config, its own yes and no, and its own actions, before the pack comes."""
    host = tmp_path_factory.mktemp("bistro") / "bot"
    shutil.copytree(HERE / "bistro", host, ignore=NO_CACHE)
    model = hosts.train(host, "before", "--domain", "domain")
    return host, hosts.check(host, model, HELD_OUT)


@pytest.fixture(scope="session")
def bistro(
    bistro_before: tuple[Path, Check], installed: Path, portal: SandboxClient, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HostBot]:
    """The same bot with the pack. People link their own HubSpot in it."""
    host, _ = bistro_before
    hosts.run([installed, "-m", "rasa_hubspot_actions.install", "--into", ".", "--yes"], host)
    model = hosts.train(host, "after", "--domain", "domain")
    bot = HostBot(installed, host, model, portal, tmp_path_factory.mktemp("bistro-servers"))
    bot.check = hosts.check(host, model, HELD_OUT)
    yield from _served(bot)


def _served(bot: HostBot) -> Iterator[HostBot]:
    try:
        bot.wait()
        yield bot
    finally:
        bot.stop()
