"""Measure NLU pipelines on the held-out sentences (`bench/nlu/holdout*.yml`).

    .venv/bin/python bench/nlu/measure.py                                # config.yml
    .venv/bin/python bench/nlu/measure.py bench/nlu/pipelines/*.yml      # those that it was chosen among
    .venv/bin/python bench/nlu/measure.py --model models/x.tar.gz -v     # a trained model, with every miss

Needs nothing but PyYAML and `.venv-rasa`; each training and each model runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
HOLDOUTS = sorted(ROOT.glob("bench/nlu/holdout*.yml"))
RASA = ROOT / ".venv-rasa/bin"
ANNOTATION = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<entity>\w+)\)")
QUIET = {"SQLALCHEMY_SILENCE_UBER_WARNING": "1", "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_TELEMETRY_ENABLED": "false"}


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence: what it means and which words stand for what."""

    text: str
    intent: str
    entities: frozenset[tuple[str, str]]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The annotated examples of a Rasa NLU file."""
    for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
        if "intent" not in block:
            continue
        for line in block["examples"].splitlines():
            marked = line.removeprefix("- ")
            entities = frozenset((m["entity"], m["text"]) for m in ANNOTATION.finditer(marked))
            yield Sentence(ANNOTATION.sub(r"\g<text>", marked), block["intent"], entities)


def train(config: Path, out: Path) -> tuple[Path, float, float]:
    """Train the NLU part from nothing; returns the model, wall seconds and CPU seconds (start of Rasa included)."""
    env = {**os.environ, **QUIET, "RASA_CACHE_DIRECTORY": str(out / "cache")}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = ["nice", str(RASA / "rasa"), "train", "nlu", "--nlu", "data", "--config", str(config)]
    log = subprocess.run(
        [*command, "--out", str(out), "--fixed-model-name", "model"], cwd=ROOT, env=env, capture_output=True, text=True
    )
    if log.returncode:
        raise SystemExit(f"training {config} failed:\n{log.stderr[-3000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return out / "model.tar.gz", time.perf_counter() - started, cpu


def parse(model: Path, texts: list[str]) -> dict[str, Any]:
    """What `parse.py` says of these sentences."""
    done = subprocess.run(
        [str(RASA / "python"), str(ROOT / "bench/nlu/parse.py"), str(model)],
        input=json.dumps(texts), capture_output=True, text=True, env={**os.environ, **QUIET}, cwd=ROOT,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"parsing with {model} failed:\n{done.stderr[-3000:]}")
    result: dict[str, Any] = json.loads(done.stdout[done.stdout.index('{"load_seconds"') :])
    return result


def entity_f1(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> float:
    """Micro-averaged F1 over exact (type, text) pairs."""
    found = [{tuple(e) for e in p["entities"]} for p in parsed]
    right = sum(len(s.entities & f) for s, f in zip(sentences, found, strict=True))
    total = sum(len(s.entities) for s in sentences) + sum(map(len, found))
    return 2 * right / total if total else 0.0


def fallback_table(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> str:
    """What each fallback setting would do: percent done rightly, done wrongly, asked (and the two offered hold it)."""
    lines = ["threshold  ambiguity   right   wrong   asked   asked, offer right"]
    for threshold in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6):
        for ambiguity in (0.0, 0.05, 0.1, 0.2):
            right = wrong = asked = offered = 0
            for sentence, read in zip(sentences, parsed, strict=True):
                (first, sure), (second, next_sure) = read["ranking"][:2]
                if sure < threshold or sure - next_sure < ambiguity:
                    asked += 1
                    offered += sentence.intent in (first, second)
                elif first == sentence.intent:
                    right += 1
                else:
                    wrong += 1
            shares = [f"{100 * n / len(sentences):6.1f}%" for n in (right, wrong, asked, offered)]
            lines.append(f"{threshold:9.2f}  {ambiguity:9.2f} " + " ".join(shares))
    return "\n".join(lines)


def score(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> tuple[float, float]:
    """The shares of sentences whose intent is the first reading, and one of the first two."""
    tops = [[intent for intent, _ in p["ranking"][:2]] for p in parsed]
    right = sum(s.intent == t[0] for s, t in zip(sentences, tops, strict=True))
    two = sum(s.intent in t for s, t in zip(sentences, tops, strict=True))
    return right / len(sentences), two / len(sentences)


def report(name: str, model: Path, verbose: bool) -> str:
    """The figures of one model on each held-out set; with `verbose` also the misses and the fallback table."""
    sets = {path.stem: list(read_sentences(path)) for path in HOLDOUTS}
    result = parse(model, [s.text for sentences in sets.values() for s in sentences])
    lines = [
        f"{name}: load {result['load_seconds']:.1f} s, {result['rss_mb']:.0f} MB, "
        f"{statistics.median(result['cpu_ms']):.1f} CPU ms a message"
    ]
    parsed = iter(result["parsed"])
    for stem, sentences in sets.items():
        read = list(islice(parsed, len(sentences)))
        right, two = score(sentences, read)
        lines.append(
            f"  {stem}: intents {right:.1%} of {len(sentences)}, in the first two {two:.1%}, "
            f"entity F1 {entity_f1(sentences, read):.2f}"
        )
        lines += [*misses(sentences, read), fallback_table(sentences, read)] if verbose else []
    return "\n".join(lines)


def misses(sentences: list[Sentence], parsed: list[dict[str, Any]]) -> list[str]:
    """A line for each sentence that was misread."""
    firsts = [p["ranking"][0] for p in parsed]
    return [
        f"    {s.intent:18} read as {intent:18} {sure:.2f}  {s.text}"
        for s, (intent, sure) in zip(sentences, firsts, strict=True)
        if intent != s.intent
    ]


def main() -> None:
    """Train and measure each pipeline named, or the project's own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("configs", nargs="*", type=Path, default=[ROOT / "config.yml"])
    options.add_argument("--model", type=Path, help="measure this trained model, train nothing")
    options.add_argument("-v", "--verbose", action="store_true", help="every miss, and the fallback table")
    chosen = options.parse_args()
    if chosen.model:
        print(report(chosen.model.name, chosen.model.resolve(), chosen.verbose))
        return
    for config in chosen.configs:
        with tempfile.TemporaryDirectory() as folder:
            model, wall, cpu = train(config.resolve(), Path(folder))
            print(report(config.stem, model, chosen.verbose))
            print(f"  trained in {wall:.0f} s ({cpu:.0f} s of CPU)", flush=True)


if __name__ == "__main__":
    main()
