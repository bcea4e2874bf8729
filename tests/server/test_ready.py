"""The readiness check says what is missing, to those who may know, and costs nothing when asked often."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event

from actions.gateway import probe, report, shared
from actions.oauth import sealing
from actions.server import ready
from actions.settings import settings
from actions.store import database
from sandbox.testing import running_sandbox
from tests.gateway.standin import Reply, StandIn
from tests.server.conftest import Set


@pytest.fixture(autouse=True)
def fresh(settle: Set, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "_known", {})
    monkeypatch.setattr(report, "_last_well", float("-inf"))
    shared.shared.cache_clear()
    settle(
        hubspot_api_base_url="http://127.0.0.1:1",
        hubspot_access_token="pat-na1-secret",
        hubspot_store_url=f"sqlite:///{tmp_path}/store.db",
        redis_url=None,
    )


async def said(name: str) -> str:
    return (await ready.state([name]))[name]


async def test_a_token_or_an_app_is_needed(settle: Set) -> None:
    assert await said("credential") == ready.OK
    settle(hubspot_access_token=None)
    ready._known.clear()
    assert await said("credential") == "HUBSPOT_ACCESS_TOKEN is not set"


async def test_keys_are_needed_where_accounts_are_linked(settle: Set) -> None:
    assert await said("keys") == ready.OK
    app = {"hubspot_client_id": "app", "hubspot_client_secret": "s", "hubspot_auth": "user"}
    settle(**app, hubspot_redirect_uri="http://localhost:5055/hubspot/callback", hubspot_encryption_keys="bm9uZQ==")
    ready._known.clear()
    assert "bm9uZQ" not in await said("keys") and await said("keys") != ready.OK
    settle(hubspot_encryption_keys=sealing.fresh_key())
    ready._known.clear()
    assert await said("keys") == ready.OK


async def test_the_store_has_to_be_there_and_up_to_date(settle: Set, tmp_path: Path) -> None:
    assert await said("store") == "no tables yet"
    database.prepare()
    ready._known.clear()
    assert await said("store") == ready.OK
    settle(hubspot_store_url="postgresql://nobody:secret@127.0.0.1:1/none")
    ready._known.clear()
    assert await said("store") == "the store does not answer"


async def test_a_store_that_cannot_be_written_is_not_there() -> None:
    database.prepare()
    no_more = "PRAGMA query_only = ON"  # refused at the statement, as by a PostgreSQL that only reads
    event.listen(database.engine(), "checkout", lambda connection, *_: connection.execute(no_more).close())
    assert await said("store") == "it can be read and not be written"


async def test_a_store_whose_file_is_gone_is_not_there(tmp_path: Path) -> None:
    database.prepare()
    assert await said("store") == ready.OK
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    ready._known.clear()
    assert await said("store") == "its file is not the one that is open: restart"
    (tmp_path / "store.db").touch()
    ready._known.clear()
    assert await said("store") == "its file is not the one that is open: restart"


async def test_asking_does_not_make_the_store_grow() -> None:
    def pages() -> object:
        with database.reading() as connection:
            return connection.exec_driver_sql("PRAGMA page_count").scalar()

    database.prepare()
    before = pages()
    assert all(database.rewrite() for _ in range(100))
    assert pages() == before


async def test_hubspot_has_to_answer(settle: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "FRESH_SECONDS", 600.0)  # the sandbox may take its time to start
    assert await said("hubspot") == "HubSpot does not answer"
    with running_sandbox() as hub:
        settle(hubspot_api_base_url=hub.url)
        assert await said("hubspot") != ready.OK, "the last answer holds for some seconds"
        ready._known.clear()
        assert await said("hubspot") == ready.OK
        assert hub.requests() == [] or all(call["portal_id"] is None for call in hub.requests())


async def test_a_hubspot_that_is_down_is_not_there(settle: Set) -> None:
    async with StandIn() as server:
        server.replies(Reply(503, b"<html>"))
        settle(hubspot_api_base_url=server.url)
        assert not await probe.reachable()


async def test_an_answer_to_a_call_is_proof_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr(report, "_last_well", time.monotonic())
    assert await said("hubspot") == ready.OK


async def test_redis_counts_where_it_is_set(settle: Set) -> None:
    assert await said("redis") == ready.OK
    settle(redis_url="redis://:secret@127.0.0.1:1/0")
    shared.shared.cache_clear()
    ready._known.clear()
    assert (await said("redis")).startswith("Redis does not answer")
    assert settings().redis_url
    shared.shared.cache_clear()


async def test_what_takes_too_long_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    async def never() -> str:
        await asyncio.sleep(60)
        return ready.OK

    monkeypatch.setitem(ready.CHECKS, "redis", never)
    monkeypatch.setattr(ready, "PATIENCE_SECONDS", 0.05)
    assert await said("redis") == "no answer in time"
    ready._known["redis"][1].cancel()
