"""An update sentence cut into clauses, with the properties it names and the values it gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from ...portal import Portal, Property
from ...record import Record
from ..english.phrases import WISH
from ..english.text import fold, lower, masked
from ..english.words import ANY, FILLERS
from ..said import Change, Unclear, Value
from ..value.dates import find_days
from ..value.evidence import Evidence, trimmed
from ..value.naming import QUOTED, said_text
from ..value.people import split_name
from ..value.places import place
from ..value.taken_back import without_taken_back
from ..value.values import kind_of, read_property_value, tells_at_length
from .negated import of_people, unnegated, untimed

VERBS = (
    r"(?:chang(?:e|ing)|chnage|chg|chng|set(?:ting)?|updat(?:e|ing)|upd|mak(?:e|ing)|edit(?:ing)?|"
    r"modify|correct|fix|adjust|amend|revise|actuali[sz]e"
    r"|knock|trim|shave|lop|nudge|boost|hike|slash|slip|slide|defer|kick|put|add|append|enter"
    r"|fill in|move|moving|push|bump|pull|bring|shift|advance|postpone|delay|extend|reschedule|progress|promote"
    r"|raise|increase|bumping|raising|pushing|putting|giving|marking|assigning|increasing|lowering|"
    r"handing|switching|bringing|pulling|renaming|lower|reduce|decrease|drop|cut|mark|flag|switch|"
    r"turn|convert|assign|reassign|give|hand|transfer|pass"
    r"|prepone|revert(?= (?:the|its|his|her)\b)"
    r"|rename|call|name|close|write|record|save|log|note|replace|swap|use|have|take|let|need|want)"
)
CLEAR = r"(?:clear(?: out)?|remove|erase|delete|unset|empty|blank(?: out)?|wipe|reset|get rid of|drop|take off|strip)"
LINK = (
    r"(?:(?:should be|is|was)(?: actually| really| now| properly| correctly)* (?:spell?ed|spelt|"
    r"written)(?: as| like)?|(?:goes|moves)(?: back)? (?:in)?to|(?:(?:is|was|has been|gets|got"
    r"|(?:has to|have to|needs to|ought to|is to|must|should|will|can|may) be) )?"
    r"(?:now )?(?:revised|updated|corrected|increased|raised|reduced|lowered|moved|set|adjusted|"
    r"bumped|changed|switched|amended|modified) (?:up |down )?to"
    r"|so (?:that )?it (?:reads|says|is)|is(?: now)? called|to be|to say|to read|to"
    r"|is(?: now| actually| really| simply)*|are|as|into|equals|=|:|->|=>|\u2192|should now be"
    r"|should(?:a|'?ve| have) been|"
    r"(?:meant|supposed) to be|(?:should|must|shall|has to|have to|needs? to|ought to|is to|are to) (?:now )?"
    r"(?:be|read|say|become)|says|reads|will be|would be|was|becomes|changed to"
    r"|changes to|until|till)"
)
WEAK_LINK = r"(?:in|at|with|on|by)"
PARTICLE = (
    r"(?:(?: (?:back|out|up|down|forward|forwards|again|field|property|value|over|ahead|instead|too|as well|first"
    r"|please))*)"
)
BEFORE = re.compile(
    rf"^[\s,;:.!?&+]*(?:(?:and|n|then|also|plus|finally|"
    rf"but)\b[ ,]*)*(?:{WISH})?(?:\b(?P<verb>{VERBS}|{CLEAR})\b"
    r" ?(?:(?:up|down) |(?:in|out|back|on|over|off|forward|along)(?= (?:to|until|till)\b) )?)?"
)
_DETERMINER = re.compile(
    r"(?:^|\s)(?:the|its|it's|his|her|their|a|an|my|our|new|current|this|that|also|to|with|as|in|is)\s*$"
)
_SPLIT = re.compile(r" (?:for|on|of|in|to|from|at|with) ")
_POINTED = re.compile(
    r"^(?:it|this|that|him|her|them)\b|\b(?:deal|contact|opportunity|opp|lead|one|record)\b|#?\d{5,}|@"
)
_WRONG = (
    r"(?:all |still |completely )?(?:wrong|incorrect|not (?:right|correct)|false|outdated|out of date|"
    r"(?:no longer|not|in)[ -]?(?:anymore |any more )?valid(?: any ?more)?|invalid|obsolete|expired|"
    r"off|swapped(?: round)?|switched(?: round)?|reversed|mixed up"
    r"|(?:in )?the wrong (?:way (?:a)?round|order)|back to front|mis-?spell?ed|misspelt|mistyped"
    r"|(?:just )?(?:an?|my) (?:typo|mistake|slip|error|misprint)(?: (?:of mine|on my (?:side|part)))?)"
)
AMISS = re.compile(rf"{_WRONG}[ .!]*", re.I)
"""What is said of a present value that is to be another one."""
UNSET = re.compile(
    r" (?:(?:has|have|was|is)(?:n't| not| never)(?: yet)? (?:been )?(?:set|filled(?: in| out)?|entered|given|known"
    r"|specified|recorded|assigned)|is (?:still )?(?:missing|empty|blank|unset|not there))(?: yet| so far| at all)*"
)
"""What is said of a value that there is none of."""
_INSTEAD = re.compile(
    rf"^(?:{_WRONG}|old)\b.*?[,;.:-]+ ?(?:it(?:'s| is| was)?(?: (?:should|must|ought to) (?:be|read|say))?"
    r"|should (?:be|read|say)|make it|rather|but|the "
    rf"(?:new|correct|right|actual|valid|good)(?: one| address| number)? is(?: now)?)\b",
    re.I,
)
"""What is said of the present value: "wrong, it's 15 May"."""
STAYS = re.compile(
    r"[^,;]*\b(?:stays?|remains?|is fine|is ok(?:ay)?|does(?:n't| not) change|(?:is|are) "
    r"unchanged)(?: (?:as it is|as is|the same|unchanged|like that))?[ .!]*$"
)
"""What is to stay as it is: "the amount stays"."""
REMARK = re.compile(
    r"[\s,;.!-]*(?:and |but )?(?:(?:because|not|since|as (?:they|we|it|he|she))\b"
    r"|(?:they|we|it|he|she) (?:were|was|had|did|didn't|don't|couldn't|won't|weren't|wasn't|said|went|"
    r"know|knew|liked)\b"
    r"|(?:they|we|he|she) (?:now |really |all )?(?:wants?|likes?|loves?|prefers?|asked|agreed) (?![^,;]*\d)"
    r"|(?:he|she|they)(?:'s|'re| is| are) (?:on (?:\w+ )?(?:leave|holidays?|vacation|sabbatical)|away|sick|ill"
    r"|busy|gone"
    r"|leaving|retir\w+|travell?ing|out of (?:the )?office|swamped)\b"
    r"|(?:they|we)(?:'ve| have)? (?:just |also |now )*(?:[a-z]{2,}ed|cut|lost|took|left)\b(?!(?: \S+)*? (?:\S*\d"
    r"|to|at|in|until|till)\b))"
)
"""Why something is to be changed, behind it: "…, they were not interested"."""
_SOMEBODY = re.compile(
    r"[\s,;.!-]*(?:and |but |because |since |as )*(?P<who>[^\W\d_]+)(?: [^\W\d_]+)?"
    r"(?:'s| (?:is|was|has|had|can't|cannot|can not|won't|isn't|doesn't|hasn't|left|leaves|will be|"
    r"asked|went|gone|quit))\b"
)
_OWNS = re.compile(
    r"(?: \w+)??(?:'s| is| was| has| had| will be)(?: now| already)* (?:the |its |his |her |their )?(?:new )?"
    r"(?:owner|rep\b|taking|looking after|handling|responsible|in charge|on (?:it|this|that)|it\b|this\b|that\b)"
)
_FULL_NAME = ("name", "full name", "names", "first and last name", "first and last names", "name and surname")
MOST_WORDS = 8
_NO_NAMES = frozenset("both new current present expected updated correct right proper actual".split())
"""Words before a property that name no record: "new close date"."""
PRONOUNS = frozenset("it its this that his her their him them".split())


@dataclass(frozen=True)
class Mention:
    """A property's name at the characters `start:end`."""

    start: int
    end: int
    prop: Property | None  # None: the whole name of a person


