"""How searches are worded around their criteria: the command, what brings in a name, order, politeness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..create.cover import NAME_MARKED, Span
from ..english.phrases import CALLED, POLITE, WISH, nouns
from .orders import COUNTED, DIRECTED, FEW, MANY, ORDERS, RANK
from .query import Query

_SILENT = frozenset(
    "a an the and or with that thats are is which who whose have has both having where in at all of "
    "any every our we us i me to on there other anything something"
    " currently only just please by for also them they so be do does those these it its some from "
    "yet now already still anymore anyway meanwhile else listed shown displayed presented wey dey".split()
)
_VERY_SILENT = frozenset("wey dey listed both thats the a an all any are is and or that which who with please".split())


_MARKER = re.compile(
    r"\b(?:(?:whose|where|with|and|has|have|having) )?(?:the |their |its )?(?:deal )?(?:name|title)s? (?:that )?"
    r"(?:contain(?:s|ing)?|include?s?|including|has|have|matches|like|is|starts? with|starting with)\b(?: the words?)?"
    rf"|{CALLED.pattern}"
    r"|\b(?:contain(?:s|ing)?|mention(?:s|ing)?|match(?:ing|es)?|like|including|about|with)(?: the words?)\b"
    r"|\b(?:(?:that|which) )?(?:start|begin)(?:s|ning|ing)? with\b(?! the (?:small|larg|big|cheap|most|least|old"
    r"|new|earl"
    r"|lat|low|high|soon|next|first))"
    r"|\b(?:contain(?:s|ing)?|mention(?:s|ing)?|match(?:ing|es)?|(?<!'d )(?<!would )like|including|about)\b"
)
_IN_NAME = re.compile(r"\b(?:in|with|on) (?:the|its|their) (?:name|title)\b")
_TIED_TO = re.compile(
    r"\b(?:(?:that|which) )?(?:(?:is|are) )?(?:linked|attached|associated|related|connected|tied|"
    r"belonging) (?:to|with)\b(?: (?:the )?(?:company|account|firm|customer|client)(?= \w))?"
)
_ORDER = re.compile(
    r"\b(?:(?:put|bring|have)(?: the)? |(?:start|begin)(?:ing|ning)? with (?:the )?)?(?:(?:\d{1,2}|two|three"
    r"|four|five|six|seven|eight|nine|ten) "
    r")?(?:(?:sorted|ordered|order|sort|ranked)(?: them| it| these| those| this| that| the list)?(?: "
    r"by)? )?"
    rf"{RANK}?(?:{'|'.join(pattern for pattern, *_ in ORDERS)})(?: (?:amounts?|values?|sizes?|close "
    rf"dates?))?(?: first| ones?|,? (?:on|at the) top)*(?: of (?:the )?(?:two|three|four|five|them|"
    rf"these|those|all))?\b"
)

NARROWS = (
    r"(?:narrow|limit|restrict|filter|reduce|boil)(?:ing)?(?: (?:it|them|that|this|those|these|(?:the|"
    r"that|this) (?:list|results?)))?"
    r"(?: down)?(?: (?:to|by|for))?"
)
"""An order about the list on the table, which can be nothing else."""
_NARROWS = re.compile(rf"\b{NARROWS}\b")
_TRAILING = re.compile(
    r"\b(?:first|instead|for now|quickly|real quick|again|once (?:more|again)|(?:from|at) the (?:start|beginning|top)"
    r"|or not|to date|so far|up to now|until now|thus far|altogether|all together|in total|in all|all in all|overall)"
    r"[ .!?]*$|\banyway\b(?=[ ]*[.?!]|$)"
)
_IF_IT_SUITS = re.compile(
    r"\bif (?:it|that)(?:'?s| is)? (?:not (?:too much|an?y?)(?: of an?)? )?"
    r"(?:ok(?:ay)?|all ?right|fine|possible|(?:no )?(?:trouble|bother|hassle|problem))(?: (?:with|by|for) you)?(?! \w)"
    r"|\bif you (?:do|would) not mind\b"
)
"""A courtesy that denies nothing."""
_BEHIND = re.compile(
    r"(?<=[.?!,;] )(?:and )?(?:how (?:are they|they are|do they get) called|what are (?:they|their names)(?: called)?"
    r"|who are they(?: all)?|(?:tell me )?their names(?: please)?|(?:please )?(?:search|find|list|show)(?: me)?"
    r" them)[ .!?]*$"
    r"|(?<=[,;.!?] )(?:because |since |as )?(?:i|we)(?:'(?:m|re|ve|d)| am| are| have| need| want| must| suspect|"
    r" think| guess| had) \w[^,.;]*[ .!?]*$"
)
"""What is said behind a search: "… How are they called?", "…, I have to correct something"."""


_COMPARES = re.compile(
    r"\b(?:what(?:'?s| is| are) (?:the )?diff(?:erences?)? between|compare|difference between)"
    r"(?: (?:the|these|those|our))?"
    r"(?: two| three)?(?= )"
)
"""A question about several, which are shown side by side."""
_INVOLVED = re.compile(
    r"\b(?:does|do|is|are|has|have)(?= (?!not\b)[\w' -]+ (?:involved|working|part of|got|have)\b)"
    r"|\b(?:involved|part|a part) (?:in|with|of)\b|\binvolved\b|\bgoing(?: on)?(?= (?:with|at|for)\b)"
)
_FEW = re.compile(rf"{COUNTED.pattern}(?=[ ?.!]*$|,|,? (?:by|of|from|in order|please|pls)\b)")
"""The words that say how many, where no name goes on behind them: "top 3", "the biggest three by amount"."""
_COUNT = "(?:two|three|four|five|six|seven|eight|nine|ten)"


@lru_cache(maxsize=16)
def _commands(noun: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of "show me all deals", of "10 deals", and of the "two" in "two Kestrel deals"."""
    command = re.compile(
        rf"(?:\b{WISH})?\b(?:find(?:ing)?|(?:am |are |is |be )?search(?:ing)?(?: for)?|show(?:ing)?|list|"
        rf"get|(?:am |are |is |be )?look(?:ing)? (?:up|for|at)|lookup|filter|present|(?:what|how) about|give"
        rf"|display|fetch|pull(?: up)?|"
        rf"see"
        r"|(?:walk|take|talk|run) (?:me|us) through|remind (?:me|us)(?: of| about)?"
        r"|which|what(?: are)?|who(?: are| is)?|any|how many|do (?:we|i|you) have|(?:we|i|"
        r"you)(?:'?ve)?(?: have| got)+|there(?:'s| is| are)|are there|is there|got|bring up|open(?: "
        r"up)?(?= (?:the|number|no|it|that|this)\b)|view|all|query|check|where|tell|count|need|want)\b"
        rf"(?: (?:me|us|two|three|four|five|several|few|couple|all|any|every|each|up|out|for|of|the|a|an|"
        rf"some|our|with|through|just|only|only the|please|are|do|we|i|you|have|there)\b"
        rf"| (?:d|da|dem)(?= (?:\w+ )?{noun}\b))*"
        rf"(?: (?:records?|list|results?|info|details|contact details))?(?: (?:of|for))?(?: (?:all|the|"
        rf"our))*(?: ?{noun}\b)?"
    )
    listing = (
        r"\b(?:(?:produce|compile|prepare|generate|provide|present|give|show|make|create|run|pull|want|have|see|"
        r"look at|like|need)(?: (?:me|us))? )?(?:(?:a|an|the|our) |^)(?:(?:full|complete|short|quick|whole|brief) "
        r")?(?:list(?:ing)?|overview|rundown|inventory|summary|table)"
        r"(?= (?:of|with|for|over) )"
    )
    sort = rf"(?:sort|order|rank|arrange)(?: (?:all|the|our))*(?= (?:my )?(?:{noun} )?by\b)"
    command = re.compile(rf"(?:\b{WISH})?{listing}|{command.pattern}|(?:\b{WISH})?\b{sort}")
    several = rf"\b(?:(?:those|these|the|all|both) )?{_COUNT} (?=(?:[\w&'-]+ ){{1,4}}{noun}\b)"
    count = rf"(?:(?:(?:top|first|last) )?(?:\d{{1,3}}|{_COUNT}|both)(?: of the)? )?"
    ones = rf"\b{count}(?:{noun}|ones?)\b(?! (?:name|stage|type|owner|currency)\b)"
    return command, re.compile(ones), re.compile(several)


