"""A small HTTP/1.1 server on a thread of its own: any header, chunked answers, closed and cut connections."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass
class Request:
    """What came in."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes

    def first(self, name: str, default: str | None = None) -> str | None:
        """A parameter of the query."""
        return next((value for key, value in self.query if key == name), default)

    def form(self) -> dict[str, str]:
        """The body as a form."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass
class Answer:
    """What goes out; `cut` ends the connection without a word of it."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0
    cut: bool = False
    chunked: bool = False
    close: bool = False

    def raw(self) -> bytes:
        """As bytes on the wire; a text is HTML, everything else JSON."""
        head = {"date": "Thu, 26 Nov 2026 09:00:00 GMT", "server": "witness", **self.headers}
        text = self.body if isinstance(self.body, str) else "" if self.body is None else json.dumps(self.body)
        if text and "content-type" not in head:
            html = isinstance(self.body, str)
            head["content-type"] = "text/html;charset=iso-8859-1" if html else "application/json;charset=utf-8"
        data = text.encode()
        if self.close:
            head["connection"] = "close"
        if self.chunked and data:
            head["transfer-encoding"] = "chunked"
            parts = [data[i : i + 700] for i in range(0, len(data), 700)]
            data = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        elif self.status != 204:
            head["content-length"] = str(len(data))
        lines = [f"HTTP/1.1 {self.status} x", *(f"{name}: {value}" for name, value in head.items())]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


class Web:
    """Listens on a free port of this machine until stopped."""

    def __init__(self, answer: Callable[[Request], Awaitable[Answer]], port: int = 0) -> None:
        """Start listening."""
        self.answer, self.loop, ready = answer, asyncio.new_event_loop(), threading.Event()

        async def start() -> None:
            self.server = await asyncio.start_server(self._connection, "127.0.0.1", port)
            ready.set()

        def run() -> None:
            self.loop.create_task(start())
            self.loop.run_forever()

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()
        assert ready.wait(10)
        self.url = "http://{}:{}".format(*self.server.sockets[0].getsockname())

    def stop(self) -> None:
        """Close everything."""

        async def end() -> None:
            self.server.close()
            mine = asyncio.current_task()
            others = [task for task in asyncio.all_tasks() if task is not mine]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _read(reader):
                answer = await self.answer(request)
                await asyncio.sleep(answer.wait)
                if answer.cut:
                    writer.transport.abort()
                    return
                writer.write(answer.raw())
                await writer.drain()
                if answer.close:
                    return
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    first = (await reader.readline()).decode().split()
    if not first:
        return None
    headers = {}
    while line := (await reader.readline()).decode().strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.removeprefix(" ")
    body = b""
    if headers.get("transfer-encoding") == "chunked":
        while size := int((await reader.readline()).strip(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    elif length := int(headers.get("content-length", 0)):
        body = await reader.readexactly(length)
    url = urlsplit(first[1])
    return Request(first[0], unquote(url.path), parse_qsl(url.query, keep_blank_values=True), headers, body)
