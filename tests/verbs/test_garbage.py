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
    for _ in range(5):
        await talk.say(words, intent)
    assert gc.collect() == 0
