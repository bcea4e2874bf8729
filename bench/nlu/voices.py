"""The classifier on voices it has not heard: a quarter of the files in data/voices/ is left out of training at a time.

    .venv-rasa/bin/python bench/nlu/voices.py

Says how many intents are right, which are mixed up most, and how well confidences fit at several sharpnesses. Harder
than the held-out sets, since a left-out kind of sentence is missing altogether; no set is used up by looking.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.nlu.measure import ROOT, Sentence, read_sentences
from nlu.linear import LinearModel

QUARTERS = 4
SHARPNESSES = (3.0, 4.0, 5.0, 6.0, 7.0)


def read_files() -> dict[Path, list[Sentence]]:
    files = sorted((ROOT / "data").rglob("*.yml"))
    return {file: list(read_sentences(file)) for file in files if "nlu" in yaml.safe_load(file.read_text("utf-8"))}


def main() -> None:
    """Train four times and print the figures."""
    files = read_files()
    voices = [file for file in files if file.parent.name == "voices"]
    mixed: Counter[tuple[str, str]] = Counter()
    fit = Counter[float]()
    heard = 0
    for quarter in range(QUARTERS):
        left_out = voices[quarter::QUARTERS]
        known = [s for file, sentences in files.items() if file not in left_out for s in sentences]
        new = [s for file in left_out for s in files[file]]
        model = LinearModel.train([s.text for s in known], [s.intent for s in known], cost=1.0, sharpness=1.0)
        shares = np.log(model.probabilities([s.text for s in new]))
        right = np.array([model.labels.index(s.intent) for s in new])
        mixed.update((s.intent, model.labels[best]) for s, best in zip(new, shares.argmax(axis=1), strict=True))
        for sharpness in SHARPNESSES:  # a softmax of log shares times s is the softmax at sharpness s
            totals = np.log(np.exp(sharpness * shares).sum(axis=1))
            fit[sharpness] += float((totals - sharpness * shares[np.arange(len(new)), right]).sum())
        heard += len(new)
    correct = sum(count for (meant, read), count in mixed.items() if meant == read)
    print(f"{correct / heard:.1%} of {heard} right")
    print("log loss: " + ", ".join(f"{loss / heard:.3f} at {sharpness}" for sharpness, loss in fit.items()))
    wrong = Counter({pair: count for pair, count in mixed.items() if pair[0] != pair[1]})
    print("\n".join(f"{count:5} {meant} read as {read}" for (meant, read), count in wrong.most_common(15)))


if __name__ == "__main__":
    main()