@lru_cache(maxsize=16)
def _few_of(noun: str) -> re.Pattern[str]:
    """ "The newest 5" of "the newest 5 leads", "last 5" of "last 5 customers"."""
    return re.compile(rf"\b(?:{FEW}|(?:last|recent) {MANY})(?= (?:\w+ )?{noun}\b)")


def around(q: Query) -> Iterator[Span]:
    """Spans that narrow nothing down."""
    command, noun, count = _commands(q.nouns)
    for match in command.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "command", 0.8, None)
    for match in _NARROWS.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "command", 1.2, None)
    for match in noun.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "noun", 0.6, None)
    for match in count.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "skip", 0.9, None)
    for match in _MARKER.finditer(q.low):
        if q.record.unique != "email" or "title" not in match.group():
            yield from q.chars(match.start(), match.end(), "marker", NAME_MARKED - 1.0, None)
    for pattern, score in (
        (_IN_NAME, 0.2),
        (_TIED_TO, 0.9),
        (POLITE, 0.0),
        (_ORDER, 2.0),
        (DIRECTED, 6.0),
        (_FEW, 3.0),
        (_few_of(nouns(q.record)), 3.0),
        (_TRAILING, 0.8),
        (_BEHIND, 3.0),
        (_COMPARES, 2.0),
        (_INVOLVED, 0.5),
    ):
        for match in pattern.finditer(q.low):
            yield from q.chars(match.start(), match.end(), "skip", score, None)
    for match in _IF_IT_SUITS.finditer(q.low):
        yield from q.chars(match.start(), match.end(), "remark", 2.0, None)
    for index, word in enumerate(q.folds):
        if word in _SILENT:
            yield Span(index, index + 1, "skip", -0.1 if word in _VERY_SILENT else -0.35)
