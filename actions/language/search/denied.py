"""What is not to be among the hits: "not in Texas", "without finance in the title", "besides John Smith"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter, Property
from ..create.cover import Cover, Span
from ..english.words import FILLERS
from ..said import Unclear
from ..value.naming import unquoted
from .located import town_too
from .opposites import NEGATIVE, opposite, span_of
from .query import EMPTY, STOPS, Query
from .texts import LACKS, texts, token, token_words, tokens

_BUT = (
    r"(?:(?:every|any)(?:one|body|thing)?|all)(?: (?:of )?(?:(?:the|our|my) )?\w+)? (?:stage |owner )?but"
    r"|but(?= (?:the|those)\b)"
)
"""What is left out of all there are: "everyone but Dana", "all deals but hers"."""
_BESIDE = (
    rf"{_BUT}|except(?: for)?|excluding|exclude|besides|other than|apart from|aside from|but not|leaving out|minus"
)
_NOT = re.compile(
    rf"(?:^|(?<=\s))(?:why )?(?:(?:and|but|who|which|that|is|are|was|were|do|does|did|has|have|had|will|would) )*"
    rf"(?:{_BESIDE}|not|never|without|neither|nor)"
    r"(?: (?:the|those|these|ones|anyone|anybody|people|folks|everyone|work|working|been|being|yet|any|ever"
    r"|show|list|include|give|want|need|see|me|us))*$"
)
_ALL_BUT = re.compile(rf"\b(?:{_BESIDE}|not (?:named|called))(?: (?:the|those|for))*(?= )")
_WORD_OF = re.compile(r"\bwithout (?:the words? )?(?=[\w'\"]+(?: [\w'\"]+)?(?: in (?:the|its|their) (?:name|title)\b))")
DENYING = frozenset("not no without except besides excluding never neither nor".split())
"""Words that are no part of a name, unless somebody says so."""
TELLING = frozenset(
    "ex former previous non whose modified updated created starting starts begins beginning ending ends contains"
    " hours minutes own owns owned exactly".split()
)
"""Words that tell of something that is asked of records; so does no name in small letters."""
_MOST_WORDS = 4
_TIED = "(?: (?:linked|attached|associated|related|connected|assigned)(?: (?:to|with) (?:it|them))?| at all| yet)*"


def denied(q: Query, span: Span) -> Iterator[Span]:
    """A criterion with the negation in front of it, and the property's name before that: "amount is not over 10k"."""
    found = _negated(q, span.start)
    if found is None or span.what not in ("filter", "either"):
        return
    alternatives = span.held if span.what == "either" else town_too(q, span) or [span.held]
    if any(f.operator in NEGATIVE for filters in alternatives for f in filters):
        return
    begin = span.start - len(found.group().split())
    said_of = {f.property for filters in alternatives for f in filters}
    begin = next((first for first, end, prop in q.mentions() if end == begin and prop.name in said_of), begin)
    of_all = 2.0 if found.group().endswith("but") else 0.0  # "all deals but": the command goes with it
    yield from span_of(begin, span.end, span.score + 2.0 + of_all, opposite(alternatives))


def negation(q: Query, start: int) -> int:
    """How many words right before one turn it round: "that are not | mine"."""
    found = _negated(q, start)
    return len(found.group().split()) if found else 0


def _negated(q: Query, start: int) -> re.Match[str] | None:
    found = _NOT.search(" ".join(q.folds[max(0, start - 6) : start])) if start else None
    return None if found is None or found.group().startswith("why") else found


def all_but(q: Query) -> Iterator[Span]:
    """Names that are not wanted: "besides John Smith", "without renewal in the name"."""
    for found in (*_ALL_BUT.finditer(q.low), *_WORD_OF.finditer(q.low)):
        begin, start = q.e.sentence.word_range(found.start(), found.end())
        for end in range(start + 1, min(q.n, start + _MOST_WORDS) + 1):
            last = q.folds[end - 1]
            if (end > start + 1 and q.e.boundary(end - 1)) or last in STOPS or (end == start + 1 and last in FILLERS):
                break
            words = token_words(unquoted(q.e.text(start, end)))
            if words and not EMPTY.issuperset(words):
                named = called(q, words, f'name contains "{" ".join(words)}"')
                yield from span_of(begin, end, 0.7 + 0.25 * (end - start), opposite(named))
                if prop := _said_before(q, begin, words):
                    score, of_it = 3.0 + 0.25 * (end - start), tokens(prop, " ".join(words))
                    yield from span_of(begin, end, score, opposite([of_it]))