class Clauses:
    """One update sentence. `references` collects the words that may name the record, `left` those left out."""

    def __init__(self, text: str, record: Record, portal: Portal, now: datetime) -> None:
        self.e = Evidence(text, record, portal, now)
        self.low = self.e.sentence.low
        self.raw = self.e.sentence.raw
        self.record = record
        self.portal = portal
        self.now = now
        self.names = self.e.vocabulary.called(record)
        self.references: list[str] = []
        self.left: list[str] = []
        self.corrects = False
        self.quotes = [(quoted.start() + 1, quoted.end() - 1) for quoted in QUOTED.finditer(self.raw)]
        days = [(day.start, day.end) for _, day in self.e.days.values()]
        amounts = [
            (self.e.sentence.words[s].start, self.e.sentence.words[end - 1].end) for s, (end, _) in self.e.money.items()
        ]
        self.whole = [*self.quotes, *days, *amounts]  # not to be cut: "March 31, 2027", "a hundred and twenty k"

    def in_value(self, place: int) -> bool:
        """Whether a character lies within an amount, a day or a stage, behind its beginning: "62 | thousand"."""
        return any(start < place < end for start, end in self._values)

    @cached_property
    def _values(self) -> list[tuple[int, int]]:
        """The characters of amounts, days and stages."""
        words, stages = self.e.sentence.words, self.e.vocabulary.stages()
        spans = [(s, end) for group in (self.e.money, self.e.days) for s, (end, _) in group.items()]
        spans += [(s, end) for s in range(len(words)) for end, _ in self.e.labels_at(stages, s)[:1]]
        return [(words[s].start, words[end - 1].end) for s, end in spans]

    def in_quotes(self, place: int) -> bool:
        """Whether a character is quoted."""
        return any(start <= place < end for start, end in self.quotes)

    def remarks(self, start: int) -> bool:
        """Whether a clause behind another says why, "…, they went elsewhere", or how somebody is, "…, Jo is away"."""
        return REMARK.match(self.low, start) is not None or self._tells_of_somebody(start)

    def _tells_of_somebody(self, start: int) -> bool:
        told = _SOMEBODY.match(self.low, start)
        if told is None or told["who"] not in self.e.vocabulary.owners.by_first_word:
            return False
        return _OWNS.match(self.low, told.end("who")) is None

    def holds_value(self, start: int, said: str) -> bool:
        """Whether an amount, a day, an address or a number to call stands in words that begin at a character."""
        words = self.e.sentence.words
        sums = {s: found for s, found in self.e.money.items() if not found[1].plain}
        values = [words[s].start for group in (sums, self.e.days, self.e.phones, self.e.emails) for s in group]
        return any(start <= place < start + len(said) for place in values)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Names of properties between two characters, the longest at each place."""
        words, found, index = self.e.sentence.words, [], 0
        while index < len(words):
            step = 1
            for length in range(min(5, len(words) - index), 0, -1):
                first, last = words[index], words[index + length - 1]
                if first.start < start or last.end > end or any(s <= first.start < e for s, e in self.quotes):
                    continue
                key = " ".join(self.e.folds[index : index + length])
                possessive = length > 1 or not key.endswith("s")
                prop = self.names.get(key) if possessive or key in self.names else None
                if not ANY.isdisjoint(self.e.folds[max(0, index - 2) : index]):
                    continue  # "to any stage but closed won"
                if prop or (key in _FULL_NAME and self.record.unique == "email"):
                    found.append(Mention(first.start, last.end, prop))
                    step = length
                    break
            index += step
        return found

    def _value(self, prop: Property | None, said: str) -> Value | Unclear:
        if prop is None:
            meant = without_taken_back(unnegated(said), compound=True)
            text = said_text(meant) if isinstance(meant, str) else ""
            return Value(wire=text, shown=text) if text else Unclear(reason="wrong", said=said)
        return read_property_value(prop, unnegated(said, long=tells_at_length(prop)), self.portal, self.now)

    def _tail_value(self, prop: Property | None, said: str) -> Value | Unclear:
        """The value at the end of a clause; "… for Acme renewal" after it is the record."""
        said = said.strip(" ,;")
        if not tells_at_length(prop) and prop is not self.names.get("name"):
            said = untimed(said)
        said = of_people(said, prop.name) if prop is not None else said
        if (quoted := QUOTED.match(said)) and (after := re.match(r" (?:to|on|for|of|in) (.+)$", said[quoted.end() :])):
            self.references.append(after[1])
            said = quoted.group()
        if quoted and not said[quoted.end() :].strip(" .!?"):
            return self._value(prop, quoted.group())
        value = self._value(prop, trimmed(said) if not quoted else said)
        plain = prop is None or kind_of(prop) == "text"
        if (plain or isinstance(value, Unclear)) and not tells_at_length(prop) and (instead := _INSTEAD.search(said)):
            value = self._value(prop, trimmed(said[instead.end() :]))
        splits = list(_SPLIT.finditer(said.lower()))[-MOST_WORDS:]
        if isinstance(value, Value) and not plain:
            self._trailing_record(prop, said, value, splits)
            return value
        days = [] if plain else find_days(lower(said), self.e.today)
        for split in splits if not plain else splits[-1:]:
            if any(day.start < split.start() < day.end for day in days):
                continue  # "the last week | of January"
            left, right = said[: split.start()], said[split.end() :]
            if self._in_day(said, split.start()) or (plain and not self._is_record(prop, left, split, right)):
                continue
            shorter = self._value(prop, trimmed(left))
            if isinstance(shorter, Value):
                self.references.append(right)
                return shorter
        return value

    def _in_day(self, said: str, place: int) -> bool:
        """Whether a character lies within a day that was said: "the 18th | of December"."""
        days = (self.raw[day.start : day.end] for _, day in self.e.days.values())
        return any(start <= place < start + len(day) for day in days if (start := said.find(day)) >= 0)

    def _is_record(self, prop: Property | None, left: str, split: re.Match[str], right: str) -> bool:
        """Whether what follows a free text is plainly a record: "… to it", "4711 for the Lumen retrofit"."""
        joint = split.group().strip()
        if (joint == "of" and prop and prop.name == "jobtitle") or (right.split()[0] == "IT" and not left.isupper()):
            return False  # "Head | of Lead Generation", "Partner | for IT"
        if joint == "to":
            return fold(right) in PRONOUNS
        whole = place(left) or (len(left.split()) == 1 and re.search(r"\d", left))
        return joint in ("for", "on", "of") and bool(whole or _POINTED.search(right.lower()))

    def _trailing_record(self, prop: Property | None, said: str, value: Value, splits: list[re.Match[str]]) -> None:
        """Remembers "Zephyr" of "APAC for Zephyr", where "APAC" alone is the same value."""
        for split in splits:
            if split.group() in (" for ", " on ") and self._value(prop, trimmed(said[: split.start()])) == value:
                self.references.append(said[split.end() :])
                return

    def _change(self, mention: Mention, text: str | None, value: Value | Unclear | None) -> list[Change]:
        said = self.raw[mention.start : mention.end]
        if mention.prop is None:
            first, last = split_name(value.wire) if isinstance(value, Value) else ("", "")
            parts = [("firstname", first), ("lastname", last)]
            return [
                self._made(self.portal.properties.get(name) or Property(name=name, label=name), part,
                           Value(wire=part, shown=part) if part else None, said)
                for name, part in parts if part or not isinstance(value, Value)
            ]  # fmt: skip
        return [self._made(mention.prop, text or "", value, said)]

    def _read_as(self, prop: Property, text: str) -> Change:
        return self._made(prop, text, self._value(prop, text))

    def _made(self, prop: Property, text: str, value: Value | Unclear | None, said: str = "") -> Change:
        return Change(said=said or prop.label, property=prop.name, label=prop.label, value=value, text=text.strip(),
                      read_only=prop.read_only)  # fmt: skip

    def _refer(self, start: int, end: int) -> None:
        """Remembers the words between a verb and a property as the record meant."""
        text = self.raw[start:end]
        text = re.sub(rf",? {VERBS}(?: the| its)? *$", "", text)
        while shorter := _DETERMINER.search(masked(text, text.lower(), part=True)):
            if text.lower().strip() in ("this", "that", "its", "his", "her", "their"):
                break
            text = text[: shorter.start()]
        text = re.sub(r"^\s*(?:on|for|of|in|at|with)\s+", "", text.strip(), flags=re.I).strip(" ,;:")
        if (text and not FILLERS | _NO_NAMES >= {*fold(text).split()}) or fold(text) in PRONOUNS:
            self.references.append(text)


def at(raw: str, offset: int, match: re.Match[str], group: str) -> str:
    """A group of a match in the lower-case text, as it was written."""
    return raw[offset + match.start(group) : offset + match.end(group)]
