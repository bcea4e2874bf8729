"""A log of the calls that came in, for tests and measurements."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

KEPT = 20_000


@dataclass(slots=True)
class Entry:
    """One call. ``at`` is epoch milliseconds, ``ms`` the time the answer took."""

    number: int
    at: int
    method: str
    path: str
    query: str
    status: int
    ms: float
    connection: int
    portal_id: int | None = None
    fault: int | None = None
    app: str | None = None


@dataclass(slots=True)
class Journal:
    """The last calls, and the TCP connections they came over."""

    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=KEPT))
    total: int = 0
    _connections: WeakKeyDictionary[Any, int] = field(default_factory=WeakKeyDictionary)
    opened: int = 0

    def connection(self, transport: Any) -> int:
        """The number of the TCP connection, counted at its first API call; 0 when it is gone already."""
        if transport is None:
            return 0
        if transport not in self._connections:
            self.opened += 1
            self._connections[transport] = self.opened
        return self._connections[transport]

    def add(self, entry: Entry) -> None:
        """Write down a call."""
        self.total += 1
        self.entries.append(entry)

    def to_json(self) -> dict[str, Any]:
        """What ``/_sandbox/requests`` answers."""
        return {
            "total": self.total,
            "connections": self.opened,
            "requests": [asdict(entry) for entry in self.entries],
        }
