"""Misspelt copies of the training sentences: near the words, the same every time, and names left alone."""

from __future__ import annotations

import pytest

from nlu.slips import Slips

SENTENCES = ["update the deal Quillfeather", "show every contact please", "delete it", "ok", "", "¿qué?"] * 50
KNOWN = frozenset("update deal show every contact please delete it ok".split())


def test_every_training_makes_the_same_ones() -> None:
    assert [*map(Slips(KNOWN), SENTENCES)] == [*map(Slips(KNOWN), SENTENCES)]


def test_one_or_two_known_words_are_hit_behind_their_first_letter() -> None:
    slips = Slips(KNOWN)
    for sentence in SENTENCES:
        words, said = sentence.split(), slips(sentence).split()
        hit = [(word, slip) for word, slip in zip(words, said, strict=True) if word != slip]
        assert len(hit) <= 2
        assert all(word in KNOWN and len(word) >= 4 and word[0] == slip[0] for word, slip in hit)
        assert all(abs(len(word) - len(slip)) <= 1 for word, slip in hit)


@pytest.mark.parametrize("text", ["ok", "", "Quillfeather 42", "it is ok"])
def test_what_has_no_known_word_of_four_letters_stays(text: str) -> None:
    assert Slips(KNOWN)(text) == text
