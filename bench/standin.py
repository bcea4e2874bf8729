"""A HubSpot that is never the bottleneck: it asks the sandbox once for each answer and then repeats it.

Counts requests and connections, and holds every answer back for a time that can be changed while it runs.
It announces no rate limit, so that nothing but the action server bounds what is measured.

    .venv/bin/python -m bench.standin --upstream http://127.0.0.1:8800
    GET /_bench                      {"requests": …, "connections": …}
    GET /_bench?latency_ms=200       counts from zero, with this latency from now on
"""

from __future__ import annotations

import argparse
import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import cast
from urllib.parse import parse_qs, urlsplit

from .loop import run

CONTROL = b"GET /_bench"
END = b"\r\n\r\n"


class Answers:
    """What HubSpot said, by request; latency and counts."""

    def __init__(self, upstream: str) -> None:
        self.latency = 0.0
        self.requests = 0
        self.connections = 0
        self._upstream = upstream
        self._known: dict[bytes, asyncio.Future[bytes]] = {}

    def to(self, head: bytes, body: bytes) -> asyncio.Future[bytes]:
        """The whole HTTP answer to a request."""
        key = head.split(b" HTTP/1.1", 1)[0] + b"\n" + body
        if key not in self._known:
            self._known[key] = asyncio.get_running_loop().run_in_executor(None, self._fetch, head, body)
        return self._known[key]

    def _fetch(self, head: bytes, body: bytes) -> bytes:
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        request = urllib.request.Request(self._upstream + target, body or None, method=method)
        for line in lines:
            name, _, value = line.partition(":")
            if name.lower() in ("authorization", "content-type"):
                request.add_header(name, value.strip())
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return _http(answer.status, answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return _http(answer.code, answer.read())

    def control(self, head: bytes) -> bytes:
        """Counts so far; a latency given starts them anew."""
        counts = {"requests": self.requests, "connections": self.connections}
        asked = parse_qs(urlsplit(head.split(b" ")[1].decode()).query)
        if "latency_ms" in asked:
            self.latency = float(asked["latency_ms"][0]) / 1000
            self.requests = self.connections = 0
        return _http(200, json.dumps(counts).encode())


def _http(status: int, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status} Said\r\nContent-Type: application/json;charset=utf-8\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Connection(asyncio.Protocol):
    """One connection; one request after the other."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._read = b""
        self._counted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client came."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is none by class

    def data_received(self, data: bytes) -> None:
        """Answer as soon as a request is whole."""
        self._read += data
        while END in self._read:
            head, rest = self._read.split(END, 1)
            length = _length(head)
            if len(rest) < length:
                return
            self._read = rest[length:]
            self._request(head, rest[:length])

    def _request(self, head: bytes, body: bytes) -> None:
        if head.startswith(CONTROL):
            self._transport.write(self._answers.control(head))
            return
        self._answers.requests += 1
        self._answers.connections += not self._counted
        self._counted = True
        answer = self._answers.to(head, body)
        if answer.done():
            self._later(answer)
        else:
            answer.add_done_callback(self._later)

    def _later(self, answer: asyncio.Future[bytes]) -> None:
        if self._answers.latency:
            asyncio.get_running_loop().call_later(self._answers.latency, self._write, answer.result())
        else:
            self._write(answer.result())

    def _write(self, answer: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(answer)


def _length(head: bytes) -> int:
    _, found, after = head.lower().partition(b"\r\ncontent-length:")
    return int(after.split(b"\r\n", 1)[0]) if found else 0


async def serve(upstream: str, announce: Callable[[int], None]) -> None:
    """Serve on a free port until cancelled."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(partial(Connection, Answers(upstream)), "127.0.0.1", 0, backlog=1024)
    announce(server.sockets[0].getsockname()[1])
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser("bench.standin")
    parser.add_argument("--upstream", required=True, help="address of a HubSpot to learn the answers from")
    try:
        run(serve(parser.parse_args().upstream, lambda port: print(f"http://127.0.0.1:{port}", flush=True)))
    except KeyboardInterrupt:
        pass
