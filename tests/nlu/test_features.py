"""What the classifier sees of a sentence: values by their kind, names made alike."""

from __future__ import annotations

import pytest

from nlu.features import Features, words


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("jo.nakamura@example.org", "xemailx"),
        ("o'neil+crm@mail.example.com", "xemailx"),
        ("https://app.example.com/contacts/1/record/0-3/42", "xurlx"),
        ("+44 20 7946 0018", "xphonex"),
        ("(020) 7946-0018", "xphonex"),
        ("9081726354", "xidx"),
        ("#88120034", "xidx"),
        ("15/06/2027", "xdatex"),
        ("2027-06-15", "xdatex"),
        ("3rd of March", "xdatex"),
        ("Dec 3, 2027", "xdatex"),
        ("$12,000.50", "xnumx"),
        ("12 000 EUR", "xnumx"),
        ("€72.500", "xnumx"),
        ("1.5 million", "xnumx"),
        ("3 lakh", "xnumx"),
        ("45k", "xnumx"),
        ("7", "xnumx"),
        ('"Winter fleet swap"', "xquotedx"),
        ("“Zentrale Lüftung”", "xquotedx"),
    ],
)
def test_a_value_counts_as_its_kind(value: str, kind: str) -> None:
    assert words(f"put {value} there") == ["put", kind, "there"]


@pytest.mark.parametrize("word", ["2nd", "q3", "b2b", "it's", "they’re", "3rd"])
def test_words_with_digits_or_apostrophes_stay_words(word: str) -> None:
    assert words(f"the {word} one") == ["the", word.replace("’", "'"), "one"]


def test_a_question_mark_counts_and_quotes_do_not() -> None:
    assert words("is it 'won'?") == ["is", "it", "xquotedx", "?"]


def test_sentences_that_differ_in_names_share_their_pattern() -> None:
    features = Features(["show", "the", "deal"])
    one, other = (set(features(f"show the {name} deal")) for name in ("Brindle", "Sorrel Bay"))
    assert "n the · deal" in one & other
    assert "w brindle" in one - other


def test_what_is_known_is_learnt_from_the_sentences() -> None:
    features = Features.learn([f"show {name}" for name in ("Ada", "Ben", "Cy", "Di")])
    assert features.known == {"show"}


@pytest.mark.parametrize("text", ["", "   ", "…", "🙏", "(" * 2000, "1," * 1000, "'" * 999, "+0" * 999])
def test_any_text_has_features_in_no_time(text: str) -> None:
    assert Features(["show"])(text)


def test_a_word_with_a_capital_inside_a_sentence_is_a_name_too() -> None:
    features = Features(["pull", "up", "weather", "dashboard", "deal", "HubSpot", "hubspot"])
    assert "n pull up ·" in features("pull up Weather dashboard")
    assert "n pull up ·" in features("pull up Weather & Sons of Deal")
    assert "n pull up weather" in features("pull up weather dashboard")
    assert "n PULL up".lower() in features("PULL UP WEATHER DASHBOARD")
    assert "n pull up hubspot" in features("pull up HubSpot")
