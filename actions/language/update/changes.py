"""Changes that name their property: "the amount to 5k", "high priority", "clear the description"."""

from __future__ import annotations

import re

from ..english.phrases import COURTESY
from ..english.text import fold
from ..english.words import FILLERS
from ..said import Change, Unclear, Value
from ..value.evidence import trimmed
from ..value.naming import QUOTED, said_text
from ..value.rates import rate_said
from ..value.values import EMPTY, kind_of
from .before import Before
from .clauses import AMISS, BEFORE, CLEAR, LINK, PARTICLE, UNSET, WEAK_LINK, Mention, at
from .cuts import REQUIRED, Cuts
from .exchange import Exchange
from .relative import Relative
from .renames import CALL, CALLED, RENAME, RENAME_WHAT, RINGS
from .unknown import AFTER_REF, BRINGS, OWN, Unknown
from .unsettled import Unsettled
from .whereabouts import moved_to

_AFTER = re.compile(
    rf"^{PARTICLE}(?: (?:of|for|on|in|from|at) (?P<ref>.+?))??{PARTICLE}(?: from (?:.+?))??(?: ?(?::|=|"
    rf"->|=>|\u2192) ?| {LINK} )(?P<value>.+)$"
)
_GIVES = re.compile(r"\bgive (?:\S+ )+an? $")
"""What follows is the value, free text too: "give Sam May a job title | of Rights Manager"."""
_JUST = re.compile(r"^(?:just|only|simply|really) (?=[^\Wa-z])")
_PAST = re.compile(r"[\s,;.!-]*(?:and |but |because |since |as )*(?:[a-z']+ ){1,2}(?:was|were) ")
"""A remark behind what is wanted: "…, price was too high"."""
_AFTER_OF = re.compile(rf"^{PARTICLE} of (?P<ref>.+?) (?:for|with|by|in|at|on) (?P<value>.+)$")
_AFTER_WEAK = re.compile(rf"^{PARTICLE} {WEAK_LINK} (?P<value>.+)$")
_COMES_TO = re.compile(
    rf"^{PARTICLE}(?: now| currently| then)? (?:number|total|amounts? to|comes? to|adds? up to|stands? at|runs? to)"
    r" (?P<value>.+)$"
)
"""Verbs of a number: "the seats | number 45", "the amount | comes to 5k"."""
_BECAME = re.compile(
    r"\b(?:became|has become|have become|turned(?: into)?|(?:is|are|'s|'re) now|(?:he|she|they)(?:'s|'re| is|"
    r" are)(?= (?:an?|our) )) "
    r"(?:an? |the |our )?"
)
_ROLE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)(?:['\u2019]s|['\u2019]re| is| are) (?:now )?(?:the |an? |our )?"
    r"(?P<role>[A-Z][\w&'-]*(?: (?:of|and|for|[A-Z][\w&'-]*))*)(?: now| these days)?[,.;]"
)
"""What somebody is from now on: "she's Regional Director now, fix her job title"."""
_MADE_IT = re.compile(
    r"[,;.!-]+ (?:(?:and|so|please|can you|could you|just|then) )*(?:make|set|change|put) (?:it|that|this)"
    r"(?: be)?(?: to| as| into)? (?P<value>\S[^,;]*?)[ .!]*$"
)
_WHY = re.compile(r"[\s,;]*\b(?:because|since|as|so|after|due to|now that)\b", re.I)
_ADDRESS = re.compile(r"\S+@\S+")
_FIGURES = re.compile(r"[\d+()./ -]{4,}")
_TWO = " 2 "
_SEVERAL = 2
"""Words that are no slip in a label."""
_MORE = re.compile(r"\S,? (?:and|then|plus)(?: (?:then|also|please))* (?P<more>[^\W\d]\S* \S.*)", re.IGNORECASE)
"""What a value that is one word or number goes on with: "jo@example.com | and delete Sam May"."""


