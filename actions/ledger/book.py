"""The ledger's SQL: an operation is entered before it is sent, and its outcome after.

Two deliveries of one message are told from two wishes here; `docs/reliability.md` says why it is done so.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from ..store.database import reading, writing
from . import hashing, person, tables
from .holder import holder, is_here, may_live
from .operation import OPEN, Author, Delivery, Operation, State, Write
from .redact import redacted

REMEMBERED_SECONDS = 24 * 3600.0
"""How long a delivery is recognised. Messengers deliver again for minutes (Slack) to a day (Telegram, Messenger)."""
LATELY_SECONDS = 3600.0
"""How long the same wish is taken for a mistake first."""
_FIRST_SECONDS = 120.0

_OF = tables.OPERATIONS.c
_BY_ID = tables.OPERATIONS.update().where(_OF.id == bindparam("of_id"))
"""Sets what it is executed with."""
_OF_MARK = (
    tables.OPERATIONS.select()
    .where(_OF.fingerprint == bindparam("mark"), _OF.started_at > bindparam("since"))
    .order_by(_OF.started_at.desc())
    .limit(1)
)
"""Made once, as the others: putting it together takes SQLAlchemy as long as everything else about it."""
_OF_MESSAGE = _OF_MARK.where(_OF.message == bindparam("of_message"))

SENDING: set[tuple[str, float]] = set()
"""Operations that this process is sending or about to, by id and start. In it before the line can be read by others."""


def enter(author: Author, delivery: Delivery, write: Write, takes: float, again: bool = False) -> Operation:
    """Enter an operation, or find the one that this repeats: looked for and entered behind one lock.

    Args:
        author: who wants it.
        delivery: the message.
        write: what is wanted.
        takes: seconds after which nobody is sending it any more.
        again: it is wanted although an equal one was done lately.
    """
    marks = _marks(author, delivery, write)
    with writing() as store:
        _alone(store, marks["fingerprint"])
        earlier = _earlier(store, marks)
        if earlier is not None:
            same = _is_same(earlier, marks, delivery, write)
            asked_about = earlier.state in OPEN or (_lately(earlier) and not again)
            if same or (write.action == "create" and asked_about):
                return _operation(earlier, "same" if same else "like")
        return _insert(store, author, write, takes, marks)


def take_over(operation: Operation, takes: float) -> Operation | None:
    """Send an operation in the place of a process that is gone; None unless this is the first to do so."""
    now = time.time()
    ours: dict[str, Any] = {"state": "started", "holder": holder(), "started_at": now, "settled_at": now + takes}
    taken = replace(operation, **ours)
    same = (_OF.id == operation.id, _OF.holder == operation.holder, _OF.started_at == operation.started_at)
    SENDING.add(taken.attempt)
    with writing() as store:
        changed = store.execute(tables.OPERATIONS.update().where(*same).values(**ours))
    if changed.rowcount == 1:
        return taken
    SENDING.discard(taken.attempt)
    return None


def finish(id: str, state: State, record: str = "", settled_at: float | None = None) -> None:
    """Enter what became of it."""
    with writing() as store:
        store.execute(_BY_ID, {"of_id": id, **_outcome(state, record, settled_at, time.time())})


def finish_late(attempt: Operation, state: State, record: str, settled_at: float | None, finished_at: float) -> None:
    """Enter what became of it a while ago, unless somebody has looked into it or taken it over since."""
    as_it_was = (_OF.id == attempt.id, _OF.started_at == attempt.started_at, _OF.state == attempt.state)
    values = _outcome(state, record, settled_at, finished_at)
    with writing() as store:
        store.execute(tables.OPERATIONS.update().where(*as_it_was).values(**values))


def _outcome(state: State, record: str, settled_at: float | None, finished_at: float) -> dict[str, Any]:
    values: dict[str, Any] = {"state": state, "finished_at": finished_at}
    values |= {"record": record} if record else {}
    return values | ({"settled_at": settled_at} if settled_at is not None else {})


def find(author: Author, delivery: Delivery, write: Write) -> Operation | None:
    """What the same delivery did before, or an equal operation whose outcome nobody knows."""
    marks = _marks(author, delivery, write)
    with reading() as store:
        row = _earlier(store, marks)
    if row is None:
        return None
    same = _is_same(row, marks, delivery, write)
    known = row.state in OPEN or (same and row.state == "done")
    return _operation(row, "same" if same else "like") if known else None


def get(id: str) -> Operation | None:
    """An operation as it stands now."""
    with reading() as store:
        row = store.execute(tables.OPERATIONS.select().where(_OF.id == id)).first()
    return _operation(row, "same") if row else None


def made_here(object: str, records: Collection[str]) -> set[str]:
    """Which of these records are known to have been created by some operation."""
    meant = (_OF.object == object, _OF.record.in_(list(records)), _OF.action == "create")
    with reading() as store:
        rows = store.execute(tables.OPERATIONS.select().where(*meant)).all()
    return {row.record for row in rows}


def since(moment: float) -> Iterator[Row[Any]]:
    """Every line from a moment on, oldest first."""
    with reading() as store:
        yield from store.execute(tables.OPERATIONS.select().where(_OF.started_at >= moment).order_by(_OF.started_at))


def sweep(days: int) -> int:
    """Forget what is older. How many lines went."""
    old = _OF.started_at < time.time() - days * 86400
    with writing() as store:
        return store.execute(tables.OPERATIONS.delete().where(old)).rowcount


def is_held(attempt: tuple[str, float], name: str, settled_at: float) -> bool:
    """Whether the process of this name may still be sending an operation: not after the moment it is settled."""
    if time.time() >= settled_at:
        return False
    return attempt in SENDING if name == holder() else may_live(name)


def _alone(store: Connection, mark: str) -> None:
    """Of several that enter the same, one after the other. On SQLite writers queue anyway."""
    if store.dialect.name == "postgresql":
        store.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int(mark[:15], 16)})


def _insert(store: Connection, author: Author, write: Write, takes: float, marks: dict[str, str]) -> Operation:
    now = time.time()
    associated = {f"associated {type_}": id for type_, id in write.links}
    id = secrets.token_hex(16)
    values = {
        "id": id,
        **marks,
        "holder": holder(),
        "state": "started",
        "started_at": now,
        "settled_at": now + takes,
        "profile": author.profile,
        "account": author.account,
        "credential": author.credential,
        "owner": author.owner,
        "channel": author.channel,
        "sender": hashing.keyed(author.sender),
        "action": write.action,
        "object": write.object,
        "record": write.record,
        "before": json.dumps(redacted(write.before)),
        "after": json.dumps({**redacted(write.after), **associated}),
        **person.sealed(author.user, id, author.account),
    }
    entered = Operation(id, "new", "started", write.record, now, now + takes, holder())
    SENDING.add(entered.attempt)
    store.execute(tables.OPERATIONS.insert(), values)
    return entered


def _marks(author: Author, delivery: Delivery, write: Write) -> dict[str, str]:
    return {
        "fingerprint": hashing.fingerprint(author, write),
        "anchor": hashing.keyed(f"{delivery.before}\n{delivery.text}"),
        "message": hashing.keyed(delivery.message),
    }


def _earlier(store: Connection, marks: dict[str, str]) -> Row[Any] | None:
    """What this message did, whatever was done since; otherwise the newest of this fingerprint."""
    asked = {"mark": marks["fingerprint"], "since": time.time() - REMEMBERED_SECONDS}
    its_own = marks["message"] and store.execute(_OF_MESSAGE, {**asked, "of_message": marks["message"]}).first()
    return its_own or store.execute(_OF_MARK, asked).first()


def _is_same(row: Row[Any], marks: dict[str, str], delivery: Delivery, write: Write) -> bool:
    """Whether it was asked for by the very same delivery.

    The first message of a conversation has no place: there a create is rather asked about (it may be a new
    conversation under an old name), and a change counts as the same for a short while.
    """
    if marks["message"] and row.message == marks["message"]:
        return True
    if row.anchor != marks["anchor"]:
        return False
    return bool(delivery.before) or (write.action != "create" and row.started_at > time.time() - _FIRST_SECONDS)


def _lately(row: Row[Any]) -> bool:
    return row.state == "done" and bool(row.started_at > time.time() - LATELY_SECONDS)


def _operation(row: Row[Any], verdict: Any) -> Operation:
    held = row.state == "started" and is_held((row.id, row.started_at), row.holder, row.settled_at)
    values = json.loads(row.before), json.loads(row.after)
    told = row.id, verdict, row.state, row.record, row.started_at, row.settled_at, row.holder
    return Operation(*told, held, is_here(row.holder), *values)
