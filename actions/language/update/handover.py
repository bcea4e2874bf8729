"""Whose a record is from now on: "assign it to Priya", "Priya takes over Acme", "this is Priya's now"."""

from __future__ import annotations

import re

from ..english.phrases import WISH
from ..english.text import clean, fold, lower
from ..said import Change
from ..value.values import EMPTY
from .negated import unnegated
from .whereabouts import Whereabouts

_TAKES = re.compile(
    r"(?:[\w ]+, )?(?P<who>\w[\w .'-]*?) (?:(?:now |will |should |is going to )*(?:takes? over|take|"
    r"takes|owns?|gets?|handles?)|is taking(?: over)?)"
    r"(?: now)? (?P<ref>\S.*)$"
)
DOES = (
    r"(?:(?:be |is |are )?(?:looking after|taking care of|taking over|handling|running|managing|"
    r"leading|covering|working on)|takes? over|takes? care of|takes?|owns?|handles?|runs?|manages?|"
    r"looks? after|leads?|drives?|(?:have|has)(?= (?:it|this|that)\b)|works? on|covers?|picks? up|"
    r"(?:be |is )?(?:now )?(?:on|in charge(?: of)?"
    r"|responsible(?: for)?|accountable(?: for)?|(?:be |is |become |as )?(?:(?:the|its|his|her|their|"
    r"our) )?(?:new )?(?:owner|rep|lead|account manager)(?: of| for| on)?))"
)
"""What somebody does with a record that is theirs."""
_NOW_THEIRS = (
    re.compile(
        rf"(?:(?:please|pls|hey|hi|maybe|just|should|ok|so|and|now|(?:can|could|would) (?:you|we)|i|we|"
        rf"i'?d|would|like|to)[ ,]+)*(?:put|get|have|make|let|want|need|set|name|appoint) "
        rf"(?P<who>\S[^,;]*?) (?:to )?{DOES}"
        r"(?: (?P<ref>\S.*))?$"
    ),
    re.compile(
        rf"(?P<who>\S[^,;]*?)(?:'ll|'s)?(?: (?:will|should|shall|can|must|now|is going to|needs to|has to|"
        rf"is to|just|also))* {DOES}(?: now)?(?: (?P<ref>\S.*))?$"
    ),
    re.compile(
        r"(?:and |so |now )?\S+ (?:hands|gives|passes|transfers|is handing|is giving|is passing)(?: "
        r"over)? (?P<ref>\S.*?)(?: over)? to (?P<who>\S[^,;]*?)$"
    ),
    re.compile(
        r"(?:(?:and|so|please|now)[ ,]+)*(?:(?:replace|swap|change) \S+(?: \S+)?|\S+(?: \S+)? (?:should|"
        r"must|will|is to|needs to|has to) be replaced)(?: as [\w ]*owner)?"
        r" (?:by|with|for) (?P<who>\S[^,;]*?)(?: as [\w ]*?owner)?(?: (?:on|of|for) (?P<ref>\S.*))?$"
    ),
    re.compile(
        r"(?P<ref>\S.*?)(?:(?: (?:now|should|will|needs to|has to))* (?:belongs?|goes|go) to (?P<who>\S[^,;]*?)"
        r"|(?:'s| is| should be| will be)(?: now)? (?P<owns>\S[^,;]*?)'s?(?: (?:deal|one|account|contact|"
        r"lead|baby|job|turn|responsibility))?)(?: (?:now|from now on|please))*$"
    ),
)
"""Whose it is from now on: "put Priya on it", "Priya looks after it", "it belongs to Priya", "this is Priya's now"."""
_RELIEVED = re.compile(
    r"(?:(?:[\w' ]+, )?(?:please|pls|and|also|now|then|can you|could you|would you|let'?s|actually)[ ,]+)*"
    r"(?:(?:take|get|pull|kick|drop|remove|unassign|taking|removing)) (?P<who>\S[^,;]*?) "
    r"(?:off|from|out of|away from|(?:as )?(?:the |its )?owner(?: off?| from| on| for))"
    r"(?: of)? (?P<ref>\S[^,;]*?)(?: (?:as (?:its |the )?owner|please|pls|now|again|thanks))*[ .!]*$"
)
_REASSIGNED = re.compile(
    rf"(?:{WISH})(?P<verb>un|re|)assign(?:ing)? (?!(?:.* )?(?:to|from|as|off)\b\W*\w)(?P<ref>\S[^,;]*?)(?: to)?[ .!]*$"
)
"""It is to have no owner, or another: "unassign the first", "reassign it", "assign Larch"."""
_PLACES = re.compile(
    r"\b(?:lists?|hubspot|crm|systems?|database|pipelines?|records|account|portal|sight|here|there|books|table"
    r"|(?:our|my|the) (?:contacts|deals|customers|clients|people|leads|prospects|opportunities)$)\b"
)
"""What a record itself is taken off."""
_GONE = re.compile(r"(?:(?:the|my|our|this) )?(?:\w+ )?(?:pipelines?|hubspot|crm|systems?|database|books|records)")
"""What a record leaves when it is deleted."""
HANDS = ("assign", "reassign", "give", "hand", "transfer", "pass")
"""Verbs that make somebody the owner."""
GIVES = ("assign", "reassign", "put", "set")
"""Verbs behind which nothing but an owner's name names the new owner: "then put priya"."""
_NAME_WORDS = 3
_IN_PLACE = re.compile(
    r"(?P<who>\S.*?),? (?:instead of|rather than|in place of|and not|not) (?P<other>\S.*?)[ .!]*", re.IGNORECASE
)


