"""The buffer, the turns and the bounds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from channels import conversations
from channels.conversations import Conversation, Conversations, Listener
from channels.messages import user_message


def bot(text: str, *payloads: str) -> dict[str, Any]:
    return {"type": "bot", "text": text, "buttons": [{"title": "x", "payload": each} for each in payloads]}


async def told(listener: Listener) -> list[tuple[str, dict[str, Any], str]]:
    """All frames waiting for a page: event, data, id."""
    read = []
    frames = listener.frames(ping_seconds=0.01)
    async for text in frames:
        fields = dict(line.split(": ", 1) for line in text.strip().split("\n"))
        if fields.get("event") == "ping":
            break
        read.append((fields.get("event", "message"), json.loads(fields["data"]), fields.get("id", "")))
    await frames.aclose()
    return read


def texts(read: list[tuple[str, dict[str, Any], str]]) -> list[str]:
    return [data["text"] for event, data, _ in read if event == "message"]


async def test_a_new_page_gets_everything() -> None:
    conversation = Conversation([bot("one"), bot("two")])
    read = await told(conversation.listen(None))
    assert [event for event, *_ in read] == ["reset", "message", "message", "ready"]
    assert texts(read) == ["one", "two"]


async def test_an_open_page_hears_at_once() -> None:
    conversation = Conversation()
    listener = conversation.listen(None)
    await told(listener)
    conversation.publish(bot("pushed"))
    assert texts(await told(listener)) == ["pushed"]


async def test_a_page_that_comes_back_gets_what_it_missed() -> None:
    conversation = Conversation()
    listener = conversation.listen(None)
    conversation.publish(bot("one"))
    last = (await told(listener))[-1][2]
    conversation.leave(listener)
    conversation.publish(bot("two"))
    read = await told(conversation.listen(last))
    assert [event for event, *_ in read] == ["message", "ready"]
    assert texts(read) == ["two"]


@pytest.mark.parametrize("after", ["", "nonsense", "00000000.1", "{epoch}.9", "{epoch}.x", "{epoch}."])
async def test_a_page_from_another_life_starts_afresh(after: str) -> None:
    conversation = Conversation([bot("one")])
    epoch = (await told(conversation.listen(None)))[1][2].partition(".")[0]
    read = await told(conversation.listen(after.format(epoch=epoch)))
    assert [event for event, *_ in read] == ["reset", "message", "ready"]


async def test_the_buffer_is_bounded_in_messages_and_in_bytes() -> None:
    many, large = Conversation(), Conversation()
    first = many.listen(None)
    many.publish(bot("0"))
    last = (await told(first))[-1][2]
    for number in range(1, 300):
        many.publish(bot(str(number)))
        large.publish(bot("x" * 10_000))
    read = await told(many.listen(None))
    assert texts(read) == [str(number) for number in range(100, 300)]
    assert (await told(many.listen(last)))[0][0] == "reset"  # it missed more than is kept
    kept = await told(large.listen(None))
    assert sum(len(text) for text in texts(kept)) <= conversations.MOST_BYTES


async def test_one_message_larger_than_the_buffer_is_still_delivered() -> None:
    conversation = Conversation([bot("x" * conversations.MOST_BYTES * 2)])
    assert len(texts(await told(conversation.listen(None)))) == 1


async def test_a_slow_page_is_let_go() -> None:
    conversation = Conversation()
    listener = conversation.listen(None)
    for number in range(conversations.QUEUE_LENGTH + 10):
        conversation.publish(bot(str(number)))
    frames = [text async for text in listener.frames()]  # ends by itself
    assert len(frames) == conversations.QUEUE_LENGTH


async def test_the_fifth_page_takes_the_place_of_the_first() -> None:
    conversation = Conversation()
    pages = [conversation.listen(None) for _ in range(conversations.MOST_LISTENERS + 1)]
    assert [text async for text in pages[0].frames()][-1].startswith("event: superseded\n")
    conversation.publish(bot("hello"))
    assert texts(await told(pages[-1])) == ["hello"]


async def test_a_silent_line_is_kept_alive() -> None:
    async for text in Listener().frames(ping_seconds=0.01):
        assert text.startswith("event: ping\n")
        break


async def test_a_message_is_handled_once() -> None:
    conversation = Conversation()
    assert conversation.begin("m1") == "new"
    assert conversation.begin("m1") == "duplicate"
    conversation.finish("m1")
    assert conversation.begin("m1") == "duplicate"


async def test_a_message_of_the_restored_past_is_not_handled_again() -> None:
    conversation = Conversation([user_message("m1", "hello")])
    assert conversation.begin("m1") == "duplicate"


async def test_a_failed_turn_may_be_tried_again() -> None:
    conversation = Conversation()
    conversation.begin("m1")
    conversation.finish("m1", failed=True)
    assert conversation.begin("m1") == "again"
    assert conversation.begin("m1") == "duplicate"


async def test_only_so_many_turns_at_once() -> None:
    conversation = Conversation()
    for number in range(conversations.MOST_TURNS):
        assert conversation.begin(f"m{number}") == "new"
    assert conversation.begin("one more") == "busy"
    conversation.finish("m0")
    assert conversation.begin("one more") == "new"


async def test_remembered_ids_are_bounded() -> None:
    conversation = Conversation()
    for number in range(conversations.MOST_REMEMBERED_IDS + 1):
        conversation.begin(f"m{number}")
        conversation.finish(f"m{number}", failed=True)
    assert conversation.begin("m0") == "new"
    assert conversation.begin(f"m{conversations.MOST_REMEMBERED_IDS}") == "again"


@pytest.mark.parametrize(("said", "failed", "state"), [(1, False, "done"), (0, False, "silent"), (0, True, "failed")])
async def test_a_page_hears_how_a_turn_went(said: int, failed: bool, state: str) -> None:
    conversation = Conversation()
    listener = conversation.listen(None)
    conversation.begin("m1")
    conversation.publish(user_message("m1", "hello"))
    assert ("ready", {"turns": ["m1"]}, "") in await told(conversation.listen(None))
    for _ in range(said):
        conversation.publish(bot("hi"))
    conversation.finish("m1", failed)
    turns = [data for event, data, _ in await told(listener) if event == "turn"]
    assert turns == [{"id": "m1", "state": "started"}, {"id": "m1", "state": state}]


async def test_only_what_was_offered_may_be_pressed() -> None:
    conversation = Conversation([bot("Sure?", "/affirm")])
    assert conversation.offers("/affirm")
    assert not conversation.offers("/EXTERNAL_done")


async def test_closing_says_why() -> None:
    conversation = Conversation()
    listener = conversation.listen(None)
    conversation.close("moved")
    assert [text async for text in listener.frames()][-1].startswith("event: moved\n")
    assert not conversation.in_use


async def test_idle_conversations_leave_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("channels.conversations.time.monotonic", lambda: clock[0])
    everyone = Conversations(most=10, idle_seconds=60)
    idle, listening = everyone.add("idle"), everyone.add("listening")
    assert idle is not None and listening is not None
    listening.listen(None)
    clock[0] = 61
    everyone.add("new")
    assert everyone.get("idle") is None
    assert everyone.get("listening") is listening
    assert len(everyone) == 2


async def test_the_least_recently_used_makes_room() -> None:
    everyone = Conversations(most=2, idle_seconds=60)
    everyone.add("a")
    everyone.add("b")
    everyone.get("a")
    everyone.add("c")
    assert everyone.get("b") is None
    assert everyone.get("a") is not None


async def test_conversations_in_use_are_not_thrown_out() -> None:
    everyone = Conversations(most=1, idle_seconds=60)
    first = everyone.add("a")
    assert first is not None
    first.begin("m1")
    assert everyone.add("b") is None
    first.finish("m1")
    assert everyone.add("b") is not None


async def test_stopping_ends_every_stream() -> None:
    everyone = Conversations(most=2, idle_seconds=60)
    one = everyone.add("a")
    assert one is not None
    listener = one.listen(None)
    everyone.close()
    assert len([text async for text in listener.frames()]) == 2  # reset and ready, then the end