class Changes(Before, Exchange, Relative, Unknown, Cuts, Unsettled):
    """Reads one update sentence clause by clause."""

    def clause(self, start: int, end: int) -> list[Change]:
        """The changes of one clause."""
        if self.passing(start, end):
            return []
        if found := self._renamed(start, end) or self._relative(start, end):
            return found
        unsaid: list[Change] = []
        mentions = self.mentions(start, end)
        if any(m.prop and kind_of(m.prop) == "owner" for m in mentions) and (theirs := self._taken_over(start, end)):
            return theirs
        if mentions and (strange := self._strange(mentions[0], start, end)):
            return strange
        for mention in mentions:
            if found := self._by_email(mention, start, end) or self._put_as(mention, start, end):
                return found
            if (changes := self._mentioned(mention, start, end)) is not None:
                if not all(c.read_only and c.value is None for c in changes):
                    return changes
                unsaid = changes  # "is closed won" is a label of HubSpot's own, and what people say of a deal
        if start and _PAST.match(self.low[start:end]) or (mentions and self._names_only(mentions[0], start, end)):
            return unsaid
        for read in (self._reopened, self._labelled, self._unknown, self._won_it, self._inferred, self._won):
            if found := read(start, end):
                return found
        return unsaid

    def says_something(self, start: int, end: int) -> bool:
        """Whether a clause that was not read may be a change all the same: it names a property, or holds a value."""
        if _PAST.match(self.low[start:end]) or COURTESY.fullmatch(self.low[start:end]):
            return False
        return bool(self.mentions(start, end)) or self.holds_value(start, self.raw[start:end])

    def beside(self, change: Change) -> str:
        """What stands around a label in the words that it was read from: "EMEA | and rebates to gold".

        Of an amount, its period: "20k | per year".
        """
        prop = self.portal.properties.get(change.property or "")
        if prop and isinstance(change.value, Value) and kind_of(prop) == "money":
            return rate_said(change.text, self.portal.account)
        if prop is None or not isinstance(change.value, Value) or kind_of(prop) == "text" or change.value == EMPTY:
            return ""  # "take | Omar Reyes | off it"
        if kind_of(prop) not in ("stage", "owner", "option"):
            more = _MORE.search(change.text)
            return more["more"].rstrip(" .!") if more and fold(more["more"]) not in fold(change.value.shown) else ""
        known = {*fold(change.value.shown).split(), *fold(change.label).split()} | FILLERS
        known |= {
            word
            for e in self.e.vocabulary.options(prop)
            if e.wire == change.value.wire
            for f in e.folds
            for word in f.split()
        }
        text = _ADDRESS.sub("", _WHY.split(change.text, maxsplit=1)[0])
        others = [m for m in re.finditer(r"[^\W_]+", text) if fold(m.group()) not in known]
        return text[others[0].start() : others[-1].end()] if len(others) >= _SEVERAL else ""

    def told_beside(self, change: Change) -> Change:
        """The value that is told in another clause.

        "She became a customer, adjust her lifecycle stage", "his country is wrong, make it Uruguay".
        """
        prop = self.portal.properties.get(change.property or "")
        if prop is None or change.value is not None:
            return change
        if made := _MADE_IT.search(self.low):
            said = trimmed(self.raw[made.start("value") : made.end("value")])
            if isinstance(value := self._value(prop, said), Value):
                return change.model_copy(update={"value": value, "text": said})
        if said := moved_to(self.raw, prop.name):
            return change.model_copy(update={"value": self._value(prop, said), "text": said})
        if prop.name == "jobtitle" and (role := _ROLE.search(self.raw)):
            said = trimmed(role["role"])
            return change.model_copy(update={"value": self._value(prop, said), "text": said})
        if kind_of(prop) not in ("option", "stage"):
            return change
        stages = kind_of(prop) == "stage"
        labels = self.e.vocabulary.stages() if stages else self.e.vocabulary.options(prop)
        told = [
            self.raw[self.e.sentence.words[match_end].start : self.e.sentence.words[end - 1].end]
            for match in _BECAME.finditer(self.low)
            for match_end in [self.e.sentence.word_range(match.end(), len(self.low))[0]]
            for end, _ in (self.e.labels_at(labels, match_end) if match_end < len(self.e.folds) else [])[:1]
        ]
        if len(told) != 1:
            return change
        return change.model_copy(update={"value": self._value(prop, told[0]), "text": told[0]})

    def _renamed(self, start: int, end: int) -> list[Change]:
        low = self.low[start:end]
        called = CALLED.match(low)
        if called and any(m.prop for m in self.mentions(start, start + called.end("ref"))):
            called = None  # "her company is now called …"
        match = RENAME.match(low) or (None if RINGS.match(low) else CALL.match(low)) or called
        if not match and (bare := RENAME_WHAT.match(low)) and self.names.get("name"):
            self.references.append(at(self.raw, start, bare, "ref"))
            return self._change(Mention(start, start, self.names["name"]), None, None)
        if not match:
            return []
        self.references.append(self.raw[start + match.start("ref") : start + match.end("ref")])
        prop = self.names.get("name")
        words = self.raw[start + match.start("value") : start + match.end("value")]
        said = trimmed(said_text(words))
        return self._change(
            Mention(start, start, prop), said, self._value(prop, words if QUOTED.match(words) else said)
        )

    def _mentioned(self, mention: Mention, start: int, end: int) -> list[Change] | None:
        before = self.low[start : mention.start]
        after = self._two_as_to(mention, self.low[mention.end : end].rstrip(" ,;.!?"))
        head = BEFORE.match(before)
        verb = (head and head["verb"]) or ""
        offset = start + (head.end() if head else 0)
        given = after.startswith(" to ") and isinstance(self._value(mention.prop, after[4:]), Value)
        if re.fullmatch(CLEAR, verb) and (not after or (AFTER_REF.match(after) and not given)):  # "drop it to low"
            self._refer(offset, mention.start)
            if referred := AFTER_REF.match(after):
                self.references.append(self.raw[mention.end + referred.start("ref") : end])
            required = mention.prop is not None and mention.prop.name in REQUIRED
            value: Value | Unclear = Unclear(reason="wrong", said=after) if required else EMPTY
            return self._change(mention, "nothing", value)
        if UNSET.fullmatch(after):
            self._refer(offset, mention.start)
            return self._change(mention, None, None)
        if exchanged := self._exchanged(mention, offset, after, verb):
            return exchanged
        counted = mention.prop is not None and kind_of(mention.prop) in ("number", "money")
        if (
            match := self._leads_to_text(mention, after, verb)
            or (_COMES_TO.match(after) if counted else None)
            or _AFTER.match(after)
        ):
            self._refer(offset, mention.start)
            if match.groupdict().get("ref"):
                self.references.append(at(self.raw, mention.end, match, "ref"))
            said = _JUST.sub("", at(self.raw, mention.end, match, "value"))
            if AMISS.fullmatch(said):
                return self._change(mention, None, None)
            value = self._tail_value(mention.prop, said)
            if not verb and isinstance(value, Unclear) and value.reason == "wrong" and after.startswith(" was "):
                return []  # "…, price was too high" is a remark
            return self._change(mention, said, value)
        if counted and (settled := self._settled(mention, offset, after)):
            return settled
        if mention.prop and after.startswith(" of ") and _GIVES.search(before):
            self._refer(offset, mention.start)
            said = self.raw[mention.end + len(" of ") : mention.end + len(after)].strip()
            return self._change(mention, said, self._tail_value(mention.prop, said))
        match = _AFTER_OF.match(after) or _AFTER_WEAK.match(after)
        if match and mention.prop and kind_of(mention.prop) != "text":
            said = at(self.raw, mention.end, match, "value")
            value = self._tail_value(mention.prop, said)
            if isinstance(value, Value) or self._is_day(mention.prop, said):
                self._refer(offset, mention.start)
                if "ref" in match.re.groupindex:
                    self.references.append(at(self.raw, mention.end, match, "ref"))
                return self._change(mention, said, value)
        return self._unlinked(mention, offset, after, verb)

    def _two_as_to(self, mention: Mention, after: str) -> str:
        """What follows a property, "2" as the "to" for which it is typed: "amt | 2 12k"; not in "amt | 2 million"."""
        prop = mention.prop
        if prop is None or not after.startswith(_TWO) or (kind_of(prop) == "text" and prop.name != "jobtitle"):
            return after
        begin = mention.end + len(_TWO)
        rest, whole = self.raw[begin : mention.end + len(after)], self.raw[mention.end : mention.end + len(after)]
        kept = list(self.references)
        alone = isinstance(self._value(prop, whole), Value) and kind_of(prop) != "text"
        told = not alone and isinstance(self._tail_value(prop, rest), Value)
        self.references = kept
        return f" = {after[len(_TWO) :]}" if told else after

    def _unlinked(self, mention: Mention, offset: int, after: str, verb: str) -> list[Change] | None:
        """A property without "to" or "is": value directly after it, in front of it, or not said."""
        prop = mention.prop
        said = self.raw[mention.end : mention.end + len(after)].strip()
        polite = re.match(r" (?:please|pls|thanks|field|property)\b", after)
        if behind := self._behind_record(mention, offset, after):
            return behind
        free = prop is None or kind_of(prop) == "text"
        if free and (strange := self._longer_name(mention, offset, after, verb)):
            return strange
        if said and not polite and not (free and re.match(r" (?:of|for|on|in|from|to|and|or|'s)\b", after)):
            value = self._tail_value(prop, said)
            fits = self._opens(mention, offset, verb) if free else self._begins(prop, said, value)
            fits = fits or (QUOTED.fullmatch(said) is not None and bool(self.low[offset : mention.start].strip()))
            dialled = prop is not None and kind_of(prop) == "phone" and _FIGURES.fullmatch(said)
            if (isinstance(value, Value) and fits) or dialled or (prop and self._is_day(prop, said)):
                self._refer(offset, mention.start)
                return self._change(mention, said, value)
        if (not after or after.startswith((" for ", " on ", " of ", " to "))) and prop and kind_of(prop) != "text":
            if found := self._value_before(mention, offset):
                if after:
                    self.references.append(said.partition(" ")[2])
                return found
        referred = AFTER_REF.match(after)
        if (not after or referred) and free and (quoted := self._quoted_before(mention, offset)):
            self.references += [at(self.raw, mention.end, referred, "ref")] if referred else []
            return quoted
        if not after or polite:
            self._refer(offset, mention.start)
            return self._change(mention, None, None)
        onto = verb and re.search(r" (?:(?:in)?to|in|at) (?:the )?$", self.low[offset : mention.start])
        if (
            onto and prop and kind_of(prop) in ("stage", "pipeline", "option")
        ):  # "to the stage Proposal", which there is none of
            self._refer(offset, offset + onto.start())
            return self._change(mention, said, self._tail_value(prop, said))
        if odd := self._no_label(mention, offset, after, verb):
            return odd
        if referred and verb:
            self._refer(offset, mention.start)
            self.references.append(at(self.raw, mention.end, referred, "ref"))
            return self._change(mention, None, None)
        return None

    def _opens(self, mention: Mention, offset: int, verb: str) -> bool:
        """Whether free words right after a property's name can be its value: "job title CTO"."""
        before = self.low[offset : mention.start]
        if verb and not before.rstrip().endswith((":", ",", ";", "-")):
            return verb in BRINGS
        if (own := OWN.search(before)) and own["has"]:
            return True
        before = OWN.sub("", before)
        return not before.strip(" ,;:") or before.rstrip().endswith((":", ",", ";"))
