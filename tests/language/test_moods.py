"""Whether a sentence wishes something done, asks, thinks aloud, or forbids."""

from __future__ import annotations

import pytest

from actions.language import heard


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("what did I just change", "ask"),
        ("who changed the amount?", "ask"),
        ("did you update it?", "ask"),
        ("is the amount 350k?", "ask"),
        ("what happens if I delete it?", "ask"),
        ("would 350k be too much?", "ask"),
        ("wasn't it 200k?", "ask"),
        ("how do I change the owner of a deal", "guide"),
        ("is it possible to delete a deal?", "guide"),
        ("it's closed won already?", "guide"),
        ("don't delete it", "forbid"),
        ("please never change the amount", "forbid"),
        ("I'd never sell it for 200k", "forbid"),
        ("keep it as it is", "forbid"),
        ("I might delete it later", "muse"),
        ("before you change the amount let me check with Dana", "muse"),
        ("next week I'll probably set it to closed won", "muse"),
        ("delete it if it's a duplicate", "muse"),
        ("I'm not sure about the amount, maybe 190k", "muse"),
    ],
)
def test_what_is_no_order(text: str, mood: str) -> None:
    assert heard(text).mood == mood


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("what if we lower it to 300k?", "lower it to 300k?"),
        ("should I move it to closed won?", "move it to closed won?"),
        ("if they sign, move it to closed won", "move it to closed won"),
        ("move it to closed won if they sign", "move it to closed won"),
        ("maybe we should raise it to 350k", "raise it to 350k"),
    ],
)
def test_what_is_mused_about(text: str, matter: str) -> None:
    assert heard(text).mood == "muse" and heard(text).text.strip() == matter


@pytest.mark.parametrize(
    "text",
    [
        "can you move it to closed won?",
        "could you please set the amount to 5k",
        "I was wondering if you could move it to closed won",
        "would you mind changing the amount to 5k",
        "if you can, move it to closed won",
        "I'd appreciate it if Sable Point were passed to Ebba and raised to 14k.",
        "don't forget to set the amount to 5k",
        "I don't need that deal anymore, delete it",
        "move it to closed won, ok?",
        "when you have time, change the stage to contract sent",
        'create a deal called "What now? Phase 2" for 5k',
        "have Priya take it over",
        "we won Acme",
    ],
)
def test_what_is_an_order(text: str) -> None:
    assert heard(text).mood == "order"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("what's the amount? make it 5k", "make it 5k"),
        ("don't delete it, move it to closed lost", "move it to closed lost"),
        ("don't change the amount, just set the close date to Friday", "just set the close date to Friday"),
    ],
)
def test_an_order_behind_something_else_counts(text: str, order: str) -> None:
    assert heard(text) == ("order", order)
