"""The bench measures what it says: every subject answers, and what it counts is right. No figure is judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import mixed
from bench.conversation import Conversation, Deal
from bench.marks import put
from bench.measure import FLOOR, NAIVE, PACK, THREADS, Bench, Plan, quantile, summary
from bench.report import gathered, markdown, of_ideal, targets

DEAL = Deal("900100200", "Harbour lights")


def test_a_turn_is_as_rasa_sends_it() -> None:
    sent = json.loads(Conversation(PACK.action, DEAL).body)
    assert sent["next_action"] == "action_get_deal" and sent["tracker"]["sender_id"] == sent["sender_id"]
    assert sent["tracker"]["latest_message"]["text"] == "show me deal 900100200"
    assert sent["tracker"]["active_loop"] == {} and sent["tracker"]["latest_action_name"] == "action_listen"
    assert sent["domain"]["intents"] and sent["tracker"]["slots"]["hubspot_dialog"] is None


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
