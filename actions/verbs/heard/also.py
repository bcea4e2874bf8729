"""A yes to a deletion and a wish for another one in the same breath: "yes, delete olena, and also liam"."""

from __future__ import annotations

import re

from ...chat.dialog import Dialog, Target
from ...language import affirms, orders_change, read_command
from ...language.english.text import fold
from ...language.english.words import FILLERS
from ...language.which.subject import DELETE
from ...language.wish.agreed import doubts, is_nothing_else
from ..case import Case
from ..yes import RESERVED
from .jobs import Job
from .shared import AND

_YES = re.compile(r"(?:(?:yes|yeah|yep|yup|ya|sure|ok|okay|please|of course|go ahead|do it)\b[ ,.!]*)+", re.IGNORECASE)
_ORDER = re.compile(
    rf"(?:(?:and|also|then|plus|please|as well) )*(?:(?P<goes>{DELETE})\b )?(?P<what>.*)", re.IGNORECASE
)
_TOO = re.compile(r" (?:too|as well|also|both)[ .!]*$", re.IGNORECASE)
_MOST_WORDS = 5


def deletes_also(case: Case, target: Target) -> list[Job]:
    """The other deletions that are wished with a yes to this one; none where the words say no yes to this one."""
    text = case.turn.text.strip(" .!")
    plain = case.turn.choice is None and not doubts(case.turn.text) and not RESERVED.search(text)
    yes = _YES.match(text) if plain else None
    rest = text[yes.end() :] if yes else ""
    parts = [found for part in AND.split(_TOO.sub("", rest)) if (found := _ORDER.fullmatch(part.strip(" ,")))]
    others = [part["what"] for part in parts if part["what"] and not _is_this(part["what"], target)]
    too = _TOO.search(rest) or re.search(r"\balso\b", rest)
    goes_on = too or re.match(r"(?:and|plus)\b", rest, re.IGNORECASE) or len(others) < len(parts)
    marked = too or any(part["goes"] for part in parts)
    if not (yes and affirms(yes.group()) and others and goes_on and marked) or not all(map(_is_like_a_name, others)):
        return []
    noun = case.record.singular
    return [Job(f"delete_{noun}", Dialog(object=noun, sentence=f"delete {other}")) for other in others]


def _is_this(words: str, target: Target) -> bool:
    called = {*fold(target.title).split(), *FILLERS}
    return is_nothing_else(words, called)


def _is_like_a_name(words: str) -> bool:
    if read_command(words) or orders_change(words):
        return False  # "and show me Liam"
    return len(words.split()) <= _MOST_WORDS and not FILLERS >= {*fold(words).split()}
