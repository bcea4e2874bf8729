"""Changes of which only the property is told; its value is asked: "reopen Larch roof", "priority urgent"."""

from __future__ import annotations

import re

from ..english.phrases import WISH
from ..said import Change, Value
from ..value.labels import LABELLED
from ..value.values import kind_of
from .clauses import Clauses, Mention, at

_REOPEN = re.compile(rf"[\s,;]*(?:and |then |also )*(?:{WISH})?re-?open(?:ing)? (?P<ref>[^,;]+?)(?: again)?[ .!]*$")
_INTO = re.compile(r" (?:(?:back )?(?:in)?to|in|at|as) ", re.IGNORECASE)
_OF = re.compile(r" (?:of|for) \S")
_SETS = frozenset("set setting make put change mark flag update".split())
_ODD = re.compile(r" (?P<value>(?!(?:of|for|on|in|to|at|and|or)\b)[^\W\d_]{3,})(?: (?:on|for|of|in) (?P<ref>\S.*))?$")
"""A word where a label should be, and the record."""


class Unsettled(Clauses):
    """Reads them."""

    def _reopened(self, start: int, end: int) -> list[Change]:
        """ "Reopen Larch roof": into which of the stages is asked, unless it is told: "… in contract sent"."""
        found = _REOPEN.match(self.low[start:end])
        slot = self.record.slot_named("stage")
        if found is None or slot is None:
            return []
        said, prop = at(self.raw, start, found, "ref"), self.e.vocabulary.property(slot)
        for joint in reversed([*_INTO.finditer(said)]):
            if isinstance(value := self._value(prop, said[joint.end() :]), Value):
                self.references.append(said[: joint.start()])
                return [self._made(prop, said[joint.end() :], value)]
        self.references.append(said)
        return [self._made(prop, "", None)]

    def _names_only(self, mention: Mention, start: int, end: int) -> bool:
        """ "Job title of Jane Doe Head of Sales": nobody knows where the name ends, and free text begins."""
        free = mention.prop is None or kind_of(mention.prop) == "text"
        return free and mention.start == start and _OF.match(self.low[mention.end : end]) is not None

    def _no_label(self, mention: Mention, offset: int, after: str, verb: str) -> list[Change]:
        """ "Set priority urgent on Larch roof": it is said that there is no such priority."""
        prop, odd = mention.prop, _ODD.match(after)
        bare = verb in _SETS and not self.low[offset : mention.start].strip(" the")
        if prop is None or kind_of(prop) not in LABELLED or odd is None or not bare:
            return []
        if odd["ref"]:
            self.references.append(at(self.raw, mention.end, odd, "ref"))
        value = at(self.raw, mention.end, odd, "value")
        return self._change(mention, value, self._value(prop, value))
