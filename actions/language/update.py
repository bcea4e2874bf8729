"""What is to be changed, and on which record: "set the close date of Acme renewal to end of March"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..portal import Portal, Property
from ..record import Record, Slot
from .evidence import Evidence, trimmed
from .labels import Entry, Labels, near
from .money import find_money
from .people import split_name
from .phrases import WISH
from .reference import read_reference
from .said import Change, Reference, Said, Unclear, Value
from .text import fold, masked
from .values import EMPTY, kind_of, read_property_value, said_text
from .words import FILLERS, TITLES

_VERBS = (
    r"(?:chang(?:e|ing)|chnage|set(?:ting)?|updat(?:e|ing)|upd|mak(?:e|ing)|edit(?:ing)?|modify|correct|fix|adjust|amend|revise"
    r"|put|add|enter|fill in|move|moving|push|bump|pull|bring|shift|advance|postpone|delay|extend|reschedule|progress|promote"
    r"|raise|increase|lower|reduce|decrease|drop|cut|mark|flag|switch|turn|convert|assign|reassign|give|hand|transfer|pass"
    r"|rename|call|name|close|write|record|save|log|note|replace|swap|use|have|take|let|need|want)"
)
_CLEAR = r"(?:clear(?: out)?|remove|erase|delete|unset|empty|blank(?: out)?|wipe|reset|get rid of|drop|take off|strip)"
_LINK = (
    r"(?:to be|to say|to read|to|is now|is actually|is|are|as|into|equals|=|:|->|=>|\u2192|should now be|should be|should read"
    r"|needs to be|must be|has to be|ought to be|will be|would be|was|becomes|changed to|changes to|until|till)"
)
_WEAK_LINK = r"(?:in|at|with|on|by)"
_PARTICLE = r"(?:(?: (?:back|out|up|down|forward|forwards|again|field|property|value|over|ahead|instead))*)"
_BEFORE = re.compile(
    rf"^[\s,;:.]*(?:(?:and|then|also|plus|finally|but)\b[ ,]*)*(?:{WISH})?(?:\b(?P<verb>{_VERBS}|{_CLEAR})\b ?(?:up |down )?)?"
)
_DETERMINER = re.compile(
    r"(?:^|\s)(?:the|its|it's|his|her|their|a|an|my|our|new|current|this|that|also|to|with|as|in|is)\s*$"
)
_AFTER = re.compile(
    rf"^{_PARTICLE}(?: (?:of|for|on|in|from|at) (?P<ref>.+?))??{_PARTICLE}(?: from (?:.+?))??(?: ?(?::|=|->|=>|\u2192) ?| {_LINK} )(?P<value>.+)$"
)
_AFTER_OF = re.compile(rf"^{_PARTICLE} of (?P<ref>.+?) (?:for|with|by|in|at|on) (?P<value>.+)$")
_AFTER_WEAK = re.compile(rf"^{_PARTICLE} {_WEAK_LINK} (?P<value>.+)$")
_AFTER_REF = re.compile(rf"^{_PARTICLE} (?:of|for|on|in|from|to) (?P<ref>.+)$")
_SPLIT = re.compile(r" (?:for|on|of|in|to|from|at|with) ")
_POINTED = re.compile(
    r"^(?:it|this|that|him|her|them)\b|\b(?:deal|contact|opportunity|opp|lead|one|record)\b|#?\d{5,}|@"
)


_RENAME = re.compile(
    rf"[\s,;]*(?:and |then |also )*(?:{WISH})?(?:rename|retitle)\b(?P<ref>.*?) (?:to|as|into|->|=>) (?P<value>.+)$"
)
_CALL = re.compile(
    rf"[\s,;]*(?:and |then |also )*(?:{WISH})?(?:call|name|rename)\b (?P<ref>it|this|that|him|her|(?:the|this|that) \w+) "
    r"(?P<value>.+)$"
)
_WON = re.compile(
    r"[\s,;]*(?:(?:yay|hooray|great|and|then|so|ok|we|i|they|just|have|'ve|finally|unfortunately|sadly|good news)[ ,!:]+)*"
    r"(?P<how>won|lost|win|lose|close)\b (?P<ref>.+)$"
)


_TRAILING_VERB = re.compile(
    r"(?: (?:over|forward|back|up|down|out|now|along|is|are|was|were|has|have|had|been|went|goes|moved|just|also|should|will"
    r"|be|closes|closing|currently|sits|stands|changed))+$",
    re.I,
)
_MOST_WORDS = 8
_MOST_CLAUSES = 12
_PRONOUNS = frozenset("it its this that his her their him them".split())


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    prop: Property | None  # None: the whole name of a person


class _Reader:
    """Reads one update sentence clause by clause."""

    def __init__(self, text: str, record: Record, portal: Portal, now: datetime) -> None:
        self.e = Evidence(text, record, portal, now)
        self.low = self.e.sentence.low
        self.raw = self.e.sentence.raw
        self.record = record
        self.portal = portal
        self.now = now
        self.names = self.e.vocabulary.called(record)
        self.references: list[str] = []
        self.quotes = [(m, e) for m, e in self._quotes()]

    def _quotes(self) -> Iterator[tuple[int, int]]:
        words = self.e.sentence.words
        for start, (end, _) in self.e.quoted.items():
            yield words[start].start, words[end - 1].end

    # clauses

    def mentions(self, start: int, end: int) -> list[_Mention]:
        """Names of properties between two characters, the longest at each place."""
        words, found, index = self.e.sentence.words, [], 0
        while index < len(words):
            step = 1
            for length in range(min(5, len(words) - index), 0, -1):
                first, last = words[index], words[index + length - 1]
                if first.start < start or last.end > end or any(s <= first.start < e for s, e in self.quotes):
                    continue
                key = " ".join(w.fold for w in words[index : index + length])
                possessive = length > 1 or not key.endswith("s")
                prop = self.names.get(key) if possessive or key in self.names else None
                if prop or (key in ("name", "full name") and self.record.unique == "email"):
                    found.append(_Mention(first.start, last.end, prop))
                    step = length
                    break
            index += step
        return found

    def clauses(self) -> list[tuple[int, int]]:
        """The sentence cut where "and" or a comma brings in another property or another verb."""
        cuts = [0]
        for match in re.finditer(
            r"(?:[,;.] ?(?:and |then |also |plus )*| and (?:also |then )?| then | plus | & )", self.low
        ):
            if any(s <= match.start() < e for s, e in self.quotes) or match.end() >= len(self.low):
                continue
            rest = self.low[match.end() :]
            determiner = re.match(r"(?:the |its |his |her |their |also |a |an )*", rest)
            at = match.end() + (determiner.end() if determiner else 0)
            mention = next((m for m in self.mentions(at, len(self.low)) if m.start == at), None)
            linked = mention and re.match(
                rf"{_PARTICLE}(?:$|[,.;]| ?[:=]| {_LINK} | (?:of|for) |'s)| and ", self.low[mention.end :]
            )
            direct = mention and isinstance(self._value_here(mention), Value)
            verb = re.match(rf"(?:{_VERBS}|{_CLEAR})\b (?:it|the|its|his|her|this|that|them|to)\b", rest)
            bare = re.match(rf"(?:{_VERBS}|{_CLEAR})\b (?:the |its |his |her )?", rest)
            if bare and not verb:
                after = match.end() + bare.end()
                verb = bare if any(m.start == after for m in self.mentions(after, len(self.low))) else None
            verb = verb or re.match(r"(?:we|i|they)(?: just| have|'ve)? (?:won|lost)\b", rest)
            if linked or direct or verb:
                cuts.append(match.start())
        cuts = cuts[:_MOST_CLAUSES]
        return list(zip(cuts, [*cuts[1:], len(self.low)], strict=True))

    def _value_here(self, mention: _Mention) -> Value | Unclear | None:
        """What directly follows a property's name, if a word or two make a value of it."""
        if mention.prop is None or kind_of(mention.prop) == "text":
            return None
        after = re.match(r"\s*([^,;]+?)(?=[,;]| and |$)", self.raw[mention.end :])
        return self._value(mention.prop, after[1]) if after else None

    # values

    def _value(self, prop: Property | None, said: str) -> Value | Unclear:
        if prop is None:
            text = said_text(said)
            return Value(wire=text, shown=text)
        return read_property_value(prop, _unnegated(said), self.portal, self.now)

    def _tail_value(self, prop: Property | None, said: str) -> Value | Unclear:
        """The value at the end of a clause; "… for Acme renewal" after it is the record."""
        said = said.strip(" ,;")
        value = self._value(prop, trimmed(said))
        plain = prop is None or kind_of(prop) == "text"
        splits = list(_SPLIT.finditer(said.lower()))[-_MOST_WORDS:]
        if isinstance(value, Value) and not plain:
            self._trailing_record(prop, said, value, splits)
            return value
        for split in splits if not plain else splits[-1:]:
            left, right = said[: split.start()], said[split.end() :]
            if plain and not self._is_record(left, split.group().strip(), right):
                continue
            shorter = self._value(prop, trimmed(left))
            if isinstance(shorter, Value):
                self.references.append(right)
                return shorter
        return value

    def _is_record(self, left: str, joint: str, right: str) -> bool:
        """Whether what follows a free text is plainly a record: "… to it", "4711 for the Lumen retrofit"."""
        if joint == "to":
            return fold(right) in _PRONOUNS
        number = len(left.split()) == 1 and re.search(r"\d", left) is not None
        return joint in ("for", "on", "of") and (number or _POINTED.search(right.lower()) is not None)

    def _trailing_record(self, prop: Property | None, said: str, value: Value, splits: list[re.Match[str]]) -> None:
        """Remembers "Zephyr" of "APAC for Zephyr", where "APAC" alone is the same value."""
        for split in splits:
            shorter = (
                self._value(prop, trimmed(said[: split.start()])) if split.group().strip() in ("for", "on") else None
            )
            if shorter == value:
                self.references.append(said[split.end() :])
                return

    def _change(self, mention: _Mention, text: str | None, value: Value | Unclear | None) -> list[Change]:
        said = self.raw[mention.start : mention.end]
        if mention.prop is None:
            first, last = split_name(value.wire) if isinstance(value, Value) else ("", "")
            parts = [("firstname", first), ("lastname", last)]
            return [
                self._made(said, self.portal.properties.get(name) or Property(name=name, label=name), part,
                           Value(wire=part, shown=part) if part else None)
                for name, part in parts if part or not isinstance(value, Value)
            ]  # fmt: skip
        return [self._made(said, mention.prop, text or "", value)]

    def _made(self, said: str, prop: Property, text: str, value: Value | Unclear | None) -> Change:
        return Change(said=said, property=prop.name, label=prop.label, value=value, text=text.strip(),
                      read_only=prop.read_only)  # fmt: skip

    # clause shapes

    def clause(self, start: int, end: int) -> list[Change]:
        """The changes of one clause."""
        if found := self._renamed(start, end):
            return found
        for mention in self.mentions(start, end):
            if (changes := self._mentioned(mention, start, end)) is not None:
                return changes
        return self._unknown(start, end) or self._inferred(start, end) or self._won(start, end)

    def _won(self, start: int, end: int) -> list[Change]:
        """ "We won Acme renewal"; "close it" leaves open which of the closed stages."""
        match = _WON.match(self.low[start:end])
        slot = next((s for s in self.record.slots if s.kind == "stage"), None)
        if not match or not slot:
            return []
        said = {"won": "won", "win": "won", "lost": "lost", "lose": "lost"}.get(match["how"], "closed")
        prop = self.e.vocabulary.property(slot)
        self.references.append(_at(self.raw, start, match, "ref"))
        return [self._made(prop.label, prop, said, self._value(prop, said))]

    def _renamed(self, start: int, end: int) -> list[Change]:
        match = _RENAME.match(self.low[start:end]) or _CALL.match(self.low[start:end])
        if not match:
            return []
        self.references.append(self.raw[start + match.start("ref") : start + match.end("ref")])
        prop = self.names.get("name")
        said = trimmed(said_text(self.raw[start + match.start("value") : start + match.end("value")]))
        return self._change(_Mention(start, start, prop), said, self._value(prop, said))

    def _mentioned(self, mention: _Mention, start: int, end: int) -> list[Change] | None:
        before = self.low[start : mention.start]
        after = self.low[mention.end : end].rstrip(" ,;.!?")
        head = _BEFORE.match(before)
        verb = (head and head["verb"]) or ""
        offset = start + (head.end() if head else 0)
        if re.fullmatch(_CLEAR, verb) and (not after or _AFTER_REF.match(after)):
            self._refer(offset, mention.start)
            if referred := _AFTER_REF.match(after):
                self.references.append(self.raw[mention.end + referred.start("ref") : end])
            required = mention.prop is not None and mention.prop.name in ("dealname", "email", "dealstage", "pipeline")
            value: Value | Unclear = Unclear(reason="wrong", said=after) if required else EMPTY
            return self._change(mention, "nothing", value)
        if match := _AFTER.match(after):
            self._refer(offset, mention.start)
            if match["ref"]:
                self.references.append(_at(self.raw, mention.end, match, "ref"))
            said = _at(self.raw, mention.end, match, "value")
            return self._change(mention, said, self._tail_value(mention.prop, said))
        match = _AFTER_OF.match(after) or _AFTER_WEAK.match(after)
        if match and mention.prop and kind_of(mention.prop) != "text":
            said = _at(self.raw, mention.end, match, "value")
            if isinstance(value := self._tail_value(mention.prop, said), Value):
                self._refer(offset, mention.start)
                if "ref" in match.re.groupindex:
                    self.references.append(_at(self.raw, mention.end, match, "ref"))
                return self._change(mention, said, value)
        return self._unlinked(mention, offset, after, end, verb)

    def _unlinked(self, mention: _Mention, offset: int, after: str, end: int, verb: str) -> list[Change] | None:
        """A property without "to" or "is": value directly after it, in front of it, or not said."""
        prop = mention.prop
        said = self.raw[mention.end : mention.end + len(after)].strip()
        polite = re.match(r" (?:please|pls|thanks|field|property)\b", after)
        free = prop is None or kind_of(prop) == "text"
        if said and not polite and not (free and re.match(r" (?:of|for|on|in|from|to|and|or|'s)\b", after)):
            value = self._tail_value(prop, said)
            fits = self._opens(mention, offset, verb) if free else self._begins(prop, said, value)
            if isinstance(value, Value) and fits:
                self._refer(offset, mention.start)
                return self._change(mention, said, value)
        if (not after or after.startswith((" for ", " on ", " of ", " to "))) and prop and kind_of(prop) != "text":
            if found := self._value_before(mention, offset):
                if after:
                    self.references.append(said.partition(" ")[2])
                return found
        if not after or polite:
            self._refer(offset, mention.start)
            return self._change(mention, None, None)
        if referred := _AFTER_REF.match(after):
            if verb:
                self._refer(offset, mention.start)
                self.references.append(_at(self.raw, mention.end, referred, "ref"))
                return self._change(mention, None, None)
        return None

    def _begins(self, prop: Property | None, said: str, value: Value | Unclear) -> bool:
        """Whether the first word belongs to the value: not so in "phase 2 as closed won"."""
        first, _, rest = said.partition(" ")
        if not rest or fold(first) in FILLERS or not isinstance(value, Value):
            return True
        labelled = prop is not None and kind_of(prop) in ("stage", "pipeline", "owner", "option")
        return not labelled or fold(first) in fold(value.shown).split()

    def _opens(self, mention: _Mention, offset: int, verb: str) -> bool:
        """Whether free words right after a property's name can be its value: "job title CTO"."""
        before = self.low[offset : mention.start]
        if verb and not before.rstrip().endswith((":", ",", ";", "-")):
            return verb in ("add", "set", "put", "enter", "note", "log", "write", "make", "record", "save")
        return not before.strip(" ,;:") or before.rstrip().endswith((":", ",", ";"))

    def _value_before(self, mention: _Mention, offset: int) -> list[Change]:
        """ "High priority", "Dana the owner", "5k as the amount"."""
        assert mention.prop
        before = re.sub(r"(?:\b(?:the|as|a|an|new|its|for|in)\b\s*)+$", "", self.raw[offset : mention.start]).rstrip()
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

    def _refer(self, start: int, end: int) -> None:
        """Remembers the words between a verb and a property as the record meant."""
        text = self.raw[start:end]
        text = re.sub(rf",? {_VERBS}(?: the| its)? *$", "", text)
        while shorter := _DETERMINER.search(masked(text, text.lower(), part=True)):
            if text.lower().strip() in ("this", "that", "its", "his", "her", "their"):
                break
            text = text[: shorter.start()]
        text = re.sub(r"^\s*(?:on|for|of|in|at|with)\s+", "", text.strip(), flags=re.I).strip(" ,;:")
        if (text and not all(w in FILLERS or w == "both" for w in fold(text).split())) or fold(text) in _PRONOUNS:
            self.references.append(text)

    def _inferred(self, start: int, end: int) -> list[Change]:
        """No property is named; the verb or the kind of the value tells which one."""
        low, raw = self.low[start:end].rstrip(" .,;!?"), self.raw[start:end].rstrip(" .,;!?")
        head = _BEFORE.match(low)
        verb, offset = ((head["verb"] or ""), head.end()) if head else ("", 0)
        splits = list(re.finditer(rf"(?:^|(?<=\s))(?:{_LINK}|{_WEAK_LINK}) |\bnow ", low[offset:]))
        for split in reversed(splits[-_MOST_WORDS:]):
            left, right = raw[offset : offset + split.start()], raw[offset + split.end() :]
            if found := self._by_kind(right, verb):
                self.references.append(_TRAILING_VERB.sub("", left.rstrip()))
                return found
        if verb or not splits:
            return self._trailing(raw[offset:], verb)
        return []

    def _trailing(self, said: str, verb: str) -> list[Change]:
        """ "Make it 5k", "close it won": the last words are the value, those before it the record."""
        starts = [m.start() for m in re.finditer(r"(?<!\S)\S", said)]
        for start in starts[1:][-_MOST_WORDS:]:
            if found := self._by_kind(said[start:], verb, sure=True):
                self.references.append(said[:start])
                return found
        return []

    def _by_kind(self, said: str, verb: str, *, sure: bool = False) -> list[Change]:
        """The change a value makes by its own kind: an amount, a day, a stage, a person …"""
        said = trimmed(said.strip(" ,;"))
        if sure and not (said := re.sub(r"^(?:an?|the|to|as|in|now) ", "", said)):
            return []
        order = ["owner"] if verb in ("assign", "reassign", "give", "hand", "transfer", "pass") else []
        order += ["stage", "pipeline", "money", "date", "email", "phone", "option", "owner"]
        if found := self._trade(said):
            return found
        for kind in order:
            for slot in self.record.slots:
                if slot.kind != kind:
                    continue
                prop = self.e.vocabulary.property(slot)
                value = self._value(prop, said)
                words = [w for w in fold(said).split() if w not in FILLERS]
                near_stage = kind in order[:1] and isinstance(value, Unclear) and value.reason in ("near", "several")
                if isinstance(value, Value) and not value.wire:
                    continue
                if (isinstance(value, Value) and (words and self._exact(slot, said) if sure else True)) or (
                    near_stage and not sure
                ):
                    return [self._made(prop.label, prop, said, value)]
        return []

    def _trade(self, said: str) -> list[Change]:
        """ "… is now CFO": nothing but words of a trade is a job title."""
        slot = next((s for s in self.record.slots if s.name == "job_title"), None)
        words = [w for w in fold(said).split() if w not in FILLERS]
        if not slot or not words or words[-1] not in TITLES or len(words) > 4:
            return []
        prop = self.e.vocabulary.property(slot)
        text = re.sub(r"^(?:the|an?|our) ", "", said)
        return [self._made(prop.label, prop, said, Value(wire=text, shown=text))]

    def _exact(self, slot: Slot, said: str) -> bool:
        """Whether words are a value even where nothing marks them as one: a label in full, "5k", "next friday"."""
        if slot.kind in ("stage", "pipeline", "option"):
            return any(fold(said) in entry.folds for entry in self.e.vocabulary.labels(slot))
        if slot.kind == "money":
            return any(not m.plain for m in find_money(said.lower(), self.portal.account))
        return slot.kind in ("email", "phone") or (
            slot.kind == "date" and fold(said).split()[0] not in FILLERS - {"the"}
        )

    def _unknown(self, start: int, end: int) -> list[Change]:
        """A property nobody knows: "change the ammount to 5k" offers those that come close."""
        low = self.low[start:end]
        head = _BEFORE.match(low)
        offset = head.end() if head else 0
        match = re.match(
            r"(?P<ref>.*?(?:'s|s') |)(?:the |its |his |her |their )?(?P<name>[^,;]+?)(?: of (?P<of>.+?))? (?:to be|to|is|as|should be|=|:) (?P<value>.+)$",
            low[offset:],
        )
        if not match or not head or not head["verb"]:
            return []
        begin = start + offset
        said = self.raw[begin + match.start("name") : begin + match.end("name")].strip()
        marked = match["ref"] or match["of"] or re.match(r"(?:the|its|his|her|their) ", low[offset:])
        if fold(said) in {self.record.singular, self.record.plural, *self.record.synonyms, "it", "this", "that"}:
            return []
        close = near_properties(said, self.e)
        if not close and (not marked or self._inferred(start, end)):
            return []
        for group in ("ref", "of"):
            if match[group]:
                self.references.append(_at(self.raw, begin, match, group))
        text = _at(self.raw, begin, match, "value").strip(" .!?")
        return [Change(said=said, near=tuple(e.choice for e in close), text=text)]


