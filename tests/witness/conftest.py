from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.conversations.bot import Person
from tests.witness import accounts
from tests.witness.bots import Bots
from tests.witness.hubspot import HubSpot

SERVED = {
    "berlin": (accounts.berlin, {}),
    "kolkata": (accounts.kolkata, {"HUBSPOT_API_VERSION": "v3"}),
    "pacific": (accounts.pacific, {"HUBSPOT_API_VERSION": "2026-03"}),
    "linked": (accounts.berlin, {"HUBSPOT_AUTH": "user", "HUBSPOT_ACCESS_TOKEN": ""}),
}
Meet = Callable[[str], tuple[Person, HubSpot]]


@pytest.fixture(scope="session")
def hubs() -> Iterator[dict[str, HubSpot]]:
    hubs = {name: HubSpot(account) for name, (account, _) in SERVED.items()}
    yield hubs
    for hub in hubs.values():
        hub.stop()


@pytest.fixture(scope="session")
def bots(hubs: dict[str, HubSpot], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bots]:
    bots = Bots(tmp_path_factory.mktemp("bots"))
    try:
        for name, (_, settings) in SERVED.items():
            bots.add(name, hubs[name], **settings)
        bots.wait()
        yield bots
    finally:
        bots.stop()


@pytest.fixture
def meet(bots: Bots, hubs: dict[str, HubSpot]) -> Iterator[Meet]:
    """Somebody new in an account as it was at first; at the end, nobody asked HubSpot for anything wrong."""
    met: list[HubSpot] = []

    def somebody(name: str) -> tuple[Person, HubSpot]:
        hubs[name].reset()
        met.append(hubs[name])
        return bots.person(name), hubs[name]

    yield somebody
    for hub in met:
        assert hub.wrong == []
