"""Rasa's door to the classifier: one component that reads the sentence itself, without tokenizer or featurizers."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers import LABEL_RANKING_LENGTH
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from .component import LinearComponent
from .wish import probabilities

ANSWER = "inform"
NAMES = {"hubspot_name", "hubspot_company", "hubspot_owner"}
MOST_WORDS = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(LinearComponent):
    """Names the intent of a sentence, with the runners-up."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the annotated sentences, and keep what was learnt."""
        pairs = self._labelled(training_data)
        with self._storage.write_to(self._resource) as folder:
            if len({intent for _, intent in pairs}) > 1:  # a host bot may have rules alone
                self._learn([*pairs, *_names_alone(training_data)], folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of every message; the name None where there was nothing to learn from."""
        for message in messages:
            ranking = []
            if self._model:
                row = probabilities(self._model, message.get(TEXT) or "")
                named = zip(self._model.labels, map(float, row), strict=True)
                ranking = [{"name": name, "confidence": share} for name, share in named]
            self._set(message, ranking)
        return messages

    @staticmethod
    def _set(message: Message, ranking: list[dict[str, Any]]) -> None:
        ranking.sort(key=lambda reading: -reading["confidence"])
        best = ranking[0] if ranking else {"name": None, "confidence": 0.0}
        message.set(INTENT, best, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking[:LABEL_RANKING_LENGTH], add_to_output=True)


def _names_alone(training_data: TrainingData) -> list[tuple[str, str]]:
    """The names that the sentences mark, each by itself: what a person answers when asked for one."""
    marked = {
        entity["value"]
        for example in training_data.entity_examples
        for entity in example.get(ENTITIES) or []
        if entity["entity"] in NAMES and len(entity["value"].split()) <= MOST_WORDS
    }
    said = {(example.get(TEXT) or "").casefold() for example in training_data.intent_examples}
    alone = [name for name in sorted(marked) if name.casefold() not in said]
    return [(name, ANSWER) for name in alone] if ANSWER in training_data.intents else []
