"""The audit trail as JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal, TextIO

from sqlalchemy import Row

from ..oauth import grants
from . import book, person

Format = Literal["jsonl", "csv"]
COLUMNS = (
    "operation",
    "started",
    "finished",
    "outcome",
    "action",
    "object",
    "record",
    "before",
    "after",
    "profile",
    "account",
    "credential",
    "user",
    "owner",
    "channel",
    "sender",
)


def trail(since: float) -> Iterator[dict[str, Any]]:
    """Every write from a moment on (seconds since 1970), oldest first.

    `user` is the e-mail address of the HubSpot user whose connection was used; `sender` the keyed hash of the
    conversation. Lines from before migration 0003 have a user only while that connection lasts.
    """
    people = {grant.id: grant.email for grant in grants.every()}
    for row in book.since(since):
        yield _line(row, people)


def write(lines: Iterable[Mapping[str, Any]], out: TextIO, as_: Format) -> int:
    """Write lines; how many there were."""
    count = 0
    table = csv.DictWriter(out, COLUMNS) if as_ == "csv" else None
    if table:
        table.writeheader()
    for line in lines:
        count += 1
        if table:
            table.writerow({name: _cell(value) for name, value in line.items()})
        else:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return count


def moment(text: str, now: datetime | None = None) -> float:
    """A day (2026-11-22, UTC), a moment (ISO 8601) or an age (7d, 12h), as seconds since 1970.

    Raises:
        ValueError: it is none of these.
    """
    now = now or datetime.now(timezone.utc)
    unit = {"d": "days", "h": "hours", "m": "minutes"}.get(text[-1:])
    if unit and text[:-1].isdecimal():
        return (now - timedelta(**{unit: int(text[:-1])})).timestamp()
    if len(text) == len("2026-11-22"):
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, tzinfo=timezone.utc).timestamp()
    said = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (said if said.tzinfo else said.replace(tzinfo=timezone.utc)).timestamp()


def _line(row: Row[Any], people: Mapping[str, str]) -> dict[str, Any]:
    left_open = row.state == "started" and row.settled_at < time.time()
    values = {
        "operation": row.id,
        "started": _iso(row.started_at),
        "finished": _iso(row.finished_at),
        "outcome": "unknown" if left_open else row.state,
        "before": json.loads(row.before),
        "after": json.loads(row.after),
        "user": person.opened(row) or people.get(row.credential.rpartition(":")[2], ""),
    }
    return {name: values[name] if name in values else getattr(row, name) for name in COLUMNS}


def _iso(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _cell(value: Any) -> Any:
    """A spreadsheet takes a cell that begins with one of these for a formula (OWASP: CSV injection)."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in "=+-@\t\r" and text else text
