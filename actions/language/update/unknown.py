"""Properties that nobody knows, and those whose names are like them: "the shoe size of Acme", "the ammount"."""

from __future__ import annotations

import re

from ..english.text import fold
from ..english.words import FILLERS
from ..said import Change, Choice, Value
from ..value.evidence import Evidence
from ..value.labels import Entry, Labels, near
from ..value.naming import NUMBERED
from ..value.numerals import position
from ..value.values import kind_of
from .clauses import BEFORE, PARTICLE, PRONOUNS, Mention, at
from .inference import Inference

OWN = re.compile(
    r"(?:^|(?P<has> (?:has|have|got|gets|with)(?: got)?)) ?(?:the|its|his|her|their|an?)? ?(?:new |other |different )?$"
)
"""What stands before a property that is said to have a value: "the", "Jane has a new"."""
AFTER_REF = re.compile(rf"^{PARTICLE} (?:of|for|on|in|from|to) (?P<ref>.+)$")
BRINGS = frozenset("add set put enter note log write make record save give assign".split())
"""Verbs that a property and its value may follow without a joint: "add job title CTO"."""
_LONGER = re.compile(r" (?P<more>[a-z]+(?: [a-z]+){0,2}?)(?: (?:to|is|as)\b| ?[:=]) (?P<value>.+)$")
_LONGER_NUMBER = re.compile(rf" (?P<more>[a-z]+) (?P<value>{NUMBERED})")
_NEW_PROPERTY = re.compile(
    r"(?P<ref>.*?(?:'s|s') |)(?:the |its |his |her |their )?(?P<name>[^,;]+?)(?: (?:of|for|on|in) (?P<of>.+?))?"
    r" (?:to be|to|is|as|should be|=|:) (?P<value>.+)$"
)
_LABEL = re.compile(
    r"[\s,;.-]*(?:(?:and|with|the|its|his|her|their) )*(?P<name>[a-z]+(?: [a-z]+)?)(?: (?:on|of|for) "
    r"(?P<ref>[^:=,;]{1,40}?)(?= ?[:=]))?(?: ?[:=] ?| (?:is|was|being)(?: that)? )(?P<value>\S.+)$"
)
_QUALIFIERS = FILLERS | frozenset(
    "deal deals contact contacts opportunity opp new current expected estimated projected planned "
    "total overall annual yearly"
    " monthly final actual real contract sales target old main primary work business full whole "
    "personal private home office"
    " mobile direct latest proper correct right wrong initial original asking selling forecast "
    "forecasted record hubspot first"
    " last next close closing due".split()
)
"""Words before the name of a property that leave it what it is: "the expected close date"."""


