"""What names a slot in a sentence, and what brings in its value without naming it."""

from __future__ import annotations

import re
from functools import lru_cache

from ...record import Slot
from ..english.text import fold
from ..said import Unclear, Value
from ..value.evidence import Evidence
from ..value.values import read_value

_MORE_CUES = {
    "money": ("for", "worth", "valued at", "at", "of", "priced at", "costing", "amounting to", "totaling",
              "totalling", "value of", "budget", "budget of", "in the amount of", "deal size", "sum of",
              "estimated at", "est", "ballpark", "roughly", "around", "money", "cost", "costs"),
    "date": ("closing", "closes", "close", "due", "to close", "by", "closing on", "closing by", "closing in",
             "closed by", "should close", "expected to close", "will close", "close by", "close on", "close in",
             "closes on", "deadline", "valid until", "valid till",
             "valid til", "good until", "expected", "expected by", "expected in", "ending", "ends", "before", "until",
             "due on", "due by", "closing around", "eta", "wrapping up", "wraps up", "signing", "to be closed",
             "closing date"),
    "stage": ("in", "at", "in stage", "at stage", "currently in", "currently at", "stage is", "to stage", "under",
              "its in", "sitting in", "sits in", "moved to", "starting in", "starting at", "into"),
    "pipeline": ("in", "in pipeline", "on", "into", "under", "from"),
    "owner": ("owned by", "assigned to", "assign to", "assign it to", "assign this to", "assign him to",
              "assign her to", "belongs to", "belonging to", "give it to", "managed by", "handled by", "run by",
              "led by", "responsible", "responsible is", "account manager", "rep is", "sales rep", "salesperson",
              "under", "assigned", "assignee", "make the owner", "with owner", "looked after by", "make me"),
    "email": ("at", "reach her at", "reach him at", "reachable at", "mail"),
    "phone": ("tel", "call", "cell", "mobile", "ph", "telephone", "cell phone", "call her on", "call him on",
              "phone no", "contact number", "tel no", "m", "t", "mob", "d", "reachable at", "reach her on",
              "reach him on", "office", "work", "desk", "home", "switchboard"),
}  # fmt: skip

BUYERS = frozenset(("customer", "client", "prospect", "buyer", "company", "firm"))
"""What a firm is called in front of its name: "for our customer | Larch Mills"; not "for customer success"."""
_THEM: set[tuple[str, ...]] = {
    ("for", of, who, "at")
    for of in ("our", "my", "the")
    for who in ("friends", "people", "folks", "guys", "team", "colleagues", "customers")
}
_THEM |= {(to, *of, who) for to in ("for", "with") for of in ((), ("our",), ("my",), ("the",)) for who in BUYERS}
_THEM |= {(who, is_) for who in ("customer", "client", "prospect", "buyer") for is_ in ("is", "s")}
"""Who a firm is brought in by: "for our friends at Larch Mills"."""

_LEADS = frozenset("with and add adding plus include including a an the its this as put to my".split())
_TELLING = 4
"""Words that lead to a text's own word, and how many tell something where none does."""

Phrases = dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=256)
def phrases_of(slot: Slot, label: str, elsewhere: frozenset[str] = frozenset()) -> tuple[Phrases, Phrases]:
    """What names a slot outright (ours and the portal's), and what may bring in its value.

    By first word, longest first.

    elsewhere: words of the slot that this portal has another property for.
    """
    named = {fold(w) for w in (*slot.words, slot.name.replace("_", " "), label)} - elsewhere
    glued = {word.replace(" ", "") for word in named}  # "jobtitle"
    words = {tuple(word.split()) for word in named | glued} - {()}
    cues = {tuple(fold(w).split()) for w in (*slot.cues, *_MORE_CUES.get(slot.kind, ()))} - words
    cues = {cue for cue in cues if " ".join(cue) not in elsewhere}
    if slot.kind == "link":
        cues |= {("for",), ("with",)} | (_THEM | {("at",)} if slot.property == "companies" else set())
    return _by_first_word(words), _by_first_word(cues)


