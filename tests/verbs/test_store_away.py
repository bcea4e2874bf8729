"""The database away: the installation's dialogs go on, people's own say so, nothing hangs."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.ledger import desk
from actions.oauth import profiles, sealing
from actions.store import database
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

SENTENCE = "create a deal called Larkspur for 5k in contract sent"
AT_MOST_SECONDS = 9.0


@pytest.fixture(params=["refused", pytest.param("silent", marks=pytest.mark.slow)])
def away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A PostgreSQL that is not there, or that takes connections and says nothing."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        if request.param == "silent":
            nobody.listen()
        port = nobody.getsockname()[1]
        monkeypatch.setenv("HUBSPOT_STORE_URL", f"postgresql://nobody@127.0.0.1:{port}/none")
        profiles.forget()
        desk.forget()
        yield


async def test_the_installation_goes_on(
    talk: Talk, hubspot: SandboxClient, away: None, caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    await talk.say(SENTENCE, "create_deal")
    await talk.say("change its amount to 6k", "update_deal")
    assert talk.result == "done" and named(hubspot, "deals", "Larkspur")[0]["amount"] == "6000"
    assert time.monotonic() - began < AT_MOST_SECONDS, "the second write did not wait for it again"
    assert "the store is away: a create without a line in the ledger" in caplog.text


@pytest.mark.parametrize("fault", [{"drop": "after"}, {"canned": "bad_gateway"}])
async def test_nothing_is_promised_that_takes_the_ledger(
    talk: Talk, hubspot: SandboxClient, away: None, fault: dict[str, str]
) -> None:
    hubspot.settings(index_lag=60)
    hubspot.fault(method="POST", path="*/deals", **fault)
    await talk.say(SENTENCE, "create_deal")
    assert talk.names() == ["utter_hubspot_unremembered"] and talk.result == "unsure" and is_clean(talk)
    assert talk.said[0]["check"] == "say “show the deal Larkspur”"


async def test_the_first_write_makes_the_tables(
    talk: Talk, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HUBSPOT_STORE_URL", f"sqlite:///{tmp_path}/another.db")
    profiles.forget()
    desk.forget()
    await talk.say(SENTENCE, "create_deal")
    assert talk.result == "done" and database.revision() == database.HEAD


async def test_a_connection_of_ones_own_is_not_at_hand(
    talk: Talk, hubspot: SandboxClient, away: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUBSPOT_AUTH", "user")
    monkeypatch.setenv("HUBSPOT_CLIENT_ID", "c0ffee")
    monkeypatch.setenv("HUBSPOT_CLIENT_SECRET", "tea")
    monkeypatch.setenv("HUBSPOT_REDIRECT_URI", "http://localhost:5055/hubspot/callback")
    monkeypatch.setenv("HUBSPOT_ENCRYPTION_KEYS", sealing.fresh_key())
    monkeypatch.setenv("HUBSPOT_USER_CHANNELS", "rest")
    profiles.forget()
    began = time.monotonic()
    for sentence, intent in ((SENTENCE, "create_deal"), ("list deals", "list_deals")):
        await talk.say(sentence, intent)
        assert talk.names() == ["utter_hubspot_store_away"] and talk.result == "unreachable" and is_clean(talk)
    assert time.monotonic() - began < AT_MOST_SECONDS and not hubspot.requests()
