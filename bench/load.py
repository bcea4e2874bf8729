"""Many conversations at once, each asking again as soon as it is answered. Lean: plain sockets, ready-made bodies.

Like Rasa Open Source it opens a connection for each call (rasa: utils/endpoints.py, `EndpointConfig.request` makes
a session a call).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from .conversation import Conversation, Deal

STUCK = 120.0
"""Seconds after the window until which everybody must have been answered."""


class WrongAnswer(Exception):
    """The action server did not do what the turn needs, so its speed means nothing."""


@dataclass
class Sample:
    """What was seen of one load.

    Attributes:
        seconds: length of the window in which `turns` were completed; `total` counts the ones outside it too.
        lost: turns whose connection was refused or cut: Rasa would say nothing to that person.
        turn: seconds of each turn, those still waiting at the window's end included.
    """

    seconds: float
    turns: int = 0
    total: int = 0
    lost: int = 0
    turn: list[float] = field(default_factory=list)


async def call(port: int, target: str, body: bytes | None = None) -> bytes:
    """The body of one HTTP answer.

    Raises:
        WrongAnswer: any status but 200.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    try:
        method, content = ("GET", b"") if body is None else ("POST", body)
        head = f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        data = await reader.readexactly(length)
    finally:
        writer.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise WrongAnswer(f"{answer[:40]!r} {data[:200]!r}")
    return data


async def turn(port: int, talk: Conversation) -> None:
    """One whole turn.

    Raises:
        WrongAnswer: it did not show the deal.
    """
    answer = await call(port, "/webhook", talk.body)
    if not talk.shows(answer):
        raise WrongAnswer(answer[:500].decode("utf-8", "replace"))


async def load(
    port: int, action: str, deals: Sequence[Deal], people: int, warm: float, window: float, pause: float = 0
) -> Sample:
    """Lets `people` talk for `warm` seconds, then measures for `window` seconds, then lets them finish.

    Each asks for another deal, as far as there are so many, `pause` seconds after the last answer.
    """
    sample = Sample(window)
    opens = time.perf_counter() + warm
    closes = opens + window

    async def talk(number: int) -> None:
        # Nobody starts in step with the others: they would queue behind each other for ever after.
        await asyncio.sleep(min(warm, 0.5) * number / people)
        conversation = Conversation(action, deals[number % len(deals)])
        began = time.perf_counter()
        while began < closes:
            lost = not await _answered(port, conversation)
            ended = time.perf_counter()
            sample.total += 1
            sample.lost += lost
            if ended >= opens and not lost:
                sample.turns += ended < closes
                sample.turn.append(ended - began)
            if pause:
                await asyncio.sleep(pause)
            began = time.perf_counter() if pause else ended

    talks = asyncio.gather(*(talk(number) for number in range(people)))
    await asyncio.wait_for(talks, warm + window + STUCK)
    return sample


async def _answered(port: int, conversation: Conversation) -> bool:
    try:
        await turn(port, conversation)
    except (ConnectionError, asyncio.IncompleteReadError):
        return False
    return True


async def direct(port: int, target: str, token: str, times: int) -> list[float]:
    """HubSpot's own time: the seconds of one call after the other on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took = []
    for _ in range(times):
        began = time.perf_counter()
        writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0]))
        took.append(time.perf_counter() - began)
    writer.close()
    return took
