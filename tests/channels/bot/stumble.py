"""A component that fails on the word "explode", the first time in each process."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

_failed = False


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Stumble(GraphComponent):
    """Stands for whatever may raise inside Rasa."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Stumble:
        """Create the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Fail once, on one word."""
        global _failed
        if not _failed and any("explode" in (message.get("text") or "") for message in messages):
            _failed = True
            raise RuntimeError("stumbled")
        return messages
