"""Values that do not stand behind their property: "high priority", "enter Oslo as the city", "a new address, jane@…".

Or behind the record: "the stage of Larch roof contract sent".
"""

from __future__ import annotations

import re

from ...portal import Property
from ..english.phrases import WISH
from ..english.text import fold, lower
from ..english.words import FILLERS
from ..said import Change, Unclear, Value
from ..value.dates import find_days
from ..value.evidence import trimmed
from ..value.labels import LABELLED
from ..value.money import find_money
from ..value.values import kind_of
from .clauses import MOST_WORDS, Clauses, Mention, at
from .cuts import THEIR
from .unknown import AFTER_REF

_PUT = r"(?:put|enter|set|use|record|save|write|add|append|note|register|log)(?: down| in)?"
_PUT_AS = re.compile(
    rf"(?:(?:on|for|with|in) (?P<ref>[^,;]+),? )?(?:{WISH}){_PUT} (?P<value>[^,;]+?) (?:as|under) {THEIR} $"
)
_AND_AS = re.compile(rf"[\s,;]*(?:and |also |then )*(?:(?:{WISH}){_PUT} )?(?P<value>[^,;]+?) (?:as|under) {THEIR} $")

_SETTLED = re.compile(
    r" (?:(?:has|have|had|is|are|was|were|will be) )?(?:(?:been|being|now|just|all|also|to be) )*(?:agreed|confirmed"
    r"|ordered|bought|booked|signed(?: off)?|needed|wanted|requested|planned|sold|included|required|approved|settled"
    r"|added up)(?: (?:upon|now|today|yesterday|in total))*(?: (?:on|for|with|in)(?: (?P<ref>.+))?)?"
)
"""What is told of a number that stands before its name: "150 seats | have been agreed"."""


_OF = re.compile(r" (?:of|for|on) (?:the |our |my )?(?=\S)")


class Before(Clauses):
    """Reads what stands in front of a property's name."""

    def _put_as(self, mention: Mention, start: int, end: int) -> list[Change]:
        """ "For Jane Doe, enter Oslo as the city": the value of any kind of property, before its name."""
        found = (_PUT_AS if start == 0 else _AND_AS).match(self.low[start : mention.start])
        after = self.low[mention.end : end].rstrip(" ,;.!?")
        if not found or (after and not AFTER_REF.match(after)):
            return []
        said = trimmed(at(self.raw, start, found, "value"))
        value = self._value(mention.prop, said)
        if not isinstance(value, Value):
            return []
        if found.groupdict().get("ref"):
            self.references.append(at(self.raw, start, found, "ref"))
        if referred := AFTER_REF.match(after):
            self.references.append(at(self.raw, mention.end, referred, "ref"))
        return self._change(mention, said, value)

    def _by_email(self, mention: Mention, start: int, end: int) -> list[Change]:
        """ "She has a new address, jane@…": an address that is an e-mail's."""
        emails = [s for s, e in self.e.addresses if mention.end <= s < end and "@" in self.raw[s:e]]
        prop = self.portal.properties.get(self.record.unique or "")
        if (
            not emails
            or not prop
            or mention.prop in (None, prop)
            or "address" not in self.low[mention.start : mention.end]
        ):
            return []
        said = self.raw[emails[0] : next(e for s, e in self.e.addresses if s == emails[0])]
        self._refer(start, mention.start)
        return self._change(Mention(mention.start, mention.end, prop), said, self._value(prop, said))

    def _quoted_before(self, mention: Mention, offset: int) -> list[Change]:
        """ "Put "went with a rival" as the lost reason"."""
        last = next((q for q in self.quotes if offset <= q[0] and q[1] < mention.start), None)
        if not last or not re.fullmatch(
            r"\W* (?:as|for|in|into|under|to)(?: (?:the|its|his|her|their))? ", self.low[last[1] : mention.start]
        ):
            return []
        said = self.raw[last[0] : last[1]]
        return self._change(mention, said, self._value(mention.prop, said))

    def _value_before(self, mention: Mention, offset: int) -> list[Change]:
        """ "High priority", "Dana the owner", "5k as the amount"."""
        assert mention.prop
        before = re.sub(
            r"(?:\b(?:the|as|a|an|new|its|his|her|their|for|in)\b\s*)+$", "", self.raw[offset : mention.start]
        ).rstrip()
        starts = [m.start() for m in re.finditer(r"(?<!\S)\S", before)]
        for start in starts[-4:]:
            value = self._value(mention.prop, before[start:])
            if not isinstance(value, Value) or not value.wire:
                continue
            first = fold(before[start:]).split()[:1]
            if first and first[0] not in FILLERS - {"me"} and self._begins(mention.prop, before[start:], value):
                self._refer(offset, offset + start)
                return self._change(mention, before[start:], value)
        return []

    def _settled(self, mention: Mention, offset: int, after: str) -> list[Change]:
        """ "150 seats have been agreed on Acme renewal"."""
        told = _SETTLED.fullmatch(after)
        found = self._value_before(mention, offset) if told else []
        if told and told["ref"] and found:
            self.references.append(at(self.raw, mention.end, told, "ref"))
        return found

    def _behind_record(self, mention: Mention, offset: int, after: str) -> list[Change]:
        """ "Stage of Larch roof contract sent": no joint leads to the value, which is one by itself."""
        prop, of = mention.prop, _OF.match(after)
        if prop is None or of is None or kind_of(prop) == "text" or self.low[offset : mention.start].strip(" the"):
            return []
        begin = mention.end + of.end()
        for word, (_, doubt) in self.e.doubtful_sums.items() if kind_of(prop) == "money" else ():
            place = self.e.sentence.words[word].start
            if begin < place < mention.end + len(after):
                self.references.append(self.raw[begin:place].rstrip(" ,:-"))
                return self._change(mention, doubt.said, doubt)
        said = self.raw[begin : mention.end + len(after)]
        starts = [m.start() for m in re.finditer(r"(?<!\S)\S", said)]
        for start in starts[1:][-MOST_WORDS:]:
            value = self._value(prop, said[start:])
            if isinstance(value, Value) and value.wire and self._is_whole(prop, said[start:]):
                self.references.append(said[:start].rstrip(" ,:-"))
                return self._change(mention, said[start:], value)
        return []

    def _is_whole(self, prop: Property, said: str) -> bool:
        """Whether words are a value of the property and nothing else: a label in full, a sum, a day."""
        kind = kind_of(prop)
        if kind in LABELLED:
            found = self.e.vocabulary
            of = {"stage": found.stages(), "pipeline": found.pipelines, "owner": found.owners}
            return any(fold(said) in entry.folds for entry in of.get(kind) or found.options(prop))
        if kind == "money":
            return any(not money.plain for money in find_money(said.lower(), self.portal.account))
        days = find_days(lower(said), self.e.today) if "date" in kind else []
        return not said.isdigit() and ("date" not in kind or any(not day.weak for day in days))

    def _begins(self, prop: Property | None, said: str, value: Value | Unclear) -> bool:
        """Whether the first word belongs to the value: not so in "phase 2 as closed won"."""
        first, _, rest = said.partition(" ")
        if not rest or fold(first) in FILLERS or not isinstance(value, Value):
            return True
        labelled = prop is not None and kind_of(prop) in LABELLED
        return not labelled or fold(first) in fold(value.shown).split()
