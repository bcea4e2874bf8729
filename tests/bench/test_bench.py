"""The bench measures what it says: every subject answers, and what it counts is right. No figure is judged."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from actions.server.watched import _message
from bench import mixed
from bench.conversation import Conversation, Deal
from bench.marks import put
from bench.measure import FLOOR, NAIVE, PACK, THREADS, Bench, Plan, quantile, summary
from bench.report import costs, gathered, markdown, of_ideal, targets

DEAL = Deal("900100200", "Harbour lights")


def test_a_turn_is_as_rasa_sends_it() -> None:
    sent = json.loads(Conversation(PACK.action, DEAL).body)
    assert sent["next_action"] == "action_get_deal" and sent["tracker"]["sender_id"] == sent["sender_id"]
    assert sent["tracker"]["latest_message"]["text"] == "show me deal 900100200"
    assert sent["tracker"]["active_loop"] == {} and sent["tracker"]["latest_action_name"] == "action_listen"
    assert sent["domain"]["intents"] and sent["tracker"]["slots"]["hubspot_dialog"] is None


def test_each_turn_is_a_message_of_its_own() -> None:
    talk = Conversation(PACK.action, DEAL)
    first, second = (_message(json.loads(talk.body)) for _ in range(2))
    assert first != second and abs(float(second) - time.time()) < 60


def test_an_answer_counts_only_if_it_shows_the_deal() -> None:
    talk = Conversation(NAIVE.action, DEAL)
    assert talk.shows(b'{"responses": [{"text": "Harbour lights: 12"}]}')
    assert not talk.shows(b'{"responses": [{"text": "HubSpot does not answer."}]}')
    assert not talk.shows(b'{"responses": []}')


def test_figures() -> None:
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0 and quantile([1.0], 0.99) == 1.0
    row = {"subject": "pack", "people": 32, "latency_ms": 200, "per_second": 80.0, "hubspot_calls_per_turn": 1}
    assert of_ideal(row) == 0.5
    rounds = [{**row, "per_second": speed} for speed in (10.0, 30.0, 20.0)]
    assert [best["per_second"] for best in summary(rounds)] == [30.0]


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.timeout(300)
def test_every_subject_is_measured(tmp_path: Path) -> None:
    plan = Plan((PACK, NAIVE, THREADS, FLOOR), loads=((1, 0), (4, 50)), seconds=0.5, warm=0.2, rounds=1, starts=1)
    bench = Bench(plan, tmp_path / "servers.log", lambda text: None)
    bench.run()
    results = json.loads(json.dumps(gathered(bench, None)))
    rows = {(row["subject"], row["people"]): row for row in results["summary"]}
    assert set(rows) == {(key, people) for key in ("pack", "naive", "threads") for people in (1, 4)} | {("floor", 1)}
    for key in ("pack", "naive", "threads"):
        assert rows[key, 4]["hubspot_calls_per_turn"] == 1
        assert rows[key, 4]["p50_ms"] >= 50
    assert rows["naive", 4]["connections_per_turn"] == 1
    assert rows["pack", 4]["connections_per_turn"] < 1
    assert {row["subject"]: row["first_turn_calls"] for row in results["servers"]}["naive"] == 1
    assert "action server up (≤ 3 s)" in targets(results)
    assert "| 4 | 50 ms |" in markdown(results)
    assert "| 4 at once, HubSpot 50 ms |" in costs(results)


def test_figures_go_between_the_marks(tmp_path: Path) -> None:
    row = {"people": 2, "latency_ms": 200, "hubspot_calls_per_turn": 1, "hubspot_ms": None, "p50_ms": 1, "p99_ms": 10}
    rows = [{**row, "subject": "pack", "per_second": 30}, {**row, "subject": "naive", "per_second": 10, "p99_ms": 25}]
    machine = {"cores": 2, "python": "3.11", "rasa_sdk": "3.21.1", "load_before": None}
    results = {"summary": rows, "servers": [{"subject": "pack", "start_seconds": [1.5]}], "machine": machine}
    marked, plain = tmp_path / "marked.md", tmp_path / "plain.md"
    marked.write_text("before <!-- bench -->old<!-- /bench --> after")
    plain.write_text("nothing")
    for page in (marked, plain):
        put(page, "bench", markdown(results))
    text = marked.read_text()
    assert "| 2 | 200 ms | 3.0 × | 2.5 × sooner |" in text and "1.50 s" in text and "old" not in text
    assert text.startswith("before ") and text.endswith(" after") and plain.read_text() == "nothing"


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.timeout(300)
def test_all_twelve_dialogs_end_as_they_should(tmp_path: Path) -> None:
    found = mixed.measure(0.05, 3, 1, tmp_path)
    assert found["messages"] >= 42 and not found["wrong"]
    assert "messages that did not end as they should | 0" in mixed.markdown(found)


def test_two_servers_are_compared_with_one_on_the_same_stores() -> None:
    reading = {"memory": 1e6, "files": 1, "threads": 1, "connections": 1}
    one = {
        "servers": 1,
        "shared": True,
        "people": 16,
        "minutes": 1,
        "messages": 600,
        "p50_ms": 1,
        "p99_ms": 2,
        "cpu_ms_per_message": 11.0,
        "idle_ms_per_message": 1.0,
        "hubspot_calls_per_message": 1,
        "wrong": [],
        "readings": [reading],
    }
    two = {**one, "servers": 2, "cpu_ms_per_message": 13.0, "idle_ms_per_message": 2.0, "wrong": ["get_deal: busy"]}
    best = mixed.best([two, {**two, "cpu_ms_per_message": 14.0, "wrong": []}])
    assert best == two, "what went wrong in any round stays"
    text = mixed.markdown({**best, "one": one})
    assert "one action server, PostgreSQL and Redis" in text and "2 action servers, PostgreSQL and Redis" in text
    assert "With 2 servers a message takes 1.10 × the processor time" in text
    plain = {name: value for name, value in one.items() if name != "shared"}
    assert "16 people, one action server |" in mixed.markdown(plain), "figures kept from before are told as they were"


def test_the_processor_time_of_a_turn_stands_beside_the_floor() -> None:
    rows = [("pack", 128, 3.671), ("naive", 128, 5.06), ("floor", 128, 1.7), ("pack", 1, 4.6)]
    summed = [{"subject": s, "people": n, "latency_ms": 0, "cpu_ms_per_turn": cpu} for s, n, cpu in rows]
    text = costs({"summary": summed})
    assert "| 128 at once, HubSpot 0 ms | 3.67 |  | 5.06 | 1.70 |" in text
    assert "| 1 at once, HubSpot 0 ms | 4.60 |  |  |  |" in text
