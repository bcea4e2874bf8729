"""PostgreSQL's pool: no use of a connection waits for long, though its server be frozen.

libpq has a limit for connecting and none for an answer. A server that is stopped, or a machine that hangs, keeps its
connections open and its kernel goes on acknowledging what is sent: neither `tcp_user_timeout` nor the server's own
`statement_timeout` notices. So the client stops waiting by itself, and closes what did not answer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event

if TYPE_CHECKING:
    from psycopg.abc import PQGen  # the driver is there only where it is needed

T = TypeVar("T")

CONNECT_SECONDS = 3
STATEMENT_SECONDS = 4.0
"""The server gives up a statement by itself."""
ANSWER_SECONDS = 4.5
"""The client gives up the server. With a new connection after it, this stays below what a turn waits for the store."""
_PARAMETERS = {"connect_timeout": str(CONNECT_SECONDS), "tcp_user_timeout": "5000"}
"""libpq's: a server that went away is noticed within seconds."""


def pool(url: URL, size: int) -> Engine:
    """An engine whose connections lose patience."""
    ours = {name: value for name, value in _PARAMETERS.items() if name not in url.query}
    made = create_engine(
        url, pool_pre_ping=True, pool_size=size, pool_timeout=5, hide_parameters=True, connect_args=ours
    )
    event.listen(made, "do_connect", _connect)
    event.listen(made, "connect", _set_up)
    return made


@contextmanager
def unhurried(connection: Connection) -> Iterator[None]:
    """A transaction whose statements may take as long as they need."""
    driver: Any = connection.connection.driver_connection
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    driver.patience = None
    try:
        yield
    finally:
        driver.patience = ANSWER_SECONDS


def _connect(_dialect: Any, _record: Any, arguments: Any, options: Any) -> Any:
    return _impatient().connect(*arguments, **options)


def _set_up(connection: Any, _record: Any) -> None:
    """Not as a start-up parameter: PgBouncer refuses those it does not know."""
    connection.execute(f"SET statement_timeout = {STATEMENT_SECONDS * 1000:.0f}")
    connection.commit()


@cache
def _impatient() -> Any:
    """The driver's connection; everything that waits for the server goes through its `wait`."""
    import psycopg

    class Impatient(psycopg.Connection[Any]):
        patience: float | None = ANSWER_SECONDS

        def wait(self, gen: PQGen[T], *args: Any, **options: Any) -> T:
            return super().wait(self._limited(gen, self.patience), *args, **options)

        def _limited(self, gen: PQGen[T], patience: float | None) -> PQGen[T]:
            """The driver asks ten times a second while nothing comes."""
            began = time.monotonic()
            try:
                wanted = next(gen)
                while True:
                    ready = yield wanted
                    if not ready and patience is not None and time.monotonic() - began > patience:
                        self.close()
                        raise psycopg.OperationalError("the server does not answer")
                    wanted = gen.send(ready)
            except StopIteration as done:
                answer: T = done.value
                return answer

    return Impatient
