"""Which row of the list just shown is meant: "the biggest", "the other one", "the one above", "the publisher"."""

from __future__ import annotations

import re

from ...record import Record
from ..english.phrases import nouns
from ..english.text import fold, lower
from ..search.carried import Carried
from ..search.orders import COUNTED, DIRECTED, ORDERS, RANK, SUPERLATIVE, is_reversal, read_order

_NUMBER = re.compile(r"\b(?:\d+|two|three|four|five|six|ten)\b")
_FRAME = frozenset(
    "the a their its is are was were be s which whose who what whats whos one of them these those "
    "list there here on in that it open show me"
    " please pls just and only deal contact first last by far overall then".split()
)
_OTHER = re.compile(
    r"(?:the |that |this )?other(?: (?:one|guy|lady|man|woman|person|deal|contact|record|opportunity|"
    r"two|ones))?|the others",
)


_SORTS = re.compile(
    r"\bones\b|\btop \w+$|\b(?:on|at the) top\b|\bsort\w*|\border\w*|\bby\b|(?<!closes )(?<!closing "
    r")\bfirst$|\bclos(?:ing|es) (?:soonest|last) first$"
)
"""Words that ask for an order of all of them, not for the first of them."""
_ORDERLY = frozenset(
    "sort sorted order ordered by it them those these all ones first starting start with rank ranked "
    "put bring have on top at order".split()
)


def is_superlative(words: str, record: Record) -> bool:
    """Whether the words are nothing but a superlative: "the biggest", "which closes first"."""
    low = lower(words)
    nouns = {record.singular, *(w for w in record.synonyms if not w.endswith("s"))}
    return not (_NUMBER.search(low) or _SORTS.search(low) or DIRECTED.search(low)) and _is_order(
        low, record, _FRAME | nouns
    )


def superlative_phrase(text: str, record: Record) -> tuple[str, ...]:
    """The words around a superlative that tell of which records it is, without the question asked of that one.

    With what follows it and without: "biggest deal we lost", "biggest deal", of "who owns the biggest deal we lost?".
    What follows is asked, and no part of it, in "is the biggest deal won?". Nothing where no kind is named.
    """
    low = lower(text)
    noun = re.search(rf"\b(?:(?:{_STANDS}) )*(?:{nouns(record)}|one)\b", low)
    found = SUPERLATIVE.search(low)
    if not found or not noun:
        return ()
    begin, end = min(found.start(), noun.start()), max(found.end(), noun.end())
    asked = _ASKED.match(low[:begin]) is not None
    begin -= len("my ") if low[:begin].endswith("my ") else 0
    return (text[begin:end],) if asked else (re.split(r"[,;?!]", text[begin:])[0], text[begin:end])


_STANDS = "still|currently|open|active|pending|won|lost|closed"
"""How a record stands, in front of what it is called: "which open deal is the biggest?"."""
_ASKED = re.compile(
    r"\W*(?:(?:and|so|ok|but|then)[, ]+)*(?:(?:is|are|was|has|have|does|do|did|will|when|where)\b"
    r"|who (?:won|lost|closed|opened)\b|what (?:about|\w+ (?:is|was|does|did))\b)"
)
"""A question whose answer stands behind what it is about: "is the biggest deal | won?"."""


def is_order(words: str, record: Record) -> bool:
    """Whether the words only say how to sort: "by amount", "largest first"."""
    low = lower(words)
    if is_reversal(low):
        return True
    return bool(_SORTS.search(low) or DIRECTED.search(low)) and _is_order(low, record, _FRAME | _ORDERLY)


def is_counted(words: str, record: Record) -> bool:
    """Whether the words only say how many of the list are wanted, and perhaps its order: "top 3", "top 5 by amount"."""
    low = lower(words)
    beside = _FRAME | _ORDERLY | {record.plural, *record.synonyms}
    return COUNTED.search(low) is not None and _is_beside(COUNTED.sub(" ", low), beside)


def _is_order(low: str, record: Record, beside: frozenset[str] | set[str]) -> bool:
    return read_order(low, record) is not None and _is_beside(low, beside)


def _is_beside(low: str, beside: frozenset[str] | set[str]) -> bool:
    """Whether nothing but these words stands around those of an order."""
    low = DIRECTED.sub(" ", low)
    for pattern, *_ in ORDERS:
        low = re.sub(rf"\b{RANK}?(?:{pattern})\b", " ", low)
    return all(word in beside for word in fold(low).split())


_BESIDE = re.compile(
    r"(?:the |that )?(?:(?P<up>previous|preceding)(?: one)?|(?P<next>(?:next|following) one)"
    r"|one (?:right |just )?(?:(?P<above>above|before|over)|(?P<below>below|after|under(?:neath)?|"
    r"following))(?: (?:it|that|this)(?: one)?)?)"
)


def steps(said: Carried) -> int:
    """How many rows from the one shown last: "the one above" is one back; 0 where nothing of the kind is said."""
    found = _BESIDE.fullmatch(lower(f"{said.asks} {said.words}".strip())) or _BESIDE.fullmatch(lower(said.words))
    return 0 if not found else 1 if found["below"] or found["next"] else -1


_SINGLE = re.compile(r"(?:who|which|what)\b(?!.*\b(?:are|were)\b)")
_ONE = re.compile(r"(?:the|which) one\b.*")
_BARE_ONE = re.compile(r"(?!(?:no|any|another|every|each|this|some|new|last|next|previous)\b)\w+(?: \w+)? one")
""" "Jaipur one", in a hurry."""


def is_the_other(said: Carried) -> bool:
    """ "The other one", "and the other?"."""
    return _OTHER.fullmatch(lower(said.words)) is not None


_OF = r"(?:at|in|from|of|for|with|who)\b"
_SEVERAL = re.compile(rf"(?:the|that) (?:(?!{_OF})[\w&'-]+ )*?(?:[^\W\dA-Z]+(?<![siu])s|people)(?: {_OF}.*)?")
"""The noun in the plural, in small letters: "the customers at Acme", neither "the Jones" nor "the head of sales"."""


def is_described(said: Carried) -> bool:
    """Whether one row is asked for by what it is: "who is the CEO?", "and the controls engineer?"."""
    low = lower(said.words)
    one = low.startswith(("the ", "that ", "a ")) or bool(_ONE.fullmatch(said.asks) or _BARE_ONE.fullmatch(low))
    several = re.search(r"\bones\b", low) or _SEVERAL.fullmatch(said.words)
    return (one or (said.among and _SINGLE.match(said.asks) is not None)) and not several
