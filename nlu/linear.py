"""A linear classifier of sentences: trained in seconds, kept as plain numbers and words, loaded at once.

A one-against-the-rest support vector machine over tf-idf (scikit-learn, liblinear). What a sentence holds that no
training sentence held makes it less sure: gibberish is like nothing that was learnt, and must not look like the one
thing it shares two letters with. Nothing is pickled: a model that came from elsewhere can hold wrong numbers, but no
code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from .features import Features
from .slips import Slips

_WORDS, _NUMBERS = "words.json", "numbers.npz"


class LinearModel:
    """Gives every label a probability.

    Args:
        labels: What is told apart.
        features: Finds what is counted in a sentence.
        vectorizer: Turns those counts into rows of numbers.
        weights: One column a label.
        bias: One number a label.
        sharpness: What the distances from the borders are multiplied by to become probabilities (a softmax).
    """

    def __init__(
        self,
        labels: Sequence[str],
        features: Features,
        vectorizer: TfidfVectorizer,
        weights: Any,
        bias: Any,
        sharpness: float,
    ) -> None:
        self.labels, self.sharpness = list(labels), sharpness
        self._features, self._vectorizer = features, vectorizer
        self._weights, self._bias = weights, bias

    @classmethod
    def train(cls, texts: Sequence[str], labels: Sequence[str], *, cost: float, sharpness: float) -> LinearModel:
        """Learn from labelled sentences, and from each once more with slips of the keyboard in it.

        Each label counts the same, however many sentences it has.

        Args:
            texts: The sentences.
            labels: What each one is.
            cost: What a sentence on the wrong side costs (the machine's C).
            sharpness: See the class.
        """
        features, vectorizer = Features.learn(texts), _vectorizer(min_df=3)  # in more than one sentence and its copy
        learnt = [*texts, *map(Slips(features.known), texts)]
        rows = normalize(vectorizer.fit_transform([features(text) for text in learnt]))
        machine = LinearSVC(C=cost, class_weight="balanced", random_state=42).fit(rows, [*labels, *labels])
        coefficients, bias = machine.coef_, machine.intercept_
        if len(machine.classes_) == 2:  # scikit-learn keeps one row for two labels
            coefficients, bias = np.vstack([-coefficients, coefficients]), np.hstack([-bias, bias])
        weights = np.ascontiguousarray(coefficients.T, dtype=np.float32)
        return cls([str(label) for label in machine.classes_], features, vectorizer, weights, bias, sharpness)

    def probabilities(self, texts: Sequence[str]) -> Any:
        """An array with a row for each sentence and a column for each of `labels`."""
        found = [self._features(text) for text in texts]
        rows = self._vectorizer.transform(found)
        unknown = np.array([len(set(features)) for features in found]) - rows.getnnz(axis=1)
        lengths = np.sqrt(rows.multiply(rows).sum(axis=1).A1 + unknown * self._vectorizer.idf_.max() ** 2)
        distances = (rows @ self._weights) / np.maximum(lengths, 1)[:, np.newaxis] + self._bias
        powers = np.exp(self.sharpness * (distances - distances.max(axis=1, keepdims=True)))
        return powers / powers.sum(axis=1, keepdims=True)

    def save(self, folder: Path) -> None:
        """Write the model into a folder that exists."""
        terms = self._vectorizer.get_feature_names_out().tolist()
        known = sorted(self._features.known)
        kept = {"labels": self.labels, "terms": terms, "known": known, "sharpness": self.sharpness}
        (folder / _WORDS).write_text(json.dumps(kept), encoding="utf-8")
        np.savez(folder / _NUMBERS, weights=self._weights, bias=self._bias, idf=self._vectorizer.idf_)

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Read what `save` wrote.

        Raises:
            OSError: There is no model in the folder.
            ValueError: It is damaged, or holds what is not plain numbers.
        """
        kept = json.loads((folder / _WORDS).read_text("utf-8"))
        with np.load(folder / _NUMBERS, allow_pickle=False) as numbers:
            weights, bias, idf = numbers["weights"], numbers["bias"], numbers["idf"]
        vectorizer = _vectorizer(vocabulary=kept["terms"])
        vectorizer.idf_ = idf
        return cls(kept["labels"], Features(kept["known"]), vectorizer, weights, bias, kept["sharpness"])


def _vectorizer(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=list, norm=None, sublinear_tf=True, dtype=np.float32, **options)
