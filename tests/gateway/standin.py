"""A server that answers exactly what a test says, byte by byte if need be."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from socket import SO_LINGER, SOL_SOCKET
from typing import Any
from urllib.parse import parse_qsl, urlsplit

RECORD = {"id": "7", "properties": {"dealname": "Acme"}, "createdAt": "2026-05-01T10:00:00.000Z", "url": "u"}


@dataclass
class Reply:
    """One answer.

    Attributes:
        body: JSON, or bytes as they are.
        delay: seconds before it.
        drop: "close" or "reset" the connection instead of answering; "half" sends half the body and closes.
        drip: seconds between the bytes of the body.
    """

    status: int = 200
    body: Any = field(default_factory=lambda: RECORD)
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    drop: str = ""
    drip: float = 0


@dataclass
class Request:
    """What came in."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: Any


class StandIn:
    """Gives its `replies` one after the other, the last one for ever."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.requests: list[Request] = []
        self.connections = 0
        self.open = 0
        self.url = ""
        self._replies: list[Reply] = [Reply()]
        self._tasks: set[asyncio.Task[None]] = set()

    def replies(self, *replies: Reply) -> None:
        self._replies = list(replies)

    async def __aenter__(self) -> StandIn:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=512, ssl=self._tls)
        scheme = "https" if self._tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        try:
            while True:
                self.requests.append(await _read(reader))
                reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
                if not await _answer(writer, reply):
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.open -= 1
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    raw = await reader.readexactly(int(headers.get("content-length", 0)))
    split = urlsplit(target)
    return Request(method, split.path, parse_qsl(split.query), headers, json.loads(raw) if raw else None)


async def _answer(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    """Whether the connection stays."""
    await asyncio.sleep(reply.delay)
    if reply.drop in ("close", "reset"):
        if reply.drop == "reset":
            writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        return False
    body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
    headers = {"Content-Type": "application/json;charset=utf-8", **reply.headers}
    if reply.status != 204:
        headers["Content-Length"] = str(len(body))
    lines = [f"HTTP/1.1 {reply.status} Said", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    for piece in _pieces(body, reply):
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(reply.drip)
    return reply.drop != "half"


def _pieces(body: bytes, reply: Reply) -> Iterable[bytes]:
    if reply.status == 204:
        return []
    if reply.drop == "half":
        return [body[: len(body) // 2]]
    return re.findall(b"(?s).", body) if reply.drip else [body]