def relieves(text: str) -> tuple[str, str] | None:
    """Who or what is to be taken off a record, and the record: "take Omar off the Larch deal". It never goes itself."""
    text = clean(text)
    found = _RELIEVED.match(lower(text))
    if found is None or _PLACES.search(found["ref"]):
        return None
    return text[found.start("who") : found.end("who")], text[found.start("ref") : found.end("ref")]


def removed(text: str) -> str | None:
    """The record that is to go: "take Larch out of the pipeline"."""
    text = clean(text)
    found = _RELIEVED.match(lower(text))
    gone = found is not None and _GONE.fullmatch(found["ref"]) is not None
    return text[found.start("who") : found.end("who")] if found and gone else None


class Handover(Whereabouts):
    """Reads who is to be the owner, where the property is not named."""

    def _taken_over(self, start: int, end: int) -> list[Change]:
        """ "Omar takes over Acme", "put Omar on it", "this is Omar's now", "Omar should own it instead of Kim"."""
        raw = unnegated(self.raw[start:end].strip(" .,;!?"))
        raw = re.sub(r"^(?:(?:and|so|now|also|then|but) )+", "", raw)
        low = lower(raw)
        slot = self.record.slot_of("owner")
        if slot and (off := relieves(raw)) and any(fold(off[0]) in e.folds for e in self.e.vocabulary.owners):
            self.references.append(off[1])
            prop = self.e.vocabulary.property(slot)
            return [self._made(prop, off[0], EMPTY)]
        if slot and (again := _REASSIGNED.match(low)):
            ref, prop = raw[again.start("ref") : again.end("ref")], self.e.vocabulary.property(slot)
            owns = any(fold(ref) in e.folds for e in self.e.vocabulary.owners)
            if owns and not again["verb"]:
                return []  # "assign Priya" is to whom, and not what
            self.references.append("it" if owns else ref)
            return [self._made(prop, "", EMPTY if again["verb"] == "un" else None)]
        for pattern in (*_NOW_THEIRS, _TAKES) if slot else ():
            match = pattern.match(low)
            group = match and next((g for g in ("who", "owns") if match.groupdict().get(g)), None)
            if not slot or not match or not group:
                continue
            who = raw[match.start(group) : match.end(group)]
            if any(fold(who) in e.folds for e in self.e.vocabulary.owners):
                ref = raw[match.start("ref") : match.end("ref")] if match["ref"] else ""
                self.references.append(re.sub(r"(?:^| )over$| from [^,;]+$", "", ref))
                prop = self.e.vocabulary.property(slot)
                return [self._read_as(prop, who)]
        return []

    def _owner(self, said: str) -> list[Change]:
        """The new owner, where words are one's name."""
        slot = self.record.slot_of("owner")
        if not slot or not any(fold(said) in e.folds for e in self.e.vocabulary.owners):
            return []
        prop = self.e.vocabulary.property(slot)
        return [self._read_as(prop, said)]

    def _in_place_of(self, said: str) -> list[Change]:
        """ "Make it Priya instead of Dana": two who may own it, of whom the first is to."""
        found = _IN_PLACE.fullmatch(said)
        if found is None or not self._owner(found["other"]):
            return []
        who = found["who"].split()
        for place in range(len(who)):
            if change := self._owner(" ".join(who[place:])):
                self.references.append(" ".join(who[:place]))
                return change
        return []

    def _nobody(self, said: str, verb: str) -> list[Change]:
        """ "Assign it to Gareth", who may be no owner: what is to be changed is plain all the same."""
        slot = self.record.slot_of("owner")
        if slot is None or verb not in HANDS or len(said.split()) > _NAME_WORDS:
            return []
        prop = self.e.vocabulary.property(slot)
        return [self._read_as(prop, said)]