def _at(raw: str, offset: int, match: re.Match[str], group: str) -> str:
    return raw[offset + match.start(group) : offset + match.end(group)]


def _unnegated(said: str) -> str:
    """Without "instead of 4k", ", not 4k"."""
    return re.split(r",? (?:instead(?: of .*)?|rather than .*|not .*|please)$", said, maxsplit=1)[0] or said


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


def read_update(
    text: str,
    record: Record,
    portal: Portal,
    now: datetime,
    hints: Mapping[str, Sequence[str]] | None = None,
    *,
    has_last: bool = False,
    has_list: bool = False,
) -> Said:
    """The record meant (`reference`) and the wanted `changes`.

    A change of stage is read in the default pipeline first; once the record is known, read `Change.text` again
    with its own pipeline.
    """
    reader = _Reader(text, record, portal, now)
    changes: list[Change] = []
    for start, end in reader.clauses():
        found = reader.clause(start, end)
        changes += found
        if not found:  # "update Acme renewal, …": a clause that only names the record
            reader.references.append(reader.raw[start:end])
    reference = _reference(reader, changes, hints, has_last=has_last, has_list=has_list)
    return Said(reference=reference, changes=tuple(changes))


def _reference(
    reader: _Reader, changes: list[Change], hints: Mapping[str, Sequence[str]] | None, *, has_last: bool, has_list: bool
) -> Reference | None:
    found = [
        reference
        for said in reader.references
        if (reference := read_reference(said, reader.record, has_list=has_list, has_last=has_last, part=True))
    ]
    named = [r for r in found if r.kind != "last"]
    if named or found:
        return (named or found)[0]
    if changes or len(reader.references) > 1:
        pronoun = re.search(r"\b(?:it|its|it's|this|that|his|her|their|him|them)\b", reader.low)
        return Reference(kind="last") if pronoun else None
    return read_reference(reader.raw, reader.record, has_list=has_list, has_last=has_last, hints=hints)


def read_change(text: str, record: Record, portal: Portal, now: datetime) -> Change:
    """The answer to "which property?", which may hold the new value too ("amount to 5k")."""
    reader = _Reader(text, record, portal, now)
    end = len(reader.low)
    mentions = reader.mentions(0, end)
    for mention in mentions:
        if found := reader._mentioned(mention, 0, end):
            return found[0]
    if mentions and mentions[0].prop:
        return reader._made(reader.raw[mentions[0].start : mentions[0].end], mentions[0].prop, "", None)
    if found := reader.clause(0, end):
        return found[0]
    close = near_properties(" ".join(w for w in fold(text).split() if w not in FILLERS) or text, reader.e)
    return Change(said=reader.raw, near=tuple(e.choice for e in close))
