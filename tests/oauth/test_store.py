"""Row 6 and the store: what lies there, who can open it, and how tables come about."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from actions.errors import Unreachable
from actions.ledger import book, plugin
from actions.ledger.operation import Author, Delivery, Write
from actions.ledger.tables import OPERATIONS, SALT
from actions.oauth import confirm, grants, links, sealing, start
from actions.oauth.profiles import keyring
from actions.oauth.sealing import BadKey, Keyring, Sealed, Unreadable
from actions.oauth.tables import GRANTS, LINKS
from actions.settings import SettingsError
from actions.store import database
from tests.oauth.conftest import Set
from tests.oauth.world import Browser, code_in, connect, identity, link_for

Later = Callable[[float], None]
PROJECT = Path(__file__).parents[2]


def everything() -> str:
    """All that the store holds, as bytes in hexadecimal and text."""
    with database.reading() as store:
        rows = [tuple(row) for table in (LINKS, GRANTS) for row in store.execute(table.select())]
    return "\n".join(repr(tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)) for row in rows)


async def test_neither_tokens_nor_codes_nor_addresses_lie_open(pages: str, store: str) -> None:
    await connect("ana")
    async with Browser() as browser:
        url = await link_for("ben")
        page = await browser.approve(url)
        code, cookie = code_in(page), next(iter(browser.cookies.jar)).value or ""
        state = next(r.url.params["state"] for r in page.history if r.url.path == "/hubspot/callback")
    grant = grants.find(identity("ana"))
    assert grant is not None
    held = everything()
    secrets = [grant.access_token, grant.refresh_token, grant.email, code, cookie, state, url.rsplit("/", 1)[1]]
    assert all(secrets)
    assert [secret for secret in secrets if secret in held] == []
    if store.startswith("sqlite"):
        folder = Path(store.removeprefix("sqlite:///")).parent
        raw = b"".join(path.read_bytes() for path in folder.iterdir())
        assert [secret for secret in secrets if secret.encode() in raw] == []


async def test_a_sealed_grant_opens_for_its_own_person_and_account_only(pages: str) -> None:
    await connect("ana")
    with database.writing() as store:
        store.execute(GRANTS.update().values(user_id="eve"))
    stolen = grants.find(identity("eve"))
    assert stolen is not None and not stolen.alive and not stolen.access_token
    with database.writing() as store:
        store.execute(GRANTS.update().values(user_id="ana", hub_id=GRANTS.c.hub_id + 1))
    moved = grants.find(identity("ana"))
    assert moved is not None and not moved.alive


def test_the_sqlite_file_is_its_owners_alone(settle: Set, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "hubspot.db"
    settle(hubspot_store_url=f"sqlite:///{path}")
    old = os.umask(0)
    try:
        start.prepare_store()
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        with database.reading() as connection:
            assert connection.execute(text("PRAGMA secure_delete")).scalar() == 1, "what is erased is overwritten"
        database.close()
        path.chmod(0o644)
        start.prepare_store()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, "an old file is put right"
    finally:
        os.umask(old)


def test_the_migrations_make_what_the_code_expects(store: str) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert {table.name for table in (GRANTS, LINKS, OPERATIONS, SALT)} <= set(database.METADATA.tables)
        assert compare_metadata(context, database.METADATA) == []


def test_the_migrations_go_back_and_forth_without_losing_a_line(store: str) -> None:
    author = Author("default", "rest", "ana", 145, "system", user="ana@example.com")
    id = book.enter(author, Delivery(), Write("delete", "deal", "7"), 30).id
    there_and_back = (("downgrade", "0002"), ("upgrade", "0003"))
    for step, revision in there_and_back:
        with database.writing() as connection:
            getattr(command, step)(database.migrations(connection), revision)
        assert database.revision() == revision
    assert [(row.id, row.record, row.sealed, row.key_id) for row in book.since(0)] == [(id, "7", None, None)]
    with database.writing() as connection:
        command.downgrade(database.migrations(connection), "base")
    database.prepare()
    test_the_migrations_make_what_the_code_expects(store)


@pytest.mark.slow
def test_many_starting_at_once_make_the_tables_once(settle: Set, store_url: str) -> None:
    settle(hubspot_store_url=store_url)
    code = "from actions.oauth import start; start.prepare_store()"
    starting = [subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stderr=-1, text=True) for _ in range(4)]
    complaints = [process.communicate()[1] for process in starting]
    assert [process.returncode for process in starting] == [0] * 4, complaints
    assert database.revision() == database.HEAD
    start.prepare_store()


def test_a_store_that_is_not_there_stops_the_start(settle: Set) -> None:
    settle(hubspot_store_url="postgresql://somebody:hidden-word@127.0.0.1:1/none?connect_timeout=2")
    with pytest.raises(SettingsError, match="HUBSPOT_STORE_URL") as caught:
        start.prepare_store()
    assert "hidden-word" not in str(caught.value)


@pytest.mark.parametrize("place", ["a-file/x.db", "a-folder", "/proc/nope/x.db"])
def test_a_file_that_cannot_be_written_stops_the_start(settle: Set, tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    (tmp_path / "a-folder").mkdir(mode=0o755)
    settle(hubspot_store_url=f"sqlite:///{tmp_path / place}")
    with pytest.raises(SettingsError, match=r"HUBSPOT_STORE_URL: .* cannot be written \("):
        plugin.attach_sanic_app_extensions(None)
    assert (tmp_path / "a-folder").stat().st_mode & 0o777 == 0o755


def test_a_database_in_the_network_is_not_asked_at_the_start(settle: Set) -> None:
    settle(hubspot_store_url="postgresql://somebody@127.0.0.1:1/none")
    database.place()


@pytest.mark.parametrize("url", ["mysql://x/y", "no url", "/tmp/file.db", "postgresql://x@y:port/z"])
def test_other_stores_are_refused(settle: Set, url: str) -> None:
    settle(hubspot_store_url=url)
    with pytest.raises(SettingsError, match="HUBSPOT_STORE_URL must be"):
        database.store_url()
    with pytest.raises(SettingsError, match="HUBSPOT_STORE_URL must be"):  # at the start, not in somebody's turn
        plugin.attach_sanic_app_extensions(None)


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://x@y:port/z"])
async def test_a_url_that_is_none_ends_no_server(settle: Set, url: str) -> None:
    """Where Rasa loads the actions itself, nothing looks at it before somebody's turn."""
    settle(hubspot_store_url=url)
    with pytest.raises(Unreachable):
        await database.off_loop(database.revision)


