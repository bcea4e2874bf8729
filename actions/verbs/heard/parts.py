"""What is to go from a record and is no record itself: "remove training", which was said to be part of a new deal."""

from __future__ import annotations

import re

from ...chat import show
from ...chat.turn import Turn, intent_of
from ...language import named_properties
from ...language.english.phrases import WISH
from ...language.english.text import fold, lower
from ...language.english.words import FILLERS
from ...language.said import Reference
from ...language.update.handover import relieves
from ...language.which.subject import DELETE
from ..case import Case, open_case
from ..finding.find import find
from ..finding.nouns import kind_named, kinds
from ..finding.refer import refer
from .reading import points_at_row, read_changes

_TAKES_OUT = re.compile(rf"(?:{WISH})(?:{DELETE}|take|pull|strike|strip|cut|lose|leave|clear)\b ?(?P<what>.*)")
_AROUND = re.compile(r"^(?:the|that|this|my|our) |(?: (?:off|out|away|again|too|as well|please|pls|now|then))+$")
_ITEM = re.compile(r"\b(?:line ?items?|items?|products?|skus?|lines?|positions?|part|bit)\b")
"""What a deal consists of."""
_LOOKS = ("get_", "list_", "search_", "delete_")
"""Messages that name records, and no parts of them."""


async def takes_part_off(case: Case) -> bool:
    """Whether what is to go is but a part of a record, and so nothing that the pack could take off.

    It is called a product, and no record is called so; or a message before told of it beside the record's own name.
    Then another record that happens to have the word in its name is not what goes.
    """
    turn, found = case.turn, _TAKES_OUT.match(lower(case.turn.text))
    if turn.choice is not None or found is None:
        return False
    off = relieves(turn.text)
    if off is None and points_at_row(turn, case.record):
        return False
    if (said := refer(turn, case.record)) and said.kind in {"id", "email"}:
        return False
    what = _AROUND.sub("", _AROUND.sub("", fold(off[0] if off else found["what"])))
    words = {word for word in _ITEM.sub(" ", what).split() if word not in FILLERS}
    told = [before for before in _told(turn) if words and words <= set(before.split())]
    if kind_named(what) or not (told or _ITEM.search(what)):
        return False
    if read_changes(case).changes or named_properties(turn.text, case.record, case.portal, turn.now):
        return False
    titles = await _called(case, what)
    if not titles:
        return True
    shown = {fold(title) for title in _shown(turn)}
    return any(all(_is_beside(words, title, before, title in shown) for title in titles) for before in told)


def _is_beside(words: set[str], title: str, told: str, shown: bool) -> bool:
    """Whether a message has the words otherwise than as a part of this name."""
    if shown and words <= set(title.split()) and title not in told:
        return False  # the record shown, in short
    return set(title.split()) != words and words <= set(told.replace(title, " ").split())


async def _called(case: Case, what: str) -> list[str]:
    """The names, folded, of the records that are called so, in full or in part."""
    titles = []
    for kind in kinds():
        other = await open_case(case.turn, kind)
        hits = await find(other, Reference(kind="name", text=what))
        titles += [] if hits.guessed else [fold(show.title(kind, item)) for item in hits.items]
    return titles


def _shown(turn: Turn) -> list[str]:
    listed = turn.last_list.targets if turn.last_list and turn.list_is_latest else []
    return [target.title for target in (*listed, *([turn.last_record] if turn.last_record else []))]


def _told(turn: Turn) -> list[str]:
    """The earlier messages, folded, that told something rather than looked for a record."""
    said = [event for event in turn.tracker.events or [] if event.get("event") == "user"]
    kept = (e for e in said[:-1] if not intent_of(e).startswith(_LOOKS))
    return [fold(str(event.get("text") or "")) for event in kept]
