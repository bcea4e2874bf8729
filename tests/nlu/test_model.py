"""The trained model on sentences it has not seen (`bench/nlu/holdout*.yml`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.nlu.measure import HOLDOUTS, Sentence, parse, read_sentences, score

MODELS = Path(__file__).parents[2] / "models"
FLOORS = {"holdout": (0.945, 0.98), "holdout2": (0.93, 0.96)}
"""By set: the least share of intents right, and of right ones among the first two, which the fallback offers."""
SURE = 0.7
"""From here on an intent interrupts a question (`actions/verbs/form.py`)."""
pytestmark = pytest.mark.rasa
Read = list[tuple[Sentence, dict[str, Any]]]


@pytest.fixture(scope="module")
def model() -> Path:
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        pytest.skip("no trained model in models/: `make train`")
    return models[-1]


@pytest.fixture(scope="module")
def read(model: Path) -> dict[str, Read]:
    sets = {path.stem: list(read_sentences(path)) for path in HOLDOUTS}
    parsed = iter(parse(model, [s.text for sentences in sets.values() for s in sentences])["parsed"])
    return {name: [(sentence, next(parsed)) for sentence in sentences] for name, sentences in sets.items()}


@pytest.mark.parametrize("name", FLOORS)
def test_intents_of_unseen_sentences(read: dict[str, Read], name: str) -> None:
    sentences, parsed = map(list, zip(*read[name], strict=True))
    first, two = score(sentences, parsed)
    misses = Counter((s.intent, p["ranking"][0][0]) for s, p in read[name] if s.intent != p["ranking"][0][0])
    assert first >= FLOORS[name][0], misses.most_common(20)
    assert two >= FLOORS[name][1], misses.most_common(20)


def test_a_reading_that_interrupts_is_seldom_wrong(read: dict[str, Read]) -> None:
    everything = [pair for pairs in read.values() for pair in pairs]
    sure = [(s, p["ranking"][0][0]) for s, p in everything if p["ranking"][0][1] >= SURE]
    assert len(sure) >= 0.8 * len(everything)
    assert sum(s.intent != intent for s, intent in sure) <= 0.03 * len(everything)


def test_gibberish_interrupts_nothing(model: Path) -> None:
    read = parse(model, ["blorp", "zzz qqq", "hmm 7x7", "qwerty uiop", "lorem ipsum dolor", "Jimbly Frocks"])["parsed"]
    loud = [p["ranking"][0] for p in read if p["ranking"][0][0] != "inform" and p["ranking"][0][1] >= SURE]
    assert loud == []


def test_nothing_is_deleted_by_misreading(read: dict[str, Read]) -> None:
    deletes = {"delete_deal", "delete_contact"}
    everything = [pair for pairs in read.values() for pair in pairs]
    wrong = [
        s.text for s, p in everything if not p["fallback"] and p["ranking"][0][0] in deletes and s.intent not in deletes
    ]
    assert len(wrong) <= len(everything) // 100
