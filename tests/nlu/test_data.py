"""The training data by itself: what can be checked without Rasa."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from bench.nlu.measure import HOLDOUTS, Sentence, read_sentences

PROJECT = Path(__file__).parents[2]
FILES = sorted(PROJECT.joinpath("data").rglob("*.yml"))
DOMAIN = yaml.safe_load((PROJECT / "domain.yml").read_text("utf-8"))
INTENTS = {name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]} - {"nlu_fallback"}
ENTITIES = {f"hubspot_{kind}" for kind in (
    "name company amount date stage owner email phone id property value ordinal".split()
)}  # fmt: skip
FEWEST = 40  # examples that an intent needs to stand beside the others
RESERVED = re.compile(r"(^|\.)(example(\.(com|org|net))?|test|invalid)$")  # RFC 2606, RFC 6761


def same(text: str) -> str:
    """What two sentences share that differ in capitals and closing marks alone."""
    return text.casefold().strip(" ?!.")


@pytest.fixture(scope="module")
def trained() -> list[Sentence]:
    files = [path for path in FILES if "nlu" in yaml.safe_load(path.read_text("utf-8"))]
    return [sentence for path in files for sentence in read_sentences(path)]


@pytest.fixture(scope="module")
def held_out() -> list[Sentence]:
    return [sentence for path in HOLDOUTS for sentence in read_sentences(path)]


def test_no_sentence_means_two_things(trained: list[Sentence], held_out: list[Sentence]) -> None:
    meanings = defaultdict(set)
    for sentence in [*trained, *held_out]:
        meanings[same(sentence.text)].add(sentence.intent)
    assert {text: intents for text, intents in meanings.items() if len(intents) > 1} == {}


def test_no_held_out_sentence_is_trained_on(trained: list[Sentence], held_out: list[Sentence]) -> None:
    known = {same(sentence.text) for sentence in trained}
    assert [sentence.text for sentence in held_out if same(sentence.text) in known] == []


def test_every_intent_of_the_domain_has_examples_and_a_measure(
    trained: list[Sentence], held_out: list[Sentence]
) -> None:
    counted = Counter(sentence.intent for sentence in trained)
    assert set(counted) == INTENTS
    assert {intent: n for intent, n in counted.items() if n < FEWEST} == {}
    assert {sentence.intent for sentence in held_out} == INTENTS
    assert len(held_out) >= 500


def test_only_the_public_entities_are_marked(trained: list[Sentence], held_out: list[Sentence]) -> None:
    marked = {entity for sentence in [*trained, *held_out] for entity, _ in sentence.entities}
    assert marked == ENTITIES


def test_addresses_are_of_nobody(trained: list[Sentence], held_out: list[Sentence]) -> None:
    texts = [sentence.text.casefold() for sentence in [*trained, *held_out]]
    domains = {domain.strip(".") for text in texts for domain in re.findall(r"@([\w.-]+\.\w+)", text)}
    assert {domain for domain in domains if not RESERVED.search(domain)} == set()


@pytest.mark.parametrize("path", sorted(Path("data").rglob("*.yml")), ids=lambda path: path.name)
def test_one_layout(path: Path) -> None:
    """`tools/new_object.py` reads these files by lines."""
    nlu = path.read_text("utf-8").partition("\nrules:")[0].splitlines()
    assert not [line for line in nlu if re.match(r"\s+(?:- intent:|examples:)", line) and line != "  examples: |"]
