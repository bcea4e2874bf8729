"""A courtesy before a wish."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from nlu.wish import probabilities


class Model:
    """Knows a few words, the first of them in a sentence being what it is."""

    labels = ("goodbye", "inform", "search_deals", "thank")
    words: ClassVar[dict[str, str]] = {
        "thanks": "thank",
        "bye": "goodbye",
        "ones": "search_deals",
        "deals": "search_deals",
    }

    def probabilities(self, texts: list[str]) -> list[list[float]]:
        return [[0.7 if name == self._is(text) else 0.1 for name in self.labels] for text in texts]

    def _is(self, text: str) -> str:
        said = (word.strip(",.!?") for word in text.lower().split())
        return next((self.words[word] for word in said if word in self.words), "inform")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("thanks, and the ones without a close date?", "search_deals"),
        ("Thanks and which deals are won", "search_deals"),
        ("thanks! bye, those deals later", "search_deals"),
        ("thx, show pieter too", "inform"),
        ("thanks! now open the Larch one", "inform"),
        ("thanks, that was quick", "thank"),
        ("thanks, bye bye", "thank"),
        ("the ones I lost, thanks", "search_deals"),
        ("thanks", "thank"),
        ("Petra called. Could you show me the deals", "search_deals"),
        ("those deals went well, please log it", "search_deals"),
        ("we won the deals at Acme. please put them in", "search_deals"),
    ],
)
def test_what_follows_a_courtesy_is_the_wish(text: str, intent: str) -> None:
    model: Any = Model()
    assert max(zip(probabilities(model, text), model.labels, strict=True))[1] == intent
