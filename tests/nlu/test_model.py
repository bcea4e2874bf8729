"""The trained model on sentences it has not seen (`bench/nlu/holdout.yml`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.nlu.measure import HOLDOUT, Sentence, entity_f1, parse, read_sentences

MODELS = Path(__file__).parents[2] / "models"
INTENTS_FLOOR = 0.92
FIRST_TWO_FLOOR = 0.96  # what the fallback offers
ENTITIES_FLOOR = 0.65
pytestmark = pytest.mark.rasa


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return list(read_sentences(HOLDOUT))


@pytest.fixture(scope="module")
def parsed(sentences: list[Sentence]) -> list[dict[str, Any]]:
    models = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        pytest.skip("no trained model in models/: `make train`")
    result: list[dict[str, Any]] = parse(models[-1], [sentence.text for sentence in sentences])["parsed"]
    return result


def test_intents_of_unseen_sentences(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> None:
    pairs = [(s.intent, p["ranking"][0][0]) for s, p in zip(sentences, parsed, strict=True)]
    misses = Counter(pair for pair in pairs if pair[0] != pair[1])
    assert 1 - misses.total() / len(pairs) >= INTENTS_FLOOR, misses.most_common(20)


def test_the_first_two_readings_hold_the_right_one(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> None:
    held = sum(s.intent in [i for i, _ in p["ranking"][:2]] for s, p in zip(sentences, parsed, strict=True))
    assert held / len(sentences) >= FIRST_TWO_FLOOR


def test_entities_help(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> None:
    assert entity_f1(sentences, parsed) >= ENTITIES_FLOOR


def test_nothing_is_deleted_by_misreading(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> None:
    deletes = {"delete_deal", "delete_contact"}
    wrong = [
        s.text
        for s, p in zip(sentences, parsed, strict=True)
        if not p["fallback"] and p["ranking"][0][0] in deletes and s.intent not in deletes
    ]
    assert len(wrong) <= len(sentences) // 100