def test_a_driver_that_is_not_there_is_named_at_the_start(settle: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(hubspot_store_url="postgresql://x/y")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match="HUBSPOT_STORE_URL needs the package psycopg"):
        plugin.attach_sanic_app_extensions(None)


def test_the_driver_is_ours_whichever_is_named(settle: Set) -> None:
    settle(hubspot_store_url="sqlite+aiosqlite:///x.db")
    assert database.store_url().drivername == "sqlite"
    settle(hubspot_store_url="postgresql+asyncpg://x/y")
    assert database.store_url().drivername == "postgresql+psycopg"


async def test_a_store_that_goes_away_is_no_link_needed(store: str) -> None:
    with database.writing() as connection:
        connection.execute(text("DROP TABLE hubspot_grants"))
    with pytest.raises(Unreachable):
        await database.off_loop(grants.find, identity())


async def test_what_the_store_complains_of_stays_out_of_the_log(store: str, caplog: pytest.LogCaptureFixture) -> None:
    """SQLAlchemy's own words repeat the values of the statement."""
    with database.writing() as connection:
        connection.execute(text("DROP TABLE hubspot_links"))
    with pytest.raises(Unreachable):
        await database.off_loop(links.find, "canary-in-an-address")
    with pytest.raises(Unreachable):
        await database.off_loop(links.drop, identity("canary-person"))
    assert "the store" in caplog.text and "canary" not in caplog.text and "SELECT" not in caplog.text


async def test_keys_rotate_without_losing_anybody(pages: str, settle: Set) -> None:
    from actions.oauth.commands.cli import _rotate

    await connect("ana")
    async with Browser() as browser:
        code = code_in(await browser.approve(await link_for("ben")))
    before, old = grants.find(identity("ana")), os.environ["HUBSPOT_ENCRYPTION_KEYS"]
    new = sealing.fresh_key()
    settle(hubspot_encryption_keys=f"{new}, {old}")
    assert grants.find(identity("ana")) is not None
    assert _rotate() == (2, 0)
    settle(hubspot_encryption_keys=new)
    after = grants.find(identity("ana"))
    assert before and after and after.refresh_token == before.refresh_token and after.key_id == keyring().newest
    assert await confirm.redeem(identity("ben"), code)


async def test_a_lost_key_asks_for_a_new_link(pages: str, settle: Set) -> None:
    await connect()
    settle(hubspot_encryption_keys=sealing.fresh_key())
    grant = grants.find(identity())
    assert grant is not None and not grant.alive


async def test_the_dead_and_the_old_are_swept(pages: str, later: Later) -> None:
    await connect("ana")
    await connect("ben")
    dead = grants.find(identity("ana"))
    assert dead is not None
    grants.bury(dead)
    await link_for("cleo")
    later(31 * 24 * 3600)
    await confirm.sweep()
    assert grants.find(identity("ana")) is None
    assert grants.find(identity("ben")) is not None
    assert links.newest(identity("cleo")) is None


def test_what_was_changed_does_not_open() -> None:
    keys = Keyring.read(sealing.fresh_key())
    sealed = keys.seal({"access": "x"}, ("ana", 1))
    assert keys.open(sealed, ("ana", 1)) == {"access": "x"}
    assert keys.seal({"access": "x"}, ("ana", 1)).data != sealed.data
    for key_id, data, whose in [
        (sealed.key_id, sealed.data[:-1] + bytes([sealed.data[-1] ^ 1]), ("ana", 1)),
        (sealed.key_id, sealed.data, ("ana", 2)),
        (sealed.key_id, sealed.data, ("an", "a1")),
        ("another", sealed.data, ("ana", 1)),
    ]:
        with pytest.raises(Unreadable):
            keys.open(Sealed(key_id, data), whose)


@pytest.mark.parametrize("text", ["", " , ", "not base64!", "c2hvcnQ=", "b25lIGJ5dGUgdG9vIGZldywgb3Igc28gaXQgc2VlbXM"])
def test_keys_that_are_none(text: str) -> None:
    with pytest.raises(BadKey):
        Keyring.read(text)