def _said_before(q: Query, end: int, words: list[str]) -> Property | None:
    """The property said right before an exception of the same word: "at Northgate but not Northgate Solutions"."""
    near = (span.held for span in texts(q) if span.what == "filter" and span.end == end)
    wanted = {f"{word}*" for word in words}
    names = {f.property for held in near for f in held if not wanted.isdisjoint(each.value for each in held)}
    return q.portal.properties.get(names.pop()) if len(names) == 1 else None


def called(q: Query, words: list[str], shown: str) -> list[list[Filter]]:
    """What is called so: by each word of a title; by the first and the last name, or by either."""
    title = q.record.title
    if len(title) == 1:
        return [[token(title[0], word, shown if i == 0 else "") for i, word in enumerate(words[:3])]]
    if len(words) > 1:
        return [[token(title[0], words[0], shown), token(title[-1], words[-1], "")]]
    return [[token(title[0], words[0], shown)], [token(title[-1], words[0], "")]]


_COUNTED = {"deals": ("num_associated_contacts", "contact|person|people"), "contacts": ("num_associated_deals", "deal")}
"""How many records of the other kind belong to one (HubSpot: default properties), and what those are called."""


def unlinked(q: Query) -> Iterator[Span]:
    """Records to which none of another kind belongs: "deals with no contact", "people who have no deals"."""
    name, nouns = _COUNTED.get(q.record.object_type, ("", ""))
    if not name:
        return
    low = " ".join(q.folds)
    for found in re.finditer(rf"(?:^|(?<=\s))(?:{LACKS}|are not|is not)(?: on| in)? (?:{nouns})s?\b{_TIED}", low):
        start, end = low[: found.start()].count(" "), low[: found.end()].count(" ") + 1
        if end < q.n and not q.e.boundary(end) and q.folds[end] not in STOPS:
            continue  # "no contact details"
        if name not in q.portal.properties:
            yield Span(start, end, "unclear", 5.0, Unclear(reason="wrong", said=q.e.text(start, end)))
            continue
        none = Filter(property=name, operator="NOT_HAS_PROPERTY", shown=f"no {nouns.split('|')[0]}")
        zero = Filter(property=name, operator="EQ", value="0")
        yield Span(start, end, "either", 5.0, [[none], [zero]])


def unread_denials(q: Query, chosen: Cover) -> Iterator[Unclear]:
    """The first denial that is part of nothing read: without it the list would be of the very opposite.

    One that is a whole part of the sentence is told as left out, and turns nothing round: "…, don't hurry".
    """
    read = {i for span in chosen.spans if span.what not in _SAYS_NOTHING for i in range(span.start, span.end)}
    if chosen.name and any(s.what in ("marker", "named") for s in chosen.spans):
        read.update(range(*chosen.name))
    for start, end in chosen.unknown if read else ():
        before = start - (start > 0 and q.folds[start - 1] in ("do", "does", "did", "please"))
        if q.e.boundary(before) and q.e.boundary(end):
            read.update(range(start, end))
    for start, word in enumerate(q.folds):
        asked = q.folds[start - 1 : start] == ["why"] or not _UNSURE.isdisjoint(q.folds[start + 1 : start + 2])
        asked = asked or (start == q.n - 1 and q.folds[start - 1 : start] == ["or"])
        if word in _NEVER and start not in read and not asked:  # "why not …", "… or not?"
            end = next((s.end for s in chosen.spans if s.start > start and s.what not in _SAYS_NOTHING), q.n)
            stop = next((i for i in range(start + 1, q.n) if q.e.boundary(i)), q.n)
            stop = min(end, stop, start + _MOST_WORDS)
            while start and q.folds[start - 1] in _BEFORE_NOT:
                start -= 1
            yield Unclear(reason="wrong", said=q.e.text(start, stop))
            return


_UNSURE = frozenset("sure find see remember recall know locate certain".split())
_BEFORE_NOT = frozenset("i we is are was were has have had do does did will would".split())
_NEVER = frozenset("not never neither nor".split())
_SAYS_NOTHING = frozenset("skip command noun for".split())
