"""Where an update sentence is cut: before what brings in another property, another verb, another change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from ..english.text import fold
from ..said import Change, Unclear, Value
from ..value.places import place
from ..value.taken_back import TAKES_BACK
from ..value.values import AT_LENGTH, kind_of, tells_at_length
from ..which.refusal import ANYBODY
from .clauses import BEFORE, CLEAR, LINK, MOST_WORDS, PARTICLE, REMARK, VERBS, Clauses, Mention

_GOES = re.compile(
    r"(?:it |he |she )?(?:goes|moves|sits|lives|resides|belongs|closes|is|was|should|will|needs|gets) (?:now |be |go |"
    r"close |move )*(?:in|into|to|on|at|by|with)\b"
)
_TOLD = re.compile(r"(?:they|we|it|he|she|i)(?:'|\b)")
_IS = re.compile(
    r"(?:he|she|they)(?:'s|'re| is| are| works?) (?:now |currently )?(?:the|an?|our|their|at|in|based|from)\b"
)
SHE = re.compile(r"(?:and |but |as |because |since |so )*(?:he|she|they)(?:['\u2019](?:s|re|ve|ll|d))? (?=\S)")
_LIVES = re.compile(
    r"(?:(?:he|she|they)(?:['\u2019](?:s|re|ve))? )?(?:(?:is|are|has|have|now|just|recently|currently) )*"
    r"(?:works?|working|lives?|living|based|located|moved|relocated|joined|sits?)\b (?:for|at|with|in|to|out of|now)\b"
)
"""What is told of a person behind something else."""
_BASED = re.compile(r"(?:now |currently )?(?:based|located|living) (?:in|out of)\b")
_GIVEN = re.compile(r"\b(?:an?|another|some)(?: new| different| other)? [a-z]+$")
"""What somebody has got: "a new job"."""
THEIR = r"(?:the|its|his|her|their)"
_AS_ITS = re.compile(rf"\S+(?: \S+){{0,5}} as {THEIR} ")
REQUIRED = ("dealname", "email", "dealstage", "pipeline")
"""Properties that cannot be cleared."""
_MOST_CLAUSES = 12
_ORDERS = re.compile(rf"(?:please |do not |don't )?(?:{VERBS}|{CLEAR}|keep|leave|spare|touch)\b")


_TO_TEXT = re.compile(
    r"(?: (?:of|on|for|to|in) [^:]{1,60}?)?(?: ?[:=] ?|,? (?:so )?that )(?=\S)| (?:says?|saying|reads?) ?:? ?"
    r"| ?[-\u2013] (?=\S)"
)
"""What leads to a long text, which goes on to the end of the message: "the description of Larch: …", "note - …"."""
_LINKED_TEXT = re.compile(r"(?: (?:of|on|for|in) [^:,;]{1,60}?)? (?:to|as|is) (?![\"\x02])")
_ADDS = frozenset("add append put enter note notes log write record save".split())
_ADDED_TEXT = re.compile(
    r"(?: (?:of|for|on|in|to) (?P<ref>[^:]+?))?(?:(?:,? (?:so )?that|,? saying(?: that)?| [-\u2013])(?= )|(?<=\w):)"
    r" ?(?P<value>.+)"
)
"""A text that is put somewhere: "a note | to Larch: they want it", "in the description of Larch | that …"."""

_JOINT = re.compile(
    r"(?:[,;.!?] ?(?:and |then |also |plus )*|: "
    r"| but | because | (?:since|as) (?=(?:they|we|it|he|she)\b)"
    r"| and (?:also |then )?| n | then | plus | & | \+ (?=\D)| (?=(?:based|located|living) (?:in|out of) )"
    r"| [-\u2013\u2014] (?=(?:he|she|they)\b)| \((?=(?:he|she|they)\b))"
)
"""Where another clause may begin."""
_POLITELY = re.compile(r"(?:(?:please|pls|kindly|also|then) )+")
_ASKED = re.compile(r"(?:(?:please|pls|kindly|also|then|(?:can|could|would|will) (?:you|u|we)) )+")
_DETERMINER = re.compile(r"(?:(?:it |they )?(?:should|must) be )?(?:the |its |his |her |their |also |a |an |new )*")
_VERB = re.compile(rf"(?:{VERBS}|{CLEAR})\b")
_VERB_OF_IT = re.compile(rf"{_VERB.pattern} (?:it|the|its|his|her|him|this|that|them|to)\b")
_VERB_BARE = re.compile(rf"{_VERB.pattern} (?:the |its |his |her )?")
_VERB_OF_SOMETHING = re.compile(rf"{_VERB.pattern} [^,;]")
_COUNTED = re.compile(rf"(?:{VERBS}|went|goes|came|is)\b (?:by |off |up |down |another )*[$€£]?\d")
_SETS = re.compile(rf"{VERBS} (?:the |its )?")
_HANDED = re.compile(r"(?:let|have|make|get) \S+ (?:have|own|take|handle)\b")
_ENDED = re.compile(r"(?:we|i|they)(?: just| have|'ve)? (?:won|lost)\b")
_CAME = re.compile(
    r"(?:it |has |have )*(?:went|gone|c[ao]me|fell|fallen|shr[au]nk|s[au]nk|grew|grown|rose|risen|slid|[a-z]{2,}ed)"
    r"(?: (?:up|down|back|out))? (?:to|by|until|till) "
)
"""What became of it, in the past: "… and | dropped to 190k"."""
_LABEL = re.compile(r"(?:the |its |with )?([a-z]+) ?[:=] ?\S")
_ALONE = re.compile(r"[^,;]+?(?=, |[;.](?:\s|$)|$| and )")
_LINKED = re.compile(rf"{PARTICLE}(?:$|[,.;]| ?[:=]| {LINK} | (?:of|for) |'s| \S*\d)| and ")
"""What stands between a property and its value, or ends what is said of it."""
_GIVES = re.compile(rf"{PARTICLE}(?: ?[:=] ?| {LINK} )(?P<value>[^,;]+)")
_IS_VALUE = re.compile(rf" {LINK} (?P<value>[^,;]+)")


class Cuts(Clauses):
    """Cuts one sentence into clauses."""

    @cached_property
    def told_from(self) -> int:
        """Where the words of a long text begin, behind its property's name and a colon; else behind the message."""
        for mention in self.mentions(0, len(self.low)):
            if tells_at_length(mention.prop) and (found := _TO_TEXT.match(self.low, mention.end)):
                return found.end()
        return len(self.low)

    @cached_property
    def told_to(self) -> int:
        """The same behind "to", where another verb may yet order something."""
        for mention in self.mentions(0, len(self.low)):
            if tells_at_length(mention.prop) and (found := _LINKED_TEXT.match(self.low, mention.end)):
                return found.end()
        return len(self.low)

    def _is_told(self, place: int, rest: str, mention: Mention | None, direct: bool) -> bool:
        """Whether a long text goes on behind a comma or an "and": nothing else is plainly ordered there."""
        if place < min(self.told_from, self.told_to) or direct or self._sets_other(rest):
            return False
        if place >= self.told_from or self._gives(mention):
            return place >= self.told_from
        start = len(self.low) - len(rest)
        return not (_VERB.match(rest) and self._guess(start, len(self.low)))

    def _reasons(self, begin: int, joint: re.Match[str]) -> bool:
        """Whether a remark follows, which no long text goes on with: "next step call Ana, not Luis"."""
        long = any(tells_at_length(mention.prop) for mention in self.mentions(begin, joint.start()))
        return not long and self.remarks(joint.end())

    def _gives(self, mention: Mention | None) -> bool:
        """Whether a property gets a value: "the next step to call Ana", not "the amount is open"."""
        given = mention and _GIVES.match(self.low, mention.end)
        if not mention or not given or mention.prop is None:
            return False
        plain = kind_of(mention.prop) == "text"
        return plain or isinstance(self._value(mention.prop, given["value"].strip(" .!")), Value)

    def _leads_to_text(self, mention: Mention, after: str, verb: str) -> re.Match[str] | None:
        """The record and the words of a text that is added to it, behind "note", "put in the description"."""
        adds = verb in _ADDS or (not verb and self.low[mention.start : mention.end].split()[0] in _ADDS)
        return _ADDED_TEXT.fullmatch(after) if adds and tells_at_length(mention.prop) else None

    def clauses(self) -> list[tuple[int, int]]:
        """The sentence cut where "and" or a comma brings in another property or another verb."""
        cuts = [0]
        for match in _JOINT.finditer(self.low):
            if any(s <= match.start() < e for s, e in self.whole) or match.end() >= len(self.low):
                continue
            if match.group() in (" because ", " since ", " as "):
                if not self.holds_text(cuts[-1], match.start()):
                    cuts.append(match.start())
                continue
            rest = self.low[match.end() :]
            if match.group() == " but " and ANYBODY.search(self.low[: match.start()]) and not _ORDERS.match(rest):
                continue  # "any stage | but closed won"
            if self.record.unique == "email" and place(re.split(r"[,;.]| and ", rest)[0].strip()) == "country":
                continue  # "lives in Porto, | Portugal"
            polite = (_POLITELY if self.record.unique == "email" else _ASKED).match(rest)
            rest = rest[polite.end() :] if polite else rest
            determiner = _DETERMINER.match(rest)
            at = match.end() + (determiner.end() if determiner else 0)
            mention = next((m for m in self.mentions(at, len(self.low)) if m.start == at), None)
            linked = mention and _LINKED.match(self.low, mention.end)
            direct = mention and isinstance(self._value_here(mention), Value)
            if self._is_told(match.start(), rest, mention, bool(direct)):
                continue  # "description: customer wants dimmers, | delete the strobe line"
            verb, bare = _VERB_OF_IT.match(rest), _VERB_BARE.match(rest)
            if bare and not verb:
                after = match.end() + bare.end()
                verb = bare if any(m.start == after for m in self.mentions(after, len(self.low))) else None
            if match.group()[0] in ".!?;" and not verb:
                verb = _VERB_OF_SOMETHING.match(rest)
            counted = _COUNTED.match(rest)
            verb = verb or (None if counted and self.holds_text(cuts[-1], match.start()) else counted)  # ", add 5%"
            label = _LABEL.match(rest)
            if label and label[1] in self.e.vocabulary.label_ends and label[1] not in self.names:
                cuts.append(match.start())  # "reason: budget frozen"
            verb = verb or _HANDED.match(rest) or _GOES.match(rest) or _ENDED.match(rest)
            alone = _ALONE.match(self.raw[at:]) if " " in match.group() else None
            says_all = alone and (self._says_all(at, at + alone.end()) or self._called_behind(at, at + alone.end()))
            says_all = says_all and not self._title_goes_on(match, cuts[-1], at)
            named = mention is not None and self._named_next(mention, cuts[-1])
            told = (
                match.group().startswith(" and") and _TOLD.match(rest) and not self.holds_text(cuts[-1], match.start())
            )
            told = told or (
                match.group().startswith(" and") and _IS.match(rest) and not self._tells_at_length(cuts[-1])
            )
            told = told or self._tells_of_person(match.group(), rest, cuts[-1], match.start())
            if match.group() == ": ":
                if self._heads(cuts[-1], match.start(), mention):
                    cuts.append(match.start())
            elif (match.group() in (", ", "; ") or _CAME.match(rest)) and self._both(
                cuts[-1], match.start(), match.end()
            ):
                cuts.append(match.start())
            elif mention and mention.prop and match.group()[0] in ".!?;":
                cuts.append(match.start())  # "… is lost. | closed lost reason budget freeze"
            elif linked or named or direct or verb or says_all or told or self._reasons(cuts[-1], match):
                cuts.append(match.start())
        cuts = sorted({*cuts, *self._after_values(cuts)})[:_MOST_CLAUSES]
        return list(zip(cuts, [*cuts[1:], len(self.low)], strict=True))

    def _title_goes_on(self, joint: re.Match[str], begin: int, start: int) -> bool:
        """Whether "and" leads to more of the text that was named: "title Buyer | and Planner, city Milan".

        Or it is put right: "title Buyer, | no, | Planner".
        """
        back = [m.span() for m in TAKES_BACK.finditer(self.low, begin)]
        if any(first <= joint.start() < end for first, end in back) and self.holds_text(begin, joint.start()):
            return True
        if joint.group() not in (" and ", " & "):
            return False
        end = next((m.start() for m in re.finditer(r"[,;.](?:\s|$)| and ", self.low[start:])), len(self.low) - start)
        said = {m.prop.name for m in self.mentions(begin, joint.start()) if m.prop and kind_of(m.prop) == "text"}
        guessed = {change.property for change in self._guess(start, start + end)}
        return bool(guessed) and guessed <= said

    def _tells_of_person(self, joint: str, rest: str, begin: int, start: int) -> bool:
        """Whether a person is told of in another sentence: "…, | she got married", "… | and works for Acme"."""
        if self.record.unique != "email" or self._tells_at_length(begin):
            return False
        if joint == " ":  # "she's Senior Partner | based in Leeds"
            return bool(self._guess(begin, start))
        if joint[0] not in ",;.!?" and not joint.startswith((" and", " but", " -", " \u2013", " \u2014", " (")):
            return False
        return any(pattern.match(rest) for pattern in (SHE, _LIVES if joint.startswith(" and") else _BASED))

    def _sets_other(self, rest: str) -> bool:
        """Whether a value of another property is ordered in full: "…, and set the amount to 5k"."""
        start = len(self.low) - len(rest)
        verb = _SETS.match(rest)
        mention = next((m for m in self.mentions(start, len(self.low)) if verb and m.start == start + verb.end()), None)
        linked = mention and _IS_VALUE.match(self.low, mention.end)
        if not mention or not linked or mention.prop is None or kind_of(mention.prop) == "text":
            return False
        return isinstance(self._value(mention.prop, linked["value"].strip(" .!")), Value)

    def _tells_at_length(self, start: int) -> bool:
        """Whether a property was named whose value may be whole sentences."""
        return AT_LENGTH.search(self.low, start) is not None

    def _heads(self, start: int, end: int, mention: Mention | None) -> bool:
        """Whether what stands before a colon only leads to the changes behind it: "she has a new job: | company …"."""
        said, mentions = self.low[start:end], self.mentions(start, end)
        if mention is None:  # "Acme renewal: we agreed 80k"
            head = BEFORE.match(said)
            plain = not mentions and not (head and head["verb"]) and start == 0 and not self._labels(said)
            return plain and not said.endswith("news") and not REMARK.match(said) and len(said.split()) <= MOST_WORDS
        return not any(m.end == end for m in mentions) or _GIVEN.search(said) is not None

    def _labels(self, said: str) -> bool:
        """Whether words before a colon are the end of a label: "reason", "reason on the spa deal"."""
        first = re.match(r"[a-z]+(?= (?:on|of|for) |$)", said)
        return said in self.e.vocabulary.label_ends or (
            first is not None and first.group() in self.e.vocabulary.label_ends - set(self.names)
        )

    def _both(self, start: int, stop: int, begin: int) -> bool:
        """Whether what stands on both sides of a comma tells a change by itself: "80k agreed, | so contract sent"."""
        end = next((m.start() for m in re.finditer(r"[;.!?] ", self.low[begin:])), len(self.low) - begin) + begin
        if self.holds_text(start, end):
            return False
        left, right = self._guess(start, stop), self._guess(begin, end)
        return bool(left and right) and {c.property for c in left}.isdisjoint(c.property for c in right)

    def _guess(self, start: int, end: int) -> list[Change]:
        """What verb and value tell; who knows the kinds of values knows it."""
        return []

    def holds_text(self, start: int, end: int) -> bool:
        """Whether free text is being said, which goes on: "next step call them and they decide"."""
        return any(m.prop is None or kind_of(m.prop) == "text" for m in self.mentions(start, end))

    def _after_values(self, cuts: list[int]) -> Iterator[int]:
        """Where a property is named right behind the value of the one before: "stage contract sent | amount 5k"."""
        mentions = self.mentions(0, len(self.low))
        for one, two in pairwise(mentions):
            between = self.raw[one.end : two.start]
            if any(one.end <= cut < two.start for cut in cuts) or not one.prop or kind_of(one.prop) == "text":
                continue
            if fold(between) and isinstance(self._value(one.prop, between.strip(" ,;")), Value):
                yield two.start

    def _named_next(self, mention: Mention, begin: int) -> bool:
        """Whether words written like a name follow, after another property: "the city is Lyon, | country France"."""
        if not self.raw[mention.start].islower() or not re.match(r" [^\W\d_]", self.raw[mention.end :]):
            return False
        earlier = [m.prop for m in self.mentions(begin, mention.start)]
        return self.raw[mention.end + 1].isupper() and bool(earlier) and mention.prop not in earlier

    def _called_behind(self, start: int, end: int) -> bool:
        """ "High priority": a value, and what it is of behind it."""
        named = next((m for m in self.mentions(start, end) if m.start > start and m.end == end), None)
        if named is None or named.prop is None:
            return False
        if kind_of(named.prop) == "text":
            return _AS_ITS.fullmatch(self.low[start : named.start]) is not None
        return isinstance(self._value(named.prop, self.raw[start : named.start].strip()), Value)

    def _says_all(self, start: int, end: int) -> bool:
        """Whether words are a change all by themselves; who knows the kinds of values tells."""
        return False

    def _value_here(self, mention: Mention) -> Value | Unclear | None:
        """What directly follows a property's name, if a word or two make a value of it."""
        if mention.prop is None or kind_of(mention.prop) == "text":
            return None
        after = re.match(r"\s*([^,;]+?)(?=[,;]| and |$)", self.raw[mention.end :])
        return self._value(mention.prop, after[1]) if after else None
