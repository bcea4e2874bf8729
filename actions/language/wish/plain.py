"""A message without what only colours it: "… lol", "… tho", "delete am", "assign the same to Priya"."""

from __future__ import annotations

import re

from ..english.phrases import WISH
from ..update.clauses import CLEAR, VERBS
from ..which.subject import DELETE, SHOW
from .formal import in_plain_words
from .reaching import reaching
from .trade import in_deals

_LAST = re.compile(
    r"(?:[ ,]+(?:lol|lmao|haha+|tho|ig|innit|sef|abeg|jor|o|lah|by the way|btw|(?:all )?(?:in one go|at once)"
    r"|(?:i )?(?:nearly|almost) forgot|if (?:[iI]|we) (?:may|might|can)(?: (?:know|ask))?|if you (?:permit|allow"
    r"|know)(?: (?:it|this|"
    r"that|me))?))+(?=[ .?!]*$)"
)
"""Behind a message, in small letters."""
_OF_COURSE = re.compile(r",? of course\b,?(?= \S)")
_TURNED = re.compile(
    r"\b(address|number|date|day) of (?:the )?(e-?mail|mail|phone|telephone|mobile|closing|close)\b(?! of the)", re.I
)
"""What other languages put the other way round: "the address of mail"."""
_FOR_SAME = re.compile(
    r"^(?P<lead>(?:(?:and|also|then|now|please|ok)[ ,]+)*)for (?P<who>\S[^,;]{1,60}?),? (?:(?:do|make|"
    r"also|please) )*the same(?: thing| change)?,?(?P<end>(?: (?:please|too|also|as well|again|"
    r"thanks))*[ .!]*)$",
    re.I,
)
_DOES = rf"(?:{VERBS}|{CLEAR}|{DELETE}|{SHOW})"
_SAME = re.compile(r" (?:the same|am|um)\b", re.I)
_THE_SAME = re.compile(
    rf"(?P<verb>\b{_DOES}(?: me| us)? )(?:the same|am|um)(?=[.!?]*$| (?:to|in|into|as|for|from|with|by)\b)", re.I
)
"""The record just spoken of, as it is said in India and in West Africa."""
_TAKE_OFF = re.compile(
    r"\btake (?P<what>(?!it\b|that\b|this\b|him\b|her\b)[^,;\d%]{2,60}?) off(?:(?P<of>(?: of)?(?= (?:the|his"
    r"|her|its|my|our)\b))|(?= (?:of|from)\b|[ .?!]*$))",
    re.I,
)
_FROM_IT = re.compile(r"\btake (?P<what>(?:the|his|her|its) [a-z][a-z -]{1,30}?) off (?=(?-i:[A-Z\"]))", re.I)
_LACKS = re.compile(
    r"\b(?:is|was) (?P<it>it|he|she|that|this)(?P<still>(?: still| yet| really| actually)*) (?:without|missing|lacking)"
    r" (?:an? |any |its |his |her )?(?=\w)",
    re.I,
)
""" "Is it still without an owner?", which looks for no others."""
_HASTY = {
    "hes": "he's", "shes": "she's", "theyre": "they're", "whos": "who's", "whats": "what's", "thats": "that's",
    "wheres": "where's", "sry": "sorry", "srry": "sorry", "bak": "back",
}  # fmt: skip
_BEGINS = re.compile(
    rf"^(?P<lead>(?:(?:ok|okay|oh|and|so|no|but|well|then)[ ,]+)*)(?P<word>{'|'.join(_HASTY)})\b(?=[ ,]+\S)"
)
"""How a message begins; in the middle of it they may be somebody's words, or a name."""
_NUMBER = re.compile(r"\b((?:[Tt]elep|[Pp])hone|[Mm]obile|[Cc]ell|[Tt]el) (?:nr\b\.?|no\.|num\b|no(?=\?| ?[+\d]))")
_INSTEAD = re.compile(rf"^(?P<before>(?:{WISH})?{SHOW}(?: me| us)?) instead(?= \S)", re.I)


_COMMA = re.compile(r" +comma\b *", re.I)
"""As it is dictated, where it stands more than once and no comma is written."""


def plain(text: str) -> str:
    """The message in plainer words; quoted words and names with capitals stay as they are."""
    if "," not in text and len(_COMMA.findall(text)) > 1:
        text = _COMMA.sub(", ", text).strip()
    shorter = _OF_COURSE.sub("", _LAST.sub("", text))
    shorter = _BEGINS.sub(lambda said: f"{said['lead']}{_HASTY[said['word']]}", shorter)
    shorter = _NUMBER.sub(lambda said: f"{said[1]} number", shorter) if '"' not in shorter else shorter
    shorter = _INSTEAD.sub(lambda said: said["before"], shorter)
    shorter = _FOR_SAME.sub(lambda said: f"{said['lead']}the same for {said['who']}{said['end']}", shorter)
    shorter = _TAKE_OFF.sub(lambda said: f"remove {said['what']}{'' if said['of'] is None else ' from'}", shorter)
    shorter = _FROM_IT.sub(lambda said: f"remove {said['what']} from ", shorter)
    shorter = _LACKS.sub(lambda said: f"does {said['it']}{said['still']} have no ", shorter)
    shorter = _TURNED.sub(lambda said: f"{said[2]} {said[1]}", shorter)
    if '"' not in shorter and _SAME.search(shorter):
        shorter = _THE_SAME.sub(lambda said: f"{said['verb']}it", shorter)
    shorter = in_deals(reaching(in_plain_words(shorter)))
    return shorter if shorter.strip(" .?!") else text
