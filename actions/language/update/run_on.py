"""Values that follow one another without a comma: "Acme up to 52k | close Jan 29 | high prio"."""

from __future__ import annotations

import re

from ..english.phrases import WISH
from ..english.text import fold
from ..english.words import FILLERS
from ..said import Change, Unclear, Value
from ..value.dates import find_days
from ..value.money import find_money
from ..value.values import kind_of
from .changes import Changes
from .clauses import BEFORE
from .inference import TRAILING_VERB
from .unlabelled import CLOSED

_CLOSES = r"(?:clos\w*|due|sign\w*|land\w*|eta|ecd)(?: date)?(?: (?:on|in|by|for|to))*"
_CUE = re.compile(rf"(?:^|[\s,])(?:{_CLOSES}|by) $")
_CLOSING = re.compile(rf"(?:{_CLOSES}|by) ")
_LEAD = re.compile(rf"^(?:(?:and|n|&|at|for|worth|{_CLOSES}|by) )+")
_ON = re.compile(r"^on (?=\d|the \d|[^\W\d_]+ \d)")
"""Behind a stage, that is the day it closes: "won | on 15 December for 120k"."""
_IT = re.compile(r"^(?:it|this|that|him|her|them)\b", re.I)
_TO_CLOSE = re.compile(rf"(?:{WISH})?clos(?:e|ing)\b")
_ENDED = re.compile(r"\b(?:won|lost|closed|signed)(?: on $|$)")
_LABELS = ("stage", "option")


def run_on(reader: Changes, found: list[Change], start: int, since: int) -> list[Change]:
    """All a clause says: in the words taken for the record too (`references` from `since` on), and behind a label."""
    if not any(isinstance(c.value, Value) or _is_closed(c) for c in found):
        return found
    words, said = reader.references[since:], [one for change in found for one in _with_behind(reader, change)]
    del reader.references[since:]
    for name in words:
        said = [*_before(reader, name, start, said), *said]
    head = BEFORE.match(reader.low[start:])
    if head and head["verb"] == "close" and said and all(_is_sum(reader, change) for change in said):
        return [*said, *reader.closes()]  # "close Larch for 40k"
    return said


def _before(reader: Changes, said: str, start: int, found: list[Change]) -> list[Change]:
    """The changes at the end of words that begin with the record's name, the last first; the rest is the name."""
    text = TRAILING_VERB.sub("", f" {said.strip()}").strip()
    place = reader.raw.find(text, start) if text else -1
    kept = [*reader.references]
    end = place + len(text)
    ended = _ENDED.search(text) is not None
    holds = place >= 0 and (" to " in text or ended or reader.holds_value(place, text) or _in_stage(reader, text))
    last = (reader._inferred(place, end) or (reader._won(place, end) if ended else [])) if holds else []
    named = reader.references[len(kept) :] or _IT.findall(text)
    dated = any(_is_to_come(reader, change) for change in found)  # "is closed on Friday"
    plain = (_is_plain(reader, c, text) or (_is_closed(c) and not dated) for c in last)
    if not named or not last or not all(plain) or not all(_is_new(c, found) for c in last):
        reader.references[:] = [*kept, said]
        return []
    reader.references[:] = kept
    last = [one for change in last for one in _with_behind(reader, change)]
    return [*_before(reader, named[0], start, [*found, *last]), *last]


def _in_stage(reader: Changes, text: str) -> bool:
    """Whether words end in the label of a stage, not written like a name: "Larch roof has been | renewed"."""
    said = f" {text.lower()}"
    ends = (name for name, _ in reader.e.vocabulary.stages().names if said.endswith(f" {name}"))
    return any(text[-len(name) :].islower() or " " in name for name in ends)


def _with_behind(reader: Changes, change: Change) -> list[Change]:
    """A change, and what follows the label in the words that it was read from: "contract sent | 70k"."""
    prop = reader.portal.properties.get(change.property or "")
    if prop is None or kind_of(prop) not in _LABELS or not reader.holds_value(0, reader.raw):
        return [change]
    labels = reader.e.vocabulary.stages() if kind_of(prop) == "stage" else reader.e.vocabulary.options(prop)
    for gap in re.finditer(r"[ ,]+", change.text):
        label = change.text[: gap.start()]
        exact = any(fold(label) in entry.folds for entry in labels)
        if reader._value(prop, label) == change.value:
            row = _row(reader, _ON.sub("closing ", change.text[gap.end() :]), [change])
            if row or exact:
                return [change.model_copy(update={"text": label}), *row] if row else [change]
    return [change]


def _row(reader: Changes, text: str, found: list[Change]) -> list[Change]:
    """Values one after the other: "41k | closing Jan 15"; nothing where one of the words is no value."""
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    ends = [end.start() for end in re.finditer(r"(?<=\S)(?= |$)", rest)]
    for end in reversed(ends):
        one = reader._by_kind(rest[:end], "", sure=True)
        bare = FILLERS.isdisjoint(fold(rest[:end]).split())  # not "because they paid 40k"
        if not one or not bare or not all(_is_plain(reader, c, text) and _is_new(c, found) for c in one):
            continue
        behind = rest[end:].strip(" ,.")
        more = _row(reader, behind, [*found, *one]) if behind else []
        if more or not behind:
            return [*one, *more]
    return []


def _is_sum(reader: Changes, change: Change) -> bool:
    prop = reader.portal.properties.get(change.property or "")
    return prop is not None and kind_of(prop) == "money" and isinstance(change.value, Value)


def _is_to_come(reader: Changes, change: Change) -> bool:
    """Whether a change is to a day to come."""
    day = change.value.wire if isinstance(change.value, Value) and change.property == "closedate" else ""
    return day > reader.e.today.isoformat()


def _is_closed(change: Change) -> bool:
    """Whether it is asked which of the closed stages a deal is in."""
    return isinstance(change.value, Unclear) and change.value.said == CLOSED


def _is_new(change: Change, found: list[Change]) -> bool:
    return all(change.property != other.property for other in found)


def _is_plain(reader: Changes, change: Change, text: str) -> bool:
    """Whether a value can hardly be part of a name or a remark: "52k", "close Jan 29"; not "May", "2", "on Monday"."""
    prop = reader.portal.properties.get(change.property or "")
    if not isinstance(change.value, Value) or not change.value.wire or prop is None:
        return False
    said, kind = change.text.lower(), kind_of(prop)
    if kind == "date":
        low = text.lower()
        before = low[: low.find(said)] if said in low else ""
        closes = before.endswith(" on ") and (_TO_CLOSE.match(reader.low) or _ENDED.search(before))
        cued = _CLOSING.match(said) or _CUE.search(before) or closes
        return bool(cued) and any(not day.weak for day in find_days(said, reader.e.today))
    if kind == "money":
        return any(not amount.plain for amount in find_money(said, reader.portal.account))
    if kind == "stage":
        return any(fold(said) in entry.folds for entry in reader.e.vocabulary.stages())
    return kind in _LABELS and len(said.split()) > 1
