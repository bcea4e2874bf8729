"""A linear classifier of sentences: trained in seconds, kept as plain numbers and words, loaded at once.

A one-against-the-rest support vector machine over tf-idf (scikit-learn, liblinear). Nothing is pickled: a model that
came from elsewhere can hold wrong numbers, but no code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from nlu.features import Features

_WORDS, _NUMBERS = "words.json", "numbers.npz"


class LinearModel:
    """Gives every label a probability.

    Args:
        labels: What is told apart.
        vectorizer: Turns sentences into rows of numbers.
        weights: One column a label.
        bias: One number a label.
        sharpness: What the distances from the borders are multiplied by to become probabilities (a softmax).
    """

    def __init__(
        self, labels: Sequence[str], vectorizer: TfidfVectorizer, weights: Any, bias: Any, sharpness: float
    ) -> None:
        self.labels, self.sharpness = list(labels), sharpness
        self._vectorizer, self._weights, self._bias = vectorizer, weights, bias

    @classmethod
    def train(cls, texts: Sequence[str], labels: Sequence[str], *, cost: float, sharpness: float) -> LinearModel:
        """Learn from labelled sentences; each label counts the same, however many sentences it has.

        Args:
            texts: The sentences.
            labels: What each one is.
            cost: What a sentence on the wrong side costs (the machine's C).
            sharpness: See the class.
        """
        vectorizer = _vectorizer(Features.learn(texts), min_df=2)
        rows = vectorizer.fit_transform(texts)
        machine = LinearSVC(C=cost, class_weight="balanced", random_state=42).fit(rows, labels)
        coefficients, bias = machine.coef_, machine.intercept_
        if len(machine.classes_) == 2:  # scikit-learn keeps one row for two labels
            coefficients, bias = np.vstack([-coefficients, coefficients]), np.hstack([-bias, bias])
        weights = np.ascontiguousarray(coefficients.T, dtype=np.float32)
        return cls([str(label) for label in machine.classes_], vectorizer, weights, bias, sharpness)

    def probabilities(self, texts: Sequence[str]) -> Any:
        """An array with a row for each sentence and a column for each of `labels`."""
        distances = self._vectorizer.transform(texts) @ self._weights + self._bias
        powers = np.exp(self.sharpness * (distances - distances.max(axis=1, keepdims=True)))
        return powers / powers.sum(axis=1, keepdims=True)

    def save(self, folder: Path) -> None:
        """Write the model into a folder that exists."""
        terms = self._vectorizer.get_feature_names_out().tolist()
        known = sorted(self._vectorizer.analyzer.known)
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
        vectorizer = _vectorizer(Features(kept["known"]), vocabulary=kept["terms"])
        vectorizer.idf_ = idf
        return cls(kept["labels"], vectorizer, weights, bias, kept["sharpness"])


def _vectorizer(features: Features, **options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=features, sublinear_tf=True, dtype=np.float32, **options)
