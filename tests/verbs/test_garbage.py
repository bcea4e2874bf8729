"""What a turn makes goes with it: the garbage collector, told to look seldom (`server/plugin.py`), finds nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.talk import Talk


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("show the deal Kestrel arm upgrade", "get_deal"),
        ("which deals close next month", "search_deals"),
        ("set the amount of Kestrel arm upgrade to 12k", "update_deal"),
        ("show deal 1", "get_deal"),
    ],
)
async def test_a_turn_leaves_nothing_to_collect(talk: Talk, no_collector: None, words: str, intent: str) -> None:
    for _ in range(2):  # what is made once for all
        await talk.say(words, intent)
    gc.collect()
    assert 0 in [await left_by_five_turns(talk, words, intent) for _ in range(4)]


async def left_by_five_turns(talk: Talk, words: str, intent: str) -> int:
    """What the collector finds after them: what a turn leaves, it leaves each time.

    The sandbox and what is left of other tests share this process; what ends there meanwhile is found once.
    """
    for _ in range(5):
        await talk.say(words, intent)
    return gc.collect()
