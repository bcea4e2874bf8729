"""What is held in memory of each conversation: recent messages, listening pages, turns under way.

Everything runs on Rasa's one event loop, so nothing here needs a lock. The memory is a cache with bounds:
a conversation that left it comes back from Rasa's tracker.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterable
from typing import Any

from channels.messages import Message, payloads

MOST_MESSAGES = 200
MOST_BYTES = 256 * 1024
MOST_LISTENERS = 4
MOST_TURNS = 4
MOST_REMEMBERED_IDS = 500
QUEUE_LENGTH = 256
PING_SECONDS = 15.0


def frame(data: Any, event: str | None = None, event_id: str | None = None) -> str:
    """Return one server-sent event (WHATWG HTML, section 9.2)."""
    head = (f"id: {event_id}\n" if event_id else "") + (f"event: {event}\n" if event else "")
    return f"{head}data: {json.dumps(data, ensure_ascii=False)}\n\n"


class Listener:
    """One open page: a bounded queue of frames."""

    def __init__(self) -> None:
        """Start with an empty queue."""
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._closed = False

    def put(self, text: str) -> None:
        """Queue a frame; a page too slow to read is let go and catches up when it connects again."""
        if self._queue.qsize() >= QUEUE_LENGTH:
            self.close()
        if not self._closed:
            self._queue.put_nowait(text)

    def close(self) -> None:
        """End the stream after what is queued."""
        if not self._closed:
            self._closed = True
            self._queue.put_nowait(None)

    async def frames(self, ping_seconds: float = PING_SECONDS) -> AsyncIterator[str]:
        """Yield frames as they come, and a ping in every silence, until closed."""
        while True:
            try:
                text = await asyncio.wait_for(self._queue.get(), ping_seconds)
            except asyncio.TimeoutError:
                text = frame({}, "ping")
            if text is None:
                return
            yield text


class Conversation:
    """One person's conversation."""

    def __init__(self, history: Iterable[Message] = ()) -> None:
        """Start from what the tracker remembers."""
        self.last_used = time.monotonic()
        self._epoch = secrets.token_hex(4)  # event ids of an earlier life of this buffer must not match
        self._count = 0
        self._size = 0
        self._buffer: deque[tuple[int, Message, str]] = deque()
        self._listeners: list[Listener] = []
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._failed: set[str] = set()
        self._turns: dict[str, int] = {}  # message id -> bot messages seen when its turn began
        self._bot_messages = 0
        for message in history:
            self.publish(message)

    @property
    def in_use(self) -> bool:
        """Whether a page listens or a turn is under way."""
        return bool(self._listeners or self._turns)

    def publish(self, message: Message) -> None:
        """Keep a message and send it to every open page."""
        self.last_used = time.monotonic()
        self._count += 1
        message = {"time": time.time(), **message}
        text = frame(message, event_id=f"{self._epoch}.{self._count}")
        self._buffer.append((self._count, message, text))
        self._size += len(text)
        while len(self._buffer) > MOST_MESSAGES or (self._size > MOST_BYTES and len(self._buffer) > 1):
            self._size -= len(self._buffer.popleft()[2])
        if message["type"] == "user":
            self._remember(message["id"])
        else:
            self._bot_messages += 1
        self._send(text)

    def offers(self, payload: str) -> bool:
        """Tell whether the bot offered this payload on a button or row that is still in the buffer."""
        return any(payload in payloads(message) for _, message, _ in self._buffer)

    def begin(self, message_id: str) -> str:
        """Claim a turn for a person's message.

        Returns:
            ``new``: go on; ``again``: go on, its first turn failed; ``duplicate``: it was accepted
            before; ``busy``: too many turns under way.
        """
        outcome = "again" if message_id in self._failed else "new"
        if message_id in self._seen and outcome == "new":
            return "duplicate"
        if len(self._turns) >= MOST_TURNS:
            return "busy"
        self._failed.discard(message_id)
        self._remember(message_id)
        self._turns[message_id] = self._bot_messages
        self._send(frame({"id": message_id, "state": "started"}, "turn"))
        return outcome

    def finish(self, message_id: str, failed: bool = False) -> None:
        """End a turn; a failed one may be sent again under the same message id."""
        said_before = self._turns.pop(message_id)
        if failed:
            self._failed.add(message_id)
        ended = "failed" if failed else "silent" if said_before == self._bot_messages else "done"
        self._send(frame({"id": message_id, "state": ended}, "turn"))

    def listen(self, after: str | None) -> Listener:
        """Add a page that has seen everything up to event ``after``; the oldest makes room if need be."""
        if len(self._listeners) >= MOST_LISTENERS:
            oldest = self._listeners.pop(0)
            oldest.put(frame({}, "superseded"))
            oldest.close()
        listener = Listener()
        missed = self._missed(after)
        if missed is None:
            missed = [text for *_, text in self._buffer]
            listener.put(frame({"messages": len(missed)}, "reset"))
        for text in missed:
            listener.put(text)
        listener.put(frame({"turns": list(self._turns)}, "ready"))
        self._listeners.append(listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a page that went away."""
        self.last_used = time.monotonic()
        if listener in self._listeners:
            self._listeners.remove(listener)

    def close(self, event: str | None = None) -> None:
        """End every page's stream, with an event that says why."""
        for listener in self._listeners:
            if event is not None:
                listener.put(frame({}, event))
            listener.close()
        self._listeners.clear()

    def _missed(self, after: str | None) -> list[str] | None:
        """Return what came after an event; ``None`` if the page has to start afresh."""
        epoch, _, number = (after or "").partition(".")
        if epoch != self._epoch or not number.isdigit():
            return None
        oldest = self._buffer[0][0] if self._buffer else self._count + 1
        if not oldest - 1 <= int(number) <= self._count:
            return None
        return [text for count, _, text in self._buffer if count > int(number)]

    def _remember(self, message_id: str) -> None:
        self._seen[message_id] = None
        while len(self._seen) > MOST_REMEMBERED_IDS:
            self._failed.discard(self._seen.popitem(last=False)[0])

    def _send(self, text: str) -> None:
        for listener in self._listeners:
            listener.put(text)


class Conversations:
    """All conversations in memory, at most ``most`` of them; idle ones leave first."""

    def __init__(self, most: int, idle_seconds: float) -> None:
        """Hold up to ``most`` conversations, each until nobody used it for ``idle_seconds``."""
        self._most = most
        self._idle_seconds = idle_seconds
        self._by_id: OrderedDict[str, Conversation] = OrderedDict()

    def __len__(self) -> int:
        """Return how many conversations are in memory."""
        return len(self._by_id)

    def get(self, conversation_id: str) -> Conversation | None:
        """Return a conversation that is in memory."""
        conversation = self._by_id.get(conversation_id)
        if conversation is not None:
            self._by_id.move_to_end(conversation_id)
        return conversation

    def add(self, conversation_id: str, history: Iterable[Message] = ()) -> Conversation | None:
        """Take a conversation into memory; ``None`` if it is full of conversations in use."""
        self._sweep()
        if len(self._by_id) >= self._most:
            return None
        self._by_id[conversation_id] = Conversation(history)
        return self._by_id[conversation_id]

    def close(self) -> None:
        """End every stream, for the server's stop."""
        for conversation in self._by_id.values():
            conversation.close()

    def _sweep(self) -> None:
        """Let go of idle conversations, and of the least recently used while there is no room."""
        now = time.monotonic()
        for conversation_id, conversation in list(self._by_id.items()):
            full = len(self._by_id) >= self._most
            idle = now - conversation.last_used > self._idle_seconds
            if not conversation.in_use and (idle or full):
                del self._by_id[conversation_id]
