"""Whether a sentence asks what amounts come to together: "the total of these?", "how much is my pipeline worth?"."""

from __future__ import annotations

import re

from ..english.text import lower
from .asked import plainly

_TOTAL = (
    r"(?:grand |overall |combined |whole )?(?:total|sum)(?: (?:amount|value|worth|sum|volume|size))?s?(?: up)?"
    r"|(?:combined|overall|aggregate|cumulative) (?:amount|value|worth|volume)"
    r"|(?:adds?|added|adding|summed?|totals?|totall?ed) (?:(?:it|them|those|these|that|all) )*(?:up|"
    r"together)(?: to)?|in total|all in all|altogether|all together|put together|combined"
    r"|(?:how much|what)(?:'s| is) (?:that|it|this) (?:all )?(?:together|in all|all told)"
    r"|how much (?:is (?:that|it|this) |are (?:they|those|these) |do they make )?(?:together|in all|all told)"
)
_MONEY = (
    r"how (?:much|big|large)\b|\bwhat(?:'s| is) (?:that|it|this) (?:all ?)?(?:al)?together\b"
    r"|\b(?:worth|amount|value|money|add|sum|total)"
)
_SUM = r"(?:money|value|revenue|business|worth)"
_WHOLE = (
    r"(?:these|those|them|they|the list|(?:the |my |our )?(?:whole |entire |full |total )?pipeline|"
    r"all of (?:it|that|this)|everything|all)"
)
_ASKS = (
    re.compile(rf"\b(?:{_TOTAL})\b"),
    re.compile(rf"\bhow (?:much|big|large) (?:is|are|do|does|have|was|were) (?:\w+ ){{0,3}}?{_WHOLE}\b"),
    re.compile(rf"\b(?:worth|value|amount) of (?:\w+ ){{0,2}}?{_WHOLE}\b"),
    re.compile(rf"\bwhat(?:'s| is| are) {_WHOLE} (?:now |currently |all )?worth\b"),
    re.compile(r"\b(?:what|how much) (?:are|were) (?:[\w&'\u2019-]+ ){1,6}?worth(?= ?(?:now|today|together)?[ ?.!]*$)"),
    re.compile(
        rf"\bhow much(?: {_SUM})? (?:did|have|has|do|does|will)"
        r" (?:the team|(?!it\b|this\b|that\b)\w+)(?: have| going to)?"
        r" (?:won|win|lost|lose|closed?|sold|sell|book(?:ed)?)\b"
    ),
    re.compile(
        rf"\bhow much(?: {_SUM})?(?: (?:is|are|sits?|lies?|do|have|we|i|you|there|got|sitting|now|still)){{1,5}} in\b"
    ),
)
_COUNTED = re.compile(r"\bhow many\b|\btotal (?:number|count)\b|\b(?:total|sum) (?:is|to|=|of \d)|\bset\b")
_SUMMED = r"(?:al+ ?together|together|in (?:total|all)|all (?:told|in all))"
_LIST = re.compile(
    r"\b(?:these|those|them|they|the list|this list|that list)\b"
    rf"|\b(?:that|it|this)\b(?: all)?(?: worth)? (?:{_SUMMED}|(?:come|amount|add|sum)s?(?: up)? to|make)\b"
    rf"|^\W*(?:(?:and|so|ok|okay|how much|what(?:'s| is)?)\W+)*{_SUMMED}\W*$"
)
"""What is spoken of is the list: "how much is that together?", "and altogether?"."""


_HOW_IS_IT = re.compile(
    r"\b(?:how(?:'s| is| does)?|what does) (?P<whose>(?:the|my|our|\w+'s) )(?:(?:sales|whole|current) )*pipeline\b"
    r"(?: (?:look(?:ing)?(?: like)?|doing|going|today|now|right now|this \w+|at the moment))*"
)
"""A question for no more than an overview: "how's our pipeline looking?"."""


_COMES_TO = re.compile(
    r"\b(?:what|how much) (?:do|does|would|did) (?:[\w&'\u2019-]+ ){1,8}?(?:come|amount|add up|sum up) to\b"
)
"""What these come to."""


def asks_total(text: str) -> bool:
    """Whether amounts are to be added up."""
    low = lower(plainly(text[:2000]))
    if _HOW_IS_IT.search(low) or _COMES_TO.search(low):
        return True
    return bool(any(p.search(low) for p in _ASKS) and re.search(_MONEY, low) and not _COUNTED.search(low))


_WORDS = re.compile(
    rf"\b(?:{_TOTAL})\b(?: (?:of|for|from|in))?"
    r"|\bhow (?:much|big|large)\b(?: (?:revenue|money|business))?(?: (?:is|are|do|does))?"
    r"|\b(?:worth|value|amount|money)\b(?: of)?|\btogether\b"
    r"|\b(?:comes?|coming(?! up (?:in|on|by|for|this|next)\b)|adds?)\b(?: (?:up|to))*",
    re.IGNORECASE,
)
_PIPELINE = re.compile(r"\b(?:the |our )?(?:whole |entire |full |total )?pipeline\b", re.IGNORECASE)


def without_total(text: str) -> str:
    """The sentence without the words that ask for it: what is to be added up. A pipeline is worth its open deals."""
    text = re.sub(_HOW_IS_IT.pattern, r"\g<whose>pipeline", plainly(text[:2000]), flags=re.IGNORECASE)
    return _WORDS.sub(" ", _PIPELINE.sub("open deals", text))


def about_list(text: str) -> bool:
    """Whether it is about the list just shown."""
    return bool(_LIST.search(lower(text[:2000])))
