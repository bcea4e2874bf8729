"""HubSpot's sentences, recognised beside a host bot's own intent classifier.

For bots that the pack is laid into (docs/install.md). It learns by itself, from `sentences.json` beside this file and
from the host's examples; the host's own components never see a sentence of ours, so they learn what they always did.
A message is claimed only where it plainly starts a HubSpot dialog: where it names something of HubSpot's ("deal",
"owner"), or sounds like nothing else at all. Everything else stays as the host's pipeline understood it. How the
message reads to us is added under `hubspot_reading`, for our dialogs to hear their answers by.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers import LABEL_RANKING_LENGTH
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from .component import HERE, LinearComponent
from .linear import LinearModel
from .wish import probabilities

READING = "hubspot_reading"
ANSWER = "inform"
"""What a message is to a dialog of ours, if it is nothing that anybody else would answer."""
_UNSURE = 0.5
"""Below this confidence the host's own best reading is more likely wrong than right."""
_SURE = 0.7
_SENTENCES = HERE / "sentences.json"
_ROLES = "roles.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class HubSpotIntents(LinearComponent):
    """Claims what starts a HubSpot dialog.

    Options in config.yml: `threshold`, the confidence from which a message that names something of HubSpot's is
    claimed, `bare_threshold` for any other; `cost` and `sharpness` (see `LinearModel`).
    """

    learns_from = (_SENTENCES,)

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, storage, resource)
        self._roles: dict[str, set[str]] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's hook: the options that config.yml leaves out."""
        return {**LinearComponent.get_default_config(), "threshold": 0.5, "bare_threshold": 0.9}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn to tell HubSpot's sentences from each other and from the host's."""
        ours = json.loads(_SENTENCES.read_text("utf-8"))
        theirs = self._labelled(training_data)
        pairs = [*theirs, *((text, intent) for intent, texts in ours["sentences"].items() for text in texts)]
        named = {intent for _, intent in theirs}
        roles = {
            "starts": sorted(set(ours["starts"]) - named),
            "late": sorted(set(ours["where_the_host_is_unsure"]) - named),
            "answers": sorted(named - {*ours["sentences"], *ours["answered_anywhere"]}),
            "words": ours["words"],
        }
        with self._storage.write_to(self._resource) as folder:
            self._learn(pairs, folder)
            (folder / _ROLES).write_text(json.dumps(roles), encoding="utf-8")
        return self._resource

    def _recall(self, folder: Path) -> None:
        super()._recall(folder)
        roles = json.loads((folder / _ROLES).read_text("utf-8"))
        self._roles = {role: set(names) for role, names in roles.items()}

    def process(self, messages: list[Message]) -> list[Message]:
        """Note how each message reads; claim those that start a HubSpot dialog. Buttons are Rasa's own business."""
        for message in messages:
            text = (message.get(TEXT) or "").strip()
            if self._model and text and not text.startswith("/"):
                self._read(message, text, self._model)
        return messages

    def _read(self, message: Message, text: str, model: LinearModel) -> None:
        shares = zip(model.labels, map(float, probabilities(model, text)), strict=True)
        ranking = [{"name": name, "confidence": share} for name, share in sorted(shares, key=lambda s: -s[1])]
        best, claimed = ranking[0], self._claims(text, ranking[0], message.get(INTENT) or {})
        if claimed:
            message.set(INTENT, best, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking[:LABEL_RANKING_LENGTH], add_to_output=True)
        if claimed and best["name"] in self._roles["starts"]:
            message.set(ENTITIES, [], add_to_output=True)  # the host's slots are not to be filled with our values
        answered = (message.get(INTENT) or {}).get("name") == best["name"]
        name = ANSWER if best["name"] in self._roles["answers"] else best["name"]
        message.set(READING, {**best, "name": name, "answered": answered}, add_to_output=True)

    def _claims(self, text: str, best: dict[str, Any], theirs: dict[str, Any]) -> bool:
        """Whether the message is ours; common words such as "help" only where the host does not know them."""
        if best["name"] in self._roles["late"]:
            unsure = theirs.get("name") in {None, "nlu_fallback"} or (theirs.get("confidence") or 0) < _UNSURE
            return unsure and bool(best["confidence"] >= _SURE)
        least = self._config["threshold" if names_ours(text, self._roles["words"]) else "bare_threshold"]
        return best["name"] in self._roles["starts"] and bool(best["confidence"] >= least)


def names_ours(text: str, words: Iterable[str]) -> bool:
    """Whether a message names something of HubSpot's, an e-mail address included."""
    named = "|".join(map(re.escape, sorted(words)))
    return re.search(rf"\b(?:{named})s?\b|\w@\w", text, re.IGNORECASE) is not None
