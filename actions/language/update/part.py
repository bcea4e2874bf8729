"""A part of what was offered: "only the phone", "yes, but keep the old name", "the title but not the name"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..english.text import clean, lower

_YES = r"yes|yeah|yep|yup|sure|ok|okay|fine"
_LEAD = rf"(?P<lead>(?:(?:{_YES}|no|nope|nah|oh|well|right|please|and|but|so|then|actually) )*)"
_ONLY = r"(?:only|just|solely|merely)"
_CHANGE = r"(?:change|update|set|take|use|write|overwrite|edit|correct|replace|do|add|with)"
_SPARE = (
    r"(?:(?:not|except(?: for)?|without|apart from|other than|minus|excluding"
    rf"|(?:everything|all|anything)(?: else)? (?:but|except(?: for)?)|(?:dont|do not|never) {_CHANGE}"
    r"|(?:dont|do not) (?:touch|alter))(?P<new>(?: the)? new)?|(?:leave(?: out)?|keep|skip|spare))"
)
_ITS = r"(?:(?:the|his|her|their|its|that|this|old|existing|present|current|former) )*"
_JOINED = "and|or|nor|plus|also"
_TAIL = (
    r"(?: (?:please|pls|thanks|thank you|then|though|only|alone|out|as (?:it|they) (?:is|are|was|were)|as is|it is"
    r"|unchanged|untouched|the same|the way it is|for now))*"
)


class Part(NamedTuple):
    """What of an offer is wanted (`only`; nothing said: all), and what is not; `agrees`: whether it is a yes."""

    only: frozenset[str]
    spared: frozenset[str]
    agrees: bool


def read_part(text: str, words: Mapping[str, Sequence[str]]) -> Part | None:
    """The part of an offer that is taken. None: the words say something else, or more than that.

    `words`: what people call each thing that is offered, by its name; one word may call several.
    """
    low = re.sub(r"[\u2018\u2019']", "", lower(clean(text[:200])))
    if "?" in low:
        return None
    low = " ".join(re.sub(r"[^\w\s-]", " ", low).split())
    called = "|".join(map(re.escape, _longest_first(words)))
    one = rf"{_ITS}(?:new )?(?:{called})(?: (?:number|field|value))?"
    spared = one.replace("(?:new )?", "")
    some, others = (rf"{it}(?:(?: (?:{joined}))* {it})*" for it, joined in ((one, _JOINED), (spared, f"{_JOINED}|not")))
    whole = re.fullmatch(
        rf"{_LEAD}(?P<takes>(?P<sure>{_ONLY} (?:{_CHANGE} )?(?:{_ONLY} )?|(?:{_CHANGE} )(?:{_ONLY} )?)?"
        rf"(?P<only>{some})(?P<tail>{_TAIL}))?"
        rf"(?: ?(?:(?:and|but) )*(?:please )?{_SPARE} (?P<spared>{others}){_TAIL})?",
        low,
    )
    if not called or whole is None or not (whole["only"] or whole["spared"]):
        return None
    lead = whole["lead"].split()
    sure = bool(whole["only"]) and (whole["sure"] or re.search(r"\b(?:only|please|pls)\b", whole["tail"] or ""))
    if {"no", "nope", "nah"} & {*lead} and whole["only"] and not re.search(rf"\b{_ONLY}\b", low):
        return None  # "no, the phone": that may be what is wrong
    agrees = bool(sure) or (bool({*_YES.split("|")} & {*lead}) and not {"no", "nope", "nah"} & {*lead})
    return Part(_named(whole["only"], words), _named(whole["spared"], words), agrees)


def _named(said: str | None, words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """What is named, the longest words first: "last name" is not "name"."""
    found, rest = set(), f" {said or ''} "
    for word in _longest_first(words):
        if f" {word} " in rest:
            rest = rest.replace(f" {word} ", "  ")
            found |= {name for name, all_of in words.items() if word in {w.lower() for w in all_of}}
    return frozenset(found)


def _longest_first(words: Mapping[str, Sequence[str]]) -> list[str]:
    return sorted({word.lower() for all_of in words.values() for word in all_of}, key=len, reverse=True)