def _by_first_word(phrases: set[tuple[str, ...]]) -> Phrases:
    found: Phrases = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


class Cued:
    """One sentence, read slot by slot: the phrases of a slot, and the value that words of it have."""

    def __init__(self, evidence: Evidence) -> None:
        self.e = evidence
        self.n = len(evidence.folds)
        self.read: dict[tuple[str, str], Value | Unclear] = {}

    def phrases(self, slot: Slot) -> tuple[Phrases, Phrases]:
        """What names a slot in this portal, and what may bring in its value."""
        if slot.kind == "link":
            return phrases_of(slot, "")
        prop, called = self.e.property(slot), self.e.vocabulary.called(self.e.record)
        said = map(fold, (*slot.words, *(_MORE_CUES["phone"] if slot.kind == "phone" else ())))
        elsewhere = frozenset(w for w in said if called.get(w, prop).name != prop.name)
        return phrases_of(slot, prop.label, elsewhere)

    def _at(self, index: int, phrases: Phrases) -> int | None:
        """Where the longest phrase that begins at this word ends."""
        for phrase in phrases.get(self.e.folds[index], ()) if index < self.n else ():
            if tuple(self.e.folds[index : index + len(phrase)]) == phrase:
                return index + len(phrase)
        return None

    def _capital(self, index: int) -> bool:
        """Whether a word is written like a name, and is not what a slot is called: "with Email …"."""
        if index >= self.n:
            return False
        first = self.e.sentence.raw[self.e.sentence.words[index].start]
        called = any(self.e.folds[index] in self.phrases(slot)[0] for slot in self.e.record.slots)
        return first.isupper() and not called and not self.e.sentence.raw.isupper()

    def _titled(self, index: int) -> bool:
        """Whether a word that names a slot is written like a name's: "Pipeline do Norte"."""
        return self.e.sentence.raw[self.e.sentence.words[index].start].isupper() and not self.e.sentence.raw.isupper()

    def _told_within(self, begin: int, start: int) -> int:
        """How many words must follow a text's own word that nothing sets apart from what stands before it.

        "Falkirk note they want it in May" tells something; "Site description rewrite", "Blue Note for 5k" are names.
        """
        apart = not begin or self.e.boundary(begin) or self.e.folds[begin - 1] in _LEADS
        if apart or not self.e.sentence.before(start).isspace():
            return 1
        return self.n if self._titled(begin) and self._titled(begin - 1) else _TELLING

    def _is_called(self, index: int, words: Phrases) -> int | None:
        """Behind "email's": the slot's own name and "is"; "the company's address" is another's."""
        short = self.e.bare[index] != self.e.folds[index] and (self.e.bare[index],) in words.get(self.e.bare[index], ())
        then = " ".join(self.e.folds[index + 1 : index + 3])
        other = any(then == name or then.startswith(f"{name} ") for name in self.e.vocabulary.called(self.e.record))
        return index + 1 if short and not other else None

    def _past_is(self, index: int) -> int:
        """Behind "is the", "as its": "Dana is the | owner"."""
        if index < self.n and self.e.folds[index] in ("is", "as", "being"):
            return index + 1 + (self.e.folds[index + 1 : index + 2] in (["the"], ["its"], ["his"], ["her"], ["their"]))
        return self.n

    def _typed_before(self, index: int) -> bool:
        """Whether an address or a number stands right before."""
        return any(end == index for group in (self.e.emails, self.e.phones) for end, _ in group.values())

    def _read(self, slot: Slot, start: int, end: int) -> Value | Unclear:
        """Never by number: in a sentence "phase 2" is no choice from a list."""
        said = self.e.text(start, end)
        key = slot.name, re.sub(r"['\u2019]s$", "", said) if slot.kind == "owner" else said  # "Priya's"
        if key not in self.read:
            self.read[key] = read_value(slot, key[1], self.e.portal, self.e.now)
        return self.read[key]
