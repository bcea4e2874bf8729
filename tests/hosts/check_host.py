"""Run by Rasa's own Python: test stories and sentences, with one loading of the model. JSON on the last line."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile


async def check(model: str, stories: str, held_out: dict[str, list[str]]) -> dict[str, object]:
    """The failed stories by name, their total, and how many sentences were read right."""
    sys.path.insert(0, os.getcwd())  # as `rasa` does: the pipeline may name components in the bot's folder
    from rasa.core.agent import Agent
    from rasa.core.test import test as run_stories

    agent = Agent.load(model)
    with tempfile.TemporaryDirectory() as out:
        report = await run_stories(stories, agent, e2e=True, out_directory=out, disable_plotting=True)
        failed = os.path.join(out, "failed_test_stories.yml")
        with open(failed, encoding="utf-8") as file:
            text = file.read()
    read = [(intent, await agent.parse_message(text)) for intent, texts in held_out.items() for text in texts]
    return {
        "failed": [line.partition("story:")[2].strip() for line in text.splitlines() if "story:" in line],
        "total": int(report["report"]["conversation_accuracy"]["total"]),
        "right": sum(found["intent"]["name"] == intent for intent, found in read),
        "sentences": len(read),
    }


if __name__ == "__main__":
    print("\n" + json.dumps(asyncio.run(check(sys.argv[1], sys.argv[2], json.load(sys.stdin)))))
