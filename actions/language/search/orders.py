"""How a list is to be sorted: "largest first", "by amount from high to low", "closing soonest"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...portal import Search
from ...record import Record
from ..english.phrases import WISH, nouns
from ..english.slips import unslipped
from ..english.text import lower
from ..said import Order
from ..value.numerals import ORDINALS

_COMPARED = r"(?= (?:one|ones|deal|of)\b)"
_MADE = r"(?:created|added|made|entered|saved|put in|set up)\b"
ORDERS = (
    (
rf"newest|latest(?! clos)|(?:newer|more recent){_COMPARED}|most recent(?:ly)?(?: created| added)?|"
rf"recent(?:ly created|ly added)?|last (?:created|added)|new(?:er)? first|freshest|"
rf"(?:last|latest|newest) \w+ (?:(?:(?:that|which) )?(?:(?:i|we|you)(?:'ve)? |was |were )(?:just )?)?{_MADE}|"
rf"(?<!last )\b\w+ (?:(?:that|which) )?(?:i|we|you)(?:'ve)? (?:have )?just {_MADE}|"
rf"(?:(?:was|were) )?(?:added|created|came|come|entered|registered)(?: in)? (?:last|latest|most recently)"
, "created", True),
    (
rf"oldest|older{_COMPARED}|earliest(?: created|(?! clos))|first created|old(?:er)? first|longest open"
, "created", False),
    (
r"recently (?:updated|changed|modified|touched|edited)|last (?:updated|changed|modified|touched)|"
r"latest (?:updates|changes)"
, "changed", True),
    (
rf"largest|biggest|(?:bigger|larger|higher|pricier|more (?:expensive|valuable)){_COMPARED}|most "
rf"(?:big|large|high)|highest(?: amount| value)?|most valuable|most expensive|"
rf"worth (?:the )?most|(?:big|large|expensive|pricey|valuable)(?= ones\b)|top(?: \w+)? "
rf"(?:deals|opportunities|opps)|top (?:two|three|four|five|ten|\d{{1,2}})(?! \w+ ?%)|by (?:amount|"
rf"value|size)|greatest"
, "amount", True),
    (
rf"smallest|lowest|(?:small|cheap|little)(?= ones\b)|(?:smaller|cheaper|lower|less expensive){_COMPARED}|cheapest|"
rf"most (?:small|little|cheap|low)|least valuable|littlest|bottom (?:two|three|four|five|ten|\d{{1,2}})(?! \w+ ?%)"
, "amount", False),
    (
rf"clos(?:ing|e|es) (?:soonest|sooner|next|first|earliest|soon)|(?:sooner|earlier){_COMPARED}|"
rf"next (?:\w+ )?(?:to close|closing|due)(?! dates?\b)|"
rf"soonest|by clos(?:e|ing) date|due (?:first|soonest|next|soon)|most urgent|(?:earliest|soonest|nearest)"
rf" clos(?:e|ing) dates?"
, "closes", False),
    (rf"clos(?:ing|e|es) (?:last|latest|later)|later{_COMPARED}|furthest out|(?:latest|"
rf"furthest) clos(?:e|ing) dates?", "closes", True),
    (r"alphabetical(?:ly)?|by (?:last |first )?name|a[ -]to[ -]z|a-z", "name", False),
)  # fmt: skip
"""How people ask for an order: pattern, what it goes by, whether descending."""
RANK = rf"(?:(?P<rank>{'|'.join(word for word, place in ORDINALS.items() if place > 1)})[ -])"
"""Which one in that order: "the second biggest"."""
_RANKED = re.compile(rf"\b{RANK}$")
_SHOWN = {
    ("created", True): "newest first",
    ("created", False): "oldest first",
    ("changed", True): "last changed first",
    ("changed", False): "last changed last",
    ("amount", True): "largest first",
    ("amount", False): "smallest first",
    ("closes", False): "closing soonest first",
    ("closes", True): "closing last first",
    ("name", False): "by name",
    ("name", True): "by name, from the end",
}
_BY = {
    "amount": r"(?:deal )?(?:amounts?|values?|sizes?|worth|price|revenue|money)",
    "closes": r"(?:expected )?clos(?:e|ing) (?:dates?|days?)|due dates?",
    "created": (
        r"creat(?:e|ed|ion) (?:dates?|days?)|(?:creation|age|date added|when (?:they|it) (?:were|was) "
        r"(?:created|added))"
    ),
    "changed": r"(?:last )?(?:modified|changed?|updated?|activity)(?: dates?)?",
    "name": r"(?:deal |first |last |sur)?names?|alphabet",
}
_ENDS = (
    (
        r"high(?:est|er)?|larg(?:e|est|er)|big(?:gest|ger)?|most(?: expensive| valuable)?|expensive",
        r"low(?:est|er)?|small(?:est|er)?|least(?: expensive| valuable)?|cheap(?:est)?",
        "amount",
        True,
    ),
    (r"new(?:est|er)?|recent|latest", r"old(?:est|er)?|earliest", "created", True),
    (r"soon(?:est|er)?|earl(?:y|iest|ier)", r"late(?:st|r)?|last", "closes", False),
    (r"z", r"a", "name", True),
)  # fmt: skip
"""Both ends of an order: "from high to low", or the other way round."""
_TO = r" ?(?:to|till|down to|up to|-|->|\u2192)(?: the)? ?"
_WAYS = [
    (what, way, a, b)
    for high, low, what, down in _ENDS
    for way, a, b in (("down" if down else "up", high, low), ("up" if down else "down", low, high))
]
_TURNED = "|".join(rf"(?P<way_{what}_{way}>(?:{a}){_TO}(?:{b}))" for what, way, a, b in _WAYS)
_FIRST = "|".join(rf"(?P<way_{what}_{way}_first>{a})" for what, way, a, _ in _WAYS)


def _by(which: str) -> str:
    return rf"\b(?:{'|'.join(rf'(?P<by_{what}_{which}>{names})' for what, names in _BY.items())})\b"


_LEAD = (
    r"(?:\b(?:sort|order|rank|arrang|list)(?:e?d|ing)?(?: (?:it|them|these|those|this|that|the "
    r"list))? )?(?:\bby |\bon )?"
    r"(?:the |their |its )?"
)
DIRECTED = re.compile(
    rf"{_LEAD}(?:{_by('before')})?[ ,;:()-]*(?:\b(?:going|and|in|from|with|a|an)\b ?)*(?:the )?"
    rf"\b(?:{_TURNED}|(?P<way__up>asc(?:ending(?:ly)?)?|increasing(?:ly)?|upwards?)|"
    rf"(?P<way__down>desc(?:ending(?:ly)?)?|decreasing(?:ly)?|downwards?))\b"
    rf"(?: (?:order|amounts?|values?))?(?: by (?:the |their )?{_by('after')})?"
    rf"|{_LEAD}{_by('first')}[ ,;:()-]+(?:with )?(?:the )?(?:{_FIRST})\b(?: ones?)?(?: (?:(?:clos(?:e|ing)"
    rf" )?(?:amount|value|"
    rf"date))s?)? (?:first|on (?:the )?top|at the top)\b"
)
"""An order by its direction, with the property before or after it: "by date, descending", "amount, lowest first"."""


_MOST = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_N = rf"(?P<n>1\d|20|[2-9]|{'|'.join(_MOST)})"
_BEST = (
    r"(?:top|bottom|first|largest|biggest|highest|smallest|lowest|cheapest|newest|latest|oldest|most "
    r"(?:recent|valuable|expensive))"
)
_LIMIT = r"\blimit(?:ed)?(?: (?:it|them|that|this|the list))? to(?: the)?(?: top| first)? "
MANY = rf"(?:\d{{1,2}}|{'|'.join(_MOST)})"
FEW = rf"(?:{_BEST} {MANY}|{MANY} (?:\w+ )?{_BEST})\b"
A_PAGE = r"(?: (?:rows|results|of them|ones))? (?:at (?:a time|once)|(?:per|a|on each|on a|each) (?:page|time))"
"""What follows a number of rows."""
COUNTED = re.compile(rf"\b(?:(?:the |our |my )?{FEW}|{_LIMIT}{MANY}\b|{MANY}{A_PAGE}\b)(?! ?%|[.,]?\d|k\b)")
"""How many of a list, and which end of it, whether or not a page holds so many."""
_COUNTED = (
    re.compile(rf"\b{_N}{A_PAGE}\b"),
    re.compile(rf"{_LIMIT}{_N}\b(?! ?%|[.,]?\d|k\b)"),
    re.compile(rf"\b{_BEST} {_N}\b(?! ?%|[.,]?\d|k\b)"),
    re.compile(rf"\b{_N} (?:\w+ )?{_BEST}\b"),
)


def read_count(text: str, record: Record) -> int:
    """How many of a list are wanted: "the top three", "our two biggest", "list 3 deals"; 0 where none is said."""
    low = lower(text[:2000])
    found = next((m for pattern in (*_COUNTED, _so_many(nouns(record))) if (m := pattern.search(low))), None)
    return (_MOST.get(found["n"]) or int(found["n"])) if found else 0


@lru_cache(maxsize=16)
def _so_many(noun: str) -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{WISH})?(?:(?:list|show|give|get|display|see|fetch|bring|find|pull)(?: me| us| up)* )?"
        rf"(?:(?:the|my|our|any|just|only|last|latest|recent|next) )*{_N} "
        rf"(?:(?:open|won|lost|closed|active|new|newest|latest|recent|last|biggest|largest) )*{noun}\b"
    )


_REVERSED = re.compile(
    r"(?:(?:please|now|ok|okay|and|can you|could you|pls)[ ,]+)*"
    r"(?:(?:sort|order|list|show|put)(?: (?:it|them|these|those|the list))? )?(?:in |the |it |from )*"
    r"(?:(?:reverse|invert|flip|turn around)(?: (?:it|them|that|this))?(?: (?:the )?(?:list|order|"
    r"sort(?:ing)?))?|(?:reverse|opposite|inverse)(?: order)?|reversed"
    r"|turn (?:it|them|that|this|(?:the )?(?:list|order)) (?:around|round|upside down)|other way "
    r"(?:a)?round|backwards?|upside down)[ ,]*(?:please|pls|now)?[ .!?]*"
)


def is_reversal(text: str) -> bool:
    """Whether the words only turn an order round."""
    return _REVERSED.fullmatch(lower(text)) is not None


def read_reversed(text: str, search: Search, record: Record) -> Order | None:
    """The order of a list turned round: "reverse the order"."""
    if not is_reversal(text):
        return None
    what = next((name for name, prop in _properties(record).items() if prop == search.sort), "created")
    down = not search.descending
    return Order(property=_properties(record)[what], descending=down, shown=_SHOWN[what, down])


def _properties(record: Record) -> dict[str, str]:
    """What a list may go by, and the property that holds it."""
    return {
        "created": record.created,
        "changed": record.changed,
        "amount": record.property_of("money") or "",
        "closes": record.property_of("date") or "",
        "name": record.title[-1],
    }


def read_order(text: str, record: Record) -> Order | None:
    """How the list is to be sorted, if the sentence says so."""
    low, properties = lower(unslipped(text[:2000])), _properties(record)
    if directed := _directed(low, properties):
        return directed
    hits = [
        (match.start(), what, descending)
        for pattern, what, descending in ORDERS
        if properties[what] and (match := re.search(rf"\b(?:{pattern})\b", low))
    ]
    if not hits:
        return None
    start, what, descending = max(hits, key=lambda hit: ("updat" in low and hit[1] == "changed", -hit[0]))
    ranked = _RANKED.search(low[:start])
    place = ORDINALS[ranked["rank"]] if ranked else 1
    return Order(property=properties[what], descending=descending, shown=_SHOWN[what, descending], place=place)


SUPERLATIVE = re.compile(rf"\b{RANK}?(?:{'|'.join(pattern for pattern, *_ in ORDERS)})\b", re.IGNORECASE)


def in_another_order(text: str, words: str) -> str:
    """A question with the superlative of other words in place of its own: "our biggest deal", "the second biggest?".

    Other words that have none tell the place only: "and the third?". The question as it is where it has none.
    """
    own, other = SUPERLATIVE.search(text), SUPERLATIVE.search(words)
    place = next((word for word in lower(words).split() if ORDINALS.get(word.strip("?!."), 0) > 1), "").strip("?!.")
    if own is None or not (other or place):
        return text
    alone = own.group()[len(own["rank"]) + 1 :] if own["rank"] else own.group()
    return f"{text[: own.start()]}{other.group() if other else f'{place} {alone}'}{text[own.end() :]}"


def _directed(low: str, properties: dict[str, str]) -> Order | None:
    """An order by its direction; what it goes by where nothing is named follows from the direction's own words."""
    if not (match := DIRECTED.search(low)):
        return None
    said = [name.split("_") for name, found in match.groupdict().items() if found]
    own, way = next((parts[1], parts[2]) for parts in said if parts[0] == "way")
    what = next((parts[1] for parts in said if parts[0] == "by"), own) or ("amount" if properties["amount"] else "name")
    if not properties[what]:
        return None
    return Order(property=properties[what], descending=way == "down", shown=_SHOWN[what, way == "down"])
