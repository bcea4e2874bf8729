"""Parse sentences with a trained model: a JSON list on stdin, a JSON object on stdout.

Run by Rasa's own Python, in a process of its own, so that load time and memory are those of one model:
`.venv-rasa/bin/python bench/nlu/parse.py models/x.tar.gz < sentences.json`
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path


async def parse(model: str, sentences: list[str]) -> dict[str, object]:
    """Every sentence's reading, with what loading and reading cost.

    Returns:
        `load_seconds`, `rss_mb` (peak), `cpu_ms` (processor milliseconds, one number per sentence) and `parsed`: per
        sentence the `ranking` of [intent, confidence] without the fallback, `fallback` (did the FallbackClassifier
        step in?) and `entities` as [type, text] pairs.
    """
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the pipeline names components of ours
    from rasa.core.agent import Agent

    started = time.perf_counter()
    agent = Agent.load(model)
    await agent.parse_message("hello")
    load_seconds = time.perf_counter() - started
    parsed, cpu_ms = [], []
    for sentence in sentences:
        before = time.process_time()
        read = await agent.parse_message(sentence)
        cpu_ms.append((time.process_time() - before) * 1000)
        ranking = [[r["name"], r["confidence"]] for r in read["intent_ranking"] if r["name"] != "nlu_fallback"]
        entities = [[e["entity"], sentence[e["start"] : e["end"]]] for e in read["entities"]]
        fallback = read["intent"]["name"] == "nlu_fallback"
        parsed.append({"ranking": ranking, "fallback": fallback, "entities": entities})
    rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load_seconds": load_seconds, "rss_mb": rss_mb, "cpu_ms": cpu_ms, "parsed": parsed}


if __name__ == "__main__":
    result = asyncio.run(parse(sys.argv[1], json.load(sys.stdin)))
    json.dump(result, sys.stdout)
