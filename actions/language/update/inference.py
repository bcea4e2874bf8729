"""Changes that name no property: "move it to contract sent", "make it 5k", "we won Acme"."""

from __future__ import annotations

import re

from ...record import Slot
from ..english.text import fold
from ..english.words import CHIEFS, FILLERS, ends_title
from ..said import Change, Unclear, Value
from ..value.evidence import trimmed
from ..value.money import find_money
from ..value.numerals import COUNT
from ..value.values import kind_of, read_value
from .clauses import BEFORE, LINK, MOST_WORDS, PRONOUNS, WEAK_LINK, at
from .handover import GIVES, HANDS
from .negated import role_told, unnegated
from .unlabelled import CLOSED, Unlabelled, without_turn
from .whereabouts import DENIED, NEGATED

_WON = re.compile(
    r"[\s,;]*(?:(?:yay|hooray|great|and|then|so|ok|(?:we|i|they)(?:'ve)?|just|have|finally|unfortunately|"
    r"sadly|(?:good|great|bad) news)[ ,!:]+)*"
    r"(?P<how>won|sold|lost|win|lose|close|signed|closed(?! (?:won|lost|as|on|in|by|at|for|out)\b)"
    r"|(?:did not|didn't) (?:get|win))\b (?P<ref>.+?)"
    r"(?: to (?:an?|the|our|some|another) (?:other )?(?:competit(?:ors?|ion)|rivals?|vendor|supplier|bidder))?[ .!]*$"
)
_CAME_TO = re.compile(
    r"[\s,;]*(?:(?:yay|hooray|and|then|so|ok|unfortunately|sadly|(?:good|great|bad) "
    r"news)[ ,!:]+)*(?P<ref>.+?)(?: (?:deal|one|opportunity))?(?: (?:has|have|was|is|got|just|finally|"
    r"now|unfortunately|sadly|closed)|'s)* "
    r"(?:(?P<lost>fell through|fallen through|fell apart|dead|died|lost|gone|a loss|off the table|"
    r"went (?:to|with) (?:a |the )?competit(?:or|ion)"
    r"|said no|pulled out|walked away)|(?P<closed>closed)|(?:signed|came through|come through|a win|agreed|in the bag"
    r"|ours|won))"
    r"(?: (?:today|yesterday|this week|last week|now|finally|sadly|unfortunately|for good))*[ .!]*$"
)
"""How deals end, told as news."""
_JOINTS = re.compile(rf"(?:^|(?<=\s))(?:{LINK}|{WEAK_LINK}) |\bnow |: | - ")
_ONTO = re.compile(r" (?:on|onto|for|against|to|in) ")
_TITLE_AT = (
    re.compile(r"(?P<title>.+?) (?P<joint>at|with) (?P<company>[^a-z].*)$"),
    re.compile(r"(?P<title>.+?) (?P<joint>of) (?P<company>[^a-z].*)$"),
)
_SIGNS = re.compile(
    r"(?:^| )(?:to |will |can |could |would |only |should |be |get )*(?:sign|close|(?<=(?:be|et) )(?:signed|closed|won)"
    r"|decide|done|finish|wrap up|go live)"
    r"(?: (?:it|this|that|off))? (?:(?:by|on|in|at|before|around|towards|toward) )?(?P<value>.+)$"
)
_RANKS = frozenset("senior junior chief principal deputy associate assistant managing executive".split())
"""What a job title may begin with: "she's now | Senior Partner"."""
_JUDGED = re.compile(r"\b(?:too|very|pretty|quite|rather) $", re.IGNORECASE)
"""What is thought of something is no value of it: "too | high"."""
_AND_THEIR = re.compile(r",? and (?:his|her|their|its|also)\b", re.IGNORECASE)
"""What goes on with something else: "she's now CFO | and her number is …"."""
_FROM_NOW = re.compile(
    r" (?:from (?:now|today) on(?:wards?)?|going forward|for now|in the end|all in|in total|altogether)$"
)
_AND = re.compile(r"^(?:and|&|plus) ", re.IGNORECASE)
_THAT_ONE = re.compile(r"(?:that|this|the|which|the other|the same) one")
_ONLY_NAMES = re.compile(r"updat|chang|edit|modify")
"""Verbs behind which a day may be the end of a name: "update Acme renewal 2027"."""
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_DAY_AT_FIRST = re.compile(
    r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? may|may(?: the)? \d{1,2}(?:st|nd|rd|th)?)(?: \d{4})?|may 20\d\d"
)
"""A day in May: "may" is no verb between a joint and a number."""
_DOTTED_DAY = re.compile(r"(?:the )?(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.?")
"""A day and a month, or so small a sum that it is asked: "move it to 16.12"."""
PERHAPS = re.compile(r"\W*(?:probably|hopefully|likely)\b", re.IGNORECASE)
"""What may be so: "hopefully | it is won"; "maybe" is a mood of the whole sentence."""
_NOT_YET = re.compile(
    r"\b(?:almost|nearly|practically|virtually|half|soon|probably|hopefully|likely|maybe|perhaps|possibly"
    r"|as good|close|near|about)(?: (?:to|as|be|get|got|being))*\s*$",
    re.IGNORECASE,
)
"""News that is none yet: "Larch is nearly | won"."""
_MIGHT = re.compile(r"\b(?:might|may|could|would)(?: (?:well|also|soon|still|be))* ?$")
"""Not so "May", who is somebody."""
TRAILING_VERB = re.compile(
    r"(?: (?:over|forward|back|up|down|out|now|along|is|are|was|were|has|have|had|been|went|goes|"
    r"moved|just|also|should|will"
    r"|promoted|appointed|named|hired|made|become|became|got|get|gets|be|move|go|needs|need|to|closes|"
    r"close|closing|currently|sits|stands|expected|likely|supposed|planned|changed|belongs|belong))+$",
    re.I,
)


