"""What is not to be among the hits: "not in Texas", "without finance in the title", "besides John Smith"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from ...portal import Filter
from ..create.cover import Span
from ..english.words import FILLERS
from ..said import Unclear
from ..value.naming import unquoted
from .query import EMPTY, STOPS, Query
from .texts import LACKS, token, token_words

_OPPOSITE = {
    "EQ": "NEQ",
    "IN": "NOT_IN",
    "CONTAINS_TOKEN": "NOT_CONTAINS_TOKEN",
    "HAS_PROPERTY": "NOT_HAS_PROPERTY",
    "GT": "LTE",
    "GTE": "LT",
    "LT": "GTE",
    "LTE": "GT",
}
NEGATIVE = frozenset(("NEQ", "NOT_IN", "NOT_CONTAINS_TOKEN", "NOT_HAS_PROPERTY"))
_BUT = r"(?:(?:every|any)(?:one|body|thing)?|all)(?: (?:of )?(?:(?:the|our|my) )?\w+)? but|but(?= (?:the|those)\b)"
"""What is left out of all there are: "everyone but Dana", "all deals but hers"."""
_BESIDE = (
    rf"{_BUT}|except(?: for)?|excluding|exclude|besides|other than|apart from|aside from|but not|leaving out|minus"
)
_NOT = re.compile(
    rf"(?:^|(?<=\s))(?:(?:and|but|who|which|that|is|are|was|were|do|does) )*"
    rf"(?:{_BESIDE}|not|never|without|isnt|arent|wasnt|werent|dont|doesnt)"
    r"(?: (?:the|those|these|ones|anyone|anybody|people|folks|everyone|work|working))*$"
)
_ALL_BUT = re.compile(rf"\b(?:{_BESIDE}|(?:not|isn't|aren't) (?:named|called))(?: (?:the|those|for))*(?= )")
_WORD_OF = re.compile(r"\bwithout (?:the words? )?(?=[\w'\"]+(?: [\w'\"]+)?(?: in (?:the|its|their) (?:name|title)\b))")
DENYING = frozenset("not no without except besides excluding never dont doesnt isnt arent".split())
"""Words that are no part of a name, unless somebody says so."""
_MOST_WORDS = 4
_TIED = "(?: (?:linked|attached|associated|related|connected|assigned)(?: (?:to|with) (?:it|them))?| at all| yet)*"
ALTERNATIVES = 5
"""HubSpot: filter groups of a search (CRM search guide)."""


def opposite(alternatives: Sequence[Sequence[Filter]]) -> list[list[Filter]]:
    """The alternatives that are left where none of these fits; nothing where that cannot be asked of HubSpot."""
    each = [[other for f in filters for other in _inverted(f)] for filters in alternatives]
    if not all(each):
        return []
    shown = " or ".join(dict.fromkeys(f.shown for filters in alternatives for f in filters if f.shown))
    found = [list(group) for group in product(*each)]
    for group in found:
        group[0] = group[0].model_copy(update={"shown": _worded(shown)})
        group[1:] = [f.model_copy(update={"shown": ""}) for f in group[1:]]
    return found if len(found) <= ALTERNATIVES else []


def _inverted(f: Filter) -> list[Filter]:
    """What may hold instead: outside of a period is before or after it."""
    if f.operator == "BETWEEN":
        after = f.model_copy(update={"operator": "GT", "value": f.high_value, "high_value": None})
        return [f.model_copy(update={"operator": "LT", "high_value": None}), after]
    operator = _OPPOSITE.get(f.operator)
    return [f.model_copy(update={"operator": operator})] if operator else []


def _worded(shown: str) -> str:
    return shown.replace(" contains ", " without ") if " contains " in shown else f"not {shown}"


def denied(q: Query, span: Span) -> Iterator[Span]:
    """A criterion with the negation in front of it."""
    found = _NOT.search(" ".join(q.folds[max(0, span.start - 6) : span.start])) if span.start else None
    if found is None or span.what not in ("filter", "either"):
        return
    alternatives = span.held if span.what == "either" else [span.held]
    if any(f.operator in NEGATIVE for filters in alternatives for f in filters):
        return
    begin = span.start - len(found.group().split())
    of_all = 2.0 if found.group().endswith("but") else 0.0  # "all deals but": the command goes with it
    yield from _span(begin, span.end, span.score + 2.0 + of_all, opposite(alternatives))


def _span(start: int, end: int, score: float, alternatives: list[list[Filter]]) -> Iterator[Span]:
    if len(alternatives) == 1:
        yield Span(start, end, "filter", score, alternatives[0])
    elif alternatives:
        yield Span(start, end, "either", score, alternatives)


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
                yield from _span(begin, end, 0.7 + 0.25 * (end - start), opposite(_called(q, words)))


def _called(q: Query, words: list[str]) -> list[list[Filter]]:
    """What is called so: by each word of a title; by the first and the last name, or by either."""
    title, shown = q.record.title, f'name contains "{" ".join(words)}"'
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
    for found in re.finditer(rf"(?:^|(?<=\s))(?:{LACKS}|arent|isnt)(?: on| in)? (?:{nouns})s?\b{_TIED}", low):
        start, end = low[: found.start()].count(" "), low[: found.end()].count(" ") + 1
        if end < q.n and not q.e.boundary(end) and q.folds[end] not in STOPS:
            continue  # "no contact details"
        if name not in q.portal.properties:
            yield Span(start, end, "unclear", 5.0, Unclear(reason="wrong", said=q.e.text(start, end)))
            continue
        none = Filter(property=name, operator="NOT_HAS_PROPERTY", shown=f"no {nouns.split('|')[0]}")
        zero = Filter(property=name, operator="EQ", value="0")
        yield Span(start, end, "either", 5.0, [[none], [zero]])
