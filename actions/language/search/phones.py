"""Contacts by a number to call: "who has +1 512-555-0104?".

HubSpot compares numbers however they are written, and by area code and local number only: the country code stays out
of the search (HubSpot: CRM search guide, "Search phone numbers").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..create.cover import Span
from ..said import Unclear
from .query import Query

_CUED = re.compile(
    r"\b(?:tele)?(?:phone|mobile|cell|tel|number|fax)s?(?: (?:number|no|phone|is|of|like))*[:.]? "
    r"(?P<number>\+?[\d(][\d ()./-]{4,}\d)"
)
_AROUND = frozenset(
    "phone telephone mobile cell tel number no fax is the a with has have having whose who called calls from behind at"
    " under by on of look up".split()
)
_LEAST = 5
"""Digits that HubSpot finds a number by."""


_WHOSE = re.compile(
    r"\W*(?:(?:and|so|ok|hi|hey)\b\W*)*who(?:se|'s|\u2019s)?\b[^\d+(]*\+?[\d(][\d ()./-]{5,}\d\W*$"
    r"|\W*(?:(?:please|can you|could you)[ ,]+)?(?:find|search(?: for)?|show(?: me)?|look up|get)(?: (?:the )?number)? "
    r"(?:\+[\d(][\d ()./-]{6,}\d|\(?\d{2,5}\)?[ ./-]\d{2,4}[ ./-]\d{3,})\W*$",
    re.IGNORECASE,
)
"""Digits in a row may be an id."""
_BEGUN = re.compile(
    r"\b(?:(?:tele)?phone|mobile|cell|tel|number|fax)s?(?: (?:number|no)s?)? (?:that |which )?(?:(?:start|begin|end)s?"
    r"|(?:start|beginn|end)ing) (?:with|in|on) \+?\d+"
)
"""A part of a number, by which HubSpot finds none."""


def asks_whose(text: str) -> bool:
    """Whether somebody is asked for by a number: "whose number is 416 555 0142?", "find +44 131 496 0777"."""
    return (_WHOSE.match(text) or _BEGUN.search(text.lower())) is not None


def dialled(q: Query) -> Iterator[Span]:
    """Spans that hold the number to search for."""
    if q.record.unique != "email":
        return
    for match in _BEGUN.finditer(q.low):
        begun = Unclear(reason="beyond", said=q.e.sentence.raw[slice(*match.span())])
        begin, end = q.e.sentence.word_range(*match.span())
        yield Span(begin - (begin > 0 and q.folds[begin - 1] in ("whose", "with", "a")), end, "unclear", 7.0, begun)
    found = dict(sorted((start, end) for start, (end, _) in q.e.phones.items()))
    for match in _CUED.finditer(q.low):
        start, end = q.e.sentence.word_range(*match.span("number"))
        found.setdefault(start, end)
    for start, end in found.items():
        begin = start
        while begin and q.folds[begin - 1] in _AROUND:
            begin -= 1
        local = _local(q.e.sentence.raw[q.e.sentence.words[start].start - 1 : q.e.sentence.words[end - 1].end].strip())
        if sum(map(str.isdigit, local)) >= _LEAST:
            yield Span(begin, end, "dialled", 6.0, local)


def _local(said: str) -> str:
    """The number as it was written, without the country's code or the zero before the area's."""
    import phonenumbers  # its metadata takes a tenth of a second to load

    said = re.sub(r"^00(?=[1-9])", "+", said)
    if said.startswith(("+", "(+")):
        try:
            national = str(phonenumbers.parse(said, None).national_number)
        except phonenumbers.NumberParseException:
            return said
        kept = len(national)
        places = [i for i, sign in enumerate(said) if sign.isdigit()]
        said = said[places[-kept] :] if kept <= len(places) else said
    return said.lstrip("+(0 ")
