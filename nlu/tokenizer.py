"""Words, where every e-mail address, number and amount counts as the same word.

Which intent a sentence has does not depend on whose address it names. Left as they are, long addresses and numbers
fill the classifier's letter counts with pieces that mean nothing.
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.message import Message

_KINDS = (
    ("xemailx", re.compile(r"\S+@\S+\.\w+")),
    ("xidx", re.compile(r"#?\d{5,}|[+(]?\d[\d()./-]{6,}")),
    ("xnumx", re.compile(r"(?:[$€£¥₹]|[a-z]{2,3}\$?)?\d[\d.,]*(?:k|m|mn|mio|bn|%)?(?:[$€£¥₹]|eur|usd|gbp)?", re.I)),
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class ValueTokenizer(WhitespaceTokenizer):
    """Rasa's whitespace tokenizer; a value's lemma, which the featurizers count, is its kind."""

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens with their own text, for the entity extractor."""
        tokens: list[Any] = super().tokenize(message, attribute)
        for token in tokens:
            token.lemma = next((kind for kind, looks in _KINDS if looks.fullmatch(token.text)), token.lemma)
        return tokens
