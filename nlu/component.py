"""What Rasa asks of every component, answered once for ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData
from typing_extensions import Self

from .linear import LinearModel

HERE = Path(__file__).parent


class LinearComponent(IntentClassifier, GraphComponent):
    """A classifier of intents that keeps a `LinearModel` and reads the sentence itself.

    Options in config.yml: `cost` and `sharpness` (see `LinearModel`).
    """

    learns_from: tuple[Path, ...] = ()
    """Files of our own that it learns from, beside the bot's examples."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._model: LinearModel | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's hook: the options that config.yml leaves out."""
        return {"cost": 1.0, "sharpness": 5.0}

    @staticmethod
    def required_packages() -> list[str]:
        """Rasa's hook: a model is trained anew when these change."""
        return ["sklearn"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Rasa's hook: a model is trained anew when the code, or what it learns from, changes too."""
        files = (file for file in (*sorted(HERE.glob("*.py")), *cls.learns_from) if file.exists())
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Rasa's hook: a component that has learnt nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Rasa's hook: the component as it was trained."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._recall(folder)
        return component

    def _recall(self, folder: Path) -> None:
        """Take up what training kept; nothing where there was nothing to learn from."""
        if any(folder.iterdir()):
            self._model = LinearModel.load(folder)

    @staticmethod
    def _labelled(training_data: TrainingData) -> list[tuple[str, str]]:
        """The bot's sentences and their intents."""
        return [(e.get(TEXT), e.get(INTENT)) for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]

    def _learn(self, pairs: Iterable[tuple[str, str]], folder: Path) -> None:
        """Learn from sentences and their intents, and keep what was learnt."""
        texts, intents = zip(*pairs, strict=True)
        options = {name: float(self._config[name]) for name in ("cost", "sharpness")}
        LinearModel.train(list(texts), list(intents), **options).save(folder)
