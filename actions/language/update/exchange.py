"""The present value and the new one side by side: "change the name "Larch" to "Beech"", "the title "CEO" to "CTO""."""

from __future__ import annotations

import re

from ..said import Change
from ..value.naming import quotes_closed
from .clauses import PARTICLE, Clauses, Mention

_QUOTE = "[\"'\u201c\u201e\u00ab\u2018`*]+\x02+[\"'\u201d\u201c\u00bb\u2019`*]+"
_TO = r",? ?(?:to|into|->|=>|\u2192|with|by) ?"
_QUOTED = re.compile(rf"{PARTICLE}[ :,]*(?:from )?(?P<now>{_QUOTE}){_TO}(?P<value>{_QUOTE}|\S[^\x02]*)$")
_NAMED = re.compile(rf"{PARTICLE} (?P<now>[^\W\d_][^\x02]*?){_TO.replace(' ?', ' ')}(?P<value>\S.*)$")
_EXCHANGES = frozenset(
    "change changing update updating edit editing correct fix amend revise modify switch replace swap".split()
)
"""Verbs behind which what stands first is the present value; not so "set the name Road to Rio", "add … to Larch"."""


class Exchange(Clauses):
    """Reads them: the present value of what a record is called by tells which record, and is no new value."""

    def _exchanged(self, mention: Mention, offset: int, after: str, verb: str) -> list[Change]:
        prop, raw = mention.prop, self.raw[mention.end : mention.end + len(after)]
        calls = prop is None or prop.name in (*self.record.title, self.record.unique)
        if verb not in _EXCHANGES:
            return []
        found = _QUOTED.match(quotes_closed(raw, after))
        if not found and calls and (bare := _NAMED.match(after)) and raw[bare.start("now")].isupper():
            found = bare
        if not found:
            return []
        now, said = raw[found.start("now") : found.end("now")], raw[found.start("value") : found.end("value")]
        self._refer(offset, mention.start)
        if calls:
            self.references.append(now)
        quoted = found.re is _QUOTED and "\x02" in found["value"]
        return self._change(mention, said, (self._value if quoted else self._tail_value)(prop, said))
