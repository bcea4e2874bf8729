"""Writes `calm/domain/responses.yml`: the bot's words in `domain.yml`, for assistants on flows (Rasa Pro).

A domain for flows cannot have the forms of `domain.yml` beside it, so the words are there twice, and a test holds them
equal: `.venv/bin/python -m tools.calm` after a change of the words.
"""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
RESPONSES = PROJECT / "calm/domain/responses.yml"
HEAD = """\
# What the bot says, as in the pack's domain.yml (`python -m tools.calm` copies it from there). Reword or translate it
# freely; keep the {placeholders}.
version: "3.1"

responses:
"""


def responses() -> str:
    """The file: every response but those that only rules of Rasa Open Source utter."""
    rules = "\n".join(path.read_text() for path in (PROJECT / "data").rglob("*.yml"))
    words = (PROJECT / "domain.yml").read_text().partition("\nresponses:\n")[2]
    blocks = re.split(r"(?m)^(?=  \S)", re.split(r"(?m)^\S", words)[0])
    return HEAD + "".join(block for block in blocks if not _is_for_rules(block, rules)).rstrip("\n") + "\n"


def _is_for_rules(block: str, rules: str) -> bool:
    name = re.match(r"  (utter_\w+):", block)
    return name is not None and re.search(rf"\b{name[1]}\b", rules) is not None


if __name__ == "__main__":
    RESPONSES.write_text(responses())