class Inference(Unlabelled):
    """Tells from the verb, or from the kind of the value, which property is meant."""

    def _inferred(self, start: int, end: int) -> list[Change]:
        """No property is named; the verb or the kind of the value tells which one."""
        start = end - len(self.low[start:end].lstrip(" ,;:.!?"))
        end = start + len(_FROM_NOW.sub("", self.low[start:end].rstrip(" .,;!?")))
        low, raw = self.low[start:end], self.raw[start:end]
        head = BEFORE.match(low)
        verb, offset = (head["verb"], head.end()) if head and head["verb"] else ("", 0)
        if found := self._taken_over(start, end) or (self._to_close(start, low) if verb == "close" else []):
            return found
        if found := self._in_place_of(raw[offset:]):
            return found
        splits = [s for s in _JOINTS.finditer(low[offset:]) if not self.in_value(start + offset + s.end())]
        if not verb and not splits and (found := self._alone(raw)):
            return found
        if verb in GIVES and (found := self._owner(raw[offset:])):
            return found
        if not verb and (found := self._employed(low, raw) or self._residence(low, raw)):
            return found
        for split in reversed(splits[-MOST_WORDS:]):
            left, right = raw[offset : offset + split.start()], raw[offset + split.end() :]
            if split.group().strip() == "by" and re.fullmatch(COUNT, right.lower()):
                continue  # "push Larch by one": week, or month?
            if (found := self._by_kind(right, verb)) and not self._denied(left, found, verb):
                self.references.append(TRAILING_VERB.sub("", f" {left.strip()}").strip())
                return found
        if found := self._residence(low, raw) or self._employer(low, raw) or self._promoted(low, raw):
            return found
        if verb or not splits:
            said = raw[offset:]
            return (
                self._nearly(said, verb)
                or self._trailing(start + offset, said, verb)
                or self._leading(said, verb)
                or self._no_such_stage(said, verb)
            )
        return self._to_close(start, low) or (self._leading(raw[offset:], verb) if verb else [])

    def _to_close(self, start: int, low: str) -> list[Change]:
        """ "They want to sign end of January": the day of what closes a deal."""
        slot = self.record.slot_named("close_date")
        found = _SIGNS.search(low)
        if slot is None or found is None:
            return []
        said = at(self.raw, start, found, "value")
        prop = self.e.vocabulary.property(slot)
        value = self._value(prop, unnegated(said))
        if not isinstance(value, Value) or not value.wire:
            return []
        who = self.raw[start : start + found.start()].strip()
        if not re.match(
            r"(?:they|we|she|he|it|i|(?:is |was )?(?:expected|likely|hopefully|planned|supposed|due))\b|$", who, re.I
        ):
            self.references.append(who)
        return [self._made(prop, said, value)]

    def _leading(self, said: str, verb: str) -> list[Change]:
        """ "Put 12k on Acme": the first words are the value, those behind it the record."""
        for joint in _ONTO.finditer(said.lower()) if verb in ("put", "set", "enter", "note", "record") else ():
            value = said[: joint.start()]
            if found := self._by_kind(value, verb, sure=True) or self._owner(value):
                self.references.append(said[joint.end() :])
                return found
        return []

    def _says_all(self, start: int, end: int) -> bool:
        kept = list(self.references)
        found = self._alone(self.raw[start:end]) or self._taken_over(start, end)
        self.references = kept
        return bool(found)

    def _alone(self, said: str) -> list[Change]:
        """The change that a clause without verb is by itself; among others, a name is that of the new owner."""
        if found := self._by_kind(said, "", sure=True):
            return found
        listed = self.corrects or (said.strip() != self.raw.strip() and self.record.unique is None)
        return self._owner(_AND.sub("", said)) if listed else []

    def _trailing(self, offset: int, said: str, verb: str) -> list[Change]:
        """ "Make it 5k", "close it won": the last words are the value, those before it the record."""
        places = [m.start() for m in re.finditer(r"(?<!\S)\S", said)]
        starts = [place for place in places if not self.in_value(offset + place)]
        for start in starts[1:][-MOST_WORDS:]:
            before = said[:start]
            found = self._by_kind(said[start:], verb, sure=True)
            if not found or _JUDGED.search(before) or self._denied(before, found):
                continue
            self.references.append(TRAILING_VERB.sub("", f" {without_turn(before).strip()}").strip())
            return [self._turned(change, before) for change in found]
        return []

    def _denied(self, before: str, found: list[Change], verb: str = "") -> bool:
        """Whether the words before a value tell that it is none, or not yet."""
        stages = {self.e.vocabulary.property(s).name for s in self.record.slots if s.kind == "stage"}
        hedged = _NOT_YET.search(before) is not None and any(change.property in stages for change in found)
        might = verb not in HANDS and _MIGHT.search(before) is not None  # "give sam may to Priya"
        return hedged or might or DENIED.search(before) is not None

    def _by_kind(self, said: str, verb: str, *, sure: bool = False) -> list[Change]:
        """The change a value makes by its own kind: an amount, a day, a stage, a person …"""
        said = unnegated(trimmed(said.strip(" ,;")))
        if fold(said) in PRONOUNS or _THAT_ONE.fullmatch(fold(said)) or NEGATED.match(said):
            return []  # "it" is no Italian, and "that one" not the number
        if sure and not (said := re.sub(r"^(?:an?|the|to|as|in|now) ", "", said)):
            return []
        if verb in HANDS and _ADDRESS.fullmatch(said) and f"to {said}" in self.raw:
            return self._nobody(said, verb)  # an owner's address, and not the one that the record has from now on
        order = ["owner"] if verb in HANDS else []
        order += ["stage", "pipeline", "money", "date", "email", "phone", "option", "owner"]
        if found := self._trade(said):
            return found
        if {s.kind for s in self.record.slots if s.kind in ("stage", "pipeline") and self._exact(s, said)} == {
            "pipeline"
        }:
            order.insert(0, "pipeline")  # "Renewals" comes near "Renewed", a stage
        if sure and _ONLY_NAMES.match(verb):
            order.remove("date")
        if _DAY_AT_FIRST.fullmatch(fold(said)) or _DOTTED_DAY.fullmatch(said):
            order.remove("money")
        for kind in order:
            for slot in (slot for slot in self.record.slots if slot.kind == kind):
                prop = self.e.vocabulary.property(slot)
                cued = kind in ("money", "date")
                value = read_value(slot, said, self.portal, self.now) if cued else self._value(prop, said)
                words = [w for w in fold(said).split() if w not in FILLERS]
                doubt = isinstance(value, Unclear) and (value.reason == "several" or self._is_day(prop, said))
                if kind == "date" and doubt:
                    return [self._made(prop, said, value)]  # 1 February or 2 January? 31 April?
                near_stage = kind in order[:1] and isinstance(value, Unclear) and value.reason in ("near", "several")
                if isinstance(value, Value) and not value.wire:
                    continue
                if (isinstance(value, Value) and (words and self._exact(slot, said) if sure else True)) or (
                    near_stage and not sure
                ):
                    return [self._made(prop, said, value)]
        return [] if sure else self._option(said) or self._nobody(said, verb)

    def _option(self, said: str) -> list[Change]:
        """The label of an option that only one property of the portal has: "mark her as unqualified"."""
        slots = {slot.property for slot in self.record.slots}
        fitting = [
            prop for prop in self.e.vocabulary.touched(fold(said).split()[:1])
            if prop.name not in slots and not (prop.read_only or prop.many)
            and kind_of(prop) == "option" and any(fold(said) in e.folds for e in self.e.vocabulary.options(prop))
        ]  # fmt: skip
        return [self._read_as(p, said) for p in fitting] if len(fitting) == 1 else []

    def _trade(self, said: str) -> list[Change]:
        """ "… is now CFO": nothing but words of a trade is a job title."""
        said = role_told(_AND_THEIR.split(said)[0])
        slot = self.record.slot_named("job_title")
        company = next((s for s in self.record.slots if s.name == "company" and s.kind == "text"), None)
        match = next((m for pattern in _TITLE_AT if (m := pattern.match(said))), None)
        if match and match["joint"] == "of" and CHIEFS.isdisjoint(fold(match["title"]).split()[-1:]):
            match = None  # "Head of Engineering"
        if slot and company and match and (found := self._trade(match["title"])):
            prop = self.e.vocabulary.property(company)
            return [*found, self._read_as(prop, match["company"])]
        words = [w for w in fold(said).split() if w not in FILLERS]
        of = fold(re.split(r" (?:of|for) ", said)[0]).split()  # "Head of Engineering"
        ranked = len(words) > 1 and words[0] in _RANKS
        if not slot or not words or not (ranked or ends_title(words) or ends_title(of)) or len(words) > 4:
            return []
        prop = self.e.vocabulary.property(slot)
        return [self._made(prop, said, Value(wire=said, shown=said))]

    def _exact(self, slot: Slot, said: str) -> bool:
        """Whether words are a value even where nothing marks them as one: a label in full, "5k", "next friday"."""
        if slot.kind in ("stage", "pipeline", "option"):
            return any(fold(said) in entry.folds for entry in self.e.vocabulary.labels(slot))
        if slot.kind == "money":
            return any(not m.plain for m in find_money(said.lower(), self.portal.account))
        return slot.kind in ("email", "phone") or (
            slot.kind == "date" and fold(said).split()[0] not in FILLERS - {"the"}
        )

    def _won_it(self, start: int, end: int) -> list[Change]:
        """ "We won Black Friday": behind a verb that says how it ended, a day may be its name."""
        ended = _WON.match(self.low[start:end])
        return self._won(start, end) if ended and ended["how"] not in ("win", "lose", "close") else []

    def _begins_day(self, place: int) -> bool:
        return any(self.e.sentence.words[word].start == place for word in self.e.days)

    def _won(self, start: int, end: int) -> list[Change]:
        """ "We won Acme renewal"; "close it" leaves open which of the closed stages."""
        slot = self.record.slot_of("stage")
        match = _WON.match(self.low[start:end]) or _CAME_TO.match(self.low[start:end])
        if not match or not slot or PERHAPS.match(match["ref"]) or self._begins_day(start + match.start("ref")):
            return []  # "closed | yesterday"
        if any(m.prop and m.end == start + match.end("ref") for m in self.mentions(start, end)):
            return []  # "150 seats | are agreed", "the price was agreed"
        if match.re is _CAME_TO:
            said = "lost" if match["lost"] else CLOSED if match["closed"] else "won"
        else:
            how = match["how"]
            if how == "sold" and not re.search(r"\b(?:we|i)\b", self.low[start : start + match.start("how")]):
                return []  # "they sold the plant"
            said = "lost" if how.startswith(("los", "did")) else CLOSED if how.startswith(CLOSED[:5]) else "won"
        found = self.closes(said)
        if self._denied(match["ref"], found):
            return []
        self.references.append(at(self.raw, start, match, "ref"))
        return found
