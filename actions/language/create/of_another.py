"""A change of somebody else, ordered behind a new record: "create …, and set Gordon Brown's city to York"."""

from __future__ import annotations

import re

from ..english.text import fold
from ..update.clauses import CLEAR, PRONOUNS, VERBS
from ..value.evidence import Evidence
from ..value.naming import QUOTED

_JOINT = r"(?:[,;.!]+ +(?:and |then |also |plus |but )*|\s(?:and|then|also|plus|but|&) (?:then |also )*)"
_POLITE = r"(?:(?:please|pls|can you|could you|also|then|just) )*"
_NAME = r"[^\W_][\w.-]*(?: [^\W_][\w.-]*){0,3}?"
_CALLED = r"[^\W\d_a-z][\w.'\u2019-]*(?: [^\W\d_a-z][\w.'\u2019-]*){0,3}"
_BEGUN = r"[^\W\d_a-z][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,3}?"
_OWNS = r"(?:['\u2019]s|(?<=s)['\u2019])"
_TO = r"(?:to|as|into|is|are|should be|=|:|->|\u2192)"
_WHOSE = re.compile(rf"{_JOINT}(?P<order>{_POLITE}{VERBS} (?P<who>{_NAME}){_OWNS} [^,;]{{2,40}}? ?{_TO} ?\S)")
_CLEARED = re.compile(rf"{_JOINT}(?P<order>{_POLITE}{CLEAR} (?P<who>{_NAME}){_OWNS} (?P<what>[^,;.]+))")
_TOLD = re.compile(rf"{_JOINT}(?P<order>(?P<who>{_NAME}){_OWNS} (?:new )?(?P<what>[^,;.]{{2,40}}?) ?{_TO} ?\S)")
_OF = re.compile(
    rf"{_JOINT}(?P<order>{_POLITE}{VERBS} (?:the |new )*(?P<what>[a-z -]{{2,40}}?) (?:of|for|on) (?P<who>{_CALLED})"
    rf" {_TO} \S)"
)
_MADE = re.compile(
    rf"{_JOINT}(?P<order>{_POLITE}(?:make|mark|move|assign|promote|flag|turn|convert|switch|reassign) (?P<who>{_BEGUN})"
    r" (?:an?|to|into|as) \S)"
)
_LONG = re.compile(r"\b(?:description|notes?|details|message|next step|bio)\b", re.IGNORECASE)
_VERB = re.compile(rf"{_POLITE}(?:{VERBS}|{CLEAR})\b")
_THIS = PRONOUNS | frozenset(
    "the a an this that new our my it's he she they contact deal person company customer client lead opportunity record"
    " one today tomorrow yesterday next last week month quarter year let what who there".split()
)
"""Words that name nobody else."""


def order_for_another(evidence: Evidence) -> int | None:
    """Where the order begins, with what joins it; None where all the sentence is about the new record.

    Somebody is another one whose name holds a word that was not said before.
    """
    raw = evidence.sentence.raw
    quotes = [quoted.span() for quoted in QUOTED.finditer(raw)]
    called = evidence.vocabulary.called(evidence.record)
    found = []
    for pattern in (_WHOSE, _CLEARED, _TOLD, _OF, _MADE):
        for match in pattern.finditer(raw):
            said = fold(raw[: match.start()]).split()
            who = [word for word in fold(match["who"]).split() if word not in _THIS]
            named = "what" not in match.groupdict() or fold(match["what"]) in called
            if pattern is _TOLD and _VERB.match(match["who"]):
                continue
            if pattern is _MADE:
                owners = evidence.vocabulary.owners.by_first_word
                named = bool(who) and who[0] not in owners and not any(name.startswith(who[0]) for name in called)
            inside = any(start <= match.start("order") < end for start, end in quotes)
            if named and not inside and not set(who) <= _words(said) and not _LONG.search(raw, 0, match.start()):
                found.append(match.start())
    return min(found, default=None)


def _words(said: list[str]) -> set[str]:
    """What was said, addresses in their parts: "ada.obi@example.com"."""
    return {part for word in said for part in re.findall(r"[^\W\d_]+", word)} | set(said)
