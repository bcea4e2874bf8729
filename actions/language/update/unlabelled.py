"""Words that come near a label, and those that no label has: "make him a custmer", "move it to shipped"."""

from __future__ import annotations

import re

from ...portal import Property
from ..english.text import fold, lower
from ..said import Change, Unclear, Value
from ..value.dates import find_days
from ..value.labels import TURNED
from ..value.values import kind_of
from .clauses import PRONOUNS
from .handover import Handover

CLOSED = "closed"
"""Which of the closed stages is left open."""
_MADE_A = re.compile(
    r"(?P<ref>\S.*?) (?:(?:(?:in)?to |as |be )?an?|(?:(?:in)?to|as)(?= [^\W\d_]{5}))"
    r" (?P<value>[^\W\d_]{4,}(?: [^\W\d_]+){0,2})",
    re.I,
)
_MAKES = frozenset("make mark turn convert set change switch flag move".split())
_MOVES_ON = frozenset("move advance progress promote".split())
_MOVED_TO = re.compile(
    r"(?P<ref>\S.*?) (?:in)?to (?:the )?"
    r"(?P<value>[\"\u201c][^\"\u201c\u201d]+[\"\u201d]|[a-z]{3,}(?: [a-z]+){0,2}?)(?: stage)?"
)
"""Small letters or quotes: what is written with a capital is rather somebody's name than a stage."""
_TO_BE = re.compile(r"(?: (?:as|to|into|be))*(?: (?:an?|the))? *$", re.IGNORECASE)


class Unlabelled(Handover):
    """Reads changes to a label that the portal does not have, so that they can be asked about."""

    def _nearly(self, said: str, verb: str) -> list[Change]:
        """ "Make him a custmer", "mark her as unqualifed": a label with a slip, which is asked about."""
        match = _MADE_A.fullmatch(said) if verb in _MAKES else None
        if match is None:
            return []
        own = [self.e.vocabulary.property(s) for s in self.record.slots if s.kind in ("stage", "option")]
        others = [p for p in self.portal.properties.values() if p not in own and kind_of(p) == "option"]
        for props in (own, [p for p in others if not (p.read_only or p.hidden or p.many)]):
            values = [(prop, self._value(prop, match["value"])) for prop in props]
            near = [(prop, v) for prop, v in values if isinstance(v, Unclear) and v.reason == "near"]
            if any(isinstance(value, Value) for _, value in values):
                return []
            if len(near) == 1:
                self.references.append(match["ref"])
                return [self._made(near[0][0], match["value"], near[0][1])]
        return []

    def _no_such_stage(self, said: str, verb: str) -> list[Change]:
        """ "Move it to shipped": no stage is called so, which is told with those that there are."""
        slot = self.record.slot_of("stage")
        match = _MOVED_TO.fullmatch(said) if verb in _MOVES_ON else None
        if slot is None or match is None or fold(match["value"]) in PRONOUNS:
            return []
        prop = self.e.vocabulary.property(slot)
        value = self._value(prop, match["value"])
        if not isinstance(value, Unclear):
            return []
        self.references.append(match["ref"])
        return [self._made(prop, match["value"], value)]

    def _turned(self, change: Change, before: str) -> Change:
        """The change to a label that the word before it makes another thing of: "make her a former | customer"."""
        turned = TURNED.search(before.lower())
        prop = self.portal.properties.get(change.property or "")
        if turned is None or prop is None or kind_of(prop) not in ("stage", "option"):
            return change
        said = f"{before[turned.start() :].strip()} {change.text}"
        return self._made(prop, said, self._value(prop, said), change.said)

    def _is_day(self, prop: Property, said: str) -> bool:
        """Whether words are a day, though perhaps one in two readings, or one that no calendar has."""
        days = find_days(lower(said), self.e.today) if "date" in kind_of(prop) else []
        return len(days) == 1 and not said[: days[0].start].strip() and not said[days[0].end :].strip(" .!?")

    def closes(self, said: str = CLOSED) -> list[Change]:
        """The change to the stage that is told: won, lost, or one of the two."""
        slot = self.record.slot_of("stage")
        if slot is None:
            return []
        prop = self.e.vocabulary.property(slot)
        return [self._read_as(prop, said)]


def without_turn(before: str) -> str:
    """What stands before such a word, which names the record."""
    turned = TURNED.search(before.lower())
    return _TO_BE.sub("", before[: turned.start()]) if turned else before
