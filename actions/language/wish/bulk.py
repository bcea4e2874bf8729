"""Wishes for many records at once: "move them all to contract sent", "delete both", "close every deal"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from ..english.phrases import COURTESY, CREATE, WISH
from ..english.text import masked, sentence_of
from ..update.clauses import CLEAR, VERBS
from ..which.subject import DELETE

_OF = r"(?:the |a |its )?(?:[\w-]+ ){1,3}(?:of|for|on) "
"""What is to be changed about them: "the close date of"."""
_ENDS = r"(?=$|[,.;!?]| (?:to|as|for|from|in|into|at|by|with|on|over|up|and|won|lost|now|is|are|should)\b)"


_MORE = (
    r"(?: (?:of|from|by|with|in|at|for|on|owned|assigned|closing|created|worth|over|under|above|below)"
    r"\b.*?)??"
)
"""What else tells which ones: "all the deals | of Lukas"."""
_FIRMLY = (
    r"(?:chang(?:e|ing)|set(?:ting)?|updat(?:e|ing)|mov(?:e|ing)|push|shift|bump|advance|postpone|delay|extend|reschedule"
    r"|promote|raise|increase|lower|reduce|decrease|cut|mark|flag|switch|turn|convert|assign|reassign|give|hand|transfer"
    r"|rename|close)"
)
"""Verbs that are nothing but an order to change."""
_GOAL = r"(?:put|place|mov(?:e|ing)|set(?:ting)?|get|bring)"
"""Verbs that need to be told where to, so that what alone follows tells that and not which ones."""
_SHOULD = r" (?:should|must|shall|needs? to|ha(?:ve|s) to|ought to|(?:is|are) to) "


class Many(NamedTuple):
    """Several records at once: the words for them, what is to be done, and whether that is plainly ordered."""

    words: str
    verb: Literal["update", "delete"]
    firm: bool


def many_meant(text: str, nouns: Iterable[str]) -> Many | None:
    """What a sentence wishes for several records at once; `nouns` are the words for one and for many."""
    sentence = sentence_of(COURTESY.sub("", text))
    low = masked(sentence.raw, sentence.low)
    found = _wish_for_many(tuple(nouns)).match(low)
    if found is None:
        return None
    group = "what" if found["verb"] else "bare"
    goes = found["verb"] is not None and not found["of"] and re.fullmatch(DELETE, found["verb"])
    firm = goes or (found["verb"] and re.fullmatch(f"{_FIRMLY}|{CLEAR}", found["verb"]))
    firm = firm or re.match(_SHOULD, low[found.end() :])
    aimed = re.fullmatch(_GOAL, found["verb"] or "") and not low[found.end() :].strip(" .!?")
    end = found.end() if found["end"] and not aimed else found.end(group)  # "put both | in contract sent"
    return Many(sentence.raw[found.start(group) : end], "delete" if goes else "update", bool(firm))


@lru_cache(maxsize=16)
def _wish_for_many(nouns: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(map(re.escape, nouns), key=len, reverse=True)
    one, many = "|".join(words), "|".join(word for word in words if word.endswith("s") or word == "people")
    some = (
        r"(?!(?:as|to|into|is|are) )(?:(?:the|my|our|your|his|her|their|these|those|of|\w+'s|two|three|last|first) )*"
        r"(?:[^\s,;.]+ ){0,3}?"
    )
    what = (
        rf"(?:(?:all|both|each|every one)(?: of)? {some}(?:{many})\b|(?:each|every)(?: "
        rf"single)? {some}(?:{one})\b|(?:these|those) (?:two |three )?(?:{many})\b"
        rf"|(?:them|these|those) (?:all|both)\b|(?:all|both|each|every one|either|the two|the lot)(?: of "
        rf"(?:them|these|those|it))?{_ENDS}"
        rf"|(?:[\x02\w-]+'s?|my|our|their|his|her) (?:[\w-]+ ){{0,2}}?(?:{many}){_ENDS}"
        rf"|(?:the )?(?:first|last|top|next) (?:two|three|four|five|[2-9]|\d\d)(?: (?:{many}))?{_ENDS}"
        rf"|(?:the|all|those) (?:[^\s,;.]+ ){{1,3}}?ones{_ENDS}"
        rf"|(?:everything|everyone|everybody)(?:{_ENDS}|(?= (?:under|below|above|worth|closing|that|which)\b)))"
    )
    each = rf"(?:each|every)(?: single)? (?!time|day|week|month|quarter|year)(?:[^\s,;.]+ ){{0,2}}?[^\s,;.]+{_ENDS}"
    ends = rf"(?P<end>{_MORE}(?=$|[,.;!?]|{_SHOULD}|(?: (?:over|up|back|out))? (?:to|as|into)\b))?"
    return re.compile(
        rf"(?:{WISH})?(?:(?P<verb>{VERBS}|{CLEAR}|{DELETE})\b (?:up |out )?(?P<of>{_OF})?"
        rf"(?P<what>(?:{what}|{each}))|(?P<bare>{what})){ends}"
    )


_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d\d|several|some|multiple|a (?:few|couple(?: of)?))"


def makes_many(text: str, nouns: Iterable[str]) -> bool:
    """Whether several new records are wished for at once: "create 2 deals"; `nouns` are the words for many."""
    sentence = sentence_of(COURTESY.sub("", text))
    return _new_ones(tuple(nouns)).match(masked(sentence.raw, sentence.low)) is not None


@lru_cache(maxsize=16)
def _new_ones(nouns: tuple[str, ...]) -> re.Pattern[str]:
    many = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    return re.compile(rf"(?:{WISH})?{CREATE}\b(?: me| us)? {_COUNT} (?:[\w-]+ )?(?:{many})\b")
