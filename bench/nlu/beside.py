"""What a host bot's classifier loses, and what ours finds, when `nlu/beside.py` stands beside it.

    .venv/bin/python -m actions.install --into HOST --yes
    .venv-rasa/bin/python bench/nlu/beside.py HOST [more hosts]

The host's own components learn exactly what they learnt without us, so a sentence of the host's can only be lost by
being claimed: five times a fifth of its sentences is left out of the learning, and the claimed ones are counted.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from nlu.beside import HubSpotIntents, names_ours  # noqa: E402
from nlu.linear import LinearModel  # noqa: E402

FOLDS = 5
OPTIONS = HubSpotIntents.get_default_config()
_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
Pair = tuple[str, str]


def read(path: Path) -> Iterator[Pair]:
    """Sentences with their intents."""
    for block in yaml.safe_load(path.read_text("utf-8")).get("nlu") or ():
        for line in block["examples"].splitlines() if "intent" in block else ():
            yield _MARKED.sub(r"\1", line.removeprefix("- ")).strip(), block["intent"].partition("/")[0]


def learn(pairs: list[Pair]) -> LinearModel:
    """As the component learns."""
    return LinearModel.train([t for t, _ in pairs], [i for _, i in pairs], cost=1.0, sharpness=5.0)


def claimed(model: LinearModel, texts: list[str], starts: set[str], words: list[str]) -> list[str | None]:
    """The dialog each sentence would be claimed for."""
    found = []
    for text, row in zip(texts, model.probabilities(texts), strict=True):
        best = max(range(len(row)), key=row.__getitem__)
        least = OPTIONS["threshold" if names_ours(text, words) else "bare_threshold"]
        found.append(model.labels[best] if model.labels[best] in starts and row[best] >= least else None)
    return found


def measure(folder: Path, held_out: list[Pair]) -> None:
    """Print both figures of one host."""
    ours: dict[str, Any] = json.loads((folder / "hubspot_nlu" / "sentences.json").read_text("utf-8"))
    sentences = [(text, intent) for intent, texts in ours["sentences"].items() for text in texts]
    host = [pair for path in sorted((folder / "data").glob("*.yml")) for pair in read(path)]
    starts, words = set(ours["starts"]) - {intent for _, intent in host}, ours["words"]
    lost = []
    for fold in range(FOLDS):
        left_out = [text for number, (text, _) in enumerate(host) if number % FOLDS == fold]
        model = learn([*sentences, *(pair for number, pair in enumerate(host) if number % FOLDS != fold)])
        taken = claimed(model, left_out, starts, words)
        lost += [(text, dialog) for text, dialog in zip(left_out, taken, strict=True) if dialog]
    print(f"{folder.name}: {len(lost)} of {len(host)} of its sentences claimed {lost}")
    model, wanted = learn([*sentences, *host]), [pair for pair in held_out if pair[1] in starts]
    taken = claimed(model, [text for text, _ in wanted], starts, words)
    right = sum(dialog == intent for dialog, (_, intent) in zip(taken, wanted, strict=True))
    wrong = sum(dialog not in {None, intent} for dialog, (_, intent) in zip(taken, wanted, strict=True))
    print(f"  of {len(wanted)} held-out requests {right / len(wanted):.1%} start their dialog, {wrong} another one")


if __name__ == "__main__":
    kept_aside = [pair for path in sorted(ROOT.glob("bench/nlu/holdout*.yml")) for pair in read(path)]
    for argument in sys.argv[1:]:
        measure(Path(argument), kept_aside)
