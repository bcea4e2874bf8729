"""A browser as the server sees it: cookies, headers of the same origin, an event stream."""

from __future__ import annotations

import contextlib
import json
import queue
import secrets
import threading
from types import TracebackType
from typing import Any

import httpx

from tests.channels.server import RasaServer


class Visitor:
    """One person's browser."""

    def __init__(self, server: RasaServer) -> None:
        """Get a conversation from the server."""
        self.http = httpx.Client(base_url=server.page, timeout=30)
        self.headers = {"Sec-Fetch-Site": "same-origin"}
        self.tag: str = self.http.get("session").json()["conversation"]

    @property
    def conversation_id(self) -> str:
        """The id inside the cookie, which the page itself never sees."""
        (cookie,) = self.http.cookies.jar
        return (cookie.value or "").split(".")[1]

    def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Post JSON as the page does; ``headers`` in place of those that a browser adds."""
        return self.http.post(path, json=body, headers=headers or self.headers)

    def say(self, text: str, title: str | None = None, message_id: str | None = None) -> httpx.Response:
        """Send a message."""
        body = {"id": message_id or secrets.token_hex(8), "text": text, "conversation": self.tag}
        return self.post("messages", {**body, "title": title} if title else body)

    def stream(self, after: str = "") -> Stream:
        """Open the event stream."""
        return Stream(self.http, after)

    def close(self) -> None:
        """Close all connections."""
        self.http.close()


class Stream:
    """An open event stream; a thread reads it."""

    def __init__(self, http: httpx.Client, after: str) -> None:
        """Connect, and wait until the server is ready."""
        self.last_id = ""
        self.past: list[tuple[str, dict[str, Any]]] = []
        self._events: queue.Queue[tuple[str, dict[str, Any]] | None] = queue.Queue()
        self._request = http.stream("GET", "events", params={"after": after}, timeout=60)
        self.response = self._request.__enter__()
        assert self.response.status_code == 200
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.past = self.until("ready")

    def __enter__(self) -> Stream:
        """Use as a context manager."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect."""
        network = self.response.extensions["network_stream"].get_extra_info("socket")
        with contextlib.suppress(OSError):  # the server may have ended it already
            network.shutdown(2)  # wakes the reading thread
        self._thread.join(5)
        self._request.__exit__(None, None, None)

    def next(self, timeout: float = 60) -> tuple[str, dict[str, Any]] | None:
        """The next event and its data; ``None`` at the end of the stream."""
        return self._events.get(timeout=timeout)

    def until(self, name: str, **data: Any) -> list[tuple[str, dict[str, Any]]]:
        """Read up to the event of this name with these data; return all that was read."""
        read: list[tuple[str, dict[str, Any]]] = []
        while True:
            event = self.next()
            assert event is not None, f"the stream ended after {read}"
            read.append(event)
            if event[0] == name and data.items() <= event[1].items():
                return read

    def bot_says(self) -> str:
        """The text of the bot's next message."""
        return str(self.until("message", type="bot")[-1][1].get("text", ""))

    def _read(self) -> None:
        fields: dict[str, str] = {}
        try:
            for line in self.response.iter_lines():
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                    continue
                self.last_id = fields.get("id", self.last_id)
                self._events.put((fields.get("event", "message"), json.loads(fields["data"])))
                fields = {}
        except httpx.TransportError:
            pass
        self._events.put(None)
