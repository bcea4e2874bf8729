"""The connection to the store: SQLite or PostgreSQL, one pool a process, its own threads.

SQLAlchemy is imported when the store is first needed: it takes a fifth of a second, and rasa-sdk imports every module
twice at a start, in its main process and in the worker.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from ..errors import StoreAway
from ..settings import SettingsError, settings

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine, MetaData

P = ParamSpec("P")
T = TypeVar("T")

_OURS = re.compile(r"(?:sqlite|postgresql)(?:\+\w+)?://")
HEAD = "0002"
"""The newest migration."""
MIGRATION_LOCK = 0x4855_4253
"""PostgreSQL: held while the tables are made, so that of several starting at once one does it."""
_BUSY_SECONDS = 5
_THREADS = 8
_PATIENCE = {"connect_timeout": "3", "tcp_user_timeout": "5000"}
"""PostgreSQL: a server that went away is noticed within seconds, so that no turn hangs on it (libpq's parameters)."""

log = logging.getLogger(__name__)
_lock = threading.Lock()
_open: dict[tuple[int, str], Engine] = {}


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Made at its first use, by one thread while the others wait (`functools.cache` alone may make it twice)."""
    lock, kept = threading.RLock(), cache(make)

    @wraps(make)
    def made() -> T:
        with lock:
            return kept()

    return made


@once
def metadata() -> MetaData:
    """Every table of ours; the rooms that use them add them."""
    from sqlalchemy import MetaData

    return MetaData()


def check_url() -> None:
    """What can be seen of `store_url` at a start, without SQLAlchemy.

    Raises:
        SettingsError: it is no URL of SQLite or PostgreSQL.
    """
    if not _OURS.match(settings().hubspot_store_url):
        raise _not_ours()


def _not_ours() -> SettingsError:
    return SettingsError("HUBSPOT_STORE_URL must be an SQLAlchemy URL of SQLite or PostgreSQL.")


def store_url() -> URL:
    """Where the store is.

    Raises:
        SettingsError: it is no URL of SQLite or PostgreSQL.
    """
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(settings().hubspot_store_url)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise _not_ours()
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def engine() -> Engine:
    """This process's pool; a forked worker gets its own."""
    key = (os.getpid(), settings().hubspot_store_url)
    with _lock:
        if key not in _open:
            url = store_url()
            _open[key] = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
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


async def load() -> None:
    """Import SQLAlchemy off the loop, before anybody counts the seconds that the store takes to answer."""
    if not _loaded:
        await asyncio.get_running_loop().run_in_executor(_threads(os.getpid()), metadata)
        _loaded.add("SQLAlchemy")


async def off_loop(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run something that waits for the store in a thread of its own.

    Raises:
        StoreAway: the store does not answer.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads(os.getpid()), partial(_answering, partial(work, *args, **kwargs)))


def _answering(work: Callable[[], T]) -> T:
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.exc import TimeoutError as PoolTimeout

    try:
        return work()
    except (DBAPIError, PoolTimeout, OSError) as error:
        # SQLAlchemy's text repeats the statement's values: they stay out of the log.
        log.error("the store: %s", type(getattr(error, "orig", error)).__name__)
        raise StoreAway("the store does not answer") from None


_loaded: set[str] = set()
_executors: dict[int, ThreadPoolExecutor] = {}


def _threads(process: int) -> ThreadPoolExecutor:
    with _lock:
        if process not in _executors:
            _executors[process] = ThreadPoolExecutor(_THREADS, thread_name_prefix="store")
        return _executors[process]


def migrate() -> None:
    """Make or renew the tables. Safe when several workers and machines start at once."""
    from alembic import command  # here only: a second of every start, which workers never need
    from alembic.config import Config
    from sqlalchemy import text

    here = Path(__file__).parent / "migrations"
    config = Config()
    config.set_main_option("script_location", str(here).replace("%", "%%"))
    with writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))  # another one may be at it
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config.attributes.update(connection=connection, metadata=metadata())
        command.upgrade(config, "head")


def prepare() -> None:
    """Make or renew the tables unless they are as they should be; Alembic takes half a second to load."""
    if stamp() != HEAD:
        migrate()


def stamp() -> str | None:
    """The same as `revision`, without Alembic."""
    from sqlalchemy import inspect, text

    with reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def revision() -> str | None:
    """The last migration that the store has seen; None where there are no tables yet."""
    from alembic.runtime.migration import MigrationContext

    with reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _postgresql(url: URL) -> Engine:
    from sqlalchemy import create_engine, event

    patience = {name: value for name, value in _PATIENCE.items() if name not in url.query}
    made = create_engine(
        url, pool_pre_ping=True, pool_size=_THREADS, pool_timeout=5, hide_parameters=True, connect_args=patience
    )
    event.listen(made, "connect", _set_up_postgresql)
    return made


def _set_up_postgresql(connection: Any, _record: Any) -> None:
    """Not as a start-up parameter: PgBouncer refuses those it does not know."""
    connection.execute("SET statement_timeout = '5s'")
    connection.commit()


def _sqlite(url: URL) -> Engine:
    from sqlalchemy import create_engine, event

    if url.database and url.database != ":memory:":
        _private(Path(url.database))
    made = create_engine(
        url, pool_size=_THREADS, hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS, "isolation_level": None}
    )
    event.listen(made, "connect", _set_up_sqlite)
    event.listen(made, "begin", _begin)
    return made


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
