"""A name that is put right behind it: "a deal Larch, no, Birch", "a deal Larch for 5k, no, Birch"."""

from __future__ import annotations

from dataclasses import replace

from ..said import Choice, Unclear
from ..value.evidence import Evidence
from ..value.naming import quotes_closed
from ..value.people import is_personal_name
from ..value.taken_back import TAKES_BACK
from .cover import Cover
from .leftover import tells


def put_right(evidence: Evidence, found: Cover) -> tuple[Cover, Unclear | None]:
    """The cover with the better name; where other facts of a deal stand between, both names, to be asked."""
    words, raw = evidence.sentence.words, evidence.sentence.raw
    for mark in TAKES_BACK.finditer(quotes_closed(raw, raw)) if found.name else ():
        assert found.name
        first = next((i for i, word in enumerate(words) if word.start >= mark.end()), len(words))
        end = next((end for start, end in found.unknown if found.name[1] <= start <= first < end), None)
        if end is None or not tells(evidence, first, end):
            continue
        better, name = evidence.text(first, end), evidence.text(*found.name)
        right_behind = mark.start() == words[found.name[1] - 1].end
        whole = end - first > 1 and is_personal_name(better)
        if evidence.record.unique == "email" and not (right_behind and whole):
            continue
        unknown = tuple(part for part in found.unknown if part[1] != end)
        if right_behind:
            return replace(found, name=(first, end), unknown=unknown), None
        choices = tuple(Choice(shown=one, text=one) for one in (better, name))
        return replace(found, unknown=unknown), Unclear(reason="several", said=better, choices=choices)
    return found, None
