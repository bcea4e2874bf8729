"""The connection to the store: SQLite or PostgreSQL, one pool a process, its own threads."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from sqlalchemy import URL, Connection, Engine, MetaData, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ..errors import StoreAway
from ..settings import SettingsError, settings
from . import postgresql

if TYPE_CHECKING:
    from alembic.config import Config

P = ParamSpec("P")
T = TypeVar("T")

METADATA = MetaData()
"""Every table of ours; the rooms that use them add them."""
HEAD = "0003"
"""The newest migration."""
MIGRATION_LOCK = 0x4855_4253
"""PostgreSQL: held while the tables are made, so that of several starting at once one does it."""
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
_BUSY_SECONDS = 5
_THREADS = 8
LONGEST = 8.0
"""Seconds after which nobody waits for the store any longer."""
SPARED_SECONDS = 10.0
"""A store that kept somebody waiting in vain is not asked again before: each time would cost a person seconds."""
_LONG_SECONDS = 1.0

log = logging.getLogger(__name__)
_lock = threading.Lock()
_open: dict[tuple[int, str], Engine] = {}
_away_until: dict[str, float] = {}


def store_url() -> URL:
    """Where the store is.

    Raises:
        SettingsError: it is no URL of SQLite or PostgreSQL.
    """
    try:
        url = make_url(settings().hubspot_store_url)
        return url.set(drivername=_DRIVERS[url.get_backend_name()])
    except (ArgumentError, ValueError, KeyError):  # not even a URL, its port is no number, another database
        raise SettingsError("HUBSPOT_STORE_URL must be an SQLAlchemy URL of SQLite or PostgreSQL.") from None


def check() -> None:
    """What the store needs, before anybody is served.

    Raises:
        SettingsError: the URL is none, or its driver is not there.
    """
    try:
        store_url().get_dialect().import_dbapi()
    except ImportError as error:
        raise SettingsError(
            f"HUBSPOT_STORE_URL needs the package {error.name}: pip install '{error.name}[binary]'"
        ) from None


def place() -> None:
    """Make the file of the store, where it is one: what cannot be written now never can be. No network is asked.

    Raises:
        SettingsError: it cannot be made or written.
    """
    url = store_url()
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return
    path = Path(url.database or "")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _private(path)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):  # SQLite keeps its log beside the file
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise SettingsError(
            f"HUBSPOT_STORE_URL: {path} cannot be written ({error.strerror}): its folder must be one that this user "
            "may write to."
        ) from None


def engine() -> Engine:
    """This process's pool; a forked worker gets its own."""
    key = (os.getpid(), settings().hubspot_store_url)
    with _lock:
        if key not in _open:
            url = store_url()
            _open[key] = _sqlite(url) if url.get_backend_name() == "sqlite" else postgresql.pool(url, _THREADS)
        return _open[key]


def close() -> None:
    """Give the connections back; the next use opens new ones."""
    with _lock:
        for kept in _open.values():
            kept.dispose()
        _open.clear()


@contextmanager
def reading() -> Iterator[Connection]:
    """A look at the store. Waits for no writer."""
    with engine().connect().execution_options(reads=True) as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """One change of the store, whole or not at all. On SQLite writers queue here (`BEGIN IMMEDIATE`)."""
    with engine().begin() as connection:
        yield connection


async def off_loop(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run something that waits for the store in a thread of its own, for a person who waits for that.

    Raises:
        StoreAway: the store does not answer within `LONGEST`, or did not a moment ago.
    """
    where = settings().hubspot_store_url
    if time.monotonic() < _away_until.get(where, 0.0):
        raise StoreAway("the store did not answer a moment ago")
    try:
        return await asyncio.wait_for(unhurried(work, *args, **kwargs), LONGEST)
    except asyncio.TimeoutError:  # its thread is freed by the driver's own limit (`postgresql.py`, `_BUSY_SECONDS`)
        _spare(where)
        log.error("the store: no answer in %.0f seconds", LONGEST)
        raise StoreAway("the store does not answer") from None


async def unhurried(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """As `off_loop`, for what nobody waits for in a conversation: it may take its time.

    Raises:
        StoreAway: the store does not answer.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads(os.getpid()), answering, partial(work, *args, **kwargs))


def answering(work: Callable[[], T]) -> T:
    """Do something with the store, in this thread.

    Raises:
        StoreAway: the store does not answer.
    """
    began, where = time.monotonic(), settings().hubspot_store_url
    try:
        return work()
    except SettingsError as error:  # found where no action server looked at its start; it must not end the server here
        raise StoreAway(str(error)) from None
    except (DBAPIError, PoolTimeout, OSError) as error:
        cause = getattr(error, "orig", error)
        if time.monotonic() - began > _LONG_SECONDS and getattr(cause, "sqlstate", "none") is None:
            _spare(where)  # no state: it is not the server that said so
        # SQLAlchemy's text repeats the statement's values: they stay out of the log.
        log.error("the store: %s", type(cause).__name__)
        raise StoreAway("the store does not answer") from None


def forget() -> None:
    """Ask the store again at once."""
    _away_until.clear()


def _spare(where: str) -> None:
    _away_until[where] = time.monotonic() + SPARED_SECONDS


@cache
def _threads(_process: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="store")


def migrate() -> None:
    """Make or renew the tables. Safe when several workers and machines start at once."""
    from alembic import command  # here only: a second of every start, which workers never need

    with writing() as connection, ExitStack() as stack:
        if connection.dialect.name == "postgresql":
            stack.enter_context(postgresql.unhurried(connection))  # another one may be at it
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        command.upgrade(migrations(connection), "head")


def migrations(connection: Connection) -> Config:
    """Our migrations, as Alembic's commands take them."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes.update(connection=connection, metadata=METADATA)
    return config


def prepare() -> None:
    """Make or renew the tables unless they are as they should be; Alembic takes half a second to load."""
    if revision() != HEAD:
        migrate()


def revision() -> str | None:
    """The last migration that the store has seen; None where there are no tables yet. Alembic loads slowly for that."""
    with reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def rewrite() -> bool:
    """Write a row as it is, as a full disk or a PostgreSQL that only reads would not let us; nothing grows.

    Returns:
        Whether what was opened is still in its place: SQLite goes on with a file that was deleted, and loses all.
    """
    with writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
        return connection.get_execution_options().get("file") == _file(connection.engine.url)


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        _private(Path(url.database))
    made = create_engine(
        url,
        pool_size=_THREADS,
        hide_parameters=True,
        connect_args={"timeout": _BUSY_SECONDS, "isolation_level": None},
        execution_options={"file": _file(url)},
    )
    event.listen(made, "connect", _set_up_sqlite)
    event.listen(made, "begin", _begin)
    return made


def _file(url: URL) -> tuple[int, int] | None:
    """Which file is in SQLite's place now, by its number; None: there is none."""
    with suppress(OSError):
        if url.get_backend_name() == "sqlite":
            found = os.stat(url.database or "")
            return found.st_dev, found.st_ino
    return None


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    for pragma in ("journal_mode=WAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """The driver would begin late; two writers would then meet in the middle (SQLAlchemy: SQLite dialect)."""
    reads = connection.get_execution_options().get("reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _private(path: Path) -> None:
    """Only the owner may read the file; SQLite gives its WAL the same mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if path.stat().st_uid == os.getuid():
        path.chmod(0o600)
