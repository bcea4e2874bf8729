"""Which of the numbered options was chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...portal import Account
from ..english.text import clean, fold
from ..english.words import FILLERS
from ..said import Choice, Unclear
from ..value.labels import Entry, Labels, match
from ..value.money import find_money
from ..value.numerals import DAYS_IN_WORDS, LONGEST_LIST, position
from .refusal import refusal

NONE_OF_THEM: Final = -1
"""The answer "none of them" to a numbered list."""
_NONE = re.compile(
    r"(?:no |nope |sorry |actually |oh |hmm |i think )*(?:none|neither|nothing|no one|not any|nobody|no)"
    r"(?: (?:of|from) (?:them|these|those|the above|the list|the options|it))?(?: (?:fit|fits|match|"
    r"matches|please|thanks|sorry|"
    r"is right|are right|of the above))*|not (?:there|listed|in the list|here|on the list|any of (?:them|these|those))"
    r"|(?:something|someone|somebody) else|a different one|another one|wrong ones|not these|not those"
)

_TAKES = re.compile(r"(?:take|pick|choose|select|open|show|mean|meant|go for) ")
_FAR = re.compile(
    rf"(?:the )?(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<o>{'|'.join(DAYS_IN_WORDS)}))(?: (?:one|option|item|entry|record"
    r"|result|(?:of|in|on|from) (?:them|those|these|the list)))*"
)
"""Places that `position` leaves alone, since they are days too: "the twelfth one"."""


def is_no_place(text: str, options: Sequence[str]) -> bool:
    """Whether the words are nothing but a place, and the numbered options do not have it: "5", "the third one" of two.

    Such a number says nothing else: it is part of no telephone number. More digits may be an id.
    """
    folded = fold(text)
    if any(folded == fold(option) for option in options):
        return False
    less = _TAKES.sub("", folded)
    place = next((p for p in map(_place_in, (folded, less)) if p is not None), position(less))
    if place is None and (far := _FAR.fullmatch(" ".join(w for w in less.split() if w not in FILLERS or w == "one"))):
        place = int(far["n"] or DAYS_IN_WORDS[far["o"]])
    return place is not None and place != -1 and not 0 < place <= len(options)


def read_choice(text: str, options: Sequence[Choice | str]) -> int | Unclear | None:
    """Which of the numbered options (from 0) was chosen: by number, ordinal, label, or words that narrow it down.

    `NONE_OF_THEM` for "none of them"; Unclear("several" or "near") when more or less than one fits; None when it is
    no choice at all.
    """
    said = clean(text)
    folded = fold(re.sub(r"(?<=\w)['\u2019]s\b", "", said))
    entries = _entries(options)
    exact = [int(e.wire) for e in entries if folded and folded in e.folds]
    if len(exact) == 1:
        return exact[0]
    if _NONE.fullmatch(folded):
        return NONE_OF_THEM
    if (no := refusal(said)) and not _is_within(folded, entries):
        return read_choice(no.chosen, options) if no.chosen else None
    if (place := position(folded) or _place_in(folded)) is not None:
        return place - 1 if 0 < place <= len(options) else len(options) - 1 if place == -1 and options else None
    return _narrowed(said, entries)


def read_refused(text: str, options: Sequence[Choice | str]) -> set[int] | None:
    """Which of the numbered options are refused, and none is chosen: "not the first one", "anybody except Dana".

    Empty where what is refused is none of them; None where nothing is refused, or another one is chosen.
    """
    entries = _entries(options)
    no = None if _NONE.fullmatch(fold(text)) or _is_within(fold(text), entries) else refusal(text)
    if no is None or no.chosen:
        return None
    return {i for part in no.refused for i in _fitting(part, options, entries)}


def _fitting(words: str, options: Sequence[Choice | str], entries: Labels) -> list[int]:
    """The options that the words may mean, all of them."""
    words = _TAKES.sub("", fold(words))
    if isinstance(chosen := read_choice(words, options), int):
        return [chosen] if chosen >= 0 else []
    telling = [word for word in words.split() if word not in FILLERS | {"ones"}]
    return [int(e.wire) for e in entries if telling and set(telling) <= {w for f in e.folds for w in f.split()}]


def _is_within(folded: str, entries: Labels) -> bool:
    """Whether the words are of what an option is called: a stage "Not started"."""
    return any(f" {folded} " in f" {name} " for name, _ in entries.names)


def _entries(options: Sequence[Choice | str]) -> Labels:
    texts = ((one, "") if isinstance(one, str) else (one.shown, one.text) for one in options)
    return Labels(Entry(shown, str(i), (text,)) for i, (shown, text) in enumerate(texts))


def _place_in(folded: str) -> int | None:
    """A number or ordinal among polite words: "the second one please", "I'd take number 3"."""
    less = folded.replace(" in full", "").replace(" in detail", "")
    kept = " ".join(w for w in less.split() if w not in FILLERS or w == "one")
    return position(kept) if kept != "one" else None


def _narrowed(said: str, entries: Labels) -> int | Unclear | None:
    account = Account(portal_id=0)
    amounts = {m.amount for m in find_money(said.lower(), account) if m.amount > LONGEST_LIST}
    if amounts:
        fitting = [e for e in entries if amounts & {m.amount for m in find_money(e.label.lower(), account)}]
        if len(fitting) == 1:
            return int(fitting[0].wire)
    words = [w for w in fold(re.sub(r"(?<=\w)['\u2019]s\b", "", said)).split() if w not in FILLERS]
    if not words:
        return None
    fitting = [e for e in entries if all(any(w in (x, f"{x}s") for f in e.folds for x in f.split()) for w in words)]
    if len(fitting) == 1:
        return int(fitting[0].wire)
    found = match(" ".join(words), Labels(fitting) if fitting else entries)
    if isinstance(found, Entry):
        return int(found.wire)
    return found if found.reason in ("several", "near") else None