class Unknown(Inference):
    """Reads what is to be changed by a name that no property has."""

    def _longer_name(self, mention: Mention, offset: int, after: str, verb: str) -> list[Change]:
        """ "Set the company code to 12", "company code 12": the name goes on, so it is not the property known."""
        own = OWN.search(self.low[offset : mention.start])
        found = _LONGER.match(after) if verb or (own and own.group().strip()) else None
        values = found and (verb in BRINGS and " " in found["more"] or found["value"] in PRONOUNS)
        if not found or values or fold(found["more"]).split()[0] in FILLERS:
            found = _LONGER_NUMBER.fullmatch(after)
        if not found or self.raw[mention.end : mention.end + found.end("more")] != found.group()[: found.end("more")]:
            return []
        self._refer(offset, mention.start)
        said = self.raw[mention.start : mention.end + found.end("more")]
        text = at(self.raw, mention.end, found, "value").strip()
        return [Change(said=said, near=tuple(e.choice for e in near_properties(said, self.e)), text=text)]

    def _unknown(self, start: int, end: int) -> list[Change]:
        """A property nobody knows: "change the ammount to 5k" offers those that come close."""
        head = BEFORE.match(self.low[start:end])
        if not head or not head["verb"]:
            return []
        begin = start + head.end()
        match = _NEW_PROPERTY.match(self.low[begin:end])
        if not match:
            return []
        said = self.raw[begin + match.start("name") : begin + match.end("name")].strip()
        if fold(said) in {self.record.singular, self.record.plural, *self.record.synonyms, *PRONOUNS}:
            return []
        if fold(said).endswith((" one", " ones")) or position(fold(said)):
            return []  # "the first one" is no First Name
        name = said != said.lower() and not self.raw.isupper()
        marked = bool(match["ref"] or match["of"]) and not name
        close = near_properties(said, self.e)
        if not close and not marked:
            determined = re.match(r"(?:the|its|his|her|their) ", self.low[begin:end])
            if not determined or self._guess(start, end):
                return []
        return self._not_known(match, begin, said, close)

    def _guess(self, start: int, end: int) -> list[Change]:
        """What verb and value tell, without remembering the words around as the record."""
        kept = list(self.references)
        found = self._inferred(start, end)
        self.references = kept
        return found

    def _not_known(self, match: re.Match[str], begin: int, said: str, close: list[Entry]) -> list[Change]:
        for group in ("ref", "of"):
            if match[group]:
                self.references.append(at(self.raw, begin, match, group))
        text = at(self.raw, begin, match, "value").strip(" .!?")
        return self._fitting(said, close, text) or [Change(said=said, near=tuple(e.choice for e in close), text=text)]

    def _fitting(self, said: str, close: list[Entry], text: str) -> list[Change]:
        """The one of these properties that such a value can only be of: "the close to Friday" is the close date."""
        props = [p for e in close if (p := self.portal.properties.get(e.wire)) and kind_of(p) != "text"]
        read = [(prop, self._value(prop, text)) for prop in props]
        fits = [(prop, value) for prop, value in read if isinstance(value, Value) and value.wire]
        return [self._made(prop, text, value, said) for prop, value in fits] if len(fits) == 1 else []

    def _labelled(self, start: int, end: int) -> list[Change]:
        """ "Reason: budget frozen": the end of several labels; which one it is, is for those who know the record."""
        found = _LABEL.match(self.low[start:end])
        if not found:
            return []
        said = at(self.raw, start, found, "name")
        props = [p for p in self.portal.properties.values() if fold(p.label).endswith(f" {fold(said)}")]
        ones = [p for p in props if not (p.hidden or p.read_only)]
        if not ones or fold(said) in self.names:
            return []
        near = tuple(Choice(shown=p.label, text=p.label) for p in ones)
        if found["ref"]:
            self.references.append(at(self.raw, start, found, "ref"))
        return [Change(said=said, near=near, text=at(self.raw, start, found, "value").strip(" .!"))]

    def _strange(self, mention: Mention, start: int, end: int) -> list[Change]:
        """ "The shoe size of Acme": a known word with one before it that makes it something else."""
        before, after = self.low[start : mention.start], self.low[mention.end : end]
        words = re.search(r"(?P<owner>'s |s' |\b(?:the|its|his|her|their) )(?P<more>[a-z]+(?: [a-z]+)?) $", before)
        owned = AFTER_REF.match(after) or (words and words["owner"].startswith(("'", "s", "i", "h", "thei")))
        more = fold(words["more"]).split() if words else []
        if not words or not owned or more[0] in FILLERS or all(w in _QUALIFIERS for w in more):
            return []
        head = BEFORE.match(before)
        begin = start + (head.end() if head else 0)
        match = _NEW_PROPERTY.match(self.low[begin:end])
        if not match:
            return []
        said = self.raw[start + words.start("more") : mention.end]
        return self._not_known(match, begin, said, near_properties(said, self.e))


def near_properties(said: str, evidence: Evidence) -> list[Entry]:
    """Writable properties whose names come close to what was said."""
    names: dict[str, list[str]] = {}
    for name, prop in evidence.vocabulary.called(evidence.record).items():
        if not prop.hidden and not prop.read_only:
            names.setdefault(prop.name, []).append(name)
    labels = evidence.portal.properties
    entries = Labels(
        Entry(labels[key].label if key in labels else key, key, tuple(found)) for key, found in names.items()
    )
    return near(said, entries, cutoff=80.0)
