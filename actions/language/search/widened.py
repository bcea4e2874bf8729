"""A criterion of the list just shown that is to go: "drop the owner filter", "regardless of stage"."""

from __future__ import annotations

import re

from ...portal import Portal
from ...record import Record
from ..english.phrases import WISH
from ..english.text import fold, lower
from ..said import Criteria
from ..value.vocabulary import vocabulary_of
from .replaced import less

_FILTER = "(?:filter|criterion|criteria|condition|restriction|limit|constraint)s?"
_DROP = (
    "(?:drop|remove|clear|lift|forget(?: about)?|ignore|lose|take (?:off|away|out)|get rid of|leave out|delete"
    "|disregard|undo|without|cancel)(?: (?:the|that|this|those|any|my|all))*"
)
_DROPS = re.compile(
    rf"(?:(?:and|now|ok|okay|but|then|please|same)[, ]+)*(?:{WISH})?(?:{_DROP}(?: (?P<what>\S.*?))? {_FILTER}"
    r"|(?:regardless of|no matter)(?: (?:the|what|which|whose))* (?P<any>\S.*?))"
    r"(?: (?:now|again|please|pls|then|too))*[ .!?]*"
)


def drops_filter(text: str) -> bool:
    """Whether the words can only be about a criterion of the list."""
    return _DROPS.fullmatch(lower(text)) is not None


def read_widened(text: str, first: Criteria, record: Record, portal: Portal) -> Criteria | None:
    """The criteria of a list without the one that is to go, or without any; None if it has no such criterion."""
    if not (match := _DROPS.fullmatch(lower(text))):
        return None
    what = fold(match["what"] or match["any"] or "")
    prop = vocabulary_of(portal).called(record).get(what)
    gone = [f for f in first.filters if not what or (prop and f.property == prop.name) or _says(f.shown, what)]
    owner = record.property_of("owner")
    mine = first.mine if what and not (prop and prop.name == owner) else ""
    return less(first, gone, mine=mine, query=bool(what)) if gone or mine != first.mine else None


def _says(shown: str, what: str) -> bool:
    """ "Drop the Dana filter", "drop the open filter"."""
    return f" {what} " in f" {fold(shown)} "
